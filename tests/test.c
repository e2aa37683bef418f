// What tests share: comparing texts and reading files.
#include "test.h"
#include <stdio.h>
#include <stdlib.h>

// What is expected must not depend on whether ShellCheck is installed: tests that ask it say so.
__attribute__((constructor)) static void leave_shellcheck_out(void)
{
    setenv("FAIRLEAD_SHELLCHECK", "off", 0);
}

void assert_str(Str got, Str want)
{
    if (str_eq(got, want)) return;
    print_error("got  `%.*s`\nwant `%.*s`\n", STR_ARG(got), STR_ARG(want));
    fail();
}

Str read_file(Arena *a, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("cannot read %s", path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *ptr = arena_alloc(a, (size_t)size + 1);
    size_t got = fread(ptr, 1, (size_t)size, file);
    fclose(file);
    return str_of(ptr, (uint32_t)got);
}
