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
// RUN bundle install --path=vendor
//                    ^^^^^^^^^^^^^ `--path` of `bundle install` is deprecated; use `bundle config set --local path vendor`
// ```
//
// ```fixed
// FROM ruby:3.3
// RUN bundle config set --local without development:test && bundle install
// RUN bundle config set --local path vendor && bundle install
// ```
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle config set --local without development && bundle install --jobs 4 && bundle exec x --path y
// ```
#include "rules/parts/downloads.h"

static const Str OPTIONS[] = {STR_INIT("--deployment"), STR_INIT("--path"), STR_INIT("--without")};

// The option of an install, with its value and the last word that belongs to it.
typedef struct Old {
    const Word *word, *last;
    Str option, value;
} Old;

static Old old_of(const Command *c)
{
    Old old = {0};
    bool is_install = cmd_in(c, "bundle", "install") || (cmd_in(c, "bundle", NULL) && !cmd_sub(c));
    for (uint32_t i = 1; i < c->word_count && is_install; i++) {
        Str text = c->word[i].text;
        for (uint32_t k = 0; k < ARRAY_LEN(OPTIONS); k++) {
            bool has_value = str_at(text, OPTIONS[k].len) == '=';
            if (!str_starts(text, OPTIONS[k]) || (text.len != OPTIONS[k].len && !has_value))
                continue;
            old = (Old){&c->word[i], &c->word[i], OPTIONS[k], STR("true")};
            if (!k) return old;
            if (!has_value) old.last = i + 1 < c->word_count ? &c->word[i + 1] : NULL;
            old.value = has_value ? str_skip(text, OPTIONS[k].len + 1)
                                  : (old.last ? old.last->text : STR(""));
            return old;
        }
    }
    return old;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        Old old = old_of(&commands->item[i]);
        if (!old.word || !old.last) continue;
        Finding *f =
            report(c, old.word->span,
                   "`%.*s` of `bundle install` is deprecated; use `bundle config set --local "
                   "%.*s %.*s`",
                   STR_ARG(old.option), STR_ARG(str_skip(old.option, 2)), STR_ARG(old.value));
        f->number = i;
    }
}

static bool is_plain(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_word(text.ptr[i]) && !str_has_char(STR("/.:-"), text.ptr[i])) return false;
    return text.len != 0;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    Old old = old_of(c);
    // `--without a b` has more than one word.
    const Word *after = old.last + 1;
    bool has_more = after < c->word + c->word_count && str_at(after->text, 0) != '-';
    bool is_first = c->before == JOIN_NONE || c->before == JOIN_AND || c->before == JOIN_SEQUENCE;
    if (in->is_json || has_more || !is_first || c->place || c->prefix_count || !is_plain(old.value))
        return;
    if (!word_is_written(in, old.word) || !word_is_written(in, old.last)) return;
    fix_offer(f, found, FIX_ASK, "Use bundle config set");
    if (!fix_delete_words(f, found, old.word, old.last)) return;
    fix_insert(f, found, c->span.start,
               str_fmt(f->arena, "bundle config set --local %.*s %.*s && ",
                       STR_ARG(str_skip(old.option, 2)), STR_ARG(old.value)));
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
