#include "rules/parts/servers.h"
#include "values/file_kinds.h"

static const Server servers[] = {
    {"flask", "run", "-h --host", "FLASK_RUN_HOST", "--host=0.0.0.0"},
    {"uvicorn", "", "--host --uds --fd", "UVICORN_HOST", "--host=0.0.0.0"},
    {"fastapi", "dev", "--host", "", "--host=0.0.0.0"},
    {"daphne", "", "-b --bind -u -e --endpoint --fd", "", "--bind=0.0.0.0"},
    {"hypercorn", "", "-b --bind -c --config", "", "--bind=0.0.0.0:8000"},
    {"rails", "server s", "-b --binding -e --environment", "BINDING RAILS_ENV RACK_ENV",
     "--binding=0.0.0.0"},
    {"hugo", "server", "--bind", "", "--bind=0.0.0.0"},
    {"artisan", "serve", "--host", "SERVER_HOST", "--host=0.0.0.0"},
    {"manage.py", "runserver", "", "", "0.0.0.0:8000"},
    {"gunicorn", "", "-b --bind", "", ""},
    {"vite", "", "--host", "", ""},
    {"ng", "serve", "--host", "", ""},
    {"next", "", "-H --hostname", "", ""},
    {"php", "", "-S", "", ""},
    {"puma", "", "-b --bind", "", ""},
};

// What runs another program that is named after it has no more words than this before it.
enum { WRAPPERS_MAX = 3 };

// The server that the word names, with the one behind it that makes it serve.
static const Server *server_at(const Command *c, uint32_t i)
{
    Str program = path_last(c->word[i].text);
    Str next = i + 1 < c->word_count ? c->word[i + 1].text : STR("");
    for (uint32_t k = 0; k < ARRAY_LEN(servers); k++) {
        const Server *s = &servers[k];
        if (!str_is_z(program, s->program)) continue;
        if (!*s->word || str_is_one_of(next, str_of_z(s->word))) return s;
    }
    return NULL;
}

FoundServer server_in(const Command *c)
{
    for (uint32_t i = 0; i < c->word_count && i <= WRAPPERS_MAX; i++) {
        const Server *s = server_at(c, i);
        if (s) return (FoundServer){s, &c->word[i + (*s->word != 0)]};
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
    return *s->add && *s->add != '-';
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
        is_after = is_after || str_is_one_of(word->text, str_of_z(s->word));
    }
    return says;
}

bool server_says_where(const Command *c, const Server *s, const Word **at)
{
    bool says = false;
    Str options = str_of_z(s->options);
    if (is_by_operand(s)) return operand_says_where(c, s, at);
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        bool is_option = str_is_one_of(word->text, options);
        Str joined = address_of(word->text, options);
        bool is_last = i + 1 == c->word_count;
        if (is_option && !is_last && address_is_loopback(c->word[i + 1].text))
            *at = &c->word[i + 1];
        if (joined.len && address_is_loopback(joined)) *at = word;
        says = says || is_option || joined.len || !word->is_literal || str_at(word->text, 0) == '$';
    }
    return says;
}
