// `fairlead settings`: what may stand in .fairlead.yaml and in the settings of an editor.
#include "fl_texts.h"
#include "server/arguments.h"
#include "server/terminal.h"
#include "settings/keys.h"

#define TEXTS command_settings

enum { OPT_SCHEMA, OPT_MARKDOWN };

static const Option options[] = {
    [OPT_SCHEMA] = {"--schema", "",
                    "the JSON schema, for editors that check and complete YAML by it"},
    [OPT_MARKDOWN] = {"--markdown", "", "the table in README.md"},
};

static int run(Arguments *args);

const Command command_settings = {
    .name = STR_INIT("settings"),
    .summary = TEXT("List what may be set in .fairlead.yaml and in an editor."),
    .option = options,
    .option_count = ARRAY_LEN(options),
    .run = run,
};

static Str list(Arena *a)
{
    enum { COLUMN = 16 };
    Out o = out_on(a);
    for (uint32_t i = 0; i < key_count; i++) {
        const Key *key = &keys[i];
        if (!(key->where & (IN_FILE | IN_OVERRIDE))) continue;
        out_str(&o, key_name(key));
        for (uint32_t pad = key_name(key).len; pad < COLUMN; pad++) out_char(&o, ' ');
        out_fmt(&o, "%.*s\n", STR_ARG(packed_text(a, key->help)));
    }
    return out_done(&o);
}

static int run(Arguments *args)
{
    uint32_t form = STR_NONE;
    for (Argument a = argument_next(args); a.kind != ARGUMENT_END; a = argument_next(args)) {
        if (a.kind == ARGUMENT_WRONG) return EXIT_FAILED;
        if (a.kind == ARGUMENT_OPERAND) return wrong_usage(&command_settings, "takes no operands");
        form = a.option;
    }
    Arena arena = {0};
    switch (form) {
    case OPT_SCHEMA: print(keys_schema(&arena)); break;
    case OPT_MARKDOWN: print(keys_markdown(&arena)); break;
    default: print(list(&arena)); break;
    }
    arena_clear(&arena);
    return EXIT_FINE;
}
