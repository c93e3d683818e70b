#include "queries/row_builder.hpp"

#include <algorithm>
#include <limits>

namespace entente {

namespace {

constexpr auto kNone = std::numeric_limits<Vertex>::max();

void push_number(std::vector<double>& column, std::size_t rows_before, double number) {
    if (column.empty() && number != 1) {
        column.assign(rows_before, 1);
    }
    if (!column.empty() || number != 1) {
        column.push_back(number);
    }
}

}  // namespace

RowBuilder::RowBuilder(std::size_t vertices, const std::optional<Weight>& weight)
    : weight_(weight), place_(vertices, kNone) {
    rows_.first.reserve(vertices + 1);
}

void RowBuilder::add(Vertex end, double weight) {
    if (place_[end] == kNone) {
        place_[end] = static_cast<Vertex>(row_.size());
        row_.push_back({end, weight, weight});
    } else {
        auto& cell = row_[place_[end]];
        cell.strength += weight;
        cell.length = std::min(cell.length, weight);
    }
}

void RowBuilder::weigh(Cell& cell) const {
    if (!weight_) {
        cell.length = 1;
    } else if (weight_->of == Weight::Of::ties) {
        cell.strength = weight_->reciprocal ? 1 / cell.strength : cell.strength;
        cell.length = cell.strength;
    }
}

void RowBuilder::push(const Cell& cell) {
    push_number(rows_.strengths, rows_.ends.size(), cell.strength);
    push_number(rows_.lengths, rows_.ends.size(), cell.length);
    rows_.ends.push_back(cell.end);
}

void RowBuilder::end_row() {
    const auto by_end = [](const Cell& a, const Cell& b) { return a.end < b.end; };
    if (!std::is_sorted(row_.begin(), row_.end(), by_end)) {
        std::sort(row_.begin(), row_.end(), by_end);
    }
    for (auto& cell : row_) {
        weigh(cell);
        push(cell);
        place_[cell.end] = kNone;
    }
    row_.clear();
    rows_.first.push_back(static_cast<std::uint32_t>(rows_.ends.size()));
}

}  // namespace entente
