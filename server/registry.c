// A question is a series of requests, each a run of curl; each response determines the next request
// (OCI distribution specification 1.1):
//
//     HEAD manifest --401--> token, and again      --404--> GET manifest (a HEAD has no reason in it) --> tags
//          |200                                                              |the reason is not that: nothing is sure
//     GET manifest (platforms) --> GET configuration     GET tags (of a tag that leaves the version open) --> HEAD of tags with versions
#include "server/registry.h"
#include "protocol/http.h"
#include "protocol/read_registry.h"
#include "server/paths.h"
#include <stdlib.h>
#include <string.h>

enum {
    CONNECT_SECONDS = 3,
    SECONDS_MAX = 8,
    PRINTED_MAX = 4 << 20, // bytes
    REQUESTS_MAX = 20,     // per question
    PAGES_MAX = 10,        // of tags
    REDIRECTS_MAX = 8,
    PAUSE_SECONDS = 60,
    CURL_TOO_LARGE = 63,
};

typedef enum Step {
    STEP_HEAD,     // is the manifest there?
    STEP_REASON,   // why is it not?
    STEP_MANIFEST, // which platforms are there?
    STEP_CONFIG,   // which platform is it for?
    STEP_TAGS,     // which tags are there?
    STEP_EXACT,    // is this one the same image?
} Step;

typedef struct ImageLookup {
    struct ImageLookup *next;
    Registry *registry;
    Arena arena;
    uint64_t key, run;
    FlImageQuestion question;
    FlImageAnswer answer;
    Step step;
    bool is_plain_http;    // for a registry on this machine
    bool has_answered;     // some HTTP response was received
    bool gets_token;       // the current request is for a token
    bool is_unsure;        // responses contradict each other
    Str token, token_host; // empty: none; the host that may get it
    HttpChallenge challenge;
    Str config, target; // digest; URL of a redirect or the next page
    Str candidate[FL_IMAGE_CANDIDATES_MAX];
    uint32_t candidate_count, candidate_at;
    uint32_t request_count, page_count, redirect_count;
} ImageLookup;

// ---- Addresses ----

static Str host_name(Str host)
{
    uint32_t bracket = str_find_char(host, ']');
    if (bracket != STR_NONE) return str_cut(host, 0, bracket + 1);
    return str_cut(host, 0, str_find_char(host, ':'));
}

// Plain HTTP is used for this machine only, as Docker does.
static bool is_this_machine(Str host)
{
    Str name = host_name(host);
    if (str_is_z(name, "localhost") || str_is_z(name, "[::1]")) return true;
    for (uint32_t i = 0; i < name.len; i++)
        if (!char_is_digit(name.ptr[i]) && name.ptr[i] != '.') return false;
    return str_starts_z(name, "127.");
}

static Str host_of_url(Str url)
{
    uint32_t start = str_find(url, STR("://"));
    Str rest = str_skip(url, start == STR_NONE ? url.len : start + 3);
    return str_cut(rest, 0, str_find_char(rest, '/'));
}

// Whether a redirect may be followed: to HTTPS, or from this machine to itself.
static bool is_allowed(const ImageLookup *l, Str url)
{
    Str host = host_of_url(url);
    if (!http_is_plain(url) || !host.len || str_has_char(host, '@')) return false;
    if (str_starts_z(url, "https://")) return true;
    return str_starts_z(url, "http://") && l->is_plain_http && is_this_machine(host);
}

static Str api_base(ImageLookup *l)
{
    Str host = l->question.host;
    if (str_is_z(host, "docker.io")) host = STR("registry-1.docker.io");
    return str_fmt(&l->arena, "%s://%.*s", l->is_plain_http ? "http" : "https", STR_ARG(host));
}

static Str api_url(ImageLookup *l)
{
    Str base = api_base(l), repository = l->question.repository;
    Str what = l->question.reference, kind = STR("manifests");
    if (l->target.len) return l->target;
    if (l->step == STEP_TAGS)
        return str_fmt(&l->arena, "%.*s/v2/%.*s/tags/list?n=1000", STR_ARG(base),
                       STR_ARG(repository));
    if (l->step == STEP_CONFIG) what = l->config, kind = STR("blobs");
    if (l->step == STEP_EXACT) what = l->candidate[l->candidate_at];
    if (l->step == STEP_MANIFEST && l->answer.digest.len) what = l->answer.digest;
    return str_fmt(&l->arena, "%.*s/v2/%.*s/%.*s/%.*s", STR_ARG(base), STR_ARG(repository),
                   STR_ARG(kind), STR_ARG(what));
}

// ---- Requests ----

// All four types: without list types a registry reports a missing image, or another digest.
#define ACCEPT                                                                                     \
    "application/vnd.oci.image.index.v1+json, "                                                    \
    "application/vnd.docker.distribution.manifest.list.v2+json, "                                  \
    "application/vnd.oci.image.manifest.v1+json, "                                                 \
    "application/vnd.docker.distribution.manifest.v2+json"

// The CA certificate that Docker has configured for the registry.
static void put_certificate(Out *o, ImageLookup *l)
{
    Str path = str_fmt(&l->arena, "/etc/docker/certs.d/%.*s/ca.crt", STR_ARG(l->question.host));
    uv_fs_t file;
    bool is_there = !uv_fs_stat(NULL, &file, path_z(&l->arena, path), NULL);
    uv_fs_req_cleanup(&file);
    if (is_there && http_is_plain(path)) out_fmt(o, "cacert = \"%.*s\"\n", STR_ARG(path));
}

// The URL, and options that apply only to the registry's own host.
static void put_address(Out *o, ImageLookup *l, Str url)
{
    Str host = host_of_url(url);
    if (str_eq(host, l->question.host)) put_certificate(o, l);
    if (is_this_machine(host))
        out_z(o, "connect-timeout = 0.7\nnoproxy = \"*\"\n");
    else
        out_fmt(o, "connect-timeout = %u\n", CONNECT_SECONDS);
    out_fmt(o, "url = \"%.*s\"\n", STR_ARG(url));
}

static void put_api_request(Out *o, ImageLookup *l)
{
    Str url = api_url(l);
    if (l->step == STEP_HEAD || l->step == STEP_EXACT) out_z(o, "head\n");
    if (l->step != STEP_TAGS && l->step != STEP_CONFIG)
        out_str(o, STR("header = \"Accept: " ACCEPT "\"\n"));
    if (l->token.len && str_eq(host_of_url(url), l->token_host))
        out_fmt(o, "header = \"Authorization: Bearer %.*s\"\n", STR_ARG(l->token));
    put_address(o, l, url);
}

static void put_token_request(Out *o, ImageLookup *l)
{
    const HttpChallenge *c = &l->challenge;
    out_z(o, "get\n");
    put_address(o, l, c->realm);
    if (c->service.len) out_fmt(o, "data-urlencode = \"service=%.*s\"\n", STR_ARG(c->service));
    if (c->scope.len) out_fmt(o, "data-urlencode = \"scope=%.*s\"\n", STR_ARG(c->scope));
}

// curl's configuration on standard input, so that no other process sees the token.
static Str configuration(ImageLookup *l)
{
    Out o = out_on(&l->arena);
    out_str(&o, STR("silent\ninclude\ngloboff\nsuppress-connect-headers\n"
                    "user-agent = \"fairlead/" FAIRLEAD_VERSION "\"\n"));
    out_fmt(&o, "proto = \"=%s\"\n", l->is_plain_http ? "http,https" : "https");
    out_fmt(&o, "max-time = %u\nmax-filesize = %u\n", SECONDS_MAX, PRINTED_MAX);
    if (l->gets_token)
        put_token_request(&o, l);
    else
        put_api_request(&o, l);
    return out_done(&o);
}

static void send_request(ImageLookup *l)
{
    ChildTask task = {
        .program = l->registry->curl,
        .argument = {"curl", "-q", "--config", "-"}, // -q: without the user's configuration
        .input = configuration(l),
        .seconds_max = SECONDS_MAX + 2,
        .printed_max = PRINTED_MAX,
    };
    l->request_count++;
    l->run = ++l->registry->run_count;
    child_runs_add(&l->registry->runs, l->run, &task);
}

// ---- Answers ----

static void forget(ImageLookup *l)
{
    ImageLookup **at = &l->registry->first;
    while (*at != l) at = &(*at)->next;
    *at = l->next;
    Arena arena = l->arena;
    arena_clear(&arena);
}

static uint64_t milliseconds(void)
{
    return uv_hrtime() / 1000000;
}

const char *registry_pause(const RegistryPauses *p, Str host)
{
    for (uint32_t i = 0; i < REGISTRY_PAUSES_MAX; i++) {
        bool holds = p->item[i].why && milliseconds() < p->item[i].until;
        if (holds && str_eq(str_of(p->item[i].host, p->item[i].len), host)) return p->item[i].why;
    }
    return NULL;
}

static bool is_wanted(const void *context, uint64_t run)
{
    const Registry *r = ((const Registry *)context);
    const ImageLookup *l = r->first;
    while (l && l->run != run) l = l->next;
    return l != NULL;
}

// A certain answer stays certain when only a later request fails.
static void finish(ImageLookup *l, const char *trouble)
{
    if (STEP_MANIFEST <= l->step && !l->is_unsure) trouble = NULL;
    l->registry->done(l->registry->context, l->key, trouble ? NULL : &l->answer, trouble);
    forget(l);
}

// Pauses the registry for other questions too, as it is the registry that has trouble.
static void pause_host(ImageLookup *l, const char *why, uint32_t seconds)
{
    Registry *r = l->registry;
    RegistryPauses *p = r->pauses;
    uint32_t place = p->latest++ % REGISTRY_PAUSES_MAX;
    Arena arena = {0};
    Str host = str_copy(&arena, l->question.host);
    if (host.len <= REGISTRY_HOST_MAX) {
        memcpy(p->item[place].host, host.ptr, host.len);
        p->item[place].len = (uint8_t)host.len;
        p->item[place].why = why;
        p->item[place].until = milliseconds() + seconds * UINT64_C(1000);
    }
    for (ImageLookup *at = r->first, *next; at; at = next) {
        next = at->next;
        if (!at->has_answered && str_eq(at->question.host, host)) finish(at, why);
    }
    child_runs_keep(&r->runs, is_wanted);
    arena_clear(&arena);
}

static void go_on(ImageLookup *l, Step step)
{
    l->step = step;
    l->target.len = 0;
    if (l->request_count < REQUESTS_MAX)
        send_request(l);
    else
        finish(l, "its answers lead in a circle");
}

// The image exists. Reads platforms and tags if they are wanted.
static void read_more(ImageLookup *l)
{
    bool wants_platforms = l->question.wants_platforms && !l->answer.platform_count;
    if (wants_platforms && l->step < STEP_MANIFEST)
        go_on(l, STEP_MANIFEST);
    else if (l->question.wants_exact && l->answer.digest.len && l->step < STEP_TAGS)
        go_on(l, STEP_TAGS);
    else
        finish(l, NULL);
}

static bool is_manifest_type(Str type)
{
    static const Str types = STR_INIT(ACCEPT);
    type = str_trim(str_cut(type, 0, str_find_char(type, ';')));
    return type.len && str_has(types, type) && str_has_char(type, '.');
}

static void take_manifest(ImageLookup *l, const HttpAnswer *answer)
{
    if (!is_manifest_type(http_header(answer, STR("content-type")))) {
        finish(l, "it sent something that is not about an image");
        return;
    }
    Str digest = http_header(answer, STR("docker-content-digest"));
    if (read_registry_is_digest(digest)) l->answer.digest = str_copy(&l->arena, digest);
    l->answer.state = FL_IMAGE_THERE;
    if (l->step != STEP_MANIFEST) {
        read_more(l);
        return;
    }
    read_registry_manifest(&l->arena, answer->body, &l->answer, &l->config);
    if (l->config.len && !l->answer.platform_count)
        go_on(l, STEP_CONFIG);
    else
        read_more(l);
}

// Only an error code of the registry counts: another server's page may have the same status.
static void take_reason(ImageLookup *l, const HttpAnswer *answer)
{
    Arena *a = &l->arena;
    bool is_no_repository = read_registry_has_error(a, answer->body, STR("NAME_UNKNOWN"));
    bool is_no_tag = read_registry_has_error(a, answer->body, STR("MANIFEST_UNKNOWN"));
    if (answer->status != 404 || is_no_repository == is_no_tag) {
        finish(l, "it says that the image is not there, but not why");
        return;
    }
    l->answer.state = is_no_tag ? FL_IMAGE_NO_TAG : FL_IMAGE_NO_REPOSITORY;
    if (is_no_tag)
        go_on(l, STEP_TAGS);
    else
        finish(l, NULL);
}

// A path refers to the host that has just answered.
static Str url_beside(ImageLookup *l, Str target)
{
    Str url = api_url(l);
    if (str_at(target, 0) != '/') return str_copy(&l->arena, target);
    uint32_t end = (uint32_t)(host_of_url(url).ptr - url.ptr) + host_of_url(url).len;
    return str_fmt(&l->arena, "%.*s%.*s", STR_ARG(str_cut(url, 0, end)), STR_ARG(target));
}

// If the list contains the tag, it was added meanwhile: nothing is certain.
static bool contradicts(const ImageLookup *l)
{
    bool is_missing = l->answer.state == FL_IMAGE_NO_TAG;
    for (uint32_t i = 0; is_missing && i < l->answer.tag_count; i++)
        if (str_eq(l->answer.tag[i], l->question.reference)) return true;
    return false;
}

// Searches the tag with the same digest.
static void seek_exact(ImageLookup *l)
{
    if (l->answer.state == FL_IMAGE_THERE && l->candidate_at < l->candidate_count)
        go_on(l, STEP_EXACT);
    else
        finish(l, NULL);
}

static void take_exact(ImageLookup *l, const HttpAnswer *answer)
{
    Str digest = http_header(answer, STR("docker-content-digest"));
    bool is_same = answer->status == 200 && str_eq(digest, l->answer.digest);
    if (is_same) l->answer.exact = l->candidate[l->candidate_at];
    l->candidate_at = is_same ? l->candidate_count : l->candidate_at + 1;
    seek_exact(l);
}

// Tags are only for proposals. Without them the answer is still valid.
static void take_tags(ImageLookup *l, const HttpAnswer *answer)
{
    bool is_read = answer->status == 200 && read_registry_tags(&l->arena, answer->body, &l->answer);
    bool is_gone = answer->status == 404 && l->answer.state == FL_IMAGE_NO_TAG;
    if (is_gone && read_registry_has_error(&l->arena, answer->body, STR("NAME_UNKNOWN")))
        l->answer.state = FL_IMAGE_NO_REPOSITORY;
    Str next = is_read ? http_next_page(http_header(answer, STR("link"))) : STR("");
    next = url_beside(l, next);
    bool is_here = str_starts(next, str_fmt(&l->arena, "%.*s/", STR_ARG(api_base(l))));
    if (next.len && is_here && http_is_plain(next) && ++l->page_count < PAGES_MAX) {
        l->target = next;
        send_request(l);
    } else {
        l->is_unsure = contradicts(l);
        l->candidate_count = fl_image_candidates(l->question.reference, &l->answer, l->candidate);
        if (l->is_unsure)
            finish(l, "it does and does not have the tag");
        else
            seek_exact(l);
    }
}

static void take_config(ImageLookup *l, const HttpAnswer *answer)
{
    if (answer->status == 200) read_registry_config(&l->arena, answer->body, &l->answer);
    read_more(l);
}

// Redirects: blobs are stored elsewhere, and some registries are aliases. A token is only sent to
// the host that it was issued for.
static void follow(ImageLookup *l, const HttpAnswer *answer)
{
    Str target = url_beside(l, http_header(answer, STR("location")));
    if (!is_allowed(l, target) || REDIRECTS_MAX <= l->redirect_count++) {
        finish(l, "it sends us somewhere else");
        return;
    }
    l->target = target;
    send_request(l);
}

static void take_token(ImageLookup *l, const HttpAnswer *answer)
{
    l->gets_token = false;
    if (answer->status == 200) l->token = read_registry_token(&l->arena, answer->body);
    if (l->token.len)
        send_request(l);
    else
        finish(l, "it wants a user and a password");
}

static void want_token(ImageLookup *l, const HttpAnswer *answer)
{
    Str header = http_header(answer, STR("www-authenticate"));
    HttpChallenge *c = &l->challenge;
    Str host = host_of_url(api_url(l));
    bool has_token = l->token.len && str_eq(host, l->token_host);
    bool is_asked = !has_token && http_challenge(&l->arena, str_copy(&l->arena, header), c);
    bool is_fit = is_asked && is_allowed(l, c->realm);
    is_fit = is_fit && http_is_plain(c->service) && http_is_plain(c->scope);
    if (!is_fit) {
        finish(l, "it wants a user and a password");
        return;
    }
    l->gets_token = true;
    l->token_host = host;
    send_request(l);
}

static const char *trouble_with(uint32_t status)
{
    if (status == 403) return "it refuses to answer";
    return 500 <= status ? "it is out of order" : "its answer is not one of a registry";
}

// `Retry-After` in seconds; the date form is ignored.
static void take_often(ImageLookup *l, const HttpAnswer *answer)
{
    enum { LONGEST = 3600 };
    uint32_t seconds = PAUSE_SECONDS;
    if (!str_number(http_header(answer, STR("retry-after")), &seconds) || !seconds)
        seconds = PAUSE_SECONDS;
    l->has_answered = false;
    pause_host(l, "it has been asked too often for now", seconds < LONGEST ? seconds : LONGEST);
}

static void take(ImageLookup *l, const HttpAnswer *answer)
{
    bool is_fine = answer->status == 200;
    bool is_elsewhere = 300 <= answer->status && answer->status < 400;
    if (l->gets_token)
        take_token(l, answer);
    else if (is_elsewhere)
        follow(l, answer);
    else if (l->step == STEP_TAGS && (l->token.len || answer->status != 401))
        take_tags(l, answer);
    else if (answer->status == 401)
        want_token(l, answer);
    else if (l->step == STEP_CONFIG)
        take_config(l, answer);
    else if (l->step == STEP_EXACT)
        take_exact(l, answer);
    else if (is_fine)
        take_manifest(l, answer);
    else if (answer->status == 429)
        take_often(l, answer);
    else if (l->step == STEP_HEAD && answer->status == 404)
        go_on(l, STEP_REASON);
    else if (l->step == STEP_REASON)
        take_reason(l, answer);
    else
        finish(l, trouble_with(answer->status));
}

// Exit statuses of curl.
static const char *trouble_of(const ChildEnd *end)
{
    if (end->trouble) return end->trouble;
    switch (end->status) {
    case 0: return "its answer is not one of HTTP";
    case 5:
    case 6: return "its name is not known here";
    case 7: return "it cannot be reached";
    case 28: return "it did not answer in time";
    case 35:
    case 51:
    case 58:
    case 59:
    case 60:
    case 77: return "the connection to it is not safe";
    case CURL_TOO_LARGE: return "it sent too much";
    default: return "the connection to it broke";
    }
}

// A registry on this machine may lack HTTPS: it answers with something that is no TLS, or not at
// all.
static bool may_be_plain(const ImageLookup *l, const ChildEnd *end)
{
    bool is_early = !l->has_answered && !l->is_plain_http && !end->trouble;
    return is_early && is_this_machine(l->question.host) &&
           (end->status == 35 || end->status == 28);
}

static void on_done(void *context, uint64_t run, const ChildEnd *end)
{
    Registry *r = context;
    ImageLookup *l = r->first;
    while (l && l->run != run) l = l->next;
    if (!l) return;
    HttpAnswer answer;
    if (may_be_plain(l, end)) {
        l->is_plain_http = true;
        send_request(l);
    } else if (end->trouble || end->status || !http_read(end->printed, &answer)) {
        if (l->has_answered)
            finish(l, trouble_of(end));
        else
            pause_host(l, trouble_of(end), PAUSE_SECONDS);
    } else {
        l->has_answered = true;
        take(l, &answer);
    }
}

// ---- All of them ----

bool registry_find_program(Arena *a, Untrusted untrusted, Str *program)
{
    return child_find(a, "curl", STR(""), untrusted, program);
}

void registry_start(Registry *r, uv_loop_t *loop)
{
    enum { RUNNING_MAX = 4 };
    r->runs = (ChildRuns){.loop = loop, .limit = RUNNING_MAX, .done = on_done, .context = r};
}

void registry_ask(Registry *r, uint64_t key, const FlImageQuestion *question)
{
    ImageLookup **at = &r->first;
    for (; *at; at = &(*at)->next)
        if ((*at)->key == key) return;
    Arena arena = {0};
    ImageLookup *l = arena_new(&arena, ImageLookup, 1);
    *l = (ImageLookup){.registry = r, .arena = arena, .key = key, .question = *question};
    FlImageQuestion *q = &l->question;
    q->image = str_copy(&l->arena, question->image);
    q->host = str_copy(&l->arena, question->host);
    q->repository = str_copy(&l->arena, question->repository);
    q->reference = str_copy(&l->arena, question->reference);
    l->answer.image = q->image;
    *at = l;
    send_request(l);
}

void registry_stop(Registry *r)
{
    while (r->first) forget(r->first);
    child_runs_keep(&r->runs, is_wanted);
}
