#include "loaders/occurrences.hpp"

#include <functional>

namespace entente {

Occurrences::Slot& Occurrences::slot(std::uint64_t digest) {
    std::size_t at = digest & (slots_.size() - 1);
    while (slots_[at].times_and_one != 0 && slots_[at].digest != digest) {
        at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at];
}

void Occurrences::grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& entry : old) {
        if (entry.times_and_one != 0) {
            slot(entry.digest) = entry;
        }
    }
}

std::size_t Occurrences::count(std::string_view content) {
    if (used_ * 4 >= slots_.size() * 3) {
        grow();
    }
    const std::uint64_t digest = std::hash<std::string_view>{}(content);
    Slot& entry = slot(digest);
    if (entry.times_and_one == 0) {
        entry = {digest, 1};
        ++used_;
    }
    if (in_part_) {
        counted_.push_back(digest);
    }
    return entry.times_and_one++;
}

void Occurrences::keep_part() {
    in_part_ = false;
    counted_.clear();
}

void Occurrences::drop_part() {
    for (const std::uint64_t digest : counted_) {
        --slot(digest).times_and_one;
    }
    keep_part();
}

}  // namespace entente
