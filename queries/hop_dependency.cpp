#include "queries/hop_dependency.hpp"

#include "queries/dependency.hpp"

#include <numeric>

namespace entente {

namespace {

/// Four sums at once: one alone would wait for each addition to end before the next.
double sum_at(const std::vector<double>& values, std::span<const Vertex> places) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    std::size_t at = 0;
    for (; at + 4 <= places.size(); at += 4) {
        a += values[places[at]];
        b += values[places[at + 1]];
        c += values[places[at + 2]];
        d += values[places[at + 3]];
    }
    for (; at < places.size(); ++at) {
        a += values[places[at]];
    }
    return (a + b) + (c + d);
}

}  // namespace

HopDependency::HopDependency(const Network& network, const Renumbered& rows, Measure::Of of)
    : network_(network),
      rows_(rows),
      of_(of),
      seen_(rows.size()),
      paths_(rows.size()),
      level_(rows.size()),
      sums_(of == Measure::Of::nodes ? rows.size() : rows.out.ends.size()) {}

void HopDependency::add(Vertex source) {
    search(source);
    for (const auto vertex : reached_) {
        require_countable(network_, rows_.old[source], rows_.old[vertex], paths_[vertex]);
    }
    go_back();
    clear();
}

/// Counts paths, one distance after another.
void HopDependency::search(Vertex source) {
    reached_.assign(1, source);
    levels_.assign(1, 0);
    unseen_.clear();
    seen_[source] = 1;
    paths_[source] = 1;
    arcs_left_ = rows_.incoming().ends.size();
    for (std::size_t begin = 0; begin < reached_.size();) {
        const auto end = reached_.size();
        few_left(begin) ? pull(begin) : push(begin);
        begin = end;
        levels_.push_back(begin);
    }
}

/// Whether it is cheaper that those not yet seen look back than that the last level looks ahead.
bool HopDependency::few_left(std::size_t begin) {
    std::size_t ahead = 0;
    for (auto at = begin; at < reached_.size(); ++at) {
        ahead += rows_.out[reached_[at]].size();
        arcs_left_ -= rows_.incoming()[reached_[at]].size();
    }
    return ahead > arcs_left_ && ahead > rows_.size() / 16;
}

void HopDependency::push(std::size_t begin) {
    const auto end = reached_.size();
    for (auto at = begin; at < end; ++at) {
        const auto paths = paths_[reached_[at]];
        for (const auto next : rows_.out[reached_[at]]) {
            if (seen_[next] == 0) {
                if (paths_[next] == 0) {
                    reached_.push_back(next);
                }
                paths_[next] += paths;
            }
        }
    }
    for (auto at = end; at < reached_.size(); ++at) {
        seen_[reached_[at]] = 1;
    }
}

void HopDependency::pull(std::size_t begin) {
    const auto end = reached_.size();
    for (auto at = begin; at < end; ++at) {
        level_[reached_[at]] = paths_[reached_[at]];
    }
    if (unseen_.empty()) {
        unseen_.resize(rows_.size());
        std::iota(unseen_.begin(), unseen_.end(), 0U);
    }
    std::erase_if(unseen_, [&](Vertex vertex) {
        if (seen_[vertex] == 0) {
            paths_[vertex] = sum_at(level_, rows_.incoming()[vertex]);
            if (paths_[vertex] > 0) {
                seen_[vertex] = 1;
                reached_.push_back(vertex);
            }
        }
        return seen_[vertex] != 0;
    });
    for (auto at = begin; at < end; ++at) {
        level_[reached_[at]] = 0;
    }
}

/// From the farthest level to the nearest. A vertex depends on those one level on; it has no arc to those beyond, and
/// those of its own level and before are still 0.
void HopDependency::go_back() {
    for (auto level = levels_.size() - 1; level-- > 0;) {
        const auto begin = levels_[level];
        const auto end = levels_[level + 1];
        for (auto at = begin; at < end; ++at) {
            const auto vertex = reached_[at];
            const auto dependency = paths_[vertex] * successors(vertex);
            if (of_ == Measure::Of::nodes && level > 0) {
                sums_[vertex] += dependency;
            }
            paths_[vertex] = (1 + dependency) / paths_[vertex];
        }
        for (auto at = begin; at < end; ++at) {
            level_[reached_[at]] = paths_[reached_[at]];
        }
    }
}

double HopDependency::successors(Vertex vertex) {
    if (of_ == Measure::Of::nodes) {
        return sum_at(level_, rows_.out[vertex]);
    }
    double sum = 0;
    for (auto arc = rows_.out.first[vertex]; arc < rows_.out.first[vertex + 1]; ++arc) {
        const auto share = level_[rows_.out.ends[arc]];
        sum += share;
        sums_[arc] += paths_[vertex] * share;
    }
    return sum;
}

void HopDependency::clear() {
    for (const auto vertex : reached_) {
        seen_[vertex] = 0;
        paths_[vertex] = 0;
        level_[vertex] = 0;
    }
}

}  // namespace entente
