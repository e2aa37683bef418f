// Signature help: the forms of an instruction, as in hover, and the part at the cursor.
#include "base/vec.h"
#include "features/completion.h"
#include "lint/shell_scan.h"

// A part of a form, and whether it can be repeated.
typedef struct Part {
    Span span; // of the label
    bool is_flags, is_repeated;
} Part;

typedef struct Form {
    Str label;
    bool is_json, is_heredoc;
    struct {
        Part *item;
        uint32_t count, room;
    } parts;
} Form;

// The position of the cursor among the arguments.
typedef struct Place {
    bool is_json, is_heredoc, is_empty;
    bool is_last;    // nothing follows the current argument
    uint32_t index;  // of the argument
    uint32_t number; // number of plain words before it, in front of an array
    Str first;       // the first argument as typed so far
} Place;

// ---- The place ----

// Scans an array from behind its `[`: counts the commas before and behind the cursor.
static void read_array(const Completer *c, uint32_t open, Place *p)
{
    Str text = c->h.in->joined;
    bool is_quoted = false;
    for (uint32_t at = open + 1; at < c->h.in->logical; at++) {
        if (is_quoted && text.ptr[at] == '\\')
            at++;
        else if (text.ptr[at] == '"')
            is_quoted = !is_quoted;
        if (is_quoted || str_at(text, at) != ',') continue;
        if (at < c->h.at)
            p->index++;
        else
            p->is_last = false;
    }
}

static Place read_place(const Completer *c)
{
    Place p = {.is_last = true, .index = c->word};
    Str rest = c->before, word = {0};
    do word = str_next_word(&rest);
    while (str_starts_z(word, "--"));
    if (c->h.in->kind == K_HEALTHCHECK && str_ieq(word, STR("CMD"))) {
        p.number = 1;
        word = str_next_word(&rest);
    }
    p.first = word;
    p.is_empty = !word.len;
    p.is_heredoc = str_starts_z(word, "<<");
    p.is_json = str_at(word, 0) == '[';
    if (p.is_json) {
        p.index = p.number;
        read_array(c, (uint32_t)(word.ptr - c->h.in->joined.ptr), &p);
        return p;
    }
    uint32_t at = c->h.at, end = c->h.in->logical;
    while (at < end && !char_is_blank(c->h.in->joined.ptr[at])) at++;
    p.is_last = !str_trim(str_cut(c->h.in->joined, at, end)).len;
    return p;
}

// ---- Forms ----

// Reads the part of a form at `at`; returns its end.
static uint32_t part_end(Str form, uint32_t at)
{
    uint32_t depth = 0;
    for (; at < form.len; at++) {
        char c = form.ptr[at];
        if (c == '[') depth++;
        if (c == ']' && !depth) return at;
        if (c == ']') depth--;
        if (!depth && (c == ' ' || c == ',')) return at;
    }
    return at;
}

// Characters between parts, also the `[` and `]` of an array.
static bool is_between(Str label, uint32_t at)
{
    char next = str_at(label, at + 1);
    if (label.ptr[at] == '[') return next == '"';
    return str_has_char(STR(" ,]"), label.ptr[at]);
}

static void add_part(Arena *a, Form *f, Span span)
{
    Str text = str_cut(f->label, span.start, span.end);
    if (str_is_z(text, "...")) {
        if (f->parts.count) f->parts.item[f->parts.count - 1].is_repeated = true;
        return;
    }
    Part part = {.span = span, .is_repeated = str_ends_z(text, "...")};
    part.is_flags = str_is_z(text, "[flags]") || str_starts_z(text, "[--");
    VEC_PUSH(a, &f->parts, part);
}

// `COMMAND LINE` is one part. A remark in brackets ends the form.
static Form read_form(Arena *a, Str label)
{
    Form f = {.label = label, .is_json = str_has_z(label, "[\"")};
    f.is_heredoc = str_has_z(label, "<<");
    for (uint32_t at = part_end(label, 0); at < label.len && label.ptr[at] != '(';) {
        if (is_between(label, at)) {
            at++;
            continue;
        }
        Span part = {at, part_end(label, at)};
        if (str_starts_z(str_skip(label, at), "COMMAND LINE"))
            part.end = part_end(label, part.end + 1);
        add_part(a, &f, part);
        at = part.end;
    }
    return f;
}

// The part at the cursor: the flags, or an argument by number. A repeated part takes all arguments
// but those of the parts behind it.
static uint32_t active_part(const Form *f, const Completer *c, const Place *p)
{
    uint32_t first = f->parts.count && f->parts.item[0].is_flags, count = f->parts.count;
    Str rest = str_skip(c->h.in->joined, complete_start(c, STR("")));
    if (first && c->is_flags && str_starts_z(rest, "-")) return 0;
    if (first == count) return count;
    uint32_t last = count - 1, at = first + p->index;
    for (uint32_t i = first; i < last; i++) {
        if (!f->parts.item[i].is_repeated || at <= i) continue;
        return p->is_last ? last : i;
    }
    return at < last ? at : last;
}

// ---- Which form it is ----

// A text that the form must contain; empty: any.
static Str wanted(const Completer *c, const Place *p)
{
    InstrKind kind = c->h.in->kind;
    bool is_old = p->index && !str_has_char(p->first, '=');
    const Stage *stage = complete_stage(c);
    uint32_t entry = NO_STEP;
    bool is_none;
    switch (kind) {
    case K_USER:
    case K_STOPSIGNAL: return char_is_digit(str_at(p->first, 0)) ? STR("NUMBER") : STR("NAME");
    case K_ENV:
    case K_LABEL: return is_old ? STR(" VALUE") : STR("=");
    case K_HEALTHCHECK:
        is_none = p->first.len && !p->number && str_istarts(STR("NONE"), p->first);
        return is_none ? STR("NONE") : STR("CMD");
    case K_FROM:
        if (str_is_z(p->first, "scratch")) return STR("scratch");
        return stage && stage->base_kind == BASE_STAGE ? STR("STAGE") : STR("IMAGE");
    case K_CMD:
        if (stage && !c->h.in_onbuild) entry = stage_latest(c->h.model, stage, K_ENTRYPOINT);
        return p->is_json && entry != NO_STEP ? STR("[\"ARGUMENT") : STR("");
    default: return STR("");
    }
}

static uint32_t fitting(const Form *form, uint32_t count, const Completer *c, const Place *p)
{
    Str want = wanted(c, p);
    for (uint32_t i = 0; i < count; i++) {
        bool is_of_kind = form[i].is_json == p->is_json && form[i].is_heredoc == p->is_heredoc;
        if ((p->is_empty || is_of_kind) && str_has(form[i].label, want)) return i;
    }
    return 0;
}

// ---- Instructions ----

static Str list_flags(const Completer *c, const InstructionInfo *info)
{
    Out out = out_on(c->h.arena);
    out_z(&out, "Flags: ");
    for (uint32_t i = 0; i < info->flag_count; i++)
        out_fmt(&out, "%s`--%.*s`", i ? ", " : "", STR_ARG(info->flag[i].name));
    return out_done(&out);
}

static FlSignature signature_of(const Completer *c, const InstructionInfo *info, const Form *form,
                                const Place *p)
{
    FlParameter *parameter = arena_new(c->h.arena, FlParameter, form->parts.count + 1);
    for (uint32_t i = 0; i < form->parts.count; i++) {
        parameter[i].label = form->parts.item[i].span;
        if (form->parts.item[i].is_flags) parameter[i].text = list_flags(c, info);
    }
    return (FlSignature){form->label, packed_text(c->h.arena, info->title), parameter,
                         form->parts.count, active_part(form, c, p)};
}

// Nothing is shown behind the first word of a command line.
static bool is_in_command(const Completer *c, const Place *p)
{
    InstrKind kind = c->h.in->kind;
    bool has_command = kind_runs_command(kind);
    return has_command && !p->is_json && p->number < p->index;
}

static FlSignatures instruction_signatures(const Completer *c, FlSignatureCall call)
{
    const InstructionInfo *info = instruction_info(c->h.in->kind);
    Place p = read_place(c);
    bool is_told = call == FL_SIGNATURES_TYPING && is_in_command(c, &p);
    if (!info || is_told) return (FlSignatures){0};
    Form *form = arena_new(c->h.arena, Form, info->form_count);
    FlSignature *signature = arena_new(c->h.arena, FlSignature, info->form_count);
    for (uint32_t i = 0; i < info->form_count; i++) {
        form[i] = read_form(c->h.arena, info->form[i]);
        signature[i] = signature_of(c, info, &form[i], &p);
    }
    return (FlSignatures){signature, info->form_count, fitting(form, info->form_count, c, &p)};
}

// ---- Flags ----

typedef struct Signature {
    Out label;
    struct {
        FlParameter *item;
        uint32_t count, room;
    } parameters;
} Signature;

static void add_parameter(const Completer *c, Signature *s, Span span, Str text)
{
    FlParameter parameter = {span, text};
    VEC_PUSH(c->h.arena, &s->parameters, parameter);
}

static FlSignatures one_signature(const Completer *c, const Signature *s, Str text, uint32_t active)
{
    FlSignature *signature = arena_new(c->h.arena, FlSignature, 1);
    *signature = (FlSignature){out_done(&s->label), text, s->parameters.item, s->parameters.count,
                               active < s->parameters.count ? active : s->parameters.count};
    return (FlSignatures){signature, 1, 0};
}

// A value with several parts such as `OS/ARCH[/VARIANT]`: the words in capitals. Alternatives are
// one part.
static void add_hint(const Completer *c, Signature *s, Str hint)
{
    uint32_t base = s->label.len;
    out_str(&s->label, hint);
    if (str_has_char(hint, '|')) {
        add_parameter(c, s, (Span){base, base + hint.len}, STR(""));
        return;
    }
    for (uint32_t at = 0; at < hint.len; at++) {
        uint32_t start = at;
        while (at < hint.len && 'A' <= hint.ptr[at] && hint.ptr[at] <= 'Z') at++;
        if (start < at) add_parameter(c, s, (Span){base + start, base + at}, STR(""));
    }
}

static FlSignatures flag_signature(const Completer *c, const FlagInfo *flag, Str value)
{
    Signature s = {.label = out_on(c->h.arena)};
    uint32_t active = 0;
    out_fmt(&s.label, "--%.*s=", STR_ARG(flag->name));
    add_hint(c, &s, flag->kind == FLAG_BOOL ? STR("true|false") : hint_text(flag->hint));
    for (uint32_t i = 0; i < value.len; i++)
        active += value.ptr[i] == '/' || (value.ptr[i] == ':' && value.ptr[0] != ':');
    if (active && s.parameters.count <= active) active = s.parameters.count - 1;
    return one_signature(c, &s, packed_text(c->h.arena, flag->text), active);
}

// ---- Mounts ----

// The next field, without the quotes of the flag or its CSV.
static bool next_field(Str *fields, Str *field)
{
    static const Str quotes = STR_INIT("\"'\\");
    if (!str_next_part(fields, ',', field)) return false;
    while (field->len && str_has_char(quotes, field->ptr[0])) *field = str_skip(*field, 1);
    while (field->len && str_has_char(quotes, field->ptr[field->len - 1])) field->len--;
    return true;
}

static const MountTypeInfo *type_in(Str value)
{
    Str field;
    while (next_field(&value, &field))
        if (str_istarts(field, STR("type="))) return mount_type_info(str_skip(field, 5));
    return &mount_types()[MOUNT_BIND];
}

// Whether a mount has the option, by any of its names.
static bool is_given(Str fields, const MountOptionInfo *option)
{
    Str field;
    while (next_field(&fields, &field))
        if (mount_option_info(str_cut(field, 0, str_find_char(field, '='))) == option) return true;
    return false;
}

// Whether the option may be the one being typed: its name begins like the key, and the mount lacks
// it.
static bool may_follow(Str before, Str key, const MountOptionInfo *option)
{
    return str_istarts(option->name, key) && !is_given(before, option);
}

static void add_option(const Completer *c, Signature *s, const MountOptionInfo *option,
                       const MountTypeInfo *type)
{
    bool names_type = type && option == &mount_options()[MOUNT_TYPE];
    Str hint = names_type ? type->name : hint_text(option->hint);
    Span span = {s->label.len, 0};
    out_fmt(&s->label, option->may_be_bare ? "%.*s[=%.*s]" : "%.*s=%.*s", STR_ARG(option->name),
            STR_ARG(hint));
    span.end = s->label.len;
    add_parameter(c, s, span, packed_text(c->h.arena, names_type ? type->text : option->text));
}

static FlSignatures mount_signature(const Completer *c, const FlagInfo *flag, Str whole, Str value)
{
    Signature s = {.label = out_on(c->h.arena)};
    uint32_t active = UINT32_MAX, last = 0;
    const MountOptionInfo *option = mount_options();
    const MountTypeInfo *type = type_in(whole);
    for (uint32_t i = 0; i < value.len; i++)
        if (value.ptr[i] == ',') last = i + 1;
    Str before = str_cut(value, 0, last), rest = str_skip(value, last), key = {0};
    next_field(&rest, &key);
    key = str_cut(key, 0, str_find_char(key, '='));
    const MountOptionInfo *here = mount_option_info(key);
    out_z(&s.label, "--mount=");
    for (uint32_t i = 0; i < MOUNT_OPTIONS; i++) {
        if (type && !(option[i].types & 1u << (type - mount_types()))) continue;
        if (s.parameters.count) out_char(&s.label, ',');
        bool is_next = !here && active == UINT32_MAX && may_follow(before, key, &option[i]);
        if (here == &option[i] || is_next) active = s.parameters.count;
        add_option(c, &s, &option[i], type);
    }
    return one_signature(c, &s, packed_text(c->h.arena, type ? type->text : flag->text), active);
}

// ---- Directives ----

// The directive whose value contains the cursor; NULL if none.
static const DirectiveInfo *directive_at(const Instr *in, uint32_t at)
{
    bool may_be =
        in->kind == K_DIRECTIVE || (in->kind == K_COMMENT && in->before.zone != ZONE_BODY);
    Str line = str_cut(in->text, 0, at), comment = str_skip(line, str_find_char(line, '#') + 1);
    uint32_t equals = str_find_char(comment, '=');
    if (!may_be || equals == STR_NONE || str_has_char(line, '\n')) return NULL;
    return directive_info(str_trim(str_cut(comment, 0, equals)));
}

// The value of `# NAME=VALUE`, once the `=` is there.
static FlSignatures directive_signature(Arena *a, FlDoc *doc, uint32_t at)
{
    uint32_t item = doc->items.count ? items_find(&doc->items, at) : 0;
    const Instr *in = doc->items.count ? items_at(&doc->items, item) : NULL;
    if (!in || in->kind == K_BLANK) return (FlSignatures){0};
    const DirectiveInfo *info = directive_at(in, at - items_mark(&doc->items, item).at);
    if (!info) return (FlSignatures){0};
    Str form = str_cut(info->form, 0, str_find_char(info->form, '\n'));
    FlParameter *value = arena_new(a, FlParameter, 1);
    value->label = (Span){str_find_char(form, '=') + 1, form.len};
    FlSignature *signature = arena_new(a, FlSignature, 1);
    *signature = (FlSignature){form, packed_text(a, info->title), value, 1, 0};
    return (FlSignatures){signature, 1, 0};
}

FlSignatures fl_signatures(Arena *a, FlDoc *doc, uint32_t at, FlSignatureCall call)
{
    Completer c;
    if (!complete_in_arguments(&c, a, doc, at)) return directive_signature(a, doc, at);
    Str text = c.h.in->joined;
    uint32_t start = complete_start(&c, STR("")), end = c.h.at;
    while (end < text.len && !char_is_blank(text.ptr[end]) && text.ptr[end] != '\n') end++;
    Str word = str_cut(text, start, end);
    uint32_t equals = str_find_char(word, '=');
    bool is_value = c.is_flags && str_starts_z(word, "--") && equals < c.h.at - start;
    if (!is_value) return instruction_signatures(&c, call);
    Str name = str_cut(word, 2, equals);
    const FlagInfo *flag = flag_info(c.h.in->kind, name);
    Str value = str_cut(word, equals + 1, c.h.at - start);
    if (!flag) return (FlSignatures){0};
    if (str_is_z(name, "mount"))
        return mount_signature(&c, flag, str_skip(word, equals + 1), value);
    return flag_signature(&c, flag, value);
}
