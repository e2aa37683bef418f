#include "rules/parts/lost_fix.h"
#include "base/utf.h"
#include "lint/shell_scan.h"

static Lost lost_of(const Model *m, uint32_t first, uint32_t step)
{
    return step == first ? lost_at(m, step) : lost_after_lost(m, step);
}

// How the text goes on behind a line that ends in no operator.
typedef enum Glue { GLUE_WORDS, GLUE_COMMAND, GLUE_UNSURE } Glue;

static bool has_one_word(const Instr *in)
{
    uint32_t end = line_end_at(in, in->start);
    Str rest = str_cut(in->joined, in->start, end);
    str_next_word(&rest);
    return !str_next_word(&rest).len;
}

static bool has_operator(const Instr *in, uint32_t start, uint32_t end)
{
    Str rest = str_cut(in->joined, start, end);
    for (Str w; (w = str_next_word(&rest)).len;)
        if (str_is_one_of(w, STR("&& || |")) || str_ends_z(w, ";")) return true;
    return false;
}

// Whether the last line of the instruction only adds words to the one before it.
static bool ends_in_words(const Instr *in)
{
    const Cut *cut = line_cut_before(in, in->logical);
    if (in->kind == K_UNKNOWN && !cut) return has_one_word(in);
    if (!cut) return false;
    Span joiner = operator_before(in, cut->at);
    uint32_t before = before_blanks(in, cut->at);
    bool is_ended = before && in->joined.ptr[before - 1] == ';';
    return joiner.start == joiner.end && !is_ended && !has_operator(in, cut->at, in->logical);
}

// Whether the line is a command for certain, as far as its first word tells.
static bool is_command(const Instr *in)
{
    return str_is_one_of(
        node_str(in, instr_keyword(in)),
        STR("apt apt-get apk yum dnf microdnf zypper pip pip3 npm npx yarn pnpm gem composer "
            "cargo go make cmake ./configure cd cp mv rm mkdir ln chmod chown curl wget git tar "
            "unzip echo printf sed touch export python python3 sh bash useradd groupadd adduser "
            "addgroup systemctl service ldconfig"));
}

// The packages of an installer may have the names of commands.
static bool lists_names(const Instr *in)
{
    const Cut *cut = line_cut_before(in, in->logical);
    Str rest = str_cut(in->joined, cut ? cut->at : in->start, in->logical);
    bool has_installer = false;
    for (Str w; (w = str_next_word(&rest)).len;) {
        if (str_is_one_of(w,
                          STR("apt apt-get aptitude apk yum dnf microdnf zypper pip pip3 npm yarn "
                              "pnpm gem composer cargo go conda brew")))
            has_installer = true;
        if (has_installer && str_is_one_of(w, STR("install add remove purge i"))) return true;
    }
    return false;
}

static Glue glue_of(const Model *m, uint32_t step)
{
    const Instr *before = instr_at(m, step - 1), *in = instr_at(m, step);
    const Instr *host = before;
    while (host->trigger) host = host->trigger;
    if (!kind_has_shell(host->kind)) return GLUE_UNSURE;
    Lost lost = lost_at(m, step);
    // `A=1` at the end is for the command that follows.
    bool is_variable = str_has_char(instr_slice(before, lost.place), '=');
    bool is_ended =
        is_variable || (lost.end && str_has_char(STR(";&|{("), host->joined.ptr[lost.end - 1]));
    if (is_ended) return GLUE_UNSURE;
    if (ends_in_words(before)) return has_one_word(in) ? GLUE_WORDS : GLUE_UNSURE;
    bool is_next = is_command(in) && !has_one_word(in) && !lists_names(before);
    return is_next ? GLUE_COMMAND : GLUE_UNSURE;
}

bool lost_is_certain(const Model *m, uint32_t first, uint32_t last)
{
    for (uint32_t step = first; step <= last; step++) {
        LostBy by = lost_of(m, first, step).by;
        if (by == LOST_OPEN) return false;
        if (by == LOST_LAYOUT && glue_of(m, step) != GLUE_WORDS) return false;
    }
    return true;
}

static bool joins_command(const Model *m, uint32_t first, uint32_t step)
{
    return lost_of(m, first, step).by == LOST_LAYOUT && glue_of(m, step) == GLUE_COMMAND;
}

// Whether the line before ends in an operator or in a word after which a command begins.
static bool has_end(const Instr *before, const Lost *lost)
{
    Str word = instr_slice(before, lost->place);
    return str_has_char(STR(";&|({"), str_at(word, word.len - 1)) ||
           str_is_one_of(word, STR("then do else in"));
}

static bool needs_semicolon(const Model *m, uint32_t first, uint32_t step)
{
    Lost lost = lost_of(m, first, step);
    const Instr *before = instr_at(m, step - 1);
    Str word = node_str(instr_at(m, step), instr_keyword(instr_at(m, step)));
    bool ends_case = str_starts_z(word, "esac");
    return lost.by == LOST_STARTS && lost_is_shell_word(word) && !ends_case &&
           !has_end(before, &lost);
}

static bool has_shell_word(const Model *m, uint32_t first, uint32_t last)
{
    for (uint32_t step = first; step <= last; step++) {
        const Instr *in = instr_at(m, step);
        if (lost_is_shell_word(node_str(in, instr_keyword(in)))) return true;
    }
    return false;
}

bool lost_is_apart(const Model *m, uint32_t step)
{
    if (instr_at(m, step)->kind == K_UNKNOWN) return false;
    for (uint32_t i = item_of(m, step - 1) + 1; i < item_of(m, step); i++)
        if (model_item(m, i)->kind == K_BLANK) return true;
    return false;
}

bool lost_ends_in_tick(const Instr *in)
{
    uint32_t end = before_blanks(in, in->logical);
    return in->before.escape != '`' && str_ends_z(str_cut(in->joined, 0, end), " `");
}

// The lines of a text in quotes, the commands in brackets and those of a loop are not parted by a space.
bool lost_can_be_joined(const Model *m, uint32_t first, uint32_t last)
{
    bool is_compound = has_shell_word(m, first, last);
    for (uint32_t step = first; step <= last; step++) {
        Lost lost = lost_of(m, first, step);
        const Instr *before = instr_at(m, step - 1);
        bool has_shell = kind_has_shell(instr_innermost(before)->kind);
        if (lost.by == LOST_OPEN && has_shell && !has_end(before, &lost)) return false;
        if (lost_ends_in_tick(before)) return false;
        bool is_after = lost_is_shell_word(instr_slice(before, lost.place));
        if (lost.by == LOST_LAYOUT && (is_compound || is_after)) return false;
    }
    return true;
}

Str lost_title(Arena *a, const Model *m, uint32_t first, uint32_t last)
{
    const char *escape = escape_name(instr_at(m, first));
    if (first < last)
        return str_fmt(a, "Continue the %u lines that end too early", last - first + 1);
    switch (lost_at(m, first).by) {
    case LOST_DOUBLED: return str_fmt(a, "Write one %s", escape);
    case LOST_HIDDEN: return str_fmt(a, "Remove what follows the %s", escape);
    case LOST_COMMENT: return STR("Move the comment to a line of its own");
    default: break;
    }
    const char *joiner = joins_command(m, first, first) ? "`&&` and a " : "a ";
    return str_fmt(a, "Add %s%s, so that the line continues", joiner, escape);
}

// What stands between the logical line of one step and the first word of the next, with the first byte of that: so the
// edit covers both instructions, which become one.
static Str text_between(Arena *a, const Model *m, uint32_t step)
{
    const Instr *before = instr_at(m, step - 1), *in = instr_at(m, step);
    Out o = out_on(a);
    out_str(&o, str_skip(before->text, instr_end_byte(before, before->logical)));
    for (uint32_t i = item_of(m, step - 1) + 1; i < item_of(m, step); i++)
        out_str(&o, items_at(model_items(m), i)->text);
    uint32_t start = instr_start_byte(in, in->start);
    out_str(&o, str_cut(in->text, 0, start + utf_next(in->text, start).len));
    return out_done(&o);
}

static Str comment_line(Fix *f, const Instr *in, const Instr *before, uint32_t from)
{
    Str comment = str_trim(str_cut(before->joined, from, before->logical));
    return str_fmt(f->arena, "%.*s%.*s%.*s", STR_ARG(fix_newline(f)),
                   STR_ARG(str_cut(in->joined, 0, in->start)), STR_ARG(comment));
}

void lost_repair(Fix *f, uint32_t first, uint32_t step)
{
    const Model *m = f->model;
    const Instr *before = instr_at(m, step - 1), *in = instr_at(m, step);
    Lost lost = lost_of(m, first, step);
    uint32_t from = lost.end;
    const char *parting = needs_semicolon(m, first, step) ? "; "
                          : joins_command(m, first, step) ? " && "
                                                          : " ";
    Str joiner = str_fmt(f->arena, "%s%c", parting, in->before.escape);
    if (lost.comment < before->logical)
        joiner = str_join(f->arena, joiner, comment_line(f, in, before, lost.comment));
    if (lost.by == LOST_DOUBLED || lost.by == LOST_HIDDEN || lost.by == LOST_COMMENT) {
        from = lost.by == LOST_DOUBLED ? lost.place.start + 1 : lost.place.start;
        if (lost.by == LOST_COMMENT) from = before_blanks(before, from);
        joiner = lost.by == LOST_COMMENT ? comment_line(f, in, before, from) : STR("");
    }
    uint32_t item = item_of(m, step - 1), next = item_of(m, step);
    uint32_t start = instr_start_byte(in, in->start);
    Span bytes = {items_mark(model_items(m), item).at + instr_end_byte(before, from),
                  items_mark(model_items(m), next).at + start + utf_next(in->text, start).len};
    fix_replace_text(f, bytes, str_join(f->arena, joiner, text_between(f->arena, m, step)));
}
