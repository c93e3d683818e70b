#pragma once

#include "graph/snapshot_arrays.hpp"
#include "queries/cypher/graph.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

// Not installed.
namespace entente::cypher {

/// Numbers for the values that one property has in a graph over a snapshot: equal ones, as same() says, have equal
/// numbers, and null has 0. Found when they are first asked for, once for all that a snapshot says in the same words.
template <typename Index>
class PropertyCodes {
public:
    PropertyCodes(std::string name, const Graph& graph);

    std::uint32_t operator()(Index element) {
        const auto place = column_ == nullptr ? raw(element) : (*column_)[raw(element)];
        const auto code = codes_[place];
        return code != kUnknown ? code : look_up(element, place);
    }

private:
    struct Hash {
        std::size_t operator()(const Datum& datum) const { return hash(datum); }
    };
    struct Same {
        bool operator()(const Datum& a, const Datum& b) const { return same(a, b); }
    };
    static constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t look_up(Index element, std::uint32_t place);

    std::string name_;
    const Graph* graph_;
    const HistoryColumn* column_ = nullptr;  ///< null: codes by element
    bool is_identity_ = false;               ///< the key of nodes: no two have the same
    std::vector<std::uint32_t> codes_;       ///< by history, or by element
    std::unordered_map<Datum, std::uint32_t, Hash, Same> known_;
};

/// The codes of all properties that were asked for.
class CodeBook {
public:
    /// Keeps a reference. The graph must have a snapshot, and stay as it is.
    explicit CodeBook(const Graph& graph) : graph_(&graph) {}

    PropertyCodes<NodeIndex>& of(NodeIndex /*of all*/, const std::string& property) { return of(nodes_, property); }
    PropertyCodes<EdgeIndex>& of(EdgeIndex /*of all*/, const std::string& property) { return of(edges_, property); }

private:
    template <typename Codes>
    typename Codes::mapped_type& of(Codes& codes, const std::string& property) {
        return codes.try_emplace(property, property, *graph_).first->second;
    }

    const Graph* graph_;
    std::map<std::string, PropertyCodes<NodeIndex>> nodes_;
    std::map<std::string, PropertyCodes<EdgeIndex>> edges_;
};

}  // namespace entente::cypher
