// `fairlead fix` on projects with files beside the Dockerfile: all that one run leaves.
#include "base/str.h"
#include "shell_case.h"

#define NODE "FROM node:22.1-slim\nWORKDIR /app\n"
#define FILES                                                                                      \
    "echo '{\"devDependencies\":{\"jest\":\"30\"}}' >package.json; echo '{}' >package-lock.json; " \
    "mkdir src; echo 1 >src/x.js; "                                                                \
    "echo '-----BEGIN OPENSSH PRIVATE KEY-----' >id_rsa; echo 1 >a.tgz; "

// What is left of the Dockerfile without its first line, then the ignore file.
#define FIX                                                                                        \
    "FAIRLEAD_SHELLCHECK=off fairlead fix --unsafe-fixes Dockerfile >/dev/null 2>&1; "             \
    "sed 1d Dockerfile; echo --; cat .dockerignore 2>/dev/null; "                                  \
    "FAIRLEAD_SHELLCHECK=off fairlead fix --unsafe-fixes --diff Dockerfile"

// Whether git makes of the file what the program itself does.
#define APPLY(command, options)                                                                    \
    "cp Dockerfile a.dockerfile; printf 'FROM a:1\\nMAINTAINER b' >b.dockerfile; "                 \
    "fairlead " command options " --diff a.dockerfile b.dockerfile >p; fairlead " command options  \
    " Dockerfile >/dev/null; git apply -p0 p && cmp a.dockerfile Dockerfile && cat b.dockerfile"

#define SPREAD                                                                                     \
    "FROM debian:12\nMAINTAINER a\nENV A b\n\n\n\n\n\n\n\nENV C  d\nRUN   a\n\n\n\n\n\n\n\nRUN   " \
    "b\n"                                                                                          \
    "\n\n\nENV E f"

static const ShellCase cases[] = {
    {"git applies the diff of fix", SPREAD, APPLY("fix", ""), 0,
     "FROM a:1\nLABEL org.opencontainers.image.authors=\"b\""},
    {"git applies the diff of fix, with CRLF", "FROM a:1\r\nMAINTAINER a\r\nENV A b\r\n",
     APPLY("fix", ""), 0, "FROM a:1\nLABEL org.opencontainers.image.authors=\"b\""},
    {"git applies the diff of format", SPREAD, APPLY("format", ""), 0, "FROM a:1\nMAINTAINER b\n"},
    {"a comment that hides what is copied", NODE "COPY . .   # all\nRUN npm ci\nUSER 1000\n",
     FILES FIX, 0,
     "WORKDIR /app\nCOPY package-lock.json package.json ./\n"
     "RUN npm ci --omit=dev && npm cache clean --force\n# all\nCOPY . .\nUSER 1000\n--\n"
     "Dockerfile\nid_rsa\n"},
    {"an install that is written a second time, with all options, and one empty line less",
     NODE "\n# all\nCOPY . .\n\nENV A=b\nRUN uv sync\nUSER 1000\n",
     FILES "echo >pyproject.toml; echo >uv.lock; " FIX, 0,
     "WORKDIR /app\n\nENV A=b\nCOPY pyproject.toml uv.lock ./\n"
     "RUN uv sync --locked --no-cache --no-dev --no-install-project\n# all\nCOPY . .\n"
     "RUN uv sync --locked --no-dev --no-cache\nUSER 1000\n--\nDockerfile\nid_rsa\n"},
    {"what stands before such an install on a line of its own",
     NODE "COPY . .\nENV A=b\nRUN mkdir -p var && \\\n    uv sync --locked --no-cache --no-dev\n"
          "USER 1000\n",
     FILES "echo >pyproject.toml; echo >uv.lock; rm id_rsa; " FIX, 0,
     "WORKDIR /app\nENV A=b\nCOPY pyproject.toml uv.lock ./\n"
     "RUN mkdir -p var && uv sync --locked --no-cache --no-dev --no-install-project\nCOPY . .\n"
     "RUN uv sync --locked --no-cache --no-dev\nUSER 1000\n--\n"},
    {"a credential that is kept out stays out", NODE "COPY id_rsa src/x.js /x/\nUSER 1000\n",
     FILES "echo id_rsa >.dockerignore; " FIX, 0,
     "WORKDIR /app\nCOPY id_rsa src/x.js /x/\nUSER 1000\n--\nid_rsa\n"},
    {"an archive, unpacked and removed",
     NODE "COPY a.tgz /tmp/\nRUN tar xzf /tmp/a.tgz -C /opt\nRUN rm /tmp/a.tgz\nUSER 1000\n",
     FILES FIX, 0,
     "WORKDIR /app\n"
     "RUN --mount=type=bind,source=a.tgz,target=/tmp/a.tgz tar xzf /tmp/a.tgz -C /opt\n"
     "USER 1000\n--\n"},
    {"a lock file that is not copied",
     NODE "COPY package.json ./\nRUN npm install\nCOPY src src\nUSER 1000\n", FILES FIX, 0,
     "WORKDIR /app\nCOPY package.json package-lock.json ./\n"
     "RUN npm ci --omit=dev && npm cache clean --force\nCOPY src src\nUSER 1000\n--\n"},
    {"a lock file in a folder of its own",
     NODE "COPY a/package.json /app/\nRUN npm install --omit=dev && npm cache clean --force\n"
          "COPY src src\nUSER 1000\n",
     FILES "mkdir a b; echo '{}' >a/package.json; echo '{}' >a/package-lock.json; " FIX, 0,
     "WORKDIR /app\nCOPY a/package.json a/package-lock.json /app/\n"
     "RUN npm ci --omit=dev && npm cache clean --force\nCOPY src src\nUSER 1000\n--\n"},
    {"a lock file that the build does not see, or that lies elsewhere",
     NODE
     "COPY a/package.json ./\nRUN npm install --omit=dev && npm cache clean --force\n"
     "COPY package.json ./\nRUN npm install --omit=dev && npm cache clean --force\nUSER 1000\n",
     FILES "mkdir a; echo '{}' >a/package.json; echo package-lock.json >.dockerignore; "
           "fairlead check --quiet --select npm-install-not-ci Dockerfile && echo none",
     0, "none\n"},
    {"a lock file for which there is no folder",
     NODE "COPY package.json p.json\nCOPY [\"package.json\", \"./\"]\n"
          "RUN npm install --omit=dev && npm cache clean --force\nUSER 1000\n",
     FILES "fairlead check --select npm-install-not-ci Dockerfile | head -n 1; "
           "fairlead fix --unsafe-fixes --select npm-install-not-ci --diff Dockerfile 2>/dev/null; "
           "echo $?",
     0,
     "Dockerfile:5:5: warning[npm-install-not-ci] `npm install` may bring other versions than "
     "those in "
     "`package-lock.json`, which lies beside `package.json`; copy both, and use `npm ci`\n0\n"},
    {"an archive without a FROM", "COPY a.tgz /tmp/\nRUN tar xzf /tmp/a.tgz\nRUN rm /tmp/a.tgz\n",
     FILES "fairlead fix --unsafe-fixes --select archive-copied-to-extract Dockerfile 2>&1; "
           "cat Dockerfile",
     0, "COPY a.tgz /tmp/\nRUN tar xzf /tmp/a.tgz\nRUN rm /tmp/a.tgz\n"},
};

int main(void)
{
    return run_shell_cases("fix", cases, ARRAY_LEN(cases));
}
