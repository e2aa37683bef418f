// Which words open a heredoc, and which heredocs a line opens (language.md 8.2, 8.3).
#include "base/out.h"
#include "group.h"
#include "syntax/expand.h"

// A word and what it opens: the delimiter, `expand`, `chomp`, `fd=N`; `none`; or `bad`. A line and its heredocs, each
// with the place of its word.
typedef struct Row {
    Str word, want;
    char escape;
} Row;

// clang-format off
static const Row words[] = {
    {STR_INIT("<<EOF"), STR_INIT("EOF expand"), '\\'},
    {STR_INIT("<<-EOF"), STR_INIT("EOF expand chomp"), '\\'},
    {STR_INIT("0<<EOF"), STR_INIT("EOF expand"), '\\'},
    {STR_INIT("1<<EOF"), STR_INIT("EOF expand fd=1"), '\\'},
    {STR_INIT("3<<EOF"), STR_INIT("EOF expand fd=3"), '\\'},
    {STR_INIT("12<<-EOF"), STR_INIT("EOF expand chomp fd=12"), '\\'},
    {STR_INIT("007<<EOF"), STR_INIT("EOF expand fd=7"), '\\'},
    {STR_INIT("<< EOF"), STR_INIT("EOF expand"), '\\'},
    {STR_INIT("<<\tEOF"), STR_INIT("EOF expand"), '\\'},
    {STR_INIT("<<   EOF"), STR_INIT("EOF expand"), '\\'},
    {STR_INIT("<< -EOF"), STR_INIT("-EOF expand"), '\\'},
    {STR_INIT("<<- EOF"), STR_INIT("EOF expand chomp"), '\\'},
    {STR_INIT("<<--EOF"), STR_INIT("-EOF expand chomp"), '\\'},
    {STR_INIT("<<'EOF'"), STR_INIT("EOF"), '\\'}, {STR_INIT("<<\"EOF\""), STR_INIT("EOF"), '\\'},
    {STR_INIT("<<E'O'F"), STR_INIT("EOF"), '\\'}, {STR_INIT("<<E\"O\"F"), STR_INIT("EOF"), '\\'},
    {STR_INIT("<<''EOF"), STR_INIT("EOF"), '\\'}, {STR_INIT("<<EOF\"\""), STR_INIT("EOF"), '\\'},
    {STR_INIT("<<\\EOF"), STR_INIT("EOF expand"), '\\'},
    {STR_INIT("<<E\\OF"), STR_INIT("EOF expand"), '\\'},
    {STR_INIT("<<\\'EOF"), STR_INIT("'EOF expand"), '\\'},
    {STR_INIT("<<\\\"EOF"), STR_INIT("\"EOF expand"), '\\'},
    {STR_INIT("<<E\\\\F"), STR_INIT("E\\F expand"), '\\'},
    {STR_INIT("<<\"E\\\"F\""), STR_INIT("E\"F"), '\\'},
    {STR_INIT("<<'E\\F'"), STR_INIT("E\\F"), '\\'},
    {STR_INIT("<<\"E\\F\""), STR_INIT("E\\F"), '\\'},
    {STR_INIT("<<'one two'"), STR_INIT("one two"), '\\'},
    {STR_INIT("<<\"one two\""), STR_INIT("one two"), '\\'},
    {STR_INIT("<<one\\ two"), STR_INIT("one two expand"), '\\'},
    {STR_INIT("<<$EOF"), STR_INIT("$EOF expand"), '\\'},
    {STR_INIT("<<${EOF}"), STR_INIT("${EOF} expand"), '\\'},
    {STR_INIT("<<${EOF:-x}"), STR_INIT("${EOF:-x} expand"), '\\'},
    {STR_INIT("<<\"$EOF\""), STR_INIT("$EOF"), '\\'},
    {STR_INIT("<<'$EOF'"), STR_INIT("$EOF"), '\\'},
    {STR_INIT("<<\\$EOF"), STR_INIT("$EOF expand"), '\\'},
    {STR_INIT("<<$"), STR_INIT("$ expand"), '\\'}, {STR_INIT("<<$$"), STR_INIT("$$ expand"), '\\'},
    {STR_INIT("<<EOF>out"), STR_INIT("EOF>out expand"), '\\'},
    {STR_INIT("<<EOF;"), STR_INIT("EOF; expand"), '\\'},
    {STR_INIT("<<EOF|sh"), STR_INIT("EOF|sh expand"), '\\'},
    {STR_INIT("<<EOF)"), STR_INIT("EOF) expand"), '\\'},
    {STR_INIT("<<EOF&&"), STR_INIT("EOF&& expand"), '\\'},
    {STR_INIT("<<1"), STR_INIT("1 expand"), '\\'}, {STR_INIT("<<-"), STR_INIT("none"), '\\'},
    {STR_INIT("<<--"), STR_INIT("- expand chomp"), '\\'},
    {STR_INIT("<<\303\244"), STR_INIT("\303\244 expand"), '\\'},
    {STR_INIT("<<\346\227\245\346\234\254"), STR_INIT("\346\227\245\346\234\254 expand"), '\\'},
    {STR_INIT("<<E\377F"), STR_INIT("E\357\277\275F expand"), '\\'},
    {STR_INIT("<<#"), STR_INIT("# expand"), '\\'}, {STR_INIT("<<\\"), STR_INIT("none"), '\\'},
    {STR_INIT("<<"), STR_INIT("none"), '\\'}, {STR_INIT("<<- "), STR_INIT("none"), '\\'},
    {STR_INIT("<<<EOF"), STR_INIT("none"), '\\'}, {STR_INIT("<< <EOF"), STR_INIT("none"), '\\'},
    {STR_INIT("<<EOF<x"), STR_INIT("none"), '\\'}, {STR_INIT("<<EOF<<x"), STR_INIT("none"), '\\'},
    {STR_INIT("<<'<'"), STR_INIT("none"), '\\'}, {STR_INIT("<<''"), STR_INIT("none"), '\\'},
    {STR_INIT("<<\"\""), STR_INIT("none"), '\\'}, {STR_INIT("<<a b"), STR_INIT("none"), '\\'},
    {STR_INIT("<<a 'b c'"), STR_INIT("none"), '\\'}, {STR_INIT("<<a\tb"), STR_INIT("none"), '\\'},
    {STR_INIT("<<a\nb"), STR_INIT("none"), '\\'}, {STR_INIT("<EOF"), STR_INIT("none"), '\\'},
    {STR_INIT("EOF"), STR_INIT("none"), '\\'}, {STR_INIT("a<<EOF"), STR_INIT("none"), '\\'},
    {STR_INIT("-<<EOF"), STR_INIT("none"), '\\'}, {STR_INIT("(<<EOF"), STR_INIT("none"), '\\'},
    {STR_INIT("\"<<EOF\""), STR_INIT("none"), '\\'}, {STR_INIT("'<<EOF'"), STR_INIT("none"), '\\'},
    {STR_INIT("\\<<EOF"), STR_INIT("none"), '\\'}, {STR_INIT("$<<EOF"), STR_INIT("none"), '\\'},
    {STR_INIT("&<<EOF"), STR_INIT("none"), '\\'}, {STR_INIT("3 <<EOF"), STR_INIT("none"), '\\'},
    {STR_INIT("3x<<EOF"), STR_INIT("none"), '\\'}, {STR_INIT(""), STR_INIT("none"), '\\'},
    {STR_INIT("<<'EOF"), STR_INIT("bad"), '\\'}, {STR_INIT("<<\"EOF"), STR_INIT("bad"), '\\'},
    {STR_INIT("<<it's"), STR_INIT("bad"), '\\'}, {STR_INIT("<<${EOF"), STR_INIT("bad"), '\\'},
    {STR_INIT("<<${}"), STR_INIT("bad"), '\\'}, {STR_INIT("<<${EOF^}"), STR_INIT("bad"), '\\'},
};
// clang-format on

// clang-format off
static const Row lines[] = {
    {STR_INIT("RUN <<EOF"), STR_INIT("EOF@4-9"), '\\'},
    {STR_INIT("RUN cat <<EOF"), STR_INIT("EOF@8-13"), '\\'},
    {STR_INIT("RUN 3<<EOF"), STR_INIT("EOF@4-10"), '\\'},
    {STR_INIT("RUN << EOF"), STR_INIT("EOF@4-10"), '\\'},
    {STR_INIT("RUN <<   EOF x"), STR_INIT("EOF@4-12"), '\\'},
    {STR_INIT("RUN <<- EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN << -EOF"), STR_INIT("-EOF@4-11"), '\\'},
    {STR_INIT("RUN cat<<EOF"), STR_INIT(""), '\\'}, {STR_INIT("RUN cat<< EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN cat <<EOF>out"), STR_INIT("EOF>out@8-17"), '\\'},
    {STR_INIT("RUN cat <<EOF; echo"), STR_INIT("EOF;@8-14"), '\\'},
    {STR_INIT("RUN cat <<EOF|sh"), STR_INIT("EOF|sh@8-16"), '\\'},
    {STR_INIT("RUN (<<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN ( <<EOF )"), STR_INIT("EOF@6-11"), '\\'},
    {STR_INIT("RUN <<<x"), STR_INIT(""), '\\'}, {STR_INIT("RUN \"<<EOF\""), STR_INIT(""), '\\'},
    {STR_INIT("RUN '<<EOF'"), STR_INIT(""), '\\'}, {STR_INIT("RUN \\<<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN <<'EOF'"), STR_INIT("EOF@4-11"), '\\'},
    {STR_INIT("RUN <<\"EOF\""), STR_INIT("EOF@4-11"), '\\'},
    {STR_INIT("RUN <<E'O'F"), STR_INIT("EOF@4-11"), '\\'},
    {STR_INIT("RUN <<\\EOF"), STR_INIT("EOF@4-10"), '\\'},
    {STR_INIT("RUN <<'one two' x"), STR_INIT("one two@4-15"), '\\'},
    {STR_INIT("RUN <<$EOF"), STR_INIT("$EOF@4-10"), '\\'},
    {STR_INIT("RUN <<''"), STR_INIT(""), '\\'},
    {STR_INIT("RUN a <<A b <<B"), STR_INIT("A@6-9 B@12-15"), '\\'},
    {STR_INIT("RUN <<A<<B"), STR_INIT(""), '\\'},
    {STR_INIT("RUN --mount=type=cache <<EOF"), STR_INIT("EOF@23-28"), '\\'},
    {STR_INIT("COPY <<EOF /x"), STR_INIT("EOF@5-10"), '\\'},
    {STR_INIT("COPY <<A <<-B /x/"), STR_INIT("A@5-8 B@9-13"), '\\'},
    {STR_INIT("COPY <<'a b' /x"), STR_INIT("a b@5-12"), '\\'},
    {STR_INIT("  RUN  <<EOF"), STR_INIT("EOF@7-12"), '\\'},
    {STR_INIT("RUN echo \"a b\" <<EOF"), STR_INIT("EOF@15-20"), '\\'},
    {STR_INIT("RUN echo 'a <<X' <<EOF"), STR_INIT("EOF@17-22"), '\\'},
    {STR_INIT("RUN echo \"<<X $y\" <<EOF"), STR_INIT("EOF@18-23"), '\\'},
    {STR_INIT("RUN echo a\\ <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo \\\" <<EOF"), STR_INIT("EOF@12-17"), '\\'},
    {STR_INIT("RUN echo \\' <<EOF"), STR_INIT("EOF@12-17"), '\\'},
    {STR_INIT("RUN echo $(cat <<EOF)"), STR_INIT("EOF)@15-21"), '\\'},
    {STR_INIT("RUN echo $((1 << 2))"), STR_INIT("2))@14-20"), '\\'},
    {STR_INIT("RUN echo $(( 1 << 2 ))"), STR_INIT("2@15-19"), '\\'},
    {STR_INIT("RUN x=$(( 1<<2 ))"), STR_INIT("2@10-14"), '\\'},
    {STR_INIT("RUN echo $$ <<EOF"), STR_INIT("EOF@12-17"), '\\'},
    {STR_INIT("RUN echo ${x} <<EOF"), STR_INIT("EOF@14-19"), '\\'},
    {STR_INIT("RUN echo ${x:-y} <<EOF"), STR_INIT("EOF@17-22"), '\\'},
    {STR_INIT("RUN echo ${x:0:3} <<EOF"), STR_INIT("EOF@18-23"), '\\'},
    {STR_INIT("RUN echo ${x:=y} <<EOF"), STR_INIT("EOF@17-22"), '\\'},
    {STR_INIT("RUN echo ${x//a/b} <<EOF"), STR_INIT("EOF@19-24"), '\\'},
    {STR_INIT("RUN echo ${x%.*} <<EOF"), STR_INIT("EOF@17-22"), '\\'},
    {STR_INIT("RUN echo ${x?} <<EOF"), STR_INIT("EOF@15-20"), '\\'},
    {STR_INIT("RUN echo \303\244 <<EOF"), STR_INIT("EOF@12-17"), '\\'},
    // The lexer fails: there is no heredoc.
    {STR_INIT("RUN echo it's <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo \" <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${#a} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${a[0]} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${a^^} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${a,,} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${a=b} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${a/x} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${a@Q} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${!a} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${} <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ${a <<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN <<EOF it's"), STR_INIT(""), '\\'},
    // A variable that stays as written is split at its blanks.
    {STR_INIT("RUN ${x:- <<EOF }"), STR_INIT("EOF@10-15"), '\\'},
    {STR_INIT("RUN ${x:-\"a <<EOF \"}"), STR_INIT("EOF@12-17"), '\\'},
    {STR_INIT("RUN \"${x:- <<EOF }\""), STR_INIT(""), '\\'},
    {STR_INIT("RUN a <<${x:-\"a b\"}"), STR_INIT("bad@6-15"), '\\'},
    // Always the backslash, whatever the file says.
    {STR_INIT("RUN echo `<<EOF"), STR_INIT(""), '\\'},
    {STR_INIT("RUN echo ` <<EOF"), STR_INIT("EOF@11-16"), '\\'},
};
// clang-format on

static Str printed_word(Arena *a, Str word)
{
    HeredocWord h;
    bool is_heredoc = heredoc_word(a, word, &h);
    if (!is_heredoc) return h.is_bad ? STR("bad") : STR("none");
    Out out = out_on(a);
    out_str(&out, h.name);
    if (h.is_expanded) out_str(&out, STR(" expand"));
    if (h.is_chomped) out_str(&out, STR(" chomp"));
    if (h.fd) out_fmt(&out, " fd=%u", h.fd);
    return out_done(&out);
}

static Str printed_line(Arena *a, Str line)
{
    HeredocWords h = heredoc_words(a, line);
    Out out = out_on(a);
    if (h.has_bad) out_fmt(&out, "bad@%u-%u", h.bad.start, h.bad.end);
    for (uint32_t i = 0; i < h.count; i++)
        out_fmt(&out, "%s%.*s@%u-%u", i ? " " : "", STR_ARG(h.item[i].name), h.span[i].start,
                h.span[i].end);
    return out_done(&out);
}

static void check(const Row *row, uint32_t count, Str (*printed)(Arena *, Str))
{
    Arena a = {0};
    for (uint32_t i = 0; i < count; i++) {
        Str got = printed(&a, row[i].word);
        if (!str_eq(got, row[i].want)) print_message("row: %.*s\n", STR_ARG(row[i].word));
        assert_str(got, row[i].want);
        arena_reset(&a);
    }
    arena_clear(&a);
}

static void words_open_heredocs(void **state)
{
    (void)state;
    check(words, ARRAY_LEN(words), printed_word);
}

static void lines_open_heredocs(void **state)
{
    (void)state;
    check(lines, ARRAY_LEN(lines), printed_line);
}

int test_heredoc_word(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_open_heredocs),
        cmocka_unit_test(lines_open_heredocs),
    };
    return cmocka_run_group_tests_name("heredoc_word", tests, NULL, NULL);
}
