#pragma once

#include "graph/snapshot.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// The arrays behind a snapshot. Not installed.
namespace entente {

/// Lists that many elements share, each kept once and named by a number. Number 0 is the empty list.
template <typename Item>
class ListPool {
public:
    ListPool() { intern({}); }

    std::uint32_t intern(const std::vector<Item>& list) {
        auto [low, high] = known_.equal_range(hash(list));
        for (auto at = low; at != high; ++at) {
            auto span = (*this)[at->second];
            if (std::equal(span.begin(), span.end(), list.begin(), list.end())) return at->second;
        }
        auto number = static_cast<std::uint32_t>(ends_.size());
        items_.insert(items_.end(), list.begin(), list.end());
        ends_.push_back(static_cast<std::uint32_t>(items_.size()));
        known_.emplace(hash(list), number);
        return number;
    }

    std::span<const Item> operator[](std::uint32_t number) const {
        std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
        return {items_.data() + begin, ends_[number] - begin};
    }

    /// Nothing is interned after this.
    void freeze() {
        known_ = decltype(known_)();
        items_.shrink_to_fit();
        ends_.shrink_to_fit();
    }

    std::size_t size() const { return ends_.size(); }
    std::size_t memory() const { return items_.capacity() * sizeof(Item) + ends_.capacity() * sizeof(std::uint32_t); }

private:
    static std::size_t hash(const std::vector<Item>& list);

    std::vector<Item> items_;
    std::vector<std::uint32_t> ends_;
    std::unordered_multimap<std::size_t, std::uint32_t> known_;
};

template <>
std::size_t ListPool<Spell>::hash(const std::vector<Spell>& list);
template <>
std::size_t ListPool<SourceId>::hash(const std::vector<SourceId>& list);
template <>
std::size_t ListPool<LabelId>::hash(const std::vector<LabelId>& list);

/// Texts behind one another in one block.
class TextColumn {
public:
    void push_back(std::string_view text) {
        text_ += text;
        ends_.push_back(text_.size());
    }
    std::string_view operator[](std::size_t i) const {
        std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view(text_).substr(begin, ends_[i] - begin);
    }
    std::size_t memory() const { return text_.capacity() + ends_.capacity() * sizeof(std::size_t); }

private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

/// One property's histories by element: an array where most elements have it, else sorted pairs. 0: none.
class HistoryColumn {
public:
    /// Elements come in ascending order.
    void push_back(std::uint32_t element, std::uint32_t history) { sparse_.emplace_back(element, history); }
    void settle(std::size_t elements);
    std::uint32_t operator[](std::uint32_t element) const {
        return dense_.empty() ? sparse(element) : dense_[element];
    }
    std::size_t memory() const;

private:
    std::uint32_t sparse(std::uint32_t element) const;

    std::vector<std::uint32_t> dense_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sparse_;
};

struct Snapshot::Core {
    Schema schema;
    std::vector<Source> sources;
    View view;
    std::size_t undatable = 0;

    std::vector<NodeId> node_ids;  ///< ascending
    TextColumn keys;
    TextColumn names;
    std::vector<std::uint32_t> node_labels;
    std::vector<std::uint32_t> node_spells;

    std::vector<EdgeId> edge_ids;  ///< ascending
    std::vector<NodeIndex> tails;
    std::vector<NodeIndex> heads;
    std::vector<std::uint16_t> types;
    std::vector<std::uint32_t> edge_presence;  ///< position in presences

    /// When an edge is there and who says so; many edges share one.
    struct Presence {
        std::uint32_t spells;
        std::uint32_t sources;
    };
    std::vector<Presence> presences;

    ListPool<Spell> spells;
    ListPool<SourceId> source_sets;
    ListPool<LabelId> label_sets;
    std::vector<Timeline> histories{1};  ///< 0: none
    std::map<PropertyId, HistoryColumn> node_columns;
    std::map<PropertyId, HistoryColumn> edge_columns;

    std::size_t memory() const;
};

/// Arcs of what is visible. At a node: out of directed edges, of symmetric ones, into directed ones; so that the first
/// two parts are its out-arcs, the last two its in-arcs and the whole is all around it.
struct Snapshot::Adjacency {
    struct Row {
        std::uint32_t begin = 0;
        std::uint32_t symmetric = 0;
        std::uint32_t in = 0;
    };
    std::vector<Row> rows;  ///< one more than nodes
    std::vector<Arc> arcs;
    std::vector<bool> nodes;
    std::vector<bool> edges;
    std::size_t node_count = 0;
    std::size_t edge_count = 0;
};

}  // namespace entente
