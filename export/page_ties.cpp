#include "export/page_ties.hpp"

#include <algorithm>
#include <cmath>

#include "export/diagram_attributes.hpp"

namespace entente::page {
namespace {

constexpr unsigned mark_combinations = 32;

/// A straight line is drawn anew from box to box, and need not be told.
bool is_bent(const std::vector<Point>& line) {
    if (line.size() < 4) {
        return false;
    }
    const auto& a = line.front();
    const auto& b = line.back();
    const auto length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
    return std::any_of(line.begin(), line.end(), [&](const Point& p) {
        return std::abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / length > 1.5;
    });
}

}  // namespace

Json Ties::write() {
    std::vector<bool> folded(bundles_.edges.size(), false);
    for (std::size_t i = 0; plan_.wings && i < folded.size(); ++i) {
        folded[i] = layout_.lines[i].empty();
    }
    auto list = Json::array();
    for (std::size_t i = 0; i < bundles_.edges.size(); ++i) {
        const auto& edge = bundles_.selection.edges[i];
        Json entry = {{"tail", edge.tail},
                      {"head", edge.head},
                      {"type", type_of(edge)},
                      {"directed", edge.directed},
                      {"edges", Json::array()}};
        if (folded[i]) {
            entry["fold"] = true;
        }
        if (is_bent(layout_.lines[i])) {
            entry["line"] = line_of(layout_.lines[i]);
        }
        for (const auto index : bundles_.edges[i]) {
            entry["edges"].push_back(edge_of(selection_.edges[index]));
        }
        list.push_back(std::move(entry));
    }
    return list;
}

std::size_t Ties::type_of(const SelectedEdge& edge) {
    const auto index = types_.index_of(edge.type);
    directed_.resize(types_.names().size(), false);
    directed_[index] = directed_[index] || edge.directed;
    return index;
}

Json Ties::line_of(const std::vector<Point>& line) const {
    auto numbers = Json::array();
    for (const auto& point : line) {
        numbers.push_back(rounded(point.x));
        numbers.push_back(rounded(layout_.height - point.y));
    }
    return numbers;
}

Json Ties::edge_of(const SelectedEdge& edge) const {
    auto spells = spells_of(edge.spells);
    if (edge.spells.empty()) {
        spells.push_back(spell_of({"", "", !edge.uncertain, edge.carried, edge.disputed, edge.undated}));
    }
    Json entry = {{"modality", text_of(edge.modality)},
                  {"spells", std::move(spells)},
                  {"sources", edge.sources},
                  {"facts", facts_of(edge.facts)}};
    if (!edge.caption.empty()) {
        entry["caption"] = text_of(edge.caption);
    }
    if (const auto& range = plan_.numbers.width) {
        entry["width"] = rounded(line_width_of(range->of(edge.numbers).value_or(0), *range));
    } else if (edge.amount && std::isfinite(*edge.amount)) {
        entry["amount"] = *edge.amount;
        entry["unit"] = text_of(edge.unit);
    }
    for (const auto& name : edge.folded) {
        entry["folded"].push_back(text_of(name));
    }
    return entry;
}

Json Ties::types() {
    auto list = Json::array();
    for (std::size_t i = 0; i < types_.names().size(); ++i) {
        SelectedEdge edge;
        edge.type = types_.names()[i];
        auto looks = Json::array();
        for (unsigned marks = 0; marks < mark_combinations; ++marks) {
            edge.carried = (marks & 1U) != 0;
            edge.modality = (marks & 2U) != 0 ? "planned" : "actual";
            edge.disputed = (marks & 4U) != 0;
            edge.uncertain = (marks & 8U) != 0;
            edge.undated = (marks & 16U) != 0;
            looks.push_back(looks_.index_of(described(look_of(edge, plan_.options.style))));
        }
        list.push_back(
            {{"words", text_of(in_words(edge.type))}, {"directed", bool{directed_[i]}}, {"looks", looks}});
    }
    return list;
}

}  // namespace entente::page
