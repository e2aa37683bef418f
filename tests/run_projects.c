// Small projects with files beside their Dockerfile (projects/): what the fix of source-copied-before-install makes of them,
// as `explain --changed` tells; and that an editor is shown what the command line finds.
#include "listing.h"
#include "marks.h"
#include "test.h"
#include "workspace.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Inputs with files beside them, among the fixtures and among the examples of rules: there are more.
enum { FIXTURES_LEAST = 20, EXAMPLES_LEAST = 15 };

// An instruction before the fix that runs again when a source changes, and the one after it that does not.
typedef struct Project {
    const char *name, *before, *after;
} Project;

static const Project projects[] = {
    {"npm", "RUN npm ci && npm run build", "RUN npm ci"},
    {"yarn", "RUN yarn install", "RUN yarn install"},
    {"pnpm", "RUN pnpm install", "RUN pnpm install"},
    {"pip", "RUN pip install --no-cache-dir -r", "RUN pip install --no-cache-dir -r"},
    {"poetry", "RUN poetry install", "RUN poetry install"},
    {"uv", "uv sync", "--no-install-project"},
    {"go", "RUN CGO_ENABLED=0 go build", "RUN go mod download"},
    {"cargo", "RUN cargo build", "cargo fetch"},
    {"maven", "RUN mvn -B package", "RUN mvn -B dependency:go-offline"},
    {"gradle", "RUN ./gradlew --no-daemon installDist", "RUN ./gradlew --no-daemon dependencies"},
    {"bundler", "RUN bundle install", "RUN bundle install"},
    {"composer", "RUN composer install", "--no-autoloader"},
    {"dotnet", "RUN dotnet publish", "RUN dotnet restore"},
};

static void copy_project(Workspace *p, const char *name)
{
    workspace_make(p);
    workspace_start(p, "", "{}");
    Str command =
        str_fmt(&p->arena, "cp -r '" TESTS_DIR "/projects/%s/.' '%s'%c", name, p->root, 0);
    assert_int_equal(system(command.ptr), 0);
}

// What a command of the program answers in JSON; the caller frees it.
static json_t *answer_of(Workspace *p, Str words)
{
    Str command =
        str_fmt(&p->arena, "cd '%s' && %s %.*s%c", p->root, FAIRLEAD_BINARY, STR_ARG(words), 0);
    FILE *output = popen(command.ptr, "r");
    json_t *list = json_loadf(output, 0, NULL);
    pclose(output);
    assert_non_null(list);
    return list;
}

// Whether the first instruction with that text runs again.
static const char *runs_again(const json_t *list, const char *text)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *step = json_array_get(list, i);
        if (strstr(json_string_value(json_object_get(step, "instruction")), text))
            return json_string_value(json_object_get(step, "again"));
    }
    fail_msg("no instruction `%s`", text);
    return NULL;
}

static void the_install_stays_in_the_cache(void **state)
{
    const Project *project = *state;
    Workspace p;
    copy_project(&p, project->name);
    json_t *before = answer_of(&p, STR("explain --format json Dockerfile --changed src/x"));
    assert_string_equal(runs_again(before, project->before), "yes");
    json_decref(before);
    Str command = str_fmt(&p.arena, "cd '%s' && %s fix --unsafe-fixes Dockerfile >/dev/null%c",
                          p.root, FAIRLEAD_BINARY, 0);
    assert_int_equal(system(command.ptr), 0);
    json_t *after = answer_of(&p, STR("explain --format json Dockerfile --changed src/x"));
    assert_string_equal(runs_again(after, project->after), "no");
    assert_string_equal(runs_again(after, "COPY . "), "yes");
    json_decref(after);
    workspace_leave(&p);
}

// ---- Editor and command line ----

typedef struct Said {
    char text[4096];
} Said;

static int by_text(const void *one, const void *two)
{
    return strcmp(*(const char *const *)one, *(const char *const *)two);
}

// The ids of a list of findings, each once, in order: an editor shows a rule that repeats itself only once.
static void ids_of(const json_t *list, Said *out)
{
    const char *id[256];
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(list) && count < 256; i++)
        id[count++] = json_string_value(json_object_get(json_array_get(list, i), "code"));
    qsort(id, count, sizeof *id, by_text);
    out->text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (i && strcmp(id[i], id[i - 1]) == 0) continue;
        size_t len = strlen(out->text);
        snprintf(out->text + len, sizeof out->text - len, "%s\n", id[i]);
    }
}

// Findings come again when the files are known.
static void wait_for(Workspace *p, const Said *wanted)
{
    Said got;
    for (int i = 0; i < 3; i++) {
        json_t *message = workspace_receive(p, "textDocument/publishDiagnostics");
        ids_of(json_object_get(json_object_get(message, "params"), "diagnostics"), &got);
        json_decref(message);
        if (strcmp(got.text, wanted->text) == 0) return;
    }
    assert_string_equal(got.text, wanted->text);
}

static void compare_both(Workspace *p, const char *dockerfile, Said *checked)
{
    Arena a = {0};
    json_t *list = answer_of(p, str_fmt(&a, "check --format json '%s'", dockerfile));
    ids_of(list, checked);
    json_decref(list);
    Str text = read_file(&a, workspace_path(p, dockerfile));
    workspace_open(p, dockerfile, str_fmt(&a, "%.*s%c", STR_ARG(text), 0).ptr);
    wait_for(p, checked);
    arena_clear(&a);
}

static void an_editor_shows_the_same(void **state)
{
    const Project *project = *state;
    Workspace p;
    Said said;
    copy_project(&p, project->name);
    compare_both(&p, "Dockerfile", &said);
    workspace_leave(&p);
}

typedef struct Tree {
    const char *title, *dockerfile;
    const char *file[8][2]; // path and text
    const char *make;       // what the shell makes beside them; or NULL
    const char *silent;     // a rule that must not be among those found; or NULL
} Tree;

// What is copied would be wrong if nothing was ignored.
#define UNKNOWN_IGNORED                                                                            \
    "Dockerfile",                                                                                  \
    {                                                                                              \
        {"Dockerfile", "FROM node:22.1-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD [\"a\"]\n"},   \
            {"package.json", "{}"}, {"node_modules/a/b.js", "1"},                                  \
        {                                                                                          \
            ".env", "TOKEN=abc"                                                                    \
        }                                                                                          \
    }

static const Tree trees[] = {
    {"dependencies, secrets and history",
     "Dockerfile",
     {{"Dockerfile", "FROM node:20.1-slim\nCOPY . .\nUSER node\nCMD [\"node\", \"a.js\"]\n"},
      {"package.json", "{}"},
      {"node_modules/a/b.js", "1"},
      {".env", "TOKEN=abc"},
      {".git/HEAD", "ref"}},
     NULL,
     NULL},
    {"the context is above",
     "docker/Dockerfile",
     {{"docker/Dockerfile", "FROM alpine:3.20\nCOPY src/a lib/x.log /x/\nCOPY scr /y\n"},
      {"src/a", "1"},
      {"lib/x.log", "2"},
      {".dockerignore", "lib\n"}},
     NULL,
     NULL},
    {"names that want care",
     "Dockerfile",
     {{"Dockerfile", "FROM alpine:3.20\nCOPY . /x\n"},
      {"a\nb.log", "1"},
      {"it's \"so\".log", "2"},
      {"\xFF\xFE.log", "3"},
      {"#x.log", "4"},
      {"!y.log", "5"}},
     NULL,
     NULL},
    {"a Containerfile",
     "Containerfile",
     {{"Containerfile", "FROM alpine:3.20\nCOPY app /x\n"},
      {"app/a", "1"},
      {".containerignore", "app\n"},
      {".dockerignore", "\n"}},
     NULL,
     NULL},
    {"a context that Compose names",
     "docker/web.Dockerfile",
     {{"docker/web.Dockerfile", "FROM alpine:3.20\nCOPY main.c gone /x/\n"},
      {"compose.yaml", "services:\n  db: {image: 'postgres:17'}\n  web:\n    build:\n      "
                       "context: src\n      dockerfile: "
                       "../docker/web.Dockerfile\n"},
      {"src/main.c", "1"},
      {"src/.dockerignore", "main.c\n"}},
     NULL,
     NULL},
    {"a context that Bake names",
     "a/Dockerfile",
     {{"a/Dockerfile", "FROM alpine:3.20 AS x\nFROM alpine:3.20\nCOPY main.c gone /x/\n"},
      {"docker-bake.hcl", "# two\ngroup \"default\" { targets = [\"w\"] }\ntarget \"w\" {\n  "
                          "context = \"b\"\n  dockerfile = "
                          "\"../a/Dockerfile\"\n  target = \"x\"\n  args = { A = \"${B}\" }\n}\n"},
      {"b/main.c", "1"},
      {"b/.dockerignore", "*.c\n"}},
     NULL,
     NULL},
    {"what Compose gives to a build",
     "web/Dockerfile",
     {{"web/Dockerfile", "ARG NODE=22.1\nFROM node:${NODE} AS a\nFROM base\nUSER 1000\n"
                         "COPY --from=src /a /b\n"},
      {"compose.dev.yaml",
       "services:\n  web:\n    build:\n      context: web\n      args: {NODE: latest}\n"
       "      target: a\n      additional_contexts: [base=b, src=s]\n"}},
     NULL,
     NULL},
    {"a context that is named",
     "a/b/Dockerfile",
     {{"a/b/Dockerfile", "# fairlead context=../c\nFROM alpine:3.20\nCOPY gone there /x/\n"},
      {"a/c/there", "1"}},
     NULL,
     NULL},
    {"links, pipes, and folders that nobody may read",
     "Dockerfile",
     {{"Dockerfile", "FROM alpine:3.20\nCOPY . /x\nCOPY out/passwd loop/a pipe locked/f /y/\n"
                     "COPY -dash [ab] lin*k far /z/\n"},
      {"sub/a.log", "1"},
      {"-dash", "1"},
      {"[ab]", "1"},
      {"locked/f", "1"}},
     "ln -s /etc out; ln -s . loop; ln -s ../.. sub/up; mkfifo pipe .env; ln -s /dev/zero link; "
     "ln -s far far; chmod 0 locked; mkdir -p $(printf 'd/%.0s' $(seq 80)); "
     "touch $(printf 'x%.0s' $(seq 240)).log",
     NULL},
    {"an ignore file that is a pipe", UNKNOWN_IGNORED, "mkfifo .dockerignore",
     "host-dependencies-copied"},
    {"an ignore file that is a folder", UNKNOWN_IGNORED, "mkdir .dockerignore",
     "host-dependencies-copied"},
    {"an ignore file that leads out", UNKNOWN_IGNORED, "ln -s /dev/null .dockerignore",
     "host-dependencies-copied"},
    {"an ignore file that leads nowhere", UNKNOWN_IGNORED, "ln -s gone .dockerignore",
     "host-dependencies-copied"},
    {"an ignore file that is too large", UNKNOWN_IGNORED, "truncate -s 65M .dockerignore",
     "host-dependencies-copied"},
    {"an ignore file of its own that leads out", UNKNOWN_IGNORED, "ln -s / Dockerfile.dockerignore",
     "host-dependencies-copied"},
    {"an ignore file that leads to another", UNKNOWN_IGNORED,
     "echo node_modules >ignored; ln -s ignored .dockerignore", "host-dependencies-copied"},
    {"an ignore file that is kept from others", UNKNOWN_IGNORED,
     "echo node_modules >.dockerignore; chmod 0 .dockerignore", "host-dependencies-copied"},
};

static void both_find_the_same(void **state)
{
    const Tree *tree = *state;
    Workspace p;
    Said said;
    workspace_make(&p);
    workspace_start(&p, "", "{}");
    for (int i = 0; i < 8 && tree->file[i][0]; i++)
        workspace_write(&p, tree->file[i][0], tree->file[i][1]);
    Str command =
        str_fmt(&p.arena, "cd '%s' && { %s; }%c", p.root, tree->make ? tree->make : "true", 0);
    assert_int_equal(system(command.ptr), 0);
    compare_both(&p, tree->dockerfile, &said);
    if (tree->silent) assert_null(strstr(said.text, tree->silent));
    workspace_leave(&p);
}

// ---- Every fixture with files ----

// Lays down what a listing tells of.
static void make_files(Workspace *p, const FlListing *told)
{
    for (uint32_t i = 0; i < told->count; i++) {
        const FlEntry *e = &told->entry[i];
        bool is_folder = e->kind == FL_ENTRY_FOLDER;
        Str path = str_fmt(&p->arena, "%.*s%s%c", STR_ARG(e->path), is_folder ? "/.keep" : "", 0);
        workspace_write(p, path.ptr, "");
        const char *full = workspace_path(p, path.ptr);
        assert_int_equal(is_folder ? remove(full) : truncate(full, (off_t)e->size), 0);
    }
    for (uint32_t i = 0; i < told->text_count; i++) {
        Str path = str_fmt(&p->arena, "%.*s%c", STR_ARG(told->text[i].path), 0);
        Str text = str_fmt(&p->arena, "%.*s%c", STR_ARG(told->text[i].text), 0);
        workspace_write(p, path.ptr, text.ptr);
    }
}

static void make_ignore(Workspace *p, Str path, Str text)
{
    workspace_write(p, str_fmt(&p->arena, "%.*s%c", STR_ARG(path), 0).ptr,
                    str_fmt(&p->arena, "%.*s%c", STR_ARG(text), 0).ptr);
}

static void compare_fixture(Listing *listing, const Block *input)
{
    Workspace p;
    Said said;
    Arena a = {0};
    FlConfig config = {0};
    Marked marked = marks_read(&a, input->text, input->args);
    listing_tell(&a, listing, &config);
    workspace_make(&p);
    workspace_start(&p, "", "{}");
    workspace_write(&p, "Dockerfile", str_fmt(&a, "%.*s%c", STR_ARG(marked.text), 0).ptr);
    make_files(&p, &listing->told);
    Str path = listing->told.ignore_path.len ? listing->told.ignore_path : STR(".dockerignore");
    if (listing->told.has_ignore) make_ignore(&p, path, listing->told.ignore);
    if (listing->told.other_ignore_path.len)
        make_ignore(&p, listing->told.other_ignore_path, listing->told.other_ignore);
    compare_both(&p, "Dockerfile", &said);
    workspace_leave(&p);
    arena_clear(&a);
}

// Returns how many inputs have files beside them.
static uint32_t compare_chapter(Arena *a, const Chapter *chapter)
{
    uint32_t count = 0;
    Listing listing = {0};
    bool has_files = false;
    for (uint32_t i = 0; i < chapter->block_count; i++) {
        const Block *b = &chapter->block[i];
        has_files |= listing_read(a, &listing, b) && !str_eq(b->kind, STR("builds"));
        if (!str_eq(b->kind, STR("dockerfile")) || !has_files) continue;
        compare_fixture(&listing, b);
        count++;
    }
    return count;
}

static void all_fixtures_with_files(void **state)
{
    (void)state;
    Arena a = {0};
    char line[4096];
    uint32_t count = 0;
    FILE *found = popen("find '" TESTS_DIR "/fixtures' -name '*.md' | sort", "r");
    while (fgets(line, sizeof line, found)) {
        line[strcspn(line, "\n")] = '\0';
        Chapters chapters = fixture_read(&a, STR(""), read_file(&a, line));
        for (uint32_t i = 0; i < chapters.count; i++)
            count += compare_chapter(&a, &chapters.item[i]);
    }
    pclose(found);
    assert_true(FIXTURES_LEAST <= count);
    arena_clear(&a);
}

static void all_rules_with_files(void **state)
{
    (void)state;
    Arena a = {0};
    uint32_t rules_count, count = 0;
    const FlRule *rule = fl_rules(&rules_count);
    for (uint32_t r = 0; r < rules_count; r++) {
        Str text = fl_rule_text(&a, &rule[r]);
        Chapters chapters = fixture_read(&a, STR(""), str_fmt(&a, "# x\n%.*s", STR_ARG(text)));
        for (uint32_t i = 0; i < chapters.count; i++)
            count += compare_chapter(&a, &chapters.item[i]);
    }
    assert_true(EXAMPLES_LEAST <= count);
    arena_clear(&a);
}

// ---- Over the wire ----

#define CAN_MAKE                                                                                   \
    "{\"workspace\":{\"workspaceEdit\":{\"documentChanges\":true,\"resourceOperations\":"          \
    "[\"create\"]}},\"textDocument\":{\"codeAction\":{\"codeActionLiteralSupport\":{}}}}"

enum { SHARING = 3 };
static const char *const sharing[SHARING] = {"Dockerfile", "Dockerfile.a", "Dockerfile.b"};

// Waits until the documents from the first on are said to have that fault, or not to have it any more.
static void wait_until(Workspace *p, int first, const char *id, bool is_there)
{
    Said said = {""};
    bool is_met[SHARING] = {false};
    for (int met = first; met < SHARING;) {
        json_t *message = workspace_receive(p, "textDocument/publishDiagnostics");
        const json_t *params = json_object_get(message, "params");
        const char *uri = json_string_value(json_object_get(params, "uri"));
        ids_of(json_object_get(params, "diagnostics"), &said);
        for (int i = 0; i < SHARING; i++)
            if (strcmp(uri, workspace_uri(p, sharing[i]).ptr) == 0)
                is_met[i] = (strstr(said.text, id) != NULL) == is_there;
        json_decref(message);
        met = first;
        while (met < SHARING && is_met[met]) met++;
    }
}

// Those of one folder share what is listed of it, also when they are opened later.
static void dockerfiles_of_a_folder(void **state)
{
    (void)state;
    Workspace p;
    const char *text = "# fairlead context=.\nFROM alpine:3.20\nCOPY gone /x\nUSER 1000\n";
    workspace_make(&p);
    workspace_start(&p, "", "{}");
    for (int i = 0; i < SHARING; i++) workspace_open(&p, sharing[i], text);
    wait_until(&p, 0, "copy-source-missing", true);
    workspace_write(&p, "gone", "");
    workspace_tell_changed(&p, "gone", 1);
    wait_until(&p, 0, "copy-source-missing", false);
    remove(workspace_path(&p, "gone"));
    workspace_tell_changed(&p, "gone", 3);
    workspace_send(&p, json_pack("{s:s,s:{s:{s:s}}}", "method", "textDocument/didClose", "params",
                                 "textDocument", "uri", workspace_uri(&p, sharing[0]).ptr));
    wait_until(&p, 1, "copy-source-missing", true);
    workspace_leave(&p);
}

static void the_files_can_be_asked_for(void **state)
{
    (void)state;
    Workspace p;
    const char *text = "FROM alpine:3.20\nCOPY . .\nCOPY a#1.txt /x\nCOPY [\"a#1.txt\", \"/y\"]\n"
                       "USER 1000\nCMD [\"x\"]\n";
    workspace_make(&p);
    workspace_write(&p, "Dockerfile", text);
    workspace_write(&p, ".git/HEAD", "x");
    workspace_write(&p, "a#1.txt", "12345");
    workspace_start(&p, "", CAN_MAKE);
    workspace_open(&p, "Dockerfile", text);
    workspace_wait_for_rule(&p, "dockerignore-missing");
    const char *uri = workspace_uri(&p, "Dockerfile").ptr;
    Str actions = workspace_ask(&p, "textDocument/codeAction", uri, 1, 5);
    assert_non_null(
        strstr(actions.ptr, "{\"kind\":\"create\",\"options\":{\"ignoreIfExists\":true},\"uri\":"));
    assert_non_null(strstr(actions.ptr, "/.dockerignore\""));
    assert_non_null(strstr(actions.ptr, "\"newText\":\".git\\nDockerfile\\n\""));
    assert_non_null(
        strstr(workspace_ask(&p, "textDocument/definition", uri, 2, 7).ptr, "/a%231.txt\""));
    Str links = workspace_ask(&p, "textDocument/documentLink", uri, 0, 0);
    assert_non_null(strstr(links.ptr, "/a%231.txt\""));
    assert_non_null(strstr(links.ptr, "{\"character\":7,\"line\":3}")); // between the quotes
    assert_non_null(
        strstr(workspace_ask(&p, "textDocument/hover", uri, 2, 7).ptr, "It brings 1 file, 5 B."));
    assert_non_null(
        strstr(workspace_ask(&p, "textDocument/completion", uri, 1, 5).ptr, "\"a#1.txt\""));
    workspace_leave(&p);
}

// A client that builds is told the folder: here Compose names one that lies elsewhere.
static void a_build_is_told_its_context(void **state)
{
    (void)state;
    Workspace p;
    const char *text = "FROM scratch AS a\nCOPY gone /\n";
    workspace_make(&p);
    workspace_write(&p, "docker/web.Dockerfile", text);
    workspace_write(&p, "compose.yaml",
                    "services:\n  web:\n    build:\n      context: src\n"
                    "      dockerfile: ../docker/web.Dockerfile\n");
    workspace_write(&p, "src/main.c", "1");
    workspace_start(&p, "",
                    "{\"experimental\":{\"commands\":{\"commands\":[\"fairlead.build\","
                    "\"fairlead.check\"]}}}");
    workspace_open(&p, "docker/web.Dockerfile", text);
    workspace_wait_for_rule(&p, "copy-source-missing");
    const char *uri = workspace_uri(&p, "docker/web.Dockerfile").ptr;
    Str lenses = workspace_ask(&p, "textDocument/codeLens", uri, 0, 0);
    Str context = workspace_uri(&p, "src");
    Str build = str_fmt(&p.arena, "[\"%s\",\"a\",\"%s\"]%c", uri, context.ptr, 0);
    Str check = str_fmt(&p.arena, "[\"%s\",\"%s\"]%c", uri, context.ptr, 0);
    assert_non_null(strstr(lenses.ptr, build.ptr));
    assert_non_null(strstr(lenses.ptr, check.ptr));
    workspace_leave(&p);
}

// Contexts with names of their own come from the settings too.
static void named_contexts_are_explained(void **state)
{
    (void)state;
    Workspace p;
    const char *text = "FROM alpine:3.20\nCOPY --from=mine /a /b\nUSER 1000\n";
    workspace_make(&p);
    workspace_write(&p, "Dockerfile", text);
    workspace_write(&p, ".fairlead.yaml", "named-contexts: {mine: ../x}\n");
    workspace_start(&p, "", CAN_MAKE);
    workspace_open(&p, "Dockerfile", text);
    const char *uri = workspace_uri(&p, "Dockerfile").ptr;
    assert_non_null(strstr(workspace_ask(&p, "textDocument/hover", uri, 1, 13).ptr,
                           "../x, as the settings say."));
    assert_non_null(
        strstr(workspace_ask(&p, "textDocument/completion", uri, 1, 12).ptr, "\"mine\""));
    workspace_leave(&p);
}

static void an_ignore_file_is_explained(void **state)
{
    (void)state;
    Workspace p;
    const char *text = "  # built\ndocs\ndocuments\n!src/a\nlib\n";
    workspace_make(&p);
    workspace_write(&p, ".dockerignore", text);
    workspace_write(&p, "docs/a.md", "12345");
    workspace_write(&p, "docs/b.md", "123");
    workspace_write(&p, "lib/x", "1");
    workspace_write(&p, "app/lib/y", "1");
    workspace_start(&p, "", CAN_MAKE);
    workspace_open(&p, ".dockerignore", text);
    workspace_wait_for_rule(&p, "dockerignore-pattern-shallow");
    const char *uri = workspace_uri(&p, ".dockerignore").ptr;
    Str hovered = workspace_ask(&p, "textDocument/hover", uri, 1, 2);
    assert_non_null(strstr(hovered.ptr, "It keeps out 2 files, 8 B: docs/."));
    Str fixes = workspace_ask(&p, "textDocument/codeAction", uri, 2, 2);
    assert_non_null(strstr(fixes.ptr, "dockerignore-pattern-dead"));
    assert_non_null(strstr(fixes.ptr, "Delete the line"));
    assert_non_null(strstr(workspace_ask(&p, "textDocument/codeAction", uri, 4, 1).ptr, "**/lib"));
    assert_non_null(
        strstr(workspace_ask(&p, "textDocument/codeAction", uri, 0, 3).ptr, "comment-indented"));
    assert_non_null(
        strstr(workspace_ask(&p, "textDocument/completion", uri, 4, 0).ptr, "\"app/\""));
    assert_string_equal(workspace_ask(&p, "textDocument/definition", uri, 1, 1).ptr, "null");
    workspace_leave(&p);
}

int main(void)
{
    enum { PROJECTS = ARRAY_LEN(projects), TREES = ARRAY_LEN(trees) };
    struct CMUnitTest tests[2 * PROJECTS + TREES + 7];
    for (uint32_t i = 0; i < PROJECTS; i++) {
        tests[i] = (struct CMUnitTest){projects[i].name, the_install_stays_in_the_cache, NULL, NULL,
                                       (void *)&projects[i]};
        tests[PROJECTS + i] = (struct CMUnitTest){projects[i].name, an_editor_shows_the_same, NULL,
                                                  NULL, (void *)&projects[i]};
    }
    for (uint32_t i = 0; i < TREES; i++)
        tests[2 * PROJECTS + i] =
            (struct CMUnitTest){trees[i].title, both_find_the_same, NULL, NULL, (void *)&trees[i]};
    tests[2 * PROJECTS + TREES] = (struct CMUnitTest)cmocka_unit_test(the_files_can_be_asked_for);
    tests[2 * PROJECTS + TREES + 1] =
        (struct CMUnitTest)cmocka_unit_test(an_ignore_file_is_explained);
    tests[2 * PROJECTS + TREES + 2] =
        (struct CMUnitTest)cmocka_unit_test(a_build_is_told_its_context);
    tests[2 * PROJECTS + TREES + 3] = (struct CMUnitTest)cmocka_unit_test(all_fixtures_with_files);
    tests[2 * PROJECTS + TREES + 4] = (struct CMUnitTest)cmocka_unit_test(all_rules_with_files);
    tests[2 * PROJECTS + TREES + 5] =
        (struct CMUnitTest)cmocka_unit_test(named_contexts_are_explained);
    tests[2 * PROJECTS + TREES + 6] = (struct CMUnitTest)cmocka_unit_test(dockerfiles_of_a_folder);
    return _cmocka_run_group_tests("projects", tests, ARRAY_LEN(tests), NULL, NULL) != 0;
}
