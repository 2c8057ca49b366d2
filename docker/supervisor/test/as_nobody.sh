#!/bin/sh
# Runs programs as the user nobody, from a folder that this user can reach.
set -e
folder=$(mktemp -d /tmp/proclab-test-XXXXXX)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
for program; do
    install -m 755 "$program" "$folder/"
    echo "as nobody: $(basename "$program")"
    (cd / && setpriv --reuid nobody --regid nogroup --clear-groups \
        "$folder/$(basename "$program")")
done
