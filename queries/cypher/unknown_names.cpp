#include "graph/names.hpp"
#include "queries/cypher/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace entente::cypher {

namespace {

using Kind = NamedThing::Kind;

constexpr std::array<std::string_view, 2> kAlways{"key", "name"};

template <typename Rows>
std::vector<std::string> names_of(const Rows& rows) {
    std::vector<std::string> found;
    for (const auto& row : rows) {
        found.push_back(row.name);
    }
    return found;
}

std::vector<std::string> known(Kind kind, const Schema& schema) {
    switch (kind) {
        case Kind::label:
            return names_of(schema.labels);
        case Kind::type:
            return names_of(schema.edge_types);
        case Kind::property:
            break;
    }
    auto found = names_of(schema.properties);
    found.insert(found.end(), kAlways.begin(), kAlways.end());
    return found;
}

std::string_view nothing_has(Kind kind) {
    switch (kind) {
        case Kind::label:
            return "no node has the label";
        case Kind::type:
            return "no edge has the type";
        case Kind::property:
            break;
    }
    return "nothing has the property";
}

/// Where the name itself stands, in what begins at the spot.
TextPlace place_of(const NamedThing& thing, std::string_view text) {
    const auto at = text.find(thing.name, thing.spot.offset);
    return place(text, at == std::string_view::npos ? thing.spot : Spot{static_cast<std::uint32_t>(at)});
}

/// A name may hold line ends; a warning is one line.
std::string in_a_line(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
    return name;
}

}  // namespace

std::vector<std::string> unknown_names(const Checked& checked, const Schema& schema, std::string_view text) {
    std::vector<std::string> warnings;
    std::set<std::pair<Kind, std::string>> told;
    for (const auto& thing : checked.names) {
        const auto names = known(thing.kind, schema);
        if (std::find(names.begin(), names.end(), thing.name) != names.end() ||
            !told.emplace(thing.kind, thing.name).second) {
            continue;
        }
        const auto at = place_of(thing, text);
        const auto similar = nearest(thing.name, names);
        warnings.push_back(fmt::format("{} '{}' (line {}, column {}){}", nothing_has(thing.kind), in_a_line(thing.name),
                                       at.line, at.column,
                                       similar.empty() ? "" : fmt::format(": did you mean '{}'?", similar)));
    }
    return warnings;
}

}  // namespace entente::cypher
