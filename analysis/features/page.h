// A text for people, written as Markdown and as plain text at the same time.
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

// Appends our own text, in Markdown; back-quotes, `**`, fences and links are removed in the plain
// text.
void page_text(Page *p, Str markdown);
void page_say(Page *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Appends user text as inline code: shortened if long, with blanks for line ends and U+FFFD for
// invalid UTF-8.
void page_code(Page *p, Str raw);

// Appends lines of code as a block, after an empty line.
void page_block(Page *p, Str code);

// Begins a new paragraph.
void page_gap(Page *p);

// The same, with a horizontal line.
void page_divide(Page *p);

// Appends a last line with a link to the reference, or to another page.
void page_link(Page *p, const char *title, Str url, const char *anchor);

#endif
