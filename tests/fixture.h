// Fixtures: Markdown files in which a heading is a test and fenced blocks are its inputs and the answers expected.
#ifndef FL_TESTS_FIXTURE_H
#define FL_TESTS_FIXTURE_H

#include "analysis.h"

// A fenced block: ```kind args, and the text up to the closing fence.
typedef struct Block {
    Str kind, args;
    Span content; // bytes of the file
    Str text;     // the same bytes
} Block;

// A heading with the blocks below it. `title` lives as long as the arena of fixture_read.
typedef struct Chapter {
    const char *title; // with the file's name before it
    uint32_t line;     // from 1
    const Block *block;
    uint32_t block_count;
} Chapter;

typedef struct Chapters {
    Chapter *item;
    uint32_t count, room;
} Chapters;

// Reads the chapters of a Markdown text that have blocks. `name` is put before every title.
Chapters fixture_read(Arena *a, Str name, Str text);

// What a printer is asked about: the latest input of its chapter, opened.
typedef struct Fixture {
    Arena *arena;
    FlDoc *doc;
    uint32_t cursor; // where `<|>` stood, or STR_NONE
    Str rules;       // names of the only rules asked about, blank-separated; empty: all
    Str env;         // text of the `env` block: lines NAME=value
    const Block *asked;
} Fixture;

// The findings of the fixture's document, without those of rules that are not asked about.
FlFindings fixture_findings(const Fixture *f);

#endif
