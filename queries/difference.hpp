#pragma once

#include "queries/showing.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

/// A value that an element has.
struct Having {
    PropertyId property{};
    Showing showing;
};

struct Change {
    enum class Kind : std::uint8_t {
        began,     ///< shown after and not before
        ended,     ///< shown before and not after
        changed,   ///< another value
        disputed,  ///< the same, and now a source of equal rank says otherwise
        settled,   ///< the same, and no longer disputed
    };

    Kind kind{};
    std::optional<EdgeRecord> edge;  ///< nothing: a node
    NodeId node{};
    PropertyId property = kExists;  ///< kExists: the element itself
    std::optional<Showing> before;
    std::optional<Showing> after;
    std::vector<Having> values;  ///< of an element that began or ended, all that it has while it is shown

    /// The first day on which it is as after. Where knowledge days differ, the first on which something new could be
    /// read about it. Nothing where no day says.
    std::optional<Day> day;
    std::vector<SourceId> news;  ///< where knowledge days differ, the sources of what is new
};

/// What of two views differs.
enum class DifferenceBy : std::uint8_t {
    valid,  ///< the day looked at
    known   ///< what could be read
};

/// "began", or where it is what could be read that differs "learnt".
std::string_view words(Change::Kind kind, DifferenceBy by);

/// Who says so: the sources of what is new; else those of what is shown after, of a denial too; else of what was.
std::vector<SourceId> sources(const Change& change);

struct DifferenceOptions {
    std::optional<NodeId> focus = {};  ///< only this node and ties at it
    std::vector<TypeId> types = {};    ///< only ties of these types, and no nodes; empty: all
};

struct Difference {
    std::vector<Change> changes;  ///< by day, those without one last; of one day in the order of the file
    std::size_t passing = 0;      ///< elements that began and ended between two days of one knowledge
    std::size_t undatable = 0;    ///< statements that known-on left out of the later view
};

/// What one view shows and another does not; both look at a day.
///
/// The views have to admit by the same rules, but for the days. Time O(V + E + statements).
Difference difference(const Store& store, const View& before, const View& after, const DifferenceOptions& options = {});

}  // namespace entente
