// Answers single questions about the language.
#include "base/out.h"
#include "base/vec.h"
#include "fl_probe.h"
#include "syntax/builder.h"
#include "syntax/expand.h"
#include "syntax/pattern.h"
#include "values/values.h"

static EnvAnswer variable(const void *context, Str name, Str *value)
{
    const FlExpandQuery *query = context;
    for (uint32_t i = 0; i < query->count; i++) {
        if (!str_eq(query->name[i], name)) continue;
        *value = query->value[i];
        return ENV_SET;
    }
    return ENV_UNSET;
}

static uint32_t place_in(const Str *sorted, uint32_t count, Str name)
{
    uint32_t low = 0;
    while (low < count && str_cmp(sorted[low], name) < 0) low++;
    return low;
}

// The names looked up with that answer, sorted, each once.
static const Str *names_with(Arena *a, const Expansion *e, EnvAnswer answer, uint32_t *count)
{
    Str *name = arena_new(a, Str, e->lookup_count);
    *count = 0;
    for (uint32_t i = 0; i < e->lookup_count; i++) {
        if (e->lookup[i].answer != answer) continue;
        Str found = e->lookup[i].name;
        uint32_t at = place_in(name, *count, found);
        if (at < *count && str_eq(name[at], found)) continue;
        for (uint32_t k = (*count)++; at < k; k--) name[k] = name[k - 1];
        name[at] = found;
    }
    return name;
}

FlExpanded fl_probe_expand(Arena *a, const FlExpandQuery *query)
{
    Env env = {variable, query};
    ExpandMode mode = {
        .escape = query->escape, .raw_quotes = query->raw_quotes, .skip_unset = query->skip_unset};
    Expansion e = expand(a, query->word, &env, mode);
    FlExpanded answer = {.error = e.error, .result = e.result, .word = e.word};
    answer.word_count = e.word_count;
    answer.matched = names_with(a, &e, ENV_SET, &answer.matched_count);
    answer.unmatched = names_with(a, &e, ENV_UNSET, &answer.unmatched_count);
    return answer;
}

FlHeredocWord fl_probe_heredoc_word(Arena *a, Str word)
{
    HeredocWord h;
    FlHeredocWord answer = {.is_heredoc = heredoc_word(a, word, &h)};
    if (h.is_bad) answer.error = STR("the delimiter cannot be read");
    if (!answer.is_heredoc) return answer;
    answer.name = h.name;
    answer.fd = h.fd;
    answer.is_expanded = h.is_expanded;
    answer.is_chomped = h.is_chomped;
    return answer;
}

// The next line, without its end.
static bool next_line(Str *rest, Str *line)
{
    if (rest->len == 0 || !str_next_part(rest, '\n', line)) return false;
    while (line->len && line->ptr[line->len - 1] == '\r') line->len--;
    return true;
}

static Str without_mark(Str text)
{
    return str_starts_z(text, "\xEF\xBB\xBF") ? str_skip(text, 3) : text;
}

static FlDirective directive_of(Arena *a, Str line, const Directive *d, uint32_t number)
{
    Str name = str_lower(a, str_cut(line, d->key.start, d->key.end));
    return (FlDirective){name, str_cut(line, d->value.start, d->value.end), number};
}

FlDirectives fl_probe_directives(Arena *a, Str text)
{
    struct {
        FlDirective *item;
        uint32_t count, room;
    } found = {0};
    Str rest = without_mark(text), line;
    uint8_t seen = 0;
    for (uint32_t number = 1; next_line(&rest, &line); number++) {
        if (!str_starts_z(line, "#")) break; // as the early reader has it
        Directive d = directive_read(line);
        if (!d.is_directive) break;
        FlDirective directive = directive_of(a, line, &d, number);
        if (seen & d.seen)
            return (FlDirectives){
                .error = str_fmt(a, "more than one %.*s directive", STR_ARG(directive.name))};
        seen |= d.seen;
        VEC_PUSH(a, &found, directive);
    }
    return (FlDirectives){.item = found.item, .count = found.count};
}

// Reads directives whose lines begin with `mark` in the first column. A repeated key ends them.
static bool find_in_block(Arena *a, Str body, Str mark, Str key, FlDirective *out)
{
    Str rest = body, line;
    uint8_t seen = 0;
    for (uint32_t number = 0; next_line(&rest, &line); number++) {
        if (!str_starts(line, mark)) return false;
        line = str_join(a, STR("#"), str_skip(line, mark.len));
        Directive d = directive_read(line);
        if (!d.is_directive || seen & d.seen) return false;
        seen |= d.seen;
        *out = directive_of(a, line, &d, number);
        if (str_eq(out->name, key)) return true;
    }
    return false;
}

FlFoundDirective fl_probe_find_directive(Arena *a, Str text, Str key, FlDirectiveForms forms)
{
    FlFoundDirective found = {.body = without_mark(text)};
    Str line;
    if (str_starts_z(found.body, "#!")) {
        if (!next_line(&found.body, &line) || !found.body.ptr) found.body = STR("");
        found.body_line = 1;
    }
    FlDirective d;
    found.is_found = find_in_block(a, found.body, STR("#"), key, &d);
    if (!found.is_found && forms == FL_FORM_ANY)
        found.is_found = find_in_block(a, found.body, STR("//"), key, &d);
    if (!found.is_found) return found;
    found.cmdline = d.value;
    found.value = str_cut(d.value, 0, str_find_char(d.value, ' '));
    found.line = found.body_line + d.line + 1;
    return found;
}

static const FlFlagDefinition *defined(const FlFlagQuery *query, Str name)
{
    for (uint32_t i = 0; i < query->definition_count; i++)
        if (str_eq(query->definition[i].name, name)) return &query->definition[i];
    return NULL;
}

// The first error of a flag in BuildKit's order (language.md 6.3); `i` is its index.
static Str flag_error(Arena *a, const FlFlagQuery *query, uint32_t i, bool is_repeated)
{
    Str arg = query->arg[i];
    if (!str_starts_z(arg, "--"))
        return str_fmt(a, "`%.*s` does not start with `--`", STR_ARG(arg));
    uint32_t equals = str_find_char(arg, '=');
    bool has_value = equals != STR_NONE;
    const FlFlagDefinition *flag = defined(query, str_cut(arg, 2, equals));
    if (!flag) return str_fmt(a, "unknown flag `%.*s`", STR_ARG(str_cut(arg, 0, equals)));
    if (is_repeated && flag->type != FL_FLAG_STRINGS)
        return str_fmt(a, "duplicate flag `%.*s`", STR_ARG(arg));
    Str value = has_value ? str_skip(arg, equals + 1) : STR("");
    if (flag->type != FL_FLAG_BOOLEAN)
        return has_value ? STR("") : str_fmt(a, "`%.*s` has no value", STR_ARG(arg));
    if (has_value && value.len == 0) return str_fmt(a, "`%.*s` has no value", STR_ARG(arg));
    if (!has_value || str_ieq(value, STR("true")) || str_ieq(value, STR("false"))) return STR("");
    return str_fmt(a, "`%.*s` is neither true nor false", STR_ARG(value));
}

static Str flag_name_of(Str arg)
{
    return str_cut(arg, 0, str_find_char(arg, '='));
}

static bool is_given_before(const FlFlagQuery *query, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++)
        if (str_eq(flag_name_of(query->arg[k]), flag_name_of(query->arg[i]))) return true;
    return false;
}

Str fl_probe_flags(Arena *a, const FlFlagQuery *query)
{
    for (uint32_t i = 0; i < query->definition_count; i++) {
        Str name = query->definition[i].name;
        if (defined(query, name) != &query->definition[i])
            return str_fmt(a, "flag `%.*s` is defined twice", STR_ARG(name));
    }
    for (uint32_t i = 0; i < query->arg_count; i++) {
        if (str_is_z(query->arg[i], "--")) break;
        Str error = flag_error(a, query, i, is_given_before(query, i));
        if (error.len) return error;
    }
    return STR("");
}

FlDevice fl_probe_device(Arena *a, Str text)
{
    static const Str errors[] = {
        [DEVICE_OK] = STR_INIT(""),
        [DEVICE_BAD_CSV] = STR_INIT("not a list of comma-separated fields"),
        [DEVICE_NAME_REPEATED] = STR_INIT("the device has a name already"),
        [DEVICE_BARE_FIELD] = STR_INIT("a field is no key=value pair"),
        [DEVICE_UNKNOWN_KEY] = STR_INIT("unexpected key"),
        [DEVICE_BAD_BOOLEAN] = STR_INIT("`required` is neither true nor false"),
    };
    Device d = device_parse(a, text);
    return (FlDevice){errors[d.error], d.name, d.is_required};
}

static Str port_error(Arena *a, PortError error, Str word)
{
    static const char *const why[] = {
        [PORT_OK] = "",
        [PORT_BAD_IP] = "invalid IP address",
        [PORT_MISSING] = "no port",
        [PORT_BAD_CONTAINER] = "invalid container port",
        [PORT_BAD_HOST] = "invalid host port",
        [PORT_BAD_RANGES] = "host and container ranges differ in size",
        [PORT_BAD_PROTOCOL] = "invalid protocol",
    };
    return str_fmt(a, "%s in `%.*s`", why[error], STR_ARG(word));
}

enum { PROTOCOL_TCP, PROTOCOL_UDP, PROTOCOL_SCTP, PROTOCOL_COUNT, PORT_COUNT = 65536 };

static uint32_t protocol_of(const PortSpec *p)
{
    char first = char_lower(str_at(p->protocol, 0));
    return first == 'u' ? PROTOCOL_UDP : first == 's' ? PROTOCOL_SCTP : PROTOCOL_TCP;
}

FlPorts fl_probe_ports(Arena *a, const Str *word, uint32_t count)
{
    static const char *const name[] = {"tcp", "udp", "sctp"};
    bool *is_there = arena_new(a, bool, PROTOCOL_COUNT *PORT_COUNT);
    struct {
        Str *item;
        uint32_t count, room;
    } ports = {0};
    for (uint32_t i = 0; i < count; i++) {
        PortSpec p = port_spec(word[i]);
        if (p.error) return (FlPorts){.error = port_error(a, p.error, word[i])};
        uint32_t protocol = protocol_of(&p);
        for (uint32_t port = p.first; port <= p.last; port++) {
            bool *seen = &is_there[protocol * PORT_COUNT + port];
            if (!*seen) VEC_PUSH(a, &ports, str_fmt(a, "%u/%s", port, name[protocol]));
            *seen = true;
        }
    }
    return (FlPorts){.item = ports.item, .count = ports.count};
}

Str fl_probe_glob(Arena *a, Str pattern)
{
    return pattern_is_valid(a, pattern) ? STR("") : STR("invalid escape in the pattern");
}

FlGitRef fl_probe_git_ref(Arena *a, Str text)
{
    static const char *const why[] = {
        [GIT_OK] = "",
        [GIT_UNKNOWN_KEY] = "unknown key",
        [GIT_REPEATED_KEY] = "repeated key",
        [GIT_MISSING_VALUE] = "missing value",
        [GIT_BAD_VALUE] = "invalid value",
        [GIT_CONFLICT] = "conflicting references",
    };
    GitRef r = git_ref(text);
    FlGitRef answer = {.is_git = r.is_git};
    Str part = str_cut(text, r.wrong.start, r.wrong.end);
    if (r.error) answer.error = str_fmt(a, "%s in the query: `%.*s`", why[r.error], STR_ARG(part));
    return answer;
}
