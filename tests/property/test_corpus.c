// Edits and their undoing over real Dockerfiles, where the machine has some (corpus.sh).
#include "group.h"
#include "random.h"
#include "trees.h"
#include <stdio.h>
#include <string.h>

enum { EDITS = 6, PATH_MAX_BYTES = 1024 };

static void check(const Items *items, Str text, const char *path)
{
    Arena a = {0};
    const char *fault = trees_fault(&a, items, text);
    Items fresh = {0};
    items_init(&fresh, text);
    if (!fault) fault = trees_differ(items, &fresh);
    items_clear(&fresh);
    arena_clear(&a);
    if (fault) fail_msg("%s: %s", path, fault);
}

static void edit_and_undo(const char *path, uint64_t seed)
{
    Arena a = {0};
    Random r = random_start(seed, 0);
    Str text = read_file(&a, path);
    Items items = {0};
    items_init(&items, text);
    check(&items, text, path);
    for (uint32_t i = 0; i < EDITS; i++) {
        Span span = random_span(&r, items.total.at);
        Str removed = items_slice(&items, &a, span);
        Str added = random_text(&a, &r, 1);
        items_edit(&items, span, added);
        check(&items, items_text(&items, &a), path);
        items_edit(&items, (Span){span.start, span.start + added.len}, removed);
        check(&items, text, path);
    }
    items_clear(&items);
    arena_clear(&a);
}

static void real_files_survive_edits(void **state)
{
    (void)state;
    FILE *paths = popen(TESTS_DIR "/corpus.sh", "r");
    assert_non_null(paths);
    char path[PATH_MAX_BYTES] = TESTS_DIR "/../";
    char *below = path + strlen(path);
    uint64_t count = 0;
    while (fgets(below, (int)(sizeof path - strlen(TESTS_DIR "/../")), paths)) {
        below[strcspn(below, "\n")] = '\0';
        edit_and_undo(path, ++count);
    }
    assert_int_equal(pclose(paths), 0);
    print_message("    %u files\n", (unsigned)count);
}

int test_corpus(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(real_files_survive_edits)};
    return cmocka_run_group_tests_name("corpus", tests, NULL, NULL);
}
