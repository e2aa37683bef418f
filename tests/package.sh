#!/usr/bin/env bash
# What people install: `cmake --install`, the .deb, the static program and the npm package. Prints `ok NAME` or `not ok NAME`.
# usage: tests/package.sh      (the release is built)
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
prefix=$work/prefix
largest=1500000 # bytes of the program without symbols

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
        diff <(completes check --format '') <(printf '%s\n' text json) &&
        diff <(completes check --format = j) <(echo json) &&
        diff <(completes explain maintainer-) <(echo maintainer-used) &&
        diff <(completes help exp) <(echo explain) &&
        diff <(completes check --target '') <(echo)
}

fish_completes() {
    local answer
    answer=$(PATH=$prefix/bin:$PATH fish -N -c "
        source $prefix/share/fish/vendor_completions.d/fairlead.fish
        complete -C 'fairlead ch'; complete -C 'fairlead check --format '; complete -C 'fairlead explain maintainer-'" | cut -f 1)
    diff <(echo "$answer") <(printf '%s\n' check json text maintainer-used)
}

# What _describe and _arguments would be told: zsh's own completion works on a terminal only.
zsh_completes() {
    PATH=$prefix/bin:$PATH zsh -f -c '
        _describe() { print -l ${(P)4} }
        _arguments() { print -l -- "$@" }
        ask() { local -a words=(fairlead "$@"); local CURRENT=$#words; . '"$prefix"'/share/zsh/site-functions/_fairlead }
        ask ch | grep -q "^check:Check Dockerfiles" &&
        ask check "" | grep -q "^\*--format=.*:(text json)$" &&
        ask explain "" | grep -q "^1:rule:"'
}

check "cmake --install puts everything in its place" installs
check "the program is small" is_small
check "the manual page has no fault" manual_is_sound
check "bash completes" bash_completes
check "zsh completes" zsh_completes
check "fish completes" fish_completes
exit "$failed"
