// The text output: a line per finding, the source line, and a mark under the place.
#ifndef FL_SERVER_TERMINAL_H
#define FL_SERVER_TERMINAL_H

#include "analysis.h"

typedef enum ColorWhen { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorWhen;

// Whether standard output gets colours; for COLOR_AUTO when it is a terminal and NO_COLOR is not
// set. (https://no-color.org)
bool color_is_wanted(ColorWhen when);

// Writes `Dockerfile:3:5: warning[image-untagged] ...` with the source below, and the fix's title
// unless `fix` is empty.
typedef struct Shown {
    const FlDoc *doc;
    Str file;
    const FlFinding *finding;
    Str fix;
    bool has_color;
} Shown;

void show_finding(Out *o, const Shown *shown);

// Writes to standard output. After print_in_blocks (call it before any output) writes are buffered,
// except to a terminal.
void print(Str text);
void print_in_blocks(void);

// Writes a file's text to standard output; control characters are removed for a terminal.
void print_content(Arena *a, Str text);

// A file name for messages: control characters, line ends and invalid UTF-8 are escaped (`\x1b`),
// so that it cannot control the terminal or imitate another line.
Str shown_name(Arena *a, Str name);

#endif
