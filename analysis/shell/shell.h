// The shell parser (POSIX and bash grammar), which collects simple commands. Private to shell/.
//
// A Reader walks over one text; the texts of `sh -c '...'`, backquotes and heredocs get Readers of their own. All add to one
// ShellFound. The recursion depth is the nesting of the text, limited to SHELL_DEPTH.
#ifndef FL_SHELL_SHELL_H
#define FL_SHELL_SHELL_H

#include "base/arena.h"
#include "shell/commands.h"

enum { SHELL_DEPTH = 64 };

#define NO_COMMAND UINT32_MAX

typedef struct ShellFound {
    Arena *arena;
    const Instr *in;
    struct {
        Command *item;
        uint32_t count, room;
    } command;
    uint32_t lists, depth; // lists so far; constructs open at the current place
    bool is_broken;        // syntax error in the current text: the rest is not read
    bool is_partial;       // some text was not parsed to its end
    bool is_cut;           // commands behind the last one were not read
    bool is_chain;         // list 0 ends with `&&` joins only, and text may be appended
    bool has_unknown;      // some command has no known name
    bool has_copies;       // some word is no slice of the text
    bool has_pipe;         // a pipe, not in the text of `sh -c` and eval
} ShellFound;

// A here-document whose body comes later.
typedef struct Pending {
    Str delimiter;
    uint32_t at;      // joined offset of the operator
    uint32_t command; // index of the command that reads it; NO_COMMAND: not added yet
    bool is_chomped;  // <<-
} Pending;

typedef struct Reader {
    ShellFound *found;
    Str text;
    uint32_t at;
    uint32_t base;  // joined offset of text[0]
    bool is_opaque; // the text is decoded: the span of everything in it is `whole`
    Span whole;
    uint32_t place; // IN_* and VIA_* flags of the current place
    struct {
        Pending *item;
        uint32_t count, room;
    } pending;
} Reader;

// The tokens that can end a list; a bit set of them says which may end it at a place.
typedef enum Stop {
    STOP_END = 0, // end of the text
    STOP_PAREN = 1,
    STOP_BRACE = 2,
    STOP_THEN = 4,
    STOP_ELIF = 8,
    STOP_ELSE = 16,
    STOP_FI = 32,
    STOP_DO = 64,
    STOP_DONE = 128,
    STOP_ESAC = 256,
    STOP_CASE = 512, // ;; ;& ;;&
} Stop;

// The words of the simple command being read.
typedef struct Words {
    Word *item;
    uint32_t count, room;
} Words;

static inline Span reader_span(const Reader *r, uint32_t start, uint32_t end)
{
    return r->is_opaque ? r->whole : (Span){r->base + start, r->base + end};
}

static inline bool reader_is_done(const Reader *r)
{
    return r->text.len <= r->at || r->found->is_broken;
}

// Enters and leaves a construct. Entering fails, and marks the text as broken, when the nesting is too deep.
bool shell_enter(ShellFound *found);
void shell_leave(ShellFound *found);

// Whether a compound command, or `time` or `coproc`, may begin with the character.
static inline bool begins_compound(char c)
{
    static const uint32_t LETTERS = 1 << 2 | 1 << 5 | 1 << 8 | 7 << 18 | 1 << 22; // cfistuw
    uint32_t letter = (uint8_t)(c - 'a');
    return letter < 26 ? LETTERS >> letter & 1 : c == '{' || c == '[' || c == '!';
}

// Reads commands up to and including one of `stops`, which is returned, or to the end of the text.
Stop shell_list(Reader *r, uint32_t stops, uint32_t place);

// Reads a separate text. A syntax error in it does not affect the text around it.
void shell_script(ShellFound *found, Str text, const Reader *where, uint32_t place);

// Skips blanks and continuations.
void shell_skip_blanks(Reader *r);

// The same between words; fast for a single blank.
static inline void reader_next_word(Reader *r)
{
    char next = r->at + 1 < r->text.len ? r->text.ptr[r->at + 1] : '\0';
    bool is_one = '-' <= next && next != '\\' && r->text.ptr[r->at] == ' ';
    if (is_one) r->at++;
    if (!is_one) shell_skip_blanks(r);
}

// Reads the word at `at`, which must not be a blank or operator. shell_word_to_blank ends it at blanks only, as in [[ ]].
Word shell_word(Reader *r);
Word shell_word_to_blank(Reader *r);

// Skips the arithmetic `((...))` at `at`; false when it is a nested subshell.
bool shell_arithmetic(Reader *r);

// Whether a redirection begins at `at`. shell_redirect reads it with its target and returns whether it writes to a file.
bool shell_is_redirect(const Reader *r);
bool shell_redirect(Reader *r);

// Skips wrappers, adds the command, and reads a script that the command passes to a shell. Returns the command's index.
uint32_t shell_emit(Reader *r, Words *words, uint32_t assignments, Command command);

// The number of wrapper words before the command that finally runs. Adds the VIA_* flags of the wrappers to `*place`.
uint32_t shell_prefix(const Word *word, uint32_t count, uint32_t assignments, uint32_t *place);

// Whether the next word is the option's value, according to the table.
bool option_takes_next(Str table, Str word);

// 1 + the row of the name in the family table; 0 if none.
uint8_t shell_family(Str name);

// The bit number of that family.
uint8_t shell_family_bit(uint8_t family);

// Marks (takes_next) the options whose value is the next word.
void shell_mark_options(Word *word, uint32_t count, uint8_t family);

// Whether it is a shell whose `-c` text and input can be read.
bool shell_is_shell(Str name);

// Reads the here-documents that are still pending at the end of the RUN's own text.
void shell_feed_heredocs(Reader *r);

#endif
