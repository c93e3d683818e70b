// Weights of edges: a number for each tie, or an error that names the edge.
//
// Method. A property is read as a view shows it: on a day the piece of its timeline that holds then (of an observation
// the latest that has begun), over all time the piece that ends last. A quantity gives its number as stated, so that
// "over 90 million EUR" weighs 90 million. Nothing is guessed: an edge without a number stops the computation, since
// to leave it out, or to count it as 0 or 1, would each answer another question.
//
// Units. All quantities of one computation must have one unit, one base and one period. Plain numbers have none, and do
// not mix with quantities either. The first edge that is read sets the unit.
//
// Parallel edges. `ties` is the number of visible edges between the two nodes, of whatever type and direction; each is
// a fact of its own, while what several sources say of one tie is one edge. All edges of a pair weigh the same. Over
// all time ties count that were never there together.
//
// Loops. They have weights as other edges have; of a loop `ties` is the number of loops at its node.
//
// Cost. A property: a look-up in its column for each call. Ties: time O(V + E) once, 4 bytes an edge.

#include "queries/weight.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

/// By edge, how many visible edges have the same two ends.
std::vector<std::uint32_t> parallel_ties(const Snapshot& snapshot) {
    std::vector<std::uint32_t> ties(snapshot.edge_slots());
    std::vector<std::uint32_t> count(snapshot.node_slots());
    for (std::uint32_t slot = 0; slot < snapshot.node_slots(); ++slot) {
        const auto arcs = snapshot.around(NodeIndex{slot});
        for (const auto& arc : arcs) {
            ++count[raw(arc.other)];
        }
        for (const auto& arc : arcs) {
            const auto loop = raw(arc.other) == slot;
            ties[raw(arc.edge)] = count[raw(arc.other)] / (loop ? 2 : 1);
        }
        for (const auto& arc : arcs) {
            count[raw(arc.other)] = 0;
        }
    }
    return ties;
}

/// The pieces that are read: those of the day (of observations the latest), or over all time those that end last.
std::vector<const Piece*> shown(const Timeline& timeline, Kind kind, std::optional<Day> day) {
    const bool observed = kind == Kind::observation;
    const auto rank = [&](const Piece& piece) { return !day ? piece.when.until : observed ? piece.when.since : Day{}; };
    std::vector<const Piece*> best;
    for (const auto& piece : timeline) {
        if (day && !(observed ? piece.when.since <= *day : piece.when.contains(*day))) {
            continue;
        }
        if (!best.empty() && rank(*best.front()) < rank(piece)) {
            best.clear();
        }
        if (best.empty() || rank(*best.front()) == rank(piece)) {
            best.push_back(&piece);
        }
    }
    return best;
}

std::string unit_of(const Quantity& quantity) {
    std::string unit = quantity.unit;
    if (!quantity.per.empty() && quantity.per != "total") {
        unit += " per " + quantity.per;
    }
    return quantity.of.empty() ? unit : unit + " of " + quantity.of;
}

struct Number {
    double number;
    std::string unit;
};

/// Nothing where the value is no number.
std::optional<Number> number_in(const Value& value) {
    const auto& content = value.content();
    if (const auto* flag = std::get_if<bool>(&content)) {
        return Number{*flag ? 1.0 : 0.0, ""};
    }
    if (const auto* integer = std::get_if<std::int64_t>(&content)) {
        return Number{static_cast<double>(*integer), ""};
    }
    if (const auto* decimal = std::get_if<Decimal>(&content)) {
        return Number{decimal->to_double(), ""};
    }
    if (const auto* real = std::get_if<double>(&content)) {
        return Number{*real, ""};
    }
    if (const auto* quantity = std::get_if<Quantity>(&content)) {
        return Number{quantity->number.to_double(), unit_of(*quantity)};
    }
    return std::nullopt;
}

std::string in_unit(const std::string& unit) { return unit.empty() ? "without a unit" : "in " + unit; }

}  // namespace

Weight parse_weight(const Schema& schema, std::string_view text) {
    Weight weight;
    weight.reciprocal = text.starts_with("1/");
    const auto name = text.substr(weight.reciprocal ? 2 : 0);
    if (name == "ties") {
        return weight;
    }
    const auto* property = schema.property(name);
    if (property == nullptr || property->id == kExists || property->id == kLabel) {
        std::vector<std::string> known{"ties"};
        for (const auto& one : schema.properties) {
            if (one.id != kExists && one.id != kLabel) {
                known.push_back(one.name);
            }
        }
        const auto near = nearest(name, known);
        throw Error(
            fmt::format("a weight is a number property of the edges, 'ties', or '1/' before either; the "
                        "database has no property '{}'{}",
                        name, near.empty() ? "" : fmt::format("; the nearest is '{}'", near)));
    }
    weight.of = Weight::Of::property;
    weight.property = property->id;
    return weight;
}

TieWeights::TieWeights(const Snapshot& snapshot, const Weight& weight) : snapshot_(snapshot), weight_(weight) {
    if (weight.of == Weight::Of::ties) {
        ties_ = parallel_ties(snapshot);
    } else {
        property_ = &snapshot_.schema().at(weight.property);
    }
}

void TieWeights::fail(EdgeIndex edge, std::string_view finding) const {
    throw Error(fmt::format("the weight of {}: expected {} that is 0 or more, found {}", edge_words(snapshot_, edge),
                            property_ == nullptr ? "a number" : fmt::format("one number in '{}'", property_->name),
                            finding));
}

const Value& TieWeights::value_of(EdgeIndex edge) const {
    const auto day = snapshot_.day();
    const auto* timeline = snapshot_.property(edge, weight_.property);
    const auto pieces = timeline == nullptr ? std::vector<const Piece*>{} : shown(*timeline, property_->kind, day);
    if (pieces.empty() || pieces.front()->value.is_none()) {
        fail(edge, day ? fmt::format("none on {}", to_string(*day)) : "none");
    }
    for (const auto* piece : pieces) {
        if (!(piece->value == pieces.front()->value)) {
            fail(edge, fmt::format("several: {} and {}", to_string(pieces.front()->value), to_string(piece->value)));
        }
    }
    return pieces.front()->value;
}

void TieWeights::agree_on_unit(EdgeIndex edge, std::string unit) {
    if (!first_) {
        first_ = edge;
        unit_ = std::move(unit);
    } else if (unit != unit_) {
        throw Error(fmt::format("the weights have no common unit: '{}' of {} is {}, of {} {}", property_->name,
                                edge_words(snapshot_, *first_), in_unit(unit_), edge_words(snapshot_, edge),
                                in_unit(unit)));
    }
}

double TieWeights::number(EdgeIndex edge) {
    if (property_ == nullptr) {
        return ties_[raw(edge)];
    }
    const auto& value = value_of(edge);
    auto found = number_in(value);
    if (!found) {
        fail(edge, fmt::format("{} '{}'", to_string(value.type()), to_string(value)));
    }
    agree_on_unit(edge, std::move(found->unit));
    return found->number;
}

double TieWeights::of(EdgeIndex edge) {
    const auto weight = number(edge);
    if (!std::isfinite(weight) || weight < 0) {
        fail(edge, fmt::format("{}", weight));
    }
    if (!weight_.reciprocal) {
        return weight;
    }
    const auto inverse = 1 / weight;
    if (!std::isfinite(inverse)) {
        fail(edge, fmt::format("{}, of which 1/{} is not finite", weight, weight));
    }
    return inverse;
}

std::string edge_words(const Snapshot& snapshot, EdgeIndex edge) {
    return fmt::format("{} -[{}]-{} {}", snapshot.key(snapshot.tail(edge)),
                       snapshot.schema().at(snapshot.type(edge)).name, snapshot.symmetric(edge) ? "" : ">",
                       snapshot.key(snapshot.head(edge)));
}

}  // namespace entente
