// Let the server listen on all addresses.
//
// Inside a container `127.0.0.1` is the container itself: a server that listens there gets nothing from outside, also when its port
// is published with `docker run -p`. Several servers listen there unless they are told otherwise.
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["flask", "run", "--port", "8000"]
//      ^^^^^^^ `flask` listens on 127.0.0.1 unless told otherwise, so nothing outside of the container reaches it; add `--host=0.0.0.0`
// ```
//
// ```fixed
// FROM python:3.12-slim
// CMD ["flask", "run", "--host=0.0.0.0", "--port", "8000"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["gunicorn", "--bind", "127.0.0.1:8000", "app:app"]
//                             ^^^^^^^^^^^^^^ nothing outside of the container reaches this address; write `0.0.0.0`
// ```
//
// ```fixed
// FROM python:3.12-slim
// CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
// ```
//
// The server of Django takes the address as a plain word:
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["python", "manage.py", "runserver", "8000"]
//      ^^^^^^^^ `manage.py` listens on 127.0.0.1 unless told otherwise, so nothing outside of the container reaches it; add `0.0.0.0:8000`
// ```
//
// ```fixed
// FROM python:3.12-slim
// CMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// CMD python manage.py runserver
//     ^^^^^^ `manage.py` listens on 127.0.0.1 unless told otherwise, so nothing outside of the container reaches it; add `0.0.0.0:8000`
// ```
//
// ```fixed
// FROM python:3.12-slim
// CMD python manage.py runserver 0.0.0.0:8000
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["python", "manage.py", "runserver", "0:8000", "--insecure"]
// ```
//
// An address of its own, a variable that sets it, and a second program in front of it are fine:
//
// ```dockerfile
// FROM python:3.12-slim
// ENV FLASK_RUN_HOST=0.0.0.0
// CMD ["flask", "run"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// CMD nginx && exec gunicorn --bind 127.0.0.1:8000 app:app
// ```
//
// So is a CMD that never runs:
//
// ```dockerfile
// FROM python:3.12-slim
// ENTRYPOINT /start
// CMD ["flask", "run"]
// ```
#include "lint/partner.h"
#include "lint/run_facts.h"
#include "rules/parts/servers.h"

static bool is_set(Check *c, Str variables)
{
    Str value = STR("");
    for (Str name = str_next_word(&variables); name.len; name = str_next_word(&variables))
        if (var_at(c->model, c->step, name, &value, NULL) != ENV_UNSET) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (!partner_is_starter(partner_of(c->arena, c->model, c->step, in))) return;
    const Commands *commands = commands_of(c->model, c->step, in);
    if (commands->count != 1 || !commands->is_complete) return;
    FoundServer found = server_in(commands->item);
    const Word *at = NULL;
    if (!found.server) return;
    bool says = server_says_where(commands->item, found.server, &at);
    if (at)
        report(c, word_text_span(in, at),
               "nothing outside of the container reaches this address; write `0.0.0.0`");
    else if (!says && *found.server->add && !is_set(c, str_of_z(found.server->variables)))
        report(c, commands->item->word[0].span,
               "`%s` listens on 127.0.0.1 unless told otherwise, so nothing outside of the "
               "container reaches it; add `%s`",
               found.server->program, found.server->add);
}

enum { LOOPBACK = 9 }; // bytes of `127.0.0.1` and of `localhost`

// The loopback address in the text of the word becomes the one of all interfaces.
static void open_address(Fix *f, const Finding *found, const Instr *in)
{
    Str text = instr_slice(in, found->span);
    uint32_t start = str_find_char(text, '=');
    start = start == STR_NONE ? 0 : start + 1;
    Str address = str_skip(text, start);
    if (!address_is_loopback(address)) return;
    uint32_t at = found->span.start + start;
    fix_offer(f, found, FIX_ASK, "Listen on all addresses");
    fix_replace(f, found, (Span){at, at + LOOPBACK}, STR("0.0.0.0"));
}

// `8000` becomes `0.0.0.0:8000`.
static void add_address(Fix *f, const Finding *found, const Instr *in, const Word *port)
{
    fix_offer(f, found, FIX_ASK, "Listen on all addresses");
    fix_insert(f, found, word_text_span(in, port).start, STR("0.0.0.0:"));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    FoundServer server = commands->count ? server_in(commands->item) : (FoundServer){0};
    const Word *at = NULL;
    if (!server.server) return;
    if (server_says_where(commands->item, server.server, &at) || at)
        open_address(f, found, in);
    else if (server_port(commands->item, server.server))
        add_address(f, found, in, server_port(commands->item, server.server));
    else if (server.word == commands->item->word)
        fix_add_option_at_name(f, found, FIX_ASK, str_of_z(server.server->add));
    else
        fix_add_option_after(f, found, FIX_ASK, str_of_z(server.server->add), server.word);
}

RULE(server_on_loopback) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(CMD) | ON(ENTRYPOINT),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
