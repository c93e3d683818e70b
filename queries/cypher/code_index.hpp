#pragma once

#include "queries/cypher/evaluate.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

// Not installed.
namespace entente::cypher {

/// Different rows of codes of one width, numbered as they came. A row of one code is found by an array, which is as
/// long as the greatest code. Time O(width) a row; what it holds is counted against the budget.
class CodeIndex {
public:
    CodeIndex(std::size_t width, Run& run) : width_(width), run_(&run) {}
    ~CodeIndex() { clear(); }
    CodeIndex(const CodeIndex&) = delete;
    CodeIndex& operator=(const CodeIndex&) = delete;

    /// The number of the row, and whether it is new.
    std::pair<std::uint32_t, bool> add(std::span<const std::uint32_t> codes) {
        return width_ == 1 ? add_one(codes.front()) : add_many(codes);
    }
    std::size_t size() const { return size_; }
    void clear();

private:
    std::pair<std::uint32_t, bool> add_one(std::uint32_t code) {
        if (code >= table_.size()) {
            reach(code);
        }
        auto& number = table_[code];
        const bool fresh = number == 0;
        if (fresh) {
            number = ++size_;
        }
        return {number - 1, fresh};
    }
    std::pair<std::uint32_t, bool> add_many(std::span<const std::uint32_t> codes);
    std::size_t hash(std::span<const std::uint32_t> codes) const;
    void reach(std::uint32_t code);
    void grow();
    void hold(std::size_t bytes);

    std::size_t width_;
    Run* run_;
    std::uint32_t size_ = 0;
    std::vector<std::uint32_t> rows_;   ///< of more than one code
    std::vector<std::uint32_t> table_;  ///< number + 1, by code or by hash; of the latter its size is a power of two
    std::uint64_t bytes_ = 0;
};

}  // namespace entente::cypher
