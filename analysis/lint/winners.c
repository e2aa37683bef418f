// One finding for one problem (linting.md 1.8): where two rules speak of the same thing, the one that says more wins and
// takes over the codes of the other, so that comments that silence by code go on working.
#include "lint/sink.h"

typedef enum Place {
    SAME_INSTRUCTION,
    SAME_ARGUMENT,
    SAME_SPAN, // the two ranges overlap
} Place;

typedef struct Row {
    Str winner, losers; // losers: blank-separated
    Place place;
} Row;

// A rule that stands further up wins against those below it, also where it is a loser of yet another.
static const Row rows[] = {
    {STR_INIT("instruction-swallowed"),
     STR_INIT("continuation-empty-line instruction-on-same-line comment-after-instruction "
              "comment-swallows-rest "
              "argument-missing equals-missing equals-spaced value-missing legacy-key-value "
              "from-malformed port-invalid expose-with-host expose-protocol-uppercase "
              "stopsignal-invalid shell-not-json shell-form-command shell-form-without-shell "
              "json-malformed "
              "healthcheck-malformed windows-path-invalid workdir-relative volume-blank "
              "variable-undefined expansion-invalid copy-source-missing copy-ignored "
              "image-untagged image-tag-latest image-reference-invalid instruction-unknown "
              "shellcheck"),
     SAME_INSTRUCTION},
    {STR_INIT("heredoc-ignored"),
     STR_INIT("continuation-missing instruction-unknown shell-form-command "
              "shell-form-without-shell json-malformed "
              "equals-missing value-missing legacy-key-value expansion-invalid shellcheck"),
     SAME_INSTRUCTION},
    {STR_INIT("comment-after-instruction"),
     STR_INIT("from-malformed equals-missing port-invalid stopsignal-invalid shell-not-json "
              "shell-form-command shell-form-without-shell json-malformed "
              "variable-undefined copy-source-missing healthcheck-malformed stage-unused"),
     SAME_INSTRUCTION},
    {STR_INIT("comment-after-instruction"), STR_INIT("expansion-invalid"), SAME_SPAN},
    {STR_INIT("comment-swallows-rest"),
     STR_INIT("shell-form-command shell-form-without-shell json-malformed shellcheck"),
     SAME_INSTRUCTION},
    {STR_INIT("instruction-on-same-line"),
     STR_INIT("from-malformed equals-missing shell-form-command shell-form-without-shell "
              "port-invalid stopsignal-invalid "
              "shell-not-json json-malformed"),
     SAME_INSTRUCTION},
    {STR_INIT("json-malformed"),
     STR_INIT("shell-form-command shell-form-without-shell expansion-invalid variable-undefined "
              "argument-missing volume-blank "
              "copy-source-missing copy-ignored shellcheck"),
     SAME_INSTRUCTION},
    {STR_INIT("shell-not-json"),
     STR_INIT("json-malformed shell-form-command shell-form-without-shell"), SAME_INSTRUCTION},
    {STR_INIT("equals-spaced"), STR_INIT("legacy-key-value equals-missing"), SAME_INSTRUCTION},
    {STR_INIT("continuation-missing"),
     STR_INIT("character-invisible instruction-unknown comment-after-instruction json-malformed "
              "shell-form-command shell-form-without-shell shell-not-json healthcheck-malformed "
              "argument-missing "
              "equals-missing legacy-key-value expansion-invalid shellcheck"),
     SAME_INSTRUCTION},
    {STR_INIT("continuation-empty-line"), STR_INIT("instruction-unknown shellcheck"),
     SAME_INSTRUCTION},
    {STR_INIT("character-invisible"),
     STR_INIT("instruction-unknown onbuild-trigger-invalid from-malformed argument-missing "
              "equals-missing value-missing "
              "equals-spaced legacy-key-value flag-unknown port-invalid stopsignal-invalid "
              "json-malformed json-element-not-string shell-not-json shell-form-command "
              "shell-form-without-shell "
              "healthcheck-malformed image-reference-invalid stage-name-invalid platform-invalid "
              "expansion-invalid variable-undefined arg-in-from-undefined shellcheck"),
     SAME_INSTRUCTION},
    {STR_INIT("base-name-blank"),
     STR_INIT("arg-in-from-undefined base-default-invalid image-untagged"), SAME_INSTRUCTION},
    {STR_INIT("image-reference-invalid"),
     STR_INIT("arg-in-from-undefined base-default-invalid image-untagged"), SAME_INSTRUCTION},
    {STR_INIT("arg-out-of-scope"), STR_INIT("variable-undefined shellcheck"), SAME_ARGUMENT},
    {STR_INIT("copy-from-itself"), STR_INIT("stage-cycle copy-from-unknown copy-from-untagged"),
     SAME_SPAN},
    {STR_INIT("stage-cycle"), STR_INIT("copy-from-unknown copy-from-untagged"), SAME_SPAN},
    {STR_INIT("copy-from-unknown"), STR_INIT("copy-from-untagged"), SAME_SPAN},
    {STR_INIT("image-tag-latest"), STR_INIT("image-tag-loose base-image-large"), SAME_INSTRUCTION},
    {STR_INIT("image-end-of-life"), STR_INIT("image-tag-loose base-image-large"), SAME_INSTRUCTION},
    {STR_INIT("cleanup-in-later-layer"), STR_INIT("run-consecutive"), SAME_INSTRUCTION},
    {STR_INIT("apt-update-alone"), STR_INIT("apt-lists-kept run-consecutive"), SAME_INSTRUCTION},
    {STR_INIT("apk-update-alone"), STR_INIT("apk-cache-kept run-consecutive"), SAME_INSTRUCTION},
    {STR_INIT("dnf-makecache-alone"), STR_INIT("dnf-cache-kept yum-cache-kept run-consecutive"),
     SAME_INSTRUCTION},
    {STR_INIT("zypper-refresh-alone"), STR_INIT("zypper-cache-kept run-consecutive"),
     SAME_INSTRUCTION},
    {STR_INIT("copied-files-rewritten"), STR_INIT("run-consecutive"), SAME_INSTRUCTION},
    {STR_INIT("apt-lists-kept"), STR_INIT("cache-mount-missing"), SAME_INSTRUCTION},
    {STR_INIT("copy-ignored"), STR_INIT("copy-source-missing"), SAME_ARGUMENT},
    {STR_INIT("secret-in-value"), STR_INIT("secret-in-variable credential-in-command"),
     SAME_ARGUMENT},
    {STR_INIT("user-unknown"), STR_INIT("user-by-name"), SAME_INSTRUCTION},
    {STR_INIT("shell-form-without-shell"), STR_INIT("shell-form-command tool-missing"),
     SAME_INSTRUCTION},
    {STR_INIT("healthcheck-tool-missing"), STR_INIT("tool-missing"), SAME_INSTRUCTION},
    {STR_INIT("package-manager-missing"), STR_INIT("tool-missing"), SAME_INSTRUCTION},
    {STR_INIT("remote-script-piped"), STR_INIT("download-unverified curl-error-ignored"),
     SAME_INSTRUCTION},
    {STR_INIT("workdir-by-cd"), STR_INIT("state-lost-after-run"), SAME_INSTRUCTION},
};

// Which rules take part, as bits of the rows above. Lives for one call.
typedef struct Table {
    uint64_t *wins, *loses; // per rule
} Table;

// The findings of one item, in the order of the text.
typedef struct Group {
    Finding **item;
    uint32_t count;
    uint32_t *winner; // of each: 0, or the number of another plus 1
    uint32_t *child;  // of the item's tree, in which each lies
} Group;

static void table_fill(Table *t)
{
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++) {
        uint32_t winner = rule_row(rows[i].winner);
        if (winner == NO_RULE) continue;
        t->wins[winner] |= 1ull << i;
        Str losers = rows[i].losers;
        for (Str w = str_next_word(&losers); w.len; w = str_next_word(&losers)) {
            uint32_t loser = rule_row(w);
            if (loser != NO_RULE) t->loses[loser] |= 1ull << i;
        }
    }
}

// The tree is walked once, as the findings are in order.
static void number_children(const Model *m, Group *g)
{
    const Instr *in = items_at(model_items(m), g->item[0]->item);
    const Node *root = in->trigger ? in->trigger->node : in->node;
    const Node *child = node_first(root);
    uint32_t number = 0;
    for (uint32_t i = 0; i < g->count; i++) {
        while (child && child->end <= g->item[i]->span.start) {
            child = node_next(root, child);
            number++;
        }
        g->child[i] = number;
    }
}

static bool is_same(const Group *g, Place place, uint32_t a, uint32_t b)
{
    const Finding *x = g->item[a], *y = g->item[b];
    if (x->in_onbuild != y->in_onbuild) return false;
    switch (place) {
    case SAME_INSTRUCTION: return true;
    case SAME_ARGUMENT: return g->child[a] == g->child[b];
    case SAME_SPAN: return x->span.start < y->span.end && y->span.start < x->span.end;
    }
    return false;
}

// Looks at the findings one after the other, each against the nearest winner of every row that was met so far.
static void sweep(const Table *t, Group *g, const uint32_t *order)
{
    uint32_t met[ARRAY_LEN(rows)];
    uint64_t seen = 0;
    for (uint32_t n = 0; n < g->count; n++) {
        uint32_t i = order[n];
        uint64_t may_lose = t->loses[g->item[i]->row] & seen;
        for (uint32_t r = 0; r < ARRAY_LEN(rows); r++) {
            bool loses = (may_lose >> r & 1) && is_same(g, rows[r].place, met[r], i);
            if (loses && !g->winner[i]) g->winner[i] = met[r] + 1;
        }
        uint64_t wins = t->wins[g->item[i]->row];
        for (uint32_t r = 0; wins >> r; r++)
            if (wins >> r & 1) met[r] = i;
        seen |= wins;
    }
}

static Str codes_join(Arena *a, Str codes, Str more)
{
    for (Str w = str_next_word(&more); w.len; w = str_next_word(&more)) {
        if (codes_have(codes, w)) continue;
        codes = codes.len ? str_fmt(a, "%.*s %.*s", STR_ARG(codes), STR_ARG(w)) : w;
    }
    return codes;
}

static void take_over(Arena *a, Finding *winner, const Finding *loser)
{
    winner->codes = codes_join(a, winner->codes, loser->codes);
    // What the builder refuses is no less of an error for being explained better.
    if (loser->severity == FL_ERROR) winner->severity = FL_ERROR;
}

// A winner may lose against another one in turn.
static Finding *last_winner(const Group *g, uint32_t i)
{
    for (uint32_t n = 0; g->winner[i] && n < ARRAY_LEN(rows); n++) i = g->winner[i] - 1;
    return g->item[i];
}

static void resolve_group(Arena *a, const Model *m, const Table *t, Group *g)
{
    uint32_t *order = arena_new(a, uint32_t, 2 * g->count);
    g->winner = arena_new(a, uint32_t, g->count);
    g->child = arena_new(a, uint32_t, g->count);
    number_children(m, g);
    for (uint32_t i = 0; i < g->count; i++) {
        order[i] = i;
        order[g->count + i] = g->count - 1 - i;
    }
    sweep(t, g, order);
    sweep(t, g, order + g->count);
    for (uint32_t i = 0; i < g->count; i++) {
        if (!g->winner[i]) continue;
        take_over(a, last_winner(g, i), g->item[i]);
    }
}

static uint32_t group_end(const Sink *s, uint32_t start)
{
    uint32_t end = start + 1;
    while (end < s->count && s->item[end]->item == s->item[start]->item) end++;
    return end;
}

// A finding that explains other instructions stands for what is found in them.
static void absorb(Arena *a, Sink *s)
{
    Finding *over = NULL;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        Finding *f = s->item[i];
        if (over && over->item < f->item && f->item <= over->last_item) {
            take_over(a, over, f);
            continue;
        }
        if (f->last_item && (!over || over->last_item < f->last_item)) over = f;
        s->item[kept++] = f;
    }
    s->count = kept;
}

void doubt(Sink *s)
{
    for (uint32_t i = 0, end; i < s->count; i = end) {
        bool is_doubtful = false;
        end = group_end(s, i);
        for (uint32_t k = i; k < end; k++) is_doubtful |= s->item[k]->rule->settles_lines;
        for (uint32_t k = i; k < end; k++)
            s->item[k]->is_doubtful = is_doubtful && !s->item[k]->rule->settles_lines;
    }
}

void winners_resolve(Arena *a, const Model *m, Sink *s)
{
    absorb(a, s);
    Table table = {arena_new(a, uint64_t, rule_count), arena_new(a, uint64_t, rule_count)};
    table_fill(&table);
    uint32_t kept = 0;
    for (uint32_t i = 0, end; i < s->count; i = end) {
        end = group_end(s, i);
        Group group = {.item = s->item + i, .count = end - i};
        if (1 < group.count) resolve_group(a, m, &table, &group);
        for (uint32_t k = 0; k < group.count; k++)
            if (group.count == 1 || !group.winner[k]) s->item[kept++] = group.item[k];
    }
    s->count = kept;
}
