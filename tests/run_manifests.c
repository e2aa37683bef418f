// The fix of source-copied-before-install on Dockerfiles that are written in many ways: what it makes of them, or why it does not.
#include "base/str.h"
#include "shell_case.h"

#define NPM    "echo '{}' >package.json; echo '{}' >package-lock.json; mkdir src; echo 1 >src/x.js; "
#define POETRY "echo '[tool.poetry]' >pyproject.toml; echo 1 >poetry.lock; "

// What the fix leaves, without the FROM.
#define FIX                                                                                        \
    "fairlead fix --unsafe-fixes --select source-copied-before-install Dockerfile >/dev/null "     \
    "2>&1; "                                                                                       \
    "sed 1d Dockerfile"

// Why there is none.
#define WHY                                                                                        \
    "fairlead check --select source-copied-before-install --format json | "                        \
    "grep -o 'by hand: [^)]*'"

#define NODE   "FROM node:22.1-slim\n"
#define PYTHON "FROM python:3.12-slim\n"
#define GO     "FROM golang:1.23\n"

static const ShellCase cases[] = {
    {"in the folder of a cd", NODE "COPY . /app\nRUN cd /app && npm ci && npm run build\n", NPM FIX,
     0,
     "COPY package-lock.json package.json /app/\nRUN cd /app && npm ci\nCOPY . /app\n"
     "RUN cd /app && npm run build\n"},
    {"a WORKDIR that is being written", NODE "WORKDIR\nCOPY . app\nWORKDIR app\nRUN npm ci\n",
     NPM "fairlead check --select source-copied-before-install --format json >found; echo $?", 0,
     "1\n"},
    {"in a folder that an option names", NODE "COPY . /app\nRUN npm --prefix /app ci\n", NPM WHY, 0,
     "by hand: the install runs in another folder\n"},
    {"not joined by &&", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci; npm run build\n", NPM WHY, 0,
     "by hand: the RUN is more than a row of commands joined by `&&`\n"},
    {"lines behind a RUN that goes on", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci \\", NPM FIX, 0,
     "WORKDIR /app\nCOPY . .\nRUN npm ci \\"},
    {"another user between", NODE "WORKDIR /app\nCOPY . .\nUSER node\nRUN npm ci\n", NPM WHY, 0,
     "by hand: the user changes between the two\n"},
    {"a copy that is an array", NODE "WORKDIR /app\nCOPY [\".\", \".\"]\nRUN npm ci\n", NPM WHY, 0,
     "by hand: the copy is written as an array\n"},
    {"exported variables", NODE "WORKDIR /app\nCOPY . .\nRUN export A=1 && npm ci && npm test\n",
     NPM WHY, 0, "by hand: variables are exported for the whole RUN\n"},
    {"a dependency in a folder", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     NPM "echo '{\"main\": \"./x\", \"dependencies\": {\"x\": \"../x\"}}' >package.json; " WHY, 0,
     "by hand: `package.json` names a package in a folder\n"},
    {"a path that is no dependency", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     NPM "echo '{\"main\": \"./x\", \"dependencies\": {\"x\": \"1\"}}' >package.json; " FIX, 0,
     "WORKDIR /app\nCOPY package-lock.json package.json ./\nRUN npm ci\nCOPY . .\n"},
    {"compiled at the install", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     NPM "echo >binding.gyp; " WHY, 0, "by hand: `binding.gyp` is compiled at the install\n"},
    {"a part of a workspace", NODE "WORKDIR /app/src\nCOPY . /app\nRUN npm ci\n",
     NPM "cp package.json src; " WHY, 0,
     "by hand: `package-lock.json` lies in a folder above, and may be a part of it\n"},
    {"what an install needs goes with it",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install poetry && poetry install\n", POETRY FIX, 0,
     "WORKDIR /app\nCOPY poetry.lock pyproject.toml ./\n"
     "RUN pip install poetry && poetry install --no-root\nCOPY . .\nRUN poetry install\n"},
    {"the project is left out already",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN poetry install --no-root\n", POETRY FIX, 0,
     "WORKDIR /app\nCOPY poetry.lock pyproject.toml ./\nRUN poetry install --no-root\nCOPY . .\n"},
    {"lists by their whole path", PYTHON "COPY . /app\nRUN pip install -r /app/requirements.txt\n",
     "echo flask >requirements.txt; " FIX, 0,
     "COPY requirements.txt /app/\nRUN pip install -r /app/requirements.txt\nCOPY . /app\n"},
    {"lists in all forms",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install -ra.txt --constraint=b.txt\n",
     "echo x >a.txt; echo y >b.txt; " FIX, 0,
     "WORKDIR /app\nCOPY a.txt ./\nCOPY b.txt ./\nRUN pip install -ra.txt --constraint=b.txt\n"
     "COPY . .\n"},
    {"a list of files", PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install -r a.txt\n",
     "echo wheels/a.whl >a.txt; " WHY, 0, "by hand: `a.txt` installs a folder or a file\n"},
    {"a folder of packages",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install --find-links=w -r a.txt\n",
     "echo x >a.txt; " WHY, 0, "by hand: the install takes packages from a folder\n"},
    {"lists of uv pip", PYTHON "WORKDIR /app\nCOPY . .\nRUN uv pip sync --system a.txt\n",
     "echo x >a.txt; " FIX, 0,
     "WORKDIR /app\nCOPY a.txt ./\nRUN uv pip sync --system a.txt\nCOPY . .\n"},
    {"tools of uv pip", PYTHON "WORKDIR /app\nCOPY . .\nRUN uv pip install -r a.txt black .\n",
     "echo x >a.txt; " FIX, 0, "WORKDIR /app\nCOPY . .\nRUN uv pip install -r a.txt black .\n"},
    {"a tool before the copy of all",
     PYTHON "WORKDIR /app\nRUN pip install -U pip\nCOPY . .\nRUN pip install -r a.txt\n",
     "echo x >a.txt; " FIX, 0,
     "WORKDIR /app\nRUN pip install -U pip\nCOPY a.txt ./\nRUN pip install -r a.txt\nCOPY . .\n"},
    {"a folder beside the manifests",
     NODE "WORKDIR /app\nCOPY package*.json ./\n# all\nCOPY src ./src\nRUN npm ci && npm test\n",
     NPM FIX, 0,
     "WORKDIR /app\nCOPY package*.json ./\nRUN npm ci\n# all\nCOPY src ./src\nRUN npm test\n"},
    {"a base that copies the sources",
     "FROM node:22.1-slim AS base\nWORKDIR /app\nCOPY . .\n"
     "FROM base AS build\nENV A=1\nRUN npm ci && npm run build\n",
     NPM FIX, 0,
     "WORKDIR /app\nFROM base AS build\nENV A=1\nCOPY package-lock.json package.json ./\nRUN npm "
     "ci\n"
     "COPY . .\nRUN npm run build\n"},
    {"a base that copies a folder",
     "FROM node:22.1-slim AS base\nWORKDIR /app\nCOPY src ./src\n"
     "FROM base\nCOPY package*.json ./\nRUN npm ci\n",
     NPM FIX, 0, "WORKDIR /app\nFROM base\nCOPY package*.json ./\nRUN npm ci\nCOPY src ./src\n"},
    {"a base that others copy from",
     "FROM node:22.1-slim AS base\nWORKDIR /app\nCOPY . .\n"
     "FROM base AS build\nRUN npm ci\nFROM base AS test\nRUN npm ci\n"
     "FROM scratch\nCOPY --from=base /app/x /\n",
     NPM WHY, 0, "by hand: other stages or builds use `base` as it is\n"},
    {"a base that is built by itself",
     "FROM node:22.1-slim AS base\nWORKDIR /app\nCOPY . .\n"
     "FROM base\nRUN npm ci\n",
     NPM "echo 'services: {a: {build: {context: ., target: base}}}' >compose.yaml; " WHY, 0,
     "by hand: other stages or builds use `base` as it is\n"},
    {"a base that fetches",
     "FROM golang:1.23 AS deps\nWORKDIR /src\nCOPY go.mod ./\nRUN go mod download\n"
     "FROM deps\nCOPY . .\nRUN go build ./...\n",
     "printf 'module x\\n\\nrequire a/b v1.0.0\\n' >go.mod; " FIX, 0,
     "WORKDIR /src\nCOPY go.mod ./\nRUN go mod download\nFROM deps\nCOPY . .\nRUN go build "
     "./...\n"},
    {"a base that copies the manifests",
     "FROM node:22.1-slim AS base\nWORKDIR /app\nCOPY package*.json ./\n"
     "FROM base\nCOPY . .\nRUN npm ci\n",
     NPM FIX, 0, "WORKDIR /app\nCOPY package*.json ./\nFROM base\nRUN npm ci\nCOPY . .\n"},
    {"manifests that are there, one by one",
     NODE "WORKDIR /app\nCOPY package.json /app/package.json\nCOPY package-lock.json ./\nCOPY . "
          ".\nRUN npm ci\n",
     NPM FIX, 0,
     "WORKDIR /app\nCOPY package.json /app/package.json\nCOPY package-lock.json ./\nRUN npm "
     "ci\nCOPY . .\n"},
    {"manifests that are changed, or elsewhere",
     NODE "WORKDIR /app\nCOPY package*.json ./\nRUN sed -i s/a/b/ package.json\nCOPY package*.json "
          "/\nCOPY . .\n"
          "RUN npm ci\n",
     NPM FIX, 0,
     "WORKDIR /app\nCOPY package*.json ./\nRUN sed -i s/a/b/ package.json\nCOPY package*.json /\n"
     "COPY package-lock.json package.json ./\nRUN npm ci\nCOPY . .\n"},
    {"a variable of the copy that changes",
     NODE "ENV D=/app\nWORKDIR /app\nCOPY . $D\nENV D=/x E=2\nRUN npm ci\n", NPM WHY, 0,
     "by hand: a variable of the copy changes between the two\n"},
    {"a variable of the copy that stays",
     NODE "ENV D=/app\nWORKDIR /app\nCOPY . $D\nENV E=/x\nRUN npm ci\n", NPM FIX, 0,
     "ENV D=/app\nWORKDIR /app\nENV E=/x\nCOPY package-lock.json package.json ./\nRUN npm ci\nCOPY "
     ". $D\n"},
    {"a folder before the manifests",
     NODE "COPY src /app/src/\nWORKDIR /app\nCOPY package.json package-lock.json ./\n"
          "COPY --from=x /a /b\nRUN npm ci\n",
     NPM FIX, 0,
     "WORKDIR /app\nCOPY package.json package-lock.json ./\n"
     "COPY --from=x /a /b\nRUN npm ci\nCOPY src /app/src/\n"},
    {"a folder where the manifests go",
     NODE "WORKDIR /app\nCOPY src .\nCOPY package*.json ./\nRUN npm ci\n", NPM WHY, 0,
     "by hand: something between the two may need the sources\n"},
    {"a folder and another", NODE "COPY src src\nCOPY app app\nCOPY package.json ./\nRUN npm ci\n",
     NPM "mkdir app; " WHY, 0, "by hand: several instructions copy sources before it\n"},
    {"folders that an install may need",
     NODE "COPY prisma prisma\nCOPY src/web /web\nCOPY package.json ./\nRUN npm ci\n",
     NPM "mkdir prisma src/web; cp package.json src/web; " FIX, 0,
     "COPY prisma prisma\nCOPY src/web /web\nCOPY package.json ./\nRUN npm ci\n"},
    {"a folder alone", NODE "WORKDIR /app\nCOPY src ./src\nRUN npm ci\n", NPM FIX, 0,
     "WORKDIR /app\nCOPY src ./src\nRUN npm ci\n"},
    {"a folder of a project that is installed",
     PYTHON "WORKDIR /app\nCOPY src src\nCOPY pyproject.toml .\nRUN poetry install\n",
     POETRY "mkdir src; " FIX, 0,
     "WORKDIR /app\nCOPY src src\nCOPY pyproject.toml .\nRUN poetry install\n"},
    {"the working directory changes after the copy",
     NODE "WORKDIR /app\n# all\nCOPY . .\nWORKDIR web\nRUN npm ci && npm test\n",
     "mkdir web; echo '{}' | tee web/package-lock.json >web/package.json; " FIX, 0,
     "WORKDIR /app\nWORKDIR web\nCOPY web/package-lock.json web/package.json ./\nRUN npm ci\n"
     "# all\nCOPY . /app/\nRUN npm test\n"},
    {"a folder that is copied before its working directory is set",
     NODE "WORKDIR /app\nCOPY --chown=node web/ \\\n  web\nWORKDIR web\nRUN npm ci\n",
     "mkdir web; echo '{}' | tee web/package-lock.json >web/package.json; " FIX, 0,
     "WORKDIR /app\nWORKDIR web\nCOPY --chown=node web/package-lock.json web/package.json ./\n"
     "RUN npm ci\nCOPY --chown=node web/ \\\n  /app/web/\n"},
    {"a working directory that an argument sets",
     NODE "ARG D=/app\nWORKDIR $D\nCOPY . .\nWORKDIR src\nRUN npm ci\n",
     "mkdir src; echo '{}' | tee src/package-lock.json >src/package.json; " WHY, 0,
     "by hand: the working directory changes between the two, and with it where `COPY` copies "
     "to\n"},
    {"a manifest that is not copied",
     NODE "WORKDIR /app\nCOPY --exclude=package-lock.json . .\nRUN npm install\n", NPM WHY, 0,
     "by hand: the copy leaves `package-lock.json` out\n"},
    {"two projects in one RUN",
     NODE "COPY . /app\nWORKDIR /app\nRUN cd src && npm ci && cd ../web && npm ci\n",
     NPM "mkdir web; cp package*.json web; mv package*.json src; " WHY, 0,
     "by hand: the RUN installs in several folders\n"},
    {"a build in another folder", GO "WORKDIR /src\nCOPY . .\nRUN cd a && go build\n",
     "mkdir a; echo module x >a/go.mod; " WHY, 0, "by hand: the install runs in another folder\n"},
    {"users are made once", GO "WORKDIR /src\nCOPY . .\nRUN useradd x && go build\n",
     "echo module x >go.mod; " FIX, 0,
     "WORKDIR /src\nCOPY go.mod ./\nRUN useradd x && go mod download\nCOPY . .\nRUN go build\n"},
    {"a workspace of go", GO "WORKDIR /src\nCOPY . .\nRUN go build\n",
     "echo module x >go.mod; echo use . >go.work; " WHY, 0,
     "by hand: `go.work` names modules in folders\n"},
    {"a build that is told more", GO "WORKDIR /src\nCOPY . .\nRUN GOPROXY=x go build\n",
     "echo module x >go.mod; " WHY, 0,
     "by hand: the build is given options or variables that say where it finds things\n"},
    {"a project that is named",
     "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\nRUN dotnet publish a -o "
     "/out\n",
     "mkdir a b; echo '<Project/>' >a/A.csproj; echo x >a/packages.lock.json; echo 1 "
     ">NuGet.Config; " FIX,
     0,
     "WORKDIR /src\nCOPY NuGet.Config ./\nCOPY a/A.csproj a/packages.lock.json a/\n"
     "RUN dotnet restore a\nCOPY . .\nRUN dotnet publish a -o /out\n"},
};

int main(void)
{
    return run_shell_cases("manifests", cases, ARRAY_LEN(cases));
}
