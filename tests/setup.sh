# Sourced by the scripts that build or test: installs the Debian packages that they need and that are missing.
# Nothing is asked of the network when all are there.

# missing_of PACKAGE...: prints those that are not installed, in one line.
missing_of() {
    LC_ALL=C comm -23 <(printf '%s\n' "$@" | LC_ALL=C sort -u) \
        <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p' | LC_ALL=C sort -u) |
        paste -sd' '
}

# need PACKAGE...
need() {
    local missing as_root=()
    read -ra missing < <(missing_of "$@")
    [ "${#missing[@]}" -ne 0 ] || return 0
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    echo "installing ${missing[*]}" >&2
    "${as_root[@]}" apt-get -qq update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends \
        "${missing[@]}" >/dev/null
}

# npm trusts whom the system trusts, as apt-get does: behind the proxy of a company it would find a certificate that it does not know.
authorities=/etc/ssl/certs/ca-certificates.crt
if [ -e "$authorities" ]; then export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS-$authorities}; fi

packages_to_build="gcc cmake ninja-build pkg-config libc6-dev libuv1-dev libjansson-dev libeditorconfig-dev libpcre2-dev libyaml-dev"
