// Hover on keywords, flags, the ports of EXPOSE and parser directives: what the tables of instructions/ say.
#include "features/hover.h"
#include "values/values.h"

static void put_forms(Hover *h, const InstructionInfo *info)
{
    Out forms = out_on(h->arena);
    for (uint32_t i = 0; i < info->form_count; i++) {
        if (i) out_char(&forms, '\n');
        out_str(&forms, info->form[i]);
    }
    page_block(&h->page, out_done(&forms));
}

static void put_flags(Hover *h, const InstructionInfo *info)
{
    if (!info->flag_count) return;
    page_gap(&h->page);
    page_text(&h->page, STR("Flags: "));
    for (uint32_t i = 0; i < info->flag_count; i++) {
        page_say(&h->page, "%s`--%.*s`", i ? ", " : "", STR_ARG(info->flag[i].name));
    }
    page_text(&h->page, STR("."));
}

static void put_example(Hover *h, Str example)
{
    page_gap(&h->page);
    page_text(&h->page, STR("Example:"));
    page_block(&h->page, example);
}

static void put_trap(Hover *h, Str trap)
{
    if (!trap.len) return;
    page_gap(&h->page);
    page_say(&h->page, "**Watch out:** %.*s", STR_ARG(trap));
}

// Text for a COPY --from, instead of the advice about the build context. False for others.
static bool put_copy_from(Hover *h)
{
    const StageUse *use = h->in_onbuild ? NULL : hover_copy_from(h);
    if (!use) return false;
    page_gap(&h->page);
    page_text(&h->page, STR("**Watch out:** the files come from "));
    page_text(&h->page, use->stage == NO_STAGE ? STR("`--from=") : STR("stage `"));
    page_say(&h->page,
             "%.*s`, not from the build context: `.dockerignore` does not matter, and the files "
             "are copied again only when that result changes. Sources start at `/` there, whatever "
             "WORKDIR is set. Of a folder the content is copied, not the folder itself.",
             STR_ARG(use->text));
    return true;
}

// `docker run -p 80:80` for a port of EXPOSE; without the protocol if it is tcp.
static void put_publish(Hover *h, Str port)
{
    uint32_t slash = str_find_char(port, '/');
    Str number = slash == STR_NONE ? port : str_cut(port, 0, slash);
    Str protocol = slash == STR_NONE ? (Str){0} : str_skip(port, slash);
    if (str_ieq(protocol, STR("/tcp"))) protocol.len = 0;
    Str command = str_fmt(h->arena, "docker run -p %.*s:%.*s%.*s", STR_ARG(number), STR_ARG(number),
                          STR_ARG(protocol));
    page_code(&h->page, command);
}

// A port with variables resolved; false when it is unknown or not a single port.
static bool port_text(const Hover *h, const Node *word, Str *port)
{
    Expansion e = expand_at(h->model, h->step, node_str(h->in, word), expand_mode(h->model));
    *port = e.result;
    if (!e.is_ok || !e.is_known || !port->len || port_spec(*port).error) return false;
    uint32_t slash = str_find_char(*port, '/');
    for (uint32_t i = 0; i < port->len && i < slash; i++) {
        if (!char_is_digit(port->ptr[i]) && port->ptr[i] != '-') return false;
    }
    return true;
}

static void put_ports(Hover *h)
{
    Str port;
    const Node *first = instr_arg(h->in, 0);
    if (h->in->kind != K_EXPOSE || !first || h->in_onbuild || !port_text(h, first, &port)) return;
    page_gap(&h->page);
    put_publish(h, port);
    page_text(&h->page, STR(" makes it reachable from outside."));
}

bool hover_port(Hover *h)
{
    if (h->in->kind != K_EXPOSE || h->in_onbuild) return false;
    for (const Node *word = NULL; (word = instr_next_arg(h->in, word));) {
        Str port;
        if (!span_has(node_span(word), h->at) || !port_text(h, word, &port)) continue;
        hover_at(h, node_span(word));
        page_text(&h->page, STR("**Port** "));
        page_code(&h->page, port);
        page_text(&h->page, STR(" is documented, not published: "));
        put_publish(h, port);
        page_text(&h->page, STR(" publishes it."));
        return true;
    }
    return false;
}

static void put_no_shell(Hover *h)
{
    bool is_health = h->in->kind == K_HEALTHCHECK && 1 < instr_arg_count(h->in); // more than NONE
    bool needs_shell = (h->in->kind == K_RUN || is_health) && !h->in->is_json;
    if (h->in_onbuild || !needs_shell || !hover_lacks_shell(h)) return;
    page_gap(&h->page);
    page_text(&h->page, STR("The base image has no shell: unless a COPY or ADD brings `/bin/sh`, "
                            "a command line cannot run here. A JSON array starts a program "
                            "without a shell."));
}

static void put_rest(Hover *h, const InstructionInfo *info)
{
    put_forms(h, info);
    put_example(h, packed_text(h->arena, info->example));
    put_flags(h, info);
    page_link(&h->page, "Reference", reference_page, info->anchor);
}

static void put_title(Hover *h, const InstructionInfo *info)
{
    page_text(&h->page, packed_text(h->arena, info->title));
    page_text(&h->page, STR(" "));
    page_text(&h->page, packed_text(h->arena, info->layer));
}

void hover_instruction_text(Hover *h, const InstructionInfo *info)
{
    page_say(&h->page, "**%.*s**: ", STR_ARG(info->name));
    put_title(h, info);
    put_trap(h, packed_text(h->arena, info->trap));
    put_rest(h, info);
}

bool hover_keyword(Hover *h)
{
    const InstructionInfo *info = instruction_info(h->in->kind);
    const Node *keyword = instr_keyword(h->in);
    if (!info || !keyword || !span_has(node_span(keyword), h->at)) return false;
    hover_at(h, node_span(keyword));
    bool is_command = h->in->kind == K_CMD || h->in->kind == K_ENTRYPOINT;
    if (is_command && !h->in_onbuild && hover_process(h)) {
        page_gap(&h->page);
    } else {
        page_say(&h->page, "**%.*s**: ", STR_ARG(info->name));
    }
    put_title(h, info);
    put_no_shell(h);
    put_ports(h);
    hover_cache(h);
    if (!put_copy_from(h)) put_trap(h, packed_text(h->arena, info->trap));
    put_rest(h, info);
    return true;
}

// `--chown=USER[:GROUP]`, or with the given value if it is one of a fixed set.
void hover_flag_text(Hover *h, InstrKind kind, const FlagInfo *info, const WordInfo *value)
{
    const char *hint = value ? value->name : info->hint;
    page_say(&h->page, "**%.*s** `--%.*s%s%s`: ", STR_ARG(keyword_name(kind)), STR_ARG(info->name),
             hint ? "=" : "", hint ? hint : "");
    page_text(&h->page, packed_text(h->arena, value ? value->text : info->text));
    hover_since(h, info->since, info->since_labs);
    for (uint32_t i = 0; !value && i < info->value_count; i++) {
        page_say(&h->page, "%s- `%s`: ", i ? "\n" : "\n\n", info->value[i].name);
        page_text(&h->page, packed_text(h->arena, info->value[i].text));
    }
    page_link(&h->page, "Reference", reference_page, info->anchor);
}

bool hover_flag(Hover *h)
{
    for (const Node *flag = NULL; (flag = instr_next_flag(h->in, flag));) {
        if (!span_has(node_span(flag), h->at)) continue;
        const FlagInfo *info = flag_info(h->in->kind, flag_name(h->in, flag));
        if (!info) return false;
        Span raw = flag_value_span(flag);
        const WordInfo *value = NULL;
        if (flag_has_value(flag) && span_has(raw, h->at)) {
            value = word_info(info->value, info->value_count, flag_value(h->arena, h->in, flag));
        }
        hover_at(h, value ? raw : node_span(flag));
        hover_flag_text(h, h->in->kind, info, value);
        return true;
    }
    return false;
}

void hover_directive_text(Hover *h, const DirectiveInfo *info)
{
    page_say(&h->page, "**# %.*s**: ", STR_ARG(info->name));
    page_text(&h->page, packed_text(h->arena, info->title));
    hover_since(h, info->since, NULL);
    put_trap(h, packed_text(h->arena, info->trap));
    page_block(&h->page, info->form);
    put_example(h, packed_text(h->arena, info->example));
    page_link(&h->page, "Reference", reference_page, info->anchor);
}

bool hover_directive(Hover *h)
{
    const Node *key = node_child(h->in->node, N_KEY);
    const DirectiveInfo *info = key ? directive_info(node_str(h->in, key)) : NULL;
    if (!info || h->in->logical <= h->at) return false;
    if (hover_rule(h, (Span){0, h->in->text.len})) return true;
    hover_at(h, (Span){h->in->start, h->in->logical});
    hover_directive_text(h, info);
    return true;
}
