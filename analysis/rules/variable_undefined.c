// Use variables that are set.
//
// A variable that neither ARG nor ENV of the stage, nor its base image, sets is replaced with nothing, without an error.
// What an unknown base image might set is not reported, unless the name is nearly one that the file declares.
//
// ```dockerfile
// FROM scratch
// ENV APP_HOME=/srv/app
// WORKDIR $APP_HOEM
//         ^^^^^^^^^ `APP_HOEM` is not set, so nothing is put in its place; did you mean `APP_HOME`?
// ```
//
// ```fixed
// FROM scratch
// ENV APP_HOME=/srv/app
// WORKDIR $APP_HOME
// ```
//
// HOME and the like are set by shells, when commands run. In a list such as `LD_LIBRARY_PATH` an unset variable leaves an
// empty part, which many tools read as the current folder:
//
// ```dockerfile
// FROM debian:12
// WORKDIR $HOME/app
//         ^^^^^ `HOME` is set by shells and not known to the builder; write the value
// ENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH
//                              ^^^^^^^^^^^^^^^^ `LD_LIBRARY_PATH` is not set, so nothing is put in its place
// ```
//
// ```fixed
// FROM debian:12
// WORKDIR /root/app
// ENV LD_LIBRARY_PATH=/opt/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
// ```
//
// A default is used then, and nothing that a build is given changes it:
//
// ```dockerfile
// FROM scratch
// LABEL version=${VERSION:-dev}
//               ^^^^^^^^^^^^^^^ `VERSION` is not set, so its default is used
// ```
//
// ```dockerfile
// FROM golang
// ENV GOPATH=/go PATH=$GOPATH/bin:$PATH
// ```
//
// ```dockerfile
// FROM scratch
// ARG VERSION
// ENV APP_HOME=/srv/app-${VERSION}
// WORKDIR $APP_HOME
// ```
#include "lint/near_names.h"
#include "lint/rule.h"
#include "lint/secret_names.h"
#include "lint/unset.h"
#include "model/expanded.h"
#include "rules/parts/default_of_itself.h"
#include "rules/parts/heredoc_quote.h"

// Names that the builder never speaks of.
// PATH is set in every base; the other two never become variables.
static bool is_exempt(Str name)
{
    return !name.len || str_is_z(name, "PATH") || str_is_z(name, "BUILDKIT_SBOM_SCAN_CONTEXT") ||
           str_is_z(name, "BUILDKIT_SBOM_SCAN_STAGE");
}

// Whether a name that the base might set is rather a slip for another: short names differ by little anyway.
static bool is_slip(Str name, Str near)
{
    return near.len && str_distance(name, near, 3) * 3 < name.len;
}

static void report_lookup(Check *c, const ExpandedText *t, const Lookup *l, Str near)
{
    UnsetCase unset = unset_case(t->text, l->name_span);
    bool has_default = unset.sign == '-' && unset.word.len;
    const char *format = has_default ? "`%.*s` is not set, so its default is used"
                         : name_is_of_shell(l->name)
                             ? "`%.*s` is set by shells and not known to the builder; "
                               "write the value"
                             : "`%.*s` is not set, so nothing is put in its place";
    Str message = did_you_mean(c->arena, message_on(c->arena, format, l->name), near);
    Finding *f = report(c, expanded_place(t, l->span), "%.*s", STR_ARG(message));
    if (c->in->kind == K_EXPOSE) f->codes = STR("");
    f->extra = t->is_written ? expanded_place(t, l->name_span) : (Span){0, 0};
}

// Every image but Windows' has a PATH, so what an unknown base sets tells nothing about this name or names like it.
static bool is_path(Str name)
{
    return str_is_z(name, "PATH");
}

// Whether the lookup is that of `${NAME:+x}` or `${NAME:?x}`, which are there for names that are not set.
static bool is_asked_for(Str text, const Lookup *l)
{
    uint32_t at = l->name_span.end;
    char sign = str_at(text, at + (str_at(text, at) == ':'));
    return str_at(text, l->name_span.start - 1) == '{' && (sign == '+' || sign == '?');
}

// The names that the text asks for in this way. The builder's own check knows no excuse.
static Names names_asked_for(const At *c, Str text, const Expansion *e)
{
    Names names = {0};
    for (uint32_t i = 0; i < e->lookup_count && !model_facts(c->model)->is_builder; i++)
        if (is_asked_for(text, &e->lookup[i])) names_put(&names, c->arena, e->lookup[i].name, 1);
    return names;
}

static void check_text(Check *c, const ExpandedText *t)
{
    if (!str_has_char(t->text, '$')) return;
    Expansion e = expand_text(c->model, c->step, t);
    Names seen = {0}, asked_for = names_asked_for(&c->at, t->text, &e);
    for (uint32_t i = 0; i < e.lookup_count; i++) {
        const Lookup *l = &e.lookup[i];
        if (l->answer == ENV_SET || is_exempt(l->name)) continue;
        if (names_get(&asked_for, l->name) != NAMES_NONE) continue;
        if (lookup_is_repeated(c->arena, &seen, l)) continue;
        if (var_declared(c->model, c->step, t->limit, l->name)) continue;
        if (l->answer == ENV_UNKNOWN && model_facts(c->model)->is_builder) continue;
        Str near = name_in_scope(&c->at, c->step, l->name);
        if (l->answer == ENV_UNKNOWN && (is_path(l->name) || is_path(near))) continue;
        if (l->answer == ENV_UNSET || is_slip(l->name, near)) report_lookup(c, t, l, near);
    }
}

static void check(Check *c, const Instr *in)
{
    // The builder's own check does not look at EXPOSE.
    if (in->kind == K_EXPOSE && model_facts(c->model)->is_builder) return;
    if (!step_is_in_stage(c->model, c->step)) return;
    ExpandedTexts texts = expanded_texts(c->arena, c->model, c->step);
    for (uint32_t i = 0; i < texts.count; i++) check_text(c, &texts.item[i]);
}

static void fix(Fix *f, const Finding *found)
{
    heredoc_quote(f, found);
    if (found->extra.end <= found->extra.start) return;
    Str name = instr_slice(finding_instr(f->model, found), found->extra);
    Str near = name_in_scope(&f->at, found->step, name);
    if (near.len) {
        fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
        fix_replace(f, found, found->extra, near);
    }
    if (!name_is_plain(name) || fix_default_of_itself(f, found, name) || fix_unset(f, found, name))
        return;
    if (secret_name(name, STR("")).is_secret) return; // an ARG would not keep it
    fix_offer(f, found, FIX_ASK, "Declare `ARG %.*s` before it", STR_ARG(name));
    fix_line_before(f, found->step, str_fmt(f->arena, "ARG %.*s", STR_ARG(name)));
}

RULE(variable_undefined) = {
    .codes = WORDS("buildkit:UndefinedVar"),
    .severity = FL_WARNING,
    .since = "0.1",
    .beats_at_argument = WORDS("copy-from-stage-everything"),
    .misses = ON(ENV) | ON(ARG),
    .on = ON(ENV) | ON(LABEL) | ON(ADD) | ON(COPY) | ON(WORKDIR) | ON(USER) | ON(STOPSIGNAL) |
          ON(VOLUME) | ON(RUN) | ON(ARG) | ON(EXPOSE),
    .signs = SIGN_DOLLAR,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
