// Keep the key of a repository in a file of its own.
//
// `apt-key` trusts a key for all repositories, so each of them could replace any package. Debian 13 does not have it any
// more. Write the key to a file in `/etc/apt/keyrings`, and name that file in the line of the repository: `deb
// [signed-by=/etc/apt/keyrings/x.gpg] ...`.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/key | apt-key add - \
//                                          ^^^^^^^^^^^ `apt-key` is gone since Debian 13 and trusts the key for all repositories; write it to a file and name that file in `signed-by`
//     && echo "deb https://example.org/apt stable main" > /etc/apt/sources.list.d/x.list
// ```
//
// ```fixed
// FROM debian:12
// RUN curl -fsSL https://example.org/key | gpg --dearmor -o /usr/share/keyrings/x.gpg \
//     && echo "deb [signed-by=/usr/share/keyrings/x.gpg] https://example.org/apt stable main" > /etc/apt/sources.list.d/x.list
// ```
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/key | gpg --dearmor -o /etc/apt/keyrings/x.gpg && apt-get install -y apt-key
// ```
#include "lint/run_facts.h"
#include "values/file_kinds.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        if (!cmd_is(&commands->item[i], "apt-key", NULL)) continue;
        Finding *f = report(
            c, cmd_head(&commands->item[i]),
            "`apt-key` is gone since Debian 13 and trusts the key for all repositories; write "
            "it to a file and name that file in `signed-by`");
        f->number = i;
        return;
    }
}

// The one command of the RUN that prints the line of a repository, in quotes; NULL when there is none, or several keys.
static const Command *prints_line(const Instr *in, const Commands *commands, Str *line)
{
    const Command *found = NULL;
    uint32_t lines = 0, keys = 0;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        Str text = c->word_count == 2 ? str_skip(instr_slice(in, c->word[1].span), 1) : STR("");
        keys += cmd_is(c, "apt-key", NULL);
        if (!str_starts_z(text, "deb ")) continue;
        lines++;
        found = c;
        *line = text;
    }
    return lines == 1 && keys == 1 ? found : NULL;
}

static void fix(Fix *f, const Finding *found)
{
    Str line;
    const Commands *commands = run_commands(&f->at);
    const Command *add = &commands->item[found->number];
    const Command *echo = prints_line(f->in, commands, &line);
    bool is_plain = echo && echo->list == add->list && cmd_is(add, "apt-key", "add") &&
                    add->before == JOIN_PIPE && add->after != JOIN_OR;
    if (!is_plain || text_holds(line, STR("signed-by")) || str_has_char(line, '\\')) return;
    const Command *tee = cmd_piped_to(commands, (uint32_t)(echo - commands->item));
    if (tee && !tee->word_count) return;
    Str list = tee ? tee->word[tee->word_count - 1].text : command_prints_to(f->in, echo);
    if (!str_ends_z(list, ".list") || !str_is_word(list)) return;
    Str name = path_last(str_cut(list, 0, list.len - STR(".list").len));
    Str key = str_fmt(f->arena, "/usr/share/keyrings/%.*s.gpg", STR_ARG(name));
    bool has_options = str_at(line, 4) == '[';
    fix_offer(f, found, FIX_ASK, "Keep the key in a file of its own");
    fix_replace(f, found, (Span){add->word[0].span.start, add->word[add->word_count - 1].span.end},
                str_join(f->arena, STR("gpg --dearmor -o "), key));
    fix_insert(
        f, found, echo->word[1].span.start + 5 + has_options,
        str_fmt(f->arena, has_options ? "signed-by=%.*s " : "[signed-by=%.*s] ", STR_ARG(key)));
}

RULE(apt_key_used) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt-key"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
