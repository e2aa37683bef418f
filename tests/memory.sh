#!/usr/bin/env bash
# Runs the unit tests and one session of the server under valgrind: no error, nothing lost, status 0; and counts what files of one
# folder cost. One group of unit tests is left to the sanitizers: the texts of diagnostics take longer than all others together.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=build/release
mkdir -p build/check
valgrind=(valgrind -q --error-exitcode=99 --leak-check=full '--errors-for-leak-kinds=definite,indirect,possible')

message() {
    # The bodies are ASCII, so characters are bytes.
    printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"
}

request() { # request ID METHOD PARAMS
    message "{\"jsonrpc\":\"2.0\",\"id\":$1,\"method\":\"$2\",\"params\":$3}"
}

notify() { # notify METHOD PARAMS
    message "{\"jsonrpc\":\"2.0\",\"method\":\"$1\",\"params\":$2}"
}

session() {
    local doc='"textDocument":{"uri":"file:///srv/Dockerfile"'
    local text='FROM debian\nRUN apt-get update && apt-get install curl\nADD a.txt /\nCMD node server.js\n'
    request 1 initialize '{"processId":null,"rootUri":null,"capabilities":{}}'
    notify initialized '{}'
    notify textDocument/didOpen "{$doc,\"languageId\":\"dockerfile\",\"version\":0,\"text\":\"$text\"}}"
    request 2 textDocument/hover "{$doc},\"position\":{\"line\":0,\"character\":1}}"
    local range='"range":{"start":{"line":3,"character":0},"end":{"line":3,"character":3}}'
    request 3 textDocument/codeAction "{$doc},$range,\"context\":{\"diagnostics\":[]}}"
    local change='{"range":{"start":{"line":0,"character":11},"end":{"line":0,"character":11}},"text":":12"}'
    notify textDocument/didChange "{$doc,\"version\":1},\"contentChanges\":[$change]}"
    request 4 textDocument/unheard '{}'
    notify textDocument/didClose "{$doc}}"
    request 5 shutdown null
    notify exit null
}

mapfile -t groups < <(basename -as .c tests/unit/test_*.c | sed 's/^test_//' | grep -vx diagnostics)
"${valgrind[@]}" "$folder/tests/unit_tests" "${groups[@]}"
session | "${valgrind[@]}" "$folder/fairlead" --stdio >build/check/session.out
for expected in '"id":1' '"id":2' '"id":3' '"id":4' '"id":5' publishDiagnostics; do
    grep -q "$expected" build/check/session.out || { echo "the session has no $expected"; exit 1; }
done

# A folder is read once for all its files, however they are named. Instructions are counted, as seconds differ.
many=$PWD/build/check/many
rm -rf "$many"
mkdir -p "$many/sub"
for ((i = 0; i < 100; i++)); do
    printf 'FROM scratch\nCOPY . .\n' >"$many/sub/$i.Dockerfile"
    touch "$many/sub/"{0..9}.$i.txt
done
cost() { # cost PREFIX
    local named
    mapfile -t named < <(printf "$1%s.Dockerfile\n" {0..99})
    (cd "$many" && valgrind --tool=callgrind --callgrind-out-file=/dev/null "$OLDPWD/$folder/fairlead" check --format json \
        "${named[@]}" 2>&1 >/dev/null | sed -n 's/.*Collected : //p')
}
plain=$(cost sub/)
for prefix in ./sub/ "$many/sub/" ../many/sub/; do
    other=$(cost "$prefix")
    if ((other > plain * 5 / 4)); then
        echo "files named ${prefix}0.Dockerfile cost $other instructions, and $plain without that"
        exit 1
    fi
done
