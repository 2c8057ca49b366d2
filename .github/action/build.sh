#!/usr/bin/env bash
# Makes proclab ready: of what the cache had, of what the release has ready, or of the sources. Says whether something was built, and lays
# it down for the cache.
set -euo pipefail

action=${PROCLAB_ACTION:?}
sandbox=${PROCLAB_SANDBOX:?}
image_file=$action/target/image.tar

is_there() { docker image inspect "$1" >/dev/null 2>&1; }

# A file of a release carries in its name the hash of the sources that it was built from: for others there is none.
fetch_published() {
    [ "${PROCLAB_PUBLISHED:-}" = true ] && [ -n "${PROCLAB_REPOSITORY:-}" ] || return 1
    local version file
    version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$action/pom.xml" | head -n 1)
    file=$(mktemp)
    if curl --fail --silent --location --connect-timeout 10 --retry 2 --max-time 180 --output "$file" \
        "${GITHUB_SERVER_URL:-https://github.com}/$PROCLAB_REPOSITORY/releases/download/v$version/${PROCLAB_NAME:?}.tar.gz" &&
        tar -xzf "$file" --no-same-owner -C "$action" target; then
        rm -f "$file"
        return 0
    fi
    rm -f "$file"
    return 1
}

# The name says that it was built from these sources, whatever the time stamps of a fresh copy say.
take() {
    touch "$action/target/.up-to-date"
    if [ "$sandbox" = docker ] && [ -e "$image_file" ] && ! is_there "$image"; then
        docker load --quiet --input "$image_file" || true
    fi
}

keep_image() {
    if [ "$sandbox" = docker ] && [ "${PROCLAB_KEEP:-}" = true ]; then docker save --output "$image_file" "$image"; fi
}

image=$("$action/docker/image-tag.sh")
built=false
echo "::group::proclab is made ready"
if [ "${PROCLAB_RESTORED:-}" = true ]; then
    echo "taken from the cache"
    take
elif fetch_published; then
    echo "taken from the release"
    take
else
    built=true
fi
"$action/docker/build.sh" "$sandbox"
"$action/grade.sh" --version
if [ "$built" = true ]; then keep_image; fi
echo "::endgroup::"
echo "built=$built" >>"$GITHUB_OUTPUT"
