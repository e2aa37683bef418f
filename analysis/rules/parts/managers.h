// Package managers as data: what the rules about them go by. A new one is a row here and in shell/families.c.
#ifndef FL_RULES_PARTS_MANAGERS_H
#define FL_RULES_PARTS_MANAGERS_H

#include "lint/run_facts.h"

// All lists are words with one space between them; what a manager does not have is empty.
// A text that few managers have: a pointer, as the table is mostly empty.
typedef struct ManagerText {
    const char *words; // NULL: none
} ManagerText;

typedef struct Manager {
    Str family;          // of commands, for cmd_in
    ManagerText install; // sub-commands that download; `-` stands for none
    // Questions (asking.h).
    ManagerText asks;    // sub-commands that ask before they go on
    ManagerText yes;     // options that answer with yes
    ManagerText add_yes; // the one to add
    ManagerText answers; // what a file or command holds that switches the question off
    // Lists of packages (update_alone.h).
    ManagerText update; // sub-commands that only fetch the lists
    ManagerText uses;   // others that need the lists, besides `install`
    ManagerText lists;  // where they lie
    // Versions (unpinned.h).
    ManagerText example; // of a package with a version
    // What is kept (caches.h).
    ManagerText folder; // where the downloads stay
    ManagerText also;   // where other versions of the program keep them, or what it only stands for
    ManagerText setting; // a variable that puts them elsewhere or switches them off
    ManagerText option;  // that keeps none
    ManagerText clean;   // the words after the command that throw them away
    ManagerText cleans;  // sub-commands that do, where there are more than the first of these words
    ManagerText remove;  // a whole command that does, where the manager has none
    // Installs from a list of dependencies (lock_files.h).
    ManagerText sync;           // sub-commands that read that list; `-` stands for none
    ManagerText lock;           // the files that hold exact versions
    ManagerText frozen;         // options that keep to them; the first is the one to add
    ManagerText frozen_setting; // variables that do
    ManagerText
        production; // options that leave out what only developers need; the first is the one to add
    ManagerText production_setting; // variables that do
    ManagerText production_env; // the one to set, with its value, where an option is not the way
} Manager;

typedef enum ManagerId {
    MANAGER_APT,
    MANAGER_APK,
    MANAGER_YUM,
    MANAGER_DNF,
    MANAGER_ZYPPER,
    MANAGER_PACMAN,
    MANAGER_CHOCO,
    MANAGER_UV,
    MANAGER_POETRY,
    MANAGER_PIPENV,
    MANAGER_PDM,
    MANAGER_CONDA,
    MANAGER_NPM,
    MANAGER_YARN,
    MANAGER_PNPM,
    MANAGER_BUN,
    MANAGER_BUNDLER,
    MANAGER_COMPOSER,
    MANAGER_CARGO,
    MANAGERS
} ManagerId;

const Manager *manager_at(ManagerId id);

// A text of the row.
Str manager_text(ManagerText field);

// The row of a command; NULL when it is in none.
const Manager *manager_of(const Command *c);

// Whether its sub-command is in the list: written out, and one of these words. And whether it is one that downloads.
bool manager_does(const Manager *m, const Command *c, Str subs);
bool manager_installs(const Manager *m, const Command *c);

// Whether one of the options, words with one space between them, is given. A letter counts in a cluster too.
bool has_option_of(const Command *c, Str options);

// Whether a word may hold options that are not seen: a variable that is called after them.
bool may_hold_options(const Word *word);

#endif
