// Findings as JSON, for programs that read what `fairlead check` prints.
#ifndef FL_PROTOCOL_JSON_REPORT_H
#define FL_PROTOCOL_JSON_REPORT_H

#include "analysis.h"

// Lines and columns from 1; columns in code points.
typedef struct ReportRange {
    uint32_t start_line, start_column, end_line, end_column;
} ReportRange;

// Writes a finding as an object of the report's array, without a separator.
void report_finding(Out *o, Str file, const FlFinding *finding, ReportRange range, bool is_fixable);

// Writes a rule as an object: id, codes, severity, title, text and documentation URL.
void report_rule(Out *o, const FlRule *rule);

#endif
