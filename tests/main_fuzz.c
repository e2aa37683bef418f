// Replays the seeds of every fuzz target: fuzz/seeds/NAME/*, and nothing and one byte. Without libFuzzer's engine, so it
// runs everywhere.
#include "fuzz/fuzz.h"
#include "test.h"
#include <dirent.h>
#include <stdio.h>
#include <string.h>

typedef struct Target {
    const char *name;
    int (*run)(const uint8_t *data, size_t size);
} Target;

#define X(name) int fuzz_##name(const uint8_t *data, size_t size);
#include "list.h"
#undef X

static const Target targets[] = {
#define X(name) {#name, fuzz_##name},
#include "list.h"
#undef X
};

static const Target *current;

static void replay_file(Arena *a, const char *folder, const char *name)
{
    Str path = str_fmt(a, "%s/%s%c", folder, name, 0);
    Str text = read_file(a, path.ptr);
    current->run((const uint8_t *)text.ptr, text.len);
}

static void replay(void **state)
{
    current = *state;
    Arena a = {0};
    Str folder = str_fmt(&a, "%s/fuzz/seeds/%s%c", TESTS_DIR, current->name, 0);
    current->run((const uint8_t *)"", 0);
    current->run((const uint8_t *)"\\", 1);
    DIR *dir = opendir(folder.ptr);
    if (!dir) fail_msg("no seeds in %s", folder.ptr);
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.') replay_file(&a, folder.ptr, entry->d_name);
    closedir(dir);
    arena_clear(&a);
}

int main(void)
{
    struct CMUnitTest tests[ARRAY_LEN(targets)] = {{0}};
    for (uint32_t i = 0; i < ARRAY_LEN(targets); i++) {
        tests[i].name = targets[i].name;
        tests[i].test_func = replay;
        tests[i].initial_state = (void *)&targets[i];
    }
    return _cmocka_run_group_tests("fuzz seeds", tests, ARRAY_LEN(tests), NULL, NULL) != 0;
}
