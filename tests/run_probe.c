// Runs fixtures/probe.jsonl: a request line, and below it the answer that `fairlead probe` must give.
#include "protocol/json_probe.h"
#include "test.h"

static void requests_are_answered(void **state)
{
    (void)state;
    Arena files = {0}, a = {0};
    Str rest = read_file(&files, TESTS_DIR "/fixtures/probe.jsonl"), request, want, got;
    uint32_t count = 0;
    while (rest.len && str_next_part(&rest, '\n', &request) && str_next_part(&rest, '\n', &want)) {
        probe_line(&a, request, &got);
        assert_str(got, want);
        arena_reset(&a);
        count++;
    }
    assert_true(40 < count);
    arena_clear(&a);
    arena_clear(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_are_answered),
    };
    return cmocka_run_group_tests_name("probe", tests, NULL, NULL);
}
