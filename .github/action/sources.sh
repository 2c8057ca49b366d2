#!/usr/bin/env bash
# Where programs are to be run, what has to be made for that, and its names: one for what a release has ready, which changes when, and
# only when, the sources do; and one for the cache, which changes with the base image, too.
set -euo pipefail

action=${PROCLAB_ACTION:?}
java_wanted=17

fail() { printf '::error title=proclab::%s\n' "$*"; exit 2; }

engine_answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

choose_sandbox() {
    case ${PROCLAB_SANDBOX:-auto} in
        docker | local) sandbox=$PROCLAB_SANDBOX ;;
        auto)
            sandbox=docker
            if ! engine_answers; then
                sandbox=local
                echo "::notice title=proclab::No Docker Engine answers: programs are run in the local sandbox. The report says what that does not isolate."
            fi
            ;;
        *) fail "The input sandbox is one of docker, local and auto." ;;
    esac
}

is_recent() {
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
    [ "${version:-0}" -ge "$java_wanted" ] && [ -x "$1/bin/javac" ]
}

# The usual Java where it is recent enough; else one of the others that a hosted runner has.
choose_java() {
    local home on_path
    on_path=$(readlink -f "$(command -v javac || true)" 2>/dev/null || true)
    for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" "${JAVA_HOME_17_X64:-}" "${JAVA_HOME_21_X64:-}" "${JAVA_HOME_25_X64:-}"; do
        if [ -n "$home" ] && is_recent "$home"; then java=$home; return; fi
    done
    java=${JAVA_HOME:-}
}

# The name of the image stands for the supervisor, and for the base image with the packages in it.
hash_of_sources() {
    { cd "$action"; find pom.xml harness/src/main docker/base-image.sh -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; docker/image-tag.sh; } |
        sha256sum | cut -c 1-16
}

# Which packages are in the base image changes with its name unchanged: as the machine has it, or else as the registry does.
hash_of_base() {
    local base
    base=$(sed -n 's/^ARG BASE=//p' "$action/docker/Dockerfile" | head -n 1)
    { docker image inspect --format '{{.Id}}' "$base" 2>/dev/null || timeout 20 docker manifest inspect "$base" 2>/dev/null || echo none; } |
        sha256sum | cut -c 1-12
}

choose_sandbox
choose_java
name=proclab-$sandbox-${RUNNER_OS:-Linux}-${RUNNER_ARCH:-X64}-$(hash_of_sources)
key=$name
if [ "$sandbox" = docker ]; then key=$name-$(hash_of_base); fi
{
    echo "sandbox=$sandbox"
    echo "java=$java"
    # Read in the first step, before other actions are used.
    echo "repository=${PROCLAB_REPOSITORY:-}"
    echo "name=$name"
    echo "key=$key"
    echo "built<<END-OF-PATHS"
    echo "$action/target/proclab.jar"
    echo "$action/target/lib"
    if [ "$sandbox" = docker ]; then echo "$action/target/image.tar"; fi
    echo "END-OF-PATHS"
} >>"$GITHUB_OUTPUT"
