#include "graph/lookup.hpp"

#include <algorithm>

namespace entente {

namespace {

constexpr std::size_t kMostRemembered = 100'000;

}  // namespace

Lookup::Lookup(const Store& store, const View& view) : Lookup(store, store.schema(), store.sources(), view) {}

Lookup::Lookup(const Store& store, const Schema& schema, std::span<const Source> sources, const View& view)
    : store_(&store), schema_(&schema), resolver_(schema, sources, view) {}

Resolution Lookup::node(NodeId id) { return resolver_.resolve(store_->statements(element(id)), {}); }

Resolution Lookup::node(NodeId id, std::span<const Statement> statements) {
    Resolution resolution = resolver_.resolve(statements, {});
    presence_[raw(id)] = resolution.possible();
    return resolution;
}

Resolution Lookup::edge(const EdgeRecord& edge) { return this->edge(edge, store_->statements(element(edge.id))); }

Resolution Lookup::edge(const EdgeRecord& edge, std::span<const Statement> statements) {
    ElementFacts facts;
    facts.type = &schema_->at(edge.type);
    std::vector<Coverage> coverage;
    for (const Coverage& row : store_->coverage()) {
        if (row.concerns(edge.type, edge.tail, edge.head)) coverage.push_back(row);
    }
    facts.coverage = coverage;
    Intervals frame = intersection(presence(edge.tail), presence(edge.head));
    for (NodeId end : {edge.tail, edge.head}) {
        const Intervals& days = presence(end);
        if (!days.empty()) facts.beginning = std::max(facts.beginning, days.front().since);
    }
    Resolution resolution = resolver_.resolve(statements, facts);
    if (frame != always()) {
        clip(resolution.presence, frame);
        for (auto& [property, timeline] : resolution.properties) clip(timeline, frame);
    }
    return resolution;
}

const Intervals& Lookup::presence(NodeId id) {
    if (presence_.size() > kMostRemembered) presence_.clear();
    auto [at, fresh] = presence_.try_emplace(raw(id));
    if (fresh) at->second = node(id).possible();
    return at->second;
}

}  // namespace entente
