// Let Python print at once.
//
// Python collects what it prints when the output is not a terminal. So logs come late, and when the container is killed, the
// last lines are lost. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["python", "app.py"]
//      ^^^^^^^^ what `python` prints comes late or is lost; set `PYTHONUNBUFFERED=1`
// ```
//
// ```fixed
// FROM python:3.12-slim
// ENV PYTHONUNBUFFERED=1
// CMD ["python", "app.py"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// ENV PYTHONUNBUFFERED=1
// CMD ["python", "app.py"]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// CMD ["python", "app.py"]
// ENV PYTHONUNBUFFERED=1
// ```
#include "lint/chain.h"
#include "lint/run_facts.h"

static const Command *python_of(const Model *m, uint32_t step)
{
    if (step == NO_STEP) return NULL;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_is_one_of(commands->item[i].name, STR("python python3"))) return &commands->item[i];
    return NULL;
}

static bool is_told(const Model *m, const Stage *stage, const Command *python)
{
    for (uint32_t i = 1; i < python->word_count; i++) {
        Str text = python->word[i].text;
        if (str_at(text, 0) != '-') break;
        if (str_at(text, 1) != '-' && str_has_char(text, 'u')) return true;
    }
    return stage_defines(m, stage, STR("PYTHONUNBUFFERED"));
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last || !stage_is_for_people(last)) return;
    Process process = process_of(m, last);
    uint32_t step = process.entrypoint == NO_STEP ? process.cmd : process.entrypoint;
    const Command *python = python_of(m, step);
    if (!python || python->word_count < 2 || is_told(m, last, python)) return;
    report_at(c, step, python->word[0].span,
              "what `%.*s` prints comes late or is lost; set `PYTHONUNBUFFERED=1`",
              STR_ARG(python->name));
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_ASK, "Set PYTHONUNBUFFERED=1");
    fix_line_before(f, found->step, STR("ENV PYTHONUNBUFFERED=1"));
}

RULE(python_output_buffered) = {
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
