// Hover on the types and options of RUN --mount.
#include "features/hover.h"

void hover_mount_text(Hover *h, const MountTypeInfo *type)
{
    page_say(&h->page, "**Mount** `type=%.*s`: ", STR_ARG(type->name));
    page_text(&h->page, packed_text(h->arena, type->text));
    page_block(&h->page, packed_text(h->arena, type->example));
    page_link(&h->page, "Reference", reference_page, type->anchor);
}

// Explains for which mount types the option is allowed, and whether the mount has one of them.
static void put_types(Hover *h, const MountOptionInfo *option, const MountTypeInfo *in)
{
    const MountTypeInfo *type = mount_types();
    page_gap(&h->page);
    if (option->types == MOUNT_ANY) {
        page_text(&h->page, STR("For mounts of every type."));
        return;
    }
    page_text(&h->page, STR("For mounts of type "));
    const char *between = "";
    for (uint32_t i = 0; i < MOUNT_KINDS; i++) {
        if (!(option->types & 1u << i)) continue;
        page_say(&h->page, "%s`%.*s`", between, STR_ARG(type[i].name));
        between = ", ";
    }
    if (!in || option->types & 1u << (in - type)) {
        page_text(&h->page, STR("."));
        return;
    }
    page_say(&h->page, "; this one is of type `%.*s`.", STR_ARG(in->name));
}

void hover_option_text(Hover *h, const MountOptionInfo *option, const MountTypeInfo *in)
{
    page_say(&h->page, option->may_be_bare ? "**Mount** `%.*s[=%s]`: " : "**Mount** `%.*s=%s`: ",
             STR_ARG(option->name), option->hint);
    page_text(&h->page, packed_text(h->arena, option->text));
    hover_since(h, option->since, NULL);
    for (uint32_t i = 0; i < option->value_count; i++) {
        page_say(&h->page, "%s- `%s`: ", i ? "\n" : "\n\n", option->value[i].name);
        page_text(&h->page, packed_text(h->arena, option->value[i].text));
    }
    put_types(h, option, in);
    page_link(&h->page, "Reference", reference_page, in ? in->anchor : "run---mount");
}

static bool put_field(Hover *h, const Mount *mount, const MountField *field)
{
    const MountOptionInfo *option = mount_option_info(field->key);
    if (!option) return false;
    bool is_value = field->has_value && span_has(field->value_span, h->at);
    const MountTypeInfo *type = NULL;
    if (str_is_z(option->name, "type")) type = mount_type_info(field->value);
    hover_at(h, is_value && type ? field->value_span : field->span);
    if (type) {
        hover_mount_text(h, type);
        return true;
    }
    bool is_here = h->step != NO_STEP && !h->in_onbuild;
    if (is_value && is_here && hover_context_source(h, field->value_span)) page_gap(&h->page);
    hover_option_text(h, option, mount_type_info(mount->type));
    return true;
}

bool hover_mount(Hover *h)
{
    if (h->in->kind != K_RUN) return false;
    Mounts mounts = mounts_of(h->arena, h->in);
    for (uint32_t i = 0; i < mounts.count; i++) {
        const Mount *mount = &mounts.item[i];
        if (!span_has(node_span(mount->flag), h->at)) continue;
        for (uint32_t j = 0; j < mount->field_count; j++) {
            if (span_has(mount->field[j].span, h->at)) return put_field(h, mount, &mount->field[j]);
        }
    }
    return false;
}
