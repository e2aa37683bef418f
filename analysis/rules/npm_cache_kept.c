// Do not ship what npm downloaded.
//
// npm keeps a copy of every package that it installs in `/root/.npm`. The program never reads it, and it often doubles the
// size of the layer. Clean it in the same RUN, or use a cache mount, which makes the next build faster as well.
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm ci --omit=dev
//     ^^^^^^ `npm ci` leaves its downloads in the image; end the RUN with `npm cache clean --force`
// ```
//
// ```fixed
// FROM node:22.12-slim
// RUN npm ci --omit=dev && npm cache clean --force
// ```
//
// ```dockerfile
// FROM node:22.12-slim AS build
// RUN npm ci
// FROM node:22.12-slim
// RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
// COPY --from=build /app/dist ./dist
// ```
//
// Where npm may be gone when the RUN ends, it cleans up right behind the install:
//
// ```dockerfile
// FROM alpine:3.22
// RUN apk add --no-cache nodejs npm \
//     && npm install -g serve@14.2.4 \
//        ^^^^^^^^^^^ `npm install` leaves its downloads in the image; end the RUN with `npm cache clean --force`
//     && apk del npm
// ```
//
// ```fixed
// FROM alpine:3.22
// RUN apk add --no-cache nodejs npm \
//     && npm install -g serve@14.2.4 && npm cache clean --force \
//     && apk del npm
// ```
//
// npm may have been told to use another folder, which is mounted:
//
// ```dockerfile
// FROM node:22.12-slim
// RUN --mount=type=cache,target=/app/.npm npm set cache /app/.npm && npm install -g pnpm@10.2.0
// ```
//
// There is no fix where a later RUN installs from the downloads:
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm ci
//     ^^^^^^ `npm ci` leaves its downloads in the image; end the RUN with `npm cache clean --force`
// COPY tools/package.json tools/package-lock.json tools/
// RUN npm ci --offline --prefix tools
// ```
//
// Nothing is said where another user installs: only that user has the cache, and perhaps npm.
//
// ```dockerfile
// FROM mcr.microsoft.com/devcontainers/base:bookworm
// RUN su vscode -c "source /usr/local/share/nvm/nvm.sh && npm install -g typescript@5.6.3" 2>&1
// RUN sudo -u node npm install -g pnpm@9.12.0
// ```
#include "rules/parts/caches.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_NPM), NULL);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_SAFE, manager_at(MANAGER_NPM));
}

RULE(npm_cache_kept) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("npm"),
    .is_folded = true,
    .beats = WORDS("cache-mount-missing"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
