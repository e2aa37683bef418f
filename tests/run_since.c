// `fairlead explain FILE --since REV` in real repositories of git: files that differ, and what the Dockerfile and the ignore file
// said then.
#include "base/str.h"
#include "shell_case.h"

#define START                                                                                      \
    "export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null; "                             \
    "git() { command git -c user.name=a -c user.email=b -c init.defaultBranch=m \"$@\"; }; "       \
    "git init -q . && mkdir src && echo 1 >src/a.js && echo {} >package.json && "                  \
    "echo read >README.md && git add -A && git commit -q -m 1 && "

// The words after the line number, of the steps with a result.
#define END                                                                                        \
    " && fairlead explain Dockerfile --since HEAD | "                                              \
    "sed -n 's/^ *\\([0-9]*\\)  cached .*/\\1 cached/p; s/^ *\\([0-9]*\\)  "                       \
    "\\(again\\|maybe\\)      .\\{46\\}/\\1 \\2 /p'"

#define FILE                                                                                       \
    "FROM node:22.1-slim AS build\nENV CI=1\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\n"     \
    "COPY src src\nRUN npm run build\nFROM node:22.1-slim\nCOPY --from=build /app/dist /dist\n"    \
    "RUN echo hi\nLABEL a=b\nCMD [\"x\"]\n"

#define ALL_CACHED "3 cached\n4 cached\n5 cached\n6 cached\n7 cached\n9 cached\n10 cached\n"

static const ShellCase cases[] = {
    {"nothing has changed", FILE, START "true" END, 0, ALL_CACHED},
    {"a source", FILE, START "echo 2 >src/a.js" END, 0,
     "3 cached\n4 cached\n5 cached\n6 again copies `src/a.js`\n7 again line 6 runs again\n9 maybe "
     "if what line 7 makes has changed\n10 maybe if line 9 runs again\n"},
    {"a new source", FILE, START "echo 2 >'src/it is \"new\".js'" END, 0,
     "3 cached\n4 cached\n5 cached\n6 again copies `src/it is \"new\".js`\n7 again line 6 runs "
     "again\n9 maybe if what line 7 makes has changed\n10 maybe if line 9 runs again\n"},
    {"what is not copied", FILE, START "echo 2 >README.md" END, 0, ALL_CACHED},
    {"a commit since", FILE, START "echo 2 >README.md && git commit -q -a -m 2" END, 0, ALL_CACHED},
    {"labels and the like", FILE,
     START "sed -i 's/a=b/c=d/; s/^CMD.*/CMD [\"y\"]\\nEXPOSE 80\\n# end/' Dockerfile" END, 0,
     ALL_CACHED},
    {"comments, lines and the names of stages", FILE,
     START "sed -i '1s/^/# first\\n\\n/; s/AS build$/AS all/; s/=build/=all/; s/^ENV/env/' "
           "Dockerfile" END,
     0, "5 cached\n6 cached\n7 cached\n8 cached\n9 cached\n11 cached\n12 cached\n"},
    {"a command", FILE, START "sed -i 's/npm ci/npm ci --omit=dev/' Dockerfile" END, 0,
     "3 cached\n4 cached\n5 again it is new or has changed\n6 again line 5 runs again\n7 again "
     "line 6 runs again\n9 maybe if what line 7 makes has changed\n10 maybe if line 9 runs "
     "again\n"},
    {"a variable", FILE, START "sed -i 's/CI=1/CI=2/' Dockerfile" END, 0,
     "3 cached\n4 cached\n5 again the values of ARG and ENV before it have changed\n6 again line 5 "
     "runs again\n7 again line 6 runs again\n9 maybe if what line 7 makes has changed\n10 maybe if "
     "line 9 runs again\n"},
    {"a variable that is only now declared", FILE,
     START "sed -i 's/^RUN npm run/ARG X=1\\n&/' Dockerfile" END, 0,
     "3 cached\n4 cached\n5 cached\n6 cached\n8 again the values of ARG and ENV before it have "
     "changed\n10 maybe if what line 8 makes has changed\n11 maybe if line 10 runs again\n"},
    {"a user", FILE, START "sed -i 's/^RUN npm run/USER node\\n&/' Dockerfile" END, 0,
     "3 cached\n4 cached\n5 cached\n6 cached\n8 again the user, directory or shell before it has "
     "changed\n10 maybe if what line 8 makes has changed\n11 maybe if line 10 runs again\n"},
    {"an instruction that is gone", FILE, START "sed -i '/^RUN npm ci/d' Dockerfile" END, 0,
     "3 cached\n4 cached\n5 again what comes before it has changed\n6 again line 5 runs again\n8 "
     "maybe if what line 6 makes has changed\n9 maybe if line 8 runs again\n"},
    {"a base", FILE, START "sed -i '8s/22.1/22.2/' Dockerfile" END, 0,
     "3 cached\n4 cached\n5 cached\n6 cached\n7 cached\n8 again no stage began with this image "
     "before\n"
     "9 again line 8 runs again\n10 again line 9 runs again\n"},
    {"the stage that files are taken from", FILE,
     START "sed -i 's/^FROM node:22.1-slim$/FROM node:22.1-slim AS b2\\n&/; s/=build/=b2/' "
           "Dockerfile" END,
     0, "10 maybe if `b2` holds other content than before\n11 maybe if line 10 runs again\n"},
    {"the ignore file", FILE, START "echo src/a.js >.dockerignore" END, 0,
     "3 cached\n4 cached\n5 cached\n6 again the ignore file did other things with `src/a.js` "
     "before\n7 again line 6 runs again\n9 maybe if what line 7 makes has changed\n10 maybe if "
     "line 9 runs again\n"},
    {"a context that is not known from here", NULL,
     START "mkdir d && printf 'FROM alpine:3.20\nCOPY src /src\nCOPY lib /lib\n' >d/Dockerfile && "
           "git add -A && git commit -q -m 2 && echo 2 >src/a.js && cd d" END,
     0, "2 maybe if it copies `src/a.js`\n3 maybe if line 2 runs again\n"},
    {"a changed file by its whole path", FILE,
     START "fairlead explain Dockerfile --changed \"$PWD/src/a.js\" | grep -o 'copies .*'", 0,
     "copies `src/a.js`\n"},
    {"a Dockerfile that was not there", FILE,
     START "git rm -q --cached Dockerfile && git commit -q -m 2" END, 0,
     "1 again no stage began with this image before\n3 again line 1 runs again\n"
     "4 again line 3 runs again\n5 again line 4 runs again\n6 again line 5 runs again\n"
     "7 again line 6 runs again\n8 again no stage began with this image before\n"
     "9 again line 8 runs again\n10 again line 9 runs again\n"},
    {"from another folder", FILE,
     START "mkdir docker && git mv Dockerfile docker/D && git commit -q -m 2 && "
           "echo 2 >src/a.js && cd src && fairlead explain ../docker/D --since HEAD | tail -n 1",
     0, "2 of 7 steps run again, 2 more if what they use has changed\n"},
    {"no such revision", FILE, START "fairlead explain Dockerfile --since nope 2>&1 | tail -n 1", 0,
     "fairlead: git could not tell what has changed since nope\n"},
    {"a revision that looks like an option", FILE,
     START "fairlead explain Dockerfile --since=--output=x; ls", 0,
     "fairlead: `--output=x` is not a revision\nDockerfile\nREADME.md\npackage.json\nsrc\n"},
    {"as JSON", FILE,
     START "sed -i 's/npm ci/npm i/' Dockerfile && fairlead explain Dockerfile --since HEAD "
           "--format json | grep -c '\"again\":\"yes\"'",
     0, "3\n"},
};

int main(void)
{
    return run_shell_cases("since", cases, ARRAY_LEN(cases));
}
