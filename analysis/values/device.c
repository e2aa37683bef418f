// The value of RUN --device: `[name=]NAME[,required[=BOOL]]` (language.md 12, RUN). The first field
// that is no option is the name, as device names contain `=` (`vendor.com/class=first`).
#include "values/csv.h"
#include "values/values.h"

static DeviceError take_field(Arena *a, Device *d, Str field)
{
    uint32_t equals = str_find_char(field, '=');
    Str key = str_lower(a, str_cut(field, 0, equals));
    Str value = equals == STR_NONE ? STR("") : str_skip(field, equals + 1);
    bool has_value = equals != STR_NONE;
    if (has_value && str_is_z(key, "name")) {
        if (d->name.len) return DEVICE_NAME_REPEATED;
        d->name = value;
        return DEVICE_OK;
    }
    if (has_value && str_is_z(key, "required"))
        return bool_parse(value, &d->is_required) ? DEVICE_OK : DEVICE_BAD_BOOLEAN;
    if (d->name.len == 0) {
        d->name = field;
        return DEVICE_OK;
    }
    if (has_value) return DEVICE_UNKNOWN_KEY;
    d->is_required = true;
    return str_is_z(key, "required") ? DEVICE_OK : DEVICE_BARE_FIELD;
}

Device device_parse(Arena *a, Str value)
{
    Device d = {.name = STR("")};
    CsvFields fields = csv_fields(a, value);
    if (!fields.is_ok) {
        d.error = DEVICE_BAD_CSV;
        d.wrong = fields.wrong;
        return d;
    }
    for (uint32_t i = 0; i < fields.count && !d.error; i++) {
        d.error = take_field(a, &d, fields.item[i].text);
        d.wrong = fields.item[i].span;
    }
    return d;
}
