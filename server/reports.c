#include "server/reports.h"
#include "server/terminal.h"

static const Report *const reports[] = {
    &report_json,       &report_sarif, &report_github, &report_gitlab,
    &report_checkstyle, &report_junit, &report_tty,
};

// hadolint's names.
static const struct {
    Str name;
    const Report *report;
} others[] = {
    {STR_INIT("tty"), &report_tty},
    {STR_INIT("codeclimate"), &report_gitlab},
    {STR_INIT("gitlab_codeclimate"), &report_gitlab},
};

const Report *report_named(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(reports); i++)
        if (str_eq(reports[i]->name, name)) return reports[i];
    for (uint32_t i = 0; i < ARRAY_LEN(others); i++)
        if (str_eq(others[i].name, name)) return others[i].report;
    return NULL;
}

static void out_xml_rune(Out *o, Rune r, Str bytes)
{
    static const Str replacement = STR_INIT("\xef\xbf\xbd");
    bool may_stand = r.is_valid && (0x20 <= r.value || r.value == '\t' || r.value == '\n') &&
                     r.value != 0xfffe && r.value != 0xffff;
    if (!may_stand)
        out_str(o, replacement);
    else if (str_has_char(STR("&<>\"'\t\n"), bytes.ptr[0]))
        out_fmt(o, "&#%u;", r.value);
    else
        out_str(o, bytes);
}

void out_xml(Out *o, Str text)
{
    for (uint32_t at = 0; at < text.len;) {
        Rune r = utf_next(text, at);
        out_xml_rune(o, r, str_cut(text, at, at + r.len));
        at += r.len;
    }
}

void out_uri_path(Out *o, Str path)
{
    static const char hex[] = "0123456789ABCDEF";
    if (str_at(path, 0) == '/') out_str(o, STR("file://"));
    for (uint32_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        uint8_t byte = (uint8_t)c;
        if (char_is_word(c) || (c && str_has_char(STR("/-.~"), c)))
            out_char(o, c);
        else
            out_fmt(o, "%%%c%c", hex[byte >> 4], hex[byte & 15]);
    }
}

// ---- json ----

static void json_head(Out *o)
{
    out_char(o, '[');
}

static void json_finding(Out *o, const Reported *r)
{
    out_str(o, STR("\n  "));
    report_finding(o, r->file, r->finding, r->range, r->is_fixable);
}

const Report report_json = {
    .name = STR_INIT("json"),
    .head = json_head,
    .finding = json_finding,
    .between = STR_INIT(","),
    .tail = STR_INIT("\n]\n"),
    .empty_tail = STR_INIT("]\n"),
};

// ---- tty-plain: as hadolint prints without colours ----

// The hadolint code if the finding has one, else the id.
static Str short_code(const FlFinding *f)
{
    Str codes = f->codes, prefix = STR("hadolint:");
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
        if (str_starts(code, prefix)) return str_skip(code, prefix.len);
    return f->code;
}

static void tty_finding(Out *o, const Reported *r)
{
    const FlFinding *f = r->finding;
    Str level = f->severity == FL_HINT ? STR("style") : fl_severity_name(f->severity);
    Str file = shown_name(o->arena, r->file), message = shown_name(o->arena, f->message);
    out_fmt(o, "%.*s:%u %.*s %.*s: %.*s\n", STR_ARG(file), f->line, STR_ARG(short_code(f)),
            STR_ARG(level), STR_ARG(message));
}

const Report report_tty = {.name = STR_INIT("tty-plain"), .finding = tty_finding};
