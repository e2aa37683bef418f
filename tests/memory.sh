#!/usr/bin/env bash
# Runs the unit tests and one session of the server under valgrind: no error, nothing lost, status 0. One group is left to the
# sanitizers: the texts of diagnostics are so long that they take longer than all others together.
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
