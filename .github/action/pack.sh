#!/usr/bin/env bash
# Makes, in the current folder, the files that a release has ready for the action, one for each sandbox: there, nothing needs to be built.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
PROCLAB_ACTION=$(cd "$here/../.." && pwd)
export PROCLAB_ACTION PROCLAB_KEEP=true

said() { sed -n "s/^$1=//p" "$GITHUB_OUTPUT"; }

for sandbox in docker local; do
    GITHUB_OUTPUT=$(mktemp)
    export GITHUB_OUTPUT
    PROCLAB_SANDBOX=$sandbox "$here/sources.sh"
    PROCLAB_SANDBOX=$sandbox "$here/build.sh"
    files=(target/proclab.jar target/lib)
    if [ "$sandbox" = docker ]; then files+=(target/image.tar); fi
    tar -C "$PROCLAB_ACTION" -czf "$(said name).tar.gz" "${files[@]}"
    rm -f "$GITHUB_OUTPUT"
done
