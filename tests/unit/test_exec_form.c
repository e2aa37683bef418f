// Shell form to exec form and back.
#include "base/out.h"
#include "group.h"
#include "lint/forms.h"
#include "syntax/parse.h"
#include <string.h>

typedef struct Row {
    const char *text, *answer;
} Row;

static const Row TO_EXEC[] = {
    {"CMD node server.js", "plain [\"node\", \"server.js\"] exec"},
    {"CMD exec node server.js", "plain [\"node\", \"server.js\"]"},
    {"CMD node \"my server.js\"", "literal [\"node\", \"my server.js\"] exec"},
    {"CMD node 'a\"b' c\\ d", "literal [\"node\", \"a\\\"b\", \"c d\"] exec"},
    {"CMD node $FILE", "shell exec"},
    {"CMD node *.js", "shell exec"},
    {"CMD node $'a'", "shell exec"},
    {"CMD node $\"a\"", "shell exec"},
    {"CMD node a && b", "shell exec"},
    {"CMD node a && b | c", "shell"},
    {"CMD node a || b", "shell"},
    {"CMD node a | b; c", "shell exec"},
    {"CMD node a || b; c", "shell exec"},
    {"CMD (node a &); c", "shell"},
    {"CMD node a & b", "shell"},
    {"CMD node a;", "shell"},
    {"CMD cd /x; b", "shell exec"},
    {"CMD trap x EXIT; b", "shell"},
    {"CMD f() { a; }; f", "shell"},
    {"CMD (cd /x) && b", "shell exec"},
    {"CMD node a > log", "shell exec"},
    {"CMD node <in", "shell exec"},
    {"CMD A=b node", "shell exec"},
    {"CMD cd /x", "shell"},
    {"CMD . ./env", "shell"},
    {"CMD echo hi", "program [\"echo\", \"hi\"]"},
    {"CMD echo \"a\\\\b\"", "shell"},
    {"CMD time node", "shell"},
    {"CMD sudo -u x node", "plain [\"sudo\", \"-u\", \"x\", \"node\"] exec"},
    {"CMD env A=b node", "plain [\"env\", \"A=b\", \"node\"] exec"},
    {"CMD node a=b", "plain [\"node\", \"a=b\"] exec"},
    {"CMD node # x", "plain [\"node\"] exec comment"},
    {"CMD (node)", "shell"},
    {"CMD { node; }", "shell"},
    {"CMD if a; then b; fi", "shell"},
    {"CMD node &", "shell"},
    {"CMD ! node", "shell"},
    {"CMD ['node']", "none"}, // meant as JSON
    {"CMD node \"unclosed", "shell"},
    {"CMD node \\\n  a", "plain [\"node\", \"a\"] exec"},
    {"CMD node a\tb", "plain [\"node\", \"a\", \"b\"] exec"},
    {"CMD node \xc3\xa9", "plain [\"node\", \"\xc3\xa9\"] exec"},
    {"CMD node \xff", "none"},
    {"CMD", "none"},
    {"CMD [\"a\"]", "none"},
    {"ENTRYPOINT node a", "plain [\"node\", \"a\"] exec"},
    {"RUN node a", "plain [\"node\", \"a\"]"},
    {"RUN cat <<A\nA\n", "none"},
    {"HEALTHCHECK CMD curl x", "plain [\"curl\", \"x\"]"},
    {"HEALTHCHECK NONE", "none"},
    {"USER x", "none"},
};

static Str exec_text(Arena *a, const Instr *in)
{
    static const char *const NEEDS[] = {"none", "plain", "literal", "program", "shell"};
    CommandShell shell = command_shell_default();
    ExecForm form = exec_form(a, in, &shell);
    Out out = out_on(a);
    out_fmt(&out, "%s", NEEDS[form.need]);
    if (form.words.len) out_fmt(&out, " %.*s", STR_ARG(form.words));
    if (form.gets_exec) out_str(&out, STR(" exec"));
    if (form.comment.start < form.comment.end) out_str(&out, STR(" comment"));
    return out_done(&out);
}

static const Row TO_SHELL[] = {
    {"CMD [\"node\", \"server.js\"]", "node server.js"},
    {"CMD [\"node\", \"a b\", \"\", \"it's\"]", "node 'a b' '' 'it'\\''s'"},
    {"CMD [\"node\", \"$HOME\", \"*\", \"~\"]", "node '$HOME' '*' '~'"},
    {"CMD [\"a\", \"b=c\", \"--x=y\"]", "a b=c --x=y"},
    {"CMD [\"A=b\"]", "'A=b'"},
    {"CMD [\"if\", \"a\"]", "'if' a"},
    {"CMD [\"cd\", \"/\"]", NULL},
    {"CMD [\"echo\", \"a\\\\b\"]", NULL},
    {"CMD [\"echo\", \"a\"]", "echo a"},
    {"CMD [\"/bin/sh\", \"-c\", \"a && b $X\"]", "a && b $X"},
    {"CMD [\"sh\", \"-c\", \"a && b\"]", "sh -c 'a && b'"},
    {"CMD [\"a\", \"b\\nc\"]", NULL},
    {"CMD [\"/bin/sh\", \"-c\", \"a \\\\\"]", NULL},
    {"CMD [\"/bin/sh\", \"-c\", \"[ a ]\"]", NULL},
    {"CMD [\"--x\"]", NULL},
    {"CMD []", NULL},
    {"CMD a b", NULL},
    {"RUN [\"/bin/sh\", \"-c\", \"cat <<A\"]", NULL},
    {"HEALTHCHECK CMD [\"curl\", \"x y\"]", "curl 'x y'"},
};

static Str shell_text(Arena *a, const Instr *in)
{
    CommandShell shell = command_shell_default();
    ShellForm form = shell_form(a, in, &shell);
    return form.is_possible ? form.text : STR("(not possible)");
}

static void check_rows(const Row *row, uint32_t count, Str (*answer)(Arena *, const Instr *))
{
    for (uint32_t i = 0; i < count; i++) {
        Arena a = {0};
        Str text = str_of(row[i].text, (uint32_t)strlen(row[i].text));
        Instr *in = parse_item(NULL, &a, text, true, parse_start());
        const char *want = row[i].answer ? row[i].answer : "(not possible)";
        Str got = answer(&a, in);
        if (!str_eq(got, str_of(want, (uint32_t)strlen(want))))
            print_error("in `%s`\n", row[i].text);
        assert_str(got, str_of(want, (uint32_t)strlen(want)));
        instr_free(in);
        arena_clear(&a);
    }
}

static void shell_form_becomes_exec_form(void **state)
{
    (void)state;
    check_rows(TO_EXEC, ARRAY_LEN(TO_EXEC), exec_text);
}

static void exec_form_becomes_shell_form(void **state)
{
    (void)state;
    check_rows(TO_SHELL, ARRAY_LEN(TO_SHELL), shell_text);
}

int test_exec_form(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shell_form_becomes_exec_form),
        cmocka_unit_test(exec_form_becomes_shell_form),
    };
    return cmocka_run_group_tests_name("exec_form", tests, NULL, NULL);
}
