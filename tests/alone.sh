#!/usr/bin/env bash
# Checks that each file compiles alone, as builds put many together (analysis/tool/together.awk), and that each header has
# an include guard.
set -euo pipefail
cd "$(dirname "$0")/.."

# Lists that the build makes: empty ones do, and texts that only have names.
lists=build/alone
mkdir -p "$lists/instructions"
: >"$lists/list.h"
grep -rlE '^#define TEXTS ' analysis settings server --include='*.c' | xargs awk '
    BEGIN { print "enum {" }
    /^#define TEXTS / { name = $3 }
    /TEXT\(/ { print "TEXT_" name "_" FNR "," }
    END { print "};" }' >"$lists/instructions/text_rows.h"

failed=0
flags="-std=c11 -fsyntax-only -I. -Ianalysis -I$lists"
libraries=$(pkg-config --cflags libuv jansson cmocka yaml-0.1)

files() { # files NAME FOLDER...: those of that name
    find "${@:2}" -name node_modules -prune -o -name "$1" -print | sort
}

headers=$(files '*.h' analysis settings protocol server editors tests)
# shellcheck disable=SC2086 # the flags are words
if ! echo "$headers" |
    xargs -P 2 -n 40 gcc $flags -Wall -Wextra -Wno-unused -D_POSIX_C_SOURCE=200809L $libraries -x c ||
    ! files '*.c' analysis settings protocol server |
    xargs -P 2 -n 60 gcc $flags -Werror=implicit-function-declaration -D_XOPEN_SOURCE=700 -DFAIRLEAD_VERSION='""' $libraries; then
    echo "a file does not compile alone: it is named above"
    failed=1
fi
for header in $(echo "$headers" | xargs grep -L '^#ifndef .*_H$'); do
    echo "$header:1: has no include guard"
    failed=1
done
exit "$failed"
