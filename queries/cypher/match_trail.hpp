#pragma once

#include "graph/ids.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The edges bound so far, none of which may stand in a match twice: a few are compared, many are marked.
class Trail {
public:
    bool contains(EdgeIndex edge) const {
        if (edges_.size() <= kFew) {
            return std::find(edges_.begin(), edges_.end(), edge) != edges_.end();
        }
        return raw(edge) < marks_.size() && marks_[raw(edge)] != 0;
    }

    void push(EdgeIndex edge) {
        edges_.push_back(edge);
        if (edges_.size() == kFew + 1) {
            for (const auto one : edges_) {
                mark(one);
            }
        } else if (edges_.size() > kFew) {
            mark(edge);
        }
    }

    void pop() {
        if (edges_.size() == kFew + 1) {
            for (const auto one : edges_) {
                marks_[raw(one)] = 0;
            }
        } else if (edges_.size() > kFew) {
            marks_[raw(edges_.back())] = 0;
        }
        edges_.pop_back();
    }

    void clear() {
        while (!edges_.empty()) {
            pop();
        }
    }

    std::span<const EdgeIndex> edges() const { return edges_; }

private:
    static constexpr std::size_t kFew = 8;

    void mark(EdgeIndex edge) {
        if (raw(edge) >= marks_.size()) {
            marks_.resize(std::max<std::size_t>(raw(edge) + 1, 2 * marks_.size()));
        }
        marks_[raw(edge)] = 1;
    }

    std::vector<EdgeIndex> edges_;
    std::vector<std::uint8_t> marks_;
};

}  // namespace entente::cypher
