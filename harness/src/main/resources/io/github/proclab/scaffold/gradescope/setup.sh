#!/usr/bin/env bash
# Runs once, as root, when Gradescope builds the autograder's image: what compiles and runs students' programs, and Java.
set -euo pipefail

java_wanted=17
packages=(gcc libc6-dev make binutils valgrind)

has_java() {
    local version
    version=$(java -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge "$java_wanted" ]
}
is_installed() { [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
for package in "${packages[@]}"; do
    if ! is_installed "$package"; then missing+=("$package"); fi
done
has_java || missing+=("openjdk-$java_wanted-jre-headless")
if [ "${#missing[@]}" -gt 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    # Images without manual pages lack the folder, and Java's package does not install without it.
    mkdir -p /usr/share/man/man1
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}"
    rm -rf /var/lib/apt/lists/*
fi
# Tests and points are root's to read; students' programs run as another user.
chmod -R go-rwx "$(dirname "$(readlink -f "$0")")"
