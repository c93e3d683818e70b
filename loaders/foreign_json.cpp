#include "loaders/foreign_json.hpp"

#include "graph/error.hpp"
#include "loaders/json_text.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

/// An id as text: numbers are ids too.
std::string id_in(const json& object, const std::string& name) {
    const auto found = object.find(name);
    if (found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty()) {
        return found->get<std::string>();
    }
    if (found != object.end() && found->is_number_integer()) {
        return found->dump();
    }
    throw RowRejected{name, "a text or a whole number", found == object.end() ? "nothing" : shown_json(*found)};
}

std::optional<Value> quantity_in(const json& object) {
    const auto text = object.find("text");
    if (!object.contains("number") || !object.contains("unit") || text == object.end() || !text->is_string()) {
        return std::nullopt;
    }
    try {
        return parse_value(ValueType::quantity, text->get_ref<const std::string&>());
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// The one spell of an element as its since and until.
void add_span(const json& spells, std::vector<ForeignProperty>& properties) {
    if (!spells.is_array() || spells.size() != 1 || !spells.front().is_object()) {
        return;
    }
    for (const char* bound : {"since", "until"}) {
        const auto found = spells.front().find(bound);
        if (found != spells.front().end() && found->is_string()) {
            properties.push_back({bound, Value(found->get<std::string>())});
        }
    }
}

void add_properties(const json& object, const std::vector<std::string>& without,
                    std::vector<ForeignProperty>& properties) {
    for (const auto& [name, value] : object.items()) {
        if (name == "spells") {
            add_span(value, properties);
        } else if (!value.is_null() && name != "sources" && name != "history" &&
                   std::find(without.begin(), without.end(), name) == without.end()) {
            properties.push_back({name, value_of_json(value, name)});
        }
    }
}

}  // namespace

Value value_of_json(const json& value, const std::string& name) {
    switch (value.type()) {
        case json::value_t::boolean:
            return value.get<bool>();
        case json::value_t::number_unsigned:
            if (value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
                return value.get<double>();
            }
            return value.get<std::int64_t>();
        case json::value_t::number_integer:
            return value.get<std::int64_t>();
        case json::value_t::number_float:
            return value.get<double>();
        case json::value_t::string:
            return value.get<std::string>();
        case json::value_t::object:
            return quantity_in(value).value_or(Value(value.dump()));
        case json::value_t::array: {
            List list;
            for (const json& member : value) {
                if (member.is_null()) {
                    throw RowRejected{name, "a list without null", shown_json(value)};
                }
                list.push_back(value_of_json(member, name));
            }
            return list;
        }
        default:
            throw RowRejected{name, "a value", shown_json(value)};
    }
}

ForeignNode node_of_json(const json& object, const std::string& id, std::int64_t line) {
    ForeignNode node;
    node.id = id_in(object, id);
    node.line = line;
    add_properties(object, {id}, node.properties);
    return node;
}

ForeignEdge edge_of_json(const json& object, const std::string& tail, const std::string& head, std::int64_t line) {
    ForeignEdge edge;
    edge.tail = id_in(object, tail);
    edge.head = id_in(object, head);
    edge.line = line;
    const auto symmetric = object.find("symmetric");
    edge.directed = symmetric == object.end() || *symmetric != true;
    add_properties(object, {tail, head, "symmetric"}, edge.properties);
    return edge;
}

}  // namespace entente
