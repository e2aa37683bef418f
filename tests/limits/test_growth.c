// A text twice as long takes twice the time, not four times. Each shape below is a text that was quadratic once, or
// that looks as if it could be. It is checked at two sizes, of which the larger is twice the smaller, in five ways; a
// time that is missed on a busy machine is taken again. The sizes are such that a shape takes half a second at most.
#include "fl_context.h"
#include "fl_editor.h"
#include "fl_format.h"
#include "group.h"
#include "protocol/json_report.h"
#include <stdlib.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { TRIES = 5 };

static const double most_ratio = 3.2;
static const double least_seconds = 0.02; // below that the clock says nothing

// A text: `head`, then `piece` as often as the size says, then `tail`. In all of them @ stands for the number of the
// piece, ^ for the one before it.
typedef struct Shape {
    const char *title;
    uint32_t size;
    const char *head, *piece, *tail;
} Shape;

#define UP "apt-get update && apt-get install -y a"

static const Shape shapes[] = {
    // Lookups by name and number.
    {"COPY from an unknown stage", 5000, "FROM a:1\n", "COPY --from=b a b\n", ""},
    {"COPY from an unknown stage in each stage", 2000, "", "FROM a:1\nCOPY --from=b@ a b\n", ""},
    {"COPY from a number", 250, "FROM a:1\nFROM b:1\n", "COPY --from=0 a b\n", ""},
    {"COPY from the stage before", 2000, "FROM a:1 AS s0\n", "FROM b:1 AS s@\nCOPY --from=s^ a b\n",
     ""},
    {"COPY from a later stage", 2000, "", "FROM b:1 AS s@\nCOPY --from=z a b\n", "FROM a:1 AS z\n"},
    {"stages of one name", 200, "", "FROM a:1 AS b\n", ""},
    {"a chain of stages with ENV", 2000, "FROM a:1 AS s0\n", "FROM s^ AS s@\nENV A@=$A^ B=$B\n",
     ""},
    {"a chain of stages with apt", 800, "FROM debian:12 AS s0\n", "FROM s^ AS s@\nRUN " UP "\n",
     ""},
    {"a chain of stages with ONBUILD", 1500, "FROM a:1 AS s0\n", "FROM s^ AS s@\nONBUILD RUN x\n",
     ""},
    {"stages that nothing needs", 2500, "", "FROM a:1 AS s@\nRUN x\n", ""},
    {"stages with a variable base", 2000, "ARG V=1\n", "FROM a:$V AS s@\nRUN x\n", ""},

    {"removals behind copies", 1000, "FROM node:1\n", "COPY a@ /b\nRUN rm -rf /x@\n", ""},

    // Variables.
    {"ARG before FROM", 10000, "", "ARG A=1\n", "FROM a:1\n"},
    {"ARGs before FROM, each of the one before", 5000, "ARG A0=1\n", "ARG A@=$A^\n",
     "FROM a:$A1\n"},
    {"global ARGs, used in a stage", 1500, "", "ARG A@=1\n", "FROM a:1\nRUN echo $A1 $A2\n"},
    {"ARGs of a stage, not used", 2500, "FROM a:1\n", "ARG A@\n", ""},
    {"undefined names, a stage", 800, "FROM a:1\n", "ENV VARIABLE_@=$VARIABEL_@\n", ""},
    {"undefined names, an instruction", 1500, "FROM a:1\nENV", " A@=$B@", "\n"},
    {"a chain of names in an instruction", 1000, "FROM a:1\nENV", " A@=$A^", "\n"},
    {"names in a LABEL", 2000, "FROM a:1\nLABEL", " a@=$B@", "\n"},
    {"names in a WORKDIR", 2000, "FROM a:1\nWORKDIR /", "$B@/", "\n"},
    {"names in a RUN", 2000, "FROM a:1\nRUN echo", " $B@", "\n"},
    {"one name that grows", 1500, "FROM a:1\nENV P=a\n", "ENV P=$P:b\n", ""},
    {"PATH that grows", 1500, "FROM a:1\n", "ENV PATH=/opt/@/bin:$PATH\n", ""},
    {"secrets, each used", 1000, "FROM a:1\n", "ARG T@_TOKEN\nRUN f $T@_TOKEN\n", ""},
    {"one secret, used", 200, "FROM a:1\n", "ARG T_TOKEN\nRUN f $T_TOKEN\n", ""},
    {"secrets in one ENV", 1500, "FROM a:1\nENV", " A@_TOKEN=abcdef@", "\n"},

    // Many parts of one instruction.
    {"flags of a COPY", 10000, "FROM a:1\nCOPY", " --link", " a b\n"},
    {"substitutions that are not closed", 5000, "FROM a:1\nENV A=\"", "$(x@ ", "\"\n"},
    {"substitutions that are not closed, for a program", 5000, "FROM a:1\nCMD [\"x\", \"$A",
     " $(x@", "\"]\n"},
    {"values with commands", 2500, "FROM a:1\nENV", " A@=$(x)", "\n"},
    {"dashes before options", 2500, "FROM a:1\nRUN x", " && y@ —a", "\n"},
    {"relative sources of a stage", 2500,
     "FROM debian:12 AS a\nWORKDIR /app\nRUN make\nFROM debian:12\nCOPY --from=a", " dist/@",
     " /x/\n"},
    {"signs that are no heredocs", 5000, "FROM a:1\nRUN cat", " <EOF", "\nx y\n"},
    {"unknown flags", 2500, "FROM a:1\nCOPY", " --x@=y", " a b\n"},
    {"mounts of a RUN", 1000, "FROM a:1\nRUN", " --mount=type=cache,target=/x@", " a\n"},
    {"mounts from variables", 1000, "FROM a:1\nRUN", " --mount=from=$A@,target=/x@", " a\n"},
    {"options of a mount", 1500, "FROM a:1\nRUN --mount=type=cache", ",x@=y", " a\n"},
    {"a list of commands", 2500, "FROM a:1\nRUN x", " && y@", "\n"},
    {"a list of commands, each a finding", 600, "FROM a:1\nRUN x", " && apt-get install foo@",
     "\n"},
    {"installs of pip", 1500, "FROM a:1\nRUN x", " && pip install foo@", "\n"},
    {"a list over lines, each a finding", 1500, "FROM a:1\nRUN x",
     " \\\n && sudo apt-get install foo@", "\n"},
    {"a list with cd", 2000, "FROM a:1\nRUN cd /a", " && cd b@", "\n"},
    {"pipes", 2500, "FROM a:1\nRUN x", " | y@", "\n"},
    {"packages", 2500, "FROM a:1\nRUN apt-get install -y", " p@", "\n"},
    {"pip packages", 2500, "FROM a:1\nRUN pip install", " p@", "\n"},
    {"continuations", 10000, "FROM a:1\nRUN x", " \\\n  y", "\n"},
    {"comments inside", 5000, "FROM a:1\nRUN x", " \\\n# c\n  y", "\n"},
    {"empty lines inside", 5000, "FROM a:1\nRUN x", " \\\n\n  y", "\n"},
    {"elements of a CMD", 5000, "FROM a:1\nCMD [\"a\"", ", \"b@\"", "]\n"},
    {"elements of a CMD with variables", 2500, "FROM a:1\nCMD [\"a\"", ", \"$b@\"", "]\n"},
    {"elements that are no strings", 5000, "FROM a:1\nCMD [\"a\"", ", @", "]\n"},
    {"elements of a SHELL", 5000, "FROM a:1\nSHELL [\"a\"", ", \"b@\"", "]\nRUN x\n"},
    {"sources of a COPY", 2500, "FROM a:1\nCOPY", " a@", " /b/\n"},
    {"remote sources of an ADD", 1500, "FROM a:1\nADD", " http://a.b/c@.tar.gz", " /b/\n"},
    {"labels", 2500, "FROM a:1\nLABEL", " a@=b", "\n"},
    {"labels twice", 2500, "FROM a:1\nLABEL", " a=b", "\n"},
    {"legacy labels", 2000, "FROM a:1\n", "LABEL a@ b\n", ""},
    {"ports", 2500, "FROM a:1\nEXPOSE", " @", "\n"},
    {"ports twice", 2500, "FROM a:1\n", "EXPOSE 80/TCP\n", ""},
    {"volumes", 2500, "FROM a:1\nVOLUME", " /a@", "\n"},
    {"volumes of an array", 2500, "FROM a:1\nVOLUME [\"a\"", ", \"/a@\"", "]\n"},
    {"volumes, then writes to them", 1500, "FROM a:1\n", "VOLUME /a@\nRUN echo > /a@/b\n", ""},
    {"ENV pairs", 2500, "FROM a:1\nENV", " A@=b", "\n"},
    {"legacy ENVs", 2000, "FROM a:1\n", "ENV A@ b\n", ""},
    {"quotes", 5000, "FROM a:1\nENV A=", "\"b\"'c'", "\n"},
    {"a wrong expansion", 2500, "FROM a:1\nENV A=", "${a^b}", "\n"},
    {"heredocs of a RUN", 2500, "FROM a:1\nRUN x", " <<E", "\n"},
    {"a long heredoc", 5000, "FROM a:1\nRUN <<E\n", "apt-get install foo@\n", "E\n"},
    {"a heredoc of a COPY", 5000, "FROM a:1\nCOPY <<E /x\n", "a $B@\n", "E\n"},

    // Lines of an instruction.
    {"a pair a line", 5000, "FROM a:1\nENV A=1", " \\\n  A@=1", "\n"},
    {"an element of an array a line", 5000, "FROM a:1\nCMD [\"a\"", ",\\\n\"a@\"", "]\n"},
    {"a source a line", 5000, "FROM a:1\nCOPY", " a@  \\\n", "b/\n"},
    {"a flag a line", 2500, "FROM a:1\nRUN", " --mount=target=/a@ \\\n", "  b\n"},
    {"comments between lines of a RUN", 5000, "FROM a:1\nRUN a", " \\\n#b@\n\n  && c", "\n"},
    {"comments before FROM", 5000, "FROM a:1\n", "#a\n# fmt: on\n", "FROM b:1\n"},

    // Many instructions.
    {"heredocs that never end", 150, "FROM a:1\n", "RUN <<A\n", ""},
    {"heredocs of other names that never end", 150, "FROM a:1\n", "RUN <<A@\n", ""},
    {"apt in one stage", 600, "FROM debian:12\n", "RUN " UP "\n", ""},
    {"apt update alone", 1500, "FROM debian:12\n", "RUN apt-get update\n",
     "RUN apt-get install -y x\n"},
    {"RUNs that could be one", 2500, "FROM a:1\n", "RUN a@\n", ""},
    {"CMDs", 1200, "FROM a:1\n", "CMD a@\n", ""},
    {"ENTRYPOINT and CMD", 1200, "FROM a:1\n", "ENTRYPOINT a\nCMD [\"b\"]\n", ""},
    {"HEALTHCHECKs", 2500, "FROM a:1\n", "HEALTHCHECK CMD a\n", ""},
    {"USERs", 2500, "FROM a:1\n", "USER u@\n", ""},
    {"relative WORKDIRs", 1500, "FROM a:1\nWORKDIR /\n", "WORKDIR a\n", ""},
    {"RUN with cd", 2000, "FROM a:1\n", "RUN cd /a@ && x\n", ""},
    {"SHELLs", 2500, "FROM a:1\n", "SHELL [\"bash\", \"-c\"]\nRUN a | b\n", ""},
    {"ONBUILDs", 2500, "FROM a:1\n", "ONBUILD RUN a@\n", ""},
    {"ONBUILDs of a base, in its children", 1000, "FROM a:1 AS b\n", "ONBUILD RUN a@\n",
     "FROM b\nFROM b\n"},
    {"a base with ONBUILD, of many", 1000, "FROM a:1 AS b\nONBUILD ARG X\nONBUILD RUN x\n",
     "FROM b AS s@\n", ""},
    {"MAINTAINERs", 2500, "FROM a:1\n", "MAINTAINER a\n", ""},
    {"unknown instructions", 2500, "FROM a:1\n", "RUNN a@\n", ""},
    {"instructions before FROM", 2500, "", "RUN a@\n", ""},
    {"keywords of mixed case", 2500, "FROM a:1\n", "run a@\nUSER b\n", ""},
    {"COPYs after each other", 100, "FROM a:1\n", "COPY package.json a@ /x/\nRUN npm install\n",
     ""},
    {"COPY of the context", 80, "FROM node:1\n", "COPY . .\nRUN npm ci\n", ""},
    {"comments with lists", 400, "FROM a:1\n", "# fairlead ignore=a@,image-untagged\nRUN cd /a\n",
     ""},
    {"comments for the file", 1500, "FROM a:1\n",
     "# fairlead file-ignore=image-untagged\nRUN cd /a\n", ""},
    {"a comment with a long list", 500, "FROM a:1\n# fairlead ignore=a", ",b@", "\nRUN cd /a\n"},
    {"unknown names in check options", 2500, "# check=skip=a", ",b@", "\nFROM a:1\n"},
    {"empty lines", 10000, "FROM a:1\n", "\n", "RUN cd /a\n"},
    {"comments", 10000, "FROM a:1\n", "# a@\n", "RUN cd /a\n"},
    {"lines with CR", 10000, "FROM a:1\r\n", "RUN a@\r\n", ""},
    {"directives", 5000, "", "# syntax=a@\n", "FROM a:1\n"},
    {"positions in a long line", 10000, "FROM a:1\nENV A=", "\xC3\xA9\xF0\x9F\x90\xB3",
     " B c D=$X\n"},
};

static void write_piece(Out *out, const char *piece, uint32_t number)
{
    for (; *piece; piece++) {
        if (*piece == '@')
            out_number(out, number);
        else if (*piece == '^' && number)
            out_number(out, number - 1);
        else
            out_char(out, *piece);
    }
}

static Str write_shape(Arena *a, const Shape *s, uint32_t size)
{
    Out out = out_on(a);
    write_piece(&out, s->head, 0);
    for (uint32_t i = 1; i <= size; i++) write_piece(&out, s->piece, i);
    write_piece(&out, s->tail, size);
    return out_done(&out);
}

// ---- What is timed ----

static ReportRange range_of(const FlDoc *doc, Span span)
{
    FlPosition start = fl_position(doc, span.start, FL_UTF32);
    FlPosition end = fl_position(doc, span.end, FL_UTF32);
    return (ReportRange){start.line + 1, start.character + 1, end.line + 1, end.character + 1};
}

// As `check --format json` does it.
static void check(Arena *a, Str text)
{
    Out out = out_on(a);
    FlDoc *doc = fl_open(text);
    FlFindings found = fl_lint(a, doc);
    for (uint32_t i = 0; i < found.count; i++) {
        const FlFinding *f = &found.item[i];
        report_finding(&out, STR("Dockerfile"), f, range_of(doc, f->span),
                       fl_may_fix(a, doc, f->number));
    }
    fl_close(doc);
}

// As `fix` does it, and `check` when it tells what that can repair.
static void fix(Arena *a, Str text)
{
    FlDoc *doc = fl_open(text);
    fl_best_fixes(a, doc);
    fl_fix_all(a, doc);
    fl_fix_all_unsafe(a, doc);
    fl_close(doc);
}

// As an editor does it, in which somebody types at both ends and in the middle.
static void edit(Arena *a, Str text)
{
    static const FlConfig config = {.is_editor = true};
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &config);
    for (uint32_t i = 0; i <= 2; i++) {
        uint32_t at = fl_length(doc) / 2 * i;
        FlFindings found = fl_lint(a, doc);
        for (uint32_t k = 0; k < found.count; k++) {
            fl_position(doc, found.item[k].span.start, FL_UTF16);
            for (uint32_t r = 0; r < found.item[k].related_count; r++)
                fl_position(doc, found.item[k].related[r].span.start, FL_UTF16);
        }
        fl_hover(a, doc, at);
        fl_actions(a, doc, (Span){at, at}, FL_ASKS_QUICKFIX | FL_ASKS_REFACTOR);
        fl_edit(doc, (Span){at, at}, STR("x"));
    }
    fl_close(doc);
}

// As an editor does it that asks for the colours of all, and then for those of what it shows: nothing was typed between.
static void colour(Arena *a, Str text)
{
    FlDoc *doc = fl_open(text);
    for (uint32_t i = 0; i < 3; i++) {
        FlTokens found = fl_tokens(a, doc, (Span){i ? fl_length(doc) / 2 : 0, fl_length(doc)});
        for (uint32_t k = 0; k < found.count; k++) {
            fl_position(doc, found.item[k].span.start, FL_UTF16);
            fl_position(doc, found.item[k].span.end, FL_UTF16);
            fl_position(doc, found.item[k].span.start, FL_UTF16);
        }
    }
    fl_close(doc);
}

// As `format` and `dump` do it.
static void format(Arena *a, Str text)
{
    static const FlFormat ways_to_format[] = {{0}, {.lays_out_commands = true}};
    FlDoc *doc = fl_open(text);
    for (uint32_t i = 0; i < ARRAY_LEN(ways_to_format); i++)
        fl_format(a, doc, &ways_to_format[i], (Span){0, text.len});
    Str dumped;
    fl_dump(a, doc, FL_DUMP_BUILDKIT_JSON, &dumped);
    fl_close(doc);
}

typedef struct Way {
    const char *title;
    void (*run)(Arena *a, Str text);
} Way;

static const Way ways[] = {
    {"check", check}, {"fix", fix}, {"edit", edit}, {"colour", colour}, {"format", format}};

static double seconds_of(const Way *way, Str text)
{
    Arena a = {0};
    struct timespec start, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    way->run(&a, text);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    arena_clear(&a);
    return (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

// Takes the best times of some tries, until the ratio is fine: what is fast at the larger size is so at both.
static bool grows_linearly(const Shape *s, const Way *way)
{
    Arena texts = {0};
    Str small = write_shape(&texts, s, s->size), large = write_shape(&texts, s, 2 * s->size);
    double once = 1e9, twice = 1e9;
    bool is_fine = false;
    for (uint32_t i = 0; i < TRIES && !is_fine; i++) {
        twice = least(twice, seconds_of(way, large));
        is_fine = twice < least_seconds;
        if (is_fine) break;
        once = least(once, seconds_of(way, small));
        is_fine = twice < once * most_ratio;
    }
    arena_clear(&texts);
    if (!is_fine || (twice >= least_seconds && getenv("FAIRLEAD_TIMES")))
        print_message("    %s: %.0f ms, and for twice the text %.0f ms, x %.2f, %s\n", way->title,
                      once * 1e3, twice * 1e3, twice / once, s->title);
    return is_fine;
}

// A text is a list of paths: what lies beside a Dockerfile that copies all of it.
static void list(Arena *a, Str text)
{
    FlListing told = {.knowledge = FL_CONTEXT_KNOWN,
                      .is_whole = true,
                      .folder = STR("."),
                      .ignore_path = STR(".dockerignore")};
    FlEntry *entry = arena_new(a, FlEntry, text.len);
    for (Str path; text.len && str_next_part(&text, '\n', &path);)
        entry[told.count++] = (FlEntry){.path = path, .size = 10};
    told.entry = entry;
    FlDoc *doc = fl_open(STR("FROM node:22\nWORKDIR /a\nCOPY . .\nRUN make\nCMD [\"a\"]\n"));
    fl_set_context(doc, fl_context(a, &told));
    fl_fix_all_unsafe(a, doc);
    fl_close(doc);
}

static const Shape listings[] = {
    {"logs", 10000, "", "p@/a.log\n", ""},
    {"logs of one folder", 10000, "", "a@.log\n", ""},
    {"keys of one name", 5000, "", "p@/id_rsa\n", ""},
    {"folders of git", 5000, "", "p@/.git/HEAD\n", ""},
    {"folders of Node", 3000, "", "p@/node_modules/a\np@/dist/a\n", ""},
};

static void listing(void **state)
{
    static const Way way = {"context", list};
    assert_true(grows_linearly(*state, &way));
}

static void shape(void **state)
{
    bool is_fine = true;
    for (uint32_t i = 0; i < ARRAY_LEN(ways); i++) is_fine &= grows_linearly(*state, &ways[i]);
    assert_true(is_fine);
}

// Memory that was given back and taken again would be paid for by the larger text alone.
static void keep_memory(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, INT32_MAX);
#endif
}

int test_growth(void)
{
    keep_memory();
    struct CMUnitTest tests[ARRAY_LEN(shapes) + ARRAY_LEN(listings)] = {{0}};
    for (uint32_t i = 0; i < ARRAY_LEN(tests); i++) {
        const Shape *s = i < ARRAY_LEN(shapes) ? &shapes[i] : &listings[i - ARRAY_LEN(shapes)];
        tests[i] = (struct CMUnitTest){.name = s->title, .initial_state = (void *)s};
        tests[i].test_func = i < ARRAY_LEN(shapes) ? shape : listing;
    }
    return cmocka_run_group_tests_name("growth", tests, NULL, NULL);
}
