// The output formats of `fairlead check`, one row each.
#ifndef FL_SERVER_REPORTS_H
#define FL_SERVER_REPORTS_H

#include "protocol/json_report.h"

// A finding with what the formats need.
typedef struct Reported {
    Str file;
    const FlFinding *finding;
    ReportRange range;
    bool is_fixable, is_failure;
    uint32_t same; // earlier findings with the same rule and message in the file
} Reported;

// Output: `head`, the files separated by `between`, `tail`. For a file: `open`, findings separated
// by `between`, `close`.
typedef struct Report {
    Str name;
    void (*head)(Out *o);
    void (*open)(Out *o, Str file, uint32_t count,
                 uint32_t failures); // for each file, also without findings; NULL: nothing
    void (*finding)(Out *o, const Reported *r);
    void (*close)(Out *o, Str file);
    Str between, tail, empty_tail; // empty_tail: instead of `tail` when nothing was printed
    bool leaves_hints_out;         // unless requested
} Report;

// Finds a format by its name, or hadolint's name for it; NULL when there is none. The text format
// is not in the table.
const Report *report_named(Str name);

extern const Report report_json, report_sarif, report_github, report_gitlab, report_checkstyle,
    report_junit, report_tty;

// Writes text escaped for XML; invalid characters become U+FFFD.
void out_xml(Out *o, Str text);

// Writes a path as a URI; relative paths stay relative.
void out_uri_path(Out *o, Str path);

#endif
