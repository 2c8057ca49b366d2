package io.github.proclab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proclab.supervisor.RunRequest;
import io.github.proclab.supervisor.RunRequest.RunLimits;
import io.github.proclab.supervisor.RunRequest.Stdin;
import io.github.proclab.supervisor.Schedule;
import io.github.proclab.trace.Event;
import io.github.proclab.trace.Event.Verdict;
import io.github.proclab.trace.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A process may touch as much memory as the run's limit says; what it has only reserved counts for nothing. */
class MemoryOfARunIT {

    private static final long LIMIT = 64 << 20;

    private static final String USES = """
            #include <pthread.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <sys/wait.h>
            #include <unistd.h>
            static char data[128 << 20];
            static void touch(char *block, size_t bytes)
            {
                for (size_t i = 0; i < bytes; i += 4096)
                    block[i] = 1;
            }
            static void *rest(void *gate)
            {
                pthread_mutex_lock(gate);
                pthread_mutex_unlock(gate);
                return NULL;
            }
            static int threads(void)
            {
                static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
                pthread_t all[100];
                pthread_mutex_lock(&gate);
                for (int i = 0; i < 100; i++)
                    if (pthread_create(&all[i], NULL, rest, &gate) != 0)
                        return 1;
                pthread_mutex_unlock(&gate);
                for (int i = 0; i < 100; i++)
                    pthread_join(all[i], NULL);
                return 0;
            }
            static int children(size_t bytes)
            {
                touch(data, bytes);
                for (int i = 0; i < 12; i++)
                    if (fork() == 0)
                        return data[0] - 1;
                while (wait(NULL) > 0)
                    ;
                return 0;
            }
            int main(int argc, char **argv)
            {
                char *block;
                (void)argc;
                switch (argv[1][0]) {
                case 'd': return data[(128 << 20) - 1]; /* static data, most of it not touched */
                case 'r': return malloc(1 << 30) == NULL;
                case 't': return threads();
                case 'c': return children(40 << 20);
                case 'D': touch(data, sizeof data); return 0;
                case 'S': touch(mmap(NULL, 1 << 30, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), 1 << 30); return 0;
                case 'B': /* given back at once */
                    block = malloc(66 << 20);
                    memset(block, 1, 66 << 20);
                    free(block);
                    return 0;
                case 'F':
                    if (fork() == 0)
                        touch(data, sizeof data);
                    wait(NULL);
                    return 0;
                case 'A': block = malloc((size_t)1 << 46); block[1] = 1; return 0;
                case 'N': block = malloc((size_t)-argc); block[1] = 1; return 0;
                }
                return 2;
            }
            """;

    @EachSandbox
    void what_is_reserved_and_not_touched_is_within_the_limit(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "uses", USES);
            for (String part : List.of("data", "reserve", "threads", "children")) {
                assertThat(session.run(natural(part)).end().verdict()).as(part).isEqualTo(Verdict.ENDED);
                assertThat(statusOfFirst(session.run(natural(part)))).as(part).isZero();
                assertThat(statusOfFirst(session.run(controlled(part)))).as("%s, controlled", part).isZero();
            }
        }
    }

    @EachSandbox
    void what_is_touched_beyond_it_ends_the_run_with_amount_limit_and_place(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "uses", USES);
            for (String part : List.of("Data", "Shared", "Brief", "Fork")) {
                for (RunRequest request : List.of(natural(part), controlled(part))) {
                    Recording run = session.run(request);
                    assertThat(run.end().verdict()).as(part).isEqualTo(Verdict.LIMIT);
                    assertThat(run.end().detail()).isEqualTo("memory");
                    assertThat(run.events()).filteredOn(Event.MemoryExceeded.class::isInstance).singleElement().isInstanceOfSatisfying(Event.MemoryExceeded.class, exceeded -> {
                        assertThat(exceeded.whose()).isEqualTo(Event.Whose.PROCESS);
                        assertThat(exceeded.process()).isEqualTo(part.equals("Fork") ? 2 : 1);
                        assertThat(exceeded.limit()).isEqualTo(LIMIT);
                        assertThat(exceeded.used()).isGreaterThan(LIMIT);
                    });
                }
            }
            assertThat(Runs.output(session.run(Runs.traced("echo", "still here")))).isEqualTo("still here\n");
        }
    }

    @EachSandbox
    void memory_that_is_not_given_is_told_with_the_amount(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "uses", USES);
            assertThat(failures(session.run(natural("Absurd"))).get(0)).satisfies(failed -> {
                assertThat(failed.what()).isEqualTo(Event.Wanted.BLOCK);
                assertThat(failed.bytes()).isBetween(1L << 46, (1L << 46) + (64 << 10));
                assertThat(failed.stamp().frames()).isNotEmpty();
            });
            assertThat(failures(session.run(natural("Negative")))).singleElement().satisfies(failed -> assertThat(failed.what()).isEqualTo(Event.Wanted.BEYOND_ALL));
            RunRequest limited = request("sh", "-c", "ulimit -v 400000; exec ./uses reserve");
            assertThat(failures(session.run(limited)).get(0)).satisfies(failed -> {
                assertThat(failed.ownLimit()).isEqualTo(Event.OwnLimit.ADDRESS_SPACE);
                assertThat(failed.limit()).isEqualTo(400000L << 10);
            });
        }
    }

    @EachSandbox
    void static_data_that_no_machine_has_is_told_with_its_amount(TestedSandbox where) {
        try (Session session = where.open()) {
            Runs.compile(session, "huge", "char all[1L << 45]; int main(void) { return 0; }");
            for (RunRequest request : List.of(request("./huge"), request("./huge").with(new Schedule(List.of(), new Schedule.Steady(), Set.of(), 0, true)))) {
                Recording run = session.run(request);
                assertThat(run.end().verdict()).isEqualTo(Verdict.LIMIT);
                assertThat(run.end().detail()).isEqualTo("memory");
                assertThat(failures(run)).singleElement().satisfies(failed -> assertThat(failed.bytes()).isBetween(1L << 45, (1L << 45) + 4096));
            }
            assertThat(session.run(request("./no-such-program")).end().verdict()).isEqualTo(Verdict.NOT_STARTED);
        }
    }

    private static List<Event.AllocationFailed> failures(Recording run) {
        return run.events().stream().filter(Event.AllocationFailed.class::isInstance).map(Event.AllocationFailed.class::cast).toList();
    }

    private static RunRequest natural(String part) {
        return request("./uses", part);
    }

    private static RunRequest controlled(String part) {
        return natural(part).with(new Schedule(List.of(), new Schedule.Steady(), Set.of(), 0, true));
    }

    private static RunRequest request(String... argv) {
        RunLimits limits = new RunLimits(Runs.TIME_ENOUGH, Runs.TIME_ENOUGH, LIMIT, 64, 1 << 20, 0);
        return new RunRequest(List.of(argv), Runs.traced("true").env(), Stdin.NONE, true, false, limits, Duration.ZERO, -1, List.of());
    }

    private static int statusOfFirst(Recording recording) {
        return recording.events().stream().filter(event -> event instanceof Event.Ended && event.process() == 1)
                .mapToInt(event -> ((Event.Ended) event).status().raw()).findFirst().orElseThrow();
    }
}
