// Builds values from libyaml's events. An alias shares its anchor's value and counts with its full
// size, so that a small file cannot become huge.
#include "settings/yaml.h"
#include <string.h>
#include <yaml.h>

typedef struct Anchor {
    Str name;
    Value value;
    uint32_t size;
    bool is_open; // its end was not read yet
} Anchor;

// A list or map being read.
typedef struct Level {
    Value value; // without its children
    struct {
        Value *item;
        uint32_t count, room;
    } children;
    Str key; // key of the next member
    ValuePlace key_place;
    bool has_key;
    uint32_t anchor; // index of its anchor, or STR_NONE
    uint32_t size;   // number of values when it began
} Level;

typedef struct Reader {
    Arena *arena;
    Problems *problems;
    Level level[YAML_DEPTH_MAX];
    uint32_t depth, size;
    struct {
        Anchor *item;
        uint32_t count, room;
    } anchors;
    Value root;
    uint32_t document_count;
} Reader;

static ValuePlace place_of(yaml_mark_t mark)
{
    return (ValuePlace){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static Str text_of(Arena *a, const yaml_char_t *z, size_t len)
{
    return str_copy(a, str_of((const char *)z, (uint32_t)len));
}

static bool refuse(Reader *r, ValuePlace place, const char *why)
{
    problems_add(r->problems, place, "%s", why);
    return false;
}

static Value *member_twice(Level *level)
{
    for (uint32_t i = 0; i < level->children.count; i++)
        if (str_eq(level->children.item[i].key, level->key)) return &level->children.item[i];
    return NULL;
}

static bool put_key(Reader *r, Level *level, const Value *key)
{
    if (key->kind != VALUE_SCALAR && key->kind != VALUE_NULL)
        return refuse(r, key->place, "the key of a map has to be a plain text");
    level->key = key->text;
    level->key_place = key->place;
    level->has_key = true;
    if (!member_twice(level)) return true;
    problems_add(r->problems, key->place, "`%.*s` stands here a second time", STR_ARG(level->key));
    return false;
}

// Adds a complete value to the enclosing list or map.
static bool put(Reader *r, Value value)
{
    if (r->depth == 0) {
        r->root = value;
        return true;
    }
    Level *level = &r->level[r->depth - 1];
    if (level->value.kind == VALUE_MAP && !level->has_key) return put_key(r, level, &value);
    value.key = level->key;
    value.key_place = level->key_place;
    level->has_key = false;
    VEC_PUSH(r->arena, &level->children, value);
    return true;
}

static bool count_value(Reader *r, uint32_t size, ValuePlace place)
{
    if (YAML_VALUES_MAX - r->size < size) return refuse(r, place, "there are too many values");
    r->size += size;
    return true;
}

// The index of the value's anchor, marked as open; STR_NONE when it has none.
static uint32_t open_anchor(Reader *r, const yaml_char_t *name)
{
    if (!name) return STR_NONE;
    Anchor anchor = {.name = text_of(r->arena, name, strlen((const char *)name)), .is_open = true};
    VEC_PUSH(r->arena, &r->anchors, anchor);
    return r->anchors.count - 1;
}

static void close_anchor(Reader *r, uint32_t row, Value value, uint32_t size)
{
    if (row == STR_NONE) return;
    Anchor *anchor = &r->anchors.item[row];
    anchor->value = value;
    anchor->size = size;
    anchor->is_open = false;
}

// The latest anchor with the name counts. (YAML 1.1, 3.2.2.2)
static bool read_alias(Reader *r, const yaml_event_t *e)
{
    const char *z = (const char *)e->data.alias.anchor;
    Str name = str_of(z, (uint32_t)strlen(z));
    ValuePlace place = place_of(e->start_mark);
    for (uint32_t i = r->anchors.count; i--;) {
        const Anchor *anchor = &r->anchors.item[i];
        if (!str_eq(anchor->name, name)) continue;
        if (anchor->is_open) return refuse(r, place, "an alias stands inside of what it names");
        if (!count_value(r, anchor->size, place)) return false;
        Value value = anchor->value;
        value.place = place;
        return put(r, value);
    }
    problems_add(r->problems, place, "there is no anchor `&%.*s` before this alias", STR_ARG(name));
    return false;
}

static bool is_null(Str text)
{
    return !text.len || str_is_z(text, "~") || str_is_z(text, "null") || str_is_z(text, "Null") ||
           str_is_z(text, "NULL");
}

static ValueChange change_of(const yaml_char_t *tag)
{
    const char *name = tag ? (const char *)tag : "";
    if (strcmp(name, "!reset") == 0) return VALUE_RESET;
    return strcmp(name, "!override") == 0 ? VALUE_OVERRIDE : VALUE_MERGED;
}

static bool read_scalar(Reader *r, const yaml_event_t *e)
{
    ValuePlace place = place_of(e->start_mark);
    uint32_t anchor = open_anchor(r, e->data.scalar.anchor);
    if (!count_value(r, 1, place)) return false;
    Value value = {.kind = VALUE_SCALAR, .place = place};
    value.text = text_of(r->arena, e->data.scalar.value, e->data.scalar.length);
    value.is_plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    value.change = change_of(e->data.scalar.tag);
    if (value.is_plain && is_null(value.text)) value.kind = VALUE_NULL;
    close_anchor(r, anchor, value, 1);
    return put(r, value);
}

typedef struct Opening {
    ValueKind kind;
    const yaml_char_t *anchor, *tag;
} Opening;

static Opening opening_of(const yaml_event_t *e)
{
    if (e->type == YAML_MAPPING_START_EVENT)
        return (Opening){VALUE_MAP, e->data.mapping_start.anchor, e->data.mapping_start.tag};
    return (Opening){VALUE_LIST, e->data.sequence_start.anchor, e->data.sequence_start.tag};
}

static bool open_level(Reader *r, const yaml_event_t *e)
{
    ValuePlace place = place_of(e->start_mark);
    Opening opening = opening_of(e);
    if (r->depth == YAML_DEPTH_MAX) return refuse(r, place, "the values are nested too deeply");
    if (!count_value(r, 1, place)) return false;
    Level *level = &r->level[r->depth++];
    *level = (Level){.value = {.kind = opening.kind, .place = place}, .size = r->size - 1};
    level->value.change = change_of(opening.tag);
    level->anchor = open_anchor(r, opening.anchor);
    return true;
}

static bool close_level(Reader *r)
{
    Level *level = &r->level[--r->depth];
    Value value = level->value;
    value.child = level->children.item;
    value.count = level->children.count;
    close_anchor(r, level->anchor, value, r->size - level->size);
    return put(r, value);
}

static bool read_event(Reader *r, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        return r->document_count++ == 0 ||
               refuse(r, place_of(e->start_mark),
                      "a second document starts here; only the first is read");
    case YAML_ALIAS_EVENT: return read_alias(r, e);
    case YAML_SCALAR_EVENT: return read_scalar(r, e);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT: return open_level(r, e);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return close_level(r);
    default: return true;
    }
}

// For invalid UTF-8 libyaml only gives an offset.
static ValuePlace place_of_byte(Str text, size_t at)
{
    ValuePlace place = {1, 1};
    for (uint32_t i = 0; i < text.len && i < at; i++) {
        place.column++;
        if (text.ptr[i] != '\n') continue;
        place.line++;
        place.column = 1;
    }
    return place;
}

static void add_error(Reader *r, const yaml_parser_t *parser, Str text)
{
    const char *why = parser->problem ? parser->problem : "this is not YAML";
    bool is_byte = parser->error == YAML_READER_ERROR;
    ValuePlace place =
        is_byte ? place_of_byte(text, parser->problem_offset) : place_of(parser->problem_mark);
    const char *context = parser->context ? parser->context : "";
    if (!is_byte && str_at(text, (uint32_t)parser->problem_mark.index) == '\t') {
        context = "";
        why = "YAML takes no tab here; write spaces";
    }
    problems_add(r->problems, place, "%s%s%s", context, *context ? ": " : "", why);
}

static bool read_all(Reader *r, yaml_parser_t *parser, Str text)
{
    for (bool is_done = false; !is_done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            add_error(r, parser, text);
            return false;
        }
        is_done = event.type == YAML_STREAM_END_EVENT;
        bool is_ok = read_event(r, &event);
        yaml_event_delete(&event);
        if (!is_ok) return false;
    }
    return true;
}

bool yaml_read(Arena *a, Str text, Value *out, Problems *problems)
{
    Reader *r = arena_new(a, Reader, 1);
    r->arena = a;
    r->problems = problems;
    if (YAML_TEXT_MAX < text.len)
        return refuse(r, (ValuePlace){1, 1}, "the file is larger than 256 KiB");
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) fl_host_panic("out of memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)(text.len ? text.ptr : ""),
                                 text.len);
    bool is_ok = read_all(r, &parser, text);
    yaml_parser_delete(&parser);
    *out = r->root;
    return is_ok;
}
