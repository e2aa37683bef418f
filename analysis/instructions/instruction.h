// What the 18 instructions are, declared once: their forms, flags and values with the words that explain them. Hover,
// completion, signature help and the findings about unknown flags all ask here. One file per instruction.
#ifndef FL_INSTRUCTIONS_INSTRUCTION_H
#define FL_INSTRUCTIONS_INSTRUCTION_H

#include "fl_packed.h"
#include "syntax/syntax.h"

// Texts are plain sentences in which back-quotes mark code; nothing else in them is markup. All tables are constant.

// A word that may be written in one place, and what it does.
typedef struct WordInfo {
    const char *name;
    PackedText text;
} WordInfo;

// How often a flag may be given, and what value it takes (language.md 6.3).
typedef enum FlagKind {
    FLAG_BOOL, // `--link`, `--link=false`; once
    FLAG_TEXT, // `--chown=1000`; once
    FLAG_LIST, // `--mount=...`; any number of times
} FlagKind;

typedef struct FlagInfo {
    Str name;               // without the dashes; flags match with case
    const char *hint;       // the value's shape, `USER[:GROUP]`; NULL: none
    const char *since;      // frontend version (language.md 15); NULL: always, or in labs only
    const char *since_labs; // of the labs channel, where that was earlier
    const char *anchor;     // section of the reference
    const WordInfo *value;  // the values it takes, when these are few
    const WordInfo *usual;  // else values that are often written
    PackedText text;
    uint8_t kind; // FlagKind
    uint8_t value_count, usual_count;
} FlagInfo;

typedef struct InstructionInfo {
    Str name;
    const char *anchor; // section of the reference
    const Str *form;    // how it may be written
    const FlagInfo *flag;
    const WordInfo *word; // what may stand in its arguments and has a meaning of its own
    PackedText title;     // a sentence
    PackedText layer;     // another: whether it makes a layer
    PackedText example;   // lines of Dockerfile
    PackedText trap;      // what goes wrong most often; empty for none
    uint8_t form_count, flag_count, word_count;
    bool drops_flags; // any flag is silently ignored, none is refused (language.md 6.3)
} InstructionInfo;

// What an instruction is, or NULL for what is none.
const InstructionInfo *instruction_info(InstrKind kind);

// The flag of that name, or NULL.
const FlagInfo *flag_info(InstrKind kind, Str name);

// The word of that name in a table, or NULL.
const WordInfo *word_info(const WordInfo *word, uint32_t count, Str name);

// The shape of a value as text; empty for NULL.
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
    Str same;         // its other names, blank-separated
    const char *hint; // the value's shape; NULL where a bare word is enough
    const char *since;
    const WordInfo *value;
    const WordInfo *usual; // of `target`: for a cache
    uint8_t types;
    bool may_be_bare;
    PackedText text;
    uint8_t value_count, usual_count;
} MountOptionInfo;

const MountTypeInfo *mount_types(void);     // MOUNT_KINDS of them, in the order of MountKind
const MountOptionInfo *mount_options(void); // MOUNT_OPTIONS of them, in the order of MountOption

// By name in any case, the other names too; NULL if there is none.
const MountTypeInfo *mount_type_info(Str name);
const MountOptionInfo *mount_option_info(Str name);

// ---- Preset variables ----

// A variable that the builder sets itself. `value` is that of an ordinary build on linux/amd64; empty where it is empty, and
// for TARGETSTAGE, which depends on the file.
typedef struct PresetInfo {
    Str name, value;
    PackedText text; // what it holds: a noun
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
