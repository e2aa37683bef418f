// The table of all rules, which tool/collect.c writes from the files in rules/.
#ifndef FL_LINT_TABLE_H
#define FL_LINT_TABLE_H

#include "instructions/instruction.h"
#include "lint/option.h"

// A name that a rule is known by: its id (`tool` is empty), or a code of another tool without the tool's prefix.
typedef struct RuleName {
    unsigned rule : 12; // row in the two tables below
    unsigned tool : 4;  // row in rule_tools
    unsigned at : 8;    // where the name stands in the codes of the rule; of an id 0
    unsigned len : 8;
} RuleName;

// Sorted by id; the two tables have the same rows.
extern const Rule *const rule_list[];
extern const FlRule rule_info[];
extern const uint32_t rule_count;

// The texts of the rules, packed, one after another. Behind them are those of features/command_words.txt, one for each command, and
// behind `rule_text_count` of them those of TEXT(...) in tables. Only lint/rule_text.c reads them. Each symbol has a code, of which
// `rule_codes` tells how many have how many bits; the first symbol of a length has the least code. A row of `rule_pairs` has
// three bytes, the lower bits first: the two symbols that a symbol stands for, or 0 and the byte that it stands for.
extern const uint8_t rule_texts[];
extern const uint16_t rule_text_bits[]; // how long each is
extern const uint32_t rule_text_count;
extern const uint16_t rule_codes[];
extern const uint8_t rule_pairs[];

// One of these texts, or its first line with the line end.
Str rule_text(Arena *arena, uint32_t row, bool is_first_line);

// The name of the builder's check that the rule stands for, empty for most.
extern const struct CodePart {
    uint8_t at, len;
} rule_builder[];

// Sorted by name, by bytes. A name may stand there several times, for several tools or rules.
extern const RuleName rule_names[];
extern const uint32_t rule_name_count;
extern const Str rule_tools[];
Str rule_name(uint32_t row); // of rule_names, and its tool; that of an id is empty
Str rule_tool(uint32_t row);

// Whose findings give way to those of `winner`, and where. What explains most comes first.
typedef enum BeatPlace {
    BEAT_INSTRUCTION,
    BEAT_ARGUMENT,
    BEAT_PLACE,
    BEAT_FILE,  // anywhere
    BEAT_CAUSE, // in the instruction that the finding relates to, of what it names in `near`
} BeatPlace;
typedef struct RuleBeats {
    uint16_t winner, first; // the first of its `count` rows of rule_losers
    uint8_t count, place;   // BeatPlace
} RuleBeats;

extern const uint16_t rule_losers[];
extern const RuleBeats rule_beats[];
extern const bool rule_wins[]; // whether a rule is the winner in any of them
extern const uint32_t rule_beats_count;

// The bits of the commands that a rule names, as numbers with their count before them, and where those of each rule begin.
extern const uint8_t rule_command_bits[];
extern const uint16_t rule_commands[];

// The options of rules, each with the row of its rule.
extern const struct OptionRow {
    uint32_t row;
    const RuleOption *option;
} rule_options[];
extern const uint32_t rule_option_count;

// Whether the rule hands on what ShellCheck says, each finding with a code of its own.
bool rule_is_shellcheck(uint32_t row);

// The first row of rule_names that is not less than `name`.
uint32_t rule_name_find(Str name);

// Whether the blank-separated list holds the word.
bool codes_have(Str codes, Str word);

// Whether any word of the list starts with the prefix, such as `buildkit:`.
bool codes_have_tool(Str codes, Str prefix);

#endif
