// Give `--checksum` the digest of one remote file.
//
// The flag belongs to an ADD of exactly one URL (`sha256:` and 64 hexadecimal digits) or git repository (a commit). The
// builder refuses it elsewhere.
//
// ```dockerfile
// FROM alpine:3.20
// ADD --checksum=sha256:123 https://example.org/a.txt /a.txt
//                ^^^^^^^^^^ `sha256:123` is not a digest; write `sha256:` and 64 hexadecimal digits
// ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef a.txt /a.txt
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `--checksum` is for exactly one URL or git repository
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.org/a.txt /a.txt
// ```
#include "lint/sources.h"
#include "rules/parts/flag_values.h"

static bool is_digest(Str text)
{
    static const struct {
        Str prefix;
        uint32_t digits;
    } kinds[] = {{STR_INIT("sha256:"), 64}, {STR_INIT("sha384:"), 96}, {STR_INIT("sha512:"), 128}};
    for (uint32_t i = 0; i < ARRAY_LEN(kinds); i++) {
        if (!str_starts(text, kinds[i].prefix) || text.len != kinds[i].prefix.len + kinds[i].digits)
            continue;
        for (uint32_t k = kinds[i].prefix.len; k < text.len; k++)
            if (!char_is_digit(text.ptr[k]) && (text.ptr[k] < 'a' || 'f' < text.ptr[k]))
                return false;
        return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    Str value;
    Span span;
    if (!flag_expanded(&c->at, in, STR("checksum"), &value, &span) || !value.len) return;
    Sources s = sources_of(&c->at, in);
    if (!s.count || s.item[0].kind == SOURCE_UNKNOWN) return;
    bool is_remote = s.item[0].kind == SOURCE_URL || s.item[0].kind == SOURCE_GIT;
    if (s.count != 1 || !is_remote)
        report(c, span, "`--checksum` is for exactly one URL or git repository");
    else if (s.item[0].kind == SOURCE_URL && !is_digest(value))
        report(c, span, "`%.*s` is not a digest; write `sha256:` and 64 hexadecimal digits",
               STR_ARG(value));
}

RULE(checksum_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ADD),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
