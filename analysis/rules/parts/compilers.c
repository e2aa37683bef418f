#include "rules/parts/compilers.h"

static const Str COMPILERS = STR_INIT(
    "gcc g++ cc c++ clang clang++ make cmake ninja meson javac jar jlink kotlinc scalac sbt "
    "nvcc rustc ghc cabal stack swiftc mvn mvnw gradle gradlew ant bazel");

// Tools of which only some sub-commands compile.
static const Str BUILDERS = STR_INIT("go cargo dotnet npm yarn pnpm bun swift zig mix");
static const Str BUILD_WORDS = STR_INIT("build install publish test run compile release generate "
                                        "restore pack msbuild ci get");

bool bundles(const Command *c)
{
    static const Str runners = STR_INIT("npm yarn pnpm bun");
    static const Str bundlers = STR_INIT("tsc vite webpack rollup esbuild");
    if (c->family) return str_is_one_of(c->name, runners) && cmd_has_word(c, STR("build"));
    const Word *sub = str_is_one_of(c->name, STR("npx bunx pnpx")) ? cmd_sub(c) : NULL;
    if (!sub) return str_is_one_of(c->name, bundlers);
    return str_is_one_of(sub->text, bundlers) ||
           (str_is_one_of(sub->text, runners) && cmd_has_word(c, STR("build")));
}

bool compiles(const Command *c)
{
    if (str_is_one_of(c->name, COMPILERS) || bundles(c)) return true;
    const Word *sub = cmd_sub(c);
    return str_is_one_of(c->name, BUILDERS) && sub && str_is_one_of(sub->text, BUILD_WORDS);
}

// Installs what only a build needs.
static bool brings_compiler(const Command *c)
{
    return c->family && cmd_has_word(c, STR("build-essential build-base gcc g++ gcc-c++ cmake"));
}

bool stage_compiles(const Model *m, const Stage *stage)
{
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, chain.step, in);
        if (!commands->is_complete || commands->has_unknown) return true;
        for (uint32_t i = 0; i < commands->count; i++) {
            const Command *c = &commands->item[i];
            if (compiles(c) || str_ends_z(c->name, ".sh") || brings_compiler(c)) return true;
        }
    }
    return false;
}

bool process_may_compile(const Model *m, const Stage *stage)
{
    Process process = process_of(m, stage);
    uint32_t step = process.entrypoint == NO_STEP ? process.cmd : process.entrypoint;
    if (step == NO_STEP || process_is_to_build_on(m, &process)) return true;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_watch = cmd_is(c, "dotnet", "watch") || cmd_is(c, "go", NULL);
        bool is_odd = str_has_char(c->name, ' '); // several words in one string
        if (is_watch || is_odd || compiles(c) || str_ends_z(c->name, ".sh")) return true;
    }
    return !commands->count;
}
