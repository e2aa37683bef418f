#include "rules/parts/lost.h"
#include "base/hidden.h"
#include "base/utf.h"
#include "lint/shell_scan.h"

static bool is_lower(Str word)
{
    return !str_has_upper(word);
}

static uint32_t indent_of(const Instr *in)
{
    return in->start;
}

static Str keyword_of(const Instr *in)
{
    return node_str(in, instr_keyword(in));
}

// Most keywords are told by their first letter.
static bool is_lower_keyword(const Instr *in)
{
    char first = str_at(in->joined, in->start);
    return (first < 'A' || 'Z' < first) && is_lower(keyword_of(in));
}

// Whether nothing but comments stands between the step and the one before.
static bool is_adjacent(const Model *m, uint32_t step)
{
    for (uint32_t i = item_of(m, step - 1) + 1; i < item_of(m, step); i++)
        if (model_item(m, i)->kind != K_COMMENT) return false;
    return true;
}

static bool is_letters(Str word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if (!char_is_alpha(word.ptr[i])) return false;
    return true;
}

// Whether a keyword was meant: one in capitals that is near, one in small letters that is nearer.
static bool is_misspelt(const Instr *in)
{
    Str word = keyword_of(in);
    if (!is_letters(word) || 16 < word.len) return false;
    char upper[16];
    for (uint32_t i = 0; i < word.len; i++) upper[i] = char_upper(word.ptr[i]);
    uint32_t limit = is_lower(word) ? word.len / 3 + 1 : 3;
    for (uint32_t kind = 0; kind < KEYWORD_COUNT; kind++)
        if (str_distance(keyword_name(kind), str_of(upper, word.len), limit) < limit) return true;
    return false;
}

// Lines of other files: marks of a merge, rules of dashes, templates.
static bool is_foreign(Str word)
{
    uint32_t same = 0;
    while (same < word.len && word.ptr[same] == word.ptr[0]) same++;
    bool is_rule = same == word.len && 3 <= same && str_has_char(STR("-=<>|~*+"), word.ptr[0]);
    return !word.len || is_rule || str_starts_z(word, "{{") || str_starts_z(word, "{%") ||
           str_starts_z(word, "<%");
}

// A keyword may be broken by an invisible character; none is longer than this.
static bool has_hidden(Str word)
{
    for (uint32_t i = 0; i < word.len && i < 64; i++)
        if (hidden_at(word, i)) return true;
    return false;
}

// Whether the line of `in` may be lost after `before`: it has no keyword, or one in small letters that is a word.
static bool may_be_lost(const Instr *before, const Instr *in)
{
    Str word = keyword_of(in);
    if (in->kind == K_UNKNOWN) return !is_foreign(word) && !has_hidden(word);
    if (!is_lower(word)) return false;
    return before->kind == K_UNKNOWN ? indent_of(in) : str_has_upper(keyword_of(before));
}

// ---- How the line before ends ----

static Span last_word(const Instr *in, uint32_t end)
{
    uint32_t start = end;
    while (in->start < start && !char_is_blank(in->joined.ptr[start - 1])) start--;
    return (Span){start, end};
}

static bool find_hidden(const Instr *in, Span *place)
{
    uint32_t at = in->logical, hidden = 0;
    for (uint32_t len; in->start < at; at -= len) {
        len = hidden_before(in->joined, at);
        hidden += len;
        if (!len) len = char_is_blank(in->joined.ptr[at - 1]);
        if (!len) break;
    }
    *place = (Span){at, in->logical};
    return hidden && in->start < at && in->joined.ptr[at - 1] == in->before.escape;
}

static bool find_doubled(const Instr *in, Span *place)
{
    uint32_t end = before_blanks(in, in->logical), start = end;
    while (in->start < start && in->joined.ptr[start - 1] == in->before.escape) start--;
    *place = (Span){start, end};
    return start + 2 <= end;
}

// Reads the text up to its end; finds a comment, and one that follows an escape.
static bool read_end(const Instr *in, Lost *out, Scan *s)
{
    uint32_t escape = UINT32_MAX;
    *s = scan_start(in, in->kind, instr_keyword(in)->end);
    out->comment = in->logical;
    while (s->at < s->end) {
        char c = in->joined.ptr[s->at];
        if (c == '#' && escape != UINT32_MAX && scan_is_bare(s)) {
            out->place = (Span){s->at, before_blanks(in, in->logical)};
            return true;
        }
        if (scan_is_comment(s)) out->comment = s->at;
        if (scan_is_comment(s)) break;
        bool is_escape = c == in->before.escape && char_is_blank(str_at(in->joined, s->at + 1));
        if (is_escape)
            escape = s->at;
        else if (!char_is_blank(c))
            escape = UINT32_MAX;
        scan_next(s);
    }
    return false;
}

static bool is_opening_word(Str word)
{
    return str_is_one_of(word, STR("then do else in { ("));
}

// ---- How the line starts ----

bool lost_is_shell_word(Str word)
{
    uint32_t end = word.len;
    while (end && str_has_char(STR(";&|)"), word.ptr[end - 1])) end--;
    return str_is_one_of(str_cut(word, 0, end), STR("then do else elif fi done esac }"));
}

static bool starts_with_operator(Str word)
{
    return lost_is_shell_word(word) || str_starts_z(word, "&&") ||
           str_has_char(STR("|;)"), str_at(word, 0)) || str_is_z(word, "}");
}

static bool is_pair(Str word)
{
    uint32_t equals = str_find_char(word, '=');
    return equals && equals != STR_NONE;
}

static bool is_element(char c)
{
    return c == '"' || c == ']' || c == ',';
}

static bool belongs_to(const Instr *before, Str word)
{
    char c = str_at(word, 0);
    const Node *first = instr_next_arg(before, NULL);
    bool is_legacy = first && first->kind == N_PAIR && first->flags & NODE_LEGACY;
    switch (before->kind) {
    case K_ARG:
    case K_ENV:
    case K_LABEL: return is_pair(word) && !is_legacy;
    case K_EXPOSE: return char_is_digit(c);
    default: break;
    }
    if (before->kind == K_UNKNOWN) return str_at(keyword_of(before), 0) == '"' && is_element(c);
    bool is_list = first && str_at(before->joined, first->start) == '[' && !before->is_json;
    return is_list && is_element(c);
}

// The last line of the instruction is not indented, so lines that go on with it are not either.
static bool is_flat(const Instr *in)
{
    const Cut *cut = line_cut_before(in, in->logical);
    return cut && !char_is_blank(str_at(in->joined, cut->at));
}

static bool takes_lines(InstrKind kind)
{
    return kind_has_shell(kind) || kind == K_ARG || kind == K_ENV || kind == K_LABEL ||
           kind == K_EXPOSE || kind == K_COPY || kind == K_ADD || kind == K_VOLUME;
}

// Whether a keyword was meant. Indented small letters, where instructions are in capitals, are a command.
static bool is_instruction(const Instr *before, const Instr *in, bool is_in_chain)
{
    bool is_styled = is_in_chain || str_has_upper(keyword_of(before));
    bool is_command = is_styled && indent_of(in) && is_lower(keyword_of(in));
    return !is_command && is_misspelt(in);
}

static bool has_layout(const Model *m, uint32_t step, const Instr *host, bool is_in_chain)
{
    const Instr *before = instr_at(m, step - 1), *in = instr_at(m, step);
    if (is_instruction(before, in, is_in_chain)) return false;
    bool is_known = before->kind != K_UNKNOWN || is_in_chain || is_misspelt(before);
    if (!takes_lines(host->kind) || !is_known) return false;
    if (indent_of(before) < indent_of(in)) return true;
    if (is_in_chain && indent_of(before) == indent_of(in)) return true;
    return kind_has_shell(host->kind) && (is_flat(before) || is_flat(in)) && !indent_of(in);
}

// ---- Both ----

static bool is_command_of_healthcheck(const Instr *before, const Instr *in)
{
    return before->kind == K_HEALTHCHECK && in->kind == K_CMD && !instr_arg_count(before) &&
           indent_of(before) < indent_of(in);
}

static LostBy judge_end(const Instr *before, const Instr *host, Lost *out, Scan *s)
{
    if (find_hidden(before, &out->place)) return LOST_HIDDEN;
    if (find_doubled(before, &out->place)) return LOST_DOUBLED;
    if (read_end(host, out, s)) return LOST_COMMENT;
    out->end = before_blanks(before, out->comment);
    Span joiner = operator_before(before, out->end);
    bool has_joiner = joiner.start < joiner.end;
    out->place = has_joiner ? joiner : last_word(before, out->end);
    if (!kind_has_shell(host->kind) || !scan_is_bare(s)) return LOST_NOT;
    bool goes_on = has_joiner || is_opening_word(instr_slice(before, out->place));
    return goes_on ? LOST_OPERATOR : LOST_NOT;
}

static bool ends_in_semicolon(const Instr *host, const Scan *s, Lost *out)
{
    bool does = kind_has_shell(host->kind) && scan_is_bare(s) && host->start < out->end &&
                host->joined.ptr[out->end - 1] == ';';
    if (does) out->place = (Span){out->end - 1, out->end};
    return does;
}

static LostBy judge_start(const Instr *host, Str word)
{
    bool is_option = str_at(word, 0) == '-' && 1 < word.len;
    if (kind_has_shell(host->kind) && (is_option || starts_with_operator(word))) return LOST_STARTS;
    return belongs_to(host, word) ? LOST_WORDS : LOST_NOT;
}

// What is known only where nothing but comments stands between the lines.
static LostBy judge_near(const Model *m, uint32_t step, bool is_in_chain, const Scan *s, Lost *out)
{
    const Instr *before = instr_at(m, step - 1), *host = instr_innermost(before);
    if (!is_adjacent(m, step)) return LOST_NOT;
    if (ends_in_semicolon(host, s, out)) return LOST_OPERATOR;
    if (before->kind != K_UNKNOWN && !instr_arg_count(host)) return LOST_WORDS;
    if (takes_lines(host->kind) && !scan_is_bare(s)) return LOST_OPEN;
    return has_layout(m, step, host, is_in_chain) ? LOST_LAYOUT : LOST_NOT;
}

static LostBy judge(const Model *m, uint32_t step, bool is_in_chain, Lost *out)
{
    const Instr *before = instr_at(m, step - 1), *in = instr_at(m, step);
    const Instr *host = instr_innermost(before);
    Scan s;
    if (in->kind == K_UNKNOWN && is_misspelt(in) && !indent_of(in)) return LOST_NOT;
    LostBy by = judge_end(before, host, out, &s);
    if (by != LOST_NOT || in->kind != K_UNKNOWN) return by;
    by = judge_start(host, keyword_of(in));
    return by != LOST_NOT ? by : judge_near(m, step, is_in_chain, &s, out);
}

static Lost lost(const Model *m, uint32_t step, bool is_in_chain)
{
    Lost out = {0};
    if (!step_exists(m, step)) return out;
    const Instr *in = instr_at(m, step);
    bool is_meant = in->kind != K_UNKNOWN && in->kind != K_CMD && !is_lower_keyword(in);
    if (is_meant || !step_exists(m, step - 1)) return out;
    const Instr *before = instr_at(m, step - 1);
    bool is_command = is_command_of_healthcheck(before, in);
    if (before->heredoc_count || (!is_command && !may_be_lost(before, in))) return out;
    out.comment = before->logical;
    out.end = before_blanks(before, before->logical);
    out.place = last_word(before, out.end);
    out.by = is_command ? LOST_COMMAND : judge(m, step, is_in_chain, &out);
    return out;
}

Lost lost_at(const Model *m, uint32_t step)
{
    return lost(m, step, false);
}

Lost lost_after_lost(const Model *m, uint32_t step)
{
    return lost(m, step, instr_at(m, step - 1)->kind == K_UNKNOWN);
}

// Lines without a keyword go on by their layout only behind an instruction: so no line is looked at more than twice.
uint32_t lost_end(const Model *m, uint32_t first)
{
    const Instr *head = instr_at(m, first - 1);
    bool is_known = head->kind != K_UNKNOWN || is_misspelt(head);
    uint32_t last = first;
    while (step_exists(m, last + 1) &&
           (is_known ? lost_after_lost(m, last + 1) : lost_at(m, last + 1)).by != LOST_NOT)
        last++;
    return last;
}
