// The forms in which `fairlead check` prints findings, one row each.
#ifndef FL_SERVER_REPORTS_H
#define FL_SERVER_REPORTS_H

#include "protocol/json_report.h"

// A finding with what all forms say of it.
typedef struct Reported {
    Str file;
    const FlFinding *finding;
    ReportRange range;
    bool is_fixable, is_failure;
    uint32_t same; // how many findings of the same rule and message came before it in the file
} Reported;

// `head`, files with `between` where two findings or files follow each other, `tail`. Within a file `open`, findings, `close`.
typedef struct Report {
    Str name;
    void (*head)(Out *o);
    void (*open)(Out *o, Str file, uint32_t count,
                 uint32_t failures); // of each file, also of one without findings; NULL: nothing
    void (*finding)(Out *o, const Reported *r);
    void (*close)(Out *o, Str file);
    Str between, tail, empty_tail; // the last when nothing was printed; empty: as `tail`
    bool leaves_hints_out;         // unless they are asked for
} Report;

// By name, or by a name that hadolint has for it; NULL when there is none. The form for people is none of them.
const Report *report_named(Str name);

extern const Report report_json, report_sarif, report_github, report_gitlab, report_checkstyle,
    report_junit, report_tty;

// Text as XML has it: what may not stand there becomes U+FFFD.
void out_xml(Out *o, Str text);

// A path as a URI: relative ones stay so.
void out_uri_path(Out *o, Str path);

#endif
