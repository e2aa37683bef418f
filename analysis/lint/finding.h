// A finding as rules make it, before the host sees it as an FlFinding.
#ifndef FL_LINT_FINDING_H
#define FL_LINT_FINDING_H

#include "analysis.h"

// The phase in which the builder reports it (language.md 1). A hard error in one phase hides what
// later phases would report.
typedef enum Phase {
    PHASE_NONE,         // never
    PHASE_OPTIONS,      // P0: the `check` directive
    PHASE_PARSE,        // P1
    PHASE_CONTINUATION, // P2
    PHASE_INSTRUCTION,  // P3, instruction by instruction
    PHASE_NAMES,        // P4
    PHASE_DEFAULTS,     // P5
    PHASE_BASES,        // P6, global ARGs, then stage by stage
    PHASE_GRAPH,        // P7
    PHASE_IMAGES,       // P8
    PHASE_CONVERT,      // P9, stage by stage and instruction by instruction
} Phase;

// The order of reports within an instruction. In a FROM, `--platform` comes last.
typedef enum Turn { TURN_LOOKUP, TURN_EXPANSION_FAILS, TURN_CHECK, TURN_END } Turn;

// Which text a finding declares as misread: other findings there are dropped, except errors
// (voids.c).
enum Voids {
    VOIDS_REST = 1,      // from the finding's place to the end of the instruction
    VOIDS_ARGUMENTS = 2, // all arguments of the instruction
    VOIDS_NO_SHELL = 4,  // modifier: only where no shell reads the text
    VOIDS_EXTRA = 8,     // the text in Finding.extra
};

// The cached place of a finding in its item.
typedef struct FindingPlace {
    bool has_span;
    uint8_t encoding; // encoding of `range`: 1 + FlEncoding; 0: not computed
    Span span;        // bytes, relative to the item
    FlRange range;    // lines relative to the item's first line
    // The host's text for this finding (fl_keep_text) and a digest of what else the text depends
    // on; NULL: none.
    char *text;
    uint32_t text_len;
    uint64_t text_of;
} FindingPlace;

// A finding inside the engine; its offsets are joined offsets of one instruction.
typedef struct Finding {
    const struct Rule *rule;
    uint32_t step; // NO_STEP: it is about `item`, which is no instruction
    uint32_t item;
    bool in_onbuild;
    Span span;     // joined
    bool is_bytes; // `span` is in bytes of the item, for text that the reader cut out
    Str message;
    FlSeverity severity; // the rule's severity, or lower if the rule said so
    FlSeverity level;    // the severity that hosts see, after settings
    Str codes;           // codes of other tools that apply here (linting.md 1.9), blank-separated
    uint32_t said_at;    // the step at which the builder reports it: `step` or a later one
    uint32_t number;     // data from check to fix; no step or stage number, as these change
    Span extra;          // the same, as a span
    Str near;            // the same, as a constant text: what may have been meant
    uint32_t failed_end; // joined: end of the text whose expansion this reports as failing; else 0
    uint32_t last_item;  // it stands for all findings in the items up to this one; 0: none
    uint32_t lost;       // bits of kinds that it declares ineffective, see Rule.misses
    uint8_t phase,
        turn;                      // Phase and Turn of the builder's report
    const struct Related *related; // a linked list, the latest first
    // Set by the engine:
    uint32_t row;                // row of the rule in rule_list
    Span place;                  // the span in bytes of the document
    FindingPlace *kept_place;    // NULL: the finding is not cached
    bool is_doubtful;            // no fix is offered: it is unclear where its instruction ends
    const struct Folded *folded; // findings that this one represents, or NULL
} Finding;

// Another place in the file that explains a finding.
typedef struct Related {
    const struct Related *next;
    uint32_t step;
    bool in_onbuild;
    Span span; // joined offsets
    Str message;
} Related;

#endif
