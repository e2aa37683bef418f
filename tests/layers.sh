#!/usr/bin/env bash
# Checks who includes whom, and what the analysis needs from outside. Prints each offence as `file:line: why`.
# What may stand where is the table in ARCHITECTURE.md.
set -euo pipefail
cd "$(dirname "$0")/.."

# Folder of the analysis -> folders it may include. Arrows point to the user; nothing points back.
declare -A allowed=(
    [base]="base"
    [syntax]="base syntax"
    [text]="base syntax text"
    [values]="base values"
    [shell]="base syntax values shell"
    [instructions]="base syntax text values instructions"
    [model]="base syntax text values shell instructions model"
    [lint]="base syntax text values shell instructions model lint"
    [lint/passes]="base syntax text values shell instructions model lint"
    [rules]="base syntax text values shell instructions model lint rules"
    [rules/parts]="base syntax text values shell instructions model lint rules"
    [features]="base syntax text values shell instructions model lint features"
    [.]="base syntax text values shell instructions model lint features"
    [tool]="tool"
)
std_headers=" stddef.h stdint.h stdbool.h string.h stdarg.h "

# The only symbols that the analysis may leave to its host.
host_symbols="memcpy memmove memset memcmp memchr fl_host_alloc fl_host_panic"

failed=0
offence() {
    echo "$1: $2"
    failed=1
}

# `file:line:header` for each include below the given folders; <x.h> keeps its brackets.
includes() {
    local folder
    for folder in "$@"; do
        [ -d "$folder" ] || continue
        find "$folder" -name '*.[ch]' -print0 | sort -z |
            xargs -0 -r grep -nHE '^[[:space:]]*#[[:space:]]*include' |
            sed -E 's/^([^:]+:[0-9]+):[^<"]*(<[^>]*>|"[^"]*").*/\1 \2/' | tr -d '"'
    done
}

# The folder of the analysis that `header` belongs to, when `$2` (a folder) includes it.
home_of() {
    case $1 in
    */*) echo "${1%%/*}" ;;
    *) [ -f "$2/$1" ] && basename "$2" || echo . ;;
    esac
}

check_analysis() {
    local where header folder home
    while read -r where header; do
        folder=$(dirname "${where%%:*}")
        folder=${folder#analysis}
        folder=${folder#/}
        folder=${folder:-.}
        [ "$folder" = tool ] && continue # a program of the build, not of the library
        if [[ $header = "<"* ]]; then
            header=${header//[<>]/}
            [[ $std_headers = *" $header "* ]] || offence "$where" "analysis/ may not include <$header>"
            continue
        fi
        home=$(home_of "$header" "analysis/$folder")
        [ "$home" = . ] && continue
        [ "$home" = analysis ] && home=.
        [[ " ${allowed[$folder]-} " = *" $home "* ]] ||
            offence "$where" "analysis/$folder may not include $header"
    done < <(includes analysis)
}

# What a model is made of is seen in its folder only: others ask by the functions of model/model.h.
check_private() {
    local where header
    while read -r where header; do
        [[ $header != model/@(build|hearing|inside|parts).h || $where = analysis/model/* ]] ||
            offence "$where" "$header is private to analysis/model/"
    done < <(includes analysis server tests)
}

# A header of the library itself may be seen outside only when it is part of the public interface.
is_public() {
    local name=${1#analysis/}
    [[ $name != */* && -f analysis/$name ]]
}

check_protocol() {
    local where header
    while read -r where header; do
        case $header in
        "<uv.h>" | "<yaml.h>" | server/*) offence "$where" "protocol/ may not include $header" ;;
        "<"* | settings/*) ;;
        *)
            [ -f "protocol/${header#protocol/}" ] || is_public "$header" ||
                offence "$where" "protocol/ may not include $header"
            ;;
        esac
    done < <(includes protocol)
}

check_server() {
    local where header
    while read -r where header; do
        case $header in
        "<jansson.h>" | jansson.h) offence "$where" "server/ may not include $header" ;;
        "<"* | protocol/* | settings/*) ;;
        *)
            [ -f "server/${header#server/}" ] || is_public "$header" ||
                offence "$where" "server/ may not include $header"
            ;;
        esac
    done < <(includes server)
}

check_settings() {
    local where header
    while read -r where header; do
        case $header in
        "<uv.h>" | "<jansson.h>" | server/* | protocol/*)
            offence "$where" "settings/ may not include $header"
            ;;
        "<"*) ;;
        *)
            [ -f "settings/${header#settings/}" ] || is_public "$header" ||
                offence "$where" "settings/ may not include $header"
            ;;
        esac
    done < <(includes settings)
}

# Whoever includes a library may need it; whoever does not, may not.
check_library() {
    local header=$1 where found
    shift
    while read -r where found; do
        [[ $found = "<$header>" || $found = "$header" ]] || continue
        local folder ok=
        for folder in "$@"; do [[ $where = "$folder"/* ]] && ok=1; done
        [ -n "$ok" ] || offence "$where" "$header may be included only in: $*"
    done < <(includes analysis settings protocol server tests editors)
}

# Links the whole library of the release into one object: what is still undefined then is what the host must give.
check_symbols() {
    local build=build/layers library=build/release/analysis/libanalysis.a symbol
    mkdir -p "$build"
    { cmake --preset release && cmake --build --preset release --target analysis; } >"$build/log" || { cat "$build/log"; exit 1; }
    ld -r -o "$build/analysis.o" --whole-archive "$library"
    for symbol in $(nm -u "$build/analysis.o" | awk '{print $NF}' | sort -u); do
        [[ " $host_symbols _GLOBAL_OFFSET_TABLE_ " = *" $symbol "* ]] ||
            offence "libanalysis.a" "needs $symbol from outside"
    done
    for symbol in $(nm "$build/analysis.o" | awk '$2 ~ /^[bBCsSgG]$/ {print $3}'); do
        offence "libanalysis.a" "has the mutable global $symbol"
    done
    size -A "$build/analysis.o" | awk '$1 ~ /^\.(data|bss|tdata|tbss)$/ && $2 > 0 { print $1 }' >"$build/mutable"
    while read -r symbol; do offence "libanalysis.a" "has mutable data in $symbol"; done <"$build/mutable"
}

check_analysis
check_private
check_settings
check_protocol
check_server
check_library uv.h server tests editors/demo
check_library yaml.h settings
check_library jansson.h protocol tests editors/demo
check_symbols
exit "$failed"
