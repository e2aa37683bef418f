// Completion of flags and their values, of the options of mounts and theirs.
#include "features/completion.h"
#include "fl_texts.h"

#define TEXTS completion_flag

static Str flag_topic(const Completer *c, const FlagInfo *flag)
{
    return str_fmt(c->h.arena, "flag %.*s %.*s", STR_ARG(keyword_name(c->h.in->kind)),
                   STR_ARG(flag->name));
}

// Whether the instruction has the flag already, elsewhere than at the cursor.
static bool is_given(const Completer *c, const FlagInfo *flag)
{
    if (flag->kind == FLAG_LIST) return false;
    for (const Node *node = NULL; (node = instr_next_flag(c->h.in, node));) {
        bool is_here = node->start < c->h.at && c->h.at <= node->end;
        if (!is_here && str_eq(flag_name(c->h.in, node), flag->name)) return true;
    }
    return false;
}

// A word behind the cursor is kept as the value.
static bool has_equals(const Completer *c)
{
    Str text = c->h.in->joined;
    uint32_t at = c->h.at;
    while (at < text.len && (char_is_word(text.ptr[at]) || text.ptr[at] == '-')) at++;
    return str_at(text, at) == '=';
}

bool complete_before_word(const Completer *c)
{
    char next = str_at(c->h.in->text, c->h.byte);
    return !c->typed.len && (uint8_t)next > ' ' && next != ',';
}

// Whether a word follows the dashes of a flag without a name.
static bool is_before_argument(Completer *c)
{
    if (!c->typed.len) return complete_before_word(c);
    uint32_t len = c->at_word.end - c->at_typed.end;
    Str rest = str_cut(c->h.in->text, c->h.byte, c->h.byte + len);
    if (!len || !str_starts(STR("--"), c->typed) || flag_info(c->h.in->kind, rest)) return false;
    c->at_word.end = c->at_typed.end;
    return true;
}

// The `=` to add before the next word; flags with a value already have it.
static void put_apart(const Completer *c, FlCompletion *item, bool is_bare, const char *sign)
{
    if (!is_bare) item->snippet = str_fmt(c->h.arena, "%.*s$1%s", STR_ARG(item->text), sign);
    item->text = str_join(c->h.arena, item->text, str_of_z(sign));
}

void complete_flag(Completer *c)
{
    const InstructionInfo *info = instruction_info(c->h.in->kind);
    bool is_named = !complete_before_word(c) && has_equals(c);
    bool is_before = !is_named && is_before_argument(c);
    if (is_named) complete_from(c, complete_start(c, STR("")), STR("="));
    for (uint32_t i = 0; info && i < info->flag_count; i++) {
        const FlagInfo *flag = &info->flag[i];
        if (is_given(c, flag)) continue;
        FlCompletion item = {.kind = FL_COMPLETES_FLAG, .detail = hint_text(flag->hint)};
        item.label = str_fmt(c->h.arena, "--%.*s", STR_ARG(flag->name));
        bool is_bare = flag->kind == FLAG_BOOL || is_named;
        item.text = is_bare ? item.label : str_join(c->h.arena, item.label, STR("="));
        if (is_before) put_apart(c, &item, is_bare, " ");
        item.topic = flag_topic(c, flag);
        complete_add(c, c->typed.len ? RANK_USUAL : RANK_LATER, item);
    }
}

// ---- Values ----

static const WordInfo booleans[] = {
    {"true", TEXT("The same as the name alone.")},
    {"false", TEXT("The same as leaving it out.")},
};

static void add_values(Completer *c, const FlagInfo *flag)
{
    Str topic = str_fmt(c->h.arena, "value %.*s %.*s", STR_ARG(keyword_name(c->h.in->kind)),
                        STR_ARG(flag->name));
    complete_words(c, flag->value, flag->value_count, topic, STR(" "));
    complete_words(c, flag->usual, flag->usual_count, topic, STR(""));
    if (flag->kind == FLAG_BOOL)
        complete_words(c, booleans, ARRAY_LEN(booleans), flag_topic(c, flag), STR(" "));
}

// ---- Mounts ----

// The fields of a mount up to the cursor: its type, and the start of the last field.
typedef struct Fields {
    const MountTypeInfo *type;
    bool has_type;
    Str before; // the fields before the last
    Str last;
} Fields;

static Fields read_fields(Str value)
{
    Fields f = {.type = &mount_types()[MOUNT_BIND]};
    Str rest = value, field;
    uint32_t end = 0;
    for (uint32_t i = 0; i < value.len; i++)
        if (value.ptr[i] == ',') end = i + 1;
    f.before = str_cut(value, 0, end);
    f.last = str_skip(value, end);
    while (str_next_part(&rest, ',', &field)) {
        if (!str_istarts(field, STR("type=")) || field.ptr == f.last.ptr) continue;
        f.has_type = true;
        f.type = mount_type_info(str_skip(field, 5));
    }
    return f;
}

static bool has_option(Str fields, const MountOptionInfo *option)
{
    Str field;
    while (str_next_part(&fields, ',', &field)) {
        Str name = str_cut(field, 0, str_find_char(field, '='));
        if (mount_option_info(name) == option) return true;
    }
    return false;
}

static bool is_of_type(const MountOptionInfo *option, const Fields *f)
{
    if (!f->type) return true;
    return option->types & 1u << (f->type - mount_types());
}

static void add_options(Completer *c, const Fields *f)
{
    const MountOptionInfo *option = mount_options();
    for (uint32_t i = 0; i < MOUNT_OPTIONS; i++) {
        bool is_first = !f->has_type && i == MOUNT_TYPE;
        if (has_option(f->before, &option[i]) || !is_of_type(&option[i], f)) continue;
        FlCompletion item = {.label = option[i].name, .kind = FL_COMPLETES_FLAG};
        item.detail = hint_text(option[i].hint);
        bool is_before = complete_before_word(c);
        bool is_bare = option[i].may_be_bare || (!is_before && has_equals(c));
        item.text = is_bare ? item.label : str_join(c->h.arena, item.label, STR("="));
        if (is_before) put_apart(c, &item, is_bare, ",");
        item.topic = str_fmt(c->h.arena, "option %.*s", STR_ARG(option[i].name));
        complete_add(c, is_first ? RANK_FIRST : RANK_USUAL, item);
    }
}

static void add_types(Completer *c)
{
    for (uint32_t i = 0; i < MOUNT_KINDS; i++) {
        const MountTypeInfo *type = &mount_types()[i];
        FlCompletion item = {.label = type->name, .kind = FL_COMPLETES_VALUE, .commit = STR(",")};
        item.topic = str_fmt(c->h.arena, "mount %.*s", STR_ARG(type->name));
        complete_add(c, RANK_USUAL, item);
    }
}

static void add_option_values(Completer *c, const MountOptionInfo *option, const Fields *f)
{
    bool is_cache = f->type == &mount_types()[MOUNT_CACHE];
    Str topic = str_fmt(c->h.arena, "option-value %.*s", STR_ARG(option->name));
    if (str_is_z(option->name, "type")) add_types(c);
    if (str_is_z(option->name, "from")) {
        complete_stages(c, false);
        complete_images(c);
    }
    complete_words(c, option->value, option->value_count, topic, STR(" ,"));
    bool is_folder = str_is_z(option->name, "target");
    if (is_cache || !is_folder)
        complete_words(c, option->usual, option->usual_count, topic, STR(""));
    topic = str_fmt(c->h.arena, "option %.*s", STR_ARG(option->name));
    if (option->may_be_bare) complete_words(c, booleans, ARRAY_LEN(booleans), topic, STR(" ,"));
}

static void complete_mount(Completer *c, uint32_t start)
{
    Fields f = read_fields(str_cut(c->h.in->joined, start, c->h.at));
    uint32_t at = c->h.at - f.last.len, equals = str_find_char(f.last, '=');
    if (equals == STR_NONE) {
        complete_from(c, at, STR(",="));
        add_options(c, &f);
        return;
    }
    c->is_value = true;
    complete_from(c, at + equals + 1, STR(",\""));
    Str name = str_cut(f.last, 0, equals);
    const MountOptionInfo *option = mount_option_info(name);
    bool is_bind = !f.type || f.type == &mount_types()[MOUNT_BIND];
    if (is_bind && c->h.step != NO_STEP && str_is_one_of(name, STR("source src")))
        complete_mount_source(c, at + equals + 1);
    if (option) add_option_values(c, option, &f);
}

void complete_flag_value(Completer *c, Str name, uint32_t start)
{
    const FlagInfo *flag = flag_info(c->h.in->kind, name);
    if (!flag) return;
    if (str_is_z(name, "mount")) {
        complete_mount(c, start);
        return;
    }
    c->is_value = true;
    complete_from(c, start, STR("\""));
    if (str_is_z(name, "from")) {
        complete_stages(c, true);
        complete_images(c);
    }
    if (str_is_z(name, "chown")) complete_users(c);
    add_values(c, flag);
}
