// The examples in editors/ci: their commands are run as they stand there.
#include "base/str.h"
#include "shell_case.h"

#define OLD "FROM alpine:3.20\nMAINTAINER me\n"
#define CI  TESTS_DIR "/../editors/ci/"
// Prints the command, or the pattern, of the first line in a file that holds a text.
#define RUN                                                                                        \
    "of() { grep -F -e \"$2\" " CI                                                                 \
    "\"$1\" | head -n 1 | sed -E 's/^ *(run: |- |[a-z]+: )(&[a-z]+ )?//' | "                       \
    "tr -d \"'\"; }; "

static const ShellCase cases[] = {
    {"pre-commit checks the files that it names", OLD,
     RUN "echo 'FROM scratch' >b.Dockerfile; check=$(of pre-commit-config.yaml 'entry: fairlead "
         "check'); $check "
         "b.Dockerfile Dockerfile >/dev/null; echo $?; $check b.Dockerfile; $(of "
         "pre-commit-config.yaml 'entry: "
         "fairlead fix') Dockerfile; $check Dockerfile",
     0, "1\nnothing found in 1 file\nfixed Dockerfile\nnothing found in 1 file\n"},
    {"pre-commit names the files that a search finds", NULL,
     RUN "files=$(of pre-commit-config.yaml '&dockerfiles'); others=$(of pre-commit-config.yaml "
         "'&others'); mkdir a; "
         "for f in Dockerfile dockerfile.dev a/Containerfile app.dockerfile "
         "Dockerfile.dockerignore Dockerfile.md "
         "Dockerfiles my-Dockerfile notes.txt; do echo 'FROM a' >$f; done; find . -type f | sed "
         "'s,^\\./,,' | grep -P "
         "\"$files\" | grep -vP \"$others\" | sort >named; fairlead check --rule DL3006 --format "
         "tty-plain | sed "
         "'s/:.*//' | sort | diff named - && wc -l <named",
     0, "4\n"},
    {"GitHub shows notes and fails, and the list is written all the same", OLD,
     RUN "eval \"$(of github.yml '--format github')\" | cut -c 1-37; eval \"$(of github.yml "
         "'--format sarif')\"; echo "
         "$?; tail -c 6 fairlead.sarif",
     0, "::warning file=Dockerfile,line=2,endL\n0\n\n]}]}\n"},
    {"GitLab's report is written although the job fails", OLD,
     RUN "eval \"$(of gitlab.yml '--format gitlab')\"; echo $?; grep -c fingerprint "
         "gl-code-quality-report.json",
     0, "1\n1\n"},
};

int main(void)
{
    return run_shell_cases("ci", cases, ARRAY_LEN(cases));
}
