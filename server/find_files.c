// Names of Dockerfiles, and complete searches.
#include "server/arguments.h"
#include "server/file_search.h"
#include "server/files.h"

typedef struct NamePattern {
    Str start, end;
} NamePattern;

// Compared without regard to case. STR("") is a wildcard.
static const NamePattern dockerfiles[] = {
    {STR_INIT("dockerfile."), STR_INIT("")},
    {STR_INIT("containerfile."), STR_INIT("")},
    {STR_INIT(""), STR_INIT(".dockerfile")},
    {STR_INIT(""), STR_INIT(".containerfile")},
};

// Names that look like Dockerfiles but are something else.
static const Str other_endings[] = {STR_INIT(".dockerignore"), STR_INIT(".containerignore"),
                                    STR_INIT(".md")};

static bool iends(Str s, Str end)
{
    return end.len <= s.len && str_ieq(str_skip(s, s.len - end.len), end);
}

bool is_dockerfile(Str name)
{
    if (str_ieq(name, STR("dockerfile")) || str_ieq(name, STR("containerfile"))) return true;
    for (uint32_t i = 0; i < ARRAY_LEN(other_endings); i++)
        if (iends(name, other_endings[i])) return false;
    for (uint32_t i = 0; i < ARRAY_LEN(dockerfiles); i++) {
        const NamePattern *p = &dockerfiles[i];
        if (p->start.len + p->end.len < name.len && str_istarts(name, p->start) &&
            iends(name, p->end))
            return true;
    }
    return false;
}

bool is_source_name(Str name)
{
    return !is_dockerfile(name) && !str_is_one_of(name, STR(". .. .git README.md LICENSE"));
}

static bool find(Arena *a, Files *files, Str path, FileSearch search)
{
    FoundFile found;
    Files operands = {&path, 1, 1};
    bool is_ok = true;
    search.arena = a;
    search.operands = &operands;
    while (file_search_next(&search, &found)) {
        if (!found.trouble.len)
            VEC_PUSH(a, files, found.path);
        else if (!search.has_ignore_files)
            failure("%.*s", STR_ARG(found.trouble));
        is_ok = is_ok && !found.trouble.len;
    }
    file_search_end(&search);
    return is_ok;
}

bool files_find(Arena *a, Files *files, Str path)
{
    return find(a, files, path, (FileSearch){0});
}

bool files_find_documents(Arena *a, Files *files, Str folder)
{
    return find(a, files, folder, (FileSearch){.has_ignore_files = true});
}
