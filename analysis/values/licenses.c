#include "values/licenses.h"
#include "values/label_value.h"

bool value_is_license(Str text)
{
    uint32_t hash = license_hash(text.ptr, text.len), low = 0, high = license_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (license_hashes[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < license_count && license_hashes[low] == hash;
}
