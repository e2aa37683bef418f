// One run of `fairlead check`.
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

// What came of one file. Its memory is used again for another when it was printed.
typedef struct Checked {
    Arena arena;
    Out out;
    Str file;          // as it is called
    Str error;         // why it could not be read
    Str shell_trouble; // why ShellCheck could not be asked about all of it; empty when it could
    Str image_trouble; // the same of registries, a line an image
    Str missing;       // the build context that it is told, when it is no folder
    Str target;        // the same, when it has no such stage
    FlActions fixes;   // in text, the best ones by the numbers of findings
    uint32_t count[FL_ERROR + 1]; // findings of each severity
    uint32_t *rule_count;         // of each rule
    uint32_t fixable_count, printed_count, hidden_count;
    bool is_read, is_skipped, is_of_other_kind, has_failed;
} Checked;

// A file that is to be checked, or a folder that could not be searched.
typedef struct CheckFile {
    InOrderThing thing;
    FoundFile found;
    const FolderSettings *folder;
    bool is_refused; // its configuration cannot be read
} CheckFile;

// What a thread remembers from one file to the next.
typedef struct CheckThread {
    CheckedContext context;
    Arena arena; // of the rules
    const FlRuleSet *rules;
} CheckThread;

// Zeroed but for what the options set.
typedef struct CheckRun {
    Choices choices;
    ShellChecker shell;
    ImageChecker images;
    Files operands;
    Str stdin_name, check;
    const Report *report; // NULL: the form for people
    ColorWhen color;
    bool has_check, has_format, shows_hints, has_statistics, is_quiet;
    // What the run makes.
    Arena arena;
    FileSearch search;
    CheckFile *latest; // that was found
    Str missing;       // the latest context that was said to be no folder
    FlSeenPaths known; // the files so far, where there are several operands
    InOrder files;
    Checked checked[IN_ORDER_PLACES];
    CheckedListings listings; // of build contexts
    CheckThread thread[IN_ORDER_THREADS];
    Progress progress;
    bool has_color;
    uint32_t count[FL_ERROR + 1], *rule_count;
    uint32_t file_count, skipped_count, other_count, fixable_count, printed_count, hidden_count;
    bool has_failed; // something is at or above the threshold
    bool is_unread;  // some file, folder or configuration could not be read
} CheckRun;

// Returns the exit status.
int check_run(CheckRun *r);

void check_clear(CheckRun *r);

// ---- Printing (check_print.c) ----

// Writes one finding to the output of the place; a hint, too, that makes the run fail.
void check_write(const CheckRun *r, Checked *to, FlDoc *doc, Str file, const FlFinding *f,
                 bool fails);

// The numbers at the end, for people.
void check_print_summary(CheckRun *r);
void check_print_statistics(CheckRun *r);

#endif
