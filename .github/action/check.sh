#!/usr/bin/env bash
# Checks the submission, tells the job's outputs, and ends as the input fail-on says.
set -euo pipefail

action=${PROCLAB_ACTION:?}
workspace=${GITHUB_WORKSPACE:?}

fail() { printf '::error title=proclab::%s\n' "$*"; exit 2; }

# Of the report, which is indented by two: what stands at the top.
amount() { sed -n "s/^  \"$1\" : \([0-9.]*\),\$/\1/p" "$2" | head -n 1; }

# These tell annotations, summary and outputs by themselves.
is_made_of_commands() { case $PROCLAB_FORMAT in github | classroom) return 0 ;; *) return 1 ;; esac; }

# What is no command of ours must not be taken for one: outside of the formats that are made of commands, none is listened to.
run_check() {
    local token
    if is_made_of_commands; then
        "$action/grade.sh" check "${options[@]}" "${lab[@]}" && status=0 || status=$?
        return
    fi
    token=proclab-$(cat /proc/sys/kernel/random/uuid)
    echo "::stop-commands::$token"
    "$action/grade.sh" check "${options[@]}" "${lab[@]}" && status=0 || status=$?
    printf '\n::%s::\n' "$token"
    tell_outputs
}

tell_outputs() {
    local report
    mkdir -p "$results"
    report=$(find "$results" -mindepth 2 -maxdepth 2 -name report.json -newer "$begun" -print -quit)
    if [ -z "$report" ]; then return; fi
    {
        echo "score=$(amount score "$report")"
        echo "max-score=$(amount max_score "$report")"
        echo "report=$report"
    } >>"$GITHUB_OUTPUT"
}

case ${PROCLAB_FAIL_ON:=} in "" | less | error | never) ;; *) fail "The input fail-on is one of less, error and never." ;; esac
cd "$workspace"
directory=$(realpath -m -- "${PROCLAB_DIRECTORY:-.}")
[ -d "$directory" ] || fail "The input directory names no folder of the workspace."
results=${PROCLAB_REPORT:+$(realpath -m -- "$PROCLAB_REPORT")}
results=${results:-$(mktemp -d "${RUNNER_TEMP:-/tmp}/proclab-XXXXXX")}
options=(--sandbox "$PROCLAB_SANDBOX" --format "$PROCLAB_FORMAT" --out "$results" --no-color)
if [ -n "$PROCLAB_FAIL_ON" ]; then options+=(--fail-on "$PROCLAB_FAIL_ON"); fi
lab=()
if [ -n "${PROCLAB_LAB:-}" ]; then
    if [ -e "$PROCLAB_LAB" ]; then PROCLAB_LAB=$(realpath -- "$PROCLAB_LAB"); fi
    lab=(-- "$PROCLAB_LAB" "$directory")
fi
begun=$(mktemp)
trap 'rm -f "$begun"' EXIT
cd "$directory"
run_check
if [ "$status" != 0 ] && [ "$PROCLAB_FAIL_ON" = never ]; then
    echo "::warning title=proclab::It could not be checked (see the log); fail-on is never, so the job goes on."
    exit 0
fi
exit "$status"
