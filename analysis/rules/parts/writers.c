#include "rules/parts/writers.h"

bool writes_here(const Command *c)
{
    const Word *sub = cmd_sub(c);
    if (str_is_one_of(c->name, STR("npm pnpm yarn bun")))
        return sub ? str_is_one_of(sub->text, STR("install i ci add build"))
                   : str_is_z(c->name, "yarn");
    if (str_is_one_of(c->name, STR("bundle composer poetry uv")))
        return sub && str_is_one_of(sub->text, STR("install sync"));
    if (str_is_one_of(c->name, STR("cargo dotnet")))
        return sub && str_is_one_of(sub->text, STR("build run publish"));
    return str_is_one_of(c->name, STR("rails puma jekyll mvn gradle jupyter"));
}
