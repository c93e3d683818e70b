#pragma once

#include "queries/cypher/code_index.hpp"
#include "queries/cypher/match_binding.hpp"
#include "queries/cypher/property_codes.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// Not installed.
namespace entente::cypher {

/// A node or an edge of the patterns, by its place.
struct ElementPlace {
    bool is_edge = false;
    std::size_t at = 0;
};

/// Counts matches by what is read of them, without making rows: of each node and edge a property, or which one it is.
///
/// The first match of each group is kept, as far as it is asked for.
class Tally {
public:
    /// A property of an element; without one the element itself.
    struct Part {
        ElementPlace place;
        const std::string* property = nullptr;
    };
    struct Wanted {
        std::vector<Part> keys;                    ///< by which matches are told apart
        std::vector<std::optional<Part>> counted;  ///< what is counted where it is not null; nothing: all
        std::vector<ElementPlace> kept;
    };

    /// The graph must have codes. What it holds is counted against the budget.
    Tally(const Wanted& wanted, const Graph& graph, Run& run);
    ~Tally() { clear(); }
    Tally(const Tally&) = delete;
    Tally& operator=(const Tally&) = delete;

    /// Each match counts so many times.
    void weigh(std::uint64_t weight) { weight_ = weight; }

    /// Calls `spill` before there are more than so many groups; it has to clear.
    void limit(std::size_t groups, std::function<void()> spill) { most_ = groups, spill_ = std::move(spill); }

    void add(const Binding& binding, std::uint64_t times) {
        for (std::size_t at = 0; at < keys_.size(); ++at) {
            codes_[at] = keys_[at].code(binding);
        }
        const auto [group, fresh] = index_.add(codes_);
        if (fresh) {
            open(binding);
        }
        auto* const counts = &counts_[group * counted_.size()];
        for (std::size_t at = 0; at < counted_.size(); ++at) {
            counts[at] += !counted_[at] || counted_[at]->code(binding) != 0 ? times * weight_ : 0;
        }
        if (index_.size() == most_) {
            spill_();
        }
    }

    std::size_t size() const { return index_.size(); }
    std::uint64_t count(std::size_t group, std::size_t counted) const {
        return counts_[group * counted_.size() + counted];
    }

    /// An element of the first match of the group, by its place in `kept`.
    Datum kept(std::size_t group, std::size_t at) const;

    void clear();

private:
    struct Reader {
        Reader(const Part& part, const Graph& graph);

        std::uint32_t code(const Binding& binding) {
            if (place.is_edge) {
                const auto edge = binding.edges[place.at];
                return of_edges != nullptr ? (*of_edges)(edge) : raw(edge) + 1;
            }
            const auto node = binding.nodes[place.at];
            return of_nodes != nullptr ? (*of_nodes)(node) : raw(node) + 1;
        }

        ElementPlace place;
        PropertyCodes<NodeIndex>* of_nodes = nullptr;  ///< null: the element itself
        PropertyCodes<EdgeIndex>* of_edges = nullptr;
    };

    void open(const Binding& binding);

    Run* run_;
    std::vector<Reader> keys_;
    std::vector<std::optional<Reader>> counted_;
    std::vector<ElementPlace> kept_;
    std::vector<std::uint32_t> codes_;
    CodeIndex index_;
    std::vector<std::uint64_t> counts_;    ///< by group, then by what is counted
    std::vector<std::uint32_t> elements_;  ///< by group, then as kept
    std::uint64_t bytes_ = 0;
    std::uint64_t weight_ = 1;
    std::size_t most_ = std::numeric_limits<std::size_t>::max();
    std::function<void()> spill_;
};

}  // namespace entente::cypher
