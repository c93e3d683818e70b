#include "graph/schema.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>
#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>
#include <set>

namespace entente {

extern const char* const schema_text;

namespace {

[[noreturn]] void fail(const toml::node& node, const std::string& why) {
    throw Error(fmt::format("schema, line {}: {}", node.source().begin.line, why));
}

template <typename Thing>
const Thing* by_name(const std::vector<Thing>& things, std::string_view name) {
    auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.name == name; });
    return found == things.end() ? nullptr : &*found;
}

/// Ids run from 1 in the order of the list.
template <typename Thing, typename Id>
const Thing& by_id(const std::vector<Thing>& things, Id id) {
    auto position = static_cast<std::size_t>(raw(id)) - 1;
    if (position >= things.size())
        throw Error(fmt::format("the database names a part of the schema that is not there: number {}", raw(id)));
    return things[position];
}

Kind parse_kind(const toml::node& node, std::string_view word) {
    for (Kind kind : {Kind::state, Kind::event, Kind::observation}) {
        if (word == to_string(kind)) return kind;
    }
    fail(node, fmt::format("unknown kind '{}': expected state, event or observation", word));
}

Schema reserved() {
    Schema schema;
    schema.properties.push_back({kExists, "exists", ValueType::boolean, false, Kind::state, false});
    schema.properties.push_back({kLabel, "label", ValueType::text, false, Kind::state, true});
    return schema;
}

const toml::table& table_of(const toml::node& node) {
    if (!node.is_table()) fail(node, "expected a table");
    return *node.as_table();
}

std::string text_of(const toml::node& node) {
    auto text = node.value<std::string>();
    if (!text) fail(node, "expected a text");
    return *text;
}

std::vector<std::string> texts_of(const toml::node& node) {
    if (!node.is_array()) fail(node, "expected a list of texts");
    std::vector<std::string> texts;
    for (const auto& element : *node.as_array()) texts.push_back(text_of(element));
    return texts;
}

void read_property(Schema& schema, std::string_view name, const toml::node& node) {
    Property property{PropertyId{static_cast<std::int32_t>(schema.properties.size() + 1)}, std::string(name)};
    std::string words = text_of(node);
    std::string_view rest = words;
    for (bool first = true; !rest.empty(); first = false) {
        auto word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (first) {
            property.type = parse_value_type(word);
        } else if (word == "many") {
            property.many = true;
        } else {
            property.kind = parse_kind(node, word);
        }
    }
    schema.properties.push_back(property);
}

void read_label(Schema& schema, std::string_view name, const toml::node& node) {
    std::vector<std::string> properties;
    bool detail = false;
    for (const auto& [key, value] : table_of(node)) {
        if (key == "properties") {
            properties = texts_of(value);
        } else if (key == "detail") {
            detail = value.value_or(false);
        } else {
            fail(value, fmt::format("unknown key '{}' of a label", key.str()));
        }
    }
    if (name == "any") {
        schema.node_properties.insert(schema.node_properties.end(), properties.begin(), properties.end());
    } else {
        schema.labels.push_back(
            {LabelId{static_cast<std::int32_t>(schema.labels.size() + 1)}, std::string(name), properties, detail});
    }
}

void read_edge_type(Schema& schema, std::string_view name, const toml::node& node) {
    EdgeType type;
    type.id = TypeId{static_cast<std::int32_t>(schema.edge_types.size() + 1)};
    type.name = name;
    for (const auto& [key, value] : table_of(node)) {
        if (key == "tail") {
            type.tails = texts_of(value);
        } else if (key == "head") {
            type.heads = texts_of(value);
        } else if (key == "identity") {
            std::string word = text_of(value);
            if (word != "single" && word != "many") fail(value, "identity is single or many");
            type.identity = word == "many" ? Identity::many : Identity::single;
        } else if (key == "identifying") {
            type.identifying = texts_of(value);
        } else if (key == "kind") {
            type.kind = parse_kind(value, text_of(value));
        } else if (key == "symmetric") {
            type.symmetric = value.value_or(false);
        } else if (key == "default_path") {
            type.default_path = value.value_or(true);
        } else if (key == "joins") {
            type.joins = value.value_or(false);
        } else if (key == "properties") {
            type.properties = texts_of(value);
        } else {
            fail(value, fmt::format("unknown key '{}' of an edge type", key.str()));
        }
    }
    schema.edge_types.push_back(type);
}

Schema extended(const toml::node& base) {
    if (text_of(base) != "built-in") fail(base, fmt::format("cannot extend '{}': expected built-in", text_of(base)));
    return built_in_schema();
}

void require_new(const Schema& schema, std::string_view section, std::string_view name, const toml::node& node) {
    bool known = section == "property" ? schema.property(name) != nullptr
                 : section == "label"  ? schema.label(name) != nullptr
                                       : schema.edge_type(name) != nullptr;
    if (known) fail(node, fmt::format("{} '{}' is there already", section, name));
}

/// Every name that is used must be declared.
void verify(const Schema& schema) {
    auto need_properties = [&](const std::string& owner, const std::vector<std::string>& names) {
        for (const auto& name : names) {
            if (schema.property(name) == nullptr)
                throw Error(fmt::format("schema: {} names the undeclared property '{}'", owner, name));
        }
    };
    auto need_labels = [&](const std::string& owner, const std::vector<std::string>& names) {
        for (const auto& name : names) {
            if (schema.label(name) == nullptr)
                throw Error(fmt::format("schema: {} names the undeclared label '{}'", owner, name));
        }
    };
    need_properties("label.any", schema.node_properties);
    for (const Label& label : schema.labels) need_properties(label.name, label.properties);
    for (const EdgeType& type : schema.edge_types) {
        need_properties(type.name, type.properties);
        need_properties(type.name, type.identifying);
        need_labels(type.name, type.tails);
        need_labels(type.name, type.heads);
    }
}

template <typename Thing>
void require_once(std::string_view what, const std::vector<Thing>& things) {
    constexpr std::size_t kMost = 30'000;
    if (things.size() > kMost)
        throw Error(fmt::format("schema: expected at most {} of a kind, found {}", kMost, things.size()));
    std::set<std::string_view> names;
    for (const Thing& thing : things) {
        if (!names.insert(thing.name).second) throw Error(fmt::format("schema: {} '{}' twice", what, thing.name));
    }
}

}  // namespace

std::string_view to_string(Kind kind) {
    switch (kind) {
        case Kind::state:
            return "state";
        case Kind::event:
            return "event";
        case Kind::observation:
            return "observation";
    }
    return "state";
}

const Property* Schema::property(std::string_view name) const { return by_name(properties, name); }
const Label* Schema::label(std::string_view name) const { return by_name(labels, name); }
const EdgeType* Schema::edge_type(std::string_view name) const { return by_name(edge_types, name); }
const Property& Schema::at(PropertyId id) const { return by_id(properties, id); }
const Label& Schema::at(LabelId id) const { return by_id(labels, id); }
const EdgeType& Schema::at(TypeId id) const { return by_id(edge_types, id); }

void require_sound(const Schema& schema) {
    const Schema wanted = reserved();
    for (std::size_t i = 0; i < wanted.properties.size(); ++i) {
        const Property& property = wanted.properties[i];
        bool there = i < schema.properties.size() && schema.properties[i].name == property.name &&
                     schema.properties[i].type == property.type && !schema.properties[i].any_type &&
                     schema.properties[i].many == property.many && schema.properties[i].kind == property.kind;
        if (!there) throw Error(fmt::format("schema: its property number {} is not '{}'", i + 1, property.name));
    }
    require_once("property", schema.properties);
    require_once("label", schema.labels);
    require_once("edge type", schema.edge_types);
    verify(schema);
}

Schema parse_schema(std::string_view text) {
    Schema schema = reserved();
    try {
        toml::table root = toml::parse(text);
        using Read = void (*)(Schema&, std::string_view, const toml::node&);
        struct Section {
            std::string_view name;
            Read read;
        };
        constexpr Section sections[] = {{"property", read_property}, {"label", read_label}, {"edge", read_edge_type}};
        if (const toml::node* base = root.get("extends")) schema = extended(*base);
        for (const auto& [key, node] : root) {
            std::string_view name = key.str();
            if (name == "extends") continue;
            auto known =
                std::any_of(std::begin(sections), std::end(sections), [&](const Section& s) { return s.name == name; });
            if (!known)
                fail(node, fmt::format("unknown section '{}': expected extends, property, label or edge", key.str()));
        }
        for (const Section& section : sections) {
            const toml::node* node = root.get(section.name);
            if (node == nullptr) continue;
            for (const auto& [name, value] : table_of(*node)) {
                require_new(schema, section.name, name.str(), value);
                section.read(schema, name.str(), value);
            }
        }
    } catch (const toml::parse_error& error) {
        throw Error(fmt::format("schema, line {}: {}", error.source().begin.line, error.description()));
    }
    verify(schema);
    return schema;
}

const Schema& built_in_schema() {
    static const Schema schema = parse_schema(schema_text);
    return schema;
}

Schema open_schema() {
    Schema schema = reserved();
    schema.open = true;
    return schema;
}

}  // namespace entente
