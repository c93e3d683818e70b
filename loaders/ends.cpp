#include "loaders/ends.hpp"

#include "graph/names.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kMostNodes = 200000;
constexpr std::size_t kMostComplaints = 10000;
constexpr std::size_t kMostListed = 5;
constexpr int kMostSearches = 200;  // each reads every name of the file
constexpr char kExpectation[] = "a key, code, name or alias of a node";

std::string listed(const std::vector<Candidate>& candidates) {
    std::string out;
    for (std::size_t at = 0; at < std::min(candidates.size(), kMostListed); ++at) {
        const Candidate& candidate = candidates[at];
        out += at == 0 ? "" : ", ";
        out += candidate.name == candidate.key ? candidate.key : fmt::format("{} ({})", candidate.name, candidate.key);
    }
    return candidates.size() > kMostListed ? out + ", ..." : out;
}

}  // namespace

Ends::Ends(const Store& store, Load& load)
    : store_(&store),
      load_(&load),
      by_key_(kMostNodes),
      by_name_(kMostNodes),
      not_found_(kMostComplaints),
      labels_(kMostNodes) {}

std::optional<NodeId> Ends::find_key(std::string_view key) {
    if (const NodeId* known = by_key_.find(key)) {
        return *known;
    }
    const std::optional<NodeId> found = load_->find_node(key);
    if (found) {
        by_key_.put(std::string(key), *found);
    }
    return found;
}

NodeId Ends::find(std::string_view text, const std::string& column) {
    if (const NodeId* known = by_key_.find(text)) {
        return *known;
    }
    if (const NodeId* known = by_name_.find(text)) {
        return *known;
    }
    if (const std::string* complaint = not_found_.find(text)) {
        throw RowRejected{column, kExpectation, *complaint};
    }
    const std::optional<NodeId> exact = find_key(text);
    return exact ? *exact : find_name(text, column);
}

NodeId Ends::find_name(std::string_view text, const std::string& column) {
    Found found{matching_nodes(*store_, text), {}};
    if (found.matches.empty() && searches_ < kMostSearches) {
        ++searches_;
        found = find_node(*store_, text);
    }
    if (found.matches.size() == 1) {
        by_name_.put(std::string(text), found.matches.front().node);
        return found.matches.front().node;
    }
    std::string complaint;
    if (!found.matches.empty()) {
        complaint = fmt::format("{}, which is ambiguous: {}", quoted(text), listed(found.matches));
    } else if (!found.nearest.empty()) {
        complaint = fmt::format("{}; the nearest are {}", quoted(text), listed(found.nearest));
    } else {
        complaint = quoted(text);
    }
    not_found_.put(std::string(text), complaint);
    throw RowRejected{column, kExpectation, std::move(complaint)};
}

NodeId Ends::make(std::string_view key) {
    if (const std::optional<NodeId> known = find_key(key)) {
        return *known;
    }
    const NodeId node = load_->node(key);
    forget_names();
    by_key_.put(std::string(key), node);
    labels_.put(node, {});
    return node;
}

void Ends::name(NodeId node, const Name& name) {
    load_->name(node, name);
    forget_names();
}

void Ends::forget_names() {
    ++generation_;
    by_name_.clear();
    not_found_.clear();
}

const std::vector<LabelId>& Ends::labels(NodeId node) {
    if (const auto* known = labels_.find(node)) {
        return *known;
    }
    read_.clear();
    load_->write_out();
    for (const Statement& statement : store_->statements(element(node))) {
        const auto* name =
            statement.property == kLabel ? std::get_if<std::string>(&statement.value.content()) : nullptr;
        const Label* label = name != nullptr ? load_->schema().label(*name) : nullptr;
        if (label != nullptr) {
            read_.push_back(label->id);
        }
    }
    labels_.put(node, read_);
    return read_;
}

void Ends::add_label(NodeId node, LabelId label) {
    std::vector<LabelId> known = labels(node);
    if (std::find(known.begin(), known.end(), label) == known.end()) {
        ++generation_;
        known.push_back(label);
        labels_.put(node, std::move(known));
    }
}

void Ends::begin_part() {
    by_key_.begin_part();
    by_name_.begin_part();
    labels_.begin_part();
}

void Ends::keep_part() {
    by_key_.keep_part();
    by_name_.keep_part();
    labels_.keep_part();
}

void Ends::drop_part() {
    by_key_.drop_part();
    by_name_.drop_part();
    labels_.drop_part();
    not_found_.clear();
    ++generation_;
}

}  // namespace entente
