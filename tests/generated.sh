#!/usr/bin/env bash
# Checks that the committed files which the program writes are what it would write now.
# usage: tests/generated.sh [--update] [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."

update=
if [ "${1-}" = --update ]; then
    update=1
    shift
fi
program=${1:-build/release/fairlead}

# File -> arguments that print it.
declare -A generated=(
    [RULES.md]="rules --markdown"
)

failed=0
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
for file in "${!generated[@]}"; do
    # shellcheck disable=SC2086 # the arguments are words
    "$program" ${generated[$file]} >"$fresh"
    if [ -n "$update" ]; then
        cmp -s "$fresh" "$file" || cp "$fresh" "$file"
    elif ! diff -u "$file" "$fresh"; then
        echo "$file:1: is stale; tests/check --fix writes it anew"
        failed=1
    fi
done
exit "$failed"
