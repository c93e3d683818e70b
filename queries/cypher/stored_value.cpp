#include "queries/cypher/stored_value.hpp"

#include "queries/cypher/fault.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

/// What a moment is shows in its letters.
Datum datum_of_moment(const Moment& moment) {
    const std::string_view text = moment.text;
    if (text.starts_with('P')) {
        return Datum::Content(parse_duration(text));
    }
    const auto clock = text.find('T');
    if (clock == std::string_view::npos && text.find(':') == std::string_view::npos) {
        return Datum::Content(parse_date(text));
    }
    const auto time = clock == std::string_view::npos ? text : text.substr(clock);
    const bool zoned = time.find_first_of("Z+-[") != std::string_view::npos;
    if (clock == std::string_view::npos) {
        return zoned ? Datum(Datum::Content(parse_time(text))) : Datum(Datum::Content(parse_local_time(text)));
    }
    return zoned ? Datum(Datum::Content(parse_date_time(text))) : Datum(Datum::Content(parse_local_date_time(text)));
}

struct Reader {
    const Store& store;

    Datum operator()(None) const { return {}; }
    Datum operator()(bool flag) const { return flag; }
    Datum operator()(std::int64_t number) const { return number; }
    Datum operator()(double number) const { return number; }
    Datum operator()(const Decimal& number) const { return Datum::Content(number); }
    Datum operator()(const std::string& text) const { return text; }
    Datum operator()(const Bound& bound) const {
        return bound.is_days() ? Datum(Datum::Content(Date{bound.earliest().count})) : Datum();
    }
    Datum operator()(const entente::Duration& length) const {
        return Datum::Content(Duration{length.months, 0, length.seconds, 0});
    }
    Datum operator()(const Moment& moment) const { return datum_of_moment(moment); }
    Datum operator()(NodeId node) const { return store.node(node).key; }
    Datum operator()(const Quantity& quantity) const {
        const auto reach = range(quantity);
        const auto text = [](const std::string& words) { return words.empty() ? Datum() : Datum(words); };
        return DatumMap{{"number", Datum(Datum::Content(quantity.number))},
                        {"unit", quantity.unit},
                        {"bound", std::string(to_string(quantity.hedge))},
                        {"low", reach.low},
                        {"high", reach.high},
                        {"per", text(quantity.per)},
                        {"of", text(quantity.of)},
                        {"text", to_string(quantity)}};
    }
    Datum operator()(const List& list) const {
        DatumList made;
        for (const auto& item : list) {
            made.push_back(datum_of(item, store));
        }
        return made;
    }
};

}  // namespace

Datum datum_of(const Value& value, const Store& store) { return std::visit(Reader{store}, value.content()); }

Datum shown(const Timeline& timeline, const Property& property, std::optional<Day> day, const Store& store) {
    if (!property.many) {
        const auto* piece = day ? sample(timeline, property.kind, *day) : timeline.empty() ? nullptr : &timeline.back();
        return piece == nullptr ? Datum() : datum_of(piece->value, store);
    }
    DatumList made;
    for (const auto& piece : timeline) {
        const bool there = !day || piece.when.contains(*day);
        if (there && !piece.value.is_none()) {
            made.push_back(datum_of(piece.value, store));
        }
    }
    return made.empty() ? Datum() : Datum(std::move(made));
}

bool is_made_up(std::string_view key) { return key.starts_with("_:"); }

std::optional<std::vector<NodeId>> nodes_by_identity(const Store& store, const Schema& schema,
                                                     std::string_view property, const Datum& value) {
    if ((property != "key" && property != "name") || schema.property(property) != nullptr) {
        return {};
    }
    const auto* text = value.text();
    if (text == nullptr) {
        return std::vector<NodeId>();
    }
    auto nodes = property == "name" ? store.named(*text) : std::vector<NodeId>();
    // A node without a name is called by its key.
    const auto keyed = store.find_key(*text);
    if (keyed && std::find(nodes.begin(), nodes.end(), *keyed) == nodes.end()) {
        nodes.push_back(*keyed);
    }
    return nodes;
}

namespace {

bool is_reserved(std::string_view name) {
    name.remove_prefix(std::min(name.find_first_not_of(':'), name.size()));
    return name == "exists" || name == "label";
}

}  // namespace

std::string stored_name(std::string_view name) { return (is_reserved(name) ? ":" : "") + std::string(name); }

std::string_view spoken_name(std::string_view stored) {
    return stored.starts_with(':') && is_reserved(stored) ? stored.substr(1) : stored;
}

bool is_spoken(const Property& property) { return property.id != kExists && property.id != kLabel; }

const Property* spoken_property(const Schema& schema, std::string_view name) {
    const auto* property = schema.property(is_reserved(name) ? stored_name(name) : std::string(name));
    return property != nullptr && is_spoken(*property) && spoken_name(property->name) == name ? property : nullptr;
}

std::vector<std::string> property_names(const Schema& schema) {
    std::vector<std::string> names{"key", "name"};
    for (const auto& property : schema.properties) {
        if (is_spoken(property)) {
            names.emplace_back(spoken_name(property.name));
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace entente::cypher
