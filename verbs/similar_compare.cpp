#include "verbs/similar.hpp"

#include <algorithm>

namespace entente {

Comparison::Entries Comparison::entries(std::size_t first, std::size_t second) const {
    Entries made{portfolios.of(first), portfolios.of(second), weights};
    if (others_only) {
        for (std::vector<double>* list : {&made.first, &made.second, &made.weights}) {
            for (std::size_t member : {std::max(first, second), std::min(first, second)}) {
                if (!list->empty()) list->erase(list->begin() + static_cast<std::ptrdiff_t>(member));
            }
        }
    }
    return made;
}

Similarity Comparison::of(const SimilarityMeasure& measure, const Entries& entries) const {
    SimilarityOptions options{.distance = distance, .greatest = portfolios.greatest};
    if (measure.weighted) options.weights = entries.weights;
    return measure.compute(entries.first, entries.second, options);
}

std::string Comparison::name(std::size_t member) const {
    return std::string(snapshot.name(portfolios.members[member]));
}

Cell Comparison::actor(std::size_t member) const {
    return Cell::Map{{"key", std::string(snapshot.key(portfolios.members[member]))}, {"name", name(member)}};
}

std::string Comparison::manner(const SimilarityMeasure& measure) const {
    std::string text(measure.distance ? to_string(distance.value_or(*measure.distance)) : "");
    return measure.weighted && !weights.empty() ? text + ", weighted" : text;
}

}  // namespace entente
