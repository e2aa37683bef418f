// Parsers of single values: numbers, durations, ports, platforms, modes, signals, git addresses,
// devices. Pure functions of an expanded text.
#ifndef FL_VALUES_VALUES_H
#define FL_VALUES_VALUES_H

#include "base/arena.h"
#include "base/str.h"

// A decimal integer with optional sign that fits into `bits` (Go's strconv.ParseInt).
bool int_parse(Str text, uint32_t bits, int64_t *out);

// An unsigned integer to base 8 or 10 that fits into `bits` (Go's strconv.ParseUint).
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

// Whether it is a stage name: [a-z][a-z0-9-_.]* in any case (BuildKit, parseBuildStageName);
// whether the character may stand at byte `at` of one.
bool stage_name_is_valid(Str name);
bool stage_name_may_hold(char c, uint32_t at);

// The nearest candidate, the first of several; empty when none is near enough, or one equals `text`
// (language.md 13.9).
Str suggest(Str text, const Str *candidate, uint32_t count);
Str suggest_ignoring_case(Str text, const Str *candidate, uint32_t count);

// ---- EXPOSE (language.md 13.4) ----

typedef enum PortError {
    PORT_OK,
    PORT_BAD_IP,
    PORT_MISSING, // no container port
    PORT_BAD_CONTAINER,
    PORT_BAD_HOST,
    PORT_BAD_RANGES, // ranges of different size
    PORT_BAD_PROTOCOL,
} PortError;

// A word of EXPOSE: container ports first..last. Texts are slices of the word.
typedef struct PortSpec {
    PortError error;
    uint32_t first, last;
    Str protocol;  // as written; empty: tcp
    Str container; // the container port with its protocol
    bool has_host; // it has an address or host port, which has no effect
} PortSpec;

PortSpec port_spec(Str word);

// ---- Platforms (language.md 13.2) ----

// The normalised parts; parts that are not given are empty.
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
    GIT_CONFLICT, // between ref, tag, branch and the fragment
} GitError;

typedef struct GitRef {
    bool is_git;               // false: the other fields are empty
    GitError error;            // an error in the query, which fails the build
    Span wrong;                // bytes of the text: the faulty part of the query
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
    Span wrong; // bytes of the value: the faulty field
    Str name;
    bool is_required;
} Device;

Device device_parse(Arena *a, Str value);

// ---- Wildcards in local sources (language.md 13.8) ----

bool glob_has_wildcard(Str pattern);

// Whether it is a whole name with a wildcard that makes the file optional: `yarn.lock*`, `.npmrc?`.
bool glob_is_optional(Str pattern);
bool glob_match(Arena *a, Str pattern, Str path); // false for an invalid pattern

// Whether two names are equal or match, where either may be a pattern.
bool glob_meet(Arena *a, Str one, Str other);

#endif
