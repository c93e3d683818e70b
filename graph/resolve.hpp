#pragma once

#include "graph/schema.hpp"
#include "graph/statement.hpp"
#include "graph/view.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// How a piece of a timeline is known.
struct Marks {
    bool certain = false;   ///< inside the certain span of a statement that says it
    bool disputed = false;  ///< statements of equal rank that cannot both be right
    bool undated = false;   ///< no statement that says it knows since when
    bool carried = false;   ///< beyond what the statements' sources cover
    Modality modality = Modality::actual;

    friend bool operator==(const Marks&, const Marks&) = default;
};

/// Days over which one value is shown, with the statements that say it.
struct Piece {
    Interval when;
    Value value;  ///< none: denied
    Marks marks;
    std::vector<std::uint32_t> claims;  ///< positions in Resolution::claims
};

/// Pieces in order, disjoint; touching ones differ.
using Timeline = std::vector<Piece>;

/// The days that one statement speaks of, with every bound made definite.
struct Extent {
    Interval possible;
    Interval certain;  ///< empty (since >= until) where no day is certain
    Day carried;       ///< the first day that is carried forward; forever if none
    bool undated = false;
};

/// An admitted statement, or the denial that follows from a register's complete coverage (then `denial` is true and the
/// statement has no id).
struct Claim {
    Statement statement;
    Extent extent;
    std::optional<Day> known;
    bool denial = false;
    Value denied = {};  ///< of a denial: the one value that it denies, true for existence; it says nothing of others
};

/// Statements of equal rank about one property that cannot all be right.
struct Conflict {
    PropertyId property{};
    bool certain = false;
    std::vector<std::uint32_t> claims;  ///< positions in Resolution::claims
    bool of_since = false;              ///< they disagree about the first day of a spell
    bool of_until = false;
};

/// What a view makes of one element.
struct Resolution {
    std::vector<Claim> claims;    ///< admitted; others are not taken
    Timeline presence;            ///< of edges, and of nodes that some statement gives spells
    bool always_present = false;  ///< a node that nothing dates
    struct PropertyTimeline {
        PropertyId property;
        Timeline timeline;  ///< of a many-valued property: one for each value, after one another
    };
    std::vector<PropertyTimeline> properties;
    std::vector<Conflict> conflicts;
    std::size_t undatable = 0;  ///< statements left out because no source day says when they could be read

    Intervals possible() const;
    Intervals certain() const;
    const Timeline* property(PropertyId id) const;
};

/// What resolution has to know of an element beside its statements.
struct ElementFacts {
    const EdgeType* type = nullptr;           ///< null for a node
    std::span<const Coverage> coverage = {};  ///< rows that concern the edge: its type, at one of its ends
    Day beginning = Day::beginning();         ///< the later beginning of an edge's ends
};

/// Turns statements into timelines under a view: DESIGN section 3.3.
///
/// Pure and cheap to copy; keeps references to the schema and the sources.
class Resolver {
public:
    /// `sources` is indexed by position; SourceId n is at sources[n - 1].
    Resolver(const Schema& schema, std::span<const Source> sources, View view);

    const View& view() const { return view_; }

    /// Resolves one element, over all time. `statements` are the live ones about it, in any order.
    /// Time O(n^2) in the statements about one property.
    Resolution resolve(std::span<const Statement> statements, const ElementFacts& facts) const;

    /// Whether the view admits a statement; sets `undatable` if only the known day is missing.
    bool admits(const Statement& statement, bool& undatable) const;

    /// The days of one statement. `facts` as for resolve.
    Extent extent(const Statement& statement, const ElementFacts& facts) const;

    /// From when a statement could be read; nothing if no day says.
    std::optional<Day> known(const Statement& statement) const;

private:
    const Source& source(SourceId id) const;
    bool admits(SourceId id) const;
    Kind kind(const Statement& statement, const ElementFacts& facts) const;
    void add_denials(std::vector<Claim>& claims, const ElementFacts& facts) const;

    const Schema* schema_;
    std::span<const Source> sources_;
    View view_;
    std::vector<bool> source_admitted_;
};

/// Leaves of the timeline what lies within the frame.
void clip(Timeline& timeline, const Intervals& frame);

/// The piece that a view on the day shows, or null: for an observation, the latest one that has begun.
const Piece* sample(const Timeline& timeline, Kind kind, Day day);

}  // namespace entente
