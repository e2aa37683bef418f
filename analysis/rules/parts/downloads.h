// What curl and wget fetch, and what becomes of it.
#ifndef FL_RULES_PARTS_DOWNLOADS_H
#define FL_RULES_PARTS_DOWNLOADS_H

#include "rules/parts/managers.h"

// Whether a URL without encryption stands somewhere in the text: of http, ftp or git.
bool holds_cleartext_url(Str text);

// Whether it is curl or wget with a URL; that word, NULL if there is none or it begins with a variable.
const Word *download_url(const Command *c);

// The same, and where it has none what stands in its place: `$URL`, `get.example.org`.
const Word *download_source(const Command *c);

// The host of a URL, without user and port; empty when it is not known.
Str url_host(Str url);

// Whether the host is the machine itself or one of a private network, which has no public name.
bool host_is_private(Str host);

// The last part of the file that it is written to; empty when that is not known or it goes to the output.
Str download_file(const Instr *in, const Command *c);

// Whether the output goes into a file or a pipe.
bool download_is_kept(const Command *c);

// Whether a command of that RUN from item `from` on checks a digest or a signature.
bool is_verified(const Model *m, uint32_t step, const Instr *in, uint32_t from);

// Whether the command reads a script from its input: a shell or interpreter that is given no other.
bool runs_input(const Command *c);

// Whether the command hands the file to a shell or interpreter, or starts it.
bool runs_file(const Command *c, Str file);

// Deletes the words from one to another with the space before them, in a shell form that stands as it is read. False when it
// does not.
bool fix_delete_words(Fix *f, const Finding *found, const Word *from, const Word *to);

#endif
