// The tables of instructions say what they must, in whole sentences, and the flags are those of language.md 6.3.
#include "base/out.h"
#include "group.h"
#include "instructions/instruction.h"
#include "lint/table.h"
#include "syntax/walk.h"

static void assert_sentence(PackedText packed)
{
    Arena a = {0};
    Str text = packed_text(&a, packed);
    assert_true(0 < text.len);
    assert_true(text.ptr[0] == '`' || ('A' <= text.ptr[0] && text.ptr[0] <= 'Z'));
    assert_true(str_ends(text, STR(".")));
    uint32_t quotes = 0;
    for (uint32_t i = 0; i < text.len; i++) quotes += text.ptr[i] == '`';
    assert_true(quotes % 2 == 0);
    arena_clear(&a);
}

static void every_instruction_is_described(void **state)
{
    (void)state;
    for (uint32_t kind = 0; kind < KEYWORD_COUNT; kind++) {
        const InstructionInfo *info = instruction_info((InstrKind)kind);
        assert_str(info->name, keyword_name((InstrKind)kind));
        assert_sentence(info->title);
        assert_sentence(info->trap);
        assert_true(0 < info->form_count && info->example.row && info->anchor[0]);
        for (uint32_t i = 0; i < info->form_count; i++)
            assert_true(str_starts(info->form[i], info->name));
    }
    assert_null(instruction_info(K_UNKNOWN));
}

static void every_flag_is_described(void **state)
{
    (void)state;
    for (uint32_t kind = 0; kind < KEYWORD_COUNT; kind++) {
        const InstructionInfo *info = instruction_info((InstrKind)kind);
        for (uint32_t i = 0; i < info->flag_count; i++) {
            const FlagInfo *flag = &info->flag[i];
            assert_sentence(flag->text);
            assert_int_equal(flag->kind == FLAG_BOOL, !flag->hint);
            assert_ptr_equal(flag_info((InstrKind)kind, flag->name), flag);
            for (uint32_t k = 0; k < flag->value_count; k++) assert_sentence(flag->value[k].text);
        }
    }
    assert_null(flag_info(K_COPY, STR("FROM")));
}

static void flags_are_those_of_the_grammar(void **state)
{
    (void)state;
    static const char letter[] = {'b', 's', 'm'};
    Arena a = {0};
    Out out = out_on(&a);
    for (uint32_t kind = 0; kind < KEYWORD_COUNT; kind++) {
        const InstructionInfo *info = instruction_info((InstrKind)kind);
        if (!info->flag_count && !info->drops_flags) continue;
        out_str(&out, info->name);
        if (info->drops_flags) out_str(&out, STR(" any"));
        for (uint32_t i = 0; i < info->flag_count; i++)
            out_fmt(&out, " %.*s:%c", STR_ARG(info->flag[i].name), letter[info->flag[i].kind]);
        out_char(&out, '\n');
    }
    assert_str(out_done(&out),
               STR("ADD keep-git-dir:b checksum:s chown:s chmod:s link:b exclude:m unpack:b\n"
                   "ARG any\n"
                   "COPY from:s chown:s chmod:s link:b parents:b exclude:m\n"
                   "FROM platform:s\n"
                   "HEALTHCHECK interval:s timeout:s start-period:s start-interval:s retries:s\n"
                   "RUN mount:m network:s security:s device:m\n"
                   "STOPSIGNAL any\n"));
    arena_clear(&a);
}

static void every_mount_is_described(void **state)
{
    (void)state;
    const MountOptionInfo *option = mount_options();
    for (uint32_t i = 0; i < MOUNT_OPTIONS; i++) {
        assert_sentence(option[i].text);
        assert_true(option[i].types != 0 && option[i].hint);
        assert_ptr_equal(mount_option_info(option[i].name), &option[i]);
    }
    for (uint32_t i = 0; i < MOUNT_KINDS; i++) {
        const MountTypeInfo *type = &mount_types()[i];
        assert_sentence(type->text);
        assert_ptr_equal(mount_type_info(type->name), type);
    }
    assert_ptr_equal(mount_option_info(STR("DST")), mount_option_info(STR("target")));
    assert_null(mount_option_info(STR("")));
    assert_null(mount_type_info(STR("volume")));
}

static void every_directive_is_described(void **state)
{
    (void)state;
    uint32_t count;
    const DirectiveInfo *directive = directives(&count);
    assert_int_equal(count, 3);
    for (uint32_t i = 0; i < count; i++) {
        assert_sentence(directive[i].title);
        assert_sentence(directive[i].trap);
        Arena a = {0};
        assert_true(str_starts(packed_text(&a, directive[i].example), STR("# ")));
        arena_clear(&a);
        assert_ptr_equal(directive_info(directive[i].name), &directive[i]);
    }
}

int test_instructions(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_instruction_is_described),
        cmocka_unit_test(every_flag_is_described),
        cmocka_unit_test(flags_are_those_of_the_grammar),
        cmocka_unit_test(every_mount_is_described),
        cmocka_unit_test(every_directive_is_described),
    };
    return cmocka_run_group_tests_name("instructions", tests, NULL, NULL);
}
