#include "queries/cypher/tally.hpp"

namespace entente::cypher {

Tally::Reader::Reader(const Part& part, const Graph& graph) : place(part.place) {
    if (part.property != nullptr && place.is_edge) {
        of_edges = &graph.codes()->of(EdgeIndex{}, *part.property);
    } else if (part.property != nullptr) {
        of_nodes = &graph.codes()->of(NodeIndex{}, *part.property);
    }
}

Tally::Tally(const Wanted& wanted, const Graph& graph, Run& run)
    : run_(&run), kept_(wanted.kept), codes_(wanted.keys.size()), index_(wanted.keys.size(), run) {
    for (const auto& part : wanted.keys) {
        keys_.emplace_back(part, graph);
    }
    for (const auto& part : wanted.counted) {
        counted_.push_back(part ? std::optional<Reader>(std::in_place, *part, graph) : std::nullopt);
    }
}

void Tally::open(const Binding& binding) {
    const auto bytes = counted_.size() * sizeof(std::uint64_t) + kept_.size() * sizeof(std::uint32_t);
    bytes_ += bytes;
    run_->hold(bytes);
    counts_.resize(counts_.size() + counted_.size());
    for (const auto& place : kept_) {
        elements_.push_back(place.is_edge ? raw(binding.edges[place.at]) : raw(binding.nodes[place.at]));
    }
}

Datum Tally::kept(std::size_t group, std::size_t at) const {
    const auto element = elements_[group * kept_.size() + at];
    return kept_[at].is_edge ? Datum(Datum::Content(EdgeIndex{element})) : Datum(Datum::Content(NodeIndex{element}));
}

void Tally::clear() {
    run_->release(bytes_);
    bytes_ = 0;
    index_.clear();
    counts_.clear();
    elements_.clear();
}

}  // namespace entente::cypher
