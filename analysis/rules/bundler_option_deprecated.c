// Configure Bundler with `bundle config set`.
//
// Bundler remembers `--deployment`, `--path` and `--without` for all later calls, which surprises people, so these options
// will be removed. `bundle config set` and variables such as `BUNDLE_WITHOUT` do the same.
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle install --deployment && rm -rf /usr/local/bundle/cache
//                    ^^^^^^^^^^^^ `--deployment` of `bundle install` is deprecated; use `bundle config set --local deployment true`
// ```
//
// ```fixed
// FROM ruby:3.3
// RUN bundle config set --local deployment true && bundle install && rm -rf /usr/local/bundle/cache
// ```
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle install --without development:test
//                    ^^^^^^^^^ `--without` of `bundle install` is deprecated; use `bundle config set --local without development:test`
// RUN bundle install --without development test --jobs 4
//                    ^^^^^^^^^ `--without` of `bundle install` is deprecated; use `bundle config set --local without 'development test'`
// RUN bundle install --path=vendor
//                    ^^^^^^^^^^^^^ `--path` of `bundle install` is deprecated; use `bundle config set --local path vendor`
// ```
//
// ```fixed
// FROM ruby:3.3
// RUN bundle config set --local without development:test && bundle install
// RUN bundle config set --local without 'development test' && bundle install --jobs 4
// RUN bundle config set --local path vendor && bundle install
// ```
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle config set --local without development && bundle install --jobs 4 && bundle exec x --path y
// ```
#include "lint/base_image.h"
#include "rules/parts/downloads.h"

static const Str OPTIONS[] = {STR_INIT("--deployment"), STR_INIT("--path"), STR_INIT("--without")};

// The option of an install, with its value and the last word that belongs to it.
typedef struct Old {
    const Word *word, *last;
    Str option;
    uint32_t values; // words that are its value, up to the last one
} Old;

// `--path` takes one word, `--without` all up to the next option.
static void take_values(const Command *c, uint32_t most, Old *old)
{
    for (const Word *next = old->last + 1; old->values < most; next++, old->values++) {
        if (next == c->word + c->word_count || str_at(next->text, 0) == '-') break;
        old->last = next;
    }
    if (most && !old->values) old->word = NULL;
}

static Old old_of(const Command *c)
{
    static const uint32_t MOST[] = {0, 1, UINT32_MAX};
    bool is_install = cmd_in(c, "bundle", "install") || (cmd_in(c, "bundle", NULL) && !cmd_sub(c));
    for (uint32_t i = 1; i < c->word_count && is_install; i++) {
        Str text = c->word[i].text;
        for (uint32_t k = 0; k < ARRAY_LEN(OPTIONS); k++) {
            bool has_value = str_at(text, OPTIONS[k].len) == '=';
            bool is_it = str_starts(text, OPTIONS[k]);
            if (!is_it || (text.len != OPTIONS[k].len && !has_value)) continue;
            Old old = {&c->word[i], &c->word[i], OPTIONS[k], 0};
            take_values(c, has_value ? 0 : MOST[k], &old);
            return old;
        }
    }
    return (Old){0};
}

// What `bundle config set` takes in place of the words: one in quotes where there are more.
static Str value_of(Arena *a, const Old *old)
{
    Str text = str_skip(old->word->text, old->option.len + 1);
    if (!old->values) return text.len ? text : STR("true");
    Out out = out_on(a);
    if (1 < old->values) out_str(&out, STR("'"));
    for (const Word *word = old->word + 1; word <= old->last; word++) {
        if (word != old->word + 1) out_str(&out, STR(" "));
        out_str(&out, word->text);
    }
    if (1 < old->values) out_str(&out, STR("'"));
    return out_done(&out);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    const Stage *stage = stage_of(c->model, c->step);
    if (stage && base_is_old_ruby(c->model, stage)) return; // Bundler 1 knows no other way
    for (uint32_t i = 0; i < commands->count; i++) {
        Old old = old_of(&commands->item[i]);
        if (!old.word) continue;
        Finding *f =
            report(c, old.word->span,
                   "`%.*s` of `bundle install` is deprecated; use `bundle config set --local "
                   "%.*s %.*s`",
                   STR_ARG(old.option), STR_ARG(str_skip(old.option, 2)),
                   STR_ARG(value_of(c->arena, &old)));
        f->number = i;
    }
}

static bool is_plain(const Instr *in, const Old *old)
{
    for (const Word *word = old->word; word <= old->last; word++)
        for (uint32_t i = 0; i < word->text.len; i++)
            if (!word_is_written(in, word) || (!char_is_word(word->text.ptr[i]) &&
                                               !str_has_char(STR("/.:-="), word->text.ptr[i])))
                return false;
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    Old old = old_of(c);
    bool is_first = c->before == JOIN_NONE || c->before == JOIN_AND || c->before == JOIN_SEQUENCE;
    if (in->is_json || !is_first || c->place || c->prefix_count || !is_plain(in, &old)) return;
    fix_offer(f, found, FIX_ASK, "Use bundle config set");
    if (!fix_delete_words(f, found, old.word, old.last)) return;
    Str value = value_of(f->arena, &old);
    fix_insert(f, found, c->span.start,
               str_fmt(f->arena, "bundle config set --local %.*s %.*s && ",
                       STR_ARG(str_skip(old.option, 2)), STR_ARG(value)));
}

RULE(bundler_option_deprecated) = {
    .codes = WORDS("tally:ruby/deprecated-bundler-install-flags"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("bundle"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
