// Longest common subsequence of lines, by the table that is quadratic: answers are short.
#include "line_diff.h"
#include "base/out.h"
#include "base/vec.h"

enum { TABLE_MAX = 1 << 22 };

typedef struct Lines {
    Str *item;
    uint32_t count, room;
} Lines;

static Lines split(Arena *a, Str text)
{
    Lines lines = {0};
    Str line;
    while (text.len && str_next_part(&text, '\n', &line)) VEC_PUSH(a, &lines, line);
    return lines;
}

static void write_line(Out *out, char sign, Str line)
{
    out_char(out, sign);
    for (uint32_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];
        if (0x20 <= c && c != 0x7F)
            out_char(out, (char)c);
        else
            out_fmt(out, "\\x%c%c", "0123456789ABCDEF"[c >> 4], "0123456789ABCDEF"[c & 15]);
    }
    out_char(out, '\n');
}

// cell[i * width + j]: length of the longest common part of want[i..] and got[j..].
static uint32_t *fill_table(Arena *a, Lines want, Lines got)
{
    uint32_t width = got.count + 1;
    uint32_t *cell = arena_new(a, uint32_t, (size_t)width * (want.count + 1));
    for (uint32_t i = want.count; i-- > 0;) {
        for (uint32_t j = got.count; j-- > 0;) {
            uint32_t down = cell[(i + 1) * width + j], right = cell[i * width + j + 1];
            uint32_t here = down < right ? right : down;
            if (str_eq(want.item[i], got.item[j])) here = cell[(i + 1) * width + j + 1] + 1;
            cell[i * width + j] = here;
        }
    }
    return cell;
}

Str diff_lines(Arena *a, Str want_text, Str got_text)
{
    Lines want = split(a, want_text), got = split(a, got_text);
    Out out = out_on(a);
    uint32_t width = got.count + 1, i = 0, j = 0;
    bool is_small = (uint64_t)width * (want.count + 1) < TABLE_MAX;
    uint32_t *cell = is_small ? fill_table(a, want, got) : NULL;
    while (cell && i < want.count && j < got.count) {
        if (str_eq(want.item[i], got.item[j])) {
            write_line(&out, ' ', want.item[i++]);
            j++;
        } else if (cell[(i + 1) * width + j] < cell[i * width + j + 1]) {
            write_line(&out, '+', got.item[j++]);
        } else {
            write_line(&out, '-', want.item[i++]);
        }
    }
    while (i < want.count) write_line(&out, '-', want.item[i++]);
    while (j < got.count) write_line(&out, '+', got.item[j++]);
    return out_done(&out);
}
