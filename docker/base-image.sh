#!/usr/bin/env bash
# Makes the base image without any registry: mmdebstrap makes a Debian root from the machine's own apt sources, and
# docker import puts it under the name that docker/Dockerfile starts FROM. Does nothing where the image is there.
set -euo pipefail

suite=bookworm
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
base=$(sed -n 's/^ARG BASE=//p' "$here/Dockerfile" | head -n 1)
packages=$(sed -n 's/^ARG PACKAGES="\(.*\)"$/\1/p' "$here/Dockerfile" | head -n 1)

say() { printf 'base-image: %s\n' "$*"; }
fail() { printf 'base-image: %s\n' "$*" >&2; exit 3; }

docker info >/dev/null 2>&1 || fail "no Docker Engine answers; docker/install-engine.sh sets one up"
if docker image inspect "$base" >/dev/null 2>&1; then
    say "$base is there already; nothing to do"
    exit 0
fi
if [ "$(id -u)" != 0 ]; then
    # As on a hosted runner, where nobody is asked for a password.
    if sudo -n true 2>/dev/null; then exec sudo -n --preserve-env=http_proxy,https_proxy,no_proxy "$0"; fi
    fail "making a root file system needs root (sudo $0)"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

quietly() {
    "$@" </dev/null >"$scratch/log" 2>&1 || { tail -n 15 "$scratch/log" >&2; return 1; }
}

install_mmdebstrap() {
    export DEBIAN_FRONTEND=noninteractive
    local install=(apt-get install -y -qq --no-install-recommends mmdebstrap debian-archive-keyring)
    "${install[@]}" </dev/null >/dev/null 2>&1 || { quietly apt-get update -qq && quietly "${install[@]}"; }
}

if ! command -v mmdebstrap >/dev/null || [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    command -v apt-get >/dev/null || fail "this machine has no apt-get: pull $base from a registry instead"
    say "installing mmdebstrap"
    install_mmdebstrap || fail "apt-get could not install mmdebstrap (see above): check the machine's apt sources and network"
fi

# The machine's own sources where they are this release's; else those that mmdebstrap knows.
sources=()
if grep -qx "VERSION_CODENAME=$suite" /etc/os-release; then
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        if [ -s "$file" ] && grep -q "$suite" "$file"; then sources+=("$file"); fi
    done
fi
# How the machine reaches them: proxies, certificates, and whether a mirror may be old.
apt-config dump | grep -E '^Acquire::(Check-|https?::)' >"$scratch/acquire.conf" || true

say "making $base from the machine's apt sources; this takes about a minute"
started=$SECONDS
quietly mmdebstrap --mode=root --variant=apt --format=tar --include="${packages// /,}" \
    --aptopt="$scratch/acquire.conf" --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$scratch/root.tar" "${sources[@]}" ||
    fail "mmdebstrap could not make a $suite root (see above): check the machine's apt sources and network, or pull $base from a registry"
quietly docker import --message "proclab base" "$scratch/root.tar" "$base" || fail "docker import failed (see above)"
say "made $base ($(($(docker image inspect --format '{{.Size}}' "$base") / 1000000)) MB, $((SECONDS - started)) s)"
