#!/usr/bin/env bash
# Checks that each header compiles alone and has an include guard.
set -euo pipefail
cd "$(dirname "$0")/.."

# Lists that the build makes: empty ones do.
lists=build/headers
mkdir -p "$lists/instructions"
: >"$lists/list.h"
: >"$lists/instructions/text_rows.h"

failed=0
flags="-std=c11 -fsyntax-only -Wall -Wextra -Wno-unused -D_POSIX_C_SOURCE=200809L -Ianalysis -I. -I$lists"
libraries=$(pkg-config --cflags libuv jansson cmocka)

headers() {
    find analysis settings protocol server editors tests -name node_modules -prune -o -name '*.h' -print | sort
}

# shellcheck disable=SC2086 # the flags are words
if ! headers | xargs -P 2 -n 40 gcc $flags $libraries -x c; then
    echo "a header does not compile alone: it is named above"
    failed=1
fi
for header in $(headers | xargs grep -L '^#ifndef .*_H$'); do
    echo "$header:1: has no include guard"
    failed=1
done
exit "$failed"
