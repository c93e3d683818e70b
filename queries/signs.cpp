#include "queries/signs.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/number.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

/// The values that are read, as for weights: those of the day (of observations the latest), over all time the last.
std::vector<const Value*> shown(const Timeline& timeline, Kind kind, std::optional<Day> day) {
    const bool observed = kind == Kind::observation;
    std::vector<const Value*> values;
    std::optional<Day> latest;
    for (const auto& piece : timeline) {
        if (day && !(observed ? piece.when.since <= *day : piece.when.contains(*day))) {
            continue;
        }
        const auto rank = !day ? piece.when.until : observed ? piece.when.since : *day;
        if (!latest || *latest < rank) {
            values.clear();
            latest = rank;
        }
        if (rank == *latest) {
            values.push_back(&piece.value);
        }
    }
    return values;
}

class SignOf {
public:
    SignOf(const Snapshot& snapshot, const SignRule& rule) : snapshot_(snapshot), property_(rule.property) {
        if (property_) {
            return;
        }
        const auto& schema = snapshot.schema();
        if (rule.negative) {
            negative_ = *rule.negative;
        } else if (const auto* type = schema.edge_type("OPPOSES"); type != nullptr) {
            negative_ = {type->id};
        } else {
            throw Error(
                "nothing says which ties are negative: the schema has no OPPOSES; name edge types by --negative, or "
                "a property by --sign");
        }
    }

    bool negative(EdgeIndex edge) const {
        if (property_) {
            return by_property(edge);
        }
        return std::find(negative_.begin(), negative_.end(), snapshot_.type(edge)) != negative_.end();
    }

private:
    bool by_property(EdgeIndex edge) const {
        const auto& property = snapshot_.schema().at(*property_);
        const auto* timeline = snapshot_.property(edge, *property_);
        const auto values =
            timeline == nullptr ? std::vector<const Value*>{} : shown(*timeline, property.kind, snapshot_.day());
        if (values.empty() || values.front()->is_none()) {
            fail(edge, property.name, "none");
        }
        const auto negative = sign(edge, property.name, *values.front());
        for (const auto* value : values) {
            if (sign(edge, property.name, *value) != negative) {
                fail(edge, property.name, "both");
            }
        }
        return negative;
    }

    bool sign(EdgeIndex edge, std::string_view property, const Value& value) const {
        if (const auto* text = std::get_if<std::string>(&value.content()); text != nullptr) {
            if (*text == "+" || *text == "-") {
                return *text == "-";
            }
        } else if (const auto found = number_of(value); found && *found != 0) {
            return *found < 0;
        }
        fail(edge, property, fmt::format("{} '{}'", to_string(value.type()), to_string(value)));
    }

    [[noreturn]] void fail(EdgeIndex edge, std::string_view property, std::string_view finding) const {
        throw Error(fmt::format("the sign of {}: expected a number other than 0, '+' or '-' in '{}', found {}",
                                edge_words(snapshot_, edge), property, finding));
    }

    const Snapshot& snapshot_;
    std::optional<PropertyId> property_;
    std::vector<TypeId> negative_;
};

struct End {
    Vertex vertex;
    bool negative;

    friend bool operator==(const End&, const End&) = default;
    friend auto operator<=>(const End&, const End&) = default;
};

}  // namespace

std::size_t SignedTies::negative_ties() const {
    return static_cast<std::size_t>(std::count(negative.begin(), negative.end(), 1)) / 2;
}

std::size_t SignedTies::positive_ties() const { return negative.size() / 2 - negative_ties(); }

PropertyId parse_property(const Schema& schema, std::string_view name) {
    const auto* property = schema.property(name);
    if (property != nullptr && property->id != kExists && property->id != kLabel) {
        return property->id;
    }
    std::vector<std::string> known;
    for (const auto& one : schema.properties) {
        if (one.id != kExists && one.id != kLabel) {
            known.push_back(one.name);
        }
    }
    const auto near = nearest(name, known);
    throw Error(fmt::format("the database has no property '{}'{}", name,
                            near.empty() ? "" : fmt::format("; the nearest is '{}'", near)));
}

SignedTies signed_ties(const Network& network, const SignRule& rule) {
    if (network.projected) {
        throw UsageError("what is shared has no sign: balance takes no projection");
    }
    const auto& snapshot = network.snapshot;
    const SignOf sign_of(snapshot, rule);
    std::vector<Vertex> vertices(snapshot.node_slots());
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        vertices[raw(network.nodes[vertex])] = vertex;
    }
    SignedTies made;
    std::vector<End> ends;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        ends.clear();
        for (const auto& arc : snapshot.around(network.nodes[vertex])) {
            if (const auto other = vertices[raw(arc.other)]; other != vertex) {
                ends.push_back({other, sign_of.negative(arc.edge)});
            }
        }
        std::sort(ends.begin(), ends.end());
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
        for (std::size_t place = 0; place < ends.size(); ++place) {
            if (place + 1 < ends.size() && ends[place].vertex == ends[place + 1].vertex) {
                ++place;
                ++made.both;
                continue;
            }
            made.rows.ends.push_back(ends[place].vertex);
            made.negative.push_back(ends[place].negative ? 1 : 0);
        }
        made.rows.first.push_back(static_cast<std::uint32_t>(made.rows.ends.size()));
    }
    made.both /= 2;
    return made;
}

}  // namespace entente
