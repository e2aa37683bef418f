#include "rules/parts/cuda.h"
#include "lint/base_image.h"
#include "lint/chain.h"

bool cuda_is_base(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    const ImageRef *image = stage ? stage_root_image(c->model, stage) : NULL;
    return image && str_is_z(image->path, "nvidia/cuda");
}

static uint32_t read_number(Str s, uint32_t *at)
{
    uint32_t n = 0, digits = 0;
    for (; char_is_digit(str_at(s, *at)) && digits < 4; digits++, (*at)++)
        n = n * 10 + (uint32_t)(s.ptr[*at] - '0');
    return n;
}

bool cuda_base(const At *c, CudaBase *out)
{
    if (!cuda_is_base(c)) return false;
    Str tag = stage_image(c->model, stage_root(c->model, stage_of(c->model, c->step)))->tag;
    uint32_t at = 0;
    *out = (CudaBase){.major = read_number(tag, &at)};
    if (!at || str_at(tag, at) != '.') return false;
    at++;
    out->minor = read_number(tag, &at);
    out->has_cudnn = str_has_z(tag, "cudnn");
    if (str_has_z(tag, "-devel")) out->variant = CUDA_DEVEL;
    if (str_has_z(tag, "-runtime")) out->variant = CUDA_RUNTIME;
    return true;
}

// `121`, `92` or `12` after `cu`: the last digit is the minor version, but for two of which the first is 1.
static bool read_run_together(Str text, uint32_t at, CudaVersion *out)
{
    uint32_t start = at, number = read_number(text, &at), digits = at - start;
    if (digits < 2 || 3 < digits || str_at(text, at) == '.') return false;
    *out = (CudaVersion){.span = {start, at}, .major = number, .is_run_together = true};
    out->has_minor = digits == 3 || number < 100;
    if (digits == 2 && text.ptr[start] == '1') out->has_minor = false;
    if (out->has_minor) {
        out->major = number / 10;
        out->minor = number % 10;
    }
    return true;
}

static bool read_pin(Str text, uint32_t at, CudaVersion *out)
{
    while (str_at(text, at) == '=') at++;
    uint32_t start = at;
    *out = (CudaVersion){.major = read_number(text, &at)};
    if (at == start) return false;
    if (str_at(text, at) == '.' && char_is_digit(str_at(text, at + 1))) {
        at++;
        out->minor = read_number(text, &at);
        out->has_minor = true;
    }
    out->span = (Span){start, at};
    return true;
}

// The text behind one of the words, STR_NONE when none is there.
static uint32_t after(Str text, const Str *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t at = 0; at + words[i].len < text.len; at++)
            if (str_starts(str_skip(text, at), words[i])) return at + words[i].len;
    return STR_NONE;
}

bool cuda_version_in(Str text, CudaVersion *out)
{
    static const Str wheels[] = {STR_INIT("+cu"), STR_INIT("whl/cu"), STR_INIT("whl/nightly/cu"),
                                 STR_INIT("cupy-cuda")};
    static const Str pins[] = {STR_INIT("pytorch-cuda="), STR_INIT("cudatoolkit="),
                               STR_INIT("cuda-version="), STR_INIT("cuda-toolkit=")};
    uint32_t at = after(text, wheels, ARRAY_LEN(wheels));
    if (at != STR_NONE && read_run_together(text, at, out)) return true;
    at = after(text, pins, ARRAY_LEN(pins));
    return at != STR_NONE && read_pin(text, at, out);
}

bool cuda_builds_python(const Model *m, const Stage *stage)
{
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, chain.step, in);
        for (uint32_t i = 0; i < commands->count; i++) {
            const Command *c = &commands->item[i];
            bool is_python =
                cmd_in(c, "pip", NULL) || str_is_one_of(c->name, STR("uv python python3"));
            if (is_python &&
                cmd_has_word(c, STR("--no-build-isolation --no-binary -e --editable . -r "
                                    "--requirement setup.py flash-attn deepspeed")))
                return true;
        }
    }
    return false;
}
