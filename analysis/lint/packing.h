// How the texts of rules are packed in the table: what tool/pack.h writes and lint/rule_text.c reads.
#ifndef FL_LINT_PACKING_H
#define FL_LINT_PACKING_H

enum {
    SYMBOLS = 4096, // a pair of them has three bytes
    TEXT_COPY =
        1, // the byte that stands for a copy, which no text holds: its distance and its length follow
    COPY_DISTANCE_BITS = 12,
    COPY_LENGTH_BITS = 7,
    COPY_LEAST = 16, // bytes; the length is what it has more
    CODE_BITS = 32   // no code has as many
};

#endif
