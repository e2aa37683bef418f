// Variables in shell text: quotes that prevent expansion, and variables that exist when commands
// run.
#include "features/hover.h"
#include "fl_texts.h"
#include "instructions/images.h"
#include "lint/shell_scan.h"
#include "model/shell_quotes.h"

#define TEXTS hover_shell

// ---- Other shells ----

// `sh -c '...'`, `bash <<'EOF'`: another shell reads the text, whatever quotes are around it.
static bool is_in_shell_text(const Hover *h)
{
    const Heredoc *body = hover_body(h);
    bool is_fed = body && !hover_is_script(h->in, body);
    uint32_t places = IN_SHELL_C | (is_fed ? IN_HEREDOC : 0);
    const Commands *commands = commands_of(h->model, h->step, h->in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if ((c->place & places) && span_has(c->span, h->at)) return true;
    }
    return false;
}

// ---- Quotes ----

// The text in which the quotes around the cursor begin: heredoc lines, or the arguments.
static bool is_quoted(const Hover *h)
{
    const Heredoc *body = hover_body(h);
    if (body && !hover_is_script(h->in, body)) return !body->is_expanded;
    Span text = body ? body->body : (Span){instr_args_span(h->in).start, h->in->logical};
    if (h->at < text.start) return false;
    return shell_is_single_quoted(instr_slice(h->in, text), h->at - text.start);
}

// Whether an element before the cursor is a shell that may read the text.
static bool is_after_shell(const Hover *h)
{
    static const Str shells = STR_INIT("sh bash dash ash zsh ksh pwsh powershell pwsh.exe "
                                       "powershell.exe cmd cmd.exe");
    for (const Node *arg = NULL; (arg = instr_next_arg(h->in, arg));) {
        if (h->at < arg->end) return false;
        Str name = str_lower(h->arena, arg_value(h->arena, h->in, arg));
        for (uint32_t i = name.len; 0 < i; i--) {
            if (name.ptr[i - 1] != '/' && name.ptr[i - 1] != '\\') continue;
            name = str_skip(name, i);
            break;
        }
        if (str_is_one_of(name, shells)) return true;
    }
    return false;
}

bool hover_has_variables(const Hover *h)
{
    ShellKind shell = shell_at(h->model, h->step);
    if (h->in->is_json) return !step_is_windows(h->model, h->step);
    return shell == SHELL_POSIX || shell == SHELL_BASH;
}

bool hover_is_literal(const Hover *h)
{
    if (h->in->is_json) return !is_after_shell(h);
    return is_quoted(h) && !is_in_shell_text(h);
}

void hover_put_literal(Hover *h, Span variable)
{
    page_code(&h->page, instr_slice(h->in, variable));
    if (h->in->is_json) {
        page_text(&h->page, STR(" stays as it is: the exec form starts the program without a "
                                "shell, so nobody replaces variables. Where one is needed, start a "
                                "shell: "));
        page_code(&h->page, STR("[\"/bin/sh\", \"-c\", \"exec PROGRAM $NAME\"]"));
        page_text(&h->page, STR("."));
        return;
    }
    const Heredoc *body = hover_body(h);
    page_text(&h->page, STR(" stays as it is: "));
    page_text(&h->page, body && !hover_is_script(h->in, body)
                            ? STR("the name after `<<` is quoted, so no variables are replaced in "
                                  "these lines.")
                            : STR("in single quotes the shell does not replace it."));
}

// ---- Variables that are there when commands run ----

static const WordInfo runtime[] = {
    {"HOME", TEXT("the home directory of the user, from `/etc/passwd`: `/root` for root. It is set "
                  "when a command runs.")},
    {"HOSTNAME",
     TEXT("the name of the machine. In a container it is its short id unless `docker run "
          "--hostname` sets it.")},
    {"PWD", TEXT("the working directory, set by the shell.")},
    {"OLDPWD", TEXT("the directory before the last `cd`, set by the shell.")},
};

static void put_path(Hover *h)
{
    const Stage *stage = stage_of(h->model, h->step);
    const Stage *root = stage ? stage_root(h->model, stage) : NULL;
    Str official = root && root->base_kind == BASE_IMAGE
                       ? image_official(stage_image(h->model, root))
                       : STR("");
    const ImageFacts *facts = image_facts(official);
    Str path = str_join(h->arena, facts && facts->path ? str_of_z(facts->path) : STR(""),
                        image_usual_path);
    bool is_sure = facts || (root && root->base_kind == BASE_SCRATCH);
    page_text(&h->page, STR("`PATH` comes from the base image: "));
    if (!is_sure) page_text(&h->page, STR("usually "));
    page_code(&h->page, path);
    page_text(&h->page, STR("."));
}

bool hover_runtime(Hover *h, Str name, Span place)
{
    bool in_stage = h->in->kind != K_FROM && stage_of(h->model, h->step);
    if (!in_stage || step_is_windows(h->model, h->step)) return false;
    const WordInfo *word = word_info(runtime, ARRAY_LEN(runtime), name);
    bool is_path = str_is_z(name, "PATH");
    if (!is_path && !(word && kind_runs_command(h->in->kind))) return false;
    hover_at(h, place);
    if (is_path)
        put_path(h);
    else
        page_say(&h->page, "`%.*s` is %.*s", STR_ARG(name),
                 STR_ARG(packed_text(h->arena, word->text)));
    return true;
}
