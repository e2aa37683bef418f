// What holds for a Dockerfile: configuration files, variables and options, and which of them is the strongest.
#include "base/str.h"
#include "shell_case.h"

#define OLD   "FROM alpine\nMAINTAINER me\n"
#define CODES " | grep -o '[a-z]*\\[[a-z-]*\\]' | tr '\\n' ' '"
// Prints levels and rules only.
#define CHECK "fairlead check --hints " CODES

static const ShellCase cases[] = {
    {"hadolint's file silences by its codes", OLD,
     "printf 'ignored:\\n  - DL3006\\n' >.hadolint.yaml; " CHECK, 0, "error[maintainer-used] "},
    {"our file gives levels by id, code and pattern", OLD,
     "printf 'rules:\\n  image-unt*: hint\\n  DL4000: {level: information}\\n' "
     ">.fairlead.yaml; " CHECK,
     0, "hint[image-untagged] info[maintainer-used] "},
    {"the nearest file holds, up to the repository", OLD,
     "mkdir -p .git a/b c/.git; cp Dockerfile a/b; cp Dockerfile c; echo 'rules: {image-untagged: "
     "off}' >.fairlead.yaml; echo 'rules: {maintainer-used: off}' >a/.fairlead.yaml; "
     "for f in Dockerfile a/b/Dockerfile c/Dockerfile; do fairlead check $f" CODES "; echo; done",
     0,
     "warning[maintainer-used] \nwarning[image-untagged] \nwarning[image-untagged] "
     "warning[maintainer-used] \n"},
    {"a file above the repository or where the program runs is nobody's", OLD,
     "mkdir -p a/b; cp Dockerfile a/b; echo 'rules: {image-untagged: off}' >.fairlead.yaml; "
     "cd a; fairlead check b" CODES,
     0, "warning[image-untagged] warning[maintainer-used] "},
    {"a wrong key is an error with its place", OLD,
     "printf 'profile: strict\\nrulse:\\n  a: off\\n' >.fairlead.yaml; fairlead check", 2,
     "fairlead: .fairlead.yaml:2:1: error: there is no setting `rulse`; did you mean `rules`?\n"},
    {"a tab is no indentation", OLD,
     "printf 'rules:\\n\\tsudo-used: off\\n' >.fairlead.yaml; fairlead check", 2,
     "fairlead: .fairlead.yaml:2:1: error: YAML takes no tab here; write spaces\n"},
    {"wrong values are errors with their places", OLD,
     "printf 'profile: loud\\nrules: {image-untagged: of}\\nfail-on: 3\\ntarget: "
     "[a]\\nstrict-labels: "
     "\"true\"\\nlabels: {a: uri}\\nbuild-args: [a]\\noverrides: [{rules: {x: off}}, 3]\\n' "
     ">.fairlead.yaml; fairlead check",
     2,
     "fairlead: .fairlead.yaml:1:10: error: `profile` has to be one of default, strict, hadolint, "
     "buildkit, not `loud`\nfairlead: .fairlead.yaml:2:25: error: `image-untagged` has to be one "
     "of off, hint, information, warning, error, not `of`\nfairlead: .fairlead.yaml:3:10: error: "
     "`fail-on` has to be one of never, hint, information, warning, error, not `3`\nfairlead: "
     ".fairlead.yaml:4:9: error: `target` has to be a string\nfairlead: .fairlead.yaml:5:16: "
     "error: `strict-labels` has to be true or false, without quotes, not `true`\nfairlead: "
     ".fairlead.yaml:6:13: error: `a` has to be one of text, url, semver, hash, rfc3339, spdx, "
     "email, not `uri`\nfairlead: .fairlead.yaml:7:13: error: `build-args` has to be a "
     "map\nfairlead: .fairlead.yaml:8:13: error: an override needs `files` or `stages`\nfairlead: "
     ".fairlead.yaml:8:22: warning: there is no rule `x`\nfairlead: .fairlead.yaml:8:32: error: "
     "`overrides` has to be a list of maps, not `3`\n"},
    {"broken YAML is an error with its place", OLD,
     "printf 'rules:\\n  a: [b\\n' >.fairlead.yaml; fairlead check; printf 'a: *b\\n' "
     ">.fairlead.yaml; fairlead check; printf 'a: &x [*x]\\n' >.fairlead.yaml; fairlead check; "
     "printf 'a: 1\\na: 2\\n' >.fairlead.yaml; fairlead check; printf 'a: \\377\\n' "
     ">.fairlead.yaml; fairlead check",
     2,
     "fairlead: .fairlead.yaml:3:1: error: while parsing a flow sequence: did not find expected "
     "',' or ']'\nfairlead: .fairlead.yaml:1:4: error: there is no anchor `&b` before this "
     "alias\nfairlead: .fairlead.yaml:1:8: error: an alias stands inside of what it "
     "names\nfairlead: .fairlead.yaml:2:1: error: `a` stands here a second time\nfairlead: "
     ".fairlead.yaml:1:4: error: invalid leading UTF-8 octet\n"},
    {"a broken configuration does not stop files of other folders", OLD,
     "mkdir a b; cp Dockerfile a; mv Dockerfile b; echo '[' >a/.fairlead.yaml; fairlead check"
     " 2>&1 | sed -n 's/: warning.*//p; s/: did not find.*//p'",
     0,
     "fairlead: a/.fairlead.yaml:2:1: error: while parsing a flow "
     "node\nb/Dockerfile:1:6\nb/Dockerfile:2:1\n"},
    {"a rule that is not there is said, and the rest holds", OLD,
     "echo 'rules: {image-untaged: off, maintainer-used: off}' >.fairlead.yaml; fairlead check "
     "--format tty-plain",
     1,
     "fairlead: .fairlead.yaml:1:9: warning: there is no rule `image-untaged`; did you mean "
     "`image-untagged`?\nDockerfile:1 DL3006 warning: `alpine` has no tag, so `latest` is used; "
     "name a version\n"},
    {"who is the strongest", OLD,
     "c() { fairlead check --format tty-plain \"$@\" | sed -n 's/.*DL3006 //p; s/: .*//'; }; "
     "echo 'override: {info: [DL3006]}' >.hadolint.yaml; c; "
     "echo 'rules: {DL3006: error}' >.fairlead.yaml; c; "
     "echo 'overrides: [{files: Dockerfile, rules: {image-*: warning}}]' >>.fairlead.yaml; c; "
     "export FAIRLEAD_RULES=image-untagged=hint; c; c --rule '*=info'; c --ignore image-*",
     0,
     "info: `alpine` has no tag, so `latest` is used; name a version\nerror: `alpine` has no tag, "
     "so `latest` is used; name a version\nwarning: `alpine` has no tag, so `latest` is used; name "
     "a version\nstyle: `alpine` has no tag, so `latest` is used; name a version\ninfo: `alpine` "
     "has no tag, so `latest` is used; name a version\n"},
    {"an id beats a code, a code beats a pattern", OLD,
     "printf 'rules: {image-untagged: hint, DL3006: off, \"main*\": error}\\n' "
     ">.fairlead.yaml; " CHECK,
     0, "hint[image-untagged] error[maintainer-used] "},
    {"overrides for files and for stages", NULL,
     "mkdir a; printf 'FROM a AS x\\nFROM b\\n' | tee a/Dockerfile >Dockerfile; "
     "printf 'overrides:\\n- files: [a/]\\n  rules: {image-untagged: off}\\n- stages: x\\n  rules: "
     "{image-untagged: hint}\\n' >.fairlead.yaml; fairlead check --hints --format tty-plain",
     1,
     "Dockerfile:1 DL3006 style: `a` has no tag, so `latest` is used; name a version\nDockerfile:1 "
     "stage-unused style: stage `x` is never used, so a build leaves it out\nDockerfile:2 DL3006 "
     "warning: `b` has no tag, so `latest` is used; name a version\na/Dockerfile:1 DL3006 style: "
     "`a` has no tag, so `latest` is used; name a version\na/Dockerfile:1 stage-unused style: "
     "stage `x` is never used, so a build leaves it out\n"},
    {"of two overrides the later one wins, whatever the name", OLD,
     "printf 'overrides: [{files: x, rules: {DL4000: error}}, {files: Dockerfile, rules: "
     "{maintainer-used: off, image-untagged: hint}}, {files: \"*\", rules: {DL4000: information, "
     "\"*-untagged\": error}}]\n' >.fairlead.yaml; " CHECK,
     0, "error[image-untagged] info[maintainer-used] "},
    {"a context that is no folder is said once, and a comment is stronger than the settings", NULL,
     "mkdir -p c/d; touch c/a; printf 'FROM debian:12\nUSER 1\nCOPY a /\n' | tee x.Dockerfile "
     ">y.Dockerfile; echo 'context: nowhere' >.fairlead.yaml; fairlead check -q; "
     "echo 'context: c/d' >.fairlead.yaml; "
     "sed -i '1i # fairlead context=c' x.Dockerfile; fairlead check --format tty-plain; fairlead "
     "check --context c/d --format tty-plain x.Dockerfile",
     1,
     "fairlead: x.Dockerfile: warning: its build context is said to be nowhere, which is no "
     "folder\n"
     "y.Dockerfile:3 copy-source-missing warning: `a` is not in the build context\n"
     "x.Dockerfile:4 copy-source-missing warning: `a` is not in the build context\n"},
    {"a stage that is to be built and not there", NULL,
     "printf 'FROM debian:12 AS a\nUSER 1\n' >x.Dockerfile; (cat x.Dockerfile; printf 'FROM "
     "a\n') >y.Dockerfile; c() { fairlead check --ignore stage-unused --format tty-plain \"$@\"; "
     "}; c --target 1; c "
     "--target A; echo 'target: b' >.fairlead.yaml; c; echo '# fairlead target=c' "
     ">>x.Dockerfile; c x.Dockerfile; c --target a x.Dockerfile",
     1,
     "fairlead: x.Dockerfile: warning: it has no stage `1`, which is to be built\n"
     "fairlead: y.Dockerfile: warning: it has no stage `b`, which is to be built\n"
     "x.Dockerfile:3 pragma-malformed warning: there is no stage `c`\n"
     "x.Dockerfile:3 pragma-malformed warning: there is no stage `c`\n"},
    {"rules that hadolint cannot have are said in its file", OLD,
     "echo 'ignored: [DL3006, DL300, DL3999, SC2086, DL4000, maintaner-used]' >.hadolint.yaml; "
     "fairlead check -q",
     0,
     "fairlead: .hadolint.yaml:1:19: warning: there is no rule `DL300`\nfairlead: "
     ".hadolint.yaml:1:50: warning: there is no rule `maintaner-used`; did you mean "
     "`maintainer-used`?\n"},
    {"settings in a wrong place", OLD,
     "printf 'files: x\noverrides: [{files: x, registries: y, ignored: z}]\n' >.fairlead.yaml; "
     "printf 'rules: {}\nfiles: x\n' >.hadolint.yaml; fairlead check",
     2,
     "fairlead: .hadolint.yaml:1:1: warning: `rules` may not stand here, but in .fairlead.yaml\n"
     "fairlead: .hadolint.yaml:2:1: warning: there is no setting `files`\n"
     "fairlead: .fairlead.yaml:1:1: error: `files` may not stand here, but in `overrides`\n"
     "fairlead: .fairlead.yaml:2:24: error: `registries` may not stand here, but outside of "
     "`overrides`\nfairlead: .fairlead.yaml:2:39: error: `ignored` may not stand here, but in "
     ".hadolint.yaml\n"},
    {"settings behind a link that leads nowhere", OLD,
     "ln -s nowhere .fairlead.yaml; fairlead check; ln -s nowhere .hadolint.yaml; ln -sf /dev/null "
     ".fairlead.yaml; fairlead check -q --rule DL4000 --format tty-plain",
     1,
     "fairlead: .fairlead.yaml: error: no such file or directory\nDockerfile:2 DL4000 warning: "
     "`MAINTAINER` is deprecated; use the label `org.opencontainers.image.authors`\n"},
    {"files that are not checked", OLD,
     "mkdir -p a/b; cp Dockerfile a/b/x.Dockerfile; cp Dockerfile a; echo 'exclude: [\"a/**\", "
     "\"!a/Dockerfile\"]' >.fairlead.yaml; fairlead check --format tty-plain --ignore DL3006; "
     "fairlead check a/b/x.Dockerfile",
     0,
     "Dockerfile:2 DL4000 warning: `MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\na/Dockerfile:2 DL4000 warning: `MAINTAINER` is "
     "deprecated; use the label `org.opencontainers.image.authors`\nnothing found in 0 files; 1 "
     "excluded by the settings\n"},
    {"contexts with names, and the platform", NULL,
     "printf 'FROM base\\nCOPY --from=files:latest a b/\\nCOPY --from=more a b/\\nRUN "
     "--mount=type=tmpfs,"
     "target=/x y\\n' >Dockerfile; printf 'named-contexts: {base: \"docker-image://a:1\", files: "
     "../x}\\nplatform: windows/amd64\\n' >.fairlead.yaml; fairlead check --hints --select "
     "image-*,copy-from-*,windows-* --build-context more=x" CODES,
     0, "warning[windows-mount-unsupported] "},
    {"what is wrong with a platform, a context and an option", OLD,
     "printf 'platform: x/y/z/w\\nlookup: on\\nrules: {file-long: {lines: many}, DL3006: {lines: "
     "1}}\\n' >.fairlead.yaml; fairlead check; fairlead check --platform foo; fairlead check "
     "--build-context foo",
     2,
     "fairlead: .fairlead.yaml:1:11: error: `platform` has to be a platform such as linux/arm64, "
     "not `x/y/z/w`\nfairlead: .fairlead.yaml:2:9: error: `lookup` may be off or on-request here: "
     "registries learn what is built, so `on` is for the settings of your editor, FAIRLEAD_LOOKUP "
     "or --online\nfairlead: .fairlead.yaml:3:28: error: `lines` has to be a number such as 300, "
     "not "
     "`many`\nfairlead: .fairlead.yaml:3:44: error: the rule `DL3006` has no option "
     "`lines`\nfairlead check: `--platform` takes PLATFORM, not `foo`\nfairlead check: "
     "`--build-context` takes NAME=SOURCE, not `foo`\n"},
    {"options of rules, also for some files only", NULL,
     "head -c 5000 /dev/zero >data; mkdir a; printf 'FROM debian:12\\nUSER 1\\nCOPY data /x/\\n' "
     "| tee a/Dockerfile >Dockerfile; cp data a; printf 'rules: {context-large: {level: warning, "
     "size: 4 kB}}\\noverrides: [{files: a/, rules: {context-large: {size: 1MB}}}]\\n' "
     ">.fairlead.yaml; fairlead check --format tty-plain",
     1,
     "Dockerfile:3 context-large warning: this brings 5.0 kB from the build context; list in "
     "`.dockerignore` what the image does not need\n"},
    {"arguments, target and context of the build", NULL,
     "printf 'ARG V\\nFROM a:$V AS one\\nCOPY x y\\nFROM one AS two\\n' >Dockerfile; mkdir ctx; "
     "echo x "
     ">ctx/.dockerignore; printf 'build-args: {V: latest}\\ntarget: one\\ncontext: ctx\\n' "
     ">.fairlead.yaml; fairlead check --select image-tag-latest,copy-ignored" CODES,
     0, "warning[image-tag-latest] warning[copy-ignored] "},
    {"what git ignores is not searched", NULL,
     "mkdir -p .git/info a/build b/keep/deep c d; printf '/c\nbuild/\n*.gen\n!x.gen\n**/deep\n# "
     "no\nd/[!k]*\n\\!odd\n' "
     ">.gitignore; echo secret >.git/info/exclude; echo '!build' >a/.gitignore; echo Dockerfile.no "
     ">b/.gitignore; "
     "for f in Dockerfile Dockerfile.gen Dockerfile.x.gen c/Dockerfile a/build/Dockerfile "
     "b/Dockerfile.no "
     "b/keep/deep/Dockerfile d/Dockerfile d/kDockerfile.Dockerfile; do echo 'FROM a' >$f; done; "
     "mkdir build "
     "secret; cp Dockerfile build; cp Dockerfile secret; l() { fairlead check --rule DL3006 "
     "--format tty-plain \"$@\" | "
     "sed 's/:.*//' | tr '\n' ' '; echo; }; l; l b; l build c; cd a; l ..; l .",
     0,
     "Dockerfile a/build/Dockerfile d/kDockerfile.Dockerfile \nfairlead: there is no Dockerfile in "
     "b\n\nbuild/Dockerfile c/Dockerfile \n../Dockerfile ../a/build/Dockerfile "
     "../d/kDockerfile.Dockerfile \nbuild/Dockerfile \n"},
    {"labels that are asked for, by a file, hadolint's file, a variable and an option",
     "FROM a:1\nLABEL url=x other=1\n",
     "l() { fairlead check --select 'label-*' --format tty-plain \"$@\" | sed 's/: .*//'; }; l; l "
     "--require-label "
     "url:url --strict-labels; HADOLINT_REQUIRE_LABELS=name:text,bad l; echo 'label-schema: {url: "
     "email, name: ' "
     ">.hadolint.yaml; echo '}' >>.hadolint.yaml; l; echo 'labels: {url: hash}' >.fairlead.yaml; l",
     0,
     "Dockerfile:2 DL3052 warning\nDockerfile:2 DL3050 info\nDockerfile:1 DL3049 "
     "info\nDockerfile:1 DL3049 info\nDockerfile:2 DL3058 warning\nDockerfile:2 DL3055 warning\n"},
    {"commands that need a secret mount", "FROM node:22\nRUN npm ci\nRUN npm test\n",
     "s() { fairlead check --select secret-mount-missing --format tty-plain | sed 's/.*; //'; }; "
     "s; echo "
     "'secrets: {npm ci: npmrc, npm test: \"id=t,env=T\"}' >.fairlead.yaml; s; fairlead fix "
     "Dockerfile; cat Dockerfile; s",
     0,
     "add `--mount=type=secret,id=npmrc`\nadd `--mount=type=secret,id=t,env=T`\nfixed "
     "Dockerfile\nFROM node:22\nRUN --mount=type=secret,id=npmrc npm ci && npm cache clean "
     "--force\nRUN --mount=type=secret,id=t,env=T npm test\n"},
    {"anchors and aliases", OLD,
     "printf 'rules:\\n  image-untagged: &l off\\n  maintainer-used: *l\\n' "
     ">.fairlead.yaml; " CHECK,
     0, ""},
    {"a pipe called like a configuration is not waited for, and one that is told is", OLD,
     "mkfifo .fairlead.yaml .hadolint.yml; " CHECK
     "; echo 'rules: {DL4000: off}' >x.yaml; cat x.yaml | "
     "fairlead check --format tty-plain --config /dev/stdin",
     1,
     "warning[image-untagged] warning[maintainer-used] Dockerfile:1 DL3006 warning: `alpine` has "
     "no tag, so `latest` is used; name a version\n"},
    {"an empty file says nothing", OLD, ": >.fairlead.yaml; : >.hadolint.yaml; " CHECK, 0,
     "warning[image-untagged] warning[maintainer-used] "},
    {"a selection", OLD,
     "fairlead check --select 'image-unt*'" CODES "; fairlead check --rule DL4000" CODES
     "; fairlead check --ignore DL3006,maintainer-used",
     0, "warning[image-untagged] warning[maintainer-used] nothing found in 1 file\n"},
    {"a rule that is not there is wrong on the command line", OLD,
     "fairlead check --ignore image-untaged; fairlead check --rule x=off; fairlead check --rule "
     "image-untagged=loud",
     2,
     "fairlead check: there is no rule `image-untaged`; did you mean `image-untagged`?\nfairlead "
     "check: there is no rule `x`; see `fairlead rules`\nfairlead check: `--rule` takes "
     "ID[=LEVEL], not `image-untagged=loud`\n"},
    {"thresholds", "FROM alpine:3.20\nENV a b\n",
     "for l in hint info warning never; do fairlead check --fail-on $l >/dev/null; echo $?; done; "
     "echo 'fail-on: information' >.fairlead.yaml; fairlead check >/dev/null; echo $?; fairlead "
     "check --no-fail >/dev/null; echo $?; mv .fairlead.yaml x; echo 'failure-threshold: none' "
     ">.hadolint.yaml; fairlead check >/dev/null; echo $?; echo 'no-fail: true' >>.hadolint.yaml; "
     "fairlead check >/dev/null; echo $?",
     0, "1\n1\n0\n0\n1\n0\n1\n0\n"},
    {"hadolint's keys", OLD,
     "printf 'ignored: [DL3006]\\noverride:\\n  info: [DL4000]\\n  error: "
     "[DL4000]\\ntrustedRegistries: docker.io\\nlabel-schema: {a: text}\\nstrict-labels: "
     "false\\ndisable-ignore-pragma: true\\nno-color: true\\nverbose: true\\nformat: tty\\n' "
     ">.hadolint.yaml; fairlead check",
     1,
     "fairlead: settings are read from .hadolint.yaml\nDockerfile:1 DL3049 info: the label `a` is "
     "missing in this stage\nDockerfile:2 DL4000 error: `MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\n"},
    {"hadolint's registries: a variable is an image of Docker Hub",
     "ARG R=ok.io\nFROM $R/a AS a\nFROM ok.io/$X\nFROM bad.io/$X\nFROM $X\nCOPY --from=scratch a "
     "/b\n",
     "fairlead check --profile hadolint --trusted-registry ok.io --format tty-plain | grep DL3026",
     0,
     "Dockerfile:2 DL3026 error: `docker.io` is not one of the trusted registries (setting "
     "`registries`)\nDockerfile:4 DL3026 error: `bad.io` is not one of the trusted registries "
     "(setting `registries`)\nDockerfile:5 DL3026 error: `docker.io` is not one of the trusted "
     "registries (setting `registries`)\n"},
    {"wrong things in hadolint's file", OLD,
     "printf 'ignored: DL3006\\nfuture: 1\\noverride: {worse: [DL1]}\\nno-fail: 7\\n' "
     ">.hadolint.yaml; "
     "fairlead check",
     2,
     "fairlead: .hadolint.yaml:1:10: error: `ignored` has to be a list of rules, not "
     "`DL3006`\nfairlead: .hadolint.yaml:2:1: warning: there is no setting `future`\nfairlead: "
     ".hadolint.yaml:3:12: warning: `worse` is not one of style, info, warning, error\nfairlead: "
     ".hadolint.yaml:4:10: error: `no-fail` has to be true or false, without quotes, not `7`\n"},
    {"hadolint's variables", OLD,
     "HADOLINT_IGNORE=DL3006 HADOLINT_OVERRIDE_INFO=DL4000 fairlead check --format tty-plain; "
     "HADOLINT_FORMAT=checkstyle HADOLINT_IGNORE=DL3006,DL4000 fairlead check; HADOLINT_NOFAIL=yes "
     "fairlead check --quiet --format tty-plain",
     0,
     "Dockerfile:2 DL4000 info: `MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle "
     "version=\"4.3\">\n  <file name=\"Dockerfile\">\n  </file>\n</checkstyle>\nDockerfile:1 "
     "DL3006 warning: `alpine` has no tag, so `latest` is used; name a version\nDockerfile:2 "
     "DL4000 warning: `MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\n"},
    {"hadolint's places of the user, and a file that is told", OLD,
     "mkdir -p home/.config other; echo 'ignored: [DL3006]' >home/.config/hadolint.yaml; "
     "HOME=$PWD/home XDG_CONFIG_HOME= fairlead check --format tty-plain; echo 'ignored: [DL4000]' "
     ">other/hadolint-ci.yaml; HOME=$PWD/home fairlead check -c other/hadolint-ci.yaml -f tty; "
     "echo "
     "'rules: {\"*\": off}' >other/x.yaml; fairlead check --config other/x.yaml; fairlead check "
     "--config none.yaml",
     2,
     "Dockerfile:2 DL4000 error: `MAINTAINER` is deprecated; use the label "
     "`org.opencontainers.image.authors`\nDockerfile:1 DL3006 warning: `alpine` has no tag, so "
     "`latest` is used; name a version\nnothing found in 1 file\nfairlead: none.yaml: error: no "
     "such file or directory\n"},
    {"fix goes by the settings too", OLD,
     "echo 'rules: {maintainer-used: off}' >.fairlead.yaml; fairlead fix --diff Dockerfile; echo "
     "$?; "
     "fairlead fix --diff --rule DL3007 --config /dev/null Dockerfile; echo $?; fairlead fix "
     "--rule "
     "maintainer-used --config /dev/null Dockerfile; cat Dockerfile; echo [ >.fairlead.yaml; "
     "fairlead fix Dockerfile",
     2,
     "0\n0\nfixed Dockerfile\nFROM alpine\nLABEL "
     "org.opencontainers.image.authors=\"me\"\nfairlead: .fairlead.yaml:2:1: error: while parsing "
     "a flow node: did not find expected node content\n"},
};

int main(void)
{
    return run_shell_cases("settings", cases, ARRAY_LEN(cases));
}
