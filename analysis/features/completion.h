// The state of a completion request, and the functions that add candidates. Sorting and limiting
// happen at the end.
#ifndef FL_FEATURES_COMPLETION_H
#define FL_FEATURES_COMPLETION_H

#include "features/hover.h"
#include "fl_complete.h"
#include "instructions/bases.h"

// The group of a candidate in the sorted list.
typedef enum Rank { RANK_FIRST, RANK_USUAL, RANK_LATER, RANK_LAST } Rank;

typedef struct Candidate {
    FlCompletion completion;
    uint32_t order;
} Candidate;

// Lives for one request.
typedef struct Completer {
    Hover h;         // the place, shared with hover; `at` is the cursor
    bool is_behind;  // the cursor is on an empty line behind the last item
    Str before;      // of an instruction: the text between keyword and cursor
    uint32_t word;   // number of complete words between flags and cursor
    bool is_flags;   // a flag may stand here
    bool is_value;   // the cursor is in the value of a flag or option
    bool is_partial; // some matching candidates were left out
    Span at_word;    // the word, and its part before the cursor, in bytes of the document
    Span at_typed;
    Str typed;
    struct {
        Candidate *item;
        uint32_t count, room;
    } list;
} Completer;

// Sets the place for requests about arguments. False when `at` is in no arguments, in a comment or
// in heredoc lines.
bool complete_in_arguments(Completer *c, Arena *a, FlDoc *doc, uint32_t at);

// Whether the typed text matches the label.
bool complete_fits(const Completer *c, Str label);

// Whether nothing is typed and a word begins at the cursor.
bool complete_before_word(const Completer *c);

// Whether a quote is open before the cursor.
bool complete_in_quotes(const Completer *c);

// Adds an item; an empty `text` means its label.
void complete_add(Completer *c, Rank rank, FlCompletion item);

// Adds the rows of a table. `topic` is the prefix of their topics.
void complete_words(Completer *c, const WordInfo *word, uint32_t count, Str topic, Str commit);

// Sets the word to be replaced: from joined offset `start` to the next of `ends`, a blank or the
// line's end.
void complete_from(Completer *c, uint32_t start, Str ends);

// The same with an offset in the item's text.
void complete_bytes(Completer *c, uint32_t start, Str ends);

// The start of the word before the cursor: behind the last of `ends` or a blank.
uint32_t complete_start(const Completer *c, Str ends);

void complete_keyword(Completer *c);  // instructions
bool complete_variable(Completer *c); // true if a variable is being written
void complete_flag(Completer *c);     // flag names
void complete_flag_value(Completer *c, Str name, uint32_t start);
void complete_stages(Completer *c, bool with_numbers);
void complete_images(Completer *c);
void complete_from_line(Completer *c);
void complete_users(Completer *c);
void complete_path(Completer *c); // sources of COPY and ADD
void complete_mount_source(Completer *c, uint32_t start);
void complete_arguments(Completer *c); // what the kind of instruction allows
void complete_lines(Completer *c);     // install commands, where a command of a RUN begins
void complete_script_lines(Completer *c, const Heredoc *body); // the same in the RUN's heredoc
void complete_comment(Completer *c); // directives and suppressing comments
void complete_directives(Completer *c);

// The stage that the cursor is in, or NULL.
const Stage *complete_stage(const Completer *c);

// The facts of the image at the end of the stage's FROM chain, or NULL; and its tag.
const BaseInfo *complete_base(const Completer *c, Str *tag);

// A sentence of a table without Markdown, for `detail`.
Str plain_words(Arena *a, Str text);

#endif
