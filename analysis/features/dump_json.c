// The data of BuildKit's parser for each instruction, as one JSON object with a line per
// instruction.
#include "base/quote.h"
#include "base/utf.h"
#include "base/vec.h"
#include "features/dump.h"
#include "syntax/expand.h"
#include "syntax/walk.h"
#include "values/values.h"

typedef struct Texts {
    Str *item;
    uint32_t count, room;
} Texts;

// An instruction being printed, with the comments before it (language.md 4.3).
typedef struct Print {
    Out *out;
    Arena *arena;
    const Items *items;
    uint32_t item;
    const Instr *in;
    Texts comments;
} Print;

// ---- Pieces of JSON ----

static void out_key(Out *o, const char *name)
{
    out_fmt(o, ", \"%s\": ", name);
}

static void out_bool(Out *o, bool value)
{
    out_str(o, value ? STR("true") : STR("false"));
}

static void out_texts(Out *o, const Str *text, uint32_t count)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_z(o, ", ");
        out_json_quoted(o, text[i]);
    }
    out_char(o, ']');
}

// ---- Fields ----

// The joined logical line, without the blanks at the start of the first physical line. Blanks
// behind a first line that contains only an escape character stay.
static Str original(const Instr *in)
{
    uint32_t start = utf_skip_space(in->joined, 0);
    if (in->cut_count && in->cut[0].at < start) start = in->cut[0].at;
    return str_cut(in->joined, start, in->logical);
}

static void print_lines(Print *p)
{
    uint32_t start = items_mark(p->items, p->item).line + 1;
    uint32_t lines = p->in->lines + !str_ends_z(p->in->text, "\n");
    out_key(p->out, "start");
    out_number(p->out, start);
    out_key(p->out, "end");
    out_number(p->out, start + lines - 1);
}

static void print_heredocs(Print *p)
{
    out_key(p->out, "heredocs");
    out_char(p->out, '[');
    for (uint32_t i = 0; i < p->in->heredoc_count; i++) {
        const Heredoc *h = &p->in->heredoc[i];
        if (i) out_z(p->out, ", ");
        out_z(p->out, "{\"name\": ");
        out_json_quoted(p->out, h->name);
        out_key(p->out, "expand");
        out_bool(p->out, h->is_expanded);
        out_key(p->out, "chomp");
        out_bool(p->out, h->is_chomped);
        out_key(p->out, "fd");
        out_number(p->out, h->fd);
        out_key(p->out, "content");
        out_json_quoted(p->out, instr_slice(p->in, h->body));
        out_char(p->out, '}');
    }
    out_char(p->out, ']');
}

// ---- FROM and ARG ----

static Str stage_name(const Print *p)
{
    if (p->in->kind != K_FROM || instr_arg_count(p->in) != 3) return STR("");
    if (!str_ieq(node_str(p->in, instr_arg(p->in, 1)), STR("as"))) return STR("");
    Str name = str_lower(p->arena, node_str(p->in, instr_arg(p->in, 2)));
    return stage_name_is_valid(name) ? name : STR("");
}

// The first comment that begins with the name and one space.
static bool description(const Texts *comments, Str name, Str *text)
{
    for (uint32_t i = 0; name.len && i < comments->count; i++) {
        Str comment = comments->item[i];
        if (!str_starts(comment, name) || str_at(comment, name.len) != ' ') continue;
        *text = str_skip(comment, name.len + 1);
        return true;
    }
    return false;
}

static void print_description(Print *p, Str name, uint32_t *printed)
{
    Str text;
    if (!description(&p->comments, name, &text)) return;
    if ((*printed)++) out_z(p->out, ", ");
    out_json_quoted(p->out, name);
    out_z(p->out, ": ");
    out_json_quoted(p->out, text);
}

static void print_doc(Print *p, Str stage)
{
    uint32_t printed = 0;
    out_key(p->out, "doc");
    out_char(p->out, '{');
    if (p->in->kind == K_FROM) print_description(p, stage, &printed);
    bool has_pairs = p->in->kind == K_ARG;
    for (const Node *arg = NULL; has_pairs && (arg = instr_next_arg(p->in, arg));)
        print_description(p, pair_key(p->in, arg), &printed);
    out_char(p->out, '}');
}

// ---- ADD and COPY ----

// With `<<-` the leading tabs of each line are removed.
static Str chomped(Arena *a, Str body)
{
    Out o = out_on(a);
    bool is_at_start = true;
    for (uint32_t i = 0; i < body.len; i++) {
        char c = body.ptr[i];
        if (is_at_start && c == '\t') continue;
        is_at_start = c == '\n';
        out_char(&o, c);
    }
    return out_done(&o);
}

// The body of an inline file; the last one if several heredocs have that name.
static Str body_of(const Print *p, const HeredocWord *word)
{
    Str body = STR("");
    for (uint32_t i = 0; i < p->in->heredoc_count; i++)
        if (str_eq(p->in->heredoc[i].name, word->name))
            body = instr_slice(p->in, p->in->heredoc[i].body);
    return word->is_chomped ? chomped(p->arena, body) : body;
}

static void print_inline(Print *p, const HeredocWord *word)
{
    out_z(p->out, "{\"path\": ");
    out_json_quoted(p->out, word->name);
    out_key(p->out, "data");
    out_json_quoted(p->out, body_of(p, word));
    out_key(p->out, "expand");
    out_bool(p->out, word->is_expanded);
    out_char(p->out, '}');
}

static void print_copy(Print *p)
{
    uint32_t count = instr_arg_count(p->in);
    Texts sources = {0};
    struct {
        HeredocWord *item;
        uint32_t count, room;
    } files = {0};
    const Node *arg = NULL;
    for (uint32_t i = 0; i + 1 < count; i++) {
        arg = instr_next_arg(p->in, arg);
        Str source = arg_value(p->arena, p->in, arg);
        HeredocWord word;
        if (heredoc_word(p->arena, source, &word))
            VEC_PUSH(p->arena, &files, word);
        else
            VEC_PUSH(p->arena, &sources, source);
    }
    out_key(p->out, "sources");
    out_texts(p->out, sources.item, sources.count);
    out_key(p->out, "dest");
    Str dest = count < 2 ? STR("") : arg_value(p->arena, p->in, instr_arg(p->in, count - 1));
    out_json_quoted(p->out, dest);
    out_key(p->out, "inline");
    out_char(p->out, '[');
    for (uint32_t i = 0; i < files.count; i++) {
        if (i) out_z(p->out, ", ");
        print_inline(p, &files.item[i]);
    }
    out_char(p->out, ']');
}

// ---- The whole ----

static void print_instruction(Print *p)
{
    out_z(p->out, "{\"name\": ");
    out_json_quoted(p->out, node_str(p->in, instr_keyword(p->in)));
    print_lines(p);
    out_key(p->out, "flags");
    out_texts(p->out, p->in->flag, p->in->flag_count);
    out_key(p->out, "json");
    out_bool(p->out, p->in->kind != K_ONBUILD && p->in->is_json);
    DumpValues values = dump_values(p->arena, p->in);
    out_key(p->out, "args");
    out_texts(p->out, values.item, values.count);
    out_key(p->out, "original");
    out_json_quoted(p->out, original(p->in));
    out_key(p->out, "comments");
    out_texts(p->out, p->comments.item, p->comments.count);
    print_heredocs(p);
    Str stage = stage_name(p);
    out_key(p->out, "stage");
    out_json_quoted(p->out, stage);
    if (p->in->kind == K_FROM || p->in->kind == K_ARG) print_doc(p, stage);
    if (p->in->kind == K_ADD || p->in->kind == K_COPY) print_copy(p);
    out_char(p->out, '}');
}

// A comment's text begins one byte behind the line's start; an empty one drops those before it.
static void collect_comment(Print *p)
{
    Str text = utf_trim(str_skip(p->in->text, 1));
    if (text.len)
        VEC_PUSH(p->arena, &p->comments, text);
    else
        p->comments = (Texts){0};
}

void dump_json(Out *o, const Items *items)
{
    Arena scratch = {0};
    Print p = {.out = o, .arena = &scratch, .items = items};
    char escape = items->count ? items_at(items, items->count - 1)->after.escape : '\\';
    out_z(o, "{\"escape\": ");
    out_json_quoted(o, str_of(&escape, 1));
    out_z(o, ", \"instructions\": [");
    uint32_t printed = 0;
    for (p.item = 0; p.item < items->count; p.item++) {
        p.in = items_at(items, p.item);
        if (p.in->kind == K_COMMENT) collect_comment(&p);
        if (!instr_is_instruction(p.in)) continue;
        out_str(o, printed++ ? STR(",\n") : STR("\n"));
        print_instruction(&p);
        p.comments = (Texts){0};
        arena_reset(&scratch);
    }
    out_z(o, "\n]}\n");
    arena_clear(&scratch);
}
