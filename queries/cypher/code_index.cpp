#include "queries/cypher/code_index.hpp"

#include <algorithm>
#include <limits>

namespace entente::cypher {

std::size_t CodeIndex::hash(std::span<const std::uint32_t> codes) const {
    std::uint64_t mixed = 0;
    for (const auto code : codes) {
        mixed = (mixed ^ code) * 0x9e3779b97f4a7c15U;
        mixed ^= mixed >> 32U;
    }
    return mixed & (table_.size() - 1);
}

std::pair<std::uint32_t, bool> CodeIndex::add_many(std::span<const std::uint32_t> codes) {
    if (table_.size() < 2 * (std::size_t{size_} + 1)) {
        grow();
    }
    auto place = hash(codes);
    for (; table_[place] != 0; place = (place + 1) & (table_.size() - 1)) {
        const auto number = table_[place] - 1;
        if (std::equal(codes.begin(), codes.end(), rows_.begin() + static_cast<std::ptrdiff_t>(number * width_))) {
            return {number, false};
        }
    }
    if (size_ == std::numeric_limits<std::uint32_t>::max() - 1) {
        throw BudgetError("a query cannot tell more than 4,294,967,294 groups apart");
    }
    hold(width_ * sizeof(std::uint32_t));
    rows_.insert(rows_.end(), codes.begin(), codes.end());
    table_[place] = ++size_;
    return {size_ - 1, true};
}

void CodeIndex::reach(std::uint32_t code) {
    const auto size = std::max<std::size_t>(std::size_t{code} + 1, 2 * table_.size());
    hold((size - table_.size()) * sizeof(std::uint32_t));
    table_.resize(size);
}

void CodeIndex::grow() {
    const auto size = std::max<std::size_t>(16, table_.size() * 2);
    hold((size - table_.size()) * sizeof(std::uint32_t));
    table_.assign(size, 0);
    for (std::uint32_t number = 0; number < size_; ++number) {
        auto place = hash(std::span(rows_).subspan(number * width_, width_));
        while (table_[place] != 0) {
            place = (place + 1) & (size - 1);
        }
        table_[place] = number + 1;
    }
}

void CodeIndex::hold(std::size_t bytes) {
    bytes_ += bytes;
    run_->hold(bytes);
}

void CodeIndex::clear() {
    run_->release(bytes_);
    bytes_ = 0;
    size_ = 0;
    rows_.clear();
    table_.clear();
}

}  // namespace entente::cypher
