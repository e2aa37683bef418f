// Reading shell text (POSIX and bash grammar) for its simple commands. Private to model/.
//
// One Reader walks one text; the texts of `sh -c '...'`, backquotes and heredocs get a Reader of their own. All of them
// put what they find into one ShellFound. Recursion follows the nesting of the text and ends at SHELL_DEPTH.
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
    uint32_t lists, depth; // lists numbered so far; constructs open around the place that is read
    bool is_broken;        // the text that is read cannot be understood from here on
    bool is_partial;       // some text was not understood to its end
    bool is_cut;           // commands may follow the last one, which were not read
    bool is_chain;         // of list 0: its last part has && only, and text may follow
    bool has_unknown;      // a command without a known name
    bool has_copies;       // a word that is no slice of the text
    bool has_pipe;         // outside of the text of `sh -c` and eval
} ShellFound;

// A here-document whose body has not been met yet.
typedef struct Pending {
    Str delimiter;
    uint32_t at;      // joined: of the operator
    uint32_t command; // whose input it is; NO_COMMAND until that is put down
    bool is_chomped;  // <<-
} Pending;

typedef struct Reader {
    ShellFound *found;
    Str text;
    uint32_t at;
    uint32_t base;  // joined offset of text[0]
    bool is_opaque; // the text is not the document's own: everything in it lies at `whole`
    Span whole;
    uint32_t place; // IN_* and VIA_* flags of what is read now
    struct {
        Pending *item;
        uint32_t count, room;
    } pending;
} Reader;

// What ends a list; sets of these tell what may end it here.
typedef enum Stop {
    STOP_END = 0, // the end of the text
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

// The words of a simple command while it is read.
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

// Opens and closes a construct. Enter fails, and gives the text up, where nesting is too deep.
bool shell_enter(ShellFound *found);
void shell_leave(ShellFound *found);

// Whether a compound command, or `time` or `coproc` before one, may begin with the character.
static inline bool begins_compound(char c)
{
    static const uint32_t LETTERS = 1 << 2 | 1 << 5 | 1 << 8 | 7 << 18 | 1 << 22; // cfistuw
    uint32_t letter = (uint8_t)(c - 'a');
    return letter < 26 ? LETTERS >> letter & 1 : c == '{' || c == '[' || c == '!';
}

// Reads commands up to and with one of `stops`, which it returns, or to the end of the text.
Stop shell_list(Reader *r, uint32_t stops, uint32_t place);

// Reads a whole text of its own: what is wrong in it does not stop the text around it.
void shell_script(ShellFound *found, Str text, const Reader *where, uint32_t place);

// Blanks and continued lines.
void shell_skip_blanks(Reader *r);

// The same between two words, where mostly one blank stands.
static inline void reader_next_word(Reader *r)
{
    char next = r->at + 1 < r->text.len ? r->text.ptr[r->at + 1] : '\0';
    bool is_one = '-' <= next && next != '\\' && r->text.ptr[r->at] == ' ';
    if (is_one) r->at++;
    if (!is_one) shell_skip_blanks(r);
}

// Reads one word at `at`, which is no blank and no operator. `shell_word_to_blank` ends it at blanks only ([[ ]]).
Word shell_word(Reader *r);
Word shell_word_to_blank(Reader *r);

// Skips `((...))` with the arithmetic in it, whose first byte is at `at`; false when this is a subshell in a subshell.
bool shell_arithmetic(Reader *r);

// Whether a redirection stands at `at`; reads it with its target. Returns whether it writes to a file.
bool shell_is_redirect(const Reader *r);
bool shell_redirect(Reader *r);

// Looks through wrappers, puts the command down and reads the text that it hands to a shell. Returns its number.
uint32_t shell_emit(Reader *r, Words *words, uint32_t assignments, Command command);

// How many words stand before the command that runs at last; flags that this gives are added to `*place`.
uint32_t shell_prefix(const Word *word, uint32_t count, uint32_t assignments, uint32_t *place);

// Whether the option `word` takes the next word as its value, by the table of the options that do.
bool option_takes_next(Str table, Str word);

// The row of a command's name in the table of families plus 1; 0 when it is in none.
uint8_t shell_family(Str name);

// The bit of that family.
uint8_t shell_family_bit(uint8_t family);

// Marks the options of a command of that family whose value is the next word, once for all that ask later.
void shell_mark_options(Word *word, uint32_t count, uint8_t family);

// The shells whose `-c` text and input can be read.
bool shell_is_shell(Str name);

// The here-documents that are still waiting at the end of the RUN's own text.
void shell_feed_heredocs(Reader *r);

#endif
