#!/usr/bin/env bash
# Prints the name of the image that the present sources make: it changes when, and only when, they do.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
hash=$({ sha256sum Dockerfile; find supervisor \( -name build -o -name test \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum)
printf 'proclab:%.12s\n' "$hash"
