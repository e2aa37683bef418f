#include "rules/parts/user_line.h"

uint32_t user_line_place(const Model *m, const Stage *stage)
{
    uint32_t found = NO_STEP;
    for (uint32_t step = stage_end(m, stage); step-- > stage->from;) {
        InstrKind kind = instr_at(m, step)->kind;
        if (kind == K_RUN || kind == K_COPY || kind == K_ADD || kind == K_WORKDIR) break;
        if (kind == K_CMD || kind == K_ENTRYPOINT) found = step;
    }
    return found;
}
