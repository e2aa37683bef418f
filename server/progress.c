#include "server/progress.h"
#include <stdio.h>
#include <uv.h>

static const uint64_t second = 1000000000, pause_between = 100000000;

void progress_start(Progress *p, bool is_quiet)
{
    *p = (Progress){.start = uv_hrtime()};
    p->is_on = !is_quiet && uv_guess_handle(2) == UV_TTY;
}

void progress_step(Progress *p, uint32_t done, uint32_t total)
{
    if (!p->is_on) return;
    uint64_t now = uv_hrtime();
    if (now - p->start < second || now - p->shown_at < pause_between) return;
    p->shown_at = now;
    p->is_shown = true;
    if (total)
        fprintf(stderr, "\r%u of %u files checked\x1b[K", done, total);
    else
        fprintf(stderr, "\r%u files checked\x1b[K", done);
    fflush(stderr);
}

void progress_hide(Progress *p)
{
    if (!p->is_shown) return;
    fputs("\r\x1b[K", stderr);
    fflush(stderr);
    p->is_shown = false;
}
