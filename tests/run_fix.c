// `fairlead fix` on projects with files beside the Dockerfile: all that one run leaves.
#include "base/str.h"
#include "shell_case.h"

#define NODE "FROM node:22.1-slim\nWORKDIR /app\n"
#define FILES                                                                                      \
    "echo '{}' >package.json; echo '{}' >package-lock.json; mkdir src; echo 1 >src/x.js; "         \
    "echo '-----BEGIN OPENSSH PRIVATE KEY-----' >id_rsa; echo 1 >a.tgz; "

// What is left of the Dockerfile without its first line, then the ignore file.
#define FIX                                                                                        \
    "FAIRLEAD_SHELLCHECK=off fairlead fix --unsafe-fixes Dockerfile >/dev/null 2>&1; "             \
    "sed 1d Dockerfile; echo --; cat .dockerignore 2>/dev/null; "                                  \
    "FAIRLEAD_SHELLCHECK=off fairlead fix --unsafe-fixes --diff Dockerfile"

static const ShellCase cases[] = {
    {"a comment that hides what is copied", NODE "COPY . .   # all\nRUN npm ci\nUSER 1000\n",
     FILES FIX, 0,
     "WORKDIR /app\nCOPY package-lock.json package.json ./\n"
     "RUN npm ci --omit=dev && npm cache clean --force\n# all\nCOPY . .\nUSER 1000\n--\n"
     "Dockerfile\nid_rsa\n"},
    {"a credential that is kept out stays out", NODE "COPY id_rsa src/x.js /x/\nUSER 1000\n",
     FILES "echo id_rsa >.dockerignore; " FIX, 0,
     "WORKDIR /app\nCOPY id_rsa src/x.js /x/\nUSER 1000\n--\nid_rsa\n"},
    {"an archive, unpacked and removed",
     NODE "COPY a.tgz /tmp/\nRUN tar xzf /tmp/a.tgz -C /opt\nRUN rm /tmp/a.tgz\nUSER 1000\n",
     FILES FIX, 0,
     "WORKDIR /app\n"
     "RUN --mount=type=bind,source=a.tgz,target=/tmp/a.tgz tar xzf /tmp/a.tgz -C /opt\n"
     "USER 1000\n--\n"},
    {"an archive without a FROM", "COPY a.tgz /tmp/\nRUN tar xzf /tmp/a.tgz\nRUN rm /tmp/a.tgz\n",
     FILES "fairlead fix --unsafe-fixes --select archive-copied-to-extract Dockerfile 2>&1; "
           "cat Dockerfile",
     0, "COPY a.tgz /tmp/\nRUN tar xzf /tmp/a.tgz\nRUN rm /tmp/a.tgz\n"},
};

int main(void)
{
    return run_shell_cases("fix", cases, ARRAY_LEN(cases));
}
