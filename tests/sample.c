#include "sample.h"

Sample sample_open(uint32_t seed, uint32_t salt, uint32_t pieces)
{
    Sample s = {0};
    Random r = random_start(seed, salt);
    s.text = random_text(&s.arena, &r, pieces);
    s.doc = fl_open(s.text);
    return s;
}

void sample_close(Sample *s)
{
    fl_close(s->doc);
    arena_clear(&s->arena);
}
