// Findings as a person reads them: a line, the source under it, and a mark under the place.
#ifndef FL_SERVER_TERMINAL_H
#define FL_SERVER_TERMINAL_H

#include "analysis.h"

typedef enum ColorWhen { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorWhen;

// Whether standard output wants colours: with COLOR_AUTO when it is a terminal and NO_COLOR is not set.
// (https://no-color.org)
bool color_is_wanted(ColorWhen when);

// `Dockerfile:3:5: warning[image-untagged] ...` with the source below, and what would repair it when `fix` is not empty.
typedef struct Shown {
    const FlDoc *doc;
    Str file;
    const FlFinding *finding;
    Str fix;
    bool has_color;
} Shown;

void show_finding(Out *o, const Shown *shown);

// Writes to standard output. After print_in_blocks, which is called before anything is written, in few large parts, unless that is a
// terminal.
void print(Str text);
void print_in_blocks(void);

// Writes text of a file to standard output: byte by byte, but for a terminal without what would steer it.
void print_content(Arena *a, Str text);

// A file's name as it is shown to people: control characters, line ends and what is not UTF-8 as `\x1b`, so that a name can
// neither steer the terminal nor look like another line.
Str shown_name(Arena *a, Str name);

#endif
