// What a rule has found, before hosts see it as an FlFinding.
#ifndef FL_LINT_FINDING_H
#define FL_LINT_FINDING_H

#include "analysis.h"

// When the builder finds it (language.md 1): a hard error hides what later phases would say.
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

// What comes first within an instruction; in a FROM, `--platform` comes last.
typedef enum Turn { TURN_LOOKUP, TURN_EXPANSION_FAILS, TURN_CHECK, TURN_END } Turn;

// What a finding says of the text around it: it is not read as it was meant. Errors are still said.
enum Voids {
    VOIDS_REST = 1,      // all from its place to the end of the instruction
    VOIDS_ARGUMENTS = 2, // all arguments of the instruction
    VOIDS_NO_SHELL = 4,  // with one of the two: not where a shell reads the text
    VOIDS_EXTRA = 8,     // the text that it tells as `extra`
};

// Where a finding lies in its item, once it has been computed; kept with it.
typedef struct FindingPlace {
    bool has_span;
    uint8_t encoding; // of the range: 1 + FlEncoding; 0: not computed
    Span span;        // bytes
    FlRange range;    // lines count from that of the item
    // What the host has written of it (fl_keep_text), and a digest of what else that tells; NULL: nothing.
    char *text;
    uint32_t text_len;
    uint64_t text_of;
} FindingPlace;

// A finding as rules see it: joined offsets of one instruction.
typedef struct Finding {
    const struct Rule *rule;
    uint32_t step; // NO_STEP: of an item that is no instruction, `item` tells which
    uint32_t item;
    bool in_onbuild;
    Span span;     // joined
    bool is_bytes; // `span` counts bytes of the item instead: for what the reader cut out
    Str message;
    FlSeverity severity; // the rule's, lower where the rule said so
    FlSeverity level;    // what hosts see instead, by the settings
    Str codes;           // of other tools, those that hold here (1.9); blank-separated
    uint32_t said_at;    // the step at which the builder says it: `step`, or a later one
    uint32_t
        number; // whatever the rule wants to tell its fix; no step or stage: their numbers change
    Span extra; // the same
    Str near;   // the same: a constant text, what may have been meant
    uint32_t
        failed_end; // joined: where the text ends whose expansion fails here, if that is the fault; else 0
    uint32_t last_item; // when it stands for all that is found in the items up to this one; else 0
    uint32_t lost; // kinds of instruction, as bits, that it says have no effect: see Rule.misses
    uint8_t phase,
        turn; // when the builder says it: by the rule and the severity, unless the rule says
    const struct Related *related; // the latest first
    // What the engine adds.
    uint32_t row;             // of the rule in the table
    Span place;               // the span as bytes of the document
    FindingPlace *kept_place; // NULL: not kept
    bool
        is_doubtful; // where its instruction ends has to be settled first: nothing else is repaired
    const struct Folded *folded; // other findings that this one stands for
} Finding;

// Another place that explains a finding.
typedef struct Related {
    const struct Related *next;
    uint32_t step;
    bool in_onbuild;
    Span span; // joined
    Str message;
} Related;

#endif
