// A small generator, and a table of snippets that fit together in many wrong ways.
#include "random.h"
#include "base/out.h"

static const Str snippets[] = {
    STR_INIT("FROM alpine AS a\n"),
    STR_INIT("FROM a\n"),
    STR_INIT("FROM --platform=$BUILDPLATFORM golang:1.23 AS build\r\n"),
    STR_INIT("RUN apt-get update && apt-get install -y curl \\\n"),
    STR_INIT("  && rm -rf /var/lib/apt/lists/*\n"),
    STR_INIT("RUN <<EOF\n"),
    STR_INIT("EOF\n"),
    STR_INIT("\tEOF\n"),
    STR_INIT("EOF\r\n"),
    STR_INIT("COPY <<-\"one\" <<two /x/\n"),
    STR_INIT("one\n"),
    STR_INIT("two\n"),
    STR_INIT("RUN cat 3<<A <<B\n"),
    STR_INIT("A\nB\n"),
    STR_INIT("# syntax=docker/dockerfile:1\n"),
    STR_INIT("# escape=`\n"),
    STR_INIT("# escape=\\\n"),
    STR_INIT("# check=skip=all\n"),
    STR_INIT("# a comment\n"),
    STR_INIT("  # escape=`\n"),
    STR_INIT("#\n"),
    STR_INIT("\n"),
    STR_INIT("   \t\n"),
    STR_INIT("\\\n"),
    STR_INIT("`\n"),
    STR_INIT("\r"),
    STR_INIT("ENV A=1 B=\"x y\" C='$A' D=${A:-${B}}\n"),
    STR_INIT("ENV A b c\n"),
    STR_INIT("ENV A\n"),
    STR_INIT("LABEL \"a b\"=c x\n"),
    STR_INIT("ARG V=1 W=\"$V\n"),
    STR_INIT("CMD [\"a\", \"b\"]\n"),
    STR_INIT("CMD [\"a\", \\\n # c\n\n \"b\"]\n"),
    STR_INIT("ENTRYPOINT [\"a\", 1]\n"),
    STR_INIT("RUN [ -f x ] && y\n"),
    STR_INIT("HEALTHCHECK --interval=5s CMD curl -f x\n"),
    STR_INIT("HEALTHCHECK NONE\n"),
    STR_INIT("ONBUILD RUN <<EOF\n"),
    STR_INIT("ONBUILD ONBUILD COPY [\"a\", \"b\"]\n"),
    STR_INIT("EXPOSE 80/TCP $P 1-2\n"),
    STR_INIT("VOLUME [\"/a\"] \\\n"),
    STR_INIT("SHELL [\"/bin/bash\", \"-c\"]\n"),
    STR_INIT("USER a b\n"),
    STR_INIT("WORKDIR ${W}/x\n"),
    STR_INIT("STOPSIGNAL SIGKILL\n"),
    STR_INIT("MAINTAINER a \\ b\n"),
    STR_INIT("COPY --from=a --chown=1:1 --link x y\n"),
    STR_INIT("ADD --checksum=sha256:0 https://x/y /z\n"),
    STR_INIT("RUN --mount=type=cache,target=/x \\\n\n\n  make\n"),
    STR_INIT("FORM x\n"),
    STR_INIT("RUN echo it's <<EOF\n"),
    STR_INIT("\xF0\x9F\x90\xB3"),
    STR_INIT("e\xCC\x81"),
    STR_INIT("\xC2\xA0"),
    STR_INIT("\xEF\xBB\xBF"),
    STR_INIT("\xFF"),
    STR_INIT("\""),
    STR_INIT("'"),
    STR_INIT("${"),
    STR_INIT("}"),
    STR_INIT("<<"),
    STR_INIT("--"),
    STR_INIT(" "),
    STR_INIT("\\"),
    STR_INIT("\n"),
};

Random random_start(uint64_t seed, uint32_t salt)
{
    return (Random){seed * 0x9E3779B97F4A7C15u + salt};
}

uint32_t random_below(Random *r, uint32_t n)
{
    r->state ^= r->state << 13;
    r->state ^= r->state >> 7;
    r->state ^= r->state << 17;
    return (uint32_t)(r->state >> 33) % n;
}

static void write_bytes(Out *out, Random *r)
{
    static const char often[] = "\n\n\r\\`#<[]\"'$ \t";
    for (uint32_t n = 1 + random_below(r, 6); n-- > 0;) {
        uint32_t pick = random_below(r, 3 * (uint32_t)sizeof often);
        out_char(out, pick < sizeof often - 1 ? often[pick] : (char)random_below(r, 256));
    }
}

Str random_text(Arena *a, Random *r, uint32_t pieces)
{
    Out out = out_on(a);
    for (uint32_t i = 0; i < pieces; i++) {
        Str piece = snippets[random_below(r, ARRAY_LEN(snippets))];
        uint32_t pick = random_below(r, 12);
        if (pick == 0)
            write_bytes(&out, r);
        else if (pick == 1)
            out_str(&out, str_cut(piece, random_below(r, piece.len), piece.len));
        else
            out_str(&out, piece);
    }
    return out_done(&out);
}

Span random_span(Random *r, uint32_t len)
{
    uint32_t start = random_below(r, len + 1);
    uint32_t most = random_below(r, 4) ? 12 : len + 1;
    uint32_t size = random_below(r, 3) ? random_below(r, most < 1 ? 1 : most) : 0;
    return (Span){start, len - start < size ? len : start + size};
}
