#include "queries/cypher/row_store.hpp"

#include <algorithm>
#include <limits>

namespace entente::cypher {

void RowBuffer::save(const Row& row) {
    const auto begin = data_.size();
    for (const auto slot : slots_) {
        data_.push_back(row[static_cast<std::size_t>(slot)]);
    }
    const auto bytes = held_by(std::span(data_).subspan(begin));
    bytes_ += bytes;
    run_->hold(bytes);
    ++rows_;
}

void RowBuffer::restore(std::size_t index, Row& row) const {
    auto from = data_.begin() + static_cast<std::ptrdiff_t>(index * slots_.size());
    for (const auto slot : slots_) {
        row[static_cast<std::size_t>(slot)] = *from++;
    }
}

void RowBuffer::clear() {
    run_->release(bytes_);
    bytes_ = 0;
    data_.clear();
    rows_ = 0;
}

RowIndex::RowIndex(RowIndex&& other) noexcept
    : width_(other.width_),
      run_(other.run_),
      data_(std::move(other.data_)),
      hashes_(std::move(other.hashes_)),
      table_(std::move(other.table_)),
      bytes_(std::exchange(other.bytes_, 0)) {}

std::pair<std::size_t, bool> RowIndex::add(std::span<const Datum> row) {
    if (table_.size() < 2 * (hashes_.size() + 1)) {
        grow();
    }
    std::size_t mixed = 0;
    for (const auto& datum : row) {
        mixed = (mixed ^ hash(datum)) * 0x9e3779b97f4a7c15U;
        mixed ^= mixed >> 32U;
    }
    const auto mask = table_.size() - 1;
    auto slot = mixed & mask;
    for (; table_[slot] != 0; slot = (slot + 1) & mask) {
        const std::size_t found = table_[slot] - 1;
        const auto known = at(found);
        if (hashes_[found] == mixed && std::equal(known.begin(), known.end(), row.begin(), same)) {
            return {found, false};
        }
    }
    if (hashes_.size() == std::numeric_limits<std::uint32_t>::max()) {
        throw BudgetError("a query cannot tell more than 4,294,967,295 rows apart");
    }
    const auto bytes = held_by(row) + sizeof(std::size_t);
    bytes_ += bytes;
    run_->hold(bytes);
    data_.insert(data_.end(), row.begin(), row.end());
    hashes_.push_back(mixed);
    table_[slot] = static_cast<std::uint32_t>(hashes_.size());
    return {hashes_.size() - 1, true};
}

void RowIndex::grow() {
    const auto size = std::max<std::size_t>(8, table_.size() * 2);
    table_.assign(size, 0);
    for (std::size_t number = 0; number < hashes_.size(); ++number) {
        auto slot = hashes_[number] & (size - 1);
        while (table_[slot] != 0) {
            slot = (slot + 1) & (size - 1);
        }
        table_[slot] = static_cast<std::uint32_t>(number + 1);
    }
}

void RowIndex::clear() {
    run_->release(bytes_);
    bytes_ = 0;
    data_.clear();
    hashes_.clear();
    table_.clear();
}

}  // namespace entente::cypher
