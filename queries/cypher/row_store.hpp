#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/evaluate.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

// Rows that wait. Both count what they hold against the budget, and give it back. Not installed.
namespace entente::cypher {

/// Some slots of many rows, in the order they came.
class RowBuffer {
public:
    RowBuffer(std::vector<Slot> slots, Run& run) : slots_(std::move(slots)), run_(&run) {}
    ~RowBuffer() { clear(); }
    RowBuffer(const RowBuffer&) = delete;
    RowBuffer& operator=(const RowBuffer&) = delete;

    void save(const Row& row);
    void restore(std::size_t index, Row& row) const;
    std::size_t size() const { return rows_; }
    void clear();

private:
    std::vector<Slot> slots_;
    Run* run_;
    std::vector<Datum> data_;
    std::size_t rows_ = 0;
    std::uint64_t bytes_ = 0;
};

/// Different rows of one width, numbered as they came; equal as same() says. Time O(width) a row.
class RowIndex {
public:
    RowIndex(std::size_t width, Run& run) : width_(width), run_(&run) {}
    RowIndex(RowIndex&& other) noexcept;
    ~RowIndex() { clear(); }
    RowIndex(const RowIndex&) = delete;
    RowIndex& operator=(const RowIndex&) = delete;

    /// The number of the row, and whether it is new.
    std::pair<std::size_t, bool> add(std::span<const Datum> row);
    std::span<const Datum> at(std::size_t index) const { return std::span(data_).subspan(index * width_, width_); }
    std::size_t size() const { return hashes_.size(); }
    void clear();

private:
    void grow();

    std::size_t width_;
    Run* run_;
    std::vector<Datum> data_;
    std::vector<std::size_t> hashes_;   ///< by number
    std::vector<std::uint32_t> table_;  ///< number + 1; its size is a power of two
    std::uint64_t bytes_ = 0;
};

}  // namespace entente::cypher
