// The shell reader: shell text of one instruction, and the commands that are found in it.
#include "base/out.h"
#include "group.h"
#include "shell/commands.h"
#include "shell/shell.h"
#include "syntax/parse.h"
#include <string.h>

typedef struct Row {
    const char *text, *commands;
} Row;

// How a command is printed:
//
//     JOIN[PREFIX : WORD WORD]/PLACE> LIST &
//
// A word that was quoted stands in quotes, one that is not exact has a `~`; the places are the letters of print_place;
// `>` where it writes to a file; the number of its list when that is not the top-level one. Behind the last: CHAIN,
// PARTIAL, UNKNOWN.
static const Row ROWS[] = {
    {"RUN", ""},
    {"RUN echo", "[echo] CHAIN"},
    {"RUN echo hello world", "[echo hello world] CHAIN"},
    {"RUN a && b", "[a] && [b] CHAIN"},
    {"RUN a && b && c", "[a] && [b] && [c] CHAIN"},
    {"RUN a || b", "[a] || [b]"},
    {"RUN a ; b", "[a] ; [b] CHAIN"},
    {"RUN a ; b && c", "[a] ; [b] && [c] CHAIN"},
    {"RUN a || b ; c", "[a] || [b] ; [c] CHAIN"},
    {"RUN a & b", "[a] & & [b] CHAIN"},
    {"RUN a &", "[a] &"},
    {"RUN a ;", "[a]"},
    {"RUN a | b", "[a] | [b] CHAIN"},
    {"RUN a |& b && c", "[a] | [b] && [c] CHAIN"},
    {"RUN a &&", "[a] PARTIAL"},
    {"RUN && a", " PARTIAL"},
    {"RUN a && && b", "[a] PARTIAL"},
    {"RUN a ;; b", "[a] PARTIAL"},
    {"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
     "[apt-get update] && [apt-get install -y curl] && [rm -rf /var/lib/apt/lists/*~] CHAIN"},
    {"RUN set -ex; apt-get update && apt-get install -y a",
     "[set -ex] ; [apt-get update] && [apt-get install -y a] CHAIN"},
    {"RUN a # done", "[a]"},
    {"RUN a #done && b", "[a]"},
    {"RUN a#b", "[a#b] CHAIN"},
    {"RUN echo \"#x\" '#y'", "[echo '#x' '#y'] CHAIN"},
    {"RUN echo \"a b\" 'c d' e\\ f", "[echo 'a b' 'c d' 'e f'] CHAIN"},
    {"RUN echo a\"b\"'c'd", "[echo 'abcd'] CHAIN"},
    {"RUN echo \"a\\\"b\\$c\\`d\\\\e\\f\"", "[echo 'a\"b$c`d\\e\\f'] CHAIN"},
    {"RUN echo 'it'\\''s'", "[echo 'it's'] CHAIN"},
    {"RUN echo \"unclosed", "[echo 'unclosed'] PARTIAL"},
    {"RUN echo 'unclosed", "[echo ''] PARTIAL"},
    {"RUN echo $x ${y} \"$z\" $1 $? $$", "[echo $x~ ${y}~ '$z'~ $1~ $?~ $$~] CHAIN"},
    {"RUN echo ${a:-b c} ${a:-\"}\"} ${a%%/*}", "[echo ${a:-b c}~ ${a:-\"}\"}~ ${a%%/*}~] CHAIN"},
    {"RUN echo ${a:-${b:-${c}}}", "[echo ${a:-${b:-${c}}}~] CHAIN"},
    {"RUN echo ${a", "[echo ${a~] PARTIAL"},
    {"RUN echo $ a$ \"$\"", "[echo $ a$ '$'] CHAIN"},
    {"RUN echo $'a\\tb' $\"c\"", "[echo 'a\\tb'~ 'c'~] CHAIN"},
    {"RUN echo $(date) x", "[date]/x1 [echo $(date)~ x] CHAIN"},
    {"RUN echo \"$(apt-get update)\" && b",
     "[apt-get update]/x1 [echo '$(apt-get update)'~] && [b] CHAIN"},
    {"RUN x=$(curl -s u | grep a) && echo $x",
     "[curl -s u]/x1 | [grep a]/x1 [x=$(curl -s u | grep a)~] && [echo $x~] CHAIN"},
    {"RUN echo `date`", "[date]/x1 [echo `date`~] CHAIN"},
    {"RUN echo `echo \\`date\\``", "[date]/x2 [echo `date`~]/x1 [echo `echo \\`date\\``~] CHAIN"},
    {"RUN echo `unclosed", "[echo ] PARTIAL"},
    {"RUN echo $(unclosed", "[unclosed]/x1 [echo $(unclosed~] PARTIAL"},
    {"RUN echo $((1 + 2)) $(( (1+2)*3 ))", "[echo $((1 + 2))~ $(( (1+2)*3 ))~] CHAIN"},
    {"RUN echo $((a)) && (( a > 1 )) && b", "[echo $((a))~] && [b] CHAIN"},
    {"RUN echo $( (a; b) )", "[a]/sx2 ; [b]/sx2 [echo $( (a; b) )~] CHAIN"},
    {"RUN diff <(sort a) <(sort b) > out",
     "[sort a]/x1 [sort b]/x2 [diff <(sort a)~ <(sort b)~]> CHAIN"},
    {"RUN cat a | tee >(wc -l)", "[cat a] [wc -l]/x1 | [tee >(wc -l)~] CHAIN"},
    {"RUN rm *.o a? [ab]c ~/x {a,b} {} a{1..3}",
     "[rm *.o~ a?~ [ab]c~ ~/x~ {a,b}~ {} a{1..3}~] CHAIN"},
    {"RUN [ -f a ] && b", "[[ -f a ]] && [b] CHAIN"},
    {"RUN [[ -f a && $x == \"y z\" ]] && b", "[[[ -f a && $x~ == 'y z'] && [b] CHAIN"},
    {"RUN [[ a =~ ^(x|y)$ ]] ; b", "[[[ a =~ ^(x|y)$] ; [b] CHAIN"},
    {"RUN [[ a", " PARTIAL"},
    {"RUN a > f", "[a]> CHAIN"},
    {"RUN a >> f && b", "[a]> && [b] CHAIN"},
    {"RUN a > /dev/null 2>&1", "[a] CHAIN"},
    {"RUN a 2>&1 >log", "[a]> CHAIN"},
    {"RUN a &> log", "[a]> CHAIN"},
    {"RUN a < in && b", "[a] && [b] CHAIN"},
    {"RUN a <<< word && b", "[a] && [b] CHAIN"},
    {"RUN a >| f", "[a]> CHAIN"},
    {"RUN > f", "[]> CHAIN"},
    {"RUN a {fd}> f", "[a]> CHAIN"},
    {"RUN A=1", "[A=1] CHAIN"},
    {"RUN A=1 B=2 c d", "[A=1 B=2 : c d] CHAIN"},
    {"RUN A=1 && echo $A", "[A=1] && [echo $A~] CHAIN"},
    {"RUN A= b", "[A= : b] CHAIN"},
    {"RUN A+=1 b", "[A+=1 : b] CHAIN"},
    {"RUN A[0]=1 b", "[A[0]=1~ : b] CHAIN"},
    {"RUN A=(x y z) && b", "[A=~] && [b] CHAIN"},
    {"RUN A=\"x y\" b", "['A=x y' : b] CHAIN"},
    {"RUN 1A=b c", "[1A=b c] CHAIN"},
    {"RUN ( a )", "[a]/s1 CHAIN"},
    {"RUN ( a; b ) && c", "[a]/s1 ; [b]/s1 && [c] CHAIN"},
    {"RUN (cd x && make) && d", "[cd x]/s1 && [make]/s1 && [d] CHAIN"},
    {"RUN { a; b; } && c", "[a]/g1 ; [b]/g1 && [c] CHAIN"},
    {"RUN { a && b", "[a]/g1 && [b]/g1 PARTIAL"},
    {"RUN ( a", "[a]/s1 PARTIAL"},
    {"RUN a )", "[a] PARTIAL"},
    {"RUN }", " PARTIAL"},
    {"RUN if a; then b; fi", "[a]/c1 [b]/b2 CHAIN"},
    {"RUN if a; then b; else c; fi && d", "[a]/c1 [b]/b2 [c]/b3 && [d] CHAIN"},
    {"RUN if a && b; then c; elif d; then e; else f; fi",
     "[a]/c1 && [b]/c1 [c]/b2 [d]/c3 [e]/b4 [f]/b5 CHAIN"},
    {"RUN if ! a; then b; fi", "[a]/c1 [b]/b2 CHAIN"},
    {"RUN if a; then b", "[a]/c1 [b]/b2 PARTIAL"},
    {"RUN if a; b; fi", "[a]/c1 ; [b]/c1 PARTIAL"},
    {"RUN for i in a b c; do echo $i; done", "[echo $i~]/b1 CHAIN"},
    {"RUN for i in $(ls); do rm $i; done && x", "[ls]/x1 [rm $i~]/b2 && [x] CHAIN"},
    {"RUN for i; do echo $i; done", "[echo $i~]/b1 CHAIN"},
    {"RUN for ((i=0; i<3; i++)); do a; done", "[a]/b1 CHAIN"},
    {"RUN while read l; do a $l; done < f", "[read l]/c1 [a $l~]/b2 CHAIN"},
    {"RUN until a; do b; done", "[a]/c1 [b]/b2 CHAIN"},
    {"RUN cat f | while read x; do pip install $x; done",
     "[cat f] [read x]/c1 [pip install $x~]/b2 CHAIN"},
    {"RUN case $a in x) b;; y|z) c ;; *) d; esac", "[b]/b1 [c]/b2 [d]/b3 CHAIN"},
    {"RUN case \"$(uname -m)\" in (x86_64) a=1 ;; esac && b",
     "[uname -m]/x1 [a=1]/b2 && [b] CHAIN"},
    {"RUN case $a in esac", " CHAIN"},
    {"RUN case $a in x) b", "[b]/b1 PARTIAL"},
    {"RUN f() { a; b; } && f", "[a]/gb1 ; [b]/gb1 && [f] CHAIN"},
    {"RUN f () ( a )", "[a]/sb1 CHAIN"},
    {"RUN function f { a; }", "[a]/gb1 CHAIN"},
    {"RUN function f() { a; }; f x", "[a]/gb1 ; [f x] CHAIN"},
    {"RUN ! a && b", "[a]/c && [b] CHAIN"},
    {"RUN time a b", "[time : a b] CHAIN"},
    {"RUN time -p a", "[time -p : a] CHAIN"},
    {"RUN time { a; } && b", "[a]/g1 && [b] CHAIN"},
    {"RUN sudo apt-get update", "[sudo : apt-get update]/u CHAIN"},
    {"RUN sudo -E apt-get install x", "[sudo -E : apt-get install x]/u CHAIN"},
    {"RUN sudo -u bob -H npm ci", "[sudo -u bob -H : npm ci]/u CHAIN"},
    {"RUN sudo -Hu bob npm ci", "[sudo -Hu bob : npm ci]/u CHAIN"},
    {"RUN sudo A=b -- c d", "[sudo A=b -- : c d]/u CHAIN"},
    {"RUN sudo", "[sudo] CHAIN"},
    {"RUN doas -u x y", "[doas -u x : y]/u CHAIN"},
    {"RUN env A=b C=d e f", "[env A=b C=d : e f] CHAIN"},
    {"RUN env -i -u X e", "[env -i -u X : e] CHAIN"},
    {"RUN env", "[env] CHAIN"},
    {"RUN exec a b", "[exec : a b] CHAIN"},
    {"RUN exec -a n a b", "[exec -a n : a b] CHAIN"},
    {"RUN nice -n 5 a", "[nice -n 5 : a] CHAIN"},
    {"RUN nohup a &", "[nohup : a] &"},
    {"RUN command -v a", "[command -v a] CHAIN"},
    {"RUN command a b", "[command : a b] CHAIN"},
    {"RUN builtin cd x", "[builtin : cd x] CHAIN"},
    {"RUN busybox wget x", "[busybox : wget x] CHAIN"},
    {"RUN busybox sh -c 'wget x'", "[busybox : sh -c 'wget x'] [wget x]/C1 CHAIN"},
    {"RUN timeout 10 a b", "[timeout 10 : a b] CHAIN"},
    {"RUN timeout -s KILL 10 a", "[timeout -s KILL 10 : a] CHAIN"},
    {"RUN gosu app npm ci", "[gosu app : npm ci]/u CHAIN"},
    {"RUN find . -name x | xargs -0 rm -f", "[find . -name x] | [xargs -0 : rm -f]/X CHAIN"},
    {"RUN xargs -n 1 -P 4 pip install < req.txt", "[xargs -n 1 -P 4 : pip install]/X CHAIN"},
    {"RUN find . -exec rm {} \\; && b", "[find . -exec rm {} ';'] [rm {}]/X1 && [b] CHAIN"},
    {"RUN find . -exec a {} + -exec sh -c 'b c' \\;",
     "[find . -exec a {} + -exec sh -c 'b c' ';'] [a {}]/X1 [sh -c 'b c']/X2 [b c]/CX3 CHAIN"},
    {"RUN sh -c 'a && b'", "[sh -c 'a && b'] [a]/C1 && [b]/C1 CHAIN"},
    {"RUN bash -ec \"a; b\" && c", "[bash -ec 'a; b'] [a]/C1 ; [b]/C1 && [c] CHAIN"},
    {"RUN bash -c \"a $x \\\"q\\\" && b\"",
     "[bash -c 'a $x \"q\" && b'~] [a $x~ 'q']/C1 && [b]/C1 CHAIN"},
    {"RUN bash -c \"$CMD\"", "[bash -c '$CMD'~] [$CMD~]/C1 CHAIN UNKNOWN"},
    {"RUN bash -c \"x $(date)\"", "[date]/x1 [bash -c 'x $(date)'~] CHAIN UNKNOWN"},
    {"RUN sh -c", "[sh -c] CHAIN"},
    {"RUN bash -o pipefail -c 'a | b'", "[bash -o pipefail -c 'a | b'] [a]/C1 | [b]/C1 CHAIN"},
    {"RUN bash -lc 'a'", "[bash -lc 'a'] [a]/C1 CHAIN"},
    {"RUN bash script.sh -c x", "[bash script.sh -c x] CHAIN"},
    {"RUN /bin/bash -x -c 'sh -c \"a b\"'",
     "[/bin/bash -x -c 'sh -c \"a b\"'] [sh -c 'a b']/C1 [a b]/C2 CHAIN"},
    {"RUN su - bob -c 'a b'", "[su - bob -c 'a b'] [a b]/Cu1 CHAIN"},
    {"RUN su -c \"a\" bob", "[su -c 'a' bob] [a]/Cu1 CHAIN"},
    {"RUN eval \"a b\"", "[eval 'a b'] [a b]/v1 CHAIN"},
    {"RUN eval a b", "[eval a b] [a b]/v1 CHAIN"},
    {"RUN eval $x", "[eval $x~] [$x~]/v1 CHAIN UNKNOWN"},
    {"RUN sudo sh -c 'apt-get update'",
     "[sudo : sh -c 'apt-get update']/u [apt-get update]/Cu1 CHAIN"},
    {"RUN $CMD a && b", "[$CMD~ a] && [b] CHAIN UNKNOWN"},
    {"RUN \"$x\"/bin/y z", "['$x/bin/y'~ z] CHAIN UNKNOWN"},
    {"RUN /usr/bin/apt-get update", "[/usr/bin/apt-get update] CHAIN"},
    {"RUN python3 -m pip install x", "[python3 -m : pip install x] CHAIN"},
    {"RUN python -u -m pip install x", "[python -u -m : pip install x] CHAIN"},
    {"RUN python -m venv x", "[python -m venv x] CHAIN"},
    {"RUN python3 -um pip install x", "[python3 -um : pip install x] CHAIN"},
    {"RUN python3 -I -W ignore -m pip install x",
     "[python3 -I -W ignore -m : pip install x] CHAIN"},
    {"RUN py -3 -Im pip install x", "[py -3 -Im : pip install x] CHAIN"},
    {"RUN python3 -c -m pip", "[python3 -c -m pip] CHAIN"},
    {"RUN python3 a.py -m pip", "[python3 a.py -m pip] CHAIN"},
    {"RUN conda run -n base pip install x", "[conda run -n base : pip install x] CHAIN"},
    {"RUN conda install run", "[conda install run] CHAIN"},
    {"RUN xvfb-run -a eatmydata apt-get update", "[xvfb-run -a eatmydata : apt-get update] CHAIN"},
    {"RUN export A=b && cd /x", "[export A=b] && [cd /x] CHAIN"},
    {"RUN . /x && source y", "[. /x] && [source y] CHAIN"},
    {"RUN --mount=type=cache,target=/x a && b", "[a] && [b] CHAIN"},
    {"RUN a  &&    b   ", "[a] && [b] CHAIN"},
    {"RUN a && \\\n  b\n", "[a] && [b] CHAIN"},
    {"RUN a && \\\n# why\n  b \\\n  && c", "[a] && [b] && [c] CHAIN"},
    {"RUN a \\\n\n && b", "[a] && [b] CHAIN"},
    {"RUN <<EOF\na\nb && c\nEOF\n", "[a]/h ; [b]/h && [c]/h"},
    {"RUN <<'EOF'\na \\\n  b\n# why\nc | d\nEOF\n", "[a b]/h ; [c]/h | [d]/h"},
    {"RUN <<EOF\n#!/bin/bash -e\na\nEOF\n", "[a]/h"},
    {"RUN <<EOF\n#!/usr/bin/env python3\nimport x\nEOF\n", " UNKNOWN"},
    {"RUN <<-EOF\n\ta\n\tEOF\n", "[a]/h"},
    {"RUN bash <<EOF\na\nb\nEOF\n", "[bash] [a]/hi1 ; [b]/hi1"},
    {"RUN bash -ex <<EOF && c\na\nEOF\n", "[bash -ex] && [c] [a]/hi1"},
    {"RUN python3 <<EOF\nimport a\nEOF\n", "[python3]"},
    {"RUN cat <<EOF > /f && b\ntext $(x)\nEOF\n", "[cat]> && [b]"},
    {"RUN <<A cat && <<B sh\nx\nA\ny\nB\n", "[cat] && [sh] [y]/hi1"},
    {"RUN cat<<EOF", "[cat] PARTIAL"},
    {"RUN <<EOF\ncat <<X > f\ndata\nX\na\nEOF\n", "[cat]/h> ; [a]/h"},
    {"RUN <<EOF\nsh <<X\ndata x\nX\na\nEOF\n", "[sh]/h [data x]/hi1 ; [a]/h"},
    {"RUN <<EOF\ncat <<X\ndata\nEOF\n", "[cat]/h PARTIAL"},
    {"RUN <<EOF\nif a\nthen\n  b\nfi\nfor i in 1 2\ndo\n c\ndone\nEOF\n",
     "[a]/ch1 [b]/bh2 [c]/bh3"},
    {"RUN <<EOF\na\r\nb \\\r\n c\r\nEOF\n", "[a]/h ; [b c]/h"},
    {"RUN [\"a\", \"b c\"]", "['a' 'b c']/E"},
    {"RUN [\"sh\", \"-c\", \"a && b\"]", "['sh' '-c' 'a && b']/E [a]/CE1 && [b]/CE1"},
    {"RUN [\"/bin/bash\", \"-c\", \"a \\\"b\\\" && c\"]",
     "['/bin/bash' '-c' 'a \"b\" && c']/E [a 'b']/CE1 && [c]/CE1"},
    {"RUN [\"sudo\", \"a\"]", "['sudo' : 'a']/Eu"},
    {"RUN []", ""},
    {"CMD a b", "[a b] CHAIN"},
    {"CMD [\"a\", \"b\"]", "['a' 'b']/E"},
    {"ENTRYPOINT exec a $X", "[exec : a $X~] CHAIN"},
    {"HEALTHCHECK CMD curl -f x || exit 1", "[curl -f x] || [exit 1]"},
    {"HEALTHCHECK --interval=5s CMD [\"curl\", \"x\"]", "['curl' 'x']/E"},
    {"HEALTHCHECK NONE", ""},
    {"ONBUILD RUN a && b", "[a] && [b] CHAIN"},
    {"RUN a=b;c", "[a=b] ; [c] CHAIN"},
    {"RUN echo a&&b||c", "[echo a] && [b] || [c]"},
    {"RUN echo a;echo b", "[echo a] ; [echo b] CHAIN"},
    {"RUN echo a|b", "[echo a] | [b] CHAIN"},
    {"RUN a !b ! c", "[a !b ! c] CHAIN"},
    {"RUN echo then fi done", "[echo then fi done] CHAIN"},
    {"RUN echo !(a|b) @(c)", "[echo !(a|b)~ @(c)~] CHAIN"},
    {"RUN echo [ ] {", "[echo [ ] {] CHAIN"},
    {"RUN let x=1 && y", "[let x=1] && [y] CHAIN"},
    {"RUN a\\", "[a] CHAIN"},
    {"RUN echo \"a\\", "[echo 'a'] PARTIAL"},
    {"RUN curl \"https://x/?a=b&c\" | sh", "[curl 'https://x/?a=b&c'] | [sh] CHAIN"},
    {"RUN pip install 'x>=1' \"y==2\"", "[pip install 'x>=1' 'y==2'] CHAIN"},
    {"RUN select i in a; do b; done", "[b]/b1 CHAIN"},
    {"RUN if (a); then (b); fi", "[a]/sc2 [b]/sb4 CHAIN"},
    {"RUN a || { b; c; }", "[a] [b]/g1 ; [c]/g1"},
    {"RUN a && ( b || c ) && d", "[a] [b]/s1 || [c]/s1 && [d] CHAIN"},
    {"RUN true && for i in a; do b; done && c", "[true] [b]/b1 && [c] CHAIN"},
    {"RUN dpkg -l | awk '{print $2}' > f", "[dpkg -l] | [awk '{print $2}']> CHAIN"},
    {"RUN trap 'a' EXIT; b", "[trap 'a' EXIT] ; [b] CHAIN"},
    {"RUN coproc a", "[coproc a] CHAIN"},
    {"RUN A=$(b) C=`d` e", "[b]/x1 [d]/x2 [A=$(b)~ C=`d`~ : e] CHAIN"},
};

static const char *const JOINS[] = {"", "&& ", "|| ", "; ", "| ", "& "};

static void print_words(Out *out, const Word *word, uint32_t count, const char *separator)
{
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_char(out, ' ');
        out_fmt(out, word[i].is_quoted ? "'%.*s'" : "%.*s", STR_ARG(word[i].text));
        if (!word[i].is_literal) out_char(out, '~');
    }
    if (count) out_fmt(out, "%s", separator);
}

static void print_place(Out *out, uint32_t place)
{
    static const char NAMES[] = "gsxcbChEuXvi"; // in the order of IN_GROUP ... IN_INPUT
    if (place) out_char(out, '/');
    for (uint32_t i = 0; i + 1 < sizeof(NAMES); i++) {
        if (!(place & (1u << i))) continue;
        out_char(out, NAMES[i]);
    }
}

// JOIN[PREFIX : WORD ...]PLACE, `>` where it writes to a file, the number of its list.
static void print_command(Out *out, const Command *c)
{
    out_fmt(out, "%s[", JOINS[c->before]);
    print_words(out, c->prefix, c->prefix_count, c->word_count ? " : " : "");
    print_words(out, c->word, c->word_count, "");
    out_char(out, ']');
    print_place(out, c->place);
    if (c->has_redirect_out) out_char(out, '>');
    if (c->list) out_fmt(out, "%u", c->list);
    if (c->after == JOIN_BACKGROUND) out_str(out, STR(" &"));
}

static Str commands_text(Arena *a, Str text)
{
    Instr *in = parse_item(NULL, a, text, true, parse_start());
    Commands commands = commands_read(a, in, SHELL_POSIX);
    Out out = out_on(a);
    for (uint32_t i = 0; i < commands.count; i++) {
        if (i) out_char(&out, ' ');
        print_command(&out, &commands.item[i]);
    }
    if (commands.is_chain) out_str(&out, STR(" CHAIN"));
    if (!commands.is_complete) out_str(&out, STR(" PARTIAL"));
    if (commands.has_unknown) out_str(&out, STR(" UNKNOWN"));
    Str result = str_copy(a, out_done(&out));
    instr_free(in);
    return result;
}

static void commands_are_found(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        Arena a = {0};
        Str want = str_of(ROWS[i].commands, (uint32_t)strlen(ROWS[i].commands));
        Str got = commands_text(&a, str_of(ROWS[i].text, (uint32_t)strlen(ROWS[i].text)));
        if (!str_eq(got, want)) print_error("in `%s`\n", ROWS[i].text);
        assert_str(got, want);
        arena_clear(&a);
    }
}

static Str spans_text(Arena *a, Str text)
{
    Instr *in = parse_item(NULL, a, text, true, parse_start());
    Commands commands = commands_read(a, in, SHELL_BASH);
    Out out = out_on(a);
    for (uint32_t i = 0; i < commands.count; i++) {
        const Command *c = &commands.item[i];
        out_fmt(&out, "<%.*s>", STR_ARG(str_cut(in->joined, c->span.start, c->span.end)));
        for (uint32_t j = 0; j < c->word_count; j++) {
            Span s = c->word[j].span;
            out_fmt(&out, " %.*s", STR_ARG(str_cut(in->joined, s.start, s.end)));
        }
        out_char(&out, '\n');
    }
    Str result = str_copy(a, out_done(&out));
    instr_free(in);
    return result;
}

static const Row SPANS[] = {
    {"RUN A=b sudo x 'y z' > f && q", "<A=b sudo x 'y z' > f> x 'y z'\n<q> q\n"},
    {"RUN sh -c 'a && b c'", "<sh -c 'a && b c'> sh -c 'a && b c'\n<a> a\n<b c> b c\n"},
    {"RUN sh -c \"a \\\"b\\\"\"", "<sh -c \"a \\\"b\\\"\"> sh -c \"a \\\"b\\\"\"\n"
                                  "<\"a \\\"b\\\"\"> \"a \\\"b\\\"\" \"a \\\"b\\\"\"\n"},
    {"RUN [\"sh\", \"-c\", \"a b\"]",
     "<\"sh\", \"-c\", \"a b\"> \"sh\" \"-c\" \"a b\"\n<a b> a b\n"},
    {"RUN x `a b`", "<a b> a b\n<x `a b`> x `a b`\n"},
    {"RUN a \\\n  b", "<a   b> a b\n"},
    {"RUN <<EOF\na b\nc\nEOF\n", "<a b> a b\n<c> c\n"},
    {"RUN bash <<EOF\na b\nEOF\n", "<bash <<EOF> bash\n<a b> a b\n"},
    {"HEALTHCHECK CMD a b", "<a b> a b\n"},
    {"ONBUILD RUN a b", "<a b> a b\n"},
};

static void words_have_their_places(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(SPANS); i++) {
        Arena a = {0};
        Str want = str_of(SPANS[i].commands, (uint32_t)strlen(SPANS[i].commands));
        assert_str(spans_text(&a, str_of(SPANS[i].text, (uint32_t)strlen(SPANS[i].text))), want);
        arena_clear(&a);
    }
}

// RUN and `open` 10,000 times over: given up, not followed.
static void nesting_ends(void **state)
{
    (void)state;
    static const char *const OPEN[] = {"$(",  "( ",     "{ ",           "\"$(",       "${a:-",
                                       "if ", "! ",     "$((",          "sh -c \"$(", "f() ",
                                       "<(",  "while ", "case a in b) "};
    for (uint32_t i = 0; i < ARRAY_LEN(OPEN); i++) {
        Arena a = {0};
        Out out = out_on(&a);
        out_str(&out, STR("RUN "));
        for (uint32_t n = 0; n < 10000; n++)
            out_str(&out, str_of(OPEN[i], (uint32_t)strlen(OPEN[i])));
        Instr *in = parse_item(NULL, &a, out_done(&out), true, parse_start());
        assert_false(commands_read(&a, in, SHELL_BASH).is_complete);
        instr_free(in);
        arena_clear(&a);
    }
}

static void foreign_shells_are_not_read(void **state)
{
    (void)state;
    Arena a = {0};
    Instr *in = parse_item(NULL, &a, STR("RUN choco install x"), true, parse_start());
    Commands plain = commands_read(&a, in, SHELL_POWERSHELL);
    assert_int_equal(plain.count, 1);
    assert_false(plain.is_complete);
    assert_true(cmd_is(&plain.item[0], "choco", "install"));
    instr_free(in);
    in = parse_item(NULL, &a, STR("RUN Get-Item x | Remove-Item"), true, parse_start());
    assert_int_equal(commands_read(&a, in, SHELL_POWERSHELL).count, 0);
    instr_free(in);
    arena_clear(&a);
}

typedef struct OptionRow {
    const char *text, *sub, *args;
    bool has_yes;
    const char *target;
} OptionRow;

static const OptionRow OPTIONS[] = {
    {"RUN apt-get install -y a b", "install", "a b", true, NULL},
    {"RUN apt-get -qy install a", "install", "a", true, NULL},
    {"RUN apt-get -t stable install a", "install", "a", false, "stable"},
    {"RUN apt-get install -tstable a", "install", "a", false, "stable"},
    {"RUN apt-get install --target-release=s a", "install", "a", false, "s"},
    {"RUN apt-get install --target-release s --yes a", "install", "a", true, "s"},
    {"RUN apt-get -o A=y install a", "install", "a", false, NULL},
    {"RUN apt-get -oAny=y install a", "install", "a", false, NULL},
    {"RUN apt-get install a -- -y", "install", "a -y", false, NULL},
    {"RUN apt-get", "", "", false, NULL},
    {"RUN pip3.11 install -r a.txt b", "install", "b", false, NULL},
    {"RUN python3 -m pip install -t /x a", "install", "a", false, "/x"},
    {"RUN go build -tags y .", "build", ".", false, NULL},
};

static void check_options(Arena *a, const OptionRow *row)
{
    Instr *in =
        parse_item(NULL, a, str_of(row->text, (uint32_t)strlen(row->text)), true, parse_start());
    Commands commands = commands_read(a, in, SHELL_POSIX);
    const Command *c = &commands.item[0];
    const Word *sub = cmd_sub(c), *word[8];
    Out out = out_on(a);
    uint32_t count = cmd_args(c, word, 8);
    for (uint32_t i = 0; i < count; i++) {
        out_fmt(&out, i ? " %.*s" : "%.*s", STR_ARG(word[i]->text));
    }
    Str value, args = out_done(&out);
    assert_str(sub ? sub->text : STR(""), str_of(row->sub, (uint32_t)strlen(row->sub)));
    assert_str(args, str_of(row->args, (uint32_t)strlen(row->args)));
    assert_int_equal(cmd_flag(c, "-y", "--yes") != NULL, row->has_yes);
    bool has_target = cmd_value(c, "-t", "--target-release", &value);
    assert_int_equal(has_target, row->target != NULL);
    if (has_target) assert_str(value, str_of(row->target, (uint32_t)strlen(row->target)));
    instr_free(in);
}

static void options_are_told_from_arguments(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(OPTIONS); i++) {
        Arena a = {0};
        check_options(&a, &OPTIONS[i]);
        arena_clear(&a);
    }
}

static void families_know_their_members(void **state)
{
    (void)state;
    Arena a = {0};
    Instr *in =
        parse_item(NULL, &a, STR("RUN aptitude update && pip2.7 list && x y"), true, parse_start());
    Commands commands = commands_read(&a, in, SHELL_POSIX);
    assert_true(cmd_in(&commands.item[0], "apt", "update"));
    assert_true(cmd_in(&commands.item[1], "pip", "list"));
    assert_false(cmd_in(&commands.item[1], "apt", NULL));
    assert_false(cmd_in(&commands.item[2], "pip", NULL));
    assert_true(cmd_is(&commands.item[2], "x", "y"));
    instr_free(in);
    arena_clear(&a);
}

// A family is looked up by the first letter of a name.
static void each_name_is_in_its_family(void **state)
{
    static const struct {
        const char *family, *names;
    } rows[] = {
        {"apt", "apt-get apt aptitude"},
        {"dnf", "dnf dnf5 microdnf tdnf"},
        {"pip", "pip pip2 pip3 pip2.7 pip3.13"},
        {"yarn", "yarn yarnpkg"},
        {"composer", "composer composer.phar"},
        {"conda", "conda mamba micromamba"},
        {"bundle", "bundle bundler"},
        {"maven", "mvn mvnw"},
        {"gradle", "gradle gradlew"},
        {NULL, "apk yum zypper pacman choco uv pipx poetry pipenv pdm npm pnpm bun gem go cargo "
               "dotnet rpm curl wget git"},
        {"", "aptx xapt pip4 mavenn Apt-get _ 7z"},
    };
    (void)state;
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        Str names = str_of_z(rows[i].names);
        for (Str name; (name = str_next_word(&names)).len;) {
            Command c = {.name = name, .family = shell_family(name)};
            assert_str(cmd_family(&c), rows[i].family ? str_of_z(rows[i].family) : name);
        }
    }
}

int test_commands(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_are_found),
        cmocka_unit_test(words_have_their_places),
        cmocka_unit_test(nesting_ends),
        cmocka_unit_test(foreign_shells_are_not_read),
        cmocka_unit_test(options_are_told_from_arguments),
        cmocka_unit_test(families_know_their_members),
        cmocka_unit_test(each_name_is_in_its_family),
    };
    return cmocka_run_group_tests_name("commands", tests, NULL, NULL);
}
