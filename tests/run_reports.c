// The forms of output of `fairlead check`.
#include "base/str.h"
#include "shell_case.h"

#define BAD "FROM a:1\nENV a b\nMAINTAINER <&\"'>\nCOPY x\n"
// A fixed choice of rules, so that new ones change nothing here.
#define CHECK "fairlead check --select legacy-key-value,maintainer-used "

static const ShellCase cases[] = {
    {"tty-plain", BAD, CHECK "-f tty-plain", 1,
     "Dockerfile:2 legacy-key-value info: `a` is set without `=`, so all the rest of the line is "
     "its value; write `a=…`\nDockerfile:3 DL4000 warning: `MAINTAINER` is deprecated; use the "
     "label `org.opencontainers.image.authors`\nDockerfile:4 DL1000 error: `COPY` needs a source "
     "and a destination\n"},
    {"hadolint's name for it", BAD, CHECK "--format tty --style legacy-key-value", 1,
     "Dockerfile:2 legacy-key-value style: `a` is set without `=`, so all the rest of the line is "
     "its value; write `a=…`\nDockerfile:3 DL4000 warning: `MAINTAINER` is deprecated; use the "
     "label `org.opencontainers.image.authors`\nDockerfile:4 DL1000 error: `COPY` needs a source "
     "and a destination\n"},
    {"github", BAD, CHECK "--format github --style legacy-key-value", 1,
     "::warning "
     "file=Dockerfile,line=3,endLine=3,col=1,endColumn=17,title=maintainer-used::`MAINTAINER` is "
     "deprecated; use the label `org.opencontainers.image.authors`\n::error "
     "file=Dockerfile,line=4,endLine=4,col=1,endColumn=7,title=argument-missing::`COPY` needs a "
     "source and a destination\n"},
    {"github with hints", BAD, CHECK "--format github --style legacy-key-value --hints | head -n 1",
     0,
     "::notice file=Dockerfile,line=2,endLine=2,col=5,endColumn=8,title=legacy-key-value::`a` is "
     "set without `=`, so all the rest of the line is its value; write `a=…`\n"},
    {"github: what stands in names and messages steers nothing", NULL,
     "mkdir 'a,b:c%'; printf 'FROM a:1\\nMAINTAINER me\\n' >'a,b:c%/Dockerfile'; " CHECK
     "--format github",
     1,
     "::warning "
     "file=a%2Cb%3Ac%25/"
     "Dockerfile,line=2,endLine=2,col=1,endColumn=14,title=maintainer-used::`MAINTAINER` is "
     "deprecated; use the label `org.opencontainers.image.authors`\n"},
    {"gitlab", BAD, CHECK "--format gitlab", 1,
     "[\n  {\"description\": \"`a` is set without `=`, so all the rest of the line is its value; "
     "write `a=…`\", \"check_name\": \"legacy-key-value\", \"fingerprint\": "
     "\"363125b25d5866aade2be9ebcc34a89c\", \"severity\": \"minor\", \"location\": {\"path\": "
     "\"Dockerfile\", \"lines\": {\"begin\": 2, \"end\": 2}}},\n  {\"description\": \"`MAINTAINER` "
     "is deprecated; use the label `org.opencontainers.image.authors`\", \"check_name\": "
     "\"maintainer-used\", \"fingerprint\": \"60db5b7982ff8837dba579131ddb0b49\", \"severity\": "
     "\"major\", \"location\": {\"path\": \"Dockerfile\", \"lines\": {\"begin\": 3, \"end\": "
     "3}}},\n  {\"description\": \"`COPY` needs a source and a destination\", \"check_name\": "
     "\"argument-missing\", \"fingerprint\": \"2071980bb63765b22004fc42e0a1dbc8\", \"severity\": "
     "\"blocker\", \"location\": {\"path\": \"Dockerfile\", \"lines\": {\"begin\": 4, \"end\": "
     "4}}}\n]\n"},
    {"gitlab: a fingerprint stays when lines move, and differs for the same finding twice",
     "FROM a:1\nENV a b\nENV a b\n",
     "f() { " CHECK
     "--format gitlab | grep -o 'fingerprint[^,]*'; }; f >one; sort -u one | wc -l; printf "
     "'# x\\n' | cat - Dockerfile >t; mv t Dockerfile; f | cmp - one && echo same",
     0, "2\nsame\n"},
    {"checkstyle", BAD, "printf 'FROM a:1\\n' >'a & b.Dockerfile'; " CHECK "--format checkstyle", 1,
     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n  <file "
     "name=\"Dockerfile\">\n    <error line=\"2\" column=\"5\" severity=\"info\" message=\"`a` is "
     "set without `=`, so all the rest of the line is its value; write `a=…`\" "
     "source=\"legacy-key-value\"/>\n    <error line=\"3\" column=\"1\" severity=\"warning\" "
     "message=\"`MAINTAINER` is deprecated; use the label `org.opencontainers.image.authors`\" "
     "source=\"maintainer-used\"/>\n    <error line=\"4\" column=\"1\" severity=\"error\" "
     "message=\"`COPY` needs a source and a destination\" source=\"argument-missing\"/>\n  "
     "</file>\n  <file name=\"a &#38; b.Dockerfile\">\n  </file>\n</checkstyle>\n"},
    {"junit counts as failures what makes check fail", "FROM debian\nMAINTAINER a\n",
     "c() { fairlead check --rule DL4000=info --rule image-untagged --rule maintainer-used "
     "--format junit \"$@\" | grep -o -e 'failures=...' -e '<[fs][ay][^ >]*'; echo; }; c; c "
     "--fail-on info; c --fail-on never",
     0,
     "failures=\"1\"\n<failure\n<system-out\n\nfailures=\"2\"\n<failure\n<failure\n\n"
     "failures=\"1\"\n<failure\n<system-out\n\n"},
    {"junit", BAD,
     "printf 'FROM a:1\\n' >clean.Dockerfile; fairlead check --rule DL4000 --ignore "
     "argument-missing --format junit",
     1,
     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"fairlead\">\n  <testsuite "
     "name=\"Dockerfile\" tests=\"1\" failures=\"1\" errors=\"0\">\n    <testcase "
     "name=\"maintainer-used\" classname=\"Dockerfile\">\n      <failure type=\"warning\" "
     "message=\"`MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\">Dockerfile:3:1: `MAINTAINER` is deprecated; use the "
     "label `org.opencontainers.image.authors`</failure>\n    </testcase>\n  </testsuite>\n  "
     "<testsuite name=\"clean.Dockerfile\" tests=\"1\" failures=\"0\" errors=\"0\">\n    <testcase "
     "name=\"nothing found\" classname=\"clean.Dockerfile\"/>\n  </testsuite>\n</testsuites>\n"},
    {"sarif", BAD,
     "mkdir 'a b'; mv Dockerfile 'a b'; " CHECK "--format sarif >out; grep -c ruleIndex out; "
     "grep -o '\"level\": \"[a-z]*\", \"message\".*' out; grep -o '\"version\": [^,]*' out; tail "
     "-n 1 out",
     0,
     "3\n\"level\": \"note\", \"message\": {\"text\": \"`a` is set without `=`, so all the rest of "
     "the line is its value; write `a=…`\"}, \"locations\": [{\"physicalLocation\": "
     "{\"artifactLocation\": {\"uri\": \"a%20b/Dockerfile\"}, \"region\": {\"startLine\": 2, "
     "\"startColumn\": 5, \"endLine\": 2, \"endColumn\": 8}}}]},\n\"level\": \"warning\", "
     "\"message\": {\"text\": \"`MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\"}, \"locations\": [{\"physicalLocation\": "
     "{\"artifactLocation\": {\"uri\": \"a%20b/Dockerfile\"}, \"region\": {\"startLine\": 3, "
     "\"startColumn\": 1, \"endLine\": 3, \"endColumn\": 17}}}]},\n\"level\": \"error\", "
     "\"message\": {\"text\": \"`COPY` needs a source and a destination\"}, \"locations\": "
     "[{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"a%20b/Dockerfile\"}, \"region\": "
     "{\"startLine\": 4, \"startColumn\": 1, \"endLine\": 4, \"endColumn\": 7}}}]}\n\"version\": "
     "\"2.1.0\"\n]}]}\n"},
    {"sarif without findings", "FROM scratch\n", "fairlead check --format sarif | tail -n 1", 0,
     "\"results\": []}]}\n"},
    {"json holds hints, text counts them", "FROM a:1\nENV a b\n",
     "c() { fairlead check --rule legacy-key-value=hint --rule legacy-key-value \"$@\"; }; c "
     "--format json | "
     "grep -c code; c; c --hints | tail -n 1; c --quiet",
     0,
     "1\n1 hint in 1 file, not shown: `--hints` shows it; `fairlead fix` can repair 1\n1 hint in 1 "
     "file; `fairlead fix` can repair 1\n"},
    {"several files in one list", "FROM a:1\nENV a b\n",
     "cp Dockerfile b.Dockerfile; cp Dockerfile c.Dockerfile; echo 'FROM scratch' >b.Dockerfile; "
     "for f in json gitlab; do "
     "fairlead check --rule legacy-key-value --format $f | grep -c '^  {.*},\\{0,1\\}$'; done",
     0, "2\n2\n"},
    {"statistics", BAD,
     CHECK "--statistics --quiet 2>&1 | tail -n 3; " CHECK
           "--statistics --format github 2>&1 >/dev/null",
     1,
     "      1  argument-missing  Give an instruction the arguments it needs.\n      1  "
     "legacy-key-value  Write ENV and LABEL with an equals sign.\n      1  maintainer-used  Write "
     "a label instead of MAINTAINER.\n      1  argument-missing  Give an instruction the "
     "arguments it needs.\n      1  legacy-key-value  Write ENV and LABEL with an equals sign.\n   "
     "   1  maintainer-used  Write a label instead of MAINTAINER.\n"},
    {"a refused file does not stop the others", BAD, CHECK "--format tty-plain nowhere Dockerfile",
     2,
     "fairlead: nowhere: no such file or directory\nDockerfile:2 legacy-key-value info: `a` is set "
     "without `=`, so all the rest of the line is its value; write `a=…`\nDockerfile:3 DL4000 "
     "warning: `MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\nDockerfile:4 DL1000 error: `COPY` needs a source and a "
     "destination\n"},
    {"no progress where there is no terminal", BAD, CHECK "--format github 2>&1 >/dev/null", 1, ""},
};

int main(void)
{
    return run_shell_cases("reports", cases, ARRAY_LEN(cases));
}
