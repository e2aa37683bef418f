// A program of the build: writes rule_table.c, with one row for each rule file.
//
//     collect rule_table.c instructions/text_rows.h features/command_words.txt values/licenses.txt
//             instructions/add.c ... rules/image_untagged.c ...
//
// The name of a file is the id of its rule, its leading `//` comment the text, and the fields that hosts may ask for
// are copied from its RULE(...) as they are written. So a new file is a new rule, and nothing else knows of it.
// Of the other files each TEXT(...) becomes a text in the table, and a number in text_rows.h.
#include "shell/command_bits.h"
#include "tool/pack.h"
#include "tool/texts.h"
#include "values/licenses.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WIDTH = 32,
    MAX_RULES = 1000,
    MAX_NAMES = 10000,
    MAX_NAME = 120,
    MAX_TOOLS = 16, // as lint/table.h has bits for
    MAX_FILES = 100,
    MAX_LOSERS = 60
};

typedef struct Source {
    const char *path;
    char *text;
    char id[MAX_NAME], name[MAX_NAME]; // image-untagged, image_untagged
    char *docs;
    size_t docs_len;
    char *codes;            // as in WORDS, empty for none
    char builder[MAX_NAME]; // the first of its codes that is one of the builder's
} Source;

typedef struct Name {
    char name[MAX_NAME], tool[MAX_NAME];
    int rule;
} Name;

static Source sources[MAX_RULES];
static int source_count;
static Name names[MAX_NAMES];
static int name_count;

__attribute__((format(printf, 3, 4))) static _Noreturn void fail(const char *path, int line,
                                                                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%d: error: ", path, line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static void *take(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory) abort();
    return memory;
}

static char *read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) fail(path, 1, "cannot be read");
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    char *text = take((size_t)size + 1);
    if (fread(text, 1, (size_t)size, f) != (size_t)size) fail(path, 1, "cannot be read");
    fclose(f);
    return text;
}

static void read_name(Source *s)
{
    const char *slash = strrchr(s->path, '/');
    const char *base = slash ? slash + 1 : s->path;
    size_t len = strcspn(base, ".");
    if (MAX_NAME <= len) fail(s->path, 1, "the name is too long");
    for (size_t i = 0; i < len; i++) {
        s->name[i] = base[i];
        s->id[i] = base[i] == '_' ? '-' : base[i];
    }
}

static void read_docs(Source *s)
{
    s->docs = take(strlen(s->text) + 1);
    const char *at = s->text;
    for (; strncmp(at, "//", 2) == 0; at += strcspn(at, "\n"), at += *at == '\n') {
        const char *line = at[2] == ' ' ? at + 3 : at + 2;
        size_t len = strcspn(line, "\n");
        memcpy(s->docs + s->docs_len, line, len);
        s->docs_len += len;
        s->docs[s->docs_len++] = '\n';
    }
    if (!s->docs_len) fail(s->path, 1, "a rule starts with a comment that says what it is about");
}

// Where the initialiser of RULE(...) starts.
static const char *find_rule(const Source *s)
{
    char mark[MAX_NAME + 10];
    snprintf(mark, sizeof mark, "\nRULE(%s) =", s->name);
    const char *at = strstr(s->text, mark);
    if (!at) fail(s->path, 1, "there is no RULE(%s) in it, which its name asks for", s->name);
    return at + strlen(mark);
}

// The end of the value at `at`: its comma or the closing brace, outside of strings and parentheses.
static const char *value_end(const char *at)
{
    int depth = 0;
    bool in_string = false;
    for (; *at; at++) {
        if (in_string && *at == '\\') at++;
        if (*at == '"') in_string = !in_string;
        if (in_string) continue;
        if (*at == '(') depth++;
        if (*at == ')') depth--;
        if (depth == 0 && (*at == ',' || *at == '}')) return at;
    }
    return at;
}

// A field of the rule as it is written there, or `otherwise`. The text is to be freed.
static char *field(const Source *s, const char *name, const char *otherwise)
{
    char mark[MAX_NAME];
    snprintf(mark, sizeof mark, " .%s =", name);
    const char *at = strstr(find_rule(s), mark);
    if (!at) {
        char *copy = take(strlen(otherwise) + 1);
        memcpy(copy, otherwise, strlen(otherwise));
        return copy;
    }
    at += strlen(mark);
    at += strspn(at, " \n");
    size_t len = (size_t)(value_end(at) - at);
    char *copy = take(len + 1);
    memcpy(copy, at, len);
    return copy;
}

static void add_name(const Source *s, const char *word, size_t len, int rule)
{
    if (name_count == MAX_NAMES || MAX_NAME <= len) fail(s->path, 1, "too many codes");
    Name *n = &names[name_count++];
    const char *colon = memchr(word, ':', len);
    size_t tool = colon ? (size_t)(colon - word) : 0;
    memcpy(n->tool, word, tool);
    size_t skip = colon ? tool + 1 : 0;
    memcpy(n->name, word + skip, len - skip);
    n->rule = rule;
    bool is_builders = !strcmp(n->tool, "buildkit") && !sources[rule].builder[0];
    if (is_builders) memcpy(sources[rule].builder, n->name, MAX_NAME);
}

// The literals of a field as one text, empty when the rule has no such field. The text is to be freed.
static char *words(const Source *s, const char *name)
{
    char *text = field(s, name, "");
    bool in_string = false;
    size_t len = 0;
    for (const char *from = text; *from; from++) {
        if (*from == '"')
            in_string = !in_string;
        else if (in_string)
            text[len++] = *from;
    }
    text[len] = '\0';
    return text;
}

// Hands on the words of `text`, with `number`.
static void for_each_word(const Source *s, const char *text, int number,
                          void (*use)(const Source *s, const char *word, size_t len, int number))
{
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, " ");
        if (len) use(s, at, len, number);
        at += len + (at[len] == ' ');
    }
}

// ---- Which findings give way to which ----

typedef struct Beats {
    const char *path, *place;
    int winner, count, loser[MAX_LOSERS];
} Beats;

static Beats beats[MAX_NAMES];
static int beats_count;

static int row_of(const Source *s, const char *id, size_t len)
{
    for (int i = 0; i < source_count; i++)
        if (strlen(sources[i].id) == len && !memcmp(sources[i].id, id, len)) return i;
    fail(s->path, 1, "there is no rule `%.*s` that it could beat", (int)len, id);
}

static void add_loser(const Source *s, const char *word, size_t len, int number)
{
    Beats *b = &beats[number];
    if (b->count == MAX_LOSERS) fail(s->path, 1, "it beats too many rules");
    b->loser[b->count++] = row_of(s, word, len);
}

static void collect_beats(const char *name, const char *place)
{
    for (int i = 0; i < source_count; i++) {
        char *losers = words(&sources[i], name);
        beats[beats_count] = (Beats){.path = sources[i].path, .place = place, .winner = i};
        for_each_word(&sources[i], losers, beats_count, add_loser);
        if (beats[beats_count].count) beats_count++;
        free(losers);
    }
}

static int by_losers(const void *a, const void *b)
{
    const Beats *one = a, *two = b;
    return one->count != two->count ? two->count - one->count : one->winner - two->winner;
}

static bool wins(int rule)
{
    for (int i = 0; i < beats_count; i++)
        if (beats[i].winner == rule) return true;
    return false;
}

static void write_beats(FILE *out)
{
    collect_beats("beats", "BEAT_INSTRUCTION");
    collect_beats("beats_at_argument", "BEAT_ARGUMENT");
    collect_beats("beats_at_place", "BEAT_PLACE");
    collect_beats("beats_in_file", "BEAT_FILE");
    collect_beats("beats_at_cause", "BEAT_CAUSE");
    qsort(beats, (size_t)beats_count, sizeof beats[0], by_losers);
    fprintf(out, "const uint16_t rule_losers[] = {\n");
    for (int i = 0; i < beats_count; i++)
        for (int k = 0; k < beats[i].count; k++) fprintf(out, "%d,\n", beats[i].loser[k]);
    fprintf(out, "};\n\nconst RuleBeats rule_beats[] = {\n");
    for (int i = 0, first = 0; i < beats_count; first += beats[i++].count)
        fprintf(out, "    {%d, %d, %d, %s},\n", beats[i].winner, first, beats[i].count,
                beats[i].place);
    fprintf(out, "};\n\nconst uint32_t rule_beats_count = %d;\n\n", beats_count);
    fprintf(out, "const bool rule_wins[] = {\n");
    for (int i = 0; i < source_count; i++) fprintf(out, "%d, ", wins(i));
    fprintf(out, "};\n");
}

// ---- Which rules are about which commands ----

static CommandBits bits;

static void add_command(const Source *s, const char *word, size_t len, int number)
{
    (void)s;
    (void)number;
    command_bits_add(&bits, word, (uint32_t)len);
}

static int count_bits(const CommandBits *set)
{
    int count = 0;
    for (int i = 0; i < COMMAND_WORDS; i++) count += __builtin_popcountll(set->word[i]);
    return count;
}

static void write_set(FILE *out, const CommandBits *set)
{
    fprintf(out, "    %d, ", count_bits(set));
    for (int i = 0; i < COMMAND_WORDS * 64; i++)
        if (set->word[i / 64] >> i % 64 & 1) fprintf(out, "%d, ", i);
    fprintf(out, "\n");
}

static void write_commands(FILE *out)
{
    CommandBits set[UINT8_MAX] = {0};
    int sets = 1, start[UINT8_MAX] = {0}; // the first: none
    fprintf(out, "\nconst uint16_t rule_commands[] = {\n");
    for (int i = 0, row; i < source_count; i++) {
        char *commands = words(&sources[i], "commands");
        bits = (CommandBits){0};
        for_each_word(&sources[i], commands, i, add_command);
        free(commands);
        for (row = 0; row < sets && memcmp(&set[row], &bits, sizeof bits) != 0; row++) continue;
        if (row == UINT8_MAX) fail(sources[i].path, 1, "too many sets of commands");
        if (row == sets) {
            start[row] = start[row - 1] + count_bits(&set[row - 1]) + 1;
            set[sets++] = bits;
        }
        fprintf(out, "%d, ", start[row]);
    }
    fprintf(out, "\n};\n\nconst uint8_t rule_command_bits[] = {\n");
    for (int i = 0; i < sets; i++) write_set(out, &set[i]);
    fprintf(out, "};\n");
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const Source *)a)->id, ((const Source *)b)->id);
}

static int by_name(const void *a, const void *b)
{
    const Name *one = a, *two = b;
    int order = strcmp(one->name, two->name);
    if (!order) order = strcmp(one->tool, two->tool);
    return order ? order : one->rule - two->rule;
}

// ---- The texts ----

static char *command_words;
static int text_count, packed_count; // without and with those of TEXT(...)
static const char *packed_files[MAX_FILES];
static int packed_file_count;

static void join_packed_file(Packed *p, FILE *header, const char *path)
{
    char *text = read_file(path);
    const char *slash = strrchr(path, '/');
    PackedFile file = {text, slash ? slash + 1 : path, header, packed_count - text_count};
    int line = join_packed_texts(p, &file);
    if (line) fail(path, line, "two texts on one line");
    packed_count = text_count + file.count;
    free(text);
}

static void join_texts(Packed *p, const char *path)
{
    for (int i = 0; i < source_count; i++) join_text(p, sources[i].docs, sources[i].docs_len);
    packed_count = text_count = source_count + join_command_words(p, command_words);

    FILE *header = fopen(path, "wb");
    if (!header) fail(path, 1, "cannot be written");
    fprintf(header, "// Written by tool/collect.c.\nenum {\n");
    for (int i = 0; i < packed_file_count; i++) join_packed_file(p, header, packed_files[i]);
    fprintf(header, "    TEXT_COUNT = %d\n};\n", packed_count - text_count);
    if (fclose(header)) fail(path, 1, "cannot be written");
}

static void write_bytes(FILE *out, const char *name, const uint8_t *byte, size_t count)
{
    fprintf(out, "const uint8_t %s[] = {", name);
    for (size_t i = 0; i < count; i++) fprintf(out, i % WIDTH ? "%u," : "\n%u,", byte[i]);
    fprintf(out, "\n};\n\n");
}

static void write_numbers(FILE *out, const char *type_and_name, const uint32_t *number, int count)
{
    fprintf(out, "const %s[] = {", type_and_name);
    for (int i = 0; i < count; i++) fprintf(out, i % WIDTH ? "%u," : "\n%u,", number[i]);
    fprintf(out, "\n};\n\n");
}

// Two symbols are three bytes, the lower bits first.
static void write_pairs(FILE *out, const Coded *c)
{
    static uint8_t byte[3 * SYMBOLS];
    size_t count = 0;
    for (size_t i = 0; i < SYMBOLS; i++) {
        uint32_t two = c->pair[i][0] | (uint32_t)c->pair[i][1] << 12;
        if (two) count = i + 1;
        for (size_t k = 0; k < 3; k++) byte[3 * i + k] = two >> 8 * k & 0xff;
    }
    write_bytes(out, "rule_pairs", byte, 3 * count);
}

static void write_texts(FILE *out, const char *header)
{
    static Packed p;
    static Coded c;
    join_texts(&p, header);
    find_copies(&p);
    pack(&p);
    choose(&p);
    code_texts(&c, &p);
    write_bytes(out, "rule_texts", c.byte, (c.bits + 7) / 8);
    for (int i = 0; i < packed_count; i++) c.start[i] = c.start[i + 1] - c.start[i];
    write_numbers(out, "uint16_t rule_text_bits", c.start, packed_count);
    fprintf(out, "const uint32_t rule_text_count = %d;\n\n", text_count);
    write_numbers(out, "uint16_t rule_codes", c.of_length, CODE_BITS);
    write_pairs(out, &c);
    free(p.text);
    free(p.longest);
    free(p.symbol);
    free(p.copy);
    free(c.byte);
    free(c.start);
}

// `words` is where its names start among those of all.
static void write_row(FILE *out, const Source *s, size_t words)
{
    char *severity = field(s, "severity", "FL_OFF");
    char *severity_on = field(s, "severity_on", severity);
    char *tags = field(s, "tags", "0");
    char *fixes = field(s, "fixes", "0");
    fprintf(out, "    {.words = %zu, .id_len = %zu, .codes_len = %zu,\n", words, strlen(s->id),
            strlen(s->codes));
    fprintf(out, "     .severity = %s, .severity_on = %s, .tags = %s,\n", severity, severity_on,
            tags);
    fprintf(out, "     .has_safe_fix = ((%s) & FIX_SAFE) != 0,\n", fixes);
    fprintf(out, "     .has_fix = ((%s) & (FIX_SAFE | FIX_ASK)) != 0},\n", fixes);
    free(severity);
    free(severity_on);
    free(tags);
    free(fixes);
}

static void write_characters(FILE *out, const char *text)
{
    for (; *text; text++) fprintf(out, "'%c',", *text);
    fprintf(out, "\n");
}

static void write_rules(FILE *out)
{
    fprintf(out, "const char fl_rule_words[] = {\n");
    for (int i = 0; i < source_count; i++) {
        write_characters(out, sources[i].id);
        write_characters(out, sources[i].codes);
    }
    fprintf(out, "};\n\nconst FlRule rule_info[] = {\n");
    size_t words = 0;
    for (int i = 0; i < source_count; i++) {
        write_row(out, &sources[i], words);
        words += strlen(sources[i].id) + strlen(sources[i].codes);
    }
    fprintf(out, "};\n\n");
}

// ---- Names ----

static const char *tools[MAX_TOOLS] = {""};
static int tool_count = 1;

static int tool_row(const char *tool)
{
    for (int i = 0; i < tool_count; i++)
        if (!strcmp(tools[i], tool)) return i;
    if (tool_count == MAX_TOOLS) fail(tool, 1, "too many tools");
    tools[tool_count] = tool;
    return tool_count++;
}

// Where the code of the tool stands among the codes of the rule, without the tool's prefix.
static size_t place_of(const Source *s, const char *tool, const char *name)
{
    char code[2 * MAX_NAME];
    if (!*tool) return 0; // an id, which another tool may call the same
    snprintf(code, sizeof code, "%s:%s", tool, name);
    const char *at = strstr(s->codes, code);
    return at ? (size_t)(at - s->codes) + strlen(tool) + 1 : 0;
}

static void write_names(FILE *out)
{
    fprintf(out, "const RuleName rule_names[] = {\n");
    for (int i = 0; i < name_count; i++)
        fprintf(out, "    {%d, %d, %zu, %zu},\n", names[i].rule, tool_row(names[i].tool),
                place_of(&sources[names[i].rule], names[i].tool, names[i].name),
                strlen(names[i].name));
    fprintf(out, "};\n\nconst uint32_t rule_name_count = %d;\n\n", name_count);
    fprintf(out, "const Str rule_tools[] = {\n");
    for (int i = 0; i < tool_count; i++)
        fprintf(out, "    {\"%s\", %zu},\n", tools[i], strlen(tools[i]));
    fprintf(out, "};\n\n");
}

static void write_builders(FILE *out)
{
    fprintf(out, "const struct CodePart rule_builder[] = {\n");
    for (int i = 0; i < source_count; i++)
        fprintf(out, "    {%zu, %zu},\n", place_of(&sources[i], "buildkit", sources[i].builder),
                strlen(sources[i].builder));
    fprintf(out, "};\n\n");
}

static void write_options(FILE *out)
{
    for (int i = 0; i < source_count; i++)
        if (strstr(sources[i].text, "\nRULE_OPTION("))
            fprintf(out, "extern RULE_OPTION(%s);\n", sources[i].name);
    fprintf(out, "const struct OptionRow rule_options[] = {\n");
    for (int i = 0; i < source_count; i++)
        if (strstr(sources[i].text, "\nRULE_OPTION("))
            fprintf(out, "    {%d, &rule_option_%s},\n", i, sources[i].name);
    fprintf(out, "};\nconst uint32_t rule_option_count = "
                 "sizeof rule_options / sizeof rule_options[0];\n\n");
}

// ---- Licences ----

static int by_number(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    return one < two ? -1 : two < one;
}

static void write_licenses(FILE *out, const char *at)
{
    static uint32_t hash[MAX_NAMES];
    int count = 0;
    at += strcspn(at, "\n"); // the comment
    for (at += strspn(at, " \n"); *at && count < MAX_NAMES; at += strspn(at, " \n")) {
        size_t len = strcspn(at, " \n");
        hash[count++] = license_hash(at, len);
        at += len;
    }
    qsort(hash, (size_t)count, sizeof hash[0], by_number);
    fprintf(out, "\n#include \"values/licenses.h\"\n\n");
    write_numbers(out, "uint32_t license_hashes", hash, count);
    fprintf(out, "const uint32_t license_count = %d;\n", count);
}

static void write_table(FILE *out, const char *header)
{
    fprintf(
        out,
        "// Written by tool/collect.c from the files in rules/.\n#include \"lint/table.h\"\n\n");
    write_texts(out, header);
    for (int i = 0; i < source_count; i++) fprintf(out, "extern RULE(%s);\n", sources[i].name);
    fprintf(out, "\nconst Rule *const rule_list[] = {\n");
    for (int i = 0; i < source_count; i++) fprintf(out, "    &rule_%s,\n", sources[i].name);
    fprintf(out, "};\n\n");
    write_rules(out);
    fprintf(out, "const uint32_t rule_count = %d;\n\n", source_count);
    write_names(out);
    write_builders(out);
    write_options(out);
    write_beats(out);
    write_commands(out);
}

static void collect_names(void)
{
    for (int i = 0; i < source_count; i++) {
        add_name(&sources[i], sources[i].id, strlen(sources[i].id), i);
        for_each_word(&sources[i], sources[i].codes, i, add_name);
    }
    qsort(names, (size_t)name_count, sizeof names[0], by_name);
}

int main(int argc, char **argv)
{
    if (argc < 6) fail("rules", 1, "there is no rule");
    command_words = read_file(argv[3]);
    char *licenses = read_file(argv[4]);
    for (int i = 5; i < argc; i++) {
        if (!strstr(argv[i], "/rules/")) {
            if (packed_file_count == MAX_FILES) fail(argv[i], 1, "too many files");
            packed_files[packed_file_count++] = argv[i];
            continue;
        }
        if (source_count == MAX_RULES) fail(argv[i], 1, "too many rules");
        Source *s = &sources[source_count++];
        s->path = argv[i];
        s->text = read_file(argv[i]);
        read_name(s);
        read_docs(s);
        s->codes = words(s, "codes");
    }
    qsort(sources, (size_t)source_count, sizeof sources[0], by_id);
    collect_names();

    FILE *out = fopen(argv[1], "wb");
    if (!out) fail(argv[1], 1, "cannot be written");
    write_table(out, argv[2]);
    write_licenses(out, licenses);
    free(command_words);
    free(licenses);
    for (int i = 0; i < source_count; i++) {
        free(sources[i].text);
        free(sources[i].codes);
        free(sources[i].docs);
    }
    return fclose(out) ? 1 : 0;
}
