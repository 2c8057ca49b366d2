#!/usr/bin/env bash
# Prints the test classes that took longest, in seconds, from the XML reports that Surefire and Failsafe leave in target/.
# Usage: .ci/durations.sh [COUNT]
# Classes run side by side, so that their seconds add up to more than the time that passed.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

shopt -s nullglob
reports=(target/surefire-reports/TEST-*.xml target/failsafe-reports/TEST-*.xml)
[ "${#reports[@]}" -gt 0 ] || exit 0
# The time of a class is that of its tests: where classes run side by side, the time of the suite covers others, too.
awk '
    function attribute(name,    start, rest) {
        start = index($0, " " name "=\"")
        if (!start)
            return ""
        rest = substr($0, start + length(name) + 3)
        return substr(rest, 1, index(rest, "\"") - 1)
    }
    /<testcase / {
        class = attribute("classname")
        sub(/^.*\./, "", class)
        seconds = attribute("time")
        gsub(/,/, "", seconds)
        total[class] += seconds
        tests[class]++
    }
    END {
        for (class in total)
            printf "%9.1f  %5d  %s\n", total[class], tests[class], class
    }' "${reports[@]}" | LC_ALL=C sort -rn | awk -v count="${1:-20}" '
    BEGIN { printf "  seconds  tests  class\n" }
    NR <= count { print; next }
    { seconds += $1; tests += $2; classes++ }
    END { if (classes) printf "%9.1f  %5d  %d other classes\n", seconds, tests, classes }'
