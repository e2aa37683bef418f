// Writes stage after stage from a few lines each, numbered so that no two stages are equal.
#include "dockerfile.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Each line is printed with the number of its stage, which it may ignore.
static const char *const clean_first[] = {
    "# syntax=docker/dockerfile:1",
    "ARG NODE_VERSION=20.11",
};
static const char *const clean_stage[] = {
    "",
    "FROM node:${NODE_VERSION}-slim AS stage-%zu",
    "WORKDIR /srv/app-%zu",
    "ENV PORT=%zu NODE_ENV=production",
    "RUN apt-get update \\",
    "    && apt-get install -y --no-install-recommends \\",
    "        build-essential \\",
    "        ca-certificates \\",
    "        # What the part below is fetched with.",
    "        curl \\",
    "        git \\",
    "    && curl -fsSL https://example.org/parts/part-%zu.tar.gz -o /tmp/part.tar.gz \\",
    "    && tar -xzf /tmp/part.tar.gz -C /opt \\",
    "    && rm -rf /tmp/part.tar.gz /var/lib/apt/lists/*",
    "# The lock file comes first, so that the layer below is kept.",
    "COPY package.json package-lock.json ./",
    "RUN npm ci --omit=dev \\",
    "    && npm cache clean --force",
    "COPY src/part-%zu ./src",
    "LABEL org.opencontainers.image.title=\"part %zu\" \\",
    "      org.opencontainers.image.vendor=\"us\"",
    "USER node",
    "EXPOSE 8080",
    "CMD [\"node\", \"src/part-%zu.js\"]",
};
static const char *const clean_link[] = {
    "COPY --from=stage-%zu /srv/app-%zu/src ./before",
};
static const char *const noisy_first[] = {
    "FROM debian",
};
static const char *const noisy_stage[] = {
    "",
    "WORKDIR app-%zu",
    "RUN apt-get update && apt-get install curl-%zu",
    "ADD local-%zu.txt ./local.txt",
    "RUN pip install flask-%zu",
    "RUN cd /srv/app-%zu && make",
    "MAINTAINER somebody-%zu",
    "CMD node server-%zu.js",
};

static const char *const mixed_first[] = {
    "# syntax=docker/dockerfile:1",
    "ARG NODE_VERSION=20.11.1",
    "ARG REGISTRY=docker.io",
};
static const char *const mixed_stage[] = {
    "",
    "# ---- part %zu: web front end",
    "FROM ${REGISTRY}/node:${NODE_VERSION}-bookworm-slim AS part%zu",
    "ARG DEBIAN_FRONTEND=noninteractive",
    "ARG APP_VERSION=1.%zu",
    "ENV APP_HOME=/srv/app%zu \\",
    "    LANG=C.UTF-8",
    "WORKDIR $APP_HOME",
    "RUN apt-get update && apt-get install -y --no-install-recommends \\",
    "      ca-certificates \\",
    "      # keep the list sorted",
    "      curl git \\",
    "    && rm -rf /var/lib/apt/lists/*",
    "COPY package.json package-lock.json ./",
    "RUN --mount=type=cache,target=/root/.npm \\",
    "    npm ci --omit=dev",
    "COPY --chown=node:node . .",
    "RUN npm run build -- --app=${APP_VERSION}",
    "RUN <<EOF",
    "set -e",
    "useradd -r app%zu",
    "mkdir -p /data/%zu",
    "EOF",
    "LABEL org.opencontainers.image.title=\"part%zu\"",
    "EXPOSE 3000",
    "USER node",
    "HEALTHCHECK --interval=30s CMD curl -fsS http://localhost:3000/ || exit 1",
    "CMD [\"node\", \"server.js\"]",
};
static const char *const mixed_link[] = {
    "COPY --from=part%zu /srv/app%zu/out /usr/local/bin",
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void append_line(Text *t, const char *line)
{
    size_t len = strlen(line);
    t->ptr = realloc(t->ptr, t->len + len + 2);
    if (t->ptr == NULL) abort();
    memcpy(t->ptr + t->len, line, len);
    t->len += len + 1;
    t->ptr[t->len - 1] = '\n';
    t->ptr[t->len] = 0;
    t->lines++;
}

static void append(Text *t, const char *format, size_t stage)
{
    char line[256];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
    snprintf(line, sizeof(line), format, stage, stage);
#pragma GCC diagnostic pop
    append_line(t, line);
}

static void append_all(Text *t, const char *const *lines, size_t count, size_t stage)
{
    for (size_t i = 0; i < count; i++) append(t, lines[i], stage);
}

static void append_stage(Text *t, Findings findings, size_t stage)
{
    if (findings == NOISY) {
        append_all(t, noisy_stage, COUNT(noisy_stage), stage);
        return;
    }
    if (findings == MIXED) {
        append_all(t, mixed_stage, COUNT(mixed_stage), stage);
        if (0 < stage) append_all(t, mixed_link, COUNT(mixed_link), stage - 1);
        return;
    }
    append_all(t, clean_stage, COUNT(clean_stage), stage);
    if (0 < stage) append_all(t, clean_link, COUNT(clean_link), stage - 1);
}

static Text make(size_t lines, size_t size, Findings findings)
{
    Text t = {0};
    if (findings == NOISY)
        append_all(&t, noisy_first, COUNT(noisy_first), 0);
    else if (findings == MIXED)
        append_all(&t, mixed_first, COUNT(mixed_first), 0);
    else
        append_all(&t, clean_first, COUNT(clean_first), 0);
    for (size_t stage = 0; t.lines < lines || t.len < size; stage++) {
        append_stage(&t, findings, stage);
    }
    return t;
}

Text text_of_lines(size_t lines, Findings findings)
{
    return make(lines, 0, findings);
}

Text text_of_size(size_t size, Findings findings)
{
    return make(0, size, findings);
}

// Another escape character or line end would hold for all that follows.
static bool can_be_joined(const char *line)
{
    return strchr(line, '\r') == NULL && strstr(line, "escape") == NULL;
}

static void append_file(Text *t, FILE *file)
{
    char line[4096];
    while (fgets(line, sizeof(line), file) != NULL && can_be_joined(line)) {
        line[strcspn(line, "\n")] = 0;
        append_line(t, line);
    }
}

Text text_of_files(size_t lines, char **paths, size_t count)
{
    Text t = {0};
    for (size_t i = 0; i < count && t.lines < lines; i++) {
        FILE *file = fopen(paths[i], "rb");
        if (file == NULL) continue;
        append_file(&t, file);
        fclose(file);
    }
    return t;
}

void text_clear(Text *t)
{
    free(t->ptr);
    *t = (Text){0};
}
