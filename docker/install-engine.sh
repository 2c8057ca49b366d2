#!/usr/bin/env bash
# Sets up a Docker Engine on a Debian or Ubuntu machine: installs the distribution's docker.io where no engine is
# installed, and starts the daemon where nothing answers on the socket. Run it as often as you like.
set -euo pipefail

log=/var/log/proclab-dockerd.log
wait_seconds=60

say() { printf 'install-engine: %s\n' "$*"; }
fail() { printf 'install-engine: %s\n' "$*" >&2; exit 3; }

answers() { docker info >/dev/null 2>&1; }

if command -v docker >/dev/null && answers; then
    say "a Docker Engine answers already ($(docker version --format '{{.Server.Version}}')); nothing to do"
    exit 0
fi

[ "$(id -u)" = 0 ] || fail "this installs packages and starts a daemon: run it as root (sudo $0)"

did=()
if ! command -v dockerd >/dev/null || ! command -v docker >/dev/null; then
    command -v apt-get >/dev/null ||
        fail "this machine has no apt-get: install Docker Engine by hand, start it, and check with 'docker info'"
    export DEBIAN_FRONTEND=noninteractive
    # iptables, because the daemon does not start without it, and docker.io may only recommend it.
    install=(apt-get install -y -qq --no-install-recommends docker.io iptables ca-certificates)
    apt_log=$(mktemp)
    trap 'rm -f "$apt_log"' EXIT
    { "${install[@]}" || { apt-get update -qq && "${install[@]}"; }; } </dev/null >"$apt_log" 2>&1 || {
        tail -n 15 "$apt_log" >&2
        fail "apt-get could not install docker.io (see above): check the machine's apt sources and network, then run this again"
    }
    did+=("installed docker.io")
fi

# The package may have started it already, through systemd.
if ! answers; then
    if [ -d /run/systemd/system ]; then
        systemctl start docker </dev/null >"$log" 2>&1 || true
    else
        # A daemon that was killed leaves a pid file behind, and a new one refuses to start beside it.
        pid_file=/var/run/docker.pid
        if [ -f "$pid_file" ] && ! kill -0 "$(cat "$pid_file")" 2>/dev/null; then rm -f "$pid_file"; fi
        setsid dockerd </dev/null >"$log" 2>&1 &
    fi
    daemon=${!:-}
    deadline=$((SECONDS + wait_seconds))
    until answers; do
        if [ -n "$daemon" ] && ! kill -0 "$daemon" 2>/dev/null; then
            tail -n 15 "$log" >&2
            fail "dockerd ended at once (its last words are above, all of them in $log)"
        fi
        if [ "$SECONDS" -ge "$deadline" ]; then
            tail -n 15 "$log" >&2
            fail "no engine answers after $wait_seconds s (its last words are above, all of them in $log)"
        fi
        sleep 0.2
    done
    did+=("started the daemon, which logs to $log")
fi

printf -v done_ '%s; ' "${did[@]:-found it running}"
say "${done_}Docker Engine $(docker version --format '{{.Server.Version}}') answers"
