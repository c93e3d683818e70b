#include "loaders/graphml.hpp"

#include "graph/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::string_view kRecord = "entente.record";
constexpr std::string_view kCoverage = "entente.coverage";

std::string attribute(const std::vector<XmlListener::Attribute>& attributes, std::string_view name) {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) { return one.name == name; });
    return found == attributes.end() ? std::string() : std::string(found->value);
}

bool holds_records(const GraphmlKey& key) { return key.name == kRecord || key.name == kCoverage; }

/// The text of a label that yEd draws.
bool is_drawn_label(std::string_view name) { return name == "NodeLabel" || name == "EdgeLabel"; }

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos
               ? std::string()
               : std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

}  // namespace

void GraphmlListener::fail(std::int64_t line, const std::string& words) const {
    throw Error(fmt::format("{}:{}: {}", file_, line, words));
}

void GraphmlListener::begin(std::string_view name, const std::vector<Attribute>& attributes, std::int64_t line) {
    wants_text_ = false;
    const std::string_view around = open_.empty() ? std::string_view() : std::string_view(open_.back());
    if (key_ != nullptr || around == "data") {
        wants_text_ = is_drawn_label(name);
    } else if (open_.empty() || around == "graphml") {
        begin_top(name, attributes, line);
    } else if (around == "key") {
        wants_text_ = name == "default";
    } else {
        begin_element(name, attributes, line);
    }
    open_.emplace_back(name);
}

void GraphmlListener::begin_top(std::string_view name, const std::vector<Attribute>& attributes, std::int64_t line) {
    if (open_.empty()) {
        if (name != "graphml") {
            fail(line, fmt::format("expected <graphml>, found <{}>", name));
        }
    } else if (name == "key") {
        begin_key(attributes, line);
    } else if (name == "graph") {
        if (graph_seen_) {
            fail(line, "expected one <graph>, found a second one");
        }
        graph_seen_ = true;
        directed_ = attribute(attributes, "edgedefault") != "undirected";
    } else if (name == "data") {
        begin_data(attributes, line);
    }
}

void GraphmlListener::begin_key(const std::vector<Attribute>& attributes, std::int64_t line) {
    declared_ = {};
    declared_.id = attribute(attributes, "id");
    declared_.name = attribute(attributes, "attr.name");
    declared_.type = attribute(attributes, "attr.type");
    declared_.target = attribute(attributes, "for");
    if (!is_graphml_type(declared_.type)) {
        fail(line, fmt::format("expected an attr.type of boolean, int, long, float, double or string, found {}",
                               entente::quoted(declared_.type)));
    }
    if (keys_.contains(declared_.id)) {
        fail(line,
             fmt::format("expected a <key> with an id of its own, found {} again", entente::quoted(declared_.id)));
    }
}

void GraphmlListener::begin_element(std::string_view name, const std::vector<Attribute>& attributes,
                                    std::int64_t line) {
    const std::string_view around = open_.back();
    if (name == "data") {
        begin_data(attributes, line);
        return;
    }
    if (name == "graph" || name == "hyperedge" || name == "port" || name == "endpoint") {
        fail(line, fmt::format("expected a graph of nodes and edges, found a {}, which this database has no words for",
                               name == "graph" ? "graph within a node" : std::string(name)));
    }
    if (around != "graph" || (name != "node" && name != "edge")) {
        return;
    }
    wrong_ = false;
    records_.clear();
    if (name == "node") {
        element_ = Element::node;
        node_ = {};
        node_.id = attribute(attributes, "id");
        node_.line = line;
        if (const std::string labels = attribute(attributes, "labels"); !labels.empty()) {
            node_.properties.push_back({"labels", Value(labels)});
        }
        return;
    }
    element_ = Element::edge;
    edge_ = {};
    edge_.id = attribute(attributes, "id");
    edge_.tail = attribute(attributes, "source");
    edge_.head = attribute(attributes, "target");
    edge_.type = attribute(attributes, "label");
    const std::string directed = attribute(attributes, "directed");
    edge_.directed = directed.empty() ? directed_ : directed != "false";
    edge_.line = line;
}

void GraphmlListener::begin_data(const std::vector<Attribute>& attributes, std::int64_t line) {
    const std::string id = attribute(attributes, "key");
    const auto found = keys_.find(id);
    if (found == keys_.end()) {
        fail(line,
             fmt::format("expected the id of a <key> that stands before the graph, found {}", entente::quoted(id)));
    }
    key_ = &found->second;
    wants_text_ = !key_->name.empty();
}

void GraphmlListener::end(std::string_view name, std::string_view text, std::int64_t line) {
    open_.pop_back();
    const std::string_view around = open_.empty() ? std::string_view() : std::string_view(open_.back());
    wants_text_ = false;
    if (key_ != nullptr && name == "data" && around != "data") {
        end_data(text, line);
        key_ = nullptr;
    } else if (key_ != nullptr) {
        if (is_drawn_label(name) && element_ != Element::none && !trimmed(text).empty()) {
            properties().push_back({"label", Value(trimmed(text))});
        }
    } else if (name == "default" && around == "key") {
        declared_.otherwise = text;
        declared_.has_otherwise = true;
    } else if (name == "key") {
        is_record_ = is_record_ || declared_.name == kRecord;
        std::string id = declared_.id;
        keys_.emplace(std::move(id), std::move(declared_));
    } else if (around == "graph" && (name == "node" || name == "edge")) {
        end_element(line);
    }
}

std::vector<ForeignProperty>& GraphmlListener::properties() {
    return element_ == Element::node ? node_.properties : edge_.properties;
}

void GraphmlListener::end_data(std::string_view text, std::int64_t line) {
    if (key_->name.empty() || wrong_) {
        return;
    }
    if (holds_records(*key_)) {
        if (element_ == Element::none) {
            hooks_.records(std::string(text), line);
        } else {
            records_ = text;
        }
        return;
    }
    if (element_ == Element::none || is_record_) {
        return;
    }
    if (text.empty() && key_->type != "string" && !key_->type.empty()) {
        return;
    }
    try {
        properties().push_back({key_->name, graphml_value(*key_, text)});
    } catch (const RowRejected& rejected) {
        wrong_ = true;
        hooks_.reject(line, rejected);
    }
}

void GraphmlListener::end_element(std::int64_t line) {
    const bool is_node = element_ == Element::node;
    element_ = Element::none;
    const std::int64_t begun = is_node ? node_.line : edge_.line;
    if (wrong_) {
        return;
    }
    if (is_record_) {
        if (records_.empty()) {
            hooks_.reject(begun, {"", "an element with its records, as all of a full export have", "none"});
        } else {
            hooks_.records(records_, begun);
        }
        return;
    }
    try {
        element_ = is_node ? Element::node : Element::edge;
        add_defaults(is_node ? "node" : "edge", properties());
        element_ = Element::none;
    } catch (const RowRejected& rejected) {
        element_ = Element::none;
        hooks_.reject(line, rejected);
        return;
    }
    if (is_node) {
        hooks_.node(node_);
    } else {
        hooks_.edge(edge_);
    }
}

void GraphmlListener::add_defaults(std::string_view target, std::vector<ForeignProperty>& properties) const {
    for (const auto& [id, key] : keys_) {
        const bool stated = std::any_of(properties.begin(), properties.end(),
                                        [&](const ForeignProperty& one) { return one.name == key.name; });
        if (key.has_otherwise && !key.name.empty() && !stated && (key.target == target || key.target == "all")) {
            properties.push_back({key.name, graphml_value(key, key.otherwise)});
        }
    }
}

}  // namespace entente
