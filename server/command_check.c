// `fairlead check`: finds the files, reads them, prints what is found.
#include "analysis.h"
#include "protocol/json_report.h"
#include "server/arguments.h"
#include "server/checked_context.h"
#include "server/files.h"
#include "server/in_order.h"
#include "server/terminal.h"
#include <stdio.h>

enum {
    OPT_FORMAT,
    OPT_PROFILE,
    OPT_BUILD_ARG,
    OPT_TARGET,
    OPT_CHECK,
    OPT_HINTS,
    OPT_FAIL_ON,
    OPT_COLOR,
    OPT_STDIN_FILENAME,
};

static const Option options[] = {
    [OPT_FORMAT] = {STR_INIT("--format"), STR_INIT("text|json"), STR_INIT("what to print (text)")},
    [OPT_PROFILE] = {STR_INIT("--profile"), STR_INIT("default|strict|hadolint|buildkit"),
                     STR_INIT("the rules to go by; hadolint and buildkit: as that tool reports")},
    [OPT_BUILD_ARG] = {STR_INIT("--build-arg"), STR_INIT("NAME=VALUE"),
                       STR_INIT("the value of an ARG; may be given several times")},
    [OPT_TARGET] = {STR_INIT("--target"), STR_INIT("NAME"),
                    STR_INIT("the stage to build (the last one)")},
    [OPT_CHECK] = {STR_INIT("--check"), STR_INIT("TEXT"),
                   STR_INIT("goes before the file's own `# check=` directive: skip=...;error=...")},
    [OPT_HINTS] = {STR_INIT("--hints"), STR_INIT(""),
                   STR_INIT("show hints too, not only their number")},
    [OPT_FAIL_ON] = {STR_INIT("--fail-on"), STR_INIT("error|warning|info|hint"),
                     STR_INIT("exit with 1 from this level on (warning; as hadolint: info)")},
    [OPT_COLOR] = {STR_INIT("--color"), STR_INIT("auto|always|never"),
                   STR_INIT("colours; auto: on a terminal unless NO_COLOR is set")},
    [OPT_STDIN_FILENAME] = {STR_INIT("--stdin-filename"), STR_INIT("NAME"),
                            STR_INIT("what to call the file that is read from `-`")},
};

typedef enum Format { FORMAT_TEXT, FORMAT_JSON } Format;

typedef struct Texts {
    Str *item;
    uint32_t count, room;
} Texts;

// What came of one file. Its memory is used again for another when it was printed.
typedef struct Checked {
    Arena arena;
    CheckedContext context;
    Out out;
    Str error;      // why it could not be read
    FlTrial *trial; // NULL until a fix is tried
    uint32_t tried_count;
    uint32_t count[FL_ERROR + 1], fixable_count, printed_count;
    bool is_read, has_failed;
} Checked;

// One run of the command.
typedef struct Run {
    Arena arena; // of the whole run
    Files files;
    Checked checked[IN_ORDER_PLACES];
    FlConfig config;
    Texts arg_names, arg_values, operands;
    Str stdin_name;
    Format format;
    FlSeverity fail_on;
    ColorWhen color;
    bool has_color, shows_hints;
    uint32_t count[FL_ERROR + 1]; // findings of each severity
    uint32_t file_count, fixable_count, printed_count;
    bool has_failed; // something is at or above the threshold
    bool is_unread;  // some file could not be read
} Run;

static int run(Arguments *args);

const Command command_check = {
    .name = STR_INIT("check"),
    .operands = STR_INIT("[PATH... | -]"),
    .summary = STR_INIT("Check Dockerfiles and print what is found."),
    .details =
        STR_INIT("Folders are searched for Dockerfiles; without a path, the current one is. `-` is "
                 "standard input.\n"
                 "exit status: 0 nothing at or above the threshold, 1 findings, 2 could not run\n"),
    .option = options,
    .option_count = ARRAY_LEN(options),
    .run = run,
};

// ---- Options ----

static bool set_choice(uint32_t option, Str value, uint32_t *row)
{
    *row = choice(options[option].value, value);
    if (*row != STR_NONE) return true;
    wrong_usage(&command_check, "`%.*s` takes %.*s, not `%.*s`", STR_ARG(options[option].name),
                STR_ARG(options[option].value), STR_ARG(value));
    return false;
}

static bool set_build_arg(Run *r, Str value)
{
    uint32_t equals = str_find_char(value, '=');
    if (equals == STR_NONE || equals == 0) {
        wrong_usage(&command_check, "`--build-arg` takes NAME=VALUE, not `%.*s`", STR_ARG(value));
        return false;
    }
    VEC_PUSH(&r->arena, &r->arg_names, str_cut(value, 0, equals));
    VEC_PUSH(&r->arena, &r->arg_values, str_skip(value, equals + 1));
    return true;
}

static bool set_option(Run *r, uint32_t option, Str value)
{
    uint32_t row = 0;
    switch (option) {
    case OPT_BUILD_ARG: return set_build_arg(r, value);
    case OPT_TARGET: r->config.target = value; return true;
    case OPT_HINTS: r->shows_hints = true; return true;
    case OPT_STDIN_FILENAME: r->stdin_name = value; return true;
    case OPT_CHECK:
        r->config.check = value;
        r->config.has_check = true;
        return true;
    default: break;
    }
    if (!set_choice(option, value, &row)) return false;
    switch (option) {
    case OPT_FORMAT: r->format = (Format)row; break;
    case OPT_PROFILE: r->config.profile = (FlProfile)row; break;
    case OPT_COLOR: r->color = (ColorWhen)row; break;
    case OPT_FAIL_ON: r->fail_on = fl_severity_named(value); break;
    default: break;
    }
    return true;
}

static bool read_arguments(Run *r, Arguments *args)
{
    for (;;) {
        Argument a = argument_next(args);
        switch (a.kind) {
        case ARGUMENT_END: return true;
        case ARGUMENT_WRONG: return false;
        case ARGUMENT_OPERAND: VEC_PUSH(&r->arena, &r->operands, a.text); break;
        case ARGUMENT_OPTION:
            if (!set_option(r, a.option, a.text)) return false;
            break;
        }
    }
}

// ---- One file ----

enum { TRIED_MAX = 100 }; // fixes that are tried in a file

static ReportRange range_of(Arena *a, const FlDoc *doc, Span span)
{
    Place start = place_of(a, doc, span.start), end = place_of(a, doc, span.end);
    return (ReportRange){start.line, start.column, end.line, end.column};
}

static void write_text(const Run *r, Checked *to, const FlDoc *doc, Str file, const FlFinding *f,
                       const FlActions *fixes)
{
    if (f->severity == FL_HINT && !r->shows_hints) return;
    Str fix = STR("");
    if (fixes->count) {
        const FlAction *best = &fixes->item[0];
        fix = str_fmt(&to->arena, "%.*s%s", STR_ARG(best->title),
                      best->is_safe ? "" : " (--unsafe-fixes)");
    }
    show_finding(&to->out, &(Shown){doc, file, f, fix, r->has_color});
}

static void write_json(Checked *to, const FlDoc *doc, Str file, const FlFinding *f, bool is_fixable)
{
    out_str(&to->out, to->printed_count ? STR(",\n  ") : STR("\n  "));
    report_finding(&to->out, file, f, range_of(&to->arena, doc, f->span), is_fixable);
}

static bool is_of_builder(const FlFinding *f)
{
    return str_find(f->codes, STR("buildkit:")) != STR_NONE;
}

// In text a fix is named only when it can be had; a long list is not read to its end.
static FlActions fixes_of(const Run *r, Checked *to, FlDoc *doc, const FlFinding *f)
{
    if (!f->rule->has_fix) return (FlActions){0};
    bool is_tried = r->format == FORMAT_TEXT && to->tried_count++ < TRIED_MAX;
    if (!is_tried) return fl_fixes_untried(&to->arena, doc, f->number);
    if (!to->trial) to->trial = fl_trial(&to->arena, doc);
    return fl_trial_fixes(&to->arena, doc, to->trial, f->number);
}

static void write_finding(const Run *r, Checked *to, FlDoc *doc, Str file, const FlFinding *f)
{
    FlActions fixes = fixes_of(r, to, doc, f);
    if (r->format == FORMAT_JSON)
        write_json(to, doc, file, f, fixes.count != 0);
    else
        write_text(r, to, doc, file, f, &fixes);
    to->printed_count++;
    to->count[f->severity]++;
    to->fixable_count += fixes.count && fixes.item[0].is_safe;
    if (r->fail_on <= f->severity || (is_of_builder(f) && fl_check_fails(doc)))
        to->has_failed = true;
}

static void check_text(const Run *r, Checked *to, Str file, Str text)
{
    FlConfig config = r->config;
    config.is_folding = r->format == FORMAT_TEXT;
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &config);
    checked_context(&to->context, &to->arena, file, doc);
    FlFindings found = fl_lint(&to->arena, doc);
    for (uint32_t i = 0; i < found.count; i++) write_finding(r, to, doc, file, &found.item[i]);
    fl_trial_end(to->trial);
    fl_close(doc);
}

// On any thread: nothing of the run is changed but the place.
static void check_file(void *context, uint32_t number, uint32_t place)
{
    Run *r = context;
    Checked *to = &r->checked[place];
    Str text, path = r->files.item[number], file = path;
    arena_reset(&to->arena);
    *to = (Checked){.arena = to->arena, .context = to->context};
    to->out = out_on(&to->arena);
    if (str_eq(path, STR("-"))) file = r->stdin_name.len ? r->stdin_name : STR("<stdin>");
    to->is_read = file_try(&to->arena, path, &text, &to->error);
    if (to->is_read) check_text(r, to, file, text);
}

// ---- Printing ----

// A list that was begun by another file goes on with a comma.
static void print_checked(void *context, uint32_t number, uint32_t place)
{
    Run *r = context;
    Checked *from = &r->checked[place];
    if (!from->is_read) {
        failure("%.*s", STR_ARG(from->error));
        r->is_unread = true;
        return;
    }
    if (r->format == FORMAT_JSON && r->printed_count && from->printed_count) print(STR(","));
    print(out_done(&from->out));
    if (number == 0) fflush(stdout); // whoever waits sees that it works
    for (int i = 0; i <= FL_ERROR; i++) r->count[i] += from->count[i];
    r->fixable_count += from->fixable_count;
    r->printed_count += from->printed_count;
    r->has_failed = r->has_failed || from->has_failed;
    r->file_count++;
}

static void out_count(Out *o, const Run *r, FlSeverity severity, uint32_t *parts)
{
    uint32_t count = r->count[severity];
    if (count == 0 || (severity == FL_HINT && !r->shows_hints)) return;
    if ((*parts)++) out_str(o, STR(", "));
    bool is_plural = count != 1 && severity != FL_INFO;
    out_fmt(o, "%u %.*s%s", count, STR_ARG(fl_severity_name(severity)), is_plural ? "s" : "");
}

static void print_summary(Run *r)
{
    Out o = out_on(&r->arena);
    uint32_t parts = 0, hints = r->count[FL_HINT];
    for (FlSeverity s = FL_ERROR; FL_OFF < s; s--) out_count(&o, r, s, &parts);
    if (parts == 0) out_str(&o, STR("nothing found"));
    out_fmt(&o, " in %u file%s", r->file_count, r->file_count == 1 ? "" : "s");
    if (hints && !r->shows_hints)
        out_fmt(&o, "; %u hint%s hidden (--hints)", hints, hints == 1 ? "" : "s");
    if (r->fixable_count) out_fmt(&o, "; `fairlead fix` can repair %u", r->fixable_count);
    out_char(&o, '\n');
    print(out_done(&o));
}

// ---- The run ----

static bool find_all(Run *r, Files *files)
{
    bool is_ok = true;
    if (r->operands.count == 0) VEC_PUSH(&r->arena, &r->operands, STR("."));
    for (uint32_t i = 0; i < r->operands.count; i++)
        if (!files_find(&r->arena, files, r->operands.item[i])) is_ok = false;
    return is_ok;
}

static int check_all(Run *r)
{
    bool is_ok = find_all(r, &r->files);
    if (is_ok && r->files.count == 0)
        return failure("there is no Dockerfile in %.*s", STR_ARG(r->operands.item[0]));
    r->has_color = color_is_wanted(r->color);
    if (r->format == FORMAT_JSON) print(STR("["));
    in_order_run(&(InOrder){r, r->files.count, check_file, print_checked});
    if (r->format == FORMAT_JSON)
        print(r->printed_count ? STR("\n]\n") : STR("]\n"));
    else if (r->file_count)
        print_summary(r);
    if (!is_ok || r->is_unread) return EXIT_FAILED;
    return r->has_failed ? EXIT_FOUND : EXIT_FINE;
}

static int run(Arguments *args)
{
    Run r = {0};
    int status = EXIT_FAILED;
    if (read_arguments(&r, args)) {
        bool is_hadolint = r.config.profile == FL_PROFILE_HADOLINT;
        if (r.fail_on == FL_OFF) r.fail_on = is_hadolint ? FL_INFO : FL_WARNING;
        r.config.arg_name = r.arg_names.item;
        r.config.arg_value = r.arg_values.item;
        r.config.arg_count = r.arg_names.count;
        status = check_all(&r);
    }
    for (uint32_t i = 0; i < IN_ORDER_PLACES; i++) {
        arena_clear(&r.checked[i].arena);
        checked_context_clear(&r.checked[i].context);
    }
    arena_clear(&r.arena);
    return status;
}
