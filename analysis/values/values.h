// The small grammars of single values: numbers, durations, ports, platforms, modes, signals, git addresses, devices.
// All are pure functions of a text that was expanded already.
#ifndef FL_VALUES_VALUES_H
#define FL_VALUES_VALUES_H

#include "base/arena.h"
#include "base/str.h"

// A decimal number with an optional sign that fits into that many bits (Go's strconv.ParseInt).
bool int_parse(Str text, uint32_t bits, int64_t *out);

// A number without sign to base 8 or 10 that fits into that many bits (Go's strconv.ParseUint).
bool uint_parse(Str text, uint32_t base, uint32_t bits, uint64_t *out);

// 1 t T TRUE true True, 0 f F FALSE false False (Go's strconv.ParseBool).
bool bool_parse(Str text, bool *out);

// `1m30s` in nanoseconds (language.md 13.3).
bool duration_parse(Str text, int64_t *nanoseconds);

// `64m`, `1.5 GiB` (language.md 13.3).
bool size_is_valid(Str text);

// `0755` or `u=rwX,go+r` (language.md 13.5).
bool mode_is_valid(Str text);

// A number other than 0, or the name of a Linux signal (language.md 12, STOPSIGNAL).
bool signal_is_valid(Str text);
const Str *signal_names(Arena *a, uint32_t *count); // with SIG, for suggestions

// [a-z][a-z0-9-_.]* in any case: the name of a stage (BuildKit, parseBuildStageName). And whether a character may stand at
// that byte of one.
bool stage_name_is_valid(Str name);
bool stage_name_may_hold(char c, uint32_t at);

// The candidate that is nearest to `text`, or an empty text when none is near enough or one of them equals it
// (language.md 13.9). Of several the first.
Str suggest(Str text, const Str *candidate, uint32_t count);
Str suggest_ignoring_case(Str text, const Str *candidate, uint32_t count);

// ---- EXPOSE (language.md 13.4) ----

typedef enum PortError {
    PORT_OK,
    PORT_BAD_IP,
    PORT_MISSING, // no container part
    PORT_BAD_CONTAINER,
    PORT_BAD_HOST,
    PORT_BAD_RANGES, // of different size
    PORT_BAD_PROTOCOL,
} PortError;

// One word of EXPOSE: the container ports first..last. The texts are slices of the word.
typedef struct PortSpec {
    PortError error;
    uint32_t first, last;
    Str protocol;  // as it is written; empty for the default, tcp
    Str container; // the container part, with its protocol
    bool has_host; // an address or a host port is given, which means nothing
} PortSpec;

PortSpec port_spec(Str word);

// ---- Platforms (language.md 13.2) ----

// The parts in their usual spelling; of a single word the part that it does not name is empty.
typedef struct Platform {
    bool is_valid;
    Str os, arch, variant;
} Platform;

Platform platform_parse(Arena *a, Str text);
const Str *platform_names(uint32_t *count); // the usual ones, for suggestions

// ---- git addresses (language.md 13.6) ----

typedef enum GitError {
    GIT_OK,
    GIT_UNKNOWN_KEY,
    GIT_REPEATED_KEY,
    GIT_MISSING_VALUE,
    GIT_BAD_VALUE,
    GIT_CONFLICT, // of ref, tag and branch, or with the fragment
} GitError;

typedef struct GitRef {
    bool is_git;               // the other fields are empty when it is none
    GitError error;            // of the query: a hard error
    Span wrong;                // bytes of the text: the part of the query with the error
    Str remote;                // without query and fragment
    Str ref, subdir, checksum; // from the fragment or the query, as written
} GitRef;

GitRef git_ref(Str text);
const Str *git_query_keys(uint32_t *count);

// ---- RUN --device (language.md 12, RUN) ----

typedef enum DeviceError {
    DEVICE_OK,
    DEVICE_BAD_CSV,
    DEVICE_NAME_REPEATED,
    DEVICE_BARE_FIELD, // a word without `=` behind the name
    DEVICE_UNKNOWN_KEY,
    DEVICE_BAD_BOOLEAN,
} DeviceError;

typedef struct Device {
    DeviceError error;
    Span wrong; // bytes of the value: the field with the error
    Str name;
    bool is_required;
} Device;

Device device_parse(Arena *a, Str value);

// ---- Wildcards in local sources (language.md 13.8) ----

bool glob_has_wildcard(Str pattern);

// `yarn.lock*`, `.npmrc?`: a whole name, and a wildcard so that the file may be missing.
bool glob_is_optional(Str pattern);
bool glob_match(Arena *a, Str pattern, Str path); // false for a pattern that is not valid

// Whether two names are equal or fit, where either may be a pattern.
bool glob_meet(Arena *a, Str one, Str other);

#endif
