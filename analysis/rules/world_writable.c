// Do not let every user write to files.
//
// With mode 777 every user, and every program that an attacker controls, may replace the files, programs too. Give them to
// the user that needs them with `--chown`, or to its group.
//
// ```dockerfile
// FROM debian:12
// RUN chmod -R 777 /srv/data
//              ^^^ mode `777` lets every user write; give the files to the user that needs them, with mode 755
// COPY --chmod=0666 a.conf /etc/
//              ^^^^ mode `0666` lets every user write; give the files to the user that needs them, with mode 0644
// RUN mkdir -m 0777 /cache && chmod a+rwx /log
//              ^^^^ mode `0777` lets every user write; give the files to the user that needs them, with mode 0755
//                                   ^^^^^ mode `a+rwx` lets every user write; give the files to the user that needs them
// ```
//
// ```fixed
// FROM debian:12
// RUN chmod -R 755 /srv/data
// COPY --chmod=0644 a.conf /etc/
// RUN mkdir -m 0755 /cache && chmod a+rwx /log
// ```
//
// ```dockerfile
// FROM debian:12
// RUN mkdir -m777 /cache && install -d --mode=777 /data
//             ^^^ mode `777` lets every user write; give the files to the user that needs them, with mode 755
//                                             ^^^ mode `777` lets every user write; give the files to the user that needs them, with mode 755
// ```
//
// There is no fix where the process of the image may be another user than the owner of the files, as it may have to
// write them. Programs are only run:
//
// ```dockerfile
// FROM node:22-slim
// RUN mkdir /data && chmod 777 /data && chmod 777 /start.sh
//                          ^^^ mode `777` lets every user write; give the files to the user that needs them, with mode 755
//                                             ^^^ mode `777` lets every user write; give the files to the user that needs them, with mode 755
// USER node
// ```
//
// ```fixed
// FROM node:22-slim
// RUN mkdir /data && chmod 777 /data && chmod 755 /start.sh
// USER node
// ```
//
// With the sticky bit users cannot delete the files of others, `/tmp` is for everybody, and the group may have the rights of
// the user:
//
// ```dockerfile
// FROM debian:12
// RUN chmod 1777 /data && chmod 777 /tmp/x "$tempDir" && chmod -R g=u /srv && chmod 775 /a && chmod o+x,u+w /b
// RUN chmod a+r /etc/x && chmod +x /run.sh && install -m 755 a /b
// ```
#include "lint/run_facts.h"
#include "rules/parts/modes.h"
#include "rules/parts/other_writers.h"

// The mode that the command sets; empty when it sets none.
static Str mode_of(const Command *c)
{
    Str mode;
    if (cmd_is(c, "mkdir", NULL) || cmd_is(c, "install", NULL))
        return cmd_value(c, "-m", "--mode", &mode) ? mode : STR("");
    for (uint32_t i = 1; cmd_is(c, "chmod", NULL) && i < c->word_count; i++)
        if (str_at(c->word[i].text, 0) != '-') return c->word[i].text;
    return STR("");
}

// Where it stands in one of the words: `777` of `-m777` too. Empty where a variable holds it.
static Span place_of(const Command *c, Str mode)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool holds = word->text.ptr <= mode.ptr && mode.ptr < word->text.ptr + word->text.len;
        if (!holds || !word->is_literal) continue;
        bool is_quoted = word->span.end - word->span.start != word->text.len;
        bool is_glued = mode.len < word->text.len && !is_quoted;
        return (Span){is_glued ? word->span.end - mode.len : word->span.start, word->span.end};
    }
    return (Span){0, 0};
}

// `$tempDir`: a folder that the RUN makes for itself.
static bool is_named_temporary(const Word *word)
{
    return str_at(word->text, 0) == '$' &&
           str_any(word->text, STR("tmp temp TMP TEMP"), text_holds);
}

// Whether all that it changes lies in a folder for everybody.
static bool is_in_tmp(const Command *c)
{
    bool is_there = false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        is_there |= is_named_temporary(&c->word[i]);
        if (str_at(text, 0) != '/') continue;
        bool is_tmp = str_starts_z(text, "/tmp") || str_starts_z(text, "/var/tmp");
        if (!is_tmp) return false;
        is_there = true;
    }
    return is_there;
}

static void report_mode(Check *c, Span span, Str mode)
{
    Str narrow = mode_narrowed(c->arena, mode);
    Str more = narrow.len ? str_fmt(c->arena, ", with mode %.*s", STR_ARG(narrow)) : STR("");
    report(c, span,
           "mode `%.*s` lets every user write; give the files to the user that needs them%.*s",
           STR_ARG(mode), STR_ARG(more));
}

static void check(Check *c, const Instr *in)
{
    const Node *chmod = in->kind == K_RUN ? NULL : instr_flag(in, STR("chmod"));
    if (chmod && mode_is_open(flag_value(c->arena, in, chmod)))
        report_mode(c, flag_value_span(chmod), flag_value(c->arena, in, chmod));
    if (in->kind != K_RUN) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        bool is_named = command_is_named(&c->at, &commands->item[i]);
        if (!is_named) continue;
        Str mode = mode_of(&commands->item[i]);
        Span place = place_of(&commands->item[i], mode);
        if (!place.end || !mode_is_open(mode) || is_in_tmp(&commands->item[i])) continue;
        report_mode(c, place, mode);
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str mode = instr_slice(finding_instr(f->model, found), found->span);
    Str narrow = mode_narrowed(f->arena, mode);
    if (!narrow.len || !mode_may_be_narrowed(&f->at, found->span)) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(narrow));
    fix_replace(f, found, found->span, narrow);
}

RULE(world_writable) = {
    .codes = WORDS("sonar:S2612 tally:world-writable-state-path-workaround"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN) | ON(COPY) | ON(ADD),
    .commands = WORDS("chmod mkdir install"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
