#include "shell_case.h"
#include "base/out.h"
#include "test.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static Str read_all(Arena *a, FILE *from)
{
    Out o = out_on(a);
    for (int c = getc(from); c != EOF; c = getc(from)) out_char(&o, (char)c);
    return out_done(&o);
}

static void run_case(void **state)
{
    const ShellCase *c = *state;
    Arena a = {0};
    char folder[] = "/tmp/fairlead-XXXXXX", command[4096], path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/Dockerfile", folder);
    if (c->dockerfile) write_file(path, c->dockerfile);
    snprintf(command, sizeof command,
             "fairlead() { " FAIRLEAD_BINARY " \"$@\"; }; cd %s && { %s; } 2>&1", folder,
             c->command);
    FILE *output = popen(command, "r");
    assert_non_null(output);
    Str got = read_all(&a, output);
    int status = pclose(output);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    Out want = out_on(&a);
    out_fmt(&want, "%s", c->output);
    assert_str(got, out_done(&want));
    assert_int_equal(WEXITSTATUS(status), c->status);
    arena_clear(&a);
}

int run_shell_cases(const char *group, const ShellCase *cases, uint32_t count)
{
    struct CMUnitTest *tests = calloc(count, sizeof *tests);
    assert_non_null(tests);
    for (uint32_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){cases[i].title, run_case, NULL, NULL, (void *)&cases[i]};
    int failed = _cmocka_run_group_tests(group, tests, count, NULL, NULL);
    free(tests);
    return failed;
}
