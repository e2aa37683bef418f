// Runs every heading of sessions/*.md as a test, against the real program over pipes: once with what the client says in
// one write, once byte by byte. An argument runs only the tests whose title contains it. UPDATE=1 rewrites the answers.
//
//     ```client      messages, one a line; `"jsonrpc":"2.0"` is added; $PID is a process that `exit parent` ends,
//                    $RESULT the latest `resultId`
//     ```client once the same, for sessions that hold in one write only
//     ```body        bodies of frames, one a line, as they are
//     ```raw         bytes as they are, without line ends; \r and \n are written
//     ```server      messages expected, one a line, without "jsonrpc"; "*" stands for any value,
//                    and at the end of a list for any more of them
//     ```exit [eof | term | parent]   closes the input, or sends SIGTERM, or ends $PID; the exit status, then stderr
#include "apply_edits.h"
#include "base/vec.h"
#include "fixture.h"
#include "peer.h"
#include "protocol/frame.h"
#include "test.h"
#include <dirent.h>
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAIT_MS = 60000, QUIET_MS = 300 };

typedef struct File {
    const char *path;
    Str text;
    struct {
        FlEdit *item;
        uint32_t count, room;
    } updates;
} File;

typedef struct Test {
    File *file;
    const Chapter *chapter;
    PeerCut cut;
} Test;

static struct {
    Arena arena;
    bool is_update;
    struct {
        struct CMUnitTest *item;
        uint32_t count, room;
    } tests;
    struct {
        File **item;
        uint32_t count, room;
    } files;
} run;

// One session under way.
typedef struct Session {
    Test *test;
    Arena arena;
    Peer peer;
    Frame frame;
    pid_t parent;
    Str result_id; // the latest one
    bool is_over;
    uint32_t failures;
} Session;

static void complain(Session *s, const char *what, Str want, Str got)
{
    print_error("%s:%u: %s\nwant %.*s\ngot  %.*s\n", s->test->file->path, s->test->chapter->line,
                what, STR_ARG(want), STR_ARG(got));
    s->failures++;
}

static void update(Session *s, const Block *block, Str text)
{
    FlEdit edit = {block->content, str_copy(&run.arena, text)};
    VEC_PUSH(&run.arena, &s->test->file->updates, edit);
}

// ---- What the client says ----

static void write_frame(Out *o, Str body)
{
    out_fmt(o, "Content-Length: %u\r\n\r\n%.*s", body.len, STR_ARG(body));
}

// A process that does nothing, so that it can die.
static pid_t start_parent(Session *s)
{
    if (s->parent) return s->parent;
    s->parent = fork();
    if (s->parent == 0) {
        for (;;) pause();
    }
    return s->parent;
}

// Writes `text`, with `value` where the mark stands.
static Str fill_in(Arena *a, Str text, Str mark, Str value)
{
    uint32_t at = str_find(text, mark);
    if (at == STR_NONE) return text;
    Str rest = str_skip(text, at + mark.len);
    return str_fmt(a, "%.*s%.*s%.*s", (int)at, text.ptr, STR_ARG(value), STR_ARG(rest));
}

static Str complete_message(Session *s, Str line)
{
    Arena *a = &s->arena;
    Str pid = STR("");
    if (str_find(line, STR("$PID")) != STR_NONE) pid = str_fmt(a, "%d", (int)start_parent(s));
    line = fill_in(a, line, STR("$PID"), pid);
    line = fill_in(a, line, STR("$RESULT"), s->result_id);
    return str_fmt(a, "{\"jsonrpc\":\"2.0\",%.*s", STR_ARG(str_skip(line, 1)));
}

static void write_raw(Out *o, Str line)
{
    for (uint32_t at = 0; at < line.len; at++) {
        bool is_escape = line.ptr[at] == '\\';
        char c = str_at(line, at + is_escape);
        out_char(o, !is_escape ? c : c == 'r' ? '\r' : c == 'n' ? '\n' : c);
        at += is_escape;
    }
}

static bool say(Session *s, const Block *block)
{
    bool is_client = str_eq(block->kind, STR("client")), is_raw = str_eq(block->kind, STR("raw"));
    if (!is_client && !is_raw && !str_eq(block->kind, STR("body"))) return false;
    Out o = out_on(&s->arena);
    Str rest = block->text, line;
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        if (is_raw)
            write_raw(&o, line);
        else
            write_frame(&o, is_client ? complete_message(s, line) : line);
    }
    peer_write(&s->peer, out_done(&o), s->test->cut);
    return true;
}

// ---- What the server says ----

// The next message, or nothing within the time.
static bool next_message(Session *s, int wait_ms, Str *message)
{
    char bytes[4096];
    FrameState state;
    while ((state = frame_next(&s->frame, message)) == FRAME_MORE) {
        long n = peer_read(&s->peer, bytes, sizeof bytes, wait_ms);
        if (n <= 0) return false;
        frame_feed(&s->frame, bytes, (size_t)n);
    }
    return state == FRAME_MESSAGE;
}

static bool matches(const json_t *want, const json_t *got);

static bool matches_object(const json_t *want, const json_t *got)
{
    const char *key;
    json_t *value;
    if (json_object_size(want) != json_object_size(got)) return false;
    json_object_foreach((json_t *)want, key, value)
    {
        if (!matches(value, json_object_get(got, key))) return false;
    }
    return true;
}

static bool is_any(const json_t *want)
{
    return json_is_string(want) && strcmp(json_string_value(want), "*") == 0;
}

static bool matches_array(const json_t *want, const json_t *got)
{
    size_t count = json_array_size(want);
    bool is_open = 0 < count && is_any(json_array_get(want, count - 1));
    if (is_open) count--;
    if (is_open ? json_array_size(got) < count : json_array_size(got) != count) return false;
    for (size_t i = 0; i < count; i++) {
        if (!matches(json_array_get(want, i), json_array_get(got, i))) return false;
    }
    return true;
}

static bool matches(const json_t *want, const json_t *got)
{
    if (is_any(want)) return got != NULL;
    if (json_is_object(want)) return json_is_object(got) && matches_object(want, got);
    if (json_is_array(want)) return json_is_array(got) && matches_array(want, got);
    return json_equal(want, got);
}

static void keep_result_id(Session *s, const json_t *message)
{
    const json_t *id = json_object_get(json_object_get(message, "result"), "resultId");
    const char *text = json_string_value(id);
    if (text) s->result_id = str_copy(&s->arena, str_of(text, (uint32_t)strlen(text)));
}

// A message without what all of them have.
static json_t *read_message(Session *s, Str text)
{
    json_t *message = json_loadb(text.ptr, text.len, JSON_ALLOW_NUL, NULL);
    const char *version = json_string_value(json_object_get(message, "jsonrpc"));
    if (!version || strcmp(version, "2.0") != 0) fail_msg("not a message: %.*s", STR_ARG(text));
    json_object_del(message, "jsonrpc");
    keep_result_id(s, message);
    return message;
}

static Str message_text(Arena *a, const json_t *message)
{
    char *text = json_dumps(message, JSON_COMPACT);
    Str copy = str_copy(a, str_of(text, (uint32_t)strlen(text)));
    free(text);
    return copy;
}

static const json_t *published(const json_t *message)
{
    const json_t *diagnostics = json_object_get(json_object_get(message, "params"), "diagnostics");
    return diagnostics ? json_object_get(message, "params") : NULL;
}

// Byte by byte, versions are published that a client which sends everything at once never sees, and a reply may come
// behind them.
static bool is_out_of_turn(const Session *s, const json_t *want, const json_t *got)
{
    const json_t *had = published(got), *expected = published(want);
    if (s->test->cut == PEER_WHOLE || !had) return false;
    if (!expected) return true;
    return json_integer_value(json_object_get(had, "version")) <
           json_integer_value(json_object_get(expected, "version"));
}

typedef struct Wanted {
    Str line;
    json_t *message;
    bool is_met;
} Wanted;

typedef struct WantedList {
    Wanted *item;
    uint32_t count, room;
} WantedList;

static WantedList read_wanted(Session *s, const Block *block)
{
    WantedList list = {0};
    Str rest = block->text, line;
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        Wanted wanted = {.line = line,
                         .message = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, NULL)};
        if (!wanted.message) fail_msg("not JSON: %.*s", STR_ARG(line));
        VEC_PUSH(&s->arena, &list, wanted);
    }
    return list;
}

static Wanted *first_unmet(WantedList *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (!list->item[i].is_met) return &list->item[i];
    }
    return NULL;
}

static Wanted *find_match(Session *s, WantedList *list, const json_t *got)
{
    for (uint32_t i = 0; i < list->count; i++) {
        Wanted *wanted = &list->item[i];
        if (wanted->is_met) continue;
        if (matches(wanted->message, got)) return wanted;
        if (s->test->cut == PEER_WHOLE) return NULL;
    }
    return NULL;
}

static void expect(Session *s, WantedList *list)
{
    Wanted *next;
    while ((next = first_unmet(list))) {
        Str text = STR("nothing");
        if (!next_message(s, WAIT_MS, &text)) {
            complain(s, "no message", next->line, text);
            return;
        }
        json_t *got = read_message(s, text);
        Wanted *found = find_match(s, list, got);
        if (found) {
            found->is_met = true;
        } else if (!is_out_of_turn(s, next->message, got)) {
            complain(s, "another message", next->line, message_text(&s->arena, got));
            next->is_met = true;
        }
        json_decref(got);
    }
}

// A line that holds, with its "*", stays as it is.
static void update_wanted(Session *s, const Block *block)
{
    Out o = out_on(&s->arena);
    Str text, rest = block->text, line = STR("");
    while (next_message(s, QUIET_MS, &text)) {
        json_t *got = read_message(s, text);
        if (rest.len == 0 || !str_next_part(&rest, '\n', &line)) line = STR("");
        json_t *want = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, NULL);
        Str new_line = want && matches(want, got) ? line : message_text(&s->arena, got);
        out_fmt(&o, "%.*s\n", STR_ARG(new_line));
        json_decref(want);
        json_decref(got);
    }
    update(s, block, out_done(&o));
}

static bool listen_to(Session *s, const Block *block)
{
    if (!str_eq(block->kind, STR("server"))) return false;
    if (run.is_update) {
        update_wanted(s, block);
        return true;
    }
    WantedList list = read_wanted(s, block);
    expect(s, &list);
    for (uint32_t i = 0; i < list.count; i++) json_decref(list.item[i].message);
    return true;
}

// ---- The end ----

static void end_parent(Session *s)
{
    if (s->parent) {
        kill(s->parent, SIGKILL);
        waitpid(s->parent, NULL, 0);
    }
    s->parent = 0;
}

// Nothing but what was expected may be left on stdout.
static void expect_silence(Session *s)
{
    Str text;
    while (next_message(s, WAIT_MS, &text)) {
        json_t *message = read_message(s, text);
        bool is_late = s->test->cut == PEER_BYTES && published(message);
        if (!is_late) complain(s, "a message too many", STR(""), message_text(&s->arena, message));
        json_decref(message);
    }
    if (!frame_is_between(&s->frame)) complain(s, "stdout", STR("frames"), STR("something else"));
}

static void end_session(Session *s, const Block *block)
{
    if (str_eq(block->args, STR("eof"))) peer_end_input(&s->peer);
    if (str_eq(block->args, STR("term"))) kill(s->peer.pid, SIGTERM);
    if (str_eq(block->args, STR("parent"))) end_parent(s);
    expect_silence(s);
    Str errors;
    int status = peer_wait(&s->peer, &s->arena, &errors);
    Str got = str_fmt(&s->arena, "%d\n%.*s", status, STR_ARG(errors));
    s->is_over = true;
    if (str_eq(got, block->text)) return;
    if (run.is_update)
        update(s, block, got);
    else
        complain(s, "exit", block->text, got);
}

static void run_session(void **state)
{
    Session s = {.test = *state};
    const Chapter *chapter = s.test->chapter;
    s.peer = peer_start();
    for (uint32_t i = 0; i < chapter->block_count; i++) {
        const Block *block = &chapter->block[i];
        if (say(&s, block) || listen_to(&s, block)) continue;
        if (s.is_over || !str_eq(block->kind, STR("exit"))) fail_msg("a block too many");
        end_session(&s, block);
    }
    end_parent(&s);
    frame_clear(&s.frame);
    arena_clear(&s.arena);
    if (!s.is_over) fail_msg("a session without `exit`");
    if (s.failures) fail();
}

// ---- All of them ----

static bool holds_once_only(const Chapter *chapter)
{
    for (uint32_t i = 0; i < chapter->block_count; i++) {
        if (str_eq(chapter->block[i].args, STR("once"))) return true;
    }
    return false;
}

static void add_test(File *file, const Chapter *chapter, PeerCut cut)
{
    Test *test = arena_new(&run.arena, Test, 1);
    *test = (Test){file, chapter, cut};
    Str name = str_fmt(&run.arena, "%s%s%c", chapter->title,
                       cut == PEER_BYTES ? " (byte by byte)" : "", 0);
    struct CMUnitTest unit = {.name = name.ptr, .test_func = run_session, .initial_state = test};
    VEC_PUSH(&run.arena, &run.tests, unit);
}

static void add_file(const char *name, const char *filter)
{
    File *file = arena_new(&run.arena, File, 1);
    file->path = str_fmt(&run.arena, "%s/sessions/%s%c", TESTS_DIR, name, 0).ptr;
    file->text = read_file(&run.arena, file->path);
    VEC_PUSH(&run.arena, &run.files, file);
    Str title = str_of(name, (uint32_t)strlen(name) - 3);
    Chapters chapters = fixture_read(&run.arena, title, file->text);
    for (uint32_t i = 0; i < chapters.count; i++) {
        const Chapter *chapter = &chapters.item[i];
        if (filter && !strstr(chapter->title, filter)) continue;
        add_test(file, chapter, PEER_WHOLE);
        if (!run.is_update && !holds_once_only(chapter)) add_test(file, chapter, PEER_BYTES);
    }
}

static int is_markdown(const struct dirent *entry)
{
    Str name = str_of(entry->d_name, (uint32_t)strlen(entry->d_name));
    return name.ptr[0] != '.' && str_ends(name, STR(".md"));
}

static void add_folder(const char *filter)
{
    struct dirent **entry;
    int n = scandir(TESTS_DIR "/sessions", &entry, is_markdown, alphasort);
    for (int i = 0; i < n; i++) {
        add_file(str_fmt(&run.arena, "%s%c", entry[i]->d_name, 0).ptr, filter);
        free(entry[i]);
    }
    if (0 <= n) free(entry);
}

static void write_updates(File *file)
{
    if (file->updates.count == 0) return;
    FlEdits edits = {file->updates.item, file->updates.count};
    Str text = edits_apply(&run.arena, file->text, edits);
    FILE *out = fopen(file->path, "wb");
    if (!out) fl_host_panic("cannot write a session");
    fwrite(text.ptr, 1, text.len, out);
    fclose(out);
}

int main(int argc, char **argv)
{
    run.is_update = getenv("UPDATE") != NULL;
    add_folder(argc < 2 ? NULL : argv[1]);
    int failed = _cmocka_run_group_tests("sessions", run.tests.item, run.tests.count, NULL, NULL);
    for (uint32_t i = 0; i < run.files.count; i++) write_updates(run.files.item[i]);
    arena_clear(&run.arena);
    return failed != 0;
}
