#!/usr/bin/env bash
# Builds what is missing for a sandbox, and says so; says nothing where there is nothing to do.
# Usage: docker/build.sh [docker|local|auto|base|all]
#   docker  the image, and the base image that it starts from
#   local   the supervisor
#   auto    docker's where a Docker Engine answers, local's otherwise
#   base    the base image alone
#   all     local's and, where an engine answers or PROCLAB_REQUIRE_DOCKER=1 demands one, docker's (the default)
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
build=$here/supervisor/build
supervisor=$build/proclab-supervisor

say() { printf 'proclab: %s\n' "$*" >&2; }
fail() { say "$*"; exit 3; }

quietly() {
    local log
    log=$(mktemp)
    if "$@" </dev/null >"$log" 2>&1; then rm -f "$log"; return 0; fi
    tail -n 25 "$log" >&2
    rm -f "$log"
    return 1
}

one_at_a_time() {
    exec 9<"$here/Dockerfile"
    flock --nonblock 9 || { say "waiting for another build to end"; flock 9; }
}

engine_answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }
why_no_engine() {
    case $(docker info 2>&1 >/dev/null || true) in
        *'permission denied'*) echo "you may not use the Docker Engine's socket; being in the group docker allows it" ;;
        *) echo "no Docker Engine answers; docker/install-engine.sh sets one up" ;;
    esac
}
image_is_there() { docker image inspect "$1" >/dev/null 2>&1; }
supervisor_is_there() { [ -x "$supervisor" ] && make -q -C "$here/supervisor" >/dev/null 2>&1; }

build_supervisor() {
    supervisor_is_there && return
    local tool
    for tool in make gcc; do
        command -v "$tool" >/dev/null || fail "the supervisor is built with $tool, which is missing (Debian, Ubuntu: apt-get install make gcc libc6-dev)"
    done
    one_at_a_time
    supervisor_is_there && return
    say "building the supervisor"
    quietly make -C "$here/supervisor" -j2 || fail "the supervisor did not compile (see above)"
}

have_base() {
    local base
    base=$(sed -n 's/^ARG BASE=//p' "$here/Dockerfile" | head -n 1)
    image_is_there "$base" && return
    say "fetching the base image $base"
    timeout 120 docker pull --quiet "$base" </dev/null >/dev/null 2>&1 && return
    say "no registry gives $base; making it here (about a minute)"
    quietly "$here/base-image.sh" || fail "the base image could not be made (see above)"
}

build_image() {
    local image
    image=$("$here/image-tag.sh")
    if ! image_is_there "$image"; then
        engine_answers || fail "$(why_no_engine)"
        one_at_a_time
        image_is_there "$image" || make_image "$image"
    fi
    note_image "$image"
}

make_image() {
    have_base
    say "building the image $1"
    quietly docker build --quiet --network host --build-arg http_proxy --build-arg https_proxy --build-arg no_proxy \
        --tag "$1" --tag proclab:latest "$here" || fail "the image could not be built (see above)"
    docker image prune --force --filter label=io.github.proclab.stage >/dev/null 2>&1 || true
}

# The name of the image for tests, which start without grade.sh.
note_image() {
    [ "$(cat "$build/image" 2>/dev/null)" = "$1" ] && return
    mkdir -p "$build"
    printf '%s\n' "$1" >"$build/image.new"
    mv "$build/image.new" "$build/image"
}

case ${1:-all} in
    docker) build_image ;;
    local) build_supervisor ;;
    base)
        engine_answers || fail "$(why_no_engine)"
        one_at_a_time
        have_base
        ;;
    auto) if image_is_there "$("$here/image-tag.sh")" || engine_answers; then build_image; else build_supervisor; fi ;;
    all)
        build_supervisor
        if [ "${PROCLAB_REQUIRE_DOCKER:-}" = 1 ] || engine_answers; then build_image; fi
        ;;
    *) sed -n 's/^# \(Usage:\|  \)/\1/p' "$0" >&2; exit 2 ;;
esac
