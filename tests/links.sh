#!/usr/bin/env bash
# Every document that a comment or a text names is there: in docs/, at the top, or beside the file that names it.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=0
while IFS=: read -r file line name; do
    name=${name#[^A-Za-z0-9]}
    if [ -e "docs/$name" ] || [ -e "$name" ] || [ -e "$(dirname "$file")/$name" ]; then continue; fi
    echo "$file:$line: names $name, which is not there"
    failed=1
done < <(git ls-files 'analysis/*.[ch]' 'protocol/*.[ch]' 'server/*.[ch]' 'docs/*.md' '*.md' |
    grep -v '^tests/' | xargs grep -noE '(^|[ (`])[A-Za-z0-9-]{2,}\.md\b')
exit "$failed"
