// Write an exec form as valid JSON.
//
// The builder reads arguments as the exec form, or as a list of names, only when they are a JSON array: `[`, strings in double
// quotes with commas between them, and `]`. Anything else silently becomes the shell form, in which the container tries to
// start a program whose name begins with `[`, or names that hold quotes and brackets.
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT ['node', 'server.js']
//             ^^^^^^ strings in JSON need double quotes (`"`), so this is not an exec form: a shell runs the text, brackets and all
// CMD ["--port", "80",]
//                    ^ no comma can stand before the `]`, so this is not an exec form: a shell runs the text, brackets and all
// ```
//
// ```fixed
// FROM node:22.1
// ENTRYPOINT ["node", "server.js"]
// CMD ["--port", "80"]
// ```
//
// A backslash is written twice in JSON, also in Windows paths. COPY, ADD and VOLUME read text that is not JSON as plain
// words:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY ["my app.txt", "/app/"
//                     ^^^^^^^ the `]` of the array is missing after this, so this is not a JSON array: the quotes and brackets become part of the names
// RUN ["C:\app\setup.exe", "/quiet"]
//         ^^ `\a` means nothing in a JSON string, where a backslash is written `\\`, so this is not an exec form: a shell runs the text, brackets and all
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY ["my app.txt", "/app/"]
// RUN ["C:\\app\\setup.exe", "/quiet"]
// ```
//
// Some pairs are escapes: `\t` is a tab.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// CMD ["C:\temp\run.exe"]
//         ^^ `\t` in a JSON string is not a backslash and a letter; write the backslash twice
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// CMD ["C:\\temp\\run.exe"]
// ```
//
// Strings with commas between them are an array without its brackets. And COPY, ADD and VOLUME split words at each space,
// in quotes and behind a backslash too:
//
// ```dockerfile
// FROM debian:12
// COPY "my app.txt" /app/
//      ^^^^^^^^^^^^^^^^^^ quotes do not keep words together here; write a JSON array, so that each string is one name
// COPY my\ app.txt /app/
//      ^^^^^^^^^^^^^^^^^ a backslash does not keep a space here; write a JSON array, so that each string is one name
// CMD "node", "server.js"
//     ^ a JSON array begins with `[`, so this is not an exec form: a shell runs the text, commas and all
// ```
//
// ```fixed
// FROM debian:12
// COPY ["my app.txt", "/app/"]
// COPY ["my app.txt", "/app/"]
// CMD ["node", "server.js"]
// ```
//
// A shell test and a file pattern also start with `[`, and are fine:
//
// ```dockerfile
// FROM debian:12
// COPY [ab]*.txt /data/
// RUN [ -f /data/a.txt ] && [ "$HOME" = '/root' ]
// ```
#include "rules/parts/near_json_text.h"
#include "syntax/walk.h"

static const char *harm(InstrKind kind, NearJsonFault fault)
{
    bool is_open = fault == NEAR_JSON_OPEN_MISSING;
    switch (kind) {
    case K_COPY:
    case K_ADD:
    case K_VOLUME:
        if (fault == NEAR_JSON_WORDS || fault == NEAR_JSON_BACKSLASH)
            return "so that each string is one name";
        return is_open ? "so this is not one: quotes and commas become part of the names"
                       : "so this is not a JSON array: the quotes and brackets become part of the "
                         "names";
    case K_SHELL: return "and `SHELL` takes a JSON array only";
    default:
        return is_open ? "so this is not an exec form: a shell runs the text, commas and all"
                       : "so this is not an exec form: a shell runs the text, brackets and all";
    }
}

static void check(Check *c, const Instr *in)
{
    NearJson near;
    Span escape = json_path_escape(in);
    if (escape.start < escape.end)
        report(c, escape,
               "`%.*s` in a JSON string is not a backslash and a letter; write the backslash "
               "twice",
               STR_ARG(instr_slice(in, escape)));
    if (in->kind == K_SHELL && !c->in_onbuild) return; // refused: shell-not-json
    if (!near_json(c->arena, in, &near) || near.fault == NEAR_JSON_NONE) return;
    if (near.fault == NEAR_JSON_BACKSLASH && model_escape(c->model) != '\\') return;
    report(c, near.place, "%.*s, %s", STR_ARG(near_json_text(c->arena, in, &near)),
           harm(in->kind, near.fault));
}

static void fix(Fix *f, const Finding *found)
{
    if (finding_instr(f->model, found)->is_json)
        json_path_fix(f, found);
    else
        near_json_fix(f, found);
}

RULE(json_malformed) = {
    .codes = WORDS("tally:invalid-json-form sonar:S7030"),
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS(
        "shell-form-command shell-form-without-shell expansion-invalid variable-undefined "
        "argument-missing volume-blank copy-ignored add-for-local-files"),
    .voids = VOIDS_ARGUMENTS,
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK) | ON(SHELL) | ON(COPY) | ON(ADD) |
          ON(VOLUME),
    .signs = SIGN_BRACKET | SIGN_QUOTE | SIGN_BACKQUOTE | SIGN_BACKSLASH | SIGN_BEYOND_ASCII,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
