// Texts from the repository and the corpus, cut and mixed by a generator.
#include "sample_documents.h"
#include "apply_edits.h"
#include "base/vec.h"
#include "fixture.h"
#include "marks.h"
#include "test.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_BYTES = 4096, WHOLE_MOST = 2500, PART_MOST = 1500, REDUCE_SECONDS = 10 };

// What people type that has an effect beyond its own place.
static const char *const keys[] = {
    "FROM alpine:3.20\n",
    "FROM alpine:3.20 AS b\n",
    "FROM b\n",
    "FROM scratch\n",
    "RUN ",
    "RUN apt-get update && apt-get install -y curl\n",
    "RUN cd /x && make\n",
    "RUN pip install x\n",
    "CMD [\"a\"]\n",
    "CMD a b\n",
    "ENTRYPOINT a\n",
    "ENTRYPOINT [\"a\", \"b\"]\n",
    "ENV A=b\n",
    "ENV A b\n",
    "ARG X=1\n",
    "ARG X\n",
    "ARG TOKEN\n",
    "COPY --from=b a b\n",
    "COPY --from=0 a b\n",
    "COPY . .\n",
    "COPY a b /c\n",
    "ADD http://x/y.tgz /z\n",
    "WORKDIR x\n",
    "USER root\n",
    "ONBUILD ",
    "HEALTHCHECK CMD x\n",
    "LABEL a=b c=\"d\"\n",
    "MAINTAINER x\n",
    "EXPOSE 80/TCP\n",
    "VOLUME /x\n",
    "SHELL [\"/bin/bash\",\"-c\"]\n",
    "STOPSIGNAL 9\n",
    "# escape=`\n",
    "# syntax=docker/dockerfile:1\n",
    "# check=skip=all\n",
    "# fairlead ignore=image-untagged\n",
    "# hadolint ignore=DL3008\n",
    "# a comment\n",
    " # a comment\n",
    "\\\n",
    " \\\n    ",
    "`\n",
    "<<EOF\n",
    "EOF\n",
    "<<-'E' cat\n",
    "$X",
    "${X:-y}",
    "${",
    "\"",
    "'",
    "[",
    "]",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "#",
    "&&",
    " && \\\n",
    ";",
    "|",
    "cd /x && ",
    "sudo ",
    "--mount=type=cache,target=/x ",
    "--chown=a:b ",
    "$(",
    "\xF0\x9F\x98\x80",
    "\xC3\xA9",
    "\xEF\xBB\xBF",
    "\xC2\xA0",
    "\xE2\x80\x9C",
    "=",
    ":",
    ",",
    "from ",
    "run ",
    "As ",
    "x",
    "0",
    "-y ",
    "--",
    "\\",
    "bash -c 'a' ",
    "curl -sSL x | sh\n",
    "if a; then b; fi\n",
};

// ---- Reading ----

static void add_blocks(Arena *a, Documents *all, Str markdown)
{
    Chapters chapters = fixture_read(a, STR(""), markdown);
    for (uint32_t i = 0; i < chapters.count; i++)
        for (uint32_t k = 0; k < chapters.item[i].block_count; k++) {
            const Block *b = &chapters.item[i].block[k];
            if (str_eq(b->kind, STR("dockerfile")))
                VEC_PUSH(a, all, marks_read(a, b->text, b->args).text);
            if (str_eq(b->kind, STR("fixed"))) VEC_PUSH(a, all, b->text);
        }
}

static void add_rules(Arena *a, Documents *all)
{
    uint32_t count;
    const FlRule *rule = fl_rules(&count);
    for (uint32_t i = 0; i < count; i++)
        add_blocks(a, all, str_fmt(a, "# x\n%.*s", STR_ARG(fl_rule_text(a, &rule[i]))));
}

// Adds the files that a command names, one a line, below the repository.
static void add_files(Arena *a, Documents *all, const char *command,
                      void (*add)(Arena *a, Documents *all, Str text))
{
    FILE *paths = popen(command, "r");
    char path[PATH_BYTES] = TESTS_DIR "/../";
    char *below = path + strlen(path);
    size_t room = sizeof path - strlen(path);
    if (!paths) fail_msg("cannot run %s", command);
    while (fgets(below, (int)room, paths)) {
        below[strcspn(below, "\n")] = '\0';
        add(a, all, read_file(a, path));
    }
    if (pclose(paths) != 0) fail_msg("%s failed", command);
}

static void add_one(Arena *a, Documents *all, Str text)
{
    VEC_PUSH(a, all, text);
}

Documents documents_read(Arena *a)
{
    Documents all = {0};
    add_rules(a, &all);
    add_files(a, &all, "cd " TESTS_DIR "/.. && find tests/fixtures -name '*.md' | LC_ALL=C sort",
              add_blocks);
    add_files(a, &all, TESTS_DIR "/corpus.sh", add_one);
    return all;
}

// ---- Texts and edits ----

// The nearest place at or before `at` that is not inside a character or a CRLF.
static uint32_t boundary(Str text, uint32_t at)
{
    while (0 < at && at < text.len && ((uint8_t)text.ptr[at] & 0xC0) == 0x80) at--;
    if (0 < at && str_at(text, at) == '\n' && text.ptr[at - 1] == '\r') at--;
    return at;
}

// A place in the text, two times in three the start of a line.
static uint32_t place(Random *r, Str text)
{
    uint32_t at = boundary(text, random_below(r, text.len + 1));
    if (random_below(r, 3) == 0) return at;
    while (0 < at && text.ptr[at - 1] != '\n') at--;
    return at;
}

static Str part(Random *r, Str text, uint32_t most)
{
    uint32_t start = place(r, text), left = text.len - start, size = random_below(r, most);
    return str_cut(text, start, left < size ? text.len : boundary(text, start + size));
}

static Str some_text(Random *r, const Documents *all)
{
    Str text = all->item[random_below(r, all->count)];
    return WHOLE_MOST < text.len || random_below(r, 3) == 0 ? part(r, text, PART_MOST) : text;
}

Str documents_text(Arena *a, Random *r, const Documents *all)
{
    Str text = some_text(r, all);
    return random_below(r, 3) ? text : str_join(a, text, some_text(r, all));
}

static Str new_text(Arena *a, Random *r, const Documents *all, Str text)
{
    const char *key = keys[random_below(r, ARRAY_LEN(keys))];
    switch (random_below(r, 8)) {
    case 0: return STR("");
    case 1: return part(r, all->item[random_below(r, all->count)], 200);
    case 2: return part(r, text, 80);
    case 3: return random_below(r, 8) ? STR("") : random_text(a, r, 1);
    default: return str_of(key, (uint32_t)strlen(key));
    }
}

FlEdit documents_edit(Arena *a, Random *r, const Documents *all, Str text)
{
    static const uint32_t most[] = {1, 2, 20, 120};
    Span span = {place(r, text), 0};
    uint32_t size = random_below(r, 2) ? 0 : random_below(r, most[random_below(r, 4)]);
    span.end = text.len - span.start < size ? text.len : boundary(text, span.start + size);
    if (span.end < span.start) span.end = span.start;
    FlEdit edit = {span, new_text(a, r, all, text)};
    if (edit.text.len == 0 && span.start == span.end && span.end < text.len)
        edit.span.end += utf_next(text, span.start).len;
    return edit;
}

Str documents_edited(Arena *a, Str text, FlEdit edit)
{
    return edits_apply(a, text, (FlEdits){&edit, 1});
}

// ---- Settings ----

Chances documents_chances(uint32_t usual)
{
    const char *told = getenv("FAIRLEAD_SECONDS");
    if (!told) return (Chances){.left = usual};
    return (Chances){.left = UINT64_MAX, .end = time(NULL) + (time_t)strtod(told, NULL)};
}

bool chances_go_on(Chances *c)
{
    return 0 < c->left-- && (!c->end || time(NULL) < c->end);
}

uint64_t documents_seed(void)
{
    const char *told = getenv("FAIRLEAD_SEED");
    return told ? strtoull(told, NULL, 10) : 1;
}

// ---- Reducing ----

typedef struct Reduction {
    Arena *arena;
    bool (*is_bad)(void *what, Str text);
    void *what;
    time_t end;
} Reduction;

// Drops pieces of `size` bytes while the text stays bad.
static Str drop_pieces(const Reduction *d, Str text, uint32_t size)
{
    for (uint32_t at = 0; at + size <= text.len && time(NULL) < d->end;) {
        FlEdit cut = {{at, at + size}, STR("")};
        Str smaller = documents_edited(d->arena, text, cut);
        if (d->is_bad(d->what, smaller))
            text = smaller;
        else
            at += size;
    }
    return text;
}

static Str drop_lines(const Reduction *d, Str text)
{
    for (uint32_t at = 0; at < text.len && time(NULL) < d->end;) {
        uint32_t end = str_find_char(str_skip(text, at), '\n');
        FlEdit cut = {{at, end == STR_NONE ? text.len : at + end + 1}, STR("")};
        Str smaller = documents_edited(d->arena, text, cut);
        if (d->is_bad(d->what, smaller))
            text = smaller;
        else
            at = cut.span.end;
    }
    return text;
}

Str documents_reduce(Arena *a, Str text, bool (*is_bad)(void *what, Str text), void *what)
{
    Reduction d = {a, is_bad, what, time(NULL) + REDUCE_SECONDS};
    uint32_t before;
    do {
        before = text.len;
        text = drop_lines(&d, text);
        for (uint32_t size = text.len / 2; 0 < size; size /= 2) text = drop_pieces(&d, text, size);
    } while (text.len < before && time(NULL) < d.end);
    return text;
}
