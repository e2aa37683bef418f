// `fairlead manual`: the manual page, made from the tables of the commands.
#include "fl_texts.h"
#include "server/arguments.h"
#include "server/terminal.h"

#define TEXTS command_manual

static int run(Arguments *args);

const Command command_manual = {
    .name = STR_INIT("manual"),
    .summary = TEXT("Print the manual page, as text for `man`."),
    .details = TEXT("fairlead manual | man -l -\n"),
    .run = run,
};

static const PackedText head =
    TEXT(".SH NAME\n"
         "fairlead \\- language server, linter and formatter for Dockerfiles\n"
         ".SH SYNOPSIS\n"
         ".B fairlead\n"
         ".I COMMAND\n"
         "[\\fIOPTION\\fR...] [\\fIOPERAND\\fR...]\n"
         ".SH DESCRIPTION\n"
         "fairlead reads a Dockerfile exactly as BuildKit does, says what is wrong with it, and "
         "repairs\n"
         "what can be repaired.\n"
         "An editor starts it as \\fBfairlead lsp\\fR, or \\fBfairlead \\-\\-stdio\\fR.\n"
         "It opens no connection: registries are asked by curl, and only where that is wanted "
         "(\\-\\-online).\n"
         ".PP\n"
         "An option's value stands in the next word or after an equals sign.\n"
         "After \\fB\\-\\-\\fR all words are operands.\n"
         ".SH COMMANDS\n");

static const PackedText tail = TEXT(
    ".SH SILENCING A RULE\n"
    "A comment before an instruction silences a rule there:\n"
    ".PP\n"
    ".nf\n"
    "    # fairlead ignore=shell\\-form\\-command\n"
    "    CMD exec node server.js\n"
    ".fi\n"
    ".PP\n"
    "\\fBstage\\-ignore\\fR before a FROM covers the stage, \\fBfile\\-ignore\\fR anywhere covers "
    "the\n"
    "file.\n"
    "The comments of hadolint and BuildKit work as well.\n"
    ".SH EXIT STATUS\n"
    ".TP\n"
    "0\n"
    "All is well.\n"
    ".TP\n"
    "1\n"
    "Something was found, or would change.\n"
    ".TP\n"
    "2\n"
    "The command could not run: wrong usage, or a file that cannot be read.\n"
    ".SH ENVIRONMENT\n"
    ".TP\n"
    "NO_COLOR\n"
    "When it is set, there are no colours unless \\fB\\-\\-color always\\fR asks for them.\n"
    ".TP\n"
    "FORCE_COLOR\n"
    "When it is set, and not to 0, there are colours in files and pipes too.\n"
    ".TP\n"
    "FAIRLEAD_RULES\n"
    "Levels of rules, stronger than a file: \\fIID=LEVEL,...\\fR\n"
    ".TP\n"
    "FAIRLEAD_SHELLCHECK, FAIRLEAD_LOOKUP\n"
    "As the settings \\fBshellcheck\\fR and \\fBlookup\\fR, and stronger than a file.\n"
    ".SH FILES\n"
    ".TP\n"
    ".I .fairlead.yaml\n"
    "Settings of a project: levels of rules, files that are not checked, build arguments.\n"
    "The nearest one above a Dockerfile holds for it; \\fI.hadolint.yaml\\fR is read as hadolint\n"
    "reads it.\n"
    ".TP\n"
    ".I .editorconfig\n"
    "Indents and line ends for \\fBfairlead format\\fR and for formatting in an editor.\n"
    ".TP\n"
    ".I .dockerignore\n"
    "What the builder does not send, so that COPY cannot find it.\n"
    ".SH SEE ALSO\n"
    ".BR docker\\-buildx\\-build (1)\n");

// Escapes text for roff; `x` is bold.
static void out_text(Out *o, Str text)
{
    bool is_bold = false, is_line_start = true;
    for (uint32_t i = 0; i < text.len; i++) {
        char c = str_at(text, i);
        if (is_line_start && (c == '.' || c == '\'')) out_z(o, "\\&");
        is_line_start = c == '\n';
        if (c == '`') {
            is_bold = !is_bold;
            out_str(o, is_bold ? STR("\\fB") : STR("\\fR"));
            continue;
        }
        if (c == '\\') {
            out_z(o, "\\e");
            continue;
        }
        if (c == '-') out_char(o, '\\');
        out_char(o, c);
    }
}

static void out_option(Out *o, const Option *option)
{
    out_z(o, ".TP\n\\fB");
    out_text(o, str_of_z(option->name));
    out_z(o, "\\fR");
    Str alias = option_alias(str_of_z(option->name));
    if (alias.len) {
        out_z(o, ", \\fB");
        out_text(o, alias);
        out_z(o, "\\fR");
    }
    if (*option->value) {
        out_z(o, " \\fI");
        out_text(o, str_of_z(option->value));
        out_z(o, "\\fR");
    }
    out_char(o, '\n');
    out_text(o, str_of_z(option->help));
    out_char(o, '\n');
}

// Lines are kept, as some are indented.
static void out_details(Out *o, Str details)
{
    out_z(o, ".PP\n.nf\n");
    Str line;
    while (str_next_part(&details, '\n', &line)) {
        if (line.len == 0 && details.len == 0) break;
        out_text(o, line);
        out_char(o, '\n');
    }
    out_z(o, ".fi\n");
}

static void out_command(Out *o, const Command *command)
{
    out_z(o, ".SS fairlead ");
    out_text(o, command->name);
    if (command->option_count) out_z(o, " [OPTION...]");
    if (command->operands.len) out_char(o, ' ');
    out_text(o, command->operands);
    out_char(o, '\n');
    out_text(o, packed_text(o->arena, command->summary));
    out_char(o, '\n');
    for (uint32_t i = 0; i < command->option_count; i++) out_option(o, &command->option[i]);
    if (command->details.row) out_details(o, packed_text(o->arena, command->details));
}

static int run(Arguments *args)
{
    Argument more = argument_next(args);
    if (more.kind == ARGUMENT_WRONG) return EXIT_FAILED;
    if (more.kind != ARGUMENT_END) return wrong_usage(&command_manual, "takes no operands");
    Arena arena = {0};
    Out o = out_on(&arena);
    out_str(&o, STR(".TH FAIRLEAD 1 \"\" \"fairlead " FAIRLEAD_VERSION "\" \"User Commands\"\n"));
    out_str(&o, packed_text(&arena, head));
    const Command *command;
    for (uint32_t i = 0; (command = command_at(i)); i++) out_command(&o, command);
    out_str(&o, packed_text(&arena, tail));
    print(out_done(&o));
    arena_clear(&arena);
    return EXIT_FINE;
}
