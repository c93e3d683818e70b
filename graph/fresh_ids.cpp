#include "graph/fresh_ids.hpp"

#include <iterator>

namespace entente {

bool FreshIds::take(std::int64_t wanted) {
    if (wanted >= next_) {
        if (wanted > next_) gaps_.emplace_hint(gaps_.end(), next_, wanted);
        next_ = wanted + 1;
        return true;
    }
    auto after = gaps_.upper_bound(wanted);
    if (after == gaps_.begin()) return false;
    auto gap = std::prev(after);
    const std::int64_t end = gap->second;
    if (wanted >= end) return false;
    if (gap->first == wanted) {
        gaps_.erase(gap);
    } else {
        gap->second = wanted;
    }
    if (wanted + 1 < end) gaps_.emplace_hint(after, wanted + 1, end);
    return true;
}

void FreshIds::pass_over(std::int64_t last) {
    if (last < next_) return;
    gaps_.emplace_hint(gaps_.end(), next_, last + 1);
    next_ = last + 1;
}

void FreshIds::back_to(std::int64_t next) {
    gaps_.erase(gaps_.lower_bound(next), gaps_.end());
    if (!gaps_.empty() && std::prev(gaps_.end())->second > next) std::prev(gaps_.end())->second = next;
    next_ = next;
}

}  // namespace entente
