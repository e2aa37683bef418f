#!/usr/bin/env bash
# Drives Helix, which has no script mode, through tmux: types, and reads the screen.
# usage: FAIRLEAD=PROGRAM HX='hx' tests/editors/helix.sh      (HX may be several words, such as one that enters another root)
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
: "${HX:=hx}"
work=$(mktemp -d)
socket=fairlead-$$
passed=0 failed=0
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT

mkdir -p "$work/config/helix" "$work/bin" "$work/project"
cp editors/helix/languages.toml "$work/config/helix/"
printf '[editor]\nend-of-line-diagnostics = "hint"\n' >"$work/config/helix/config.toml"
cp "$FAIRLEAD" "$work/bin/fairlead"
cat >"$work/project/Dockerfile" <<'END'
FROM node:20 AS build
RUN make
FROM debian:12
COPY --from=build /app /app
EXPOSE  8080
MAINTAINER me
USER app
CMD /app/run
END

screen() {
    tmux -L "$socket" capture-pane -p
}

told() { # told STATUS TITLE
    if [ "$1" = 0 ]; then
        passed=$((passed + 1))
        echo "ok $2"
    else
        failed=$((failed + 1))
        echo "not ok $2"
        screen | sed 's/^/   | /'
    fi
}

# sees TITLE PATTERN: waits until the screen matches.
sees() {
    local i
    for ((i = 0; i < ${PATIENCE:-30000} / 100; i++)); do
        if screen | grep -E -- "$2" >/dev/null; then
            told 0 "$1"
            return
        fi
        sleep 0.1
    done
    told 1 "$1"
}

keys() {
    tmux -L "$socket" send-keys "$@"
    sleep 0.2
}

command() {
    keys Escape
    keys -l ":$1"
    keys Enter
}

tmux -L "$socket" -f /dev/null new-session -d -x 140 -y 34 \
    "env XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache PATH=$work/bin:$PATH TERM=tmux-256color LANG=C.UTF-8 $HX $work/project/Dockerfile"
sees "findings are drawn" 'MAINTAINER. is deprecated'
keys 1 g g
keys Space k
sees "hover explains FROM" 'base image|Starts a'
keys Escape
keys 6 g g
keys Space a
sees "the menu offers the fix" 'Write a LABEL instead'
keys Enter
sees "the fix is applied" 'LABEL org.opencontainers.image.authors'
keys 4 g g
keys 1 3 l
keys Space r
sees "rename asks for a name" 'rename'
keys C-u
keys -l compile
keys Enter
sees "rename changes the stage" 'AS compile'
command format
command w
for ((i = 0; i < 50; i++)); do grep -q '^EXPOSE 8080' "$work/project/Dockerfile" && break; sleep 0.1; done
grep -q -- '--from=compile' "$work/project/Dockerfile" && grep -q '^EXPOSE 8080' "$work/project/Dockerfile"
told $? "the file is formatted and saved"
command q!
echo "$passed passed, $failed failed"
exit $((failed != 0))
