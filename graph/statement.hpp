#pragma once

#include "graph/bound.hpp"
#include "graph/ids.hpp"
#include "graph/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

enum class Modality : std::uint8_t { actual, planned, expected, considered };
enum class Rank : std::uint8_t { normal, preferred, deprecated };  // as stored: normal is the common case

/// Throw Error on an unknown word, naming the admitted ones.
Modality parse_modality(std::string_view word);
Rank parse_rank(std::string_view word);
std::string_view to_string(Modality modality);
std::string_view to_string(Rank rank);

/// A cited document or data set.
struct Source {
    enum class Kind : std::uint8_t {
        report,        ///< says what it says; its silence means nothing
        register_,     ///< covers a domain and a span
        live_register  ///< a register that publishes each fact on its day
    };

    SourceId id{};
    std::string key;
    std::string title;
    std::string publisher;
    std::string author;
    std::string url;
    std::string language;
    Bound published;
    std::string basis = "stated";  ///< of `published`: stated, inferred, not later than, unknown
    std::optional<Day> retrieved;
    Kind kind = Kind::report;
    std::string origin;  ///< empty: the key

    /// The day from which it could be read: the last of `published`, else `retrieved`, else nothing.
    std::optional<Day> known() const;
};

/// A domain that a source covers, wholly or in part. "The members of the EU" are ties with the EU at their head; the
/// EU's own memberships are others.
struct Coverage {
    enum class Side : std::uint8_t { either, tail, head };

    SourceId source{};
    std::optional<TypeId> type;          ///< ties of this type,
    std::optional<PropertyId> property;  ///< or this property
    std::optional<NodeId> end;           ///< at this node,
    Side side = Side::either;            ///< where it stands at this end of the tie
    std::string role;                    ///< with this value of the property `role`; empty: all
    Span span;
    bool complete = false;

    /// Whether it speaks of ties of the type between two nodes.
    bool concerns(TypeId tie, NodeId tail, NodeId head) const;

    friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// One source saying one thing about one element.
struct Statement {
    StatementId id{};
    ElementId element{};
    PropertyId property{};
    Value value;  ///< `exists` and a label's presence: true, denied: none
    Span span;    ///< empty: none of its own
    Modality modality = Modality::actual;
    Rank rank = Rank::normal;
    SourceId source{};
    LoadId recorded{};
    std::optional<LoadId> retracted;

    // Rare, and kept apart in the file.
    std::string reason;         ///< of a rank other than normal
    std::string locator;        ///< page, paragraph, row
    Bound observed;             ///< the day on which the source saw it
    std::optional<Day> known;   ///< from when it could be read, where that is not the source's day
    std::string attributed_to;  ///< who is quoted
    std::string since_event;    ///< what the first day means: "signed", "in_force"
};

}  // namespace entente
