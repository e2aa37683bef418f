// A text that people read, written as Markdown and as plain text at once.
#ifndef FL_FEATURES_PAGE_H
#define FL_FEATURES_PAGE_H

#include "base/out.h"

typedef struct Page {
    Out markdown, plain;
} Page;

static inline Page page_on(Arena *a)
{
    return (Page){out_on(a), out_on(a)};
}

// Our own words, in Markdown: back-quotes, `**`, fences and links are taken out of the plain text.
void page_text(Page *p, Str markdown);
void page_say(Page *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

// A text of the user as code inside a line: cut off when long, blanks for what would break the line, U+FFFD for what
// is not UTF-8.
void page_code(Page *p, Str raw);

// Lines of code in a block of their own, with an empty line before it.
void page_block(Page *p, Str code);

// Ends the paragraph; what follows is a new one.
void page_gap(Page *p);

// The same, with a line across between the two.
void page_divide(Page *p);

// A last line that leads to the reference, or to any page.
void page_link(Page *p, const char *title, Str url, const char *anchor);

#endif
