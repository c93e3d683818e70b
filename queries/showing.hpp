#pragma once

#include "graph/lookup.hpp"

#include <optional>
#include <span>
#include <vector>

namespace entente {

/// How a view shows an element or a value.
struct Showing {
    Value value;    ///< of an element true; none: denied
    Interval when;  ///< without a break
    Marks marks;
    std::vector<SourceId> sources;
    std::vector<StatementId> statements;
};

/// A value of a property, with the pieces among which it stands.
struct ShownValue {
    PropertyId property;
    std::span<const Piece> timeline;  ///< of the property; where it takes many values, of this one
    std::size_t piece;                ///< position of the one shown

    const Value& value() const { return timeline[piece].value; }
};

/// A view that looks at a day, and what it shows of elements. Keeps a reference to the store.
class DayView {
public:
    /// Throws Error for a view over all time.
    DayView(const Store& store, const View& view);

    const View& view() const { return view_; }
    Day day() const { return *view_.as_of; }
    Lookup& lookup() { return lookup_; }

    /// The element itself, or nothing where nobody says that it is there that day; a denial has the value none.
    std::optional<Showing> presence(const Resolution& resolution) const;

    /// The values of the day, denials too: of an observation the latest that has begun; of many values, each. Points
    /// into the resolution.
    std::vector<ShownValue> values(const Resolution& resolution) const;

    /// A value with its sources, and the days around this one on which it is shown without a break.
    static Showing showing(const Resolution& resolution, const ShownValue& shown);

private:
    const Store* store_;
    View view_;
    Lookup lookup_;
};

}  // namespace entente
