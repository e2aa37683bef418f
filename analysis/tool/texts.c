#include "tool/texts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 16 };

static void put(Packed *p, char byte)
{
    bool is_power_of_two = (p->len & (p->len - 1)) == 0;
    if (!p->text || (FIRST_ROOM <= p->len && is_power_of_two)) {
        p->text = realloc(p->text, p->text ? 2 * p->len : FIRST_ROOM);
        if (!p->text) abort();
    }
    p->text[p->len++] = byte;
}

void join_text(Packed *p, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) put(p, text[i]);
    put(p, '\0');
}

int join_command_words(Packed *p, const char *at)
{
    int count = 0;
    bool is_inside = false;
    for (const char *next; *at; at = next) {
        next = at + strcspn(at, "\n");
        next += *next == '\n';
        at += strspn(at, " ");
        if (*at == '#') continue;
        if (is_inside && *at == '\n') put(p, '\0'), count++;
        is_inside = *at != '\n';
        while (is_inside && at < next) put(p, *at++);
    }
    if (is_inside) put(p, '\0'), count++;
    return count;
}

// The literals up to the end of a TEXT(...); counts the lines that they go over.
static const char *join_literals(Packed *p, const char *at, int *line)
{
    for (bool is_inside = false; is_inside || *at != ')'; at++) {
        if (*at == '"') is_inside = !is_inside;
        if (*at == '\n') ++*line;
        if (!is_inside || *at == '"') continue;
        bool is_line_end = at[0] == '\\' && at[1] == 'n';
        if (*at == '\\') at++;
        put(p, is_line_end ? '\n' : *at);
    }
    put(p, '\0');
    return at;
}

int join_packed_texts(Packed *p, PackedFile *file)
{
    int line = 1, last = 0;
    for (const char *at = file->text; *at; at++) {
        if (*at == '\n') line++;
        bool is_apart = at == file->text || strchr(" {\n", at[-1]);
        if (!is_apart || strncmp(at, "TEXT(", 5) != 0) continue;
        if (line == last) return line;
        int first = line;
        at = join_literals(p, at + 5, &line);
        file->count++;
        for (last = line; first <= last; first++)
            fprintf(file->header, "    TEXT_%.*s_%d = %d,\n", (int)strcspn(file->name, "."),
                    file->name, first, file->count);
    }
    return 0;
}
