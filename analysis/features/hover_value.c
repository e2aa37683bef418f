// Hover on other words: users, signals, labels, shell options, AS, CMD of HEALTHCHECK.
#include "features/hover.h"
#include "instructions/images.h"
#include "values/values.h"

// ---- Words with a meaning of their own ----

static void put_word(Hover *h, Str name, Str text)
{
    page_text(&h->page, STR("**"));
    page_text(&h->page, keyword_name(h->in->kind));
    page_text(&h->page, STR("** "));
    page_code(&h->page, name);
    page_text(&h->page, STR(": "));
    page_text(&h->page, text);
}

static const WordInfo *word_of(const InstructionInfo *info, Str name)
{
    for (uint32_t i = 0; i < info->word_count; i++) {
        if (str_ieq(str_of_z(info->word[i].name), name)) return &info->word[i];
    }
    return NULL;
}

static bool hover_word(Hover *h, const InstructionInfo *info, Span span, Str name)
{
    const WordInfo *word = word_of(info, name);
    if (!word) return false;
    hover_at(h, span);
    put_word(h, str_of_z(word->name), packed_text(h->arena, word->text));
    return true;
}

static bool hover_option(Hover *h, const Node *arg)
{
    const InstructionInfo *info = instruction_info(h->in->kind);
    Str name = arg_value(h->arena, h->in, arg);
    if (arg != instr_arg(h->in, 0)) return hover_word(h, info, node_span(arg), name);
    if (h->in->kind != K_SHELL || !h->in->is_json) return false;
    hover_at(h, node_span(arg));
    put_word(h, name,
             STR("The program that gets the command lines. The image must have it, also "
                 "at run time when CMD or ENTRYPOINT has no brackets."));
    return true;
}

static Str unquoted(Str s)
{
    bool is_quoted =
        2 <= s.len && (s.ptr[0] == '"' || s.ptr[0] == '\'') && s.ptr[s.len - 1] == s.ptr[0];
    return is_quoted ? str_cut(s, 1, s.len - 1) : s;
}

static bool hover_label(Hover *h, const Node *arg)
{
    Str key = pair_key(h->in, arg);
    Span span = {arg->start, arg->start + key.len};
    if (!span_has(span, h->at)) return false;
    return hover_word(h, instruction_info(K_LABEL), span, unquoted(key));
}

// ---- Signals ----

// Signal numbers of Linux.
static const struct {
    Str number, name;
} signals[] = {
    {STR_INIT("1"), STR_INIT("SIGHUP")},      {STR_INIT("2"), STR_INIT("SIGINT")},
    {STR_INIT("3"), STR_INIT("SIGQUIT")},     {STR_INIT("9"), STR_INIT("SIGKILL")},
    {STR_INIT("10"), STR_INIT("SIGUSR1")},    {STR_INIT("12"), STR_INIT("SIGUSR2")},
    {STR_INIT("15"), STR_INIT("SIGTERM")},    {STR_INIT("28"), STR_INIT("SIGWINCH")},
    {STR_INIT("37"), STR_INIT("SIGRTMIN+3")},
};

static bool hover_signal(Hover *h, const Node *arg)
{
    Str name = str_trim(node_str(h->in, arg));
    for (uint32_t i = 0; i < ARRAY_LEN(signals); i++)
        if (str_eq(signals[i].number, name)) name = signals[i].name;
    if (!str_istarts(name, STR("SIG"))) name = str_join(h->arena, STR("SIG"), name);
    return hover_word(h, instruction_info(K_STOPSIGNAL), node_span(arg), name);
}

// ---- Users ----

// Options of useradd and adduser that take the next word.
static const Str user_options =
    STR_INIT("-G -g -d -s -u -c -h -k -b -e -p --groups --gid --ingroup --home --home-dir --shell "
             "--uid --gecos --comment --password --expiredate");

static bool names_user(const Command *c, Str user)
{
    if (!cmd_is(c, "useradd", NULL) && !cmd_is(c, "adduser", NULL)) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        bool is_value = str_is_one_of(c->word[i - 1].text, user_options);
        if (!is_value && c->word[i].is_literal && str_eq(c->word[i].text, user)) return true;
    }
    return false;
}

// The line of the command that created the user, in the RUNs of the stage and its bases; 0 if none.
static uint32_t user_line(const Hover *h, uint32_t from, uint32_t end, Str user)
{
    for (uint32_t step = end; from < step; step--) {
        const Instr *in = instr_at(h->model, step - 1);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(h->model, step - 1, in);
        for (uint32_t i = 0; i < commands->count; i++) {
            const Command *c = &commands->item[i];
            if (names_user(c, user)) return hover_line(h, step - 1, c->span);
        }
    }
    return 0;
}

static uint32_t maker_of(const Hover *h, Str user)
{
    const Stage *stage = stage_of(h->model, h->step);
    uint32_t line = 0, end = h->step;
    for (uint32_t i = 0; stage && i < stage_count(h->model) && !line; i++) {
        line = user_line(h, stage->from, end, user);
        stage = stage_below(h->model, stage);
        if (stage) end = stage_end(h->model, stage);
    }
    return line;
}

static void put_user(Hover *h, Str user)
{
    uint32_t number, line = maker_of(h, user);
    const WordInfo *known = image_user(user);
    if (line) {
        page_say(&h->page, ": made on line %u.", line);
    } else if (str_number(user, &number)) {
        page_text(&h->page, number ? STR(": a user number. It needs no entry in `/etc/passwd`, and "
                                         "Kubernetes can tell that it is not root.")
                                   : STR(": root, the administrator."));
    } else if (known) {
        page_say(&h->page, ": %.*s.", STR_ARG(packed_text(h->arena, known->text)));
    } else {
        page_text(&h->page, STR(": no RUN of this file makes it, so the base image must have it."));
    }
}

static bool hover_user(Hover *h, const Node *arg)
{
    Expansion e = expand_at(h->model, h->step, node_str(h->in, arg), expand_mode(h->model));
    Str user = str_cut(e.result, 0, str_find_char(e.result, ':'));
    if (!e.is_ok || !e.is_known || !user.len) return false;
    hover_at(h, node_span(arg));
    page_text(&h->page, STR("**User** "));
    page_code(&h->page, user);
    put_user(h, user);
    return true;
}

// ---- HEALTHCHECK ----

enum { MILLISECOND = 1000000, MINUTE_MS = 60000 };

// The value of a flag in milliseconds; `usual` when it is missing or 0. False when it is unknown.
static bool health_time(const Hover *h, Str name, uint32_t usual, uint32_t *out)
{
    const Node *flag = instr_flag(h->in, name);
    int64_t nanoseconds;
    *out = usual;
    if (!flag) return true;
    if (!duration_parse(flag_value(h->arena, h->in, flag), &nanoseconds)) return false;
    if (nanoseconds < 0 || INT32_MAX < nanoseconds / MILLISECOND) return false;
    if (nanoseconds) *out = (uint32_t)(nanoseconds / MILLISECOND);
    return true;
}

static bool health_retries(const Hover *h, uint32_t *out)
{
    const Node *flag = instr_flag(h->in, STR("retries"));
    *out = 3;
    if (!flag) return true;
    uint32_t count;
    if (!str_number(flag_value(h->arena, h->in, flag), &count) || 1000 < count) return false;
    if (count) *out = count;
    return true;
}

// `500 ms`, `30 s`, `1.5 min`
static void put_time(Hover *h, uint64_t ms)
{
    uint64_t unit = ms < 1000 ? 1 : ms < MINUTE_MS ? 1000 : MINUTE_MS;
    uint32_t tenths = (uint32_t)((ms * 10 + unit / 2) / unit);
    page_say(&h->page, "%u", tenths / 10);
    if (tenths % 10) page_say(&h->page, ".%u", tenths % 10);
    page_say(&h->page, " %s", unit == 1 ? "ms" : unit == 1000 ? "s" : "min");
}

static void put_times(Hover *h)
{
    uint32_t interval, timeout, start, retries;
    bool is_known = health_time(h, STR("interval"), 30000, &interval) &&
                    health_time(h, STR("timeout"), 30000, &timeout) &&
                    health_time(h, STR("start-period"), 0, &start) && health_retries(h, &retries);
    if (!is_known) return;
    page_text(&h->page, STR(" It runs every "));
    put_time(h, interval);
    page_text(&h->page, STR(" and fails when it takes longer than "));
    put_time(h, timeout);
    page_say(&h->page, ". The container is unhealthy after %u failure%s", retries,
             retries == 1 ? "" : "s in a row");
    page_text(&h->page, STR(", at the earliest after "));
    uint64_t counted = (uint64_t)start + (uint64_t)(retries - 1) * interval;
    uint64_t all = (uint64_t)retries * interval;
    put_time(h, all < counted ? counted : all);
    page_text(&h->page, STR("."));
    if (!start) return;
    page_text(&h->page, STR(" Failures in the first "));
    put_time(h, start);
    page_text(&h->page, STR(" do not count."));
}

static bool hover_health(Hover *h, const Node *arg)
{
    Str name = node_str(h->in, arg);
    if (arg->kind != N_TYPE) return false;
    if (!hover_word(h, instruction_info(K_HEALTHCHECK), node_span(arg), name)) return false;
    if (str_ieq(name, STR("CMD"))) put_times(h);
    return true;
}

static bool (*const by_kind[KEYWORD_COUNT])(Hover *, const Node *) = {
    [K_FROM] = hover_option,       [K_SHELL] = hover_option, [K_LABEL] = hover_label,
    [K_STOPSIGNAL] = hover_signal, [K_USER] = hover_user,    [K_HEALTHCHECK] = hover_health,
};

bool hover_value(Hover *h)
{
    if (h->in_onbuild || h->step == NO_STEP || K_UNKNOWN <= h->in->kind) return false;
    const Node *arg = by_kind[h->in->kind] ? hover_argument(h) : NULL;
    return arg && by_kind[h->in->kind](h, arg);
}
