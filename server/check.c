// The run: files are found one after the other, with their settings, and checked on all cores; then
// the counts are printed.
#include "server/check.h"
#include "fl_explain.h"
#include "server/paths.h"
#include "server/style.h"
#include <stdio.h>

static bool is_of_builder(const FlFinding *f)
{
    return str_has_z(f->codes, "buildkit:");
}

static bool has_failed(const Effective *e, const FlDoc *doc, const FlFinding *f)
{
    if (e->fail_on == FL_OFF) return false;
    return e->fail_on <= f->severity || (is_of_builder(f) && fl_check_fails(doc));
}

// Whether a report marks the finding as a failure: it makes the run fail, or is at least a warning if
// no level does.
static bool is_failure(const Effective *e, const FlDoc *doc, const FlFinding *f)
{
    return has_failed(e, doc, f) || (e->fail_on == FL_OFF && FL_WARNING <= f->severity);
}

static uint32_t failure_count(const Effective *e, const FlDoc *doc, FlFindings found)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < found.count; i++) count += is_failure(e, doc, &found.item[i]);
    return count;
}

// ---- One file, on any thread: changes nothing of the run but its slot ----

// Most files have the same set of rules as the one before.
static const FlRuleSet *rules_for(CheckThread *t, const FlConfig *config)
{
    if (t->rules && fl_rule_set_fits(t->rules, config)) return t->rules;
    arena_reset(&t->arena);
    t->rules = fl_rule_set(&t->arena, config);
    t->context.is_of_names = !fl_rule_set_has(t->rules, STR("context-large"));
    return t->rules;
}

static void check_text(CheckRun *r, Checked *to, CheckThread *thread, const Effective *e, Str text)
{
    FlConfig config = e->config;
    config.is_folding = !r->report;
    config.is_once = true;
    config.check = r->check;
    config.has_check = r->has_check;
    Str file = to->file;
    FlDoc *doc = fl_open(text);
    config.rule_set = rules_for(thread, &config);
    style_tell(&to->arena, file, &config);
    fl_configure(doc, &config);
    thread->context.told = e->context;
    thread->context.is_option = e->has_context_option;
    checked_context(&thread->context, &to->arena, file, doc);
    to->missing = thread->context.missing;
    to->shell_trouble = checked_shell(&r->shell, &to->arena, e, doc);
    to->image_trouble = checked_images(&r->images, &to->arena, e, doc);
    FlFindings found = fl_lint(&to->arena, doc);
    to->is_of_other_kind = found.is_of_other_kind;
    if (!to->is_of_other_kind) to->target = fl_missing_target(doc);
    if (!r->report) to->fixes = fl_best_fixes(&to->arena, doc);
    if (r->report && r->report->open)
        r->report->open(&to->out, file, found.count, failure_count(e, doc, found));
    for (uint32_t i = 0; i < found.count; i++) {
        const FlFinding *f = &found.item[i];
        check_write(r, to, doc, file, f, is_failure(e, doc, f));
        to->has_failed = to->has_failed || has_failed(e, doc, f);
    }
    if (r->report && r->report->close) r->report->close(&to->out, file);
    fl_close(doc);
}

// Reports use the same path for a file, however it was given.
static Str name_of(const CheckRun *r, Str path)
{
    if (r->report) path = path_without_dots(path);
    if (!str_is_z(path, "-")) return path;
    return r->stdin_name.len ? r->stdin_name : STR("<stdin>");
}

static void check_file(void *run, InOrderThing *thing, uint32_t place, uint32_t thread)
{
    CheckRun *r = run;
    const CheckFile *file = (const CheckFile *)thing;
    Checked *to = &r->checked[place];
    CheckThread *own = &r->thread[thread];
    Str text;
    uint32_t rule_count;
    fl_rules(&rule_count);
    arena_reset(&to->arena);
    *to = (Checked){.arena = to->arena, .error = file->found.trouble};
    if (to->error.len) return;
    to->file = name_of(r, file->found.path);
    to->rule_count = arena_new(&to->arena, uint32_t, rule_count);
    to->out = out_on(&to->arena);
    Effective e;
    choices_resolve(&r->choices, &to->arena, file->folder, to->file, &e);
    to->is_skipped = e.is_excluded || file->is_refused;
    if (to->is_skipped) return;
    own->context.here = r->choices.here;
    own->context.shared = &r->listings;
    own->context.names = file->found.names;
    to->is_read = file_try(&to->arena, file->found.path, &text, &to->error);
    if (to->is_read) check_text(r, to, own, &e, text);
}

// ---- Printing ----

static void add_counts(CheckRun *r, const Checked *from)
{
    uint32_t rule_count;
    fl_rules(&rule_count);
    for (int i = 0; i <= FL_ERROR; i++) r->count[i] += from->count[i];
    for (uint32_t i = 0; r->has_statistics && i < rule_count; i++)
        r->rule_count[i] += from->rule_count[i];
    r->fixable_count += from->fixable_count;
    r->printed_count += from->printed_count;
    r->hidden_count += from->hidden_count;
    r->has_failed = r->has_failed || from->has_failed;
    r->file_count += !from->is_of_other_kind;
    r->other_count += from->is_of_other_kind;
}

// Prints what was configured for the file but does not exist; a context once for consecutive files.
static void tell_missing(CheckRun *r, const Checked *from)
{
    if (from->target.len)
        failure("%.*s: warning: it has no stage `%.*s`, which is to be built", STR_ARG(from->file),
                STR_ARG(from->target));
    if (!from->missing.len || str_eq(from->missing, r->missing)) return;
    r->missing = str_copy(&r->arena, from->missing);
    failure("%.*s: warning: its build context is said to be %.*s, which is no folder",
            STR_ARG(from->file), STR_ARG(choices_short(&r->choices, from->missing)));
}

static void print_place(CheckRun *r, const Checked *from)
{
    if (!from->is_read) {
        failure("%.*s", STR_ARG(from->error));
        r->is_unread = true;
        return;
    }
    if (from->shell_trouble.len)
        failure("ShellCheck did not answer about %.*s: %.*s", STR_ARG(from->file),
                STR_ARG(from->shell_trouble));
    checked_images_tell(from->image_trouble);
    tell_missing(r, from);
    // Continues a list that another file has begun.
    if (r->report && r->printed_count && from->printed_count) print(r->report->between);
    print(out_done(&from->out));
    add_counts(r, from);
}

static void print_checked(void *run, InOrderThing *thing, uint32_t place)
{
    CheckRun *r = run;
    Checked *from = &r->checked[place];
    bool is_refused = ((const CheckFile *)thing)->is_refused;
    bool is_printed = !from->is_skipped && (!from->is_read || from->out.len);
    if (is_printed) progress_hide(&r->progress);
    if (from->is_skipped)
        r->skipped_count += !is_refused;
    else
        print_place(r, from);
    r->is_unread = r->is_unread || is_refused;
    if (r->files.taken == 0) fflush(stdout); // shows progress at once
    progress_step(&r->progress, r->files.taken + 1, in_order_count(&r->files));
}

// ---- Finding ----

// The settings of the file before are reused in the same folder. A file with an unreadable
// configuration is rejected; others are checked.
static void set_settings(CheckRun *r, CheckFile *file)
{
    const CheckFile *before = r->latest;
    const FolderNames *names = file->found.names;
    Str path = name_of(r, file->found.path);
    if (before && names && before->found.names == names) {
        file->folder = before->folder;
        file->is_refused = before->is_refused;
        return;
    }
    file->folder = choices_folder(&r->choices, path, names, &file->is_refused);
}

// Whether another operand has already named the file.
static bool is_known(CheckRun *r, Str path)
{
    if (r->operands.count < 2 || !path.len) return false;
    return !fl_path_is_new(&r->known, &r->arena, path_without_dots(path));
}

static bool find_one(CheckRun *r)
{
    FoundFile found;
    do
        if (!file_search_next(&r->search, &found)) return false;
    while (is_known(r, found.path));
    CheckFile *file = arena_new(&r->arena, CheckFile, 1);
    file->found = found;
    if (!found.trouble.len) set_settings(r, file);
    r->latest = file;
    in_order_add(&r->files, &file->thing);
    return true;
}

static void find_others(InOrder *in)
{
    CheckRun *r = in->context;
    while (find_one(r)) {
    }
}

// For few files no thread is needed for the search.
static void find_first(CheckRun *r)
{
    enum { FIRST = 4 };
    bool has_more = true;
    if (r->operands.count == 0) VEC_PUSH(&r->arena, &r->operands, STR("."));
    r->search = (FileSearch){
        .arena = &r->arena, .operands = &r->operands, .keeps_names = true, .here = r->choices.here};
    r->files = (InOrder){.context = r, .work = check_file, .take = print_checked};
    while (has_more && r->files.count < FIRST) has_more = find_one(r);
    if (has_more) r->files.find = find_others;
}

static const Report *report_in(const SettingTexts *formats)
{
    for (uint32_t i = 0; i < formats->count; i++) {
        const Report *report = report_named(formats->item[i]);
        if (report) return report;
        failure("hadolint's format `%.*s` is not known here; see `fairlead help check`",
                STR_ARG(formats->item[i]));
    }
    return NULL;
}

// Settings of the whole run come from the working directory.
static bool settle(CheckRun *r)
{
    Effective e;
    bool is_broken;
    const FolderSettings *here = choices_folder(&r->choices, STR("Dockerfile"), NULL, &is_broken);
    choices_resolve(&r->choices, &r->arena, here, STR("Dockerfile"), &e);
    if (e.is_verbose) choices_tell_files(&r->choices, here);
    if (!r->has_format) r->report = report_in(&e.formats);
    if (e.no_color && r->color == COLOR_AUTO) r->color = COLOR_NEVER;
    bool is_other_tool =
        e.config.profile == FL_PROFILE_HADOLINT || e.config.profile == FL_PROFILE_BUILDKIT;
    r->shows_hints = r->shows_hints || is_other_tool;
    r->has_color = color_is_wanted(r->color);
    r->shell.limit = 1 < r->files.count ? 1 : 2; // files are checked in parallel already
    return checked_shell_start(&r->shell, &r->arena, &e, r->choices.here) &&
           checked_images_start(&r->images, &r->arena, &e, r->choices.here);
}

static void print_end(CheckRun *r)
{
    const Report *report = r->report;
    progress_hide(&r->progress);
    if (report)
        print(r->printed_count || !report->empty_tail.len ? report->tail : report->empty_tail);
    if (r->has_statistics) check_print_statistics(r);
    if (!report && !r->is_quiet && r->file_count + r->skipped_count) check_print_summary(r);
}

int check_run(CheckRun *r)
{
    uint32_t rule_count;
    fl_rules(&rule_count);
    r->rule_count = arena_new(&r->arena, uint32_t, rule_count);
    if (!choices_start(&r->choices)) return EXIT_FAILED;
    find_first(r);
    if (r->files.count == 0)
        return failure("there is no Dockerfile in %.*s", STR_ARG(r->operands.item[0]));
    if (!settle(r)) return EXIT_FAILED;
    print_in_blocks();
    if (r->report && r->report->head) {
        Out o = out_on(&r->arena);
        r->report->head(&o);
        print(out_done(&o));
    }
    progress_start(&r->progress, r->is_quiet);
    checked_listings_share(&r->listings);
    in_order_run(&r->files);
    print_end(r);
    if (r->is_unread) return EXIT_FAILED;
    return r->has_failed ? EXIT_FOUND : EXIT_FINE;
}

void check_clear(CheckRun *r)
{
    for (uint32_t i = 0; i < IN_ORDER_PLACES; i++) arena_clear(&r->checked[i].arena);
    for (uint32_t i = 0; i < IN_ORDER_THREADS; i++) {
        checked_context_clear(&r->thread[i].context);
        arena_clear(&r->thread[i].arena);
    }
    checked_listings_clear(&r->listings);
    checked_images_clear(&r->images);
    file_search_end(&r->search);
    choices_clear(&r->choices);
    arena_clear(&r->arena);
}
