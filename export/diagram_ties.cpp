#include "export/diagram_ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "graph/error.hpp"

namespace entente {
namespace {

constexpr double thinnest = 1.0;
constexpr double widest = 5.0;
constexpr std::size_t most_marks = 3;

/// What two edges must have in common to be drawn as one line.
auto appearance_of(const SelectedEdge& edge) {
    const bool swap = !edge.directed && edge.head < edge.tail;
    const unsigned marks = (edge.directed ? 1U : 0U) | (edge.disputed ? 2U : 0U) | (edge.carried ? 4U : 0U) |
                           (edge.uncertain ? 8U : 0U) | (edge.undated ? 16U : 0U);
    return std::tuple(swap ? edge.head : edge.tail, swap ? edge.tail : edge.head, std::string_view(edge.type), marks,
                      std::string_view(edge.modality), std::string_view(edge.unit), edge.change);
}

void check(const Selection& selection) {
    for (const auto& edge : selection.edges) {
        const auto bad_source = [&](std::size_t source) { return source >= selection.sources.size(); };
        if (edge.tail >= selection.nodes.size() || edge.head >= selection.nodes.size()) {
            throw Error("cannot draw: an edge ends at a node that is not in the selection");
        }
        if (std::any_of(edge.sources.begin(), edge.sources.end(), bad_source)) {
            throw Error("cannot draw: an edge cites a source that is not in the selection");
        }
    }
}

void add(DrawnTie& tie, const SelectedEdge& edge) {
    ++tie.count;
    if (edge.amount && (!tie.amount || *edge.amount > *tie.amount)) {
        tie.amount = edge.amount;
    }
    if (edge.caption != tie.caption) {
        tie.caption.clear();  // what differs within the line cannot stand on it
    }
    tie.sources.insert(tie.sources.end(), edge.sources.begin(), edge.sources.end());
}

void finish(DrawnTie& tie) {
    std::sort(tie.sources.begin(), tie.sources.end());
    tie.sources.erase(std::unique(tie.sources.begin(), tie.sources.end()), tie.sources.end());
    if (tie.count > 1) {
        tie.caption += fmt::format("{}×{}", tie.caption.empty() ? "" : " ", tie.count);
    }
}

}  // namespace

std::vector<DrawnTie> ties_of(const Selection& selection) {
    check(selection);
    std::vector<std::size_t> order(selection.edges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return appearance_of(selection.edges[left]) < appearance_of(selection.edges[right]);
    });
    std::vector<DrawnTie> ties;
    ties.reserve(order.size());
    for (const auto index : order) {
        const auto& edge = selection.edges[index];
        if (!ties.empty() && appearance_of(*ties.back().edge) == appearance_of(edge)) {
            add(ties.back(), edge);
        } else {
            ties.push_back({&edge, 1, edge.amount, edge.caption, edge.sources});
        }
    }
    std::for_each(ties.begin(), ties.end(), finish);
    std::sort(ties.begin(), ties.end(),
              [](const DrawnTie& left, const DrawnTie& right) { return left.edge < right.edge; });
    return ties;
}

Footnotes footnotes_of(const Selection& selection, const std::vector<DrawnTie>& ties, std::size_t most) {
    std::vector<std::size_t> citations(selection.sources.size(), 0);
    for (const auto& tie : ties) {
        for (const auto source : tie.sources) {
            ++citations[source];
        }
    }
    Footnotes notes;
    notes.listed.resize(selection.sources.size());
    std::iota(notes.listed.begin(), notes.listed.end(), std::size_t{0});
    std::stable_sort(notes.listed.begin(), notes.listed.end(),
                     [&](std::size_t left, std::size_t right) { return citations[left] > citations[right]; });
    notes.left_out = notes.listed.size() - std::min(most, notes.listed.size());
    notes.listed.resize(notes.listed.size() - notes.left_out);
    notes.number_of.assign(selection.sources.size(), 0);
    for (std::size_t i = 0; i < notes.listed.size(); ++i) {
        notes.number_of[notes.listed[i]] = i + 1;
    }
    return notes;
}

std::string marks_of(const DrawnTie& tie, const Footnotes& footnotes) {
    std::string marks;
    std::size_t count = 0;
    for (const auto source : tie.sources) {
        if (footnotes.number_of[source] != 0 && count < most_marks) {
            marks += fmt::format("[{}]", footnotes.number_of[source]);
            ++count;
        }
    }
    return marks;
}

std::map<std::string, double> largest_amounts(const std::vector<DrawnTie>& ties) {
    std::map<std::string, double> largest;
    for (const auto& tie : ties) {
        if (tie.amount && std::isfinite(*tie.amount) && *tie.amount > 0) {
            auto& amount = largest[tie.edge->unit];
            amount = std::max(amount, *tie.amount);
        }
    }
    return largest;
}

double width_of(const DrawnTie& tie, const std::map<std::string, double>& largest) {
    const auto found = largest.find(tie.edge->unit);
    if (!tie.amount || !(*tie.amount > 0) || !std::isfinite(*tie.amount) || found == largest.end()) {
        return thinnest;
    }
    return thinnest + (widest - thinnest) * std::sqrt(*tie.amount / found->second);
}

}  // namespace entente
