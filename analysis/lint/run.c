// What several rules want to know of a RUN and of what stands around it.
#include "lint/run.h"
#include "syntax/walk.h"

const Commands *run_commands(const Check *c)
{
    return commands_of(c->model, c->step, c->in);
}

bool run_is_shipped(const Check *c)
{
    const Stage *s = stage_of(c->model, c->step);
    if (!s) return true;
    return s->is_shipped && !str_is_one_of(s->name, STR("dev development test testing ci debug"));
}

bool text_holds(Str word, Str text)
{
    return str_find(word, text) != STR_NONE;
}

bool step_follows(const Model *m, uint32_t step, uint32_t later)
{
    const Stage *a = stage_of(m, step), *b = stage_of(m, later);
    if (later <= step) return false;
    if (a == b) return true;
    return a && b && stage_is_base(m, b->index, a->index);
}

bool run_has_mount(const Check *c, Str folder)
{
    return mounts_cover(mounts_at(c->model, c->step, c->in), folder);
}

bool run_takes_more(const Commands *commands)
{
    if (!commands->is_chain || !commands->count) return false;
    const Command *last = &commands->item[commands->count - 1];
    if (last->prefix_count && str_eq(last->prefix[0].text, STR("exec"))) return false;
    return !str_is_one_of(last->name, STR("exit return exec su"));
}

void fix_append(Fix *f, const Finding *found, const Commands *commands, Str command)
{
    const Instr *in = finding_instr(f->model, found);
    bool is_one_line = in->text.len == in->joined.len || !in->cut_count;
    Str text = str_fmt(f->arena, " && %.*s", STR_ARG(command));
    if (!is_one_line) {
        Str line_end = fix_newline(f);
        text = str_fmt(f->arena, " %c%.*s    && %.*s", model_escape(f->model), STR_ARG(line_end),
                       STR_ARG(command));
    }
    fix_insert(f, found, commands->list.end, text);
}

Span cmd_head(const Command *c)
{
    const Word *sub = cmd_sub(c);
    return (Span){c->word[0].span.start, sub ? sub->span.end : c->word[0].span.end};
}

static const Command *command_with_head(const Commands *commands, Span head)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!c->word_count || !cmd_sub(c)) continue;
        Span own = cmd_head(c);
        if (own.start == head.start && own.end == head.end) return c;
    }
    return NULL;
}

// Whether the span is that of a whole element of an exec form.
static bool is_element(const Instr *in, Span span)
{
    for (const Node *arg = instr_arg(in, 0); in->is_json && arg; arg = instr_next_arg(in, arg))
        if (arg->start == span.start) return arg->end == span.end;
    return false;
}

// Whether the word stands in the file as the shell reads it, but for quotes around it.
static bool stands_as_read(const Instr *in, const Word *word)
{
    Str raw = instr_slice(in, word->span);
    char quote = str_at(raw, 0);
    bool is_quoted =
        2 < raw.len && (quote == '"' || quote == '\'') && quote == raw.ptr[raw.len - 1];
    return str_eq(is_quoted ? str_cut(raw, 1, raw.len - 1) : raw, word->text);
}

void fix_add_option(Fix *f, const Finding *found, int safety, Str option)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *c = command_with_head(commands, found->span);
    const Word *sub = c ? cmd_sub(c) : NULL;
    // Words that were read from a text with escapes in it have no places of their own.
    if (!sub || sub->span.start < c->word[0].span.end) return;
    bool is_string = is_element(in, sub->span);
    if (!is_string && !stands_as_read(in, sub)) return;
    bool is_dense = is_string && str_at(in->joined, sub->span.start - 1) == ',';
    const char *format = is_dense ? ",\"%.*s\"" : is_string ? ", \"%.*s\"" : " %.*s";
    fix_offer(f, found, safety, "Add %.*s", STR_ARG(option));
    fix_insert(f, found, sub->span.end, message_on(f->arena, format, option));
}

static bool sub_is_listed(const Command *c, Str list)
{
    const Word *sub = cmd_sub(c);
    return sub && sub->is_literal && str_is_one_of(sub->text, list);
}

bool apt_updates(const Command *c)
{
    return cmd_in(c, "apt", "update");
}

bool apt_uses_lists(const Command *c)
{
    return cmd_in(c, "apt", NULL) &&
           sub_is_listed(c, STR("install build-dep source download upgrade full-upgrade "
                                "dist-upgrade safe-upgrade dselect-upgrade reinstall satisfy"));
}

// Commands that use no list of packages and start no script that might.
static bool is_idle(const Command *c)
{
    if (!c->word_count) return true;
    if (cmd_in(c, "apt", NULL)) {
        return apt_updates(c) || sub_is_listed(c, STR("clean autoclean autoremove remove purge"));
    }
    return str_is_one_of(
        c->name, STR("rm echo printf set true : sleep export cd mkdir sed cat ls touch test [ "
                     "[[ mv cp chmod chown wget curl gpg apt-key add-apt-repository tee ln "
                     "grep date env unset umask locale-gen useradd groupadd"));
}

const Command *apt_update_alone(const Commands *commands)
{
    const Command *update = NULL;
    if (!commands->is_complete || commands->has_unknown) return NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!is_idle(c)) return NULL;
        if (apt_updates(c)) update = c;
    }
    return update;
}
