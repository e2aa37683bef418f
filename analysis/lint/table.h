// The tables of all rules. tool/collect.c writes them at build time from the files in rules/.
#ifndef FL_LINT_TABLE_H
#define FL_LINT_TABLE_H

#include "instructions/instruction.h"
#include "lint/option.h"

// A name of a rule: its id (tool 0 is empty), or another tool's code without the tool's prefix.
typedef struct RuleName {
    unsigned rule : 12; // row in rule_list and rule_info
    unsigned tool : 4;  // row in rule_tools
    unsigned at : 8;    // offset of the name in the rule's codes; 0 for an id
    unsigned len : 8;
} RuleName;

// Sorted by id; both have the same rows.
extern const Rule *const rule_list[];
extern const FlRule rule_info[];
extern const uint32_t rule_count;

// The texts of the rules, compressed, one after another; behind them those of
// features/command_words.txt, one per command; and, `rule_text_count` texts from the first, those
// of TEXT(...) in tables. Read only by lint/rule_text.c. The symbols have canonical Huffman codes:
// rule_codes[n] is the number of codes with n bits. A row of rule_pairs has 3 bytes, little end
// first: the two symbols (12 bits each) that a symbol stands for, or 0 and a byte.
extern const uint8_t rule_texts[];
extern const uint16_t rule_text_bits[]; // length of each text in bits
extern const uint32_t rule_text_count;
extern const uint16_t rule_codes[];
extern const uint8_t rule_pairs[];

// Decompresses a text, or only its first line with the line end.
Str rule_text(Arena *arena, uint32_t row, bool is_first_line);

// The name of the BuildKit check that the rule corresponds to, as a part of its codes; mostly
// empty.
extern const struct CodePart {
    uint8_t at, len;
} rule_builder[];

// Sorted by name bytewise. A name may occur several times, for different tools or rules.
extern const RuleName rule_names[];
extern const uint32_t rule_name_count;
extern const Str rule_tools[];
Str rule_name(uint32_t row); // name and tool of a row of rule_names; an id has no tool
Str rule_tool(uint32_t row);

// The `.beats` of rules: findings of the losers are dropped when the winner reports. Sorted so that
// the rule that explains most comes first.
typedef enum BeatPlace {
    BEAT_INSTRUCTION,
    BEAT_ARGUMENT,
    BEAT_PLACE,
    BEAT_FILE,  // anywhere in the file
    BEAT_CAUSE, // in the instruction that the finding relates to, ids that begin with its `near`
} BeatPlace;
typedef struct RuleBeats {
    uint16_t winner, first; // index of the first of `count` entries of rule_losers
    uint8_t count, place;   // BeatPlace
} RuleBeats;

extern const uint16_t rule_losers[];
extern const RuleBeats rule_beats[];
extern const bool rule_wins[]; // per rule: it is the winner of some row
extern const uint32_t rule_beats_count;

// For each rule the command bits that it names: a count, then bit numbers. rule_commands has the
// offset for each rule.
extern const uint8_t rule_command_bits[];
extern const uint16_t rule_commands[];

// All options of rules, with the row of the rule.
extern const struct OptionRow {
    uint32_t row;
    const RuleOption *option;
} rule_options[];
extern const uint32_t rule_option_count;

// Whether the rule reports ShellCheck's remarks, each with its own code.
bool rule_is_shellcheck(uint32_t row);

// The first row of rule_names that is not less than `name`.
uint32_t rule_name_find(Str name);

// Whether the blank-separated list contains the word.
bool codes_have(Str codes, Str word);

// Whether a word of the list starts with the prefix, such as `buildkit:`.
bool codes_have_tool(Str codes, Str prefix);

#endif
