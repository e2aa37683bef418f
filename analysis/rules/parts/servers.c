#include "rules/parts/servers.h"
#include "values/file_kinds.h"

#define S(text) STR_INIT(text)

static const Server servers[] = {
    {S("flask"), S("run"), S("-h --host"), S("FLASK_RUN_HOST"), S("--host=0.0.0.0")},
    {S("uvicorn"), S(""), S("--host --uds --fd"), S("UVICORN_HOST"), S("--host=0.0.0.0")},
    {S("fastapi"), S("dev"), S("--host"), S(""), S("--host=0.0.0.0")},
    {S("daphne"), S(""), S("-b --bind -u -e --endpoint --fd"), S(""), S("--bind=0.0.0.0")},
    {S("hypercorn"), S(""), S("-b --bind -c --config"), S(""), S("--bind=0.0.0.0:8000")},
    {S("rails"), S("server s"), S("-b --binding -e --environment"), S("BINDING RAILS_ENV RACK_ENV"),
     S("--binding=0.0.0.0")},
    {S("hugo"), S("server"), S("--bind"), S(""), S("--bind=0.0.0.0")},
    {S("artisan"), S("serve"), S("--host"), S("SERVER_HOST"), S("--host=0.0.0.0")},
    {S("manage.py"), S("runserver"), S(""), S(""), S("0.0.0.0:8000")},
    {S("gunicorn"), S(""), S("-b --bind"), S(""), S("")},
    {S("vite"), S(""), S("--host"), S(""), S("")},
    {S("ng"), S("serve"), S("--host"), S(""), S("")},
    {S("next"), S(""), S("-H --hostname"), S(""), S("")},
    {S("php"), S(""), S("-S"), S(""), S("")},
    {S("puma"), S(""), S("-b --bind"), S(""), S("")},
};

#undef S

// What runs another program that is named after it has no more words than this before it.
enum { WRAPPERS_MAX = 3 };

// The server that the word names, with the one behind it that makes it serve.
static const Server *server_at(const Command *c, uint32_t i)
{
    Str program = path_last(c->word[i].text);
    Str next = i + 1 < c->word_count ? c->word[i + 1].text : STR("");
    for (uint32_t k = 0; k < ARRAY_LEN(servers); k++) {
        const Server *s = &servers[k];
        if (str_eq(program, s->program) && (!s->word.len || str_is_one_of(next, s->word))) return s;
    }
    return NULL;
}

FoundServer server_in(const Command *c)
{
    for (uint32_t i = 0; i < c->word_count && i <= WRAPPERS_MAX; i++) {
        const Server *s = server_at(c, i);
        if (s) return (FoundServer){s, &c->word[i + (s->word.len != 0)]};
    }
    return (FoundServer){0};
}

static Str address_of(Str word, Str options)
{
    for (Str option = str_next_word(&options); option.len; option = str_next_word(&options))
        if (str_starts(word, option) && str_at(word, option.len) == '=')
            return str_skip(word, option.len + 1);
    return str_skip(word, word.len);
}

bool address_is_loopback(Str address)
{
    Str host = str_cut(address, 0, str_find_char(address, ':'));
    return str_is_one_of(host, STR("127.0.0.1 localhost"));
}

// The address is no option of such a server, so what may be added begins with none.
static bool is_by_operand(const Server *s)
{
    return s->add.len && str_at(s->add, 0) != '-';
}

static bool is_port(Str text)
{
    uint32_t number;
    return str_number(text, &number);
}

const Word *server_port(const Command *c, const Server *s)
{
    for (uint32_t i = 1; is_by_operand(s) && i < c->word_count; i++)
        if (is_port(c->word[i].text)) return &c->word[i];
    return NULL;
}

// Of a server that takes its address as a plain word, after the word that makes it serve.
static bool operand_says_where(const Command *c, const Server *s, const Word **at)
{
    bool says = false, is_after = false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool is_one = is_after && str_at(word->text, 0) != '-' && !is_port(word->text);
        if (is_one && address_is_loopback(word->text)) *at = word;
        says = says || is_one || !word->is_literal;
        is_after = is_after || str_is_one_of(word->text, s->word);
    }
    return says;
}

bool server_says_where(const Command *c, const Server *s, const Word **at)
{
    bool says = false;
    if (is_by_operand(s)) return operand_says_where(c, s, at);
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool is_option = str_is_one_of(word->text, s->options);
        Str joined = address_of(word->text, s->options);
        bool is_last = i + 1 == c->word_count;
        if (is_option && !is_last && address_is_loopback(c->word[i + 1].text))
            *at = &c->word[i + 1];
        if (joined.len && address_is_loopback(joined)) *at = word;
        says = says || is_option || joined.len || !word->is_literal || str_at(word->text, 0) == '$';
    }
    return says;
}
