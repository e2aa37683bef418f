// Runs the groups of tests of one folder: all, or those named on the command line.
#include "group.h"
#include <stdio.h>
#include <string.h>

typedef struct Group {
    const char *name;
    int (*run)(void);
} Group;

static const Group groups[] = {
#define X(name) {#name, test_##name},
#include "list.h"
#undef X
};

static int is_named(const char *name, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], name) == 0) return 1;
    return argc < 2;
}

int main(int argc, char **argv)
{
    int failed = 0;
    for (uint32_t i = 0; i < ARRAY_LEN(groups); i++)
        if (is_named(groups[i].name, argc, argv)) failed += groups[i].run();
    if (failed) fprintf(stderr, "%d failed\n", failed);
    return failed != 0;
}
