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
    {"a RUN for Windows",
     "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR /app\nCOPY . .\nRUN npm ci\n",
     NPM WHY, 0, "by hand: the RUN is for Windows\n"},
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
     "mkdir web; touch web/server.js; echo '{}' | tee web/package-lock.json "
     ">web/package.json; " FIX,
     0,
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
    {"a script after the preparation", NODE "WORKDIR /app\nCOPY . .\nRUN npm install\n",
     "printf '{\"scripts\":{\"postprepare\":\"node src/x.js\"}}' >package.json; printf '{}' "
     ">package-lock.json; mkdir -p src; printf '1' >src/x.js; echo >index.js; " WHY,
     0, "by hand: `package.json` runs a script of its own at the install\n"},
    {"a packed dependency", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     "printf '{\"dependencies\":{\"l\":\"a.tgz\"}}' >package.json; printf '{}' >package-lock.json; "
     "mkdir -p src; printf '1' >src/x.js; echo >index.js; " WHY,
     0, "by hand: `package.json` names a package in a folder\n"},
    {"an override in a folder", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     "printf '{\"dependencies\":{\"l\":\"1\"},\"overrides\":{\"x\":\"./vendored/x\"}}' "
     ">package.json; printf '{}' >package-lock.json; mkdir -p src; printf '1' >src/x.js; echo "
     ">index.js; " WHY,
     0, "by hand: `package.json` names a package in a folder\n"},
    {"a schema that a dependency makes code from", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     "printf '{\"dependencies\":{\"@prisma/client\":\"5\"}}' >package.json; printf '{}' "
     ">package-lock.json; mkdir -p src; printf '1' >src/x.js; echo >index.js; mkdir -p prisma; "
     "echo >prisma/schema.prisma; " FIX,
     0,
     "WORKDIR /app\nCOPY package-lock.json package.json ./\nCOPY prisma prisma/\nRUN npm ci\nCOPY "
     ". .\n"},
    {"such a schema elsewhere", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     "printf "
     "'{\"dependencies\":{\"@prisma/client\":\"5\"},\"prisma\":{\"schema\":\"db/schema.prisma\"}}' "
     ">package.json; printf '{}' >package-lock.json; mkdir -p src; printf '1' >src/x.js; echo "
     ">index.js; mkdir -p db; echo >db/schema.prisma; " WHY,
     0, "by hand: `package.json` names a schema that the install makes code from\n"},
    {"settings that are a link", NODE "WORKDIR /app\nCOPY . .\nRUN npm ci\n",
     "printf '{\"dependencies\":{\"a\":\"1\"}}' >package.json; printf '{}' >package-lock.json; "
     "mkdir -p src; printf '1' >src/x.js; echo >index.js; ln -s /root/.npmrc .npmrc; " WHY,
     0, "by hand: `.npmrc` is a link\n"},
    {"all that yarn keeps in the project",
     NODE "WORKDIR /app\nCOPY . .\nRUN yarn install --immutable\n",
     "printf '{\"dependencies\":{\"a\":\"1\"}}' >package.json; echo >yarn.lock; mkdir -p src; "
     "printf '1' >src/x.js; printf 'yarnPath: .yarn/releases/yarn-4.cjs\\nnodeLinker: "
     "node-modules\\nplugins:\\n  - path: .yarn/plugins/@yarnpkg/p.cjs\\n' >.yarnrc.yml; mkdir -p "
     ".yarn/releases; echo >.yarn/releases/yarn-4.cjs; mkdir -p .yarn/plugins/@yarnpkg; echo "
     ">'.yarn/plugins/@yarnpkg/p.cjs'; mkdir -p .yarn/patches; echo >.yarn/patches/x.patch; mkdir "
     "-p .yarn/cache; echo >.yarn/cache/a.zip; " FIX,
     0,
     "WORKDIR /app\nCOPY .yarnrc.yml package.json yarn.lock ./\nCOPY .yarn/releases "
     ".yarn/releases/\nCOPY .yarn/plugins .yarn/plugins/\nCOPY .yarn/patches .yarn/patches/\nCOPY "
     ".yarn/cache .yarn/cache/\nRUN yarn install --immutable\nCOPY . .\n"},
    {"a yarn in another folder", NODE "WORKDIR /app\nCOPY . .\nRUN yarn install\n",
     "printf '{\"dependencies\":{\"a\":\"1\"}}' >package.json; echo >yarn.lock; mkdir -p src; "
     "printf '1' >src/x.js; printf 'yarnPath: tools/yarn.cjs\\n' >.yarnrc.yml; mkdir -p tools; "
     "echo >tools/yarn.cjs; " WHY,
     0, "by hand: `.yarnrc.yml` names a program in another folder\n"},
    {"what yarn makes is in the project", NODE "WORKDIR /app\nCOPY . .\nRUN yarn install\n",
     "printf '{\"dependencies\":{\"a\":\"1\"}}' >package.json; echo >yarn.lock; mkdir -p src; "
     "printf '1' >src/x.js; printf 'nodeLinker: pnp\\n' >.yarnrc.yml; printf 'x' >.pnp.cjs; " WHY,
     0, "by hand: `.pnp.cjs` is what the install makes, and would be copied over it\n"},
    {"a patch of yarn in another folder", NODE "WORKDIR /app\nCOPY . .\nRUN yarn install\n",
     "printf "
     "'{\"dependencies\":{\"a\":\"1\"},\"resolutions\":{\"a\":\"patch:a@npm:1#./my/a.patch\"}}' "
     ">package.json; echo >yarn.lock; mkdir -p src; printf '1' >src/x.js; mkdir -p my; echo "
     ">my/a.patch; " WHY,
     0, "by hand: `package.json` names a patch in another folder\n"},
    {"a patch of yarn", NODE "WORKDIR /app\nCOPY . .\nRUN yarn install\n",
     "printf "
     "'{\"dependencies\":{\"a\":\"1\"},\"resolutions\":{\"a\":\"patch:a@npm%%3A1#~/.yarn/patches/"
     "a.patch\"}}' >package.json; echo >yarn.lock; mkdir -p src; printf '1' >src/x.js; mkdir -p "
     ".yarn/patches; echo >.yarn/patches/a.patch; " FIX,
     0,
     "WORKDIR /app\nCOPY package.json yarn.lock ./\nCOPY .yarn/patches .yarn/patches/\nRUN yarn "
     "install\nCOPY . .\n"},
    {"a patch of pnpm in another folder", NODE "WORKDIR /app\nCOPY . .\nRUN pnpm install\n",
     "printf '{}' >package.json; echo >pnpm-lock.yaml; printf 'patchedDependencies:\\n  a@1: "
     "fixes/a.patch\\n' >pnpm-workspace.yaml; mkdir -p fixes; echo >fixes/a.patch; " WHY,
     0, "by hand: `pnpm-workspace.yaml` names a patch in another folder\n"},
    {"a script of pnpm that reads another", NODE "WORKDIR /app\nCOPY . .\nRUN pnpm install\n",
     "printf '{}' >package.json; echo >pnpm-lock.yaml; printf 'const x = require(\"./tools/x\")' "
     ">.pnpmfile.cjs; mkdir -p tools; echo >tools/x.js; " WHY,
     0, "by hand: `.pnpmfile.cjs` reads other files\n"},
    {"lists in lists", PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install -r a.txt\n",
     "printf -- '-r b.txt\\n' >a.txt; printf -- '--requirement c.txt\\n' >b.txt; printf -- '-r "
     "d.txt\\n' >c.txt; printf -- '-r e.txt\\n' >d.txt; printf 'x' >e.txt; echo >app.py; " FIX,
     0,
     "WORKDIR /app\nCOPY a.txt ./\nCOPY b.txt ./\nCOPY c.txt ./\nCOPY d.txt ./\nCOPY e.txt ./\nRUN "
     "pip install -r a.txt\nCOPY . .\n"},
    {"lists that name each other", PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install -r a.txt\n",
     "printf -- '-r b.txt\\n' >a.txt; printf -- '-r a.txt\\n' >b.txt; echo >app.py; " FIX, 0,
     "WORKDIR /app\nCOPY a.txt ./\nCOPY b.txt ./\nRUN pip install -r a.txt\nCOPY . .\n"},
    {"a file behind an address of packages",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n",
     "printf -- '--find-links https://x.example/w\\n./wheels/a.whl\\n' >requirements.txt; mkdir -p "
     "wheels; echo >wheels/a.whl; " WHY,
     0, "by hand: `requirements.txt` installs a folder or a file\n"},
    {"the project itself, in short",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n",
     "printf -- '-e.\\n' >requirements.txt; echo >setup.py; " WHY, 0,
     "by hand: `requirements.txt` installs a folder or a file\n"},
    {"constraints that a variable names",
     PYTHON
     "WORKDIR /app\nENV PIP_CONSTRAINT=/app/c.txt\nCOPY . .\nRUN pip install -r requirements.txt\n",
     "printf 'a\\n' >requirements.txt; echo >c.txt; " WHY, 0,
     "by hand: `PIP_CONSTRAINT` may name other files\n"},
    {"dependencies that only the project tells",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN uv pip install --system -r pyproject.toml\n",
     "printf '[project]\\nname=\"x\"\\ndynamic=[\"dependencies\"]\\n' >pyproject.toml; mkdir -p "
     "src; echo >src/x.py; " WHY,
     0, "by hand: `pyproject.toml` has parts that only the project tells\n"},
    {"a list that is a program",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN uv pip install --system -r setup.py\n",
     "printf 'x' >setup.py; mkdir -p src; echo >src/x.py; " WHY, 0,
     "by hand: `setup.py` describes a project, and may read its files\n"},
    {"a version that only the project tells",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN uv sync --locked\n",
     "printf '[project]\\nname=\"x\"\\ndynamic = [\"version\"]\\n' >pyproject.toml; echo >uv.lock; "
     "mkdir -p src; echo >src/x.py; " WHY,
     0, "by hand: `pyproject.toml` has parts that only the project tells\n"},
    {"packages in a folder, by uv.toml", PYTHON "WORKDIR /app\nCOPY . .\nRUN uv sync\n",
     "printf '[project]\\nname=\"x\"\\n' >pyproject.toml; printf 'find-links = [\"./wheels\"]\\n' "
     ">uv.toml; echo >uv.lock; mkdir -p wheels; echo >wheels/a.whl; " WHY,
     0, "by hand: `uv.toml` names a package in a folder\n"},
    {"a path in a table", PYTHON "WORKDIR /app\nCOPY . .\nRUN poetry install\n",
     "printf '[tool.poetry.dependencies.a]\\npath    = \"a\"\\n' >pyproject.toml; echo "
     ">poetry.lock; mkdir -p a; echo >a/x; " WHY,
     0, "by hand: `pyproject.toml` names a package in a folder\n"},
    {"another project of poetry", PYTHON "WORKDIR /app\nCOPY . .\nRUN poetry -P sub install\n",
     "mkdir -p sub; echo >sub/pyproject.toml; printf '[tool.poetry]\\n' >pyproject.toml; echo "
     ">poetry.lock; " WHY,
     0, "by hand: the install runs in another folder\n"},
    {"a file in a Pipfile", PYTHON "WORKDIR /app\nCOPY . .\nRUN pipenv install --deploy\n",
     "printf '[packages]\\na = {file = \"a.whl\"}\\n' >Pipfile; echo >Pipfile.lock; echo "
     ">a.whl; " WHY,
     0, "by hand: `Pipfile` names a package in a folder\n"},
    {"a module that is replaced", GO "WORKDIR /s\nCOPY . .\nRUN go build ./...\n",
     "printf 'module x\\nreplace a/b => \"./b\"\\n' >go.mod; mkdir -p b; printf 'module b\\n' "
     ">b/go.mod; " WHY,
     0, "by hand: `go.mod` names a module in a folder\n"},
    {"a workspace that a variable names",
     GO "ENV GOWORK=/s/x.work\nWORKDIR /s\nCOPY . .\nRUN go build ./...\n",
     "printf 'module x\\n' >go.mod; echo >x.work; " WHY, 0,
     "by hand: `GOWORK` may name other files\n"},
    {"a target that is named", "FROM rust:1.80\nWORKDIR /s\nCOPY . .\nRUN cargo build\n",
     "printf '[package]\\nname=\"x\"\\ndefault-run=\"x\"\\n' >Cargo.toml; echo >Cargo.lock; mkdir "
     "-p src; echo >src/main.rs; " WHY,
     0, "by hand: `Cargo.toml` names targets of its own\n"},
    {"a library of the system", "FROM rust:1.80\nWORKDIR /s\nCOPY . .\nRUN cargo build\n",
     "printf '[package]\\nname=\"x\"\\nlinks=\"y\"\\n' >Cargo.toml; echo >Cargo.lock; echo "
     ">build.rs; mkdir -p src; echo >src/main.rs; " WHY,
     0, "by hand: `Cargo.toml` has a script of its own\n"},
    {"packages in a folder, by the settings of cargo",
     "FROM rust:1.80\nWORKDIR /s\nCOPY . .\nRUN cargo build\n",
     "printf '[package]\\nname=\"x\"\\n' >Cargo.toml; echo >Cargo.lock; mkdir -p .cargo; printf "
     "'[source.v]\\ndirectory = \"third_party\"\\n' >.cargo/config.toml; mkdir -p third_party; "
     "echo >third_party/x; mkdir -p src; echo >src/main.rs; " WHY,
     0, "by hand: `config.toml` names folders of packages\n"},
    {"projects in a project", "FROM maven:3.9\nWORKDIR /s\nCOPY . .\nRUN mvn package\n",
     "printf '<project><subprojects><subproject>a</subproject></subprojects></project>' >pom.xml; "
     "mkdir -p a; echo >a/pom.xml; " WHY,
     0, "by hand: `pom.xml` has modules\n"},
    {"packages in a folder, by pom.xml", "FROM maven:3.9\nWORKDIR /s\nCOPY . .\nRUN mvn package\n",
     "printf "
     "'<project><repositories><repository><url>file://${project.basedir}/repo</url></repository></"
     "repositories></project>' >pom.xml; mkdir -p repo; echo >repo/a; " WHY,
     0, "by hand: `pom.xml` names a folder of packages\n"},
    {"settings that maven.config names", "FROM maven:3.9\nWORKDIR /s\nCOPY . .\nRUN mvn package\n",
     "printf '<project/>' >pom.xml; mkdir -p .mvn; printf -- '-s\\nci/settings.xml\\n' "
     ">.mvn/maven.config; mkdir -p ci; echo >ci/settings.xml; " WHY,
     0, "by hand: `maven.config` names other files\n"},
    {"properties of the build",
     "FROM maven:3.9\nWORKDIR /s\nCOPY . .\nRUN mvn package -Drevision=2 -Pprod\n",
     "printf '<project><version>${revision}</version></project>' >pom.xml; mkdir -p src; echo "
     ">src/A; " FIX,
     0,
     "WORKDIR /s\nCOPY pom.xml ./\nRUN mvn -B dependency:go-offline -Drevision=2 -Pprod\nCOPY . "
     ".\nRUN mvn package -Drevision=2 -Pprod\n"},
    {"lock files of gradle", "FROM gradle:8.8-jdk21\nWORKDIR /s\nCOPY . .\nRUN gradle build\n",
     "printf 'dependencyLocking { lockMode = LockMode.STRICT }' >build.gradle; echo "
     ">gradle.lockfile; echo >buildscript-gradle.lockfile; mkdir -p src; echo >src/A; " FIX,
     0,
     "WORKDIR /s\nCOPY build.gradle buildscript-gradle.lockfile gradle.lockfile ./\nRUN gradle "
     "--no-daemon dependencies\nCOPY . .\nRUN gradle build\n"},
    {"a version in a file", "FROM gradle:8.8-jdk21\nWORKDIR /s\nCOPY . .\nRUN gradle build\n",
     "printf 'version = new File('\\''VERSION'\\'').text' >build.gradle; printf '1' >VERSION; " WHY,
     0, "by hand: `build.gradle` reads other files\n"},
    {"a version from git", "FROM gradle:8.8-jdk21\nWORKDIR /s\nCOPY . .\nRUN gradle build\n",
     "printf 'version = '\\''git describe'\\''.execute().text' >build.gradle; mkdir -p .git; echo "
     ">.git/HEAD; " WHY,
     0, "by hand: `build.gradle` runs a program\n"},
    {"another script of gradle", "FROM gradle:8.8-jdk21\nWORKDIR /s\nCOPY . .\nRUN gradle build\n",
     "printf 'apply(from: '\\''ci/x.gradle'\\'')' >build.gradle; mkdir -p ci; echo "
     ">ci/x.gradle; " WHY,
     0, "by hand: `build.gradle` reads other files\n"},
    {"gems in a folder", "FROM ruby:3.3\nWORKDIR /app\nCOPY . .\nRUN bundle install\n",
     "printf 'path '\\''engines'\\'' do\\n gem '\\''a'\\''\\nend\\n' >Gemfile; mkdir -p engines/a; "
     "echo >engines/a/x; " WHY,
     0, "by hand: `Gemfile` names a gem in a folder\n"},
    {"a Gemfile that a variable names",
     "FROM ruby:3.3\nENV BUNDLE_GEMFILE=ci/Gemfile\nWORKDIR /app\nCOPY . .\nRUN bundle install\n",
     "printf 'gem \"a\"' >Gemfile; mkdir -p ci; echo >ci/Gemfile; " WHY, 0,
     "by hand: `BUNDLE_GEMFILE` may name other files\n"},
    {"packages that are patched",
     "FROM composer:2.7\nWORKDIR /app\nCOPY . .\nRUN composer install\n",
     "printf "
     "'{\"require\":{\"cweagans/composer-patches\":\"1\"},\"extra\":{\"patches\":{\"a/"
     "b\":{\"fix\":\"patches/x.patch\"}}}}' >composer.json; echo >composer.lock; mkdir -p patches; "
     "echo >patches/x.patch; " WHY,
     0, "by hand: `composer.json` changes packages at the install\n"},
    {"files that are laid out", "FROM composer:2.7\nWORKDIR /app\nCOPY . .\nRUN composer install\n",
     "printf "
     "'{\"extra\":{\"drupal-scaffold\":{\"file-mapping\":{\"[web-root]/.htaccess\":\"assets/"
     "h\"}}}}' >composer.json; echo >composer.lock; mkdir -p assets; echo >assets/h; " WHY,
     0, "by hand: `composer.json` reads other files\n"},
    {"projects of a solution",
     "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /s\nCOPY . .\nRUN dotnet restore\n",
     "echo >X.sln; mkdir -p src/A; printf '<Project><ItemGroup><ProjectReference "
     "Include=\"..\\\\B\\\\B.csproj\"/></ItemGroup></Project>' >src/A/A.csproj; mkdir -p src/B; "
     "printf '<Project/>' >src/B/B.csproj; mkdir -p src; printf '<Project/>' "
     ">src/Directory.Build.props; printf '<Project/>' >Directory.Packages.props; echo >src/A/P.cs; "
     "mkdir -p dc; printf '<Project/>' >dc/docker-compose.dcproj; " FIX,
     0,
     "WORKDIR /s\nCOPY Directory.Packages.props X.sln ./\nCOPY dc/docker-compose.dcproj dc/\nCOPY "
     "src/A/A.csproj src/A/\nCOPY src/B/B.csproj src/B/\nCOPY src/Directory.Build.props src/\nRUN "
     "dotnet restore\nCOPY . .\n"},
    {"a project beside the one that is built",
     "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /s/src/A\nCOPY . /s\nRUN dotnet build\n",
     "mkdir -p src/A; printf '<Project><ItemGroup><ProjectReference "
     "Include=\"..\\\\B\\\\B.csproj\"/></ItemGroup></Project>' >src/A/A.csproj; mkdir -p src/B; "
     "printf '<Project/>' >src/B/B.csproj; echo >src/A/P.cs; " WHY,
     0, "by hand: `A.csproj` names a project in another folder\n"},
    {"packages in a folder, by nuget.config",
     "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /s\nCOPY . .\nRUN dotnet restore\n",
     "printf '<Project/>' >App.csproj; printf '<configuration><packageSources><add key=\"l\" "
     "value=\"./packages\"/></packageSources></configuration>' >nuget.config; mkdir -p packages; "
     "echo >packages/a.nupkg; " WHY,
     0, "by hand: `nuget.config` names a folder of packages\n"},
    {"properties that import others",
     "FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /s\nCOPY . .\nRUN dotnet restore\n",
     "printf '<Project/>' >App.csproj; printf '<Project/>' >MyProps.props; printf "
     "'<Project><Import Project=\"MyProps.props\"/></Project>' >Directory.Build.props; " WHY,
     0, "by hand: `Directory.Build.props` imports other files\n"},
    {"settings that the command names",
     NODE "WORKDIR /app\nCOPY . .\nRUN npm ci --userconfig ./ci.npmrc\n",
     "printf '{\"dependencies\":{\"a\":\"1\"}}' >package.json; printf '{}' >package-lock.json; "
     "mkdir -p src; printf '1' >src/x.js; echo >index.js; echo >ci.npmrc; " WHY,
     0, "by hand: the commands up to the install name `ci.npmrc`\n"},
    {"packages in a folder, by an option",
     PYTHON "WORKDIR /app\nCOPY . .\nRUN uv sync --find-links wheels\n",
     "printf '[project]\\nname=\"x\"\\n' >pyproject.toml; echo >uv.lock; mkdir -p wheels; echo "
     ">wheels/a; " WHY,
     0, "by hand: the install takes packages from a folder\n"},
    {"a list in the folder that is copied later",
     PYTHON "WORKDIR /app\nCOPY app ./app\nCOPY requirements.txt ./\nRUN pip install -r "
            "app/requirements.txt\n",
     "mkdir -p app; echo >app/m.py; printf 'a\\n' >app/requirements.txt; printf 'a\\n' "
     ">requirements.txt; " WHY,
     0, "by hand: the install needs `app/requirements.txt`\n"},
    {"a file of the folder that is copied later",
     PYTHON "WORKDIR /app\nCOPY app ./app\nCOPY requirements.txt ./\nRUN pip install -r "
            "requirements.txt --cert app/ca.pem\n",
     "mkdir -p app; echo >app/m.py; echo >app/ca.pem; printf 'a\\n' >requirements.txt; " WHY, 0,
     "by hand: the commands up to the install name `app/ca.pem`\n"},
    {"an install for images on top: their files are not known",
     NODE "WORKDIR /app\nONBUILD COPY . .\nONBUILD RUN npm ci\n",
     "printf '{\"dependencies\":{\"a\":\"1\"}}' >package.json; printf '{}' >package-lock.json; "
     "mkdir -p src; printf '1' >src/x.js; echo >index.js; " FIX,
     0, "WORKDIR /app\nONBUILD COPY . .\nONBUILD RUN npm ci\n"},
    {"properties of gradle",
     "FROM gradle:8.8-jdk21\nWORKDIR /s\nCOPY . .\nRUN gradle build -PreleaseVersion=1\n",
     "printf 'version = releaseVersion' >build.gradle; mkdir -p src; echo >src/A; " FIX, 0,
     "WORKDIR /s\nCOPY build.gradle ./\nRUN gradle --no-daemon dependencies "
     "-PreleaseVersion=1\nCOPY . .\nRUN gradle build -PreleaseVersion=1\n"},
};

int main(void)
{
    return run_shell_cases("manifests", cases, ARRAY_LEN(cases));
}
