// Give `sh -c` its command in one word.
//
// A shell takes only the first word after `-c` as its command. What follows is not part of it: those words become `$0`, `$1` and so on,
// and are lost when the command does not use these. `npm` then runs without `start`, and what stands behind `&&` never runs.
//
// ```dockerfile
// FROM node:22.1
// RUN bash -c source /opt/env && make
//                    ^^^^^^^^ the shell runs only `source`, and not the words after it; put the whole command into one pair of quotes
// CMD ["sh", "-c", "npm", "start"]
//                         ^^^^^^^ the shell runs only `npm`, and not the words after it; put the whole command into one pair of quotes
// ```
//
// ```fixed
// FROM node:22.1
// RUN bash -c 'source /opt/env' && make
// CMD ["sh", "-c", "npm start"]
// ```
//
// A CMD behind an ENTRYPOINT that ends with `-c` is read in the same way:
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT ["/bin/bash", "-ec"]
// CMD ["cd /app", "&&", "npm start"]
//                 ^^^^^^^^^^^^^^^^^ the shell runs only `cd /app`, and not the words after it; put the whole command into one pair of quotes
// ```
//
// ```fixed
// FROM node:22.1
// ENTRYPOINT ["/bin/bash", "-ec"]
// CMD ["cd /app && npm start"]
// ```
//
// A script may use the words, and one alone may be there to be its name:
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT ["sh", "-c", "exec node server.js \"$@\"", "--"]
// FROM node:22.1
// RUN ls | xargs sh -c 'echo "$0" "$1"' a b
// RUN bash -ec "make all" build
// CMD ["sh", "-c", "exec node server.js", "server"]
// ```
#include "base/out.h"
#include "lint/forms.h"
#include "lint/partner.h"
#include "lint/run_facts.h"

typedef struct Lost {
    const Word *script, *next, *end; // `next` and those up to `end` are lost
    bool has_operator;
} Lost;

// Whether the script takes the words, or a file that it reads may do so.
static bool takes_words(Str script)
{
    for (uint32_t i = 0; i + 1 < script.len; i++)
        if (script.ptr[i] == '$' && str_has_char(STR("0123456789@*#{"), script.ptr[i + 1]))
            return true;
    return text_holds(script, STR("shift")) || text_holds(script, STR("getopts"));
}

static bool reads_file(Str script)
{
    return text_holds(script, STR(". ")) || text_holds(script, STR("source "));
}

// The word that a shell takes for its script: in a CMD it may be the first one.
static const Word *script_of(const At *at, const Command *c)
{
    const Word *script = cmd_script(c);
    if (script || at->in->kind != K_CMD || !c->word_count) return script;
    bool is_script = partner_of(at->arena, at->model, at->step, at->in) == PARTNER_SHELL;
    return is_script ? c->word : NULL;
}

// Whether the only word behind the script may be there to be its name, `$0`.
static bool is_name(Str word, Str script)
{
    return str_has_char(script, ' ') || str_is_one_of(word, STR("- -- _ sh bash"));
}

static bool loses_words(const At *at, const Command *c, Lost *lost)
{
    const Word *script = script_of(at, c);
    if (!script || script + 1 == c->word + c->word_count || c->place & VIA_XARGS) return false;
    if (!script->is_literal || !script->text.len || takes_words(script->text)) return false;
    *lost = (Lost){script, script + 1, c->word + c->word_count, false};
    for (const Word *word = lost->next; word < lost->end; word++)
        lost->has_operator |= str_is_one_of(word->text, STR("&& || | ; & > >> < 2>&1"));
    if (lost->has_operator) return true;
    bool is_one = lost->next + 1 == lost->end;
    return !reads_file(script->text) && !(is_one && is_name(lost->next->text, script->text));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        Lost lost;
        if (!loses_words(&c->at, &commands->item[i], &lost)) continue;
        Finding *f = report(c, (Span){lost.next->span.start, lost.end[-1].span.end},
                            "the shell runs only `%.*s`, and not the words after it; put the whole "
                            "command into one pair of quotes",
                            STR_ARG(lost.script->text));
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Command *c = &run_commands(&f->at)->item[found->number];
    Lost lost;
    if (!loses_words(&f->at, c, &lost) || c->place & (IN_SHELL_C | IN_EVAL)) return;
    Out script = out_on(f->arena), quoted = out_on(f->arena);
    out_str(&script, lost.script->text);
    for (const Word *word = lost.next; word < lost.end; word++) {
        bool is_known = word->is_literal && (lost.has_operator || !str_has_char(word->text, ' '));
        if (!is_known) return;
        out_char(&script, ' ');
        out_str(&script, word->text);
    }
    if (c->place & IN_EXEC_FORM)
        out_json_quoted(&quoted, out_done(&script));
    else
        out_str(&quoted, shell_quoted(f->arena, out_done(&script)));
    fix_offer(f, found, FIX_ASK, "Put the command into one pair of quotes");
    fix_replace(f, found, (Span){lost.script->span.start, found->span.end}, out_done(&quoted));
}

RULE(shell_takes_one_word) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
