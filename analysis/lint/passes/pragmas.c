#include "lint/passes/pragmas.h"

static const PragmaForm forms[] = {
    {STR_INIT("fairlead ignore"), REACH_NEXT, SPEAKER_OURS},
    {STR_INIT("fairlead stage-ignore"), REACH_STAGE, SPEAKER_OURS},
    {STR_INIT("fairlead file-ignore"), REACH_FILE, SPEAKER_OURS},
    {STR_INIT("hadolint ignore"), REACH_ADJACENT, SPEAKER_HADOLINT},
    {STR_INIT("hadolint stage ignore"), REACH_REST, SPEAKER_HADOLINT},
    {STR_INIT("hadolint global ignore"), REACH_FILE, SPEAKER_HADOLINT},
    {STR_INIT("tally ignore"), REACH_NEXT, SPEAKER_TALLY},
    {STR_INIT("tally global ignore"), REACH_FILE, SPEAKER_TALLY},
    {STR_INIT("fairlead shell"), REACH_FACT, SPEAKER_OURS},
    {STR_INIT("fairlead context"), REACH_FACT, SPEAKER_OURS},
    {STR_INIT("fairlead target"), REACH_FACT, SPEAKER_OURS},
    {STR_INIT("hadolint shell"), REACH_FACT, SPEAKER_HADOLINT},
    {STR_INIT("tally shell"), REACH_FACT, SPEAKER_TALLY},
    {STR_INIT("shellcheck disable"), REACH_NEXT, SPEAKER_SHELLCHECK},
    {STR_INIT("shellcheck shell"), REACH_FACT, SPEAKER_SHELLCHECK},
};

bool pragma_is_of_line(const PragmaForm *form)
{
    bool is_ours = form->speaker == SPEAKER_OURS || form->speaker == SPEAKER_SHELLCHECK;
    return is_ours && form->reach == REACH_NEXT;
}

// Matches the words of a form and gets the text behind `=`; false when it is another comment.
static bool match_form(const PragmaForm *form, Str text, Str *names)
{
    Str words = form->words;
    for (Str want = str_next_word(&words); want.len; want = str_next_word(&words)) {
        text = str_trim(text);
        bool fits =
            form->speaker == SPEAKER_TALLY ? str_istarts(text, want) : str_starts(text, want);
        if (!fits) return false;
        text = str_skip(text, want.len);
        bool is_word = char_is_blank(str_at(text, 0)) || (!words.len && str_at(text, 0) == '=');
        if (!is_word) return false;
    }
    text = str_trim(text);
    *names = str_skip(text, 1);
    return str_at(text, 0) == '=';
}

// hadolint accepts only codes of these characters; any other makes the whole comment invalid.
static bool is_hadolint_list(Str names)
{
    if (!names.len) return false;
    for (Str part; str_next_part(&names, ',', &part);) {
        part = str_trim(part);
        if (!part.len || str_ends_z(names, ",")) return false;
        for (uint32_t i = 0; i < part.len; i++)
            if (!char_is_digit(part.ptr[i]) && !str_has_char(STR("DLSC"), part.ptr[i]))
                return false;
    }
    return true;
}

// Cuts off the reason: it begins at ` -- ` in our form, at `#` in hadolint's and ShellCheck's, at
// `;` in tally's.
static void cut_reason(Speaker speaker, Str text, Pragma *out)
{
    static const Str ends[] = {
        [SPEAKER_OURS] = STR_INIT("--"),
        [SPEAKER_HADOLINT] = STR_INIT("#"),
        [SPEAKER_TALLY] = STR_INIT(";"),
        [SPEAKER_SHELLCHECK] = STR_INIT("#"),
    };
    uint32_t end = str_find(text, ends[speaker]);
    out->names = str_trim(str_cut(text, 0, end));
    if (end == STR_NONE) return;
    out->reason = str_trim(str_skip(text, end + ends[speaker].len));
    if (speaker == SPEAKER_TALLY && str_istarts(out->reason, STR("reason=")))
        out->reason = str_trim(str_skip(out->reason, 7));
}

bool pragma_read(Str text, Pragma *out)
{
    text = str_trim(text);
    for (uint32_t i = 0; i < ARRAY_LEN(forms) && text.len; i++) {
        Str names;
        if (char_lower(str_at(text, 0)) != forms[i].words.ptr[0]) continue;
        if (!match_form(&forms[i], text, &names)) continue;
        *out = (Pragma){.form = &forms[i]};
        cut_reason(forms[i].speaker, names, out);
        bool is_list = forms[i].speaker != SPEAKER_HADOLINT || is_hadolint_list(out->names);
        out->is_void = !out->names.len || (forms[i].reach != REACH_FACT && !is_list);
        return true;
    }
    return false;
}
