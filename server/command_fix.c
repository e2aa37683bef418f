// `fairlead fix`: applies fixes to files, or shows what they would change.
#include "fl_texts.h"
#include "server/checked_context.h"
#include "server/checked_images.h"
#include "server/checked_shell.h"
#include "server/fix_beside.h"
#include "server/rewrite.h"
#include "server/settings_options.h"
#include "server/style.h"

#define TEXTS command_fix

enum { OPT_UNSAFE_FIXES = SET_COUNT, OPT_DIFF, OPT_STDIN_FILENAME };

static const Option options[] = {
    SETTINGS_OPTIONS,
    [OPT_UNSAFE_FIXES] = {"--unsafe-fixes", "",
                          "also apply fixes that may change what the image does"},
    [OPT_DIFF] = {"--diff", "",
                  "print the changes instead of writing them; exit with 1 if there are any"},
    [OPT_STDIN_FILENAME] = {"--stdin-filename", "NAME",
                            "what to call the file that is read from `-`"},
};

static int run(Arguments *args);

const Command command_fix = {
    .name = STR_INIT("fix"),
    .operands = STR_INIT("PATH... | -"),
    .summary = TEXT("Apply the safe fixes: those that do not change what the image does."),
    .details = TEXT("Folders are searched for Dockerfiles. `-` reads standard input and writes "
                    "the repaired text to\n"
                    "standard output. Rules that are off or not selected repair nothing.\n"),
    .option = options,
    .option_count = ARRAY_LEN(options),
    .run = run,
};

typedef struct FixRun {
    Choices choices;
    ShellChecker shell;
    ImageChecker images;
    bool takes_unsafe;
} FixRun;

static bool set_option(Rewrite *r, FixRun *f, const Argument *a)
{
    switch (a->option) {
    case OPT_UNSAFE_FIXES: f->takes_unsafe = true; return true;
    case OPT_DIFF: r->is_diff = true; return true;
    case OPT_STDIN_FILENAME: r->stdin_name = a->text; return true;
    default: return choices_take(&f->choices, &command_fix, a->option, a->text);
    }
}

static bool read_arguments(Rewrite *r, FixRun *f, Arguments *args)
{
    f->choices.command.kind = SETTINGS_COMMAND;
    for (;;) {
        Argument a = argument_next(args);
        if (a.kind == ARGUMENT_WRONG) return false;
        if (a.kind == ARGUMENT_END) break;
        if (a.kind == ARGUMENT_OPERAND)
            VEC_PUSH(&r->arena, &r->operands, a.text);
        else if (!set_option(r, f, &a))
            return false;
    }
    if (r->operands.count == 0) wrong_usage(&command_fix, "needs a file or a folder");
    return r->operands.count != 0;
}

enum { ROUNDS_MAX = 10 };

// ShellCheck's answers are for the original commands: after a change it runs again.
static FlEdits fix_all(Rewrite *r, const Effective *e, FlDoc *doc)
{
    FixRun *f = r->options;
    FlEdits all = {0};
    uint32_t length = fl_length(doc);
    if (!f->takes_unsafe) return fl_fix_all(&r->file, doc);
    for (uint32_t i = 0; i < ROUNDS_MAX; i++) {
        Str trouble = checked_shell(&f->shell, &r->file, e, doc);
        if (trouble.len) failure("ShellCheck did not answer: %.*s", STR_ARG(trouble));
        checked_images_tell(checked_images(&f->images, &r->file, e, doc));
        FlEdits more = fl_fix_all_unsafe(&r->file, doc);
        if (!more.count) break;
        all = i ? fl_edits_joined(&r->file, length, all, more) : more;
        if (!checked_shell_program(&f->shell, e).len && !f->images.program.len) break;
        for (uint32_t k = more.count; k--;) fl_edit(doc, more.item[k].span, more.item[k].text);
    }
    return all;
}

static bool are_same(FlPaths one, FlPaths two)
{
    if (one.count != two.count) return false;
    for (uint32_t i = 0; i < one.count; i++)
        if (!str_eq(one.item[i], two.item[i])) return false;
    return true;
}

// A fix may change what is copied: then the context for the changed Dockerfile is used, which may
// allow more fixes.
static void look_ahead(Rewrite *r, CheckedContext *context, const Effective *e, Str name,
                       FlDoc *doc)
{
    FlDoc *fixed = fl_open(fl_text(&r->file, doc));
    fl_configure(fixed, &e->config);
    fl_set_context(fixed, context->told_context);
    FlEdits edits = fl_fix_all_unsafe(&r->file, fixed);
    for (uint32_t i = edits.count; i--;) fl_edit(fixed, edits.item[i].span, edits.item[i].text);
    if (!are_same(fl_context_sources(&r->file, fixed), fl_context_sources(&r->file, doc))) {
        fl_set_context(doc, NULL);
        fl_set_context(fixed, NULL);
        checked_context(context, &r->file, name, fixed);
        fl_set_context(doc, context->told_context);
    }
    fl_close(fixed);
}

static FlEdits edits_for(Rewrite *r, Str name, Str text)
{
    FixRun *f = r->options;
    Effective e;
    bool is_refused;
    bool is_wanted = choices_for(&f->choices, &r->file, name, &e, &is_refused);
    r->has_failed |= is_refused;
    if (!is_wanted) return (FlEdits){0};
    style_tell(&r->file, name, &e.config);
    CheckedContext context = {.told = e.context, .is_option = e.has_context_option};
    FlDoc *doc = fl_open(text);
    fl_configure(doc, &e.config);
    checked_context(&context, &r->file, name, doc);
    if (f->takes_unsafe) look_ahead(r, &context, &e, name, doc);
    bool is_input = str_eq(name, r->stdin_name) || str_is_z(name, "<stdin>");
    if (f->takes_unsafe && !is_input && context.told_context)
        r->has_failed |= !fix_beside(r, doc, context.told_context, context.files->folder);
    FlEdits edits = fix_all(r, &e, doc);
    fl_close(doc);
    checked_context_clear(&context);
    return edits;
}

static bool start(Rewrite *r, FixRun *f)
{
    Effective e;
    bool is_refused;
    if (!choices_start(&f->choices)) return false;
    const FolderSettings *here = choices_folder(&f->choices, STR("Dockerfile"), NULL, &is_refused);
    choices_resolve(&f->choices, &r->arena, here, STR("Dockerfile"), &e);
    if (!f->takes_unsafe) return true; // their fixes are never safe
    return checked_shell_start(&f->shell, &r->arena, &e, f->choices.here) &&
           checked_images_start(&f->images, &r->arena, &e, f->choices.here);
}

static int run(Arguments *args)
{
    FixRun f = {.shell.limit = 2};
    Rewrite r = {.done = "fixed", .edits = edits_for, .options = &f};
    int status = EXIT_FAILED;
    if (read_arguments(&r, &f, args) && start(&r, &f)) status = rewrite_all(&r);
    checked_images_clear(&f.images);
    rewrite_clear(&r);
    choices_clear(&f.choices);
    return status;
}
