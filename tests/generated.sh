#!/usr/bin/env bash
# Checks that what the program writes in committed files is what it would write now.
# usage: tests/generated.sh [--update] [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
export FAIRLEAD_SHELLCHECK=off

update=
if [ "${1-}" = --update ]; then
    update=1
    shift
fi
program=$(realpath "${1:-build/release/fairlead}")

# README.md with what `fairlead check` prints now in the place of what stands below that command, and the settings in the
# place of their table.
# shellcheck disable=SC2317 # called through the table below
readme() {
    local found
    found=$(cd tests/readme && "$program" check) || [ $? = 1 ]
    found=$found settings=$("$program" settings --markdown) awk '
        $0 == "```" { is_old = 0 }
        $0 == "" { is_table = 0 }
        /^\| setting \|/ { print ENVIRON["settings"]; is_table = 1 }
        !is_old && !is_table { print }
        $0 == "$ fairlead check" { print ENVIRON["found"]; is_old = 1 }' README.md
}

# A file with the version of the program, and the address that CMakeLists.txt names, in the place of its own.
# shellcheck disable=SC2317
of_release() { # of_release FILE
    local version address
    version=$("$program" --version)
    address=$(sed -n 's/.*HOMEPAGE_URL "\(.*\)".*/\1/p' CMakeLists.txt)
    sed -E -e "s/^(;; Version: |  \"version\": \"|    \"@fairlead\/[a-z0-9-]+\": \")[0-9]+(\.[0-9]+)*/\1${version#fairlead }/" \
        -e "s|^(;; URL: \|  \"homepage\": \"\|  \"repository\": \{ \"type\": \"git\", \"url\": \")[^\"]*|\1$address|" "$1"
}

# File -> what prints it.
declare -A generated=(
    [RULES.md]="$program rules --markdown"
    [README.md]=readme
    [settings/fairlead.schema.json]="$program settings --schema"
    [packaging/fairlead.1]="$program manual"
)
for shell in bash zsh fish; do
    generated[packaging/completions/fairlead.$shell]="$program completion $shell"
done
for file in editors/emacs/fairlead.el editors/npm/package.json editors/vscode/package.json; do
    generated[$file]="of_release $file"
done

failed=0
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
for file in "${!generated[@]}"; do
    ${generated[$file]} >"$fresh"
    if [ -n "$update" ]; then
        cmp -s "$fresh" "$file" || cp "$fresh" "$file"
    elif ! diff -u "$file" "$fresh"; then
        echo "$file:1: is stale; tests/check --fix writes it anew"
        failed=1
    fi
done
exit "$failed"
