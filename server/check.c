// The run: settings first, then the files on all cores, then the numbers.
#include "server/check.h"
#include <stdio.h>

static bool is_of_builder(const FlFinding *f)
{
    return str_has(f->codes, STR("buildkit:"));
}

static bool has_failed(const Effective *e, const FlDoc *doc, const FlFinding *f)
{
    if (e->fail_on == FL_OFF) return false;
    return e->fail_on <= f->severity || (is_of_builder(f) && fl_check_fails(doc));
}

// ---- One file, on any thread: nothing of the run is changed but the place ----

static void check_text(const CheckRun *r, Checked *to, const Effective *e, Str file, Str text)
{
    FlConfig config = e->config;
    config.is_folding = !r->report;
    config.check = r->check;
    config.has_check = r->has_check;
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &config);
    to->context.told = e->context;
    checked_context(&to->context, &to->arena, file, doc);
    to->shell_trouble = checked_shell(&r->shell, &to->arena, e, doc);
    FlFindings found = fl_lint(&to->arena, doc);
    if (r->report && r->report->open) r->report->open(&to->out, file, found.count);
    for (uint32_t i = 0; i < found.count; i++) {
        check_write(r, to, doc, file, &found.item[i]);
        to->has_failed = to->has_failed || has_failed(e, doc, &found.item[i]);
    }
    if (r->report && r->report->close) r->report->close(&to->out, file);
    fl_trial_end(to->trial);
    fl_close(doc);
}

static Str name_of(const CheckRun *r, Str path)
{
    if (!str_eq(path, STR("-"))) return path;
    return r->stdin_name.len ? r->stdin_name : STR("<stdin>");
}

static void check_file(void *context, uint32_t number, uint32_t place)
{
    CheckRun *r = context;
    Checked *to = &r->checked[place];
    Str text, path = r->files.item[number], file = name_of(r, path);
    uint32_t rule_count;
    fl_rules(&rule_count);
    arena_reset(&to->arena);
    *to = (Checked){.arena = to->arena, .context = to->context, .file = file};
    to->rule_count = arena_new(&to->arena, uint32_t, rule_count);
    to->out = out_on(&to->arena);
    Effective e;
    choices_resolve(&r->choices, &to->arena, r->file[number].folder, file, &e);
    to->is_skipped = e.is_excluded || r->file[number].is_refused;
    if (to->is_skipped) return;
    to->is_read = file_try(&to->arena, path, &text, &to->error);
    if (to->is_read) check_text(r, to, &e, file, text);
}

// ---- Printing ----

static void add_counts(CheckRun *r, const Checked *from)
{
    uint32_t rule_count;
    fl_rules(&rule_count);
    for (int i = 0; i <= FL_ERROR; i++) r->count[i] += from->count[i];
    for (uint32_t i = 0; i < rule_count; i++) r->rule_count[i] += from->rule_count[i];
    r->fixable_count += from->fixable_count;
    r->printed_count += from->printed_count;
    r->hidden_count += from->hidden_count;
    r->has_failed = r->has_failed || from->has_failed;
    r->file_count++;
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
    // A list that was begun by another file goes on.
    if (r->report && r->printed_count && from->printed_count) print(r->report->between);
    print(out_done(&from->out));
    add_counts(r, from);
}

static void print_checked(void *context, uint32_t number, uint32_t place)
{
    CheckRun *r = context;
    Checked *from = &r->checked[place];
    bool is_printed = !from->is_skipped && (!from->is_read || from->out.len);
    if (is_printed) progress_hide(&r->progress);
    if (from->is_skipped)
        r->skipped_count += !r->file[number].is_refused;
    else
        print_place(r, from);
    if (number == 0) fflush(stdout); // whoever waits sees that it works
    progress_step(&r->progress, number + 1);
}

// ---- The run ----

static bool find_all(CheckRun *r, Files *files)
{
    bool is_ok = true;
    if (r->operands.count == 0) VEC_PUSH(&r->arena, &r->operands, STR("."));
    for (uint32_t i = 0; i < r->operands.count; i++)
        if (!files_find(&r->arena, files, r->operands.item[i])) is_ok = false;
    return is_ok;
}

// The settings of each file. One whose configuration cannot be read is refused; the others are checked.
static bool find_settings(CheckRun *r)
{
    bool is_ok = true;
    r->file = arena_new(&r->arena, CheckFile, r->files.count);
    for (uint32_t i = 0; i < r->files.count; i++) {
        Str path = name_of(r, r->files.item[i]);
        CheckFile *file = &r->file[i];
        file->folder = choices_folder(&r->choices, path, &file->is_refused);
        is_ok = is_ok && !file->is_refused;
    }
    return is_ok;
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

// What holds for the whole run is what holds where the program runs.
static bool settle(CheckRun *r)
{
    Effective e;
    bool is_broken;
    const FolderSettings *here = choices_folder(&r->choices, STR("Dockerfile"), &is_broken);
    choices_resolve(&r->choices, &r->arena, here, STR("Dockerfile"), &e);
    if (e.is_verbose) choices_tell_files(&r->choices, here);
    if (!r->has_format) r->report = report_in(&e.formats);
    if (e.no_color && r->color == COLOR_AUTO) r->color = COLOR_NEVER;
    bool is_other_tool =
        e.config.profile == FL_PROFILE_HADOLINT || e.config.profile == FL_PROFILE_BUILDKIT;
    r->shows_hints = r->shows_hints || is_other_tool;
    r->has_color = color_is_wanted(r->color);
    r->shell.limit = 1 < r->files.count ? 1 : 2; // several files are checked at once
    return checked_shell_start(&r->shell, &r->arena, &e, r->choices.here);
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
    bool is_ok = find_all(r, &r->files);
    if (is_ok && r->files.count == 0)
        return failure("there is no Dockerfile in %.*s", STR_ARG(r->operands.item[0]));
    is_ok = find_settings(r) && is_ok;
    if (!settle(r)) return EXIT_FAILED;
    if (r->report && r->report->head) {
        Out o = out_on(&r->arena);
        r->report->head(&o);
        print(out_done(&o));
    }
    progress_start(&r->progress, r->files.count, r->is_quiet);
    in_order_run(&(InOrder){r, r->files.count, check_file, print_checked});
    print_end(r);
    if (!is_ok || r->is_unread) return EXIT_FAILED;
    return r->has_failed ? EXIT_FOUND : EXIT_FINE;
}

void check_clear(CheckRun *r)
{
    for (uint32_t i = 0; i < IN_ORDER_PLACES; i++) {
        arena_clear(&r->checked[i].arena);
        checked_context_clear(&r->checked[i].context);
    }
    choices_clear(&r->choices);
    arena_clear(&r->arena);
}
