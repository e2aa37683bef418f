// The state of one completion, and the questions that are tried. Each adds what fits; nothing is sorted or left out
// before the end.
#ifndef FL_FEATURES_COMPLETION_H
#define FL_FEATURES_COMPLETION_H

#include "features/hover.h"
#include "fl_complete.h"
#include "instructions/bases.h"

// What comes first in the list.
typedef enum Rank { RANK_FIRST, RANK_USUAL, RANK_LATER, RANK_LAST } Rank;

typedef struct Candidate {
    FlCompletion completion;
    uint32_t order;
} Candidate;

// Lives for one request.
typedef struct Completer {
    Hover h;         // the place, as hover sees it; `at` is the cursor
    bool is_behind;  // the cursor is on a new line after the last item
    Str before;      // of an instruction: its text from behind the keyword to the cursor
    uint32_t word;   // number of whole words between flags and cursor
    bool is_flags;   // flags may still stand here
    bool is_value;   // what stands here is the value of a flag or an option
    bool is_partial; // not all that fits is in the list
    Span at_word;    // bytes of the document
    Span at_typed;
    Str typed;
    struct {
        Candidate *item;
        uint32_t count, room;
    } list;
} Completer;

// Sets the place for who asks about arguments: false where there are none, also in comments and lines of heredocs.
bool complete_in_arguments(Completer *c, Arena *a, FlDoc *doc, uint32_t at);

// Whether what is typed may become the label.
bool complete_fits(const Completer *c, Str label);

// Whether nothing is typed, and a word begins right at the cursor.
bool complete_before_word(const Completer *c);

// Whether quotes are open before the cursor.
bool complete_in_quotes(const Completer *c);

// Adds an item; `text` is its label when empty.
void complete_add(Completer *c, Rank rank, FlCompletion item);

// Adds the rows of a table; `topic` is what stands before their names in a topic.
void complete_words(Completer *c, const WordInfo *word, uint32_t count, Str topic, Str commit);

// Sets the word as a joined range from `start` on: to the next of `ends`, a blank or the end of the line.
void complete_from(Completer *c, uint32_t start, Str ends);

// The same with bytes of the item's text.
void complete_bytes(Completer *c, uint32_t start, Str ends);

// The start of the word before the cursor: behind the latest of `ends` or a blank.
uint32_t complete_start(const Completer *c, Str ends);

void complete_keyword(Completer *c); // an instruction
bool complete_variable(
    Completer *c);                // true where a variable is written, whether there are any or not
void complete_flag(Completer *c); // names of flags
void complete_flag_value(Completer *c, Str name, uint32_t start);
void complete_stages(Completer *c, bool with_numbers);
void complete_images(Completer *c);
void complete_from_line(Completer *c);
void complete_users(Completer *c);
void complete_path(Completer *c); // a source of COPY and ADD
void complete_mount_source(Completer *c, uint32_t start);
void complete_arguments(Completer *c); // by the kind of the instruction
void complete_lines(Completer *c);     // installations, where a command of a RUN starts
void complete_script_lines(Completer *c, const Heredoc *body); // the same in its heredoc
void complete_comment(Completer *c); // directives and comments that silence rules
void complete_directives(Completer *c);

// The stage that the cursor is in, or NULL.
const Stage *complete_stage(const Completer *c);

// What is known of the image at the root of the stage, or NULL; and its tag.
const BaseInfo *complete_base(const Completer *c, Str *tag);

// A sentence of a table without its marks, for a detail.
Str plain_words(Arena *a, Str text);

#endif
