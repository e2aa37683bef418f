#!/usr/bin/env bash
# What people install: `cmake --install`, the .deb, the static program and the npm package. Prints `ok NAME` or `not ok NAME`.
# usage: tests/package.sh          (the release is built)
#        tests/package.sh --root   only fetches the Debian that packages are tried in
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
prefix=$work/prefix
largest=1500000 # bytes of the program without symbols, with its libraries in it or not: 1.5 MB

check() { # check TITLE FUNCTION
    if "$2" >"$work/log" 2>&1; then
        echo "ok $1"
    else
        sed 's/^/    /' "$work/log"
        echo "not ok $1"
        failed=1
    fi
}

installs() {
    cmake --install build/release --prefix "$prefix" --strip >/dev/null &&
        (cd "$prefix" && find . -type f | LC_ALL=C sort) | diff - tests/package/installed.txt &&
        "$prefix/bin/fairlead" --version &&
        "$prefix/bin/fairlead" explain maintainer-used >/dev/null
}

is_small() {
    local size
    size=$(stat -c %s "$prefix/bin/fairlead")
    echo "$size bytes, at most $largest are allowed"
    [ "$size" -le "$largest" ]
}

manual_is_sound() {
    local complaints
    complaints=$(MANWIDTH=80 man --warnings -E UTF-8 -l "$prefix/share/man/man1/fairlead.1" 2>&1 >"$work/manual")
    echo "$complaints"
    [ -z "$complaints" ] && grep -q 'fairlead check' "$work/manual" && grep -q -e '--profile' "$work/manual"
}

# completes WORD...: what bash offers for the last of these words.
completes() {
    PATH=$prefix/bin:$PATH bash -c '
        . "$1/share/bash-completion/completions/fairlead"
        shift
        COMP_WORDS=(fairlead "$@") COMP_CWORD=$#
        _fairlead
        printf "%s\n" "${COMPREPLY[@]}"' - "$prefix" "$@"
}

bash_completes() {
    diff <(completes ch) <(echo check) &&
        diff <(completes check --for) <(echo --format) &&
        completes check --format '' | grep -x text >/dev/null &&
        diff <(completes check --format = js) <(echo json) &&
        diff <(completes explain maintainer-) <(echo maintainer-used) &&
        diff <(completes check --ignore maintainer-) <(echo maintainer-used) &&
        diff <(completes check -t ne) <(echo never) &&
        diff <(completes help exp) <(echo explain) &&
        diff <(completes check --target '') <(echo)
}

fish_completes() {
    local answer
    answer=$(PATH=$prefix/bin:$PATH fish -N -c "
        source $prefix/share/fish/vendor_completions.d/fairlead.fish
        complete -C 'fairlead ch'; complete -C 'fairlead check --format js'; complete -C 'fairlead explain maintainer-'
        complete -C 'fairlead check --ignore maintainer-'; complete -C 'fairlead check -t ne'" | cut -f 1)
    diff <(echo "$answer") <(printf '%s\n' check json maintainer-used maintainer-used never)
}

# What _describe and _arguments would be told: zsh's own completion works on a terminal only.
zsh_completes() {
    PATH=$prefix/bin:$PATH zsh -f -c '
        _describe() { print -l ${(P)4} }
        _arguments() { print -l -- "$@" }
        ask() { local -a words=(fairlead "$@"); local CURRENT=$#words; . '"$prefix"'/share/zsh/site-functions/_fairlead }
        ask ch | grep "^check:Check Dockerfiles" >/dev/null &&
        ask check "" | grep "^*--format=.*:(text json" >/dev/null &&
        ask check "" | grep "^*-c+.*:_files" >/dev/null &&
        ask check "" | grep "^*--ignore=.*fairlead rules" >/dev/null &&
        ask explain "" | grep "^1:rule" >/dev/null'
}

# ---- What packaging/all makes ----

packages=build/packages

all_is_made() {
    packaging/all | sed -E 's/[0-9]+\.[0-9]+\.[0-9]+/VERSION/; s/amd64|arm64|x64/ARCH/' |
        diff - tests/package/packages.txt && (cd "$packages" && sha256sum --quiet -c SHA256SUMS)
}

# The program of the static build, alone in an empty root.
runs_without_libraries() {
    local root=$work/empty
    mkdir -p "$root/srv"
    cp tests/readme/Dockerfile "$root/srv"
    cp build/musl/fairlead "$root/fairlead"
    strip "$root/fairlead"
    [ "$(stat -c %s "$root/fairlead")" -le "$largest" ] || { ls -l "$root/fairlead"; return 1; }
    chroot "$root" /fairlead check /srv/Dockerfile >"$work/found"
    [ $? = 1 ] && grep -q maintainer-used "$work/found"
}

# A new Debian 12, made once.
debian_root() {
    local made=build/debian12
    [ -e "$made/complete" ] && return
    rm -rf "$made"
    mirror=$(grep -hoPm1 '^URIs:\s*\K\S+|^deb\s+(\[[^]]*\]\s+)?\K\S+' /etc/apt/sources.list.d/debian.sources \
        /etc/apt/sources.list 2>/dev/null | head -n 1)
    mmdebstrap --quiet --mode=root --variant=minbase bookworm "$made" "$mirror" && touch "$made/complete"
}

deb_installs() {
    local root=$work/debian
    debian_root && cp -a build/debian12 "$root" && cp "$packages"/*.deb "$root/fairlead.deb" || return
    cp tests/readme/Dockerfile "$root/srv"
    chroot "$root" dpkg -i /fairlead.deb &&
        [ "$(chroot "$root" fairlead --version)" = "$(build/release/fairlead --version)" ] &&
        chroot "$root" fairlead explain maintainer-used >/dev/null || return
    chroot "$root" fairlead check /srv/Dockerfile >"$work/found"
    [ $? = 1 ] && grep -q maintainer-used "$work/found" &&
        chroot "$root" dpkg -r fairlead && [ ! -e "$root/usr/bin/fairlead" ]
}

deb_is_clean() {
    lintian --allow-root --fail-on error,warning "$packages"/*.deb
}

# The .deb of the ordinary release names the libraries that it needs.
deb_names_libraries() {
    (cd build/release && cpack -B "$work/debs") && dpkg-deb -f "$work"/debs/*.deb Depends | tee "$work/depends" &&
        grep -q libuv1 "$work/depends" && grep -q libjansson4 "$work/depends"
}

npm_installs() {
    local folder=$work/npm
    mkdir -p "$folder"
    cp tests/readme/Dockerfile "$folder"
    npm install --prefix "$folder" --offline --no-audit --no-fund "$packages"/*.tgz || return
    (cd "$folder" && npx --offline fairlead check) >"$work/found"
    [ $? = 1 ] && grep -q maintainer-used "$work/found" &&
        [ "$(cd "$folder" && npx --offline fairlead --version)" = "$(build/release/fairlead --version)" ] || return
    # Without the package of the platform it says what is missing.
    rm -r "$folder/node_modules/@fairlead"
    (cd "$folder" && npx --offline fairlead check) 2>"$work/found"
    [ $? = 2 ] && grep -q 'is not installed' "$work/found"
}

# The launcher passes on what comes in and who ends it.
npm_serves() {
    local folder=$work/npm
    npm install --prefix "$folder" --offline --no-audit --no-fund "$packages"/*.tgz || return
    printf 'FROM debian\n' | (cd "$folder" && npx --offline fairlead check --format json -) >"$work/found"
    grep -q image-untagged "$work/found" || return
    local input launcher server="$folder/node_modules/.*bin/fairlead lsp"
    mkfifo "$work/input"
    exec {input}<>"$work/input" # nothing comes, and no end
    node "$folder/node_modules/fairlead/bin/fairlead.js" lsp <"$work/input" &
    launcher=$!
    await pgrep -f "$server" || return
    kill "$launcher"
    wait "$launcher"
    await is_gone "$server"
}

# await COMMAND...: true as soon as the command is, false after 20 seconds.
await() {
    local end=$((SECONDS + 20))
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return
        sleep 0.1
    done
}

is_gone() {
    ! pgrep -f "$1"
}

if [ "${1-}" = --root ]; then
    debian_root
    exit
fi

check "cmake --install puts everything in its place" installs
check "the program is small" is_small
check "the manual page has no fault" manual_is_sound
check "bash completes" bash_completes
check "zsh completes" zsh_completes
check "fish completes" fish_completes
check "packaging/all makes all packages" all_is_made
check "the static program is small and needs no libraries" runs_without_libraries
check "the .deb installs in a new Debian 12" deb_installs
check "the .deb has no fault" deb_is_clean
check "the .deb of a program that is not static names its libraries" deb_names_libraries
check "the npm packages install and run" npm_installs
check "the npm program serves and ends" npm_serves
exit "$failed"
