#include "loaders/foreign_words.hpp"

#include "graph/error.hpp"

#include <algorithm>

namespace entente {

namespace {

const Value* find(const std::vector<ForeignProperty>& properties, std::string_view name) {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const ForeignProperty& property) { return property.name == name; });
    return found == properties.end() ? nullptr : &found->value;
}

const std::string* text_in(const std::vector<ForeignProperty>& properties, std::string_view name) {
    const Value* value = find(properties, name);
    const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(&value->content());
    return text == nullptr || text->empty() ? nullptr : text;
}

/// ":Country:Member" and "Country;Member"; a colon or semicolon never belongs to a label here.
void split_labels(std::string_view text, std::vector<std::string>& labels) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(":;"), text.size());
        if (end > 0) {
            labels.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(text.size(), end + 1));
    }
}

}  // namespace

NodeWords::NodeWords(const ForeignNode& node) : key(node.id) {
    if (const std::string* stated = text_in(node.properties, "key")) {
        key = *stated;
        used.emplace_back("key");
    }
    for (const std::string_view field : {"name", "label"}) {
        const std::string* stated = text_in(node.properties, field);
        if (stated != nullptr && name.empty()) {
            name = *stated;
            name_field = field;
        }
    }
    const Value* stated = find(node.properties, "labels");
    if (stated == nullptr) {
        return;
    }
    if (const auto* text = std::get_if<std::string>(&stated->content())) {
        split_labels(*text, labels);
        used.emplace_back("labels");
    } else if (const auto* list = std::get_if<List>(&stated->content())) {
        for (const Value& member : *list) {
            labels.push_back(to_string(member));
        }
        used.emplace_back("labels");
    }
}

EdgeWords::EdgeWords(const ForeignEdge& edge) : type(edge.type), directed(edge.directed) {
    const Value* symmetric = find(edge.properties, "symmetric");
    if (symmetric != nullptr && symmetric->type() == ValueType::boolean) {
        directed = directed && *symmetric == Value(false);
        used.emplace_back("symmetric");
    }
    for (const std::string_view field : {"type", "label"}) {
        const std::string* stated = text_in(edge.properties, field);
        if (stated != nullptr && type.empty()) {
            type = *stated;
            used.push_back(field);
        }
    }
}

std::optional<Bound> bound_of(const ForeignProperty& property) {
    if (property.name != "since" && property.name != "until") {
        return std::nullopt;
    }
    try {
        return parse_bound(to_string(property.value));
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace entente
