# Sourced by the scripts that build or test: installs the Debian packages that they need and that are missing.
# Nothing is asked of the network when all are there.

# need PACKAGE...
need() {
    local package missing=() as_root=()
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep 'ok installed' >/dev/null || missing+=("$package")
    done
    [ "${#missing[@]}" -ne 0 ] || return 0
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    echo "installing ${missing[*]}" >&2
    "${as_root[@]}" apt-get -qq update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends \
        "${missing[@]}" >/dev/null
}

packages_to_build="gcc cmake ninja-build pkg-config libc6-dev libuv1-dev libjansson-dev libeditorconfig-dev libpcre2-dev libyaml-dev"
