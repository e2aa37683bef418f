// The interface of the library for its hosts (server, command line, tests). Text in, plain structs out: no I/O, no clock, and no call can
// fail for lack of memory.
//
// Offsets and spans are bytes of the document, ends exclusive. Pointers in results live as long as the arena passed in, but no longer than
// until the next edit of the document. The host implements fl_host_alloc and fl_host_panic (base/arena.h).
#ifndef FL_ANALYSIS_H
#define FL_ANALYSIS_H

// Types that hosts share with the library: arenas, texts, lists.
#include "base/arena.h"
#include "base/out.h"
#include "base/quote.h"
#include "base/str.h"
#include "base/unicode.h"
#include "base/utf.h"
#include "base/vec.h"
#include "fl_position.h"

typedef struct FlDoc FlDoc;

enum { FL_TEXT_MAX = 64 << 20 }; // the maximum size of a document in bytes

// ---- Documents ----

// Opens a document on a copy of `text`, which may be any bytes. A text over FL_TEXT_MAX is cut off there. Close it with fl_close.
FlDoc *fl_open(Str text);
void fl_close(FlDoc *doc); // accepts NULL

// Replaces the bytes of `replaced` by `with` and parses only the items that this touches. Offsets are clamped. Returns false, and changes
// nothing, when the text would be longer than FL_TEXT_MAX.
bool fl_edit(FlDoc *doc, Span replaced, Str with);

// Replaces the whole text; items that stay the same at both ends are kept. Returns false as fl_edit does.
bool fl_replace(FlDoc *doc, Str text);

// The length in bytes; a copy of the whole text; a copy of a span (clamped).
uint32_t fl_length(const FlDoc *doc);
Str fl_text(Arena *a, const FlDoc *doc);
Str fl_slice(Arena *a, const FlDoc *doc, Span span);

// Frees memory that can be computed again, for a document that is not used at the moment. Invalidates all findings.
void fl_rest(FlDoc *doc);

// How many items the latest edit parsed; for benchmarks and tests.
uint32_t fl_parsed(const FlDoc *doc);

// ---- Rules and findings ----

typedef enum FlSeverity { FL_OFF, FL_HINT, FL_INFO, FL_WARNING, FL_ERROR } FlSeverity;

// `error`, `warning`, `info`, `hint`, `off`.
Str fl_severity_name(FlSeverity severity);

enum { FL_TAG_UNNECESSARY = 1, FL_TAG_DEPRECATED = 2 };

// A rule as documentation shows it. Constant. `severity_on`: its severity when it is OFF by default and switched on. `tags`: FL_TAG_*.
typedef struct FlRule {
    uint16_t words; // offset in fl_rule_words of its id, which its codes follow
    uint8_t id_len, codes_len;
    unsigned severity : 4, severity_on : 4, tags : 4, has_safe_fix : 1, has_fix : 1;
} FlRule;
extern const char fl_rule_words[];
// The id (`image-untagged`), and the codes in other tools, blank-separated (`hadolint:DL3006`).
static inline Str fl_rule_id(const FlRule *rule)
{
    return str_of(fl_rule_words + rule->words, rule->id_len);
}
static inline Str fl_rule_codes(const FlRule *rule)
{
    return str_of(fl_rule_words + rule->words + rule->id_len, rule->codes_len);
}
Str fl_rule_since(const FlRule *rule); // the version that brought it: `0.2`

const FlRule *fl_rules(uint32_t *count); // all rules, sorted by id
const FlRule *fl_rule(Str id_or_code);   // a code with or without its prefix; NULL: no such rule

// The documentation of a rule in Markdown with examples; and its first sentence, without line end. They live in the arena.
Str fl_rule_text(Arena *arena, const FlRule *rule);
Str fl_rule_title(Arena *arena, const FlRule *rule);

typedef struct FlRelated {
    Span span;
    Str message;
} FlRelated;

typedef struct FlFinding {
    const FlRule *rule;
    Str code; // the id of the rule, or a ShellCheck code: `SC2086`
    Span span;
    Str message;
    Str codes;                    // codes of other tools that apply to this finding
    FlSeverity severity, by_rule; // the severity to show; the rule's, before settings
    uint32_t line;      // from 1: where the builder reports it (checks.md 1), else that of `span`;
                        // 0 in an editor
    FlPlace start, end; // of `span`; not set in an editor: ask fl_finding_range
    const FlRelated *related;
    uint32_t related_count;
    uint32_t number; // its index in the document's findings, for fl_fixes
} FlFinding;

typedef struct FlFindings {
    const FlFinding *item;
    uint32_t count;
    bool is_of_other_kind; // the text is a template or a Git LFS pointer, so no rule ran
} FlFindings;

// The span of a finding in lines and characters, for a finding of the latest fl_lint or of an ignore file.
FlRange fl_finding_range(const FlDoc *doc, const FlFinding *finding, FlEncoding e);

// A cache for the host: the text that it writes for a finding, without span and related places. fl_kept_text is empty when nothing is kept;
// findings with related places are never kept.
Str fl_kept_text(const FlDoc *doc, const FlFinding *finding);
void fl_keep_text(const FlDoc *doc, const FlFinding *finding, Str text);

// Whether ShellCheck made the finding, so that its code is explained in ShellCheck's wiki.
#define FL_SHELLCHECK_WIKI "https://www.shellcheck.net/wiki/"
bool fl_is_of_shellcheck(const FlFinding *finding);

typedef enum FlProfile {
    FL_PROFILE_DEFAULT,
    FL_PROFILE_STRICT,   // also rules that are off by default
    FL_PROFILE_HADOLINT, // rules with a hadolint code, as hadolint reports them, and syntax errors
    FL_PROFILE_BUILDKIT, // what BuildKit's own check reports
} FlProfile;

// A severity for the rules that a name stands for: an id, a code with or without its tool, or a glob of ids.
typedef struct FlLevel {
    Str name;
    FlSeverity severity;
    uint16_t strength; // of its source: the stronger source wins, whatever the names
    const Str *stage;  // only in the stages with these names; none: everywhere
    uint32_t stage_count;
} FlLevel;

enum { FL_LEVELS_MAX = 1000 };

// Whether settings may use the name: an id, a code (also one without a rule of ours), or a glob that matches an id.
bool fl_is_rule_name(Str name);

// The id nearest to an unknown rule name; empty when none is near.
Str fl_nearest_rule(Str name);

// The configuration of a check. All zero: the default.
typedef struct FlConfig {
    FlProfile profile;
    bool is_like_hadolint; // rules with a hadolint code report as hadolint does, others as usual
    bool pragmas_are_void; // comments silence nothing, except BuildKit's
    bool is_editor;        // folds findings, and reports nothing in an empty buffer
    bool is_once;          // the document is checked once: no caches for later edits
    bool shows_messages;   // fl_hover repeats the messages of findings
    bool is_folding;       // shows a repeating rule once (linting.md 1.2)
    const Str *arg_name, *arg_value; // --build-arg
    uint32_t arg_count;
    Str target;           // --target
    bool has_weak_target; // `target` is meant for many files: a comment in the file wins
    Str platform;         // --platform, such as `linux/arm64`; empty: linux/amd64
    const Str *context_name, *context_from; // --build-context
    uint32_t context_count;
    Str check; // replaces the file's `check` directive
    bool has_check;
    Str ignore; // text of the ignore file that applies
    bool has_ignore;
    const FlLevel *level;          // of equally strong and specific ones the later wins
    uint32_t level_count;          // at most FL_LEVELS_MAX: the rest is ignored
    const struct FlOption *option; // options of rules; of two for the same rule the later wins
    uint32_t option_count;
    const Str *select; // show only these rules and errors; names as in FlLevel. None: all
    uint32_t select_count;
    bool has_no_value_hints, has_no_stage_hints, has_no_user_hints; // fl_hints omits these
    bool has_cache_hints;            // fl_hints also tells what makes each instruction run again
    const struct FlContext *context; // fl_context.h; NULL: the build context is unknown
    const struct FlShellAnswers *shell_answers; // fl_shellcheck.h; NULL: ShellCheck is not run
    const struct FlImageAnswers *image_answers; // fl_images.h; NULL: registries are not asked
    const Str *registry; // registries that images may come from, `*` is a wildcard; none: all
    uint32_t registry_count;
    const Str *label_name,
        *label_type; // labels that images must have; types: text, url, semver and so on
    uint32_t label_count;
    bool has_strict_labels;                   // other labels are reported
    const Str *secret_command, *secret_mount; // `npm ci`; the id or options of its secret mount
    uint32_t secret_count;
    const struct FlFormat *format;    // fl_format.h: the wanted layout; NULL: the default
    const struct FlRuleSet *rule_set; // a matching set; NULL: the document makes its own
} FlConfig;

// The set of rules that run under a config. Immutable: make it once for many documents, on any thread.
typedef struct FlRuleSet FlRuleSet;
const FlRuleSet *fl_rule_set(Arena *a, const FlConfig *config);
// Whether the set equals the one that would be made for the config; false may be wrong. The set lives as long as the names in its config.
bool fl_rule_set_fits(const FlRuleSet *set, const FlConfig *config);
bool fl_rule_set_has(const FlRuleSet *set, Str id); // whether a rule with that id runs

// Sets the configuration for later calls. The config and its texts must live as long as the document, or until the next call.
void fl_configure(FlDoc *doc, const FlConfig *config);

// Checks the document. All findings, in text order.
FlFindings fl_lint(Arena *a, FlDoc *doc);

// Whether a BuildKit finding fails the build, because the check options contain `error=true` (checks.md 3.5).
bool fl_check_fails(const FlDoc *doc);

// ---- Edits and actions ----

typedef struct FlEdit {
    Span span;
    Str text;
} FlEdit;

typedef struct FlEdits {
    const FlEdit *item; // sorted, not overlapping
    uint32_t count;
} FlEdits;

// A change of another file than the document: text appended to it, or a new file.
typedef struct FlFileEdit {
    Str path; // in the build context; empty: no change
    Str text;
    bool is_new;
} FlFileEdit;

typedef enum FlActionKind { FL_QUICKFIX, FL_REFACTOR, FL_FIX_ALL } FlActionKind;

typedef struct FlAction {
    Str title;
    FlActionKind kind;
    FlEdits edits;
    FlFileEdit file; // applied together with `edits`, which may be empty then
    bool is_preferred;
    bool is_safe;
    bool has_finding;
    FlFinding finding; // the finding that it repairs, if has_finding
    bool silences;     // it only adds our comment that silences the finding
} FlAction;

typedef struct FlActions {
    const FlAction *item;
    uint32_t count;
} FlActions;

// What can be done at a range: fixes of the findings that touch it, conversions of the instruction at its start, and comments that silence
// a finding. Computed from the current text. An empty range stands for the whole instruction. `kinds`: FL_ASKS_* bits.
enum { FL_ASKS_QUICKFIX = 1 << FL_QUICKFIX, FL_ASKS_REFACTOR = 1 << FL_REFACTOR };

FlActions fl_actions(Arena *a, FlDoc *doc, Span range, uint32_t kinds);

// Whether some finding may have a fix for fix-all. A quick answer without trials.
bool fl_may_fix_all(Arena *a, FlDoc *doc);

// The fixes of one finding of the latest fl_lint, best first. Each passed a trial (lint/trial.h): it removes the finding, makes no error,
// and leaves other instructions and their comments alone. The document is restored.
FlActions fl_fixes(Arena *a, FlDoc *doc, uint32_t number);

// The best fix of each finding, indexed by its number; an empty title where there is none. They were tried together, as in fl_fix_all. In a
// file with very many refused fixes some were not tried.
FlActions fl_best_fixes(Arena *a, FlDoc *doc);

// Whether the finding may have a fix. A quick answer without trials.
bool fl_may_fix(Arena *a, FlDoc *doc, uint32_t number);

// The first fix of the latest findings that changes another file and passes its trial; false when there is none. Such fixes are never safe.
bool fl_fix_beside(Arena *a, FlDoc *doc, FlAction *fix);

// Applies all safe fixes, with trials, in passes until nothing changes (at most 30). The result is at most about fifty small edits of the
// current text. fl_fix_all_unsafe also applies fixes that are only offered.
FlEdits fl_fix_all(Arena *a, FlDoc *doc);
FlEdits fl_fix_all_unsafe(Arena *a, FlDoc *doc);

// Composes two lists of edits, of which the second refers to the text after the first. `length` is that of the original text in bytes.
FlEdits fl_edits_joined(Arena *a, uint32_t length, FlEdits first, FlEdits second);

// ---- Hover ----

typedef struct FlHover {
    bool is_found;
    Span span;    // what the hover is about
    Str markdown; // its first line is a paragraph of its own
    Str plain;    // the same without Markdown
} FlHover;

// The hover text for a byte offset.
FlHover fl_hover(Arena *a, FlDoc *doc, uint32_t at);

// ---- Printing ----

typedef enum FlDumpFormat { FL_DUMP_TREE, FL_DUMP_BUILDKIT, FL_DUMP_BUILDKIT_JSON } FlDumpFormat;

// The syntax tree as text (docs/dump.md). Returns false, with the error in `*out`, when BuildKit's parser rejects the file or the text
// would be too long.
bool fl_dump(Arena *a, FlDoc *doc, FlDumpFormat format, Str *out);

// fl_probe.h asks single pieces of the language.

#endif
