#!/usr/bin/env bash
# Builds what the cache did not have, and lays down what it is to keep.
set -euo pipefail

action=${PROCLAB_ACTION:?}
image_file=$action/target/image.tar

is_there() { docker image inspect "$1" >/dev/null 2>&1; }

# The key of the cache says that it was built from these sources, whatever the time stamps of a fresh copy say.
take_what_was_kept() {
    if [ "${PROCLAB_RESTORED:-}" != true ]; then return; fi
    touch "$action/target/.up-to-date"
    if [ "$PROCLAB_SANDBOX" = docker ] && [ -e "$image_file" ] && ! is_there "$image"; then
        docker load --quiet --input "$image_file" || true
    fi
}

keep_image() {
    if [ "$PROCLAB_SANDBOX" = docker ] && [ "${PROCLAB_KEEP:-}" = true ] && [ "${PROCLAB_RESTORED:-}" != true ]; then
        docker save --output "$image_file" "$image"
    fi
}

image=$("$action/docker/image-tag.sh")
echo "::group::proclab is made ready"
take_what_was_kept
"$action/docker/build.sh" "$PROCLAB_SANDBOX"
"$action/grade.sh" --version
keep_image
echo "::endgroup::"
