#!/usr/bin/env bash
# Prints the paths of a collection of real Dockerfiles, if the machine has one; it is not part of the repository.
# usage: tests/corpus.sh [dockerfiles|all]      CORPUS=FOLDER says where its archives are
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${CORPUS:-../shared/corpus}
for archive in "$folder"/*.tar.gz; do
    [ -f "$archive" ] || exit 0
    target=build/corpus/$(basename "$archive" .tar.gz)
    if [ ! -f "$target/.unpacked" ]; then
        mkdir -p "$target"
        tar xzf "$archive" -C "$target"
        touch "$target/.unpacked"
    fi
done
if [ "${1:-dockerfiles}" = all ]; then
    find build/corpus -type f ! -name .unpacked | sort
else
    find build/corpus -type f -iname '*dockerfile*' ! -iname '*dockerignore*' | sort
fi
