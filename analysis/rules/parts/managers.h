// Package managers as data: what the rules about them go by. A new one is a row here and in shell/families.c.
#ifndef FL_RULES_PARTS_MANAGERS_H
#define FL_RULES_PARTS_MANAGERS_H

#include "lint/run_facts.h"

// All lists are words with one space between them; what a manager does not have is empty.
typedef struct Manager {
    Str family;  // of commands, for cmd_in
    Str install; // sub-commands that download; `-` stands for none
    // Questions (asking.h).
    Str asks;    // sub-commands that ask before they go on
    Str yes;     // options that answer with yes
    Str add_yes; // the one to add
    Str answers; // what a file or command holds that switches the question off
    // Lists of packages (update_alone.h).
    Str update; // sub-commands that only fetch the lists
    Str uses;   // others that need the lists, besides `install`
    Str lists;  // where they lie
    // Versions (unpinned.h).
    Str example; // of a package with a version
    // What is kept (caches.h).
    Str folder;  // where the downloads stay
    Str also;    // where other versions of the program keep them, or what it only stands for
    Str setting; // a variable that puts them elsewhere or switches them off
    Str option;  // that keeps none
    Str clean;   // the words after the command that throw them away
    Str cleans;  // sub-commands that do, where there are more than the first of these words
    Str remove;  // a whole command that does, where the manager has none
    // Installs from a list of dependencies (lock_files.h).
    Str sync;           // sub-commands that read that list; `-` stands for none
    Str lock;           // the files that hold exact versions
    Str frozen;         // options that keep to them; the first is the one to add
    Str frozen_setting; // variables that do
    Str production; // options that leave out what only developers need; the first is the one to add
    Str production_setting; // variables that do
    Str production_env;     // the one to set, with its value, where an option is not the way
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

// The row of a command; NULL when it is in none.
const Manager *manager_of(const Command *c);

// Whether its sub-command is in the list: written out, and one of these words.
bool manager_does(const Manager *m, const Command *c, Str subs);

// Whether one of the options, words with one space between them, is given. A letter counts in a cluster too.
bool has_option_of(const Command *c, Str options);

// Whether a word may hold options that are not seen: a variable that is called after them.
bool may_hold_options(const Word *word);

#endif
