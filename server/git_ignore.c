// The rules nearest to the path win, and within a file the last one that matches.
#include "server/git_ignore.h"
#include "server/files.h"
#include "server/paths.h"
#include <uv.h>

static void read_rules(Arena *a, GitIgnore *to, Str path)
{
    Str text, line;
    if (!file_read_if_any(a, path, &text)) return;
    if (str_starts_z(text, "\xef\xbb\xbf")) text = str_skip(text, 3);
    while (text.len && str_next_part(&text, '\n', &line)) {
        PathRule rule;
        if (path_rule_read(a, line, &rule)) VEC_PUSH(a, &to->rules, rule);
    }
}

const GitIgnore *git_ignore_enter(Arena *a, const GitIgnore *above, Str folder)
{
    GitIgnore own = {.above = above, .folder = folder};
    read_rules(a, &own, path_join(a, folder, STR(".gitignore")));
    if (!own.rules.count) return above;
    GitIgnore *rules = arena_new(a, GitIgnore, 1);
    *rules = own;
    rules->folder = str_copy(a, folder);
    return rules;
}

static bool is_repository(Arena *a, Str folder)
{
    uv_fs_t call;
    int result = uv_fs_stat(NULL, &call, path_z(a, path_join(a, folder, STR(".git"))), NULL);
    uv_fs_req_cleanup(&call);
    return 0 <= result;
}

// The root of the repository; the folder itself outside of a repository.
static Str find_repository(Arena *a, Str folder)
{
    for (Str at = folder;; at = path_folder(at)) {
        if (is_repository(a, at)) return at;
        if (at.len <= 1) return folder;
    }
}

static const GitIgnore *read_exclude(Arena *a, Str repository)
{
    GitIgnore *rules = arena_new(a, GitIgnore, 1);
    rules->folder = repository;
    read_rules(a, rules, path_join(a, repository, STR(".git/info/exclude")));
    return rules;
}

const GitIgnore *git_ignore_start(Arena *a, Str folder)
{
    Str repository = find_repository(a, folder);
    const GitIgnore *rules = read_exclude(a, repository);
    for (uint32_t end = repository.len; end <= folder.len; end++) {
        bool is_part = end == folder.len || folder.ptr[end] == '/';
        if (is_part) rules = git_ignore_enter(a, rules, str_cut(folder, 0, end));
    }
    return rules;
}

static Str below(Str folder, Str path)
{
    Str rest = str_skip(path, folder.len);
    return str_at(rest, 0) == '/' ? str_skip(rest, 1) : rest;
}

bool git_ignores(Arena *scratch, const GitIgnore *rules, Str path, bool is_folder)
{
    for (; rules; rules = rules->above) {
        Str relative = below(rules->folder, path);
        for (uint32_t i = rules->rules.count; i--;) {
            const PathRule *rule = &rules->rules.item[i];
            if (path_rule_matches(scratch, rule, relative, is_folder)) return !rule->is_negative;
        }
    }
    return false;
}
