// Words of EXPOSE: `[[ip:]hostport:]port[/proto]`, split at the colons from the right (language.md
// 13.4).
#include "values/values.h"

enum { PORT_LAST = 65535 };

static bool read_port(Str s, uint32_t *out)
{
    int64_t n;
    if (!int_parse(s, 64, &n) || n < 0 || PORT_LAST < n) return false;
    *out = (uint32_t)n;
    return true;
}

static bool read_range(Str s, uint32_t *first, uint32_t *last)
{
    uint32_t dash = str_find_char(s, '-');
    if (!read_port(str_cut(s, 0, dash), first)) return false;
    *last = *first;
    return dash == STR_NONE || (read_port(str_skip(s, dash + 1), last) && *first <= *last);
}

static bool is_ipv4(Str s)
{
    Str part;
    uint32_t n = 0;
    uint64_t value;
    for (; str_next_part(&s, '.', &part); n++) {
        bool has_zero = 1 < part.len && part.ptr[0] == '0';
        if (3 < part.len || has_zero || !uint_parse(part, 10, 8, &value)) return false;
    }
    return n == 4;
}

static bool is_group(Str s)
{
    if (s.len == 0 || 4 < s.len) return false;
    for (uint32_t i = 0; i < s.len; i++) {
        char c = char_lower(s.ptr[i]);
        if (!char_is_digit(c) && (c < 'a' || 'f' < c)) return false;
    }
    return true;
}

// The number of 16-bit groups in a part of an IPv6 address without `::`; -1 if invalid. IPv4 is
// allowed at the very end.
static int group_count(Str s, bool is_last)
{
    Str part;
    int n = 0;
    if (s.len == 0) return 0;
    while (str_next_part(&s, ':', &part)) {
        bool is_end = s.ptr == NULL && is_last;
        if (is_group(part))
            n += 1;
        else if (is_end && is_ipv4(part))
            n += 2;
        else
            return -1;
    }
    return n;
}

static bool is_ipv6(Str s)
{
    uint32_t gap = str_find(s, STR("::"));
    if (gap == STR_NONE) return group_count(s, true) == 8;
    int before = group_count(str_cut(s, 0, gap), false);
    int behind = group_count(str_skip(s, gap + 2), true);
    return 0 <= before && 0 <= behind && before + behind < 8;
}

// An IP address, also in brackets; empty and `[]` are valid.
static bool is_address(Str s)
{
    if (str_at(s, 0) == '[') {
        if (str_find_char(s, ']') != s.len - 1) return false;
        s = str_cut(s, 1, s.len - 1);
        if (str_has_char(s, '[')) return false;
    }
    return s.len == 0 || is_ipv4(s) || is_ipv6(s);
}

// Cuts off the part behind the last colon; `*rest` becomes NULL behind the leftmost.
static Str last_part(Str *rest)
{
    uint32_t at = rest->len;
    while (at && rest->ptr[at - 1] != ':') at--;
    Str part = str_skip(*rest, at);
    *rest = at ? str_cut(*rest, 0, at - 1) : STR("");
    return part;
}

static bool is_protocol(Str s)
{
    static const Str known[] = {STR_INIT(""), STR_INIT("tcp"), STR_INIT("udp"), STR_INIT("sctp")};
    for (uint32_t i = 0; i < ARRAY_LEN(known); i++)
        if (str_ieq(s, known[i])) return true;
    return false;
}

static PortError judge(PortSpec *p, Str ip, Str host, Str port)
{
    uint32_t first = 0, last = 0;
    if (!is_address(ip)) return PORT_BAD_IP;
    if (port.len == 0) return PORT_MISSING;
    if (!read_range(port, &p->first, &p->last)) return PORT_BAD_CONTAINER;
    if (host.len && !read_range(host, &first, &last)) return PORT_BAD_HOST;
    if (host.len && p->first < p->last && p->last - p->first != last - first)
        return PORT_BAD_RANGES;
    return is_protocol(p->protocol) ? PORT_OK : PORT_BAD_PROTOCOL;
}

PortSpec port_spec(Str word)
{
    PortSpec p = {0};
    Str rest = word;
    p.container = last_part(&rest);
    Str host = last_part(&rest), ip = rest;
    uint32_t slash = str_find_char(p.container, '/');
    p.protocol = slash == STR_NONE ? STR("") : str_skip(p.container, slash + 1);
    p.has_host = host.len || ip.len;
    p.error = judge(&p, ip, host, str_cut(p.container, 0, slash));
    return p;
}
