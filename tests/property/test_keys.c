// Keys typed into files of instructions that rules see together: what is kept over a key is never stale.
#include "analysis.h"
#include "group.h"
#include "line_diff.h"
#include "random.h"

enum { DOCUMENTS = 170, KEYS = 25, LINES = 14 };

static const Str lines[] = {
    STR_INIT("FROM debian:12 AS build\n"),
    STR_INIT("FROM build\n"),
    STR_INIT("FROM debian\n"),
    STR_INIT("FROM scratch AS last\n"),
    STR_INIT("ARG B=3.20 C=debian\nFROM alpine:$B\nARG B\n"),
    STR_INIT("ARG B=$A A=1\nARG A=x\nFROM ${C:-alpine}:$B\nARG A C\n"),
    STR_INIT("RUN apt-get update\n"),
    STR_INIT("RUN apt-get install -y curl\n"),
    STR_INIT("RUN apt-get update && apt-get install curl && rm -rf /var/lib/apt/lists/*\n"),
    STR_INIT("RUN echo 'APT::Install-Recommends \"false\";' > /etc/apt/apt.conf.d/x\n"),
    STR_INIT("COPY <<EOF /etc/apt/apt.conf.d/y\nAPT::Get::Assume-Yes \"true\";\nEOF\n"),
    STR_INIT("RUN mkdir a\n"),
    STR_INIT("RUN mkdir b\n"),
    STR_INIT("RUN touch c \\\n  && touch d\n"),
    STR_INIT("RUN pip install flask\n"),
    STR_INIT("ENV PIP_NO_CACHE_DIR=1 A=$B\n"),
    STR_INIT("ARG B=1\n"),
    STR_INIT("ARG C=$B D\n"),
    STR_INIT("ENV E=$C F=2\n"),
    STR_INIT("ENV G plain text\n"),
    STR_INIT("EXPOSE $B ${F}\n"),
    STR_INIT("WORKDIR /$E/$D\n"),
    STR_INIT("COPY vendor /app/vendor\n"),
    STR_INIT("COPY composer.json /app/\n"),
    STR_INIT("COPY --from=build /a /b\n"),
    STR_INIT("USER root\n"),
    STR_INIT("USER app\n"),
    STR_INIT("WORKDIR app\n"),
    STR_INIT("SHELL [\"/bin/bash\", \"-c\"]\n"),
    STR_INIT("CMD node server.js\n"),
    STR_INIT("CMD [\"node\", \"server.js\"]\n"),
    STR_INIT("ENTRYPOINT [\"gosu\", \"app\"]\n"),
    STR_INIT("HEALTHCHECK CMD true\n"),
    STR_INIT("HEALTHCHECK --interval=5 NONE\n"),
    STR_INIT("LABEL a b c\n"),
    STR_INIT("label a=b\n"),
    STR_INIT("EXPOSE 80/TCP\n"),
    STR_INIT("ONBUILD RUN apt-get update\n"),
    STR_INIT("# a remark\n"),
    STR_INIT("# fairlead ignore=apt-update-alone\n"),
    STR_INIT("# check=skip=JSONArgsRecommended\n"),
    STR_INIT("\n"),
    STR_INIT("STOPSIGNAL SIGTREM\n"),
    STR_INIT("VOLUME /data\n"),
    STR_INIT("MAINTAINER Ada\n"),
    STR_INIT("RUN cat >x<<EOF\nkey: 1\nEOF\n"),
    STR_INIT("CMD ['node', \"x\",]\n"),
    STR_INIT("RUN make all\n"),
    STR_INIT("RUN make \\\n    all &&\n"),
    STR_INIT("    env A=1 make\n"),
    STR_INIT("    user a \\\n    && b\n"),
    STR_INIT("    && cp a b\n"),
    STR_INIT("HEALTHCHECK --interval=5s\n"),
    STR_INIT("    CMD true\n"),
};

static const Str keys[] = {
    STR_INIT("x"),     STR_INIT(" "),  STR_INIT("y "), STR_INIT("\n"),       STR_INIT("$B"),
    STR_INIT("gosu"),  STR_INIT("="),  STR_INIT("-"),  STR_INIT("&& "),      STR_INIT("\\\n"),
    STR_INIT("#"),     STR_INIT("\""), STR_INIT("[a"), STR_INIT("EOF\n"),    STR_INIT("1"),
    STR_INIT("APT::"), STR_INIT(""),   STR_INIT("\\"), STR_INIT("\xc2\xa0"),
};

static Str document(Arena *a, Random *r)
{
    Out out = out_on(a);
    out_str(&out, lines[random_below(r, 6)]);
    for (uint32_t i = 0; i < LINES; i++) out_str(&out, lines[random_below(r, ARRAY_LEN(lines))]);
    return out_done(&out);
}

// Everything that a host sees of the findings, as text.
static Str shown(Arena *a, FlDoc *doc)
{
    FlFindings found = fl_lint(a, doc);
    Out out = out_on(a);
    for (uint32_t i = 0; i < found.count; i++) {
        const FlFinding *f = &found.item[i];
        out_fmt(&out, "%u-%u %u %.*s [%.*s] %.*s line %u\n", f->span.start, f->span.end,
                (uint32_t)f->severity, STR_ARG(fl_rule_id(f->rule)), STR_ARG(f->codes),
                STR_ARG(f->message), f->line);
        for (uint32_t k = 0; k < f->related_count; k++)
            out_fmt(&out, "  %u-%u %.*s\n", f->related[k].span.start, f->related[k].span.end,
                    STR_ARG(f->related[k].message));
    }
    return out_done(&out);
}

static void press(FlDoc *doc, Random *r)
{
    uint32_t at = random_below(r, fl_length(doc) + 1),
             gone = random_below(r, 4) ? 0 : random_below(r, 6);
    fl_edit(doc, (Span){at, at + gone}, keys[random_below(r, ARRAY_LEN(keys))]);
}

static Str shown_anew(Arena *a, const FlDoc *doc, const FlConfig *config)
{
    FlDoc *fresh = fl_open(fl_text(a, doc));
    fl_configure(fresh, config);
    Str told = shown(a, fresh);
    fl_close(fresh);
    return told;
}

static void type_into(uint32_t seed, const FlConfig *config)
{
    Arena a = {0};
    Random r = random_start(seed, 11);
    FlDoc *doc = fl_open(document(&a, &r));
    fl_configure(doc, config);
    for (uint32_t i = 0; i < KEYS; i++) {
        for (uint32_t presses = random_below(&r, 3); presses; presses--) press(doc, &r);
        Str got = shown(&a, doc), want = shown_anew(&a, doc, config);
        if (!str_eq(got, want)) {
            print_error("seed %u, key %u:\n%.*s|\n%.*s", seed, i, STR_ARG(fl_text(&a, doc)),
                        STR_ARG(diff_lines(&a, want, got)));
            fail();
        }
    }
    fl_close(doc);
    arena_clear(&a);
}

static void keys_leave_nothing_stale(void **state)
{
    (void)state;
    FlConfig editor = {.is_editor = true}, strict = {.profile = FL_PROFILE_STRICT};
    for (uint32_t seed = 1; seed <= DOCUMENTS; seed++)
        type_into(seed, seed % 3 ? &editor : &strict);
}

// Each of the texts becomes each of the others, between the two parts of a document.
static void become_each_other(Str head, Str tail, const Str *texts, uint32_t count)
{
    static const FlConfig config = {.is_editor = true};
    for (uint32_t i = 0; i < count * count; i++) {
        Arena a = {0};
        Str from = texts[i / count], to = texts[i % count];
        FlDoc *doc = fl_open(str_join(&a, str_join(&a, head, from), tail));
        fl_configure(doc, &config);
        shown(&a, doc);
        fl_edit(doc, (Span){head.len, head.len + from.len}, to);
        Str got = shown(&a, doc), want = shown_anew(&a, doc, &config);
        if (!str_eq(got, want))
            fail_msg("%.*s becomes %.*s between\n%.*s|\n%.*s|\n%.*s", STR_ARG(from), STR_ARG(to),
                     STR_ARG(head), STR_ARG(tail), STR_ARG(diff_lines(&a, want, got)));
        fl_close(doc);
        arena_clear(&a);
    }
}

static void images_come_and_go(void **state)
{
    (void)state;
    static const Str images[] = {STR_INIT(""), STR_INIT(" \"x"), STR_INIT(" --x"),
                                 STR_INIT(" ${before"), STR_INIT(" \xc2\xa0x\"")};
    become_each_other(STR("ARG before\nFROM"), STR("\nRUN echo $before\n"), images,
                      ARRAY_LEN(images));
}

static void names_come_and_go(void **state)
{
    (void)state;
    static const Str names[] = {STR_INIT(""), STR_INIT(" base=alpine:3.20"),
                                STR_INIT(" --base=alpine:3.20"), STR_INIT(" base"),
                                STR_INIT(" other=1")};
    become_each_other(STR("ARG"), STR("\nFROM ${base}\nRUN echo $base\n"), names, ARRAY_LEN(names));
}

// What an ONBUILD defers, before the same in stages that are based on each other.
static void triggers_come_and_go(void **state)
{
    (void)state;
    static const Str triggers[] = {STR_INIT("ENV FOO=1"),
                                   STR_INIT("WORKDIR /srv"),
                                   STR_INIT("WRKDIR /srv"),
                                   STR_INIT("RUN make"),
                                   STR_INIT(""),
                                   STR_INIT("ONBUILD ARG FOO"),
                                   STR_INIT("USER u")};
    become_each_other(STR("FROM alpine:3.20 AS sets\nONBUILD "),
                      STR("\nFROM sets AS middle\nENV A=$FOO\nWORKDIR app\nFROM middle\nENV "
                          "A=$FOO\nWORKDIR app\nCOPY a b /c\nRUN cd /x && make\n"),
                      triggers, ARRAY_LEN(triggers));
}

static const Str between[] = {
    STR_INIT(""),
    STR_INIT("# tally shell=pwsh\n"),
    STR_INIT("# tally shell=bash\n"),
    STR_INIT("# hadolint shell=pwsh\n"),
    STR_INIT("# hadolint shell=bash\n"),
    STR_INIT("# fairlead shell=pwsh\n"),
    STR_INIT("# tally shell=pwsh\nARG X=1\n"),
    STR_INIT("ARG X=1\n# hadolint shell=cmd\n"),
    STR_INIT("# escape=`\n"),
    STR_INIT("# syntax=docker/dockerfile:1\n"),
    STR_INIT("# check=skip=all\n"),
    STR_INIT("# hadolint ignore=DL3008\n"),
    STR_INIT("# fairlead file-ignore=user-missing\n"),
    STR_INIT("SHELL [\"powershell\", \"-Command\"]\n"),
    STR_INIT("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\n"),
    STR_INIT("SHELL [\"/bin/sh\", \"-c\"]\n"),
    STR_INIT("FROM scratch AS b\n"),
    STR_INIT("FROM nginx:1.27 AS b\n"),
    STR_INIT("FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS a\n"),
    STR_INIT("FROM --platform=windows/amd64 x AS a\n"),
    STR_INIT("FROM $a AS b\n"),
    STR_INIT("FROM a AS b\n"),
    STR_INIT("FROM node:22 AS b\nUSER node\n"),
    STR_INIT("FROM\n"),
    STR_INIT("USER root\n"),
    STR_INIT("USER 1000:1000\n"),
    STR_INIT("USER $a\n"),
    STR_INIT("ARG a\n"),
    STR_INIT("ARG a=scratch\n"),
    STR_INIT("ARG X\n"),
    STR_INIT("ENV a=/x X=2\n"),
    STR_INIT("ENV PATH=/x\n"),
    STR_INIT("ENV HOME=/x PIP_NO_CACHE_DIR=1\n"),
    STR_INIT("WORKDIR /x\n"),
    STR_INIT("WORKDIR x\n"),
    STR_INIT("COPY . .\n"),
    STR_INIT("COPY --from=b /x /y\n"),
    STR_INIT("COPY package.json requirements.txt ./\n"),
    STR_INIT("ADD https://example.org/x.tgz /x\n"),
    STR_INIT("RUN apt-get update\n"),
    STR_INIT("RUN apt-get update && apt-get install -y curl python3-pip\n"),
    STR_INIT("RUN useradd u && npm i -g npm@10\n"),
    STR_INIT("RUN rm -rf /var/lib/apt/lists/* /z\n"),
    STR_INIT("RUN <<E\ncurl x | sh\nE\n"),
    STR_INIT("RUN --mount=type=cache,target=/root/.npm npm ci\n"),
    STR_INIT("RUN echo \\\n"),
    STR_INIT("HEALTHCHECK NONE\n"),
    STR_INIT("HEALTHCHECK CMD x\n"),
    STR_INIT("CMD [\"a\"]\n"),
    STR_INIT("CMD a\n"),
    STR_INIT("ENTRYPOINT [\"b\"]\n"),
    STR_INIT("ENTRYPOINT b\n"),
    STR_INIT("ONBUILD RUN npm ci\n"),
    STR_INIT("ONBUILD USER u\n"),
    STR_INIT("LABEL a=b\n"),
    STR_INIT("EXPOSE 80\n"),
    STR_INIT("STOPSIGNAL SIGTERM\n"),
    STR_INIT("VOLUME /z\n"),
    STR_INIT("MAINTAINER x\n"),
    STR_INIT("COPY <<E /x\ny\nE\n"),
    STR_INIT("RUN a\\\n# x\n"),
    STR_INIT("XRUN a\n"),
};

// Lines of all kinds, between the end of one stage and the program of the next.
static void lines_come_and_go(void **state)
{
    (void)state;
    static const Str heads[] = {
        STR_INIT("FROM nginx:1.27\n"),
        STR_INIT("ARG a=b\nFROM alpine:3.20 AS b\nSHELL [\"bash\"]\nCOPY x y\n"),
    };
    static const Str tails[] = {
        STR_INIT("FROM debian:12 AS d\nCMD curl -f http://localhost/ || exit 1\n"),
        STR_INIT("ARG X=1\nFROM b AS d\nRUN cd /x && make | tee y\nCOPY --from=a x z\n"
                 "HEALTHCHECK CMD curl x\nENTRYPOINT [\"x\"]\n"),
        STR_INIT("RUN pip install a && echo $a $X\nUSER u\nCOPY y /z\nRUN apt-get install -y curl\n"
                 "FROM b\nRUN npm ci\nCMD x\n"),
        STR_INIT("FROM node:22 AS d\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n"
                 "FROM b\nCOPY --from=d /app /app\n"),
    };
    for (uint32_t i = 0; i < ARRAY_LEN(heads) * ARRAY_LEN(tails); i++)
        become_each_other(heads[i / ARRAY_LEN(tails)], tails[i % ARRAY_LEN(tails)], between,
                          ARRAY_LEN(between));
}

int test_keys(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_leave_nothing_stale), cmocka_unit_test(images_come_and_go),
        cmocka_unit_test(names_come_and_go),        cmocka_unit_test(triggers_come_and_go),
        cmocka_unit_test(lines_come_and_go),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
