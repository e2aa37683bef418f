// Read by libyaml's scanner.c and parser.c, behind their macros: what these do stands in the program once each, not wherever they are
// used, which is a fourth of the library.
#define ONCE static __attribute__((noinline))

#ifdef READ_LINE // scanner.c

typedef struct Place {
    const yaml_char_t *pointer;
} Place;

ONCE int is_alpha(Place at)
{
    return IS_ALPHA_AT(at, 0);
}
#undef IS_ALPHA_AT
#define IS_ALPHA_AT(string, offset) is_alpha((Place){(string).pointer + (offset)})

ONCE int is_blank(Place at)
{
    return IS_BLANK_AT(at, 0);
}
#undef IS_BLANK_AT
#define IS_BLANK_AT(string, offset) is_blank((Place){(string).pointer + (offset)})

ONCE int is_break(Place at)
{
    return IS_BREAK_AT(at, 0);
}
#undef IS_BREAK_AT
#define IS_BREAK_AT(string, offset) is_break((Place){(string).pointer + (offset)})

ONCE int is_breakz(Place at)
{
    return IS_BREAKZ_AT(at, 0);
}
#undef IS_BREAKZ_AT
#define IS_BREAKZ_AT(string, offset) is_breakz((Place){(string).pointer + (offset)})

ONCE int is_blankz(Place at)
{
    return IS_BLANKZ_AT(at, 0);
}
#undef IS_BLANKZ_AT
#define IS_BLANKZ_AT(string, offset) is_blankz((Place){(string).pointer + (offset)})

ONCE int cache(yaml_parser_t *parser, size_t length)
{
    return CACHE(parser, length);
}
#undef CACHE
#define CACHE(parser, length) cache(parser, length)

ONCE void skip(yaml_parser_t *parser)
{
    SKIP(parser);
}
#undef SKIP
#define SKIP(parser) skip(parser)

ONCE void skip_line(yaml_parser_t *parser)
{
    SKIP_LINE(parser);
}
#undef SKIP_LINE
#define SKIP_LINE(parser) skip_line(parser)

ONCE int read_character(yaml_parser_t *parser, yaml_string_t *string)
{
    return READ(parser, *string);
}
#undef READ
#define READ(parser, string) read_character(parser, &(string))

ONCE int read_line(yaml_parser_t *parser, yaml_string_t *string)
{
    return READ_LINE(parser, *string);
}
#undef READ_LINE
#define READ_LINE(parser, string) read_line(parser, &(string))

#else // parser.c

ONCE yaml_token_t *peek_token(yaml_parser_t *parser)
{
    return PEEK_TOKEN(parser);
}
#undef PEEK_TOKEN
#define PEEK_TOKEN(parser) peek_token(parser)

ONCE void skip_token(yaml_parser_t *parser)
{
    SKIP_TOKEN(parser);
}
#undef SKIP_TOKEN
#define SKIP_TOKEN(parser) skip_token(parser)

#endif
