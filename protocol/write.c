// The writers, simple ones first.
#include "protocol/write.h"
#include "analysis.h"
#include "protocol/codes.h"
#include <string.h>

// Room at the maximum text size for what follows a list.
enum { LIST_MAX = 60 << 20, RELATED_MAX = 20 };

static bool is_plain(char c)
{
    return ' ' <= c && c <= '~' && c != '"' && c != '\\';
}

// The number of bytes from `at` on that need no escape; eight at a time.
static uint32_t plain_run(Str s, uint32_t at)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint32_t end = at;
    for (uint64_t eight; end + sizeof eight <= s.len; end += sizeof eight) {
        memcpy(&eight, s.ptr + end, sizeof eight);
        uint64_t quote = eight ^ ones * '"', escape = eight ^ ones * '\\', last = eight + ones;
        uint64_t special = (quote - ones) | (escape - ones) | (eight - ones * ' ') | last | eight;
        if (special & tops) break;
    }
    while (end < s.len && is_plain(s.ptr[end])) end++;
    return end - at;
}

// The letter of a short JSON escape, or 0.
static char short_escape(char c)
{
    switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return '\0';
    }
}

static void write_control(Out *o, char c)
{
    static const char hex[] = "0123456789abcdef";
    char letter = short_escape(c);
    out_char(o, '\\');
    if (letter) {
        out_char(o, letter);
        return;
    }
    out_str(o, STR("u00"));
    out_char(o, hex[(unsigned char)c >> 4]);
    out_char(o, hex[c & 15]);
}

void write_string(Out *o, Str s)
{
    out_char(o, '"');
    for (uint32_t at = 0; at < s.len;) {
        uint32_t count = plain_run(s, at);
        out_str(o, str_cut(s, at, at + count));
        at += count;
        if (s.len <= at) break;
        Rune rune = utf_next(s, at);
        if (!rune.is_valid)
            out_str(o, STR("\xEF\xBF\xBD"));
        else if (rune.len == 1)
            write_control(o, s.ptr[at]);
        else
            out_str(o, str_cut(s, at, at + rune.len));
        at += rune.len;
    }
    out_char(o, '"');
}

static void write_position(Out *o, FlPosition p)
{
    out_str(o, STR("{\"line\":"));
    out_number(o, p.line);
    out_str(o, STR(",\"character\":"));
    out_number(o, p.character);
    out_char(o, '}');
}

static void write_points(Out *o, FlRange range)
{
    out_str(o, STR("{\"start\":"));
    write_position(o, range.start);
    out_str(o, STR(",\"end\":"));
    write_position(o, range.end);
    out_char(o, '}');
}

void write_range(Out *o, const View *v, Span span)
{
    FlEncoding e = v->client->encoding;
    write_points(o,
                 (FlRange){fl_position(v->doc, span.start, e), fl_position(v->doc, span.end, e)});
}

// DiagnosticSeverity
static char severity_digit(FlSeverity severity)
{
    static const char digit[] = {
        [FL_OFF] = '4', [FL_HINT] = '4', [FL_INFO] = '3', [FL_WARNING] = '2', [FL_ERROR] = '1',
    };
    return digit[severity];
}

static void write_tags(Out *o, uint8_t tags)
{
    if (tags == 0) return;
    bool has_both = (tags & FL_TAG_UNNECESSARY) && (tags & FL_TAG_DEPRECATED);
    out_str(o, STR(",\"tags\":["));
    if (tags & FL_TAG_UNNECESSARY) out_char(o, '1');
    if (has_both) out_char(o, ',');
    if (tags & FL_TAG_DEPRECATED) out_char(o, '2');
    out_char(o, ']');
}

static void write_place(Out *o, const View *v, Span span, Str message)
{
    out_str(o, STR("{\"location\":{\"uri\":"));
    write_string(o, v->uri);
    out_str(o, STR(",\"range\":"));
    write_range(o, v, span);
    out_str(o, STR("},\"message\":"));
    write_string(o, message);
    out_char(o, '}');
}

static void write_related(Out *o, const View *v, const FlFinding *f)
{
    uint32_t left = f->related_count <= RELATED_MAX ? 0 : f->related_count - RELATED_MAX;
    out_str(o, STR(",\"relatedInformation\":["));
    for (uint32_t i = 0; i < f->related_count - left; i++) {
        if (i) out_char(o, ',');
        write_place(o, v, f->related[i].span, f->related[i].message);
    }
    if (left) {
        out_char(o, ',');
        write_place(o, v, f->related[RELATED_MAX].span,
                    str_fmt(o->arena, "and %u more from here on", left));
    }
    out_char(o, ']');
}

// `"data":{"codes":["hadolint:DL3006"]}`
static void write_data(Out *o, Str codes)
{
    out_str(o, STR(",\"data\":{\"codes\":["));
    for (bool is_first = true;; is_first = false) {
        Str code = str_next_word(&codes);
        if (code.len == 0) break;
        if (!is_first) out_char(o, ',');
        write_string(o, code);
    }
    out_str(o, STR("]}"));
}

// The code, its documentation URL, and the source of the finding.
static void write_code(Out *o, const View *v, const FlFinding *f)
{
    bool is_foreign = fl_is_of_shellcheck(f);
    Str docs = is_foreign ? STR(FL_SHELLCHECK_WIKI) : v->client->docs;
    out_str(o, STR(",\"code\":\""));
    out_str(o, f->code);
    if (v->client->has_code_description && docs.len) {
        out_str(o, STR("\",\"codeDescription\":{\"href\":\""));
        out_str(o, docs);
        out_str(o, f->code);
        out_char(o, '"');
        out_char(o, '}');
    } else {
        out_char(o, '"');
    }
    out_str(o, is_foreign ? STR(",\"source\":\"" NAME_SHELLCHECK "\",\"message\":")
                          : STR(",\"source\":\"" NAME_SOURCE "\",\"message\":"));
}

// The members behind the range.
static void write_said(Out *o, const View *v, const FlFinding *f)
{
    out_str(o, STR(",\"severity\":"));
    out_char(o, severity_digit(f->severity));
    write_code(o, v, f);
    write_string(o, f->message);
    write_tags(o, f->rule->tags & v->client->tags);
    if (v->client->has_related && f->related_count) write_related(o, v, f);
    if (v->client->has_data && f->codes.len) write_data(o, f->codes);
    out_char(o, '}');
}

// The text of an unchanged finding is cached (fl_keep_text); only its range is written anew.
static void write_diagnostic(Out *o, const View *v, const FlFinding *f)
{
    out_str(o, STR("{\"range\":"));
    write_points(o, fl_finding_range(v->doc, f, v->client->encoding));
    Str known = fl_kept_text(v->doc, f);
    if (known.len) {
        out_str(o, known);
        return;
    }
    uint32_t start = o->len;
    write_said(o, v, f);
    if (!o->is_cut && !v->is_closed) fl_keep_text(v->doc, f, str_skip(out_done(o), start));
}

// A diagnostic at the start of the file in place of those that do not fit.
static void write_rest(Out *o, uint32_t count)
{
    out_str(o, STR("{\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,"
                   "\"character\":0}},\"severity\":3,\"source\":\"" NAME_SOURCE "\",\"message\":"));
    write_string(o, str_fmt(o->arena, "%u more finding%s: too many to be shown", count,
                            count == 1 ? "" : "s"));
    out_char(o, '}');
}

// A list of diagnostics. If the message would become too long, only the number of the rest is told.
static void write_diagnostics(Out *o, const View *v, FlFindings findings)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < findings.count; i++) {
        if (i) out_char(o, ',');
        Out before = *o;
        write_diagnostic(o, v, &findings.item[i]);
        if (!o->is_cut && o->len < LIST_MAX) continue;
        o->len = before.len;
        o->is_cut = before.is_cut;
        write_rest(o, findings.count - i);
        break;
    }
    out_char(o, ']');
}

static void write_version(Out *o, int64_t version)
{
    if (version < 0) out_char(o, '-');
    out_number(o, version < 0 ? 0 - (uint64_t)version : (uint64_t)version);
}

void write_published(Out *o, const View *v, FlFindings findings)
{
    out_str(o, STR("{\"uri\":"));
    write_string(o, v->uri);
    out_str(o, STR(",\"version\":"));
    write_version(o, v->version);
    out_str(o, STR(",\"diagnostics\":"));
    write_diagnostics(o, v, findings);
    out_char(o, '}');
}

void write_cleared(Out *o, Str uri)
{
    out_str(o, STR("{\"uri\":"));
    write_string(o, uri);
    out_str(o, STR(",\"diagnostics\":[]}"));
}

// Hashes eight bytes at a time. Equal lists have equal ids, across edits and sessions.
static uint64_t hash(Str s)
{
    uint64_t h = s.len, part = 0;
    for (; sizeof part <= s.len; s = str_skip(s, sizeof part)) {
        memcpy(&part, s.ptr, sizeof part);
        h = (h ^ part) * 0x9E3779B97F4A7C15u;
        h ^= h >> 29;
    }
    part = 0;
    memcpy(&part, s.ptr, s.len);
    return (h ^ part) * 0x9E3779B97F4A7C15u;
}

static void write_id(Out *o, uint64_t id)
{
    for (uint32_t shift = 64; 0 < shift; shift -= 4)
        out_char(o, "0123456789abcdef"[id >> (shift - 4) & 15]);
}

// The members of a report, without brackets. Returns the id, which is written behind the list so
// that the list need not be buffered.
static Str write_report_members(Out *o, const View *v, FlFindings findings, Str previous_id)
{
    Out id = out_on(o->arena), before = *o;
    out_str(o, STR("\"kind\":\"full\",\"items\":"));
    uint32_t start = o->len;
    write_diagnostics(o, v, findings);
    write_id(&id, hash(str_skip(out_done(o), start)));
    if (str_eq(out_done(&id), previous_id)) {
        o->len = before.len;
        o->is_cut = before.is_cut;
        out_str(o, STR("\"kind\":\"unchanged\""));
    }
    out_str(o, STR(",\"resultId\":\""));
    out_str(o, out_done(&id));
    out_char(o, '"');
    return out_done(&id);
}

void write_report(Out *o, const View *v, FlFindings findings, Str previous_id)
{
    out_char(o, '{');
    write_report_members(o, v, findings, previous_id);
    out_char(o, '}');
}

// A document with its version; one that is not open has none.
static void write_identity(Out *o, const View *v)
{
    out_str(o, STR("{\"uri\":"));
    write_string(o, v->uri);
    out_str(o, STR(",\"version\":"));
    if (v->is_closed)
        out_str(o, STR("null"));
    else
        write_version(o, v->version);
}

Str write_workspace_report(Out *o, const View *v, FlFindings findings, Str previous_id)
{
    write_identity(o, v);
    out_char(o, ',');
    Str id = write_report_members(o, v, findings, previous_id);
    out_char(o, '}');
    return id;
}

void write_same_report(Out *o, const View *v, Str same_id)
{
    write_identity(o, v);
    out_str(o, STR(",\"kind\":\"unchanged\",\"resultId\":"));
    write_string(o, same_id);
    out_char(o, '}');
}

void write_gone_report(Out *o, Str uri)
{
    write_identity(o, &(View){.uri = uri, .is_closed = true});
    out_str(o, STR(",\"kind\":\"full\",\"items\":[]}"));
}

void write_hover(Out *o, const View *v, const FlHover *hover)
{
    bool is_markdown = v->client->has_markdown;
    out_str(o, STR("{\"contents\":{\"kind\":"));
    out_str(o, is_markdown ? STR("\"markdown\"") : STR("\"plaintext\""));
    out_str(o, STR(",\"value\":"));
    write_string(o, is_markdown ? hover->markdown : hover->plain);
    out_str(o, STR("},\"range\":"));
    write_range(o, v, hover->span);
    out_char(o, '}');
}

Str write_kind(FlActionKind kind)
{
    switch (kind) {
    case FL_QUICKFIX: return STR(KIND_QUICKFIX);
    case FL_REFACTOR: return STR(KIND_REFACTOR);
    case FL_FIX_ALL: return STR(KIND_FIX_ALL);
    }
    return STR("");
}

void write_edits(Out *o, const View *v, FlEdits edits)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < edits.count; i++) {
        if (i) out_char(o, ',');
        out_str(o, STR("{\"range\":"));
        write_range(o, v, edits.item[i].span);
        out_str(o, STR(",\"newText\":"));
        write_string(o, edits.item[i].text);
        out_char(o, '}');
    }
    out_char(o, ']');
}

void write_edits_begin(Out *o, const Client *client)
{
    out_str(o,
            client->has_document_changes ? STR("{\"documentChanges\":[") : STR("{\"changes\":{"));
}

void write_edits_of(Out *o, const View *v, FlEdits edits, bool is_first)
{
    if (!is_first) out_char(o, ',');
    if (!v->client->has_document_changes) {
        write_string(o, v->uri);
        out_char(o, ':');
        write_edits(o, v, edits);
        return;
    }
    out_str(o, STR("{\"textDocument\":"));
    write_identity(o, v);
    out_str(o, STR("},\"edits\":"));
    write_edits(o, v, edits);
    out_char(o, '}');
}

void write_edits_end(Out *o, const Client *client)
{
    out_str(o, client->has_document_changes ? STR("]}") : STR("}}"));
}

void write_edit(Out *o, const View *v, FlEdits edits)
{
    write_edits_begin(o, v->client);
    write_edits_of(o, v, edits, true);
    write_edits_end(o, v->client);
}

// ---- Files beside the document ----

bool write_can_edit(const View *v, const FlAction *action)
{
    if (!action->file.path.len) return true;
    return v->folder.len && (!action->file.is_new || v->client->has_create_file);
}

// `?` and `#` in a file name must be escaped.
void write_file_uri(Out *o, const View *v, Str path)
{
    Out uri = out_on(o->arena);
    out_fmt(&uri, "%.*s/", STR_ARG(v->folder));
    for (uint32_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (char_is_word(c) || str_has_char(STR("/.-~"), c))
            out_char(&uri, c);
        else
            out_fmt(&uri, "%%%c%c", "0123456789ABCDEF"[(unsigned char)c >> 4],
                    "0123456789ABCDEF"[c & 15]);
    }
    write_string(o, out_done(&uri));
}

// Inserts text behind the last line. A character beyond a line's end means its end. (LSP 3.17,
// Position)
static void write_appended(Out *o, Str old, const FlFileEdit *file)
{
    FlPosition end = {0};
    for (uint32_t i = 0; i < old.len && !file->is_new; i++) end.line += old.ptr[i] == '\n';
    if (old.len && !file->is_new && !str_ends_z(old, "\n")) end.character = INT32_MAX;
    out_str(o, STR("[{\"range\":"));
    write_points(o, (FlRange){end, end});
    out_str(o, STR(",\"newText\":"));
    write_string(o, file->text);
    out_str(o, STR("}]"));
}

// The `documentChanges` for the file; each is followed by a comma when `has_more`.
static void write_file_changes(Out *o, const View *v, const FlFileEdit *file, bool has_more)
{
    if (file->is_new) {
        out_str(o, STR("{\"kind\":\"create\",\"uri\":"));
        write_file_uri(o, v, file->path);
        out_str(o, STR(",\"options\":{\"ignoreIfExists\":true}},"));
    }
    out_str(o, STR("{\"textDocument\":{\"uri\":"));
    write_file_uri(o, v, file->path);
    out_str(o, STR(",\"version\":null},\"edits\":"));
    write_appended(o, v->ignore, file);
    out_str(o, has_more ? STR("},") : STR("}"));
}

void write_action_edit(Out *o, const View *v, const FlAction *action)
{
    if (!action->file.path.len) {
        write_edit(o, v, action->edits);
        return;
    }
    bool has_more = action->edits.count;
    Out own = out_on(o->arena);
    if (has_more) write_edit(&own, v, action->edits);
    bool has_changes = v->client->has_document_changes || action->file.is_new;
    Str head = has_changes ? STR("{\"documentChanges\":[") : STR("{\"changes\":{");
    out_str(o, head);
    if (has_changes) {
        write_file_changes(o, v, &action->file, has_more);
    } else {
        write_file_uri(o, v, action->file.path);
        out_char(o, ':');
        write_appended(o, v->ignore, &action->file);
        if (has_more) out_char(o, ',');
    }
    // A WorkspaceEdit written by write_edit, without its beginning.
    out_str(o,
            has_more ? str_skip(out_done(&own), head.len) : (has_changes ? STR("]}") : STR("}}")));
}

// An object left open.
static void start_action(Out *o, const View *v, const FlAction *action)
{
    out_str(o, STR("{\"title\":"));
    write_string(o, action->title);
    out_str(o, STR(",\"kind\":"));
    write_string(o, write_kind(action->kind));
    if (action->is_preferred && v->client->has_is_preferred)
        out_str(o, STR(",\"isPreferred\":true"));
    if (action->has_finding) {
        out_str(o, STR(",\"diagnostics\":"));
        write_diagnostics(o, v, (FlFindings){&action->finding, 1, false});
    }
}

void write_action(Out *o, const View *v, const FlAction *action)
{
    start_action(o, v, action);
    out_str(o, STR(",\"edit\":"));
    write_action_edit(o, v, action);
    out_char(o, '}');
}

void write_action_elsewhere(Out *o, const View *v, Str title, const FlFinding *finding,
                            const View *file, FlEdits edits)
{
    FlAction action = {.title = title, .kind = FL_QUICKFIX, .has_finding = true};
    action.finding = *finding;
    start_action(o, v, &action);
    if (file->is_new) {
        out_str(o, STR(",\"edit\":{\"documentChanges\":[{\"kind\":\"create\",\"uri\":"));
        write_string(o, file->uri);
        out_str(o, STR(",\"options\":{\"ignoreIfExists\":true}},"));
        write_edits_of(o, file, edits, true);
        out_str(o, STR("]}"));
    } else {
        out_str(o, STR(",\"edit\":"));
        write_edit(o, file, edits);
    }
    out_char(o, '}');
}

void write_unresolved_action(Out *o, const View *v, const FlAction *action)
{
    start_action(o, v, action);
    out_str(o, STR(",\"data\":{\"uri\":"));
    write_string(o, v->uri);
    out_str(o, STR("}}"));
}

void write_command(Out *o, const View *v, const FlAction *action, FlRange range)
{
    out_str(o, STR("{\"title\":"));
    write_string(o, action->title);
    out_str(o, STR(",\"command\":\"" NAME_COMMAND "\",\"arguments\":["));
    write_string(o, v->uri);
    out_char(o, ',');
    write_points(o, range);
    out_char(o, ',');
    write_string(o, action->title);
    out_str(o, STR("]}"));
}

static void write_lookup(Out *o, const View *v, Str title, Str image)
{
    out_str(o, STR("{\"title\":"));
    write_string(o, title);
    out_str(o, STR(",\"command\":\"" NAME_LOOKUP "\",\"arguments\":["));
    write_string(o, v->uri);
    out_char(o, ',');
    write_string(o, image);
    out_str(o, STR("]}"));
}

void write_lookup_action(Out *o, const View *v, Str title, Str image)
{
    if (!v->client->has_action_literals) {
        write_lookup(o, v, title, image);
        return;
    }
    out_str(o, STR("{\"title\":"));
    write_string(o, title);
    out_str(o, STR(",\"command\":"));
    write_lookup(o, v, title, image);
    out_str(o, STR(",\"data\":{\"uri\":")); // many clients resolve it anyway
    write_string(o, v->uri);
    out_str(o, STR(",\"image\":"));
    write_string(o, image);
    out_str(o, STR("}}"));
}
