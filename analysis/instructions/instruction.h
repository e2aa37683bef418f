// The 18 instructions: their forms, flags and values with explanations, as tables. Hover,
// completion, signature help and findings about unknown flags use them. One file per instruction.
#ifndef FL_INSTRUCTIONS_INSTRUCTION_H
#define FL_INSTRUCTIONS_INSTRUCTION_H

#include "fl_packed.h"
#include "syntax/syntax.h"

// Texts are plain sentences with back-quotes for code and no other markup. All tables are constant.

// A word that is allowed in some place, and its meaning.
typedef struct WordInfo {
    const char *name;
    PackedText text;
} WordInfo;

// How often a flag may occur, and its value (language.md 6.3).
typedef enum FlagKind {
    FLAG_BOOL, // `--link`, `--link=false`; once
    FLAG_TEXT, // `--chown=1000`; once
    FLAG_LIST, // `--mount=...`; any number of times
} FlagKind;

typedef struct FlagInfo {
    Str name;               // without dashes; case-sensitive
    const char *hint;       // shape of the value, `USER[:GROUP]`; NULL: none
    const char *since;      // first frontend version (language.md 15); NULL: always, or only labs
    const char *since_labs; // first labs version, if that was earlier
    const char *anchor;     // anchor in the reference
    const WordInfo *value;  // all possible values, if few
    const WordInfo *usual;  // else common values
    PackedText text;
    uint8_t kind; // FlagKind
    uint8_t value_count, usual_count;
} FlagInfo;

typedef struct InstructionInfo {
    Str name;
    const char *anchor; // section of the reference
    const Str *form;    // its syntax, one text per form
    const FlagInfo *flag;
    const WordInfo *word; // words with a meaning in its arguments
    PackedText title;     // what it does, in a sentence
    PackedText layer;     // whether it makes a layer, in a sentence
    PackedText example;   // an example, in lines
    PackedText trap;      // the most frequent mistake; may be empty
    uint8_t form_count, flag_count, word_count;
    bool drops_flags; // BuildKit ignores all its flags silently (language.md 6.3)
} InstructionInfo;

// NULL for what is no instruction.
const InstructionInfo *instruction_info(InstrKind kind);

// The flag of that name, or NULL.
const FlagInfo *flag_info(InstrKind kind, Str name);

// The word of that name in a table, or NULL.
const WordInfo *word_info(const WordInfo *word, uint32_t count, Str name);

// A hint as text; empty for NULL.
Str hint_text(const char *hint);

// ---- RUN --mount ----

typedef enum MountKind { MOUNT_BIND, MOUNT_CACHE, MOUNT_TMPFS, MOUNT_SECRET, MOUNT_SSH } MountKind;

enum { MOUNT_KINDS = MOUNT_SSH + 1, MOUNT_ANY = (1 << MOUNT_KINDS) - 1 };

typedef struct MountTypeInfo {
    Str name;
    PackedText text;
    PackedText example;
    const char *anchor;
} MountTypeInfo;

typedef enum MountOption {
    MOUNT_TYPE,
    MOUNT_TARGET,
    MOUNT_SOURCE,
    MOUNT_FROM,
    MOUNT_READONLY,
    MOUNT_READWRITE,
    MOUNT_ID,
    MOUNT_SHARING,
    MOUNT_SIZE,
    MOUNT_REQUIRED,
    MOUNT_MODE,
    MOUNT_UID,
    MOUNT_GID,
    MOUNT_ENV
} MountOption;

enum { MOUNT_OPTIONS = MOUNT_ENV + 1 };

// An option of a mount (language.md 12, RUN). `types` holds bits 1 << MountKind.
typedef struct MountOptionInfo {
    Str name;
    Str same;         // other names, blank-separated
    const char *hint; // shape of the value; NULL: a bare word is enough
    const char *since;
    const WordInfo *value;
    const WordInfo *usual; // for `target` of cache mounts: common values
    uint8_t types;
    bool may_be_bare;
    PackedText text;
    uint8_t value_count, usual_count;
} MountOptionInfo;

const MountTypeInfo *mount_types(void);     // MOUNT_KINDS of them, in the order of MountKind
const MountOptionInfo *mount_options(void); // MOUNT_OPTIONS of them, in the order of MountOption

// By any of its names, in any case; NULL if there is none.
const MountTypeInfo *mount_type_info(Str name);
const MountOptionInfo *mount_option_info(Str name);

// ---- Preset variables ----

// A variable that the builder sets. `value`: in a normal build for linux/amd64; empty also for
// TARGETSTAGE, which depends on the file.
typedef struct PresetInfo {
    Str name, value;
    PackedText text; // what it holds: a noun phrase
} PresetInfo;

const PresetInfo *preset_list(uint32_t *count);
const PresetInfo *preset_info(Str name); // by its exact name; NULL if there is none

// ---- Parser directives ----

typedef struct DirectiveInfo {
    Str name;
    PackedText title;
    Str form;
    PackedText example;
    PackedText trap;
    const char *since;
    const char *anchor;
} DirectiveInfo;

const DirectiveInfo *directives(uint32_t *count);
const DirectiveInfo *directive_info(Str name); // in any case; NULL if there is none

extern const Str reference_page; // that `anchor` belongs to; ends in `#`

#endif
