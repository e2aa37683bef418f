#!/usr/bin/env bash
# Checks sizes and habits. There is no list of exceptions. Prints each offence as `file:line: why`.
set -euo pipefail
cd "$(dirname "$0")/.."

function_lines=70 complexity=15 file_lines=600 header_lines=150 public_header_lines=300 rule_lines=120

failed=0
offence() {
    echo "$1: $2"
    failed=1
}

sources=()
while IFS= read -r file; do sources+=("$file"); done < <(
    for folder in analysis settings protocol server editors tests; do
        [ -d "$folder" ] && find "$folder" -name node_modules -prune -o -name '*.[ch]' -print
    done | sort)

limit_of() {
    case $1 in
    analysis/analysis.h) echo $public_header_lines ;;
    analysis/rules/parts/*.c) echo $file_lines ;;
    analysis/rules/*.c) echo $rule_lines ;;
    *.h) echo $header_lines ;;
    *) echo $file_lines ;;
    esac
}

# Lines of each file, as `LINES FILE`. Of a rule only what follows its leading comment counts: documentation and examples
# are as long as they need to be.
count_lines() {
    awk '
        FNR == 1 { is_comment = FILENAME ~ /^analysis\/rules\// }
        is_comment && /^\/\// { next }
        { is_comment = 0; lines[FILENAME]++ }
        END { for (file in lines) print lines[file], file }' "${sources[@]}" | sort -k 2
}

check_files() {
    local lines file limit
    while read -r lines file; do
        limit=$(limit_of "$file")
        [ "$lines" -le "$limit" ] || offence "$file:1" "$lines lines, at most $limit are allowed"
    done < <(count_lines)
}

check_functions() {
    local modified lines where name
    while read -r modified _ _ _ lines where name; do
        where=${where%%:}
        where=${where/(/:}
        where=${where/)/}
        [ "$lines" -le $function_lines ] ||
            offence "$where" "$name has $lines lines, at most $function_lines are allowed"
        [ "$modified" -le $complexity ] ||
            offence "$where" "$name has complexity $modified, at most $complexity is allowed"
    done < <(pmccabe "${sources[@]}")
}

# Reports each line of the files that match; comments count too, so that none of it is even recommended.
ban() {
    local pattern=$1 why=$2 line
    shift 2
    while IFS= read -r line; do
        [ -n "$line" ] && offence "${line%%:*}:$(cut -d: -f2 <<<"$line")" "$why"
    done < <(grep -nHE "$pattern" "$@" /dev/null || true)
}

only() {
    printf '%s\n' "${sources[@]}" | grep -E "$1" || true
}

check_words() {
    ban '\b(sprintf|vsprintf|strcpy|strcat|strtok|atoi|atol|atof|gets)[[:space:]]*\(' \
        "this function is banned" "${sources[@]}"
    mapfile -t product < <(only '^(analysis|protocol|server)/' | grep -v '^analysis/tool/') # tool/ builds, it is not linked
    ban '\b(strlen|strncpy|strdup)[[:space:]]*\(' "text is a Str here" "${product[@]}"
    ban '\b(TODO|FIXME)\b' "an issue or a fixture says it better" "${product[@]}"
    mapfile -t rules < <(only '^analysis/rules/')
    ban '\bstr_find[[:space:]]*\(' "a rule asks the tree, it does not search text" "${rules[@]}"
}

check_files
check_functions
check_words
exit "$failed"
