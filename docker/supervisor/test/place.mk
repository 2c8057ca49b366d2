# The tests of the workplace and of the local sandbox, with the sanitizers; as root and as another user.
# Usage: make -f place.mk check
CC      ?= gcc
BUILD   := build
PLACE   := cgroup cgroup_container cgroup_files cgroup_folder cgroup_fork cgroup_path container copy errand failure isolate \
           isolation keeper landlock mounts namespaces private_folder privileges relative rootfs settle student \
           system_folders system_v tree tree_empty user_namespace workplace workplace_collect workplace_left
PLACED  := workplace_test workplace_left_test
BOXED   := isolate_test isolate_weaker_test isolate_end_test isolate_limits_test
TESTS   := cgroup_test $(PLACED) $(BOXED)
CFLAGS  := -std=c17 -D_GNU_SOURCE -O1 -g -Wall -Wextra -Werror -fno-omit-frame-pointer \
           -fsanitize=address,undefined -fno-sanitize-recover=all
# In a sandbox there is nothing that the leak checker could stop the program with.
RUN     := ASAN_OPTIONS=detect_leaks=0

$(BUILD)/place/%.o: ../%.c $(wildcard ../*.h)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<

$(PLACED:%=$(BUILD)/%): placed.c placed.h
$(BOXED:%=$(BUILD)/%): sandboxed.c sandboxed.h

$(TESTS:%=$(BUILD)/%): $(BUILD)/%: %.c testing.h $(PLACE:%=$(BUILD)/place/%.o)
	$(CC) $(CFLAGS) -o $@ $(filter %.c %.o,$^)

.PHONY: check check-place
check: check-place
check-place: $(TESTS:%=$(BUILD)/%)
	for test in $(TESTS); do $(RUN) $(BUILD)/$$test || exit 1; done
	if [ "$$(id -u)" = 0 ]; then sh as_nobody.sh $(TESTS:%=$(BUILD)/%); fi
