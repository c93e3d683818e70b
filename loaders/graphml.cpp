#include "loaders/graphml.hpp"

#include "graph/error.hpp"
#include "loaders/utf8.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::string_view kRecord = "entente.record";
constexpr std::string_view kCoverage = "entente.coverage";
constexpr std::size_t kHeaviest = std::size_t{16} << 20U;          ///< an element, or all keys
constexpr std::size_t kHeaviestDefaults = std::size_t{64} << 10U;  ///< for every element of a file has all of them
constexpr std::size_t kPropertyWeight = 64;

std::string attribute(const std::vector<XmlListener::Attribute>& attributes, std::string_view name) {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) { return one.name == name; });
    return found == attributes.end() ? std::string() : std::string(found->value);
}

bool holds_records(const GraphmlKey& key) { return key.name == kRecord || key.name == kCoverage; }

/// The text of a label that yEd draws.
bool is_drawn_label(std::string_view name) { return name == "NodeLabel" || name == "EdgeLabel"; }

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
    has_records_ = false;
    weight_ = 0;
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
            weigh(text, line);
            properties().push_back({"label", Value(std::string(trimmed(text)))});
        }
    } else if (name == "default" && around == "key") {
        declared_.otherwise = text;
        declared_.has_otherwise = true;
    } else if (name == "key") {
        end_key(line);
    } else if (around == "graph" && (name == "node" || name == "edge")) {
        end_element(line);
    }
}

void GraphmlListener::end_key(std::int64_t line) {
    is_record_ = is_record_ || declared_.name == kRecord;
    const std::size_t said = declared_.name.size() + declared_.otherwise.size() + kPropertyWeight;
    key_weight_ += declared_.id.size() + declared_.target.size() + said;
    if (key_weight_ > kHeaviest) {
        fail(line, fmt::format("expected <key>s of at most {} MiB in all, found more", kHeaviest >> 20U));
    }
    default_weight_ += declared_.has_otherwise ? said : 0;
    if (default_weight_ > kHeaviestDefaults) {
        fail(line, fmt::format("expected <default>s of at most {} KiB in all, found more", kHeaviestDefaults >> 10U));
    }
    std::string id = declared_.id;
    const GraphmlKey& key = keys_.emplace(std::move(id), std::move(declared_)).first->second;
    if (key.has_otherwise && !key.name.empty()) {
        defaults_.push_back(&key);
    }
}

void GraphmlListener::weigh(std::string_view text, std::int64_t line) {
    weight_ += text.size() + kPropertyWeight;
    if (weight_ > kHeaviest) {
        fail(line, fmt::format("expected elements of at most {} MiB, found a larger one", kHeaviest >> 20U));
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
        const std::int64_t begun = element_ == Element::node ? node_.line : edge_.line;
        if (element_ == Element::none || is_record_) {
            has_records_ = has_records_ || !text.empty();
            hooks_.records(std::string(text), element_ == Element::none ? line : begun);
        }
        return;
    }
    if (element_ == Element::none || is_record_) {
        return;
    }
    if (text.empty() && key_->type != "string" && !key_->type.empty()) {
        return;
    }
    weigh(text, line);
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
        if (!has_records_) {
            hooks_.reject(begun, {"", "an element with its records, as all of a full export have", "none"});
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
    if (defaults_.empty()) {
        return;
    }
    std::unordered_set<std::string> stated;
    for (const ForeignProperty& one : properties) {
        stated.insert(one.name);
    }
    for (const GraphmlKey* key : defaults_) {
        if ((key->target == target || key->target == "all") && stated.insert(key->name).second) {
            properties.push_back({key->name, graphml_value(*key, key->otherwise)});
        }
    }
}

}  // namespace entente
