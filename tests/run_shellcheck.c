// ShellCheck on the command line: the real one, and programs in its place that fail in every way.
#include "base/str.h"
#include "shell_case.h"

#define RUNS "FROM debian:12\nARG opt\nRUN cd / && \\\n # why\n rm -rf $opt \\\n  `ls` ö $x\n"

// Findings as `LINE:COLUMN-LINE:COLUMN CODE SEVERITY`.
#define ROWS                                                                                       \
    " --format json | sed -En 's/.*\"code\": \"(SC[^\"]*)\".*\"severity\": \"([a-z]*)\".*"         \
    "\"start\": \\{\"line\": ([0-9]*), \"column\": ([0-9]*)\\}, \"end\": \\{\"line\": ([0-9]*), "  \
    "\"column\": ([0-9]*).*/\\3:\\4-\\5:\\6 \\1 \\2/p'"

#define ALL                                                                                        \
    "5:9-5:13 SC2086 info\n6:3-6:7 SC2046 warning\n6:3-6:7 SC2006 hint\n6:10-6:12 SC2154 "         \
    "warning\n6:10-6:12 SC2086 info\n"

#define CHECK "fairlead check --shellcheck auto --hints"

// A program in the place of ShellCheck, in a folder that is not the workspace's.
#define FAKE(script)                                                                               \
    "fake=$(mktemp -d) && printf '%s\\n' '#!/bin/sh' '" script "' >$fake/shellcheck && "           \
    "chmod +x $fake/shellcheck && PATH=$fake:$PATH && "

#define SAYS(text) FAKE("cat >/dev/null; echo \"" text "\"")

static const ShellCase cases[] = {
    {"what it finds has its place", RUNS, CHECK ROWS, 0, ALL},
    {"it can be left out", RUNS, "fairlead check --shellcheck off" ROWS, 0, ""},
    {"the file of settings can leave it out", RUNS,
     "echo 'shellcheck: off' >.fairlead.yaml; FAIRLEAD_SHELLCHECK= fairlead check" ROWS, 0, ""},
    {"and the environment", RUNS, "FAIRLEAD_SHELLCHECK=off fairlead check" ROWS, 0, ""},
    {"which comes before the file", RUNS,
     "echo 'shellcheck: off' >.fairlead.yaml; FAIRLEAD_SHELLCHECK=auto fairlead check --select "
     "SC2154" ROWS,
     0, "6:10-6:12 SC2154 warning\n"},
    {"the file of settings names no program", RUNS,
     "echo 'shellcheck: /bin/sh' >.fairlead.yaml; fairlead check", 2,
     "fairlead: .fairlead.yaml:1:13: error: `shellcheck` may be auto or off here: a program is "
     "started only when you tell it in the settings of your editor, in FAIRLEAD_SHELLCHECK or by "
     "--shellcheck\n"},
    {"a program that is told has to be there", RUNS,
     "fairlead check --shellcheck ./none 2>&1 | sed s,/.*/,,", 0,
     "fairlead: ShellCheck cannot be run: there is no program none\n"},
    {"without it nothing is missing but what it finds", RUNS,
     "PATH=/none; " FAIRLEAD_BINARY " check --shellcheck auto --select SC2086,shellcheck -q", 0,
     ""},
    {"a program of the workspace is not started", "FROM debian:12\nRUN rm $x\n",
     "printf '#!/bin/sh\\ntouch started\\n' >shellcheck; chmod +x shellcheck; "
     "PATH=.:$PWD:$PATH fairlead check --shellcheck auto" ROWS "; [ ! -e started ]",
     0, "2:8-2:10 SC2154 warning\n2:8-2:10 SC2086 info\n"},
    {"its own settings do not count", "FROM debian:12\nRUN rm $x\n",
     "echo disable=SC2086 >.shellcheckrc; SHELLCHECK_OPTS=--exclude=SC2086 " CHECK ROWS, 0,
     "2:8-2:10 SC2154 warning\n2:8-2:10 SC2086 info\n"},
    {"levels and silence by code", RUNS,
     "printf 'rules:\\n  SC2086: error\\n  SC2006: off\\n  SC2154: hint\\n' >.fairlead.yaml; " CHECK
     " --ignore SC2046" ROWS,
     0, "5:9-5:13 SC2086 error\n6:10-6:12 SC2154 hint\n6:10-6:12 SC2086 error\n"},
    {"hadolint's settings too", RUNS,
     "printf 'ignored: [SC2086, SC2006]\\noverride: {error: [SC2154]}\\n' >.hadolint.yaml; " CHECK
     " --profile hadolint" ROWS,
     0, "6:3-6:7 SC2046 warning\n6:10-6:12 SC2154 error\n"},
    {"heredocs, exec form and ONBUILD",
     "FROM debian:12\nRUN <<-E\n\tif a; then\n\t\trm $1\n\tfi\n\tE\n"
     "RUN [\"sh\", \"-c\", \"rm \\\"$HOME\\\" $1\"]\nONBUILD RUN rm $1\n"
     "RUN cat <<A && rm $1\ntext\nA\n",
     CHECK ROWS, 0,
     "4:6-4:8 SC2086 info\n7:32-7:34 SC2086 info\n8:16-8:18 SC2086 info\n9:19-9:21 SC2086 info\n"},
    {"dialects",
     "FROM debian:12\nRUN [[ a ]]\nSHELL [\"bash\", \"-c\"]\nRUN [[ a ]]\n"
     "# hadolint shell=sh\nRUN [[ b ]]\nRUN <<E\n#!/bin/bash\n[[ a ]]\nE\n"
     "RUN <<E\n#!/usr/bin/env python3\n[[ a ]]\nE\n",
     CHECK " --select SC3010" ROWS, 0, "2:5-2:12 SC3010 warning\n6:5-6:12 SC3010 warning\n"},
    {"what the sh of a base has",
     "FROM alpine:3.20\nRUN [[ a ]] && echo ${A/b/c}\nFROM fedora:41\nRUN [[ a ]] && a=(b)\n"
     "FROM debian:12\nRUN [[ a ]] && echo ${A/b/c}\n",
     CHECK " --select SC3010,SC3030,SC3060" ROWS, 0,
     "6:5-6:12 SC3010 warning\n6:21-6:29 SC3060 warning\n"},
    {"values of variables", "FROM debian:12\nENV a=1.2 b=\"x y\"\nARG c\nRUN rm $a $b $c\n",
     CHECK ROWS, 0, "4:11-4:13 SC2086 info\n4:14-4:16 SC2086 info\n"},
    {"a syntax error is one finding", "FROM debian:12\nRUN if true; then a\n", CHECK ROWS, 0,
     "2:5-2:7 SC1046 error\n2:19-2:20 SC1047 error\n"},
    {"its fixes", RUNS,
     "fairlead fix --shellcheck auto --unsafe-fixes --rule shellcheck Dockerfile; "
     "tail -n 4 Dockerfile; "
     "fairlead fix --shellcheck auto --unsafe-fixes --rule shellcheck Dockerfile",
     0, "fixed Dockerfile\nRUN cd / && \\\n # why\n rm -rf \"$opt\" \\\n  $(ls) ö \"$x\"\n"},
    {"are not made without being asked for", RUNS,
     "fairlead fix --shellcheck auto --rule shellcheck Dockerfile", 0, ""},
    {"several files come in their order", RUNS,
     "for i in 1 2 3 4 5 6; do cp Dockerfile $i.dockerfile; done; " CHECK
     " --select SC2154 --format json | grep -o '[0-9].dockerfile' | tr -d '\\n'",
     0, "1.dockerfile2.dockerfile3.dockerfile4.dockerfile5.dockerfile6.dockerfile"},
    {"SARIF knows the rule", RUNS,
     CHECK " --format sarif | grep -o 'shellcheck/SC[0-9]*' | sort -u", 0,
     "shellcheck/SC2006\nshellcheck/SC2046\nshellcheck/SC2086\nshellcheck/SC2154\n"},
    // Programs in its place.
    {"one that fails", RUNS, FAKE("exit 4") CHECK " --select shellcheck", 0,
     "fairlead: ShellCheck did not answer about Dockerfile: it could not do its work\n"
     "nothing found in 1 file\n"},
    {"one that is killed", RUNS, FAKE("kill -9 $$") CHECK " --select shellcheck -q", 0,
     "fairlead: ShellCheck did not answer about Dockerfile: it was ended by a signal\n"},
    {"one that prints something else", RUNS, SAYS("{") CHECK " --select shellcheck -q", 0,
     "fairlead: ShellCheck did not answer about Dockerfile: it printed something else\n"},
    {"one that prints without end", RUNS, FAKE("exec yes") CHECK " --select shellcheck -q", 0,
     "fairlead: ShellCheck did not answer about Dockerfile: it printed too much\n"},
    {"one that reads nothing", RUNS,
     FAKE("exec <&-; echo \"{\\\"comments\\\": []}\"") CHECK " --select shellcheck", 0,
     "nothing found in 1 file\n"},
    {"one that takes too long", RUNS, FAKE("exec sleep 60") CHECK " --select shellcheck -q", 0,
     "fairlead: ShellCheck did not answer about Dockerfile: it took too long\n"},
    {"places that are not there", RUNS,
     SAYS("{\\\"comments\\\": [{\\\"line\\\": 99, \\\"column\\\": 9, \\\"endLine\\\": 2, "
          "\\\"endColumn\\\": 1, \\\"code\\\": 2000, \\\"message\\\": \\\"A.\\\"}, {\\\"line\\\": "
          "0, \\\"column\\\": 1, \\\"endLine\\\": 1, \\\"endColumn\\\": 1, \\\"code\\\": 2001, "
          "\\\"message\\\": \\\"B.\\\"}, 7]}") CHECK ROWS,
     0, "6:10-6:12 SC2000 warning\n"},
};

int main(void)
{
    return run_shell_cases("ShellCheck", cases, ARRAY_LEN(cases));
}
