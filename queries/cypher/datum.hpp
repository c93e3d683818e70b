#pragma once

#include "graph/ids.hpp"
#include "graph/value.hpp"
#include "queries/cypher/temporal.hpp"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente::cypher {

class Datum;
using DatumList = std::vector<Datum>;
using DatumMap = std::vector<std::pair<std::string, Datum>>;  ///< by key, ascending

/// Nodes and the edges between them, one node more than edges.
struct PathDatum {
    std::vector<NodeIndex> nodes;
    std::vector<EdgeIndex> edges;
};

/// A value while a query runs: openCypher's, and exact decimals.
///
/// Cheap to copy: what may be long is shared and never changes.
class Datum {
public:
    using Content = std::variant<std::monostate, bool, std::int64_t, double, Decimal,
                                 std::shared_ptr<const std::string>, Date, LocalTime, Time, LocalDateTime, DateTime,
                                 Duration, NodeIndex, EdgeIndex, std::shared_ptr<const DatumList>,
                                 std::shared_ptr<const DatumMap>, std::shared_ptr<const PathDatum>>;

    Datum() = default;  ///< null
    Datum(bool truth) : content_(truth) {}
    Datum(int number) : content_(std::int64_t{number}) {}
    Datum(std::int64_t number) : content_(number) {}
    Datum(std::size_t number) : content_(static_cast<std::int64_t>(number)) {}
    Datum(double number) : content_(number) {}
    Datum(std::string text) : content_(std::make_shared<const std::string>(std::move(text))) {}
    Datum(const char* text) : Datum(std::string(text)) {}
    Datum(DatumList list) : content_(std::make_shared<const DatumList>(std::move(list))) {}
    Datum(DatumMap map);  ///< in any order; of equal keys the last counts
    Datum(PathDatum path) : content_(std::make_shared<const PathDatum>(std::move(path))) {}
    Datum(Content content) : content_(std::move(content)) {}

    const Content& content() const { return content_; }
    bool is_null() const { return content_.index() == 0; }
    bool is_number() const { return content_.index() >= 2 && content_.index() <= 4; }

    template <typename T>
    const T* as() const {
        return std::get_if<T>(&content_);
    }
    const std::string* text() const {
        const auto* found = as<std::shared_ptr<const std::string>>();
        return found == nullptr ? nullptr : found->get();
    }
    const DatumList* list() const;
    const DatumMap* map() const;
    const PathDatum* path() const;

    /// The value of a number as a float; 0 of anything else.
    double number() const;

private:
    Content content_;
};

/// The name of its type in openCypher's words: "INTEGER", "LIST", "LOCAL DATE TIME".
std::string_view type_name(const Datum& datum);

/// a = b with three values: nothing where null decides. NaN equals nothing.
std::optional<bool> equals(const Datum& a, const Datum& b);

/// a < b and so on: nothing where the types do not compare. NaN compares with nothing.
std::optional<std::partial_ordering> compare(const Datum& a, const Datum& b);

/// ORDER BY: a total order over all types (map, node, edge, list, path, times, text, boolean, number), null last; NaN
/// is the greatest number.
std::weak_ordering order(const Datum& a, const Datum& b);

/// DISTINCT and grouping: null is null, NaN is NaN, 1 is 1.0.
bool same(const Datum& a, const Datum& b);
std::size_t hash(const Datum& datum);

}  // namespace entente::cypher
