#!/usr/bin/env bash
# proclab's front door: builds what is missing (the jar, the supervisor, the image), once, and hands its arguments on.
set -euo pipefail

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
jar=$home/target/proclab.jar
java_wanted=17

say() { printf 'proclab: %s\n' "$*" >&2; }
fail() { say "$*"; exit 3; }

find_java() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/java}
    [ -x "$java" ] || java=$(command -v java) ||
        fail "Java $java_wanted or later is needed, and there is none (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless; or set JAVA_HOME)"
    jdk=$(dirname "$(dirname "$(readlink -f "$java")")")
    # The release file answers without starting a JVM.
    java_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$jdk/release" 2>/dev/null || true)
    [ -n "$java_version" ] || java_version=$("$java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')
    local feature=${java_version%%[.+-]*}
    [ "${feature:-0}" -ge "$java_wanted" ] 2>/dev/null ||
        fail "Java $java_wanted or later is needed; $java is ${java_version:-of an unknown version} (set JAVA_HOME to another)"
}

nothing_is_newer_than() {
    [ -e "$1" ] && [ -z "$(find "$home/pom.xml" "$home/harness/src/main" -newer "$1" -print -quit)" ]
}

jar_is_fresh() { [ -e "$jar" ] && { nothing_is_newer_than "$jar" || nothing_is_newer_than "$home/target/.up-to-date"; }; }

build_jar() {
    jar_is_fresh && return
    command -v mvn >/dev/null || fail "the jar is built with Maven, which is missing (Debian, Ubuntu: apt-get install maven)"
    # One build at a time: whoever comes second finds it done.
    exec 9<"$home/pom.xml"
    flock --nonblock 9 || { say "waiting for another build to end"; flock 9; }
    if ! jar_is_fresh; then
        say "building target/proclab.jar"
        mkdir -p "$home/target"
        touch "$home/target/.started"
        JAVA_HOME=$jdk mvn -q -B -ntp -f "$home/pom.xml" package -Dmaven.test.skip=true </dev/null >"$home/target/build.log" 2>&1 || {
            tail -n 40 "$home/target/build.log" >&2
            fail "the jar could not be built (see above, and target/build.log)"
        }
        mv "$home/target/.started" "$home/target/.up-to-date"
    fi
    exec 9<&-
}

# The engine that docker itself would ask: that of DOCKER_CONTEXT, or of the context in use (rootless, Docker Desktop, Colima).
# docker/build.sh and Java both take DOCKER_HOST.
find_engine() {
    [ -z "${DOCKER_HOST:-}" ] || return 0
    local config=${DOCKER_CONFIG:-${HOME:-}/.docker}/config.json host
    [ -n "${DOCKER_CONTEXT:-}" ] || grep -qs '"currentContext"' "$config" || return 0
    command -v docker >/dev/null || return 0
    host=$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null) ||
        { say "the Docker context ${DOCKER_CONTEXT:-in $config} cannot be read (docker context inspect says why)"; return 0; }
    if [ -n "$host" ]; then export DOCKER_HOST=$host; fi
}

# What sandbox this command wants: docker, local, auto, or nothing for one that runs no program.
wanted_sandbox() {
    local sandbox=${PROCLAB_SANDBOX:-auto} takes_program=no
    case ${1:-} in
        grade | check | replay | lint | bench) ;;
        trace | explore | outcomes) takes_program=yes ;;
        # What is packed has to be built: the supervisor, which runs by itself elsewhere.
        bundle) printf local; return ;;
        *) return ;;
    esac
    shift
    while [ $# -gt 0 ]; do
        case $1 in
            --) break ;;
            -h | --help) return ;;
            --sandbox=*) sandbox=${1#*=} ;;
            --sandbox) sandbox=${2:-}; if [ $# -gt 1 ]; then shift; fi ;;
            --*=* | --json | --quiet | --verbose | --no-color | --strict) ;;
            --*) if [ $# -gt 1 ]; then shift; fi ;;
            -*) ;;
            # What follows a program is the program's.
            *) if [ "$takes_program" = yes ]; then break; fi ;;
        esac
        shift
    done
    case $sandbox in docker | local | auto) printf %s "$sandbox" ;; esac
}

# Loaded classes, kept for the next start: those of a grading where there is a sandbox, those of a help text elsewhere.
# Where no archive can be made, an empty one stands for it, which the JVM passes over: that costs time, nothing else.
make_archive() {
    local scratch training=(--help)
    scratch=$(mktemp -d "$home/target/archive.XXXXXX" 2>/dev/null) || return 0
    if [ -n "$sandbox" ]; then
        say "making later starts faster"
        training=(grade "$home/test-specs/fan" "$home/test-specs/fan/solution/loop" --sandbox "$sandbox" --out "$scratch/results")
    fi
    "$java" "${flags[@]}" "-XX:ArchiveClassesAtExit=$scratch/jsa" -Xlog:disable -jar "$jar" "${training[@]}" \
        </dev/null >/dev/null 2>&1 || : >"$scratch/jsa"
    mv -f "$scratch/jsa" "$1" || true
    rm -rf "$scratch"
}

start_flags() {
    flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfile.encoding=UTF-8)
    local archive=$home/target/proclab-$java_version${sandbox:+-$sandbox}.jsa
    # PROCLAB_SHARED_CLASSES=off: there are no later starts, on a machine that runs one job.
    if [ "${PROCLAB_SHARED_CLASSES:-}" != off ] && [ ! "$archive" -nt "$jar" ] && [ -w "$home/target" ]; then make_archive "$archive"; fi
    flags+=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr)
}

# The benchmark is compiled with the tests, and wants their libraries.
build_bench() {
    local classpath=$home/target/bench.classpath
    if [ -e "$classpath" ] && [ -z "$(find "$home/pom.xml" "$home/harness/src" -newer "$classpath" -print -quit)" ]; then return; fi
    command -v mvn >/dev/null || fail "the benchmark is built with Maven, which is missing (Debian, Ubuntu: apt-get install maven)"
    say "building the benchmark"
    JAVA_HOME=$jdk mvn -q -B -ntp -f "$home/pom.xml" test-compile dependency:build-classpath -Dmdep.includeScope=test \
        -Dmdep.outputFile="$classpath" </dev/null >"$home/target/build.log" 2>&1 || {
        rm -f "$classpath"
        tail -n 40 "$home/target/build.log" >&2
        fail "the benchmark could not be built (see above, and target/build.log)"
    }
    touch "$classpath"
}

# It measures whole commands too, which start as fast as they can: one that has just been built makes an archive first.
bench() {
    build_bench
    "$home/docker/build.sh" all
    "$home/grade.sh" --help >/dev/null
    exec "$java" -Dfile.encoding=UTF-8 -cp "$home/target/classes:$home/target/test-classes:$(cat "$home/target/bench.classpath")" \
        io.github.proclab.bench.Bench "$@"
}

find_java
build_jar
find_engine
sandbox=$(wanted_sandbox "$@")
if [ -n "$sandbox" ]; then
    "$home/docker/build.sh" "$sandbox"
    PROCLAB_IMAGE=$("$home/docker/image-tag.sh")
    export PROCLAB_IMAGE
fi
export PROCLAB_HOME=$home
# Testcontainers would try to pull its own clean-up container, and to guess where the engine is.
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost
# Names of files are bytes: without a UTF-8 locale, Java cannot open those that are not ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;; *) export LC_ALL=C.UTF-8 ;; esac

if [ "${1:-}" = bench ]; then bench "${@:2}"; fi
start_flags
exec "$java" "${flags[@]}" -jar "$jar" "$@"
