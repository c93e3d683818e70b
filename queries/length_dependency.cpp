#include "queries/length_dependency.hpp"

#include "queries/dependency.hpp"

#include <cmath>

namespace entente {

namespace {

constexpr double kSame = 1e-12;

}  // namespace

LengthDependency::LengthDependency(const Network& network, Measure::Of of)
    : network_(network),
      rows_(network.out),
      of_(of),
      search_(network.out),
      place_(network.size()),
      paths_(network.size()),
      shares_(network.size()),
      sums_(of == Measure::Of::nodes ? network.size() : network.out.ends.size()) {}

void LengthDependency::add(Vertex source) {
    reached_ = search_.run(source);
    for (std::size_t at = 0; at < reached_.size(); ++at) {
        place_[reached_[at]] = static_cast<Vertex>(at);
        paths_[reached_[at]] = 0;
    }
    paths_[source] = 1;
    count_paths();
    go_back();
}

bool LengthDependency::leads_on(Vertex vertex, std::size_t arc) const {
    const auto end = rows_.ends[arc];
    const auto distance = search_.distance(end);
    return search_.distance(vertex) + rows_.length(arc) - distance <= kSame * distance && place_[vertex] < place_[end];
}

void LengthDependency::count_paths() {
    for (const auto vertex : reached_) {
        require_countable(network_, reached_.front(), vertex, paths_[vertex]);
        for (auto arc = rows_.first[vertex]; arc < rows_.first[vertex + 1]; ++arc) {
            if (leads_on(vertex, arc)) {
                paths_[rows_.ends[arc]] += paths_[vertex];
            }
        }
    }
}

void LengthDependency::go_back() {
    for (auto at = reached_.size(); at-- > 0;) {
        const auto vertex = reached_[at];
        double sum = 0;
        for (auto arc = rows_.first[vertex]; arc < rows_.first[vertex + 1]; ++arc) {
            if (leads_on(vertex, arc)) {
                const auto share = shares_[rows_.ends[arc]];
                sum += share;
                if (of_ == Measure::Of::ties) {
                    sums_[arc] += paths_[vertex] * share;
                }
            }
        }
        const auto dependency = paths_[vertex] * sum;
        shares_[vertex] = (1 + dependency) / paths_[vertex];
        if (of_ == Measure::Of::nodes && at > 0) {
            sums_[vertex] += dependency;
        }
    }
}

}  // namespace entente
