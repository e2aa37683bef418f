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
mkdir -p "$lists/objects"
export flags="-std=c11 -I. -Ianalysis -I$lists -D_XOPEN_SOURCE=700 -DFAIRLEAD_VERSION=\"\" $(pkg-config --cflags libuv jansson cmocka yaml-0.1)" lists

files() { # files NAME FOLDER...: those of that name
    find "${@:2}" -name node_modules -prune -o -name "$1" -print | sort
}

# tcc needs a tenth of the time. What it refuses gcc may still take: it does not know all of C11.
compile() {
    # shellcheck disable=SC2086 # the flags are words
    tcc $flags -Werror -Wimplicit-function-declaration -x c -c "$1" -o "$lists/objects/$$.o" >"$lists/objects/$$.log" 2>&1 ||
        gcc $flags -Wall -Wextra -Wno-unused -Wno-comment -Werror=implicit-function-declaration -fsyntax-only -x c "$1"
}
export -f compile

headers=$(files '*.h' analysis settings protocol server editors tests)
if ! { echo "$headers" && files '*.c' analysis settings protocol server; } |
    xargs -P 2 -n 50 bash -c 'failed=0; for file; do compile "$file" || failed=1; done; exit "$failed"' -; then
    echo "a file does not compile alone: it is named above"
    failed=1
fi
for header in $(echo "$headers" | xargs grep -L '^#ifndef .*_H$'); do
    echo "$header:1: has no include guard"
    failed=1
done
exit "$failed"
