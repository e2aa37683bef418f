// A run of `fairlead check`.
#ifndef FL_SERVER_CHECK_H
#define FL_SERVER_CHECK_H

#include "fl_paths.h"
#include "server/checked_context.h"
#include "server/checked_images.h"
#include "server/checked_shell.h"
#include "server/file_search.h"
#include "server/in_order.h"
#include "server/progress.h"
#include "server/reports.h"
#include "server/settings_options.h"
#include "server/terminal.h"

// The result of one file. Its memory is reused for another file after it was printed.
typedef struct Checked {
    Arena arena;
    Out out;
    Str file;                     // the file's name as given
    Str error;                    // why the file could not be read
    Str shell_trouble;            // why ShellCheck did not answer for all scripts; or empty
    Str image_trouble;            // the same for registries, one line per image
    Str missing;                  // the configured build context, if it is no folder
    Str target;                   // the configured target, if the file has no such stage
    FlActions fixes;              // for the text output: the best fixes, by finding number
    uint32_t count[FL_ERROR + 1]; // findings by severity
    uint32_t *rule_count;         // findings by rule
    uint32_t fixable_count, printed_count, hidden_count;
    bool is_read, is_skipped, is_of_other_kind, has_failed;
} Checked;

// A file to check, or a folder that could not be searched.
typedef struct CheckFile {
    InOrderThing thing;
    FoundFile found;
    const FolderSettings *folder;
    bool is_refused; // its configuration cannot be read
} CheckFile;

// What a thread keeps from one file to the next.
typedef struct CheckThread {
    CheckedContext context;
    Arena arena; // memory of `rules`
    const FlRuleSet *rules;
} CheckThread;

// The state of a run. All zero except for what the options set.
typedef struct CheckRun {
    Choices choices;
    ShellChecker shell;
    ImageChecker images;
    Files operands;
    Str stdin_name, check;
    const Report *report; // NULL: the text output for people
    ColorWhen color;
    bool has_check, has_format, shows_hints, has_statistics, is_quiet;
    // Results of the run:
    Arena arena;
    FileSearch search;
    CheckFile *latest; // the file found last
    Str missing;       // the last context reported as no folder
    FlSeenPaths known; // for several operands: the files found so far
    InOrder files;
    Checked checked[IN_ORDER_PLACES];
    CheckedListings listings; // cache of listed build contexts
    CheckThread thread[IN_ORDER_THREADS];
    Progress progress;
    bool has_color;
    uint32_t count[FL_ERROR + 1], *rule_count;
    uint32_t file_count, skipped_count, other_count, fixable_count, printed_count, hidden_count;
    bool has_failed; // a finding is at or above the threshold
    bool is_unread;  // some file, folder or configuration could not be read
} CheckRun;

// Runs the check; returns the exit status.
int check_run(CheckRun *r);

void check_clear(CheckRun *r);

// ---- Printing (check_print.c) ----

// Writes a finding to the file's output. Hints are only written if requested, or if they make the
// run fail (`fails`).
void check_write(const CheckRun *r, Checked *to, FlDoc *doc, Str file, const FlFinding *f,
                 bool fails);

// Print the final counts.
void check_print_summary(CheckRun *r);
void check_print_statistics(CheckRun *r);

#endif
