// Everything a host of the library needs. Text in, plain structs out: nothing here does I/O, knows a clock or fails.
//
// Offsets and spans are bytes of the document, ends exclusive. Pointers in results live as long as the arena passed
// in, and no longer than until the next edit of the document. The host gives fl_host_alloc and fl_host_panic
// (base/arena.h).
#ifndef FL_ANALYSIS_H
#define FL_ANALYSIS_H

// The words that hosts share with the library: memory, texts, lists.
#include "base/arena.h"
#include "base/out.h"
#include "base/quote.h"
#include "base/str.h"
#include "base/unicode.h"
#include "base/utf.h"
#include "base/vec.h"
#include "fl_position.h"

typedef struct FlDoc FlDoc;

enum { FL_TEXT_MAX = 64 << 20 }; // bytes of a document

// ---- Documents ----

// Opens a document on a copy of `text`, which may be any bytes; of a text over FL_TEXT_MAX only what fits.
FlDoc *fl_open(Str text);
void fl_close(FlDoc *doc); // accepts NULL

// Replaces the bytes of `replaced` by `with` and reparses what that touches. Offsets are clamped. False, and nothing has
// changed, when the text would be longer than FL_TEXT_MAX.
bool fl_edit(FlDoc *doc, Span replaced, Str with);

// Replaces the whole text, keeping what stays the same at both ends. False as above.
bool fl_replace(FlDoc *doc, Str text);

// How many bytes the document has, and a copy of all of them or of some; offsets are clamped.
uint32_t fl_length(const FlDoc *doc);
Str fl_text(Arena *a, const FlDoc *doc);
Str fl_slice(Arena *a, const FlDoc *doc, Span span);

// Gives memory back that can be made again: for a document that nobody looks at. The findings of before are void.
void fl_rest(FlDoc *doc);

// Items parsed by the latest edit: for the bench and for tests.
uint32_t fl_parsed(const FlDoc *doc);

// ---- Rules and findings ----

typedef enum FlSeverity { FL_OFF, FL_HINT, FL_INFO, FL_WARNING, FL_ERROR } FlSeverity;

// `error`, `warning`, `info`, `hint`, `off`.
Str fl_severity_name(FlSeverity severity);

enum { FL_TAG_UNNECESSARY = 1, FL_TAG_DEPRECATED = 2 };

// A rule as people read of it. Everything is constant; FlSeverity, FL_TAG_*.
typedef struct FlRule {
    uint16_t words; // where its id, and its codes after that, stand in fl_rule_words
    uint8_t id_len, codes_len;
    unsigned severity : 4, severity_on : 4, tags : 4, has_safe_fix : 1, has_fix : 1;
} FlRule;
extern const char fl_rule_words[];
// `image-untagged`, and the names in other tools, blank-separated: `hadolint:DL3006`.
static inline Str fl_rule_id(const FlRule *rule)
{
    return str_of(fl_rule_words + rule->words, rule->id_len);
}
static inline Str fl_rule_codes(const FlRule *rule)
{
    return str_of(fl_rule_words + rule->words + rule->id_len, rule->codes_len);
}
Str fl_rule_since(const FlRule *rule); // a version: `0.2`

const FlRule *fl_rules(uint32_t *count); // sorted by id
const FlRule *fl_rule(Str id_or_code);   // a code with or without its prefix; NULL: there is none

// The whole text of a rule of fl_rules, Markdown with its examples, and its first line, a sentence, without the line end. They
// live as long as the arena.
Str fl_rule_text(Arena *arena, const FlRule *rule);
Str fl_rule_title(Arena *arena, const FlRule *rule);

typedef struct FlRelated {
    Span span;
    Str message;
} FlRelated;

typedef struct FlFinding {
    const FlRule *rule;
    Str code; // what it is called by: the id of its rule, or ShellCheck's code of what that found, `SC2086`
    Span span;
    Str message;
    Str codes;                    // of other tools, those that hold at this place
    FlSeverity severity, by_rule; // as shown; before settings gave it another level
    uint32_t line; // from 1: where the builder reports it (checks.md 1), else where `span` starts;
                   // 0 in an editor
    FlPlace start, end; // of `span`; not in an editor, which asks fl_finding_range
    const FlRelated *related;
    uint32_t related_count;
    uint32_t number; // which finding of the document this is, for fl_fixes
} FlFinding;

typedef struct FlFindings {
    const FlFinding *item;
    uint32_t count;
    bool is_of_other_kind; // the text is a template or a pointer, so that no rule was asked
} FlFindings;

// The span of a finding in lines and characters; for those of the latest fl_lint, or of another document than a Dockerfile.
FlRange fl_finding_range(const FlDoc *doc, const FlFinding *finding, FlEncoding e);

// What the host writes of a finding, but for its span and related places, may be kept as long as it is found again. Empty where there
// is none; where there are related places nothing is kept.
Str fl_kept_text(const FlDoc *doc, const FlFinding *finding);
void fl_keep_text(const FlDoc *doc, const FlFinding *finding, Str text);

// The address at which ShellCheck explains a code of its own; a finding that is not its own has another code.
#define FL_SHELLCHECK_WIKI "https://www.shellcheck.net/wiki/"
bool fl_is_of_shellcheck(const FlFinding *finding);

typedef enum FlProfile {
    FL_PROFILE_DEFAULT,
    FL_PROFILE_STRICT, // also the rules that are off
    FL_PROFILE_HADOLINT, // the rules with a code of hadolint, as it reports them, and errors of syntax
    FL_PROFILE_BUILDKIT, // what the builder's own check reports
} FlProfile;

// The level of the rules that a name stands for: an id, a code with or without its tool, a glob over ids.
typedef struct FlLevel {
    Str name;
    FlSeverity severity;
    uint16_t strength; // of its source: a stronger one wins whatever the name
    const Str *stage;  // only in the stages of these names; none: everywhere
    uint32_t stage_count;
} FlLevel;

enum { FL_LEVELS_MAX = 1000 };

// Whether settings may name rules so: an id, a code (also one that no rule of ours has), a glob that fits an id.
bool fl_is_rule_name(Str name);

// The id that is nearest to a name that no rule has; empty when none is near.
Str fl_nearest_rule(Str name);

// What a check may be told. A zeroed one is the default.
typedef struct FlConfig {
    FlProfile profile;
    bool
        is_like_hadolint; // rules with a code of hadolint report as they do there, the others as ever
    bool pragmas_are_void; // comments silence nothing, but for those of the builder
    bool is_editor;        // folds, and spares an empty buffer
    bool is_once; // the document is checked once: nothing is kept for what an edit leaves as it is
    bool shows_messages; // of findings, beside what fl_hover says: there they would stand twice
    bool
        is_folding; // shows a rule that would repeat itself once, as the text output does (linting.md 1.2)
    const Str *arg_name, *arg_value; // --build-arg
    uint32_t arg_count;
    Str target; // --target
    bool
        has_weak_target; // it is said of more files than this: a comment in the file says it better
    Str platform;        // that is built for, such as `linux/arm64`; empty: linux/amd64
    const Str *context_name, *context_from; // --build-context
    uint32_t context_count;
    Str check; // text that replaces the file's `check` directive
    bool has_check;
    Str ignore; // text of the .dockerignore that applies
    bool has_ignore;
    const FlLevel *level;          // of two that are as strong and as exact the later one holds
    uint32_t level_count;          // at most FL_LEVELS_MAX: those behind are not read
    const struct FlOption *option; // of rules: of two for the same the later one holds
    uint32_t option_count;
    const Str *select; // show only these and errors; names as in FlLevel. None: all
    uint32_t select_count;
    bool has_no_value_hints, has_no_stage_hints, has_no_user_hints; // fl_hints leaves these out
    bool has_cache_hints;            // fl_hints tells what makes each instruction run again
    const struct FlContext *context; // fl_context.h; NULL: what the files to copy are is not known
    const struct FlShellAnswers *shell_answers; // fl_shellcheck.h; NULL: ShellCheck is not asked
    const struct FlImageAnswers *image_answers; // fl_images.h; NULL: registries are not asked
    const Str *registry; // that images may come from, `*` for any text; none: all
    uint32_t registry_count;
    const Str *label_name,
        *label_type; // that images have to have; types are text, url, semver and so on
    uint32_t label_count;
    bool has_strict_labels;                   // other labels are findings
    const Str *secret_command, *secret_mount; // `npm ci`, and what its mount is: an id, or options
    uint32_t secret_count;
    const struct FlFormat *format; // fl_format.h: how files are to be laid out; NULL: the default
    const struct FlRuleSet *rule_set; // one that fits; NULL: the document makes its own
} FlConfig;

// Which rules run by the profile, the levels and the selection of a config: made once for many documents, on any thread.
typedef struct FlRuleSet FlRuleSet;
const FlRuleSet *fl_rule_set(Arena *a, const FlConfig *config);
// Whether the set is what would be made of that config; false may be wrong. It lives as long as the names in its config.
bool fl_rule_set_fits(const FlRuleSet *set, const FlConfig *config);
bool fl_rule_set_has(const FlRuleSet *set, Str id); // whether a rule of it has that id

// Sets what later calls go by. The config and its texts must outlive the document or the next call.
void fl_configure(FlDoc *doc, const FlConfig *config);

// All findings in the order of the text.
FlFindings fl_lint(Arena *a, FlDoc *doc);

// Whether `error=true` in the check options makes any builder's finding fail the build (checks.md 3.5).
bool fl_check_fails(const FlDoc *doc);

// ---- Edits and actions ----

typedef struct FlEdit {
    Span span;
    Str text;
} FlEdit;

typedef struct FlEdits {
    const FlEdit *item; // in order, not overlapping
    uint32_t count;
} FlEdits;

// A change of a file beside the document: text after its end, or a file that is made.
typedef struct FlFileEdit {
    Str path; // in the build context; empty: there is none
    Str text;
    bool is_new;
} FlFileEdit;

typedef enum FlActionKind { FL_QUICKFIX, FL_REFACTOR, FL_FIX_ALL } FlActionKind;

typedef struct FlAction {
    Str title;
    FlActionKind kind;
    FlEdits edits;
    FlFileEdit file; // made together with the edits, of which there may be none then
    bool is_preferred;
    bool is_safe;
    bool has_finding;
    FlFinding finding; // what it repairs, when has_finding
    bool
        silences; // it adds our comment that silences the finding on its line, and does nothing else
} FlAction;

typedef struct FlActions {
    const FlAction *item;
    uint32_t count;
} FlActions;

// What can be done at a range: fixes of the findings that touch it, conversions of the instruction at its start,
// and the comments that silence a finding. Made from the current text. An empty range means the whole instruction it is
// in. `kinds` has a bit for each kind that is asked for: FL_ASKS_QUICKFIX and so on.
enum { FL_ASKS_QUICKFIX = 1 << FL_QUICKFIX, FL_ASKS_REFACTOR = 1 << FL_REFACTOR };

FlActions fl_actions(Arena *a, FlDoc *doc, Span range, uint32_t kinds);

// Whether some finding has a fix that fix-all may apply: what can be told without trying it.
bool fl_may_fix_all(Arena *a, FlDoc *doc);

// The fixes of one finding of the latest fl_lint, best first. Each was tried: it makes no error, removes the finding and
// leaves all other instructions and their comments as they are. The document is left as it was.
FlActions fl_fixes(Arena *a, FlDoc *doc, uint32_t number);

// The best fix of each finding, by its number; no title where there is none. They were tried together, as fl_fix_all does it;
// of a file with very many that fail, some were not tried.
FlActions fl_best_fixes(Arena *a, FlDoc *doc);

// Whether it has a fix, as far as can be told quickly: without the trial.
bool fl_may_fix(Arena *a, FlDoc *doc, uint32_t number);

// The first fix of the latest findings that changes a file beside the document, and passes the trial; false when there is
// none. Such fixes are never safe.
bool fl_fix_beside(Arena *a, FlDoc *doc, FlAction *fix);

// All safe fixes at once, tried as above and repeated until nothing changes (at most 30 passes): the edits from the
// current text to the result, small ones, and at most some fifty. With `and_unsafe` the others too.
FlEdits fl_fix_all(Arena *a, FlDoc *doc);
FlEdits fl_fix_all_unsafe(Arena *a, FlDoc *doc);

// What two lists of edits come to when the second is made after the first, on a text `length` bytes long.
FlEdits fl_edits_joined(Arena *a, uint32_t length, FlEdits first, FlEdits second);

// ---- Hover ----

typedef struct FlHover {
    bool is_found;
    Span span;    // what it is about
    Str markdown; // the first line stands alone
    Str plain;    // the same without marks
} FlHover;

// What is said of the place at a byte.
FlHover fl_hover(Arena *a, FlDoc *doc, uint32_t at);

// ---- Printing ----

typedef enum FlDumpFormat { FL_DUMP_TREE, FL_DUMP_BUILDKIT, FL_DUMP_BUILDKIT_JSON } FlDumpFormat;

// The syntax tree as text (dump.md). False where the builder's parser refuses the file or the text would be too long;
// `*out` then holds the error.
bool fl_dump(Arena *a, FlDoc *doc, FlDumpFormat format, Str *out);

// Answers about single pieces of the language are given by fl_probe.h.

#endif
