// Errors in linked lists, so that each is visited once.
#include "lint/passes/said.h"
#include "base/vec.h"

static Str key_here(Arena *a, uint32_t row, uint32_t item)
{
    return str_fmt(a, "%u %u", row, item);
}

static Str key_alike(Arena *a, uint32_t row, Str message)
{
    return str_fmt(a, "%u:%.*s", row, STR_ARG(message));
}

// Appends error `number` to the list of `key`. Returns the last one before it, or NO_SAID.
static uint32_t append(Arena *a, SaidErrors *said, Str key, uint32_t number)
{
    uint32_t at = names_get(&said->row_of, key);
    if (at == NAMES_NONE) {
        SaidRow row = {number, number, number};
        names_put(&said->row_of, a, key, said->rows.count);
        VEC_PUSH(a, &said->rows, row);
        return NO_SAID;
    }
    SaidRow *row = &said->rows.item[at];
    uint32_t before = row->last;
    row->last = number;
    return before;
}

void said_add(Arena *a, SaidErrors *said, uint32_t row, uint32_t item, Str message)
{
    uint32_t number = said->errors.count;
    Said error = {NO_SAID, NO_SAID, false};
    VEC_PUSH(a, &said->errors, error);
    uint32_t here = append(a, said, key_here(a, row, item), number);
    uint32_t alike = append(a, said, key_alike(a, row, message), number);
    if (here != NO_SAID) said->errors.item[here].next_here = number;
    if (alike != NO_SAID) said->errors.item[alike].next_alike = number;
}

void said_reset(SaidErrors *said)
{
    for (uint32_t i = 0; i < said->errors.count; i++) said->errors.item[i].is_matched = false;
    for (uint32_t i = 0; i < said->rows.count; i++)
        said->rows.item[i].at = said->rows.item[i].first;
}

static bool match_in(SaidErrors *said, Str key, bool is_here)
{
    uint32_t number = names_get(&said->row_of, key);
    if (number == NAMES_NONE) return false;
    SaidRow *row = &said->rows.item[number];
    for (; row->at != NO_SAID; row->at = is_here ? said->errors.item[row->at].next_here
                                                 : said->errors.item[row->at].next_alike) {
        Said *error = &said->errors.item[row->at];
        if (error->is_matched) continue;
        error->is_matched = true;
        return true;
    }
    return false;
}

bool said_match(Arena *scratch, SaidErrors *said, uint32_t row, uint32_t item, Str message)
{
    return match_in(said, key_here(scratch, row, item), true) ||
           match_in(said, key_alike(scratch, row, message), false);
}
