#include "queries/cypher/shown_element.hpp"

#include "queries/cypher/stored_value.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

DatumMap map_of(const ShownValues& values, const Schema& schema) {
    DatumMap made;
    for (const auto& [property, value] : values) {
        if (!value.is_null()) {
            made.emplace_back(spoken_name(schema.at(property).name), value);
        }
    }
    std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return made;
}

}  // namespace

std::optional<Day> day_of(const View& view) { return view.as_of ? view.as_of : view.known_on; }

bool is_there(const Resolution& resolution, std::optional<Day> day) {
    const auto possible = resolution.possible();
    return day ? contains(possible, *day) : !possible.empty();
}

std::vector<LabelId> labels_of(const Resolution& resolution, const Schema& schema) {
    std::vector<LabelId> labels;
    const auto* timeline = resolution.property(kLabel);
    for (const auto& piece : timeline == nullptr ? Timeline() : *timeline) {
        const auto* text = std::get_if<std::string>(&piece.value.content());
        if (const auto* label = text == nullptr ? nullptr : schema.label(*text)) {
            labels.push_back(label->id);
        }
    }
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

ShownValues values_of(const Resolution& resolution, const Schema& schema, std::optional<Day> day, const Store& store) {
    ShownValues made;
    for (const auto& [property, timeline] : resolution.properties) {
        if (property != kLabel && !timeline.empty()) {
            made.emplace_back(property, shown(timeline, schema.at(property), day, store));
        }
    }
    return made;
}

const Datum* find(const ShownValues& values, std::string_view name, const Schema& schema) {
    for (const auto& [property, value] : values) {
        if (spoken_name(schema.at(property).name) == name) {
            return &value;
        }
    }
    return nullptr;
}

void identify(ShownNode& node, const Store& store) {
    auto record = store.node(node.id);
    const auto given = [](std::string& text) { return is_made_up(text) ? std::string() : std::move(text); };
    node.key = given(record.key);
    node.name = given(record.name);
}

Datum property_of(const ShownNode& node, std::string_view name, const Schema& schema) {
    if (const auto* stated = find(node.values, name, schema)) {
        return *stated;
    }
    if (name != "key" && name != "name") {
        return {};
    }
    const auto& text = name == "key" ? node.key : node.name;
    return text.empty() ? Datum() : Datum(text);
}

Datum property_of(const ShownEdge& edge, std::string_view name, const Schema& schema) {
    const auto* stated = find(edge.values, name, schema);
    return stated == nullptr ? Datum() : *stated;
}

DatumMap properties_of(const ShownNode& node, const Schema& schema) {
    auto made = map_of(node.values, schema);
    for (const auto* name : {"key", "name"}) {
        if (find(node.values, name, schema) != nullptr) {
            continue;
        }
        if (auto value = property_of(node, name, schema); !value.is_null()) {
            made.emplace_back(name, std::move(value));
        }
    }
    std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return made;
}

DatumMap properties_of(const ShownEdge& edge, const Schema& schema) { return map_of(edge.values, schema); }

}  // namespace entente::cypher
