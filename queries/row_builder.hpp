#pragma once

#include "queries/network.hpp"

// Compressed rows, one after another. Not installed.
namespace entente {

/// Merges parallel arcs and sorts each row. Keeps no columns of strengths and lengths while all are 1.
class RowBuilder {
public:
    /// With the weight `ties` an arc's strength and length come from how much was added to it.
    RowBuilder(std::size_t vertices, const std::optional<Weight>& weight);

    /// Adds an arc to the present row.
    void add(Vertex end, double weight);
    void end_row();
    ArcRows take() { return std::move(rows_); }

private:
    struct Cell {
        Vertex end;
        double strength;
        double length;
    };
    void weigh(Cell& cell) const;
    void push(const Cell& cell);

    std::optional<Weight> weight_;
    std::vector<Vertex> place_;  ///< of each neighbour in the present row
    std::vector<Cell> row_;
    ArcRows rows_;
};

}  // namespace entente
