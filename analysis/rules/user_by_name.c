// Give the last USER as a number.
//
// A number shows that the user is not root. With a name only the image knows which number it stands for: Kubernetes refuses
// to start such an image where `runAsNonRoot` is set.
//
// ```dockerfile
// FROM debian:12
// RUN useradd -u 10001 --create-home app
// USER app
//      ^^^ `app` is a name, and only the image knows whether that is root; write the number
// CMD ["/app"]
// ```
//
// The fix writes the number that the file or the base image gives to that name:
//
// ```fixed
// FROM debian:12
// RUN useradd -u 10001 --create-home app
// USER 10001
// CMD ["/app"]
// ```
//
// ```dockerfile
// FROM node:22-slim
// USER node:node
//      ^^^^^^^^^ `node` is a name, and only the image knows whether that is root; write the number
// CMD ["node", "server.js"]
// ```
//
// ```fixed
// FROM node:22-slim
// USER 1000:node
// CMD ["node", "server.js"]
// ```
//
// A USER that is not the last one, a number, root and a variable are fine:
//
// ```dockerfile
// FROM debian:12 AS build
// USER builder
// FROM debian:12
// ARG ID=app
// USER app
// RUN /setup
// USER 10001:app
// FROM debian:12
// ARG ID=app
// USER $ID
// ```
//
// ```dockerfile
// FROM debian:12
// USER root
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "lint/users.h"
#include "rules/parts/hadolint_env.h"

static bool is_number(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_digit(text.ptr[i])) return false;
    return true;
}

static Str name_of(Str text)
{
    Str name = STR("");
    str_next_part(&text, ':', &name);
    return name;
}

static void report_name(Check *c, uint32_t step)
{
    const Instr *in = instr_at(c->model, step);
    Span span = instr_args_span(in);
    Str name = name_of(without_quotes(instr_slice(in, span)));
    const char *format = "`%.*s` is a name, and only the image knows whether that is root; write "
                         "the number";
    if (str_is_z(name, "root")) format = "`%.*s` is a name; write its number, 0";
    report_at(c, step, span, "%.*s", STR_ARG(message_on(c->arena, format, name)));
}

// Whether the text names an ARG that stands anywhere before it.
static bool has_arg(Check *c, uint32_t step, Str text)
{
    for (uint32_t i = 0; str_has_char(text, '$') && i < var_count(c->model); i++) {
        const VarDef *def = seen_def(c->model, i);
        if (!def || step < def->step || !def->is_arg) continue;
        Str plain = str_join(c->arena, STR("$"), def->name);
        Str braced = str_fmt(c->arena, "${%.*s}", STR_ARG(def->name));
        if (text_holds(text, plain) || text_holds(text, braced)) return true;
    }
    return false;
}

// Every USER, root too; only an ARG excuses it.
static void check_all(Check *c)
{
    for (uint32_t i = 0; i < kind_count(c->model, K_USER); i++) {
        uint32_t step = kind_step(c->model, K_USER, i);
        Str text = instr_slice(instr_at(c->model, step), instr_args_span(instr_at(c->model, step)));
        if (!is_number(name_of(text)) && !has_arg(c, step, text)) report_name(c, step);
    }
}

static void check_file(Check *c)
{
    const Stage *last = stage_last(c->model);
    if (fires_broadly(&c->at)) {
        check_all(c);
        return;
    }
    if (!last || !stage_is_for_people(last)) return;
    UserNow user = user_of_stage(c->model, last);
    if (user.step == NO_STEP || !user.is_known || user.is_root) return;
    if (step_is_windows(c->model, user.step) ||
        str_is_one_of(user.name, STR("ContainerAdministrator ContainerUser")))
        return;
    const Instr *in = instr_at(c->model, user.step);
    bool is_variable = str_has_char(instr_slice(in, instr_args_span(in)), '$');
    if (!is_number(user.name) && !is_variable) report_name(c, user.step);
}

// The number that the chain before the step, or its base, gives to the user; empty when it is not known.
static Str number_of(const Model *m, uint32_t step, Str name)
{
    Chain chain = chain_before(m, step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_among(m, chain.step, in, STR("useradd adduser"));
        for (uint32_t i = 0; i < commands->count; i++) {
            const Word *made = user_made_by(&commands->item[i]);
            Str number = STR("");
            if (!made || !str_eq(made->text, name)) continue;
            cmd_value(&commands->item[i], "-u", "--uid", &number);
            return is_number(number) ? number : STR("");
        }
    }
    const Stage *stage = stage_of(m, step);
    return stage ? base_user_number(m, stage, name) : STR("");
}

static void fix(Fix *f, const Finding *found)
{
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    Str name = name_of(without_quotes(text));
    Str number = number_of(f->model, found->step, name);
    if (!number.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(number));
    uint32_t start = found->span.start + (uint32_t)(name.ptr - text.ptr);
    fix_replace(f, found, (Span){start, start + name.len}, number);
}

RULE(user_by_name) = {
    .codes = WORDS("hadolint:DL3066"),
    .severity = FL_HINT,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
