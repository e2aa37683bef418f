#!/usr/bin/env bash
# Checks that each header compiles alone and has an include guard.
set -euo pipefail
cd "$(dirname "$0")/.."

# Lists that the build makes: empty ones do.
lists=build/headers
mkdir -p "$lists"
: >"$lists/list.h"

failed=0
flags="-std=c11 -fsyntax-only -Wall -Wextra -Wno-unused -D_POSIX_C_SOURCE=200809L -Ianalysis -I. -I$lists"
libraries=$(pkg-config --cflags libuv jansson cmocka)

for header in $(find analysis settings protocol server editors tests -name node_modules -prune -o -name '*.h' -print | sort); do
    # shellcheck disable=SC2086 # the flags are words
    if ! printf '#include "%s"\n' "$PWD/$header" | gcc $flags $libraries -x c -; then
        echo "$header:1: does not compile alone"
        failed=1
    fi
    if ! grep -q '^#ifndef .*_H$' "$header"; then
        echo "$header:1: has no include guard"
        failed=1
    fi
done
exit "$failed"
