// The command line: what each command prints, and how it exits.
#include "base/str.h"
#include "shell_case.h"

#define OLD "FROM alpine:3.20\nMAINTAINER me\n"

static const ShellCase cases[] = {
    {"version", NULL, "fairlead --version", 0, "fairlead " FAIRLEAD_VERSION "\n"},
    {"unknown command", NULL, "fairlead chek", 2,
     "fairlead: there is no command `chek`; did you mean `check`?\n"},
    {"unknown option", NULL, "fairlead check --colour=never", 2,
     "fairlead check: there is no option `--colour`; did you mean `--color`?\n"},
    {"missing value", NULL, "fairlead check --format", 2,
     "fairlead check: `--format` needs a value: "
     "text|json|sarif|github|gitlab|checkstyle|junit|tty-plain\n"},
    {"wrong value", NULL, "fairlead check --format xml", 2,
     "fairlead check: `--format` takes text|json|sarif|github|gitlab|checkstyle|junit|tty-plain, "
     "not `xml`\n"},
    {"no file", NULL, "fairlead check nowhere", 2,
     "fairlead: nowhere: no such file or directory\n"},
    {"no Dockerfile", NULL, "fairlead check", 2, "fairlead: there is no Dockerfile in .\n"},
    {"unknown rule", NULL, "fairlead explain maintainer-usd", 2,
     "fairlead explain: there is no rule `maintainer-usd`; did you mean `maintainer-used`?\n"},
    {"text", OLD, "fairlead check", 1,
     "Dockerfile:2:1: warning[maintainer-used] `MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\n"
     "  2 | MAINTAINER me\n"
     "    | ^^^^^^^^^^^^^\n"
     "    = fix: Write a LABEL instead\n\n"
     "1 warning in 1 file; `fairlead fix` can repair 1\n"},
    {"threshold", OLD, "fairlead check --fail-on error >/dev/null", 0, ""},
    {"JSON from standard input", OLD,
     "fairlead check --format json --stdin-filename x/Dockerfile - <Dockerfile |"
     " sed 's/\"aliases\": [^]]*], //; s/\"message\": .*, \"line\"/\"line\"/'",
     0,
     "[\n  {\"file\": \"x/Dockerfile\", \"code\": \"maintainer-used\", \"severity\": \"warning\", "
     "\"line\": 2, \"range\": {\"start\": {\"line\": 2, \"column\": 1}, "
     "\"end\": {\"line\": 2, \"column\": 14}}, \"fixable\": true}\n]\n"},
    {"as hadolint: on the line of the instruction", "FROM alpine:3.20\nRUN \\\n cd /x && make\n",
     "fairlead check --profile hadolint --format json | grep -o '\"line\": [0-9]*' | head -n 2", 0,
     "\"line\": 2\n\"line\": 3\n"},
    {"as hadolint: exit status 1 from an info on", "FROM alpine:3.20\nRUN apk add curl=8.5.0-r0\n",
     "fairlead check --profile hadolint >/dev/null", 1, ""},
    {"a full disk", OLD, "fairlead check 2>&1 >/dev/full", 2,
     "fairlead: the output cannot be written\n"},
    {"what has an empty value is a hint", "FROM a:1\nENV DB_PASSWORD= API_KEY=k1\n",
     "fairlead check --hints | grep -o '[a-z]*.secret-in-variable'", 0,
     "hint[secret-in-variable\nwarning[secret-in-variable\n"},
    {"nothing as JSON", "FROM scratch\n", "fairlead check --format json", 0, "[]\n"},
    {"folders are searched", OLD,
     "mkdir -p a/node_modules .git && cp Dockerfile a/app.dockerfile && cp Dockerfile "
     "a/node_modules && "
     "cp Dockerfile .git && cp Dockerfile a/Dockerfile.md && ln -s .. a/up && "
     "fairlead check --format json | grep -o '\"file\": \"[^\"]*\"'",
     0, "\"file\": \"Dockerfile\"\n\"file\": \"a/app.dockerfile\"\n"},
    {"what is copied along is measured", "FROM alpine:3.20\nCOPY . /x\nRUN npm ci\n",
     "mkdir -p .git/a node_modules src && for f in .git/a/b node_modules/c src/d e; do "
     "head -c 20000 /dev/zero >$f; done; fairlead check --hints | grep -o '`[^`]*` ([^)]*)'",
     0, "`node_modules` (40 kB)\n`node_modules` (20 kB)\n"},
    {"contexts in turn, with ignore files in turn", "FROM alpine:3.20\nCOPY x /x\n",
     "for i in a b c; do mkdir $i && touch $i/x && cp Dockerfile $i/own && "
     "sed s,x,$i/x, Dockerfile >$i/root && echo x >$i/own.dockerignore; done; rm Dockerfile; "
     "touch x; echo c >.dockerignore; n='a/own a/root b/own b/root c/own c/root'; "
     "m='b/../a/own b/../a/root c/../b/own c/../b/root a/../c/own a/../c/root'; "
     "fairlead check $n $m | grep -o '^.*copy-ignored' | sed 's,[a-c]/../,,' | sort | uniq -c",
     0,
     "      2 a/own:2:6: warning[copy-ignored\n      2 b/own:2:6: warning[copy-ignored\n"
     "      2 c/own:2:6: warning[copy-ignored\n      2 c/root:2:6: warning[copy-ignored\n"},
    {"nothing of a file reaches the terminal raw", "FROM alpine:3.20\nMAINTAINER \x1b[31m\n",
     "fairlead check | grep -c \x1b", 1, "0\n"},
    {"format leaves alone what the settings exclude, and heeds faults in them", "FROM  a:1\n",
     "mkdir x; cp Dockerfile x; echo 'exclude: [x/]' >.fairlead.yaml; fairlead format --check . x; "
     "echo $?; echo 'exclud: [x/]' >.fairlead.yaml; fairlead format . 2>/dev/null; echo $?; "
     "cat Dockerfile",
     0, "Dockerfile\n1\n2\nFROM  a:1\n"},
    {"what is no Dockerfile is not called clean", "FROM {{ x }}\nMAINTAINER a\n",
     "printf 'FROM a:1\\nUSER 1000\\n' >x.dockerfile; fairlead check Dockerfile x.dockerfile", 0,
     "nothing found in 1 file; 1 not checked: no Dockerfile, but a template or the like\n"},
    {"a file that is named twice is checked once", OLD,
     "fairlead check Dockerfile ./Dockerfile . | grep -c '^[^ ]*Dockerfile:'", 0, "1\n"},
    {"a report calls a file the same however it was named", OLD,
     "for f in gitlab sarif github; do fairlead check -f $f Dockerfile >1; "
     "fairlead check -f $f ././Dockerfile >2; cmp 1 2; done",
     0, ""},
    {"a hint that fails is shown", "FROM node:22.1-slim\nUSER node\nCMD [\"node\"]\n",
     "fairlead check -q --fail-on hint | head -n 1", 0,
     "Dockerfile:2:6: hint[user-by-name] `node` is a name, and only the image knows whether that "
     "is "
     "root; write the number\n"},
    {"a context has to be a folder", OLD,
     "for c in nope Dockerfile; do fairlead check --context $c 2>&1 | head -n 1; done; "
     "fairlead check --context . | tail -n 1",
     0,
     "fairlead check: `--context` takes a folder, and `nope` is none\n"
     "fairlead check: `--context` takes a folder, and `Dockerfile` is none\n"
     "1 warning in 1 file; `fairlead fix` can repair 1\n"},
    {"an ignore file is no Dockerfile", OLD,
     "printf 'a  b\\n' >.dockerignore; for c in check fix format; do "
     "fairlead $c .dockerignore 2>&1; echo $?; done; cat .dockerignore",
     0,
     "fairlead: .dockerignore: this is an ignore file, no Dockerfile\n2\n"
     "fairlead: .dockerignore: this is an ignore file, no Dockerfile\n2\n"
     "fairlead: .dockerignore: this is an ignore file, no Dockerfile\n2\na  b\n"},
    {"colours by the environment", OLD,
     "for e in FORCE_COLOR=1 FORCE_COLOR=0 'NO_COLOR=1 FORCE_COLOR=1' TERM=dumb; do "
     "(export $e && fairlead check | grep -c \x1b); done",
     1, "3\n0\n0\n0\n"},
    {"diff", OLD, "fairlead fix --diff Dockerfile", 1,
     "--- Dockerfile\n+++ Dockerfile\n@@ -1,2 +1,2 @@\n FROM alpine:3.20\n-MAINTAINER me\n"
     "+LABEL org.opencontainers.image.authors=\"me\"\n"},
    {"fix keeps mode and link", OLD,
     "chmod 640 Dockerfile && ln -s Dockerfile x.dockerfile && fairlead fix x.dockerfile && "
     "stat -c '%a %F' x.dockerfile Dockerfile && cat Dockerfile && ls",
     0,
     "fixed x.dockerfile\n777 symbolic link\n640 regular file\nFROM alpine:3.20\n"
     "LABEL org.opencontainers.image.authors=\"me\"\nDockerfile\nx.dockerfile\n"},
    {"fix keeps the owner and drops the setuid bit", OLD,
     "[ $(id -u) != 0 ] || chown nobody Dockerfile; chmod 4755 Dockerfile; "
     "before=$(stat -c %U Dockerfile); fairlead fix Dockerfile && "
     "[ $before = $(stat -c %U Dockerfile) ] && stat -c %a Dockerfile",
     0, "fixed Dockerfile\n755\n"},
    {"fix keeps other names of the file", OLD,
     "ln Dockerfile other && fairlead fix Dockerfile && tail -n 1 other && ls -A", 0,
     "fixed Dockerfile (in place, as it has other names or another owner)\n"
     "LABEL org.opencontainers.image.authors=\"me\"\nDockerfile\nother\n"},
    {"what is saved while fix works is not overwritten", NULL,
     "{ echo FROM alpine:3.20; yes 'ENV A b' | head -n 8000; } >Dockerfile; "
     "fairlead fix Dockerfile >/dev/null 2>&1 & sleep 0.05; echo FROM user:1 >Dockerfile; wait; "
     "cat Dockerfile; ls -A",
     0, "FROM user:1\nDockerfile\n"},
    {"fix keeps attributes but not what a file may do as a program", OLD,
     "setcap cap_net_raw+ep Dockerfile 2>/dev/null; setfattr -n user.a -v b Dockerfile "
     "2>/dev/null; "
     "before=$(getfattr -d Dockerfile 2>/dev/null); fairlead fix Dockerfile; "
     "getcap Dockerfile 2>/dev/null; [ \"$before\" = \"$(getfattr -d Dockerfile 2>/dev/null)\" ]",
     0, "fixed Dockerfile\n"},
    {"fix refuses what is no text file", OLD,
     "mkfifo pipe; printf 'FROM a:1\\n\\0' >bytes; fairlead fix pipe bytes /dev/null .; cat "
     "Dockerfile",
     0,
     "fairlead: pipe: not a regular file\n"
     "fairlead: bytes: holds NUL bytes, so it is not a text that can be repaired\n"
     "fairlead: /dev/null: not a regular file\nfixed Dockerfile\nFROM alpine:3.20\n"
     "LABEL org.opencontainers.image.authors=\"me\"\n"},
    {"a pipe called .dockerignore is not waited for", "FROM alpine:3.20\n",
     "mkfifo .dockerignore Dockerfile.dockerignore; fairlead check", 0,
     "nothing found in 1 file\n"},
    {"a pipe as operand is read", NULL,
     "mkfifo pipe; echo 'FROM alpine:3.20' >pipe & fairlead check pipe", 0,
     "nothing found in 1 file\n"},
    {"names cannot steer the terminal or forge a line", NULL,
     "name=$(printf 'Dockerfile.\\033[31m\\nx:1:1: error \\377'); printf 'FROM a\\nMAINTAINER "
     "x\\n' >\"$name\"; "
     "fairlead check \"$name\" | head -n 1; fairlead fix --diff \"$name\" | head -n 1; fairlead "
     "fix \"$name\"; "
     "fairlead check \"no$name\"; fairlead explain \"no$name\"",
     2,
     "Dockerfile.\\x1b[31m\\x0ax:1:1: error \\xff:1:6: warning[image-untagged] `a` has no tag, so "
     "`latest` is used; name a version\n--- Dockerfile.\\x1b[31m\\x0ax:1:1: error \\xff\n"
     "fixed Dockerfile.\\x1b[31m\\x0ax:1:1: error \\xff\n"
     "fairlead: noDockerfile.\\x1b[31m\\x0ax:1:1: error \\xff: no such file or directory\n"
     "fairlead explain: there is no rule `noDockerfile.\\x1b[31m\\x0ax:1:1: error \\xff`; see "
     "`fairlead "
     "rules`\n"},
    {"a file that is too long does not stop the others", "FROM alpine:3.20\n",
     "head -c 67108865 /dev/zero >long.dockerfile; fairlead check long.dockerfile Dockerfile", 2,
     "fairlead: long.dockerfile: larger than 64 MiB, which no Dockerfile is\nnothing found in 1 "
     "file\n"},
    {"a full disk is no success", NULL,
     "fairlead --version >/dev/full; echo $?; fairlead check --help >/dev/full; echo $?", 0,
     "fairlead: the output cannot be written\n2\nfairlead: the output cannot be written\n2\n"},
    {"an ignore file is called by its name where nothing else is known of the context", NULL,
     "mkdir -p a/b; cd a; printf 'FROM alpine:3.20\nCOPY app /app\n' | tee x.Dockerfile "
     ">b/Dockerfile; echo app | tee .dockerignore >x.Dockerfile.dockerignore; "
     "fairlead check | grep -o 'excluded.*so'",
     0,
     "excluded by line 1 of ../.dockerignore (`app`), so\n"
     "excluded by line 1 of x.Dockerfile.dockerignore (`app`), so\n"},
    {"the server goes by the .dockerignore that check goes by", NULL,
     "m() { printf 'Content-Length: %d\\r\\n\\r\\n%s' ${#1} \"$1\"; }; "
     "t='FROM alpine:3.20\\nCOPY app /app\\n'; mkdir 'a b'; printf \"$t\" >'a b/Dockerfile'; echo "
     "app >.dockerignore; "
     "fairlead check 'a b/Dockerfile' | grep -o copy-ignored; "
     "{ m "
     "'{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"rootUri\":\"file://"
     "'$PWD'\","
     "\"capabilities\":{}}}'; m "
     "'{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{"
     "\"textDocument\":{\"uri\":\"file://'$PWD'/a%20b/"
     "Dockerfile\",\"languageId\":\"dockerfile\",\"version\":1,"
     "\"text\":\"'\"$t\"'\"}}}'; } | fairlead lsp | grep -o '\"copy-ignored\"'",
     0, "copy-ignored\n\"copy-ignored\"\n"},
    {"findings link to the installed text of the rules", NULL,
     "mkdir -p 'a b/bin' 'a b/share/doc/fairlead' && cp " FAIRLEAD_BINARY " 'a b/bin/fairlead' && "
     "m() { printf 'Content-Length: %d\\r\\n\\r\\n%s' \"${#1}\" \"$1\"; }; "
     "talk() { { m "
     "'{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":"
     "{\"textDocument\":{\"publishDiagnostics\":{\"codeDescriptionSupport\":true}}}}}'; "
     "m "
     "'{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/"
     "didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///x\","
     "\"languageId\":\"dockerfile\",\"version\":1,\"text\":\"FROM a\"}}}'; } | "
     "'a b/bin/fairlead' lsp | grep -o 'href\":\"[^\"]*' | sed \"s|$PWD||\"; echo end; }; "
     "talk; touch 'a b/share/doc/fairlead/RULES.md'; talk",
     0, "end\nhref\":\"file:///a%20b/share/doc/fairlead/RULES.md#image-untagged\nend\n"},
    {"format writes, and then finds nothing", NULL,
     "printf 'from a:1\\nENV A=1 \\\\\\n  B=2' >Dockerfile; fairlead format --check . ; echo $?; "
     "fairlead format .; fairlead format .; fairlead format --check --diff .; cat Dockerfile; ls "
     "-A",
     0, "Dockerfile\n1\nformatted Dockerfile\nFROM a:1\nENV A=1 \\\n    B=2\nDockerfile\n"},
    {"format shows what it would change", "FROM  a:1\n", "fairlead format --diff Dockerfile", 1,
     "--- Dockerfile\n+++ Dockerfile\n@@ -1 +1 @@\n-FROM  a:1\n+FROM a:1\n"},
    {"format reads standard input, and CRLF stays", NULL,
     "printf 'from a:1\\r\\nrun  x\\r\\n' | fairlead format - | tr '\\r' '!'", 0,
     "FROM a:1!\nRUN x!\n"},
    {"format keeps commands unless told to lay them out", NULL,
     "printf 'FROM a:1 as b\\nRUN x \\\\\\n  && y\\n' >Dockerfile; fairlead format --check .; echo "
     "$?; "
     "fairlead format --lay-out-commands --operators trailing --indent tab - <Dockerfile; "
     "fairlead format --lay-out-commands --width 1 - <Dockerfile",
     0, "0\nFROM a:1 AS b\nRUN x && \\\n\ty\nFROM a:1 AS b\nRUN x \\\n    && y\n"},
    {"format goes by the command line before .editorconfig", "FROM a:1\nENV A=1 \\\n  B=2\n",
     "printf 'root = true\\n[Dockerfile]\\nindent_style = tab\\nend_of_line = crlf\\n' "
     ">.editorconfig; fairlead format --indent 3 - <Dockerfile; fairlead format --indent 3 "
     "--stdin-filename sub/Dockerfile - <Dockerfile | tr '\\r' '!'; fairlead format Dockerfile; tr "
     "'\\r\\t' '!>' <Dockerfile",
     0,
     "FROM a:1\nENV A=1 \\\n   B=2\nFROM a:1!\nENV A=1 \\!\n   B=2!\nformatted Dockerfile\n"
     "FROM a:1!\nENV A=1 \\!\n>B=2!\n"},
    {"what a Compose file says holds for each of its Dockerfiles, at any depth", NULL,
     "mkdir -p app/sub other; touch app/one app/sub/two other/three; printf 'FROM scratch\\nCOPY "
     "one two three /\\n' | tee app/a.Dockerfile app/b.Dockerfile app/sub/Dockerfile "
     ">Dockerfile; printf 'services:\\n  a: {build: {context: app, dockerfile: a.Dockerfile}}\\n  "
     "b: {build: {context: other, dockerfile: ../app/b.Dockerfile}}\\n  c: {build: "
     "app/sub}\\n' >compose.yaml; fairlead check --select copy-source-missing | grep missing",
     0,
     "app/a.Dockerfile:2:10: warning[copy-source-missing] `two` is not in the build context\n"
     "app/a.Dockerfile:2:14: warning[copy-source-missing] `three` is not in the build context\n"
     "app/b.Dockerfile:2:6: warning[copy-source-missing] `one` is not in the build context\n"
     "app/b.Dockerfile:2:10: warning[copy-source-missing] `two` is not in the build context\n"
     "app/sub/Dockerfile:2:6: warning[copy-source-missing] `one` is not in the build context\n"
     "app/sub/Dockerfile:2:14: warning[copy-source-missing] `three` is not in the build context\n"},
    {"a folder that holds nothing but a near source is guessed to be the context", NULL,
     "mkdir -p src docker target; touch README.md src/main.c docker/run.sh target/app.war; t() { "
     "echo \"FROM scratch\" >$2; echo \"COPY $1 /\" >>$2; fairlead check --hints --select "
     "copy-source-missing --format json $2 | grep -o '\"severity.*message[^?]*.'; }; t Readme.md "
     "Dockerfile; t src/mian.c Dockerfile; t docker/Run.sh docker/Dockerfile; t scr Dockerfile; t "
     "target/app.jar Dockerfile; t src/other.c Dockerfile; t '$X/main.c' Dockerfile",
     1,
     "\"severity\": \"info\", \"message\": \"`Readme.md` is not in this folder, probably the build "
     "context; did you mean `README.md`?\n"
     "\"severity\": \"info\", \"message\": \"`src/mian.c` is not in this folder, probably the "
     "build "
     "context; did you mean `src/main.c`?\n"
     "\"severity\": \"info\", \"message\": \"`docker/Run.sh` is not in `..`, probably the build "
     "context; did you mean `docker/run.sh`?\n"},
    {"nothing is missed in a folder of Dockerfiles alone", "FROM a:1\nCOPY *.sln .\nCOPY . .\n",
     "fairlead check --hints --select copy-source-missing; touch package.json; fairlead check "
     "--hints --select copy-source-missing | head -1",
     0,
     "nothing found in 1 file\nDockerfile:2:6: info[copy-source-missing] nothing in the build "
     "context matches `*.sln`\n"},
    {"what is not laid out as .editorconfig says is found where the rule is on",
     "FROM a:1\nENV A=1 \\\n    B=2\n",
     "C='fairlead check --rule unformatted=warning --select unformatted Dockerfile'; $C; printf "
     "'root = true\\n[*]\\nindent_style = tab\\n' >.editorconfig; $C | head -1; fairlead fix "
     "--profile strict --rule unformatted Dockerfile; tr '\\t' '>' <Dockerfile; $C",
     0,
     "nothing found in 1 file\nDockerfile:2:1: warning[unformatted] the formatter would change "
     "this; "
     "run `fairlead format`\nfixed Dockerfile\nFROM a:1\nENV A=1 \\\n>B=2\nnothing found in 1 "
     "file\n"},
    {"a pipe called .editorconfig is not waited for", "FROM  a:1\n",
     "mkfifo .editorconfig; fairlead format Dockerfile && cat Dockerfile", 0,
     "formatted Dockerfile\nFROM a:1\n"},
    {"format refuses what is no text file, and wrong widths", NULL,
     "printf 'FROM  a:1\\n\\0' >bytes; fairlead format bytes; fairlead format --indent 0 -; "
     "fairlead format --width x -; fairlead format --operators up -; fairlead format",
     2,
     "fairlead: bytes: holds NUL bytes, so it is not a text that can be repaired\nfairlead format: "
     "`--indent` takes a number from 1 to 16 or tab, not `0`\nfairlead format: `--width` takes a "
     "number of columns, not `x`\nfairlead format: `--operators` takes leading, trailing or keep, "
     "not `up`\nfairlead format: needs a file or a folder\n"},
    {"check names no fix that would not be made",
     "FROM debian:12\n# why\nRUN apt-get update \\\n<<F\nRUN apt-get install\n# b\nRUN b\n",
     "fairlead check Dockerfile | grep = ; fairlead fix --unsafe-fixes --diff Dockerfile | grep "
     "'^[-+][^-+]'",
     0, "    = fix: Add the line `F` (--unsafe-fixes)\n+F\n"},
    {"buildkit's print", "FROM --platform=linux/amd64 a AS b\nENV a=b\nONBUILD RUN [\"x\"]\nÄ\n",
     "fairlead dump --format buildkit Dockerfile", 0,
     "(from [\"--platform=linux/amd64\"] \"a\" \"AS\" \"b\")\n(env \"a\" \"b\" \"=\")\n(onbuild "
     "(run \"x\"))\n"
     "(ä \"\")\n"},
    {"a refused file", "FROM a\nRUN [1]\n", "fairlead dump --format buildkit Dockerfile", 1,
     "fairlead: Dockerfile: line 2: an exec form may hold strings only\n"},
    {"probe", NULL,
     "echo '{\"id\": 1, \"op\": \"expand\", \"word\": \"a${b:-c}\"}' | fairlead probe", 0,
     "{\"id\":1,\"result\":\"ac\",\"words\":[\"ac\"],\"matched\":[],\"unmatched\":[\"b\"],\"ok\":"
     "true}\n"},
};

int main(void)
{
    return run_shell_cases("command line", cases, ARRAY_LEN(cases));
}
