#pragma once

#include "queries/work.hpp"

#include <cstddef>
#include <vector>

// Not installed.
namespace entente {

/// A dense symmetric matrix; both halves are kept.
struct SymmetricMatrix {
    explicit SymmetricMatrix(std::size_t order) : size(order), cells(order * order) {}

    double& at(std::size_t row, std::size_t column) { return cells[row * size + column]; }

    std::size_t size;
    std::vector<double> cells;
};

/// The eigenvalues, ascending, each within a few units of rounding of the greatest. Time O(n^3), memory O(n).
///
/// Householder's reflections to three diagonals, whose eigenvalues are told apart by counting the negative pivots.
/// Barth, Martin and Wilkinson, "Calculation of the eigenvalues of a symmetric tridiagonal matrix by the method of
/// bisection", Numerische Mathematik 9, 1967, pp. 386-393.
std::vector<double> eigenvalues(SymmetricMatrix matrix, const Work& work = {});

}  // namespace entente
