#include "queries/spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

namespace {

struct Tridiagonal {
    std::vector<double> middle;
    std::vector<double> beside;  ///< one fewer
};

/// Applies to the part of the matrix from `from` on the reflection that `axis` stands for.
void reflect(SymmetricMatrix& matrix, std::size_t from, const std::vector<double>& axis, std::vector<double>& image) {
    double length = 0;
    for (auto row = from; row < matrix.size; ++row) {
        length += axis[row] * axis[row];
    }
    const auto factor = 2 / length;
    double along = 0;
    for (auto row = from; row < matrix.size; ++row) {
        double sum = 0;
        for (auto column = from; column < matrix.size; ++column) {
            sum += matrix.at(row, column) * axis[column];
        }
        image[row] = factor * sum;
        along += axis[row] * image[row];
    }
    for (auto row = from; row < matrix.size; ++row) {
        image[row] -= factor / 2 * along * axis[row];
    }
    for (auto row = from; row < matrix.size; ++row) {
        for (auto column = from; column < matrix.size; ++column) {
            matrix.at(row, column) -= axis[row] * image[column] + image[row] * axis[column];
        }
    }
}

Tridiagonal tridiagonal(SymmetricMatrix matrix, const Work& work) {
    const auto size = matrix.size;
    Tridiagonal made;
    std::vector<double> axis(size);
    std::vector<double> image(size);
    for (std::size_t column = 0; column < size; ++column) {
        work.check();
        made.middle.push_back(matrix.at(column, column));
        if (column + 1 == size) {
            break;
        }
        double rest = 0;
        for (auto row = column + 1; row < size; ++row) {
            axis[row] = matrix.at(row, column);
            rest += row > column + 1 ? axis[row] * axis[row] : 0;
        }
        if (rest == 0) {
            made.beside.push_back(axis[column + 1]);
            continue;
        }
        const auto length = std::sqrt(rest + axis[column + 1] * axis[column + 1]);
        const auto target = axis[column + 1] > 0 ? -length : length;
        axis[column + 1] -= target;
        reflect(matrix, column + 1, axis, image);
        made.beside.push_back(target);
    }
    return made;
}

/// How many eigenvalues are below the value: as many as there are negative pivots.
std::size_t count_below(const Tridiagonal& of, double value) {
    std::size_t count = 0;
    double pivot = 1;
    for (std::size_t row = 0; row < of.middle.size(); ++row) {
        const auto beside = row == 0 ? 0 : of.beside[row - 1];
        pivot = of.middle[row] - value - (row == 0 ? 0 : beside * beside / pivot);
        if (pivot == 0) {
            pivot = -std::numeric_limits<double>::min() / std::numeric_limits<double>::epsilon();
        }
        count += pivot < 0 ? 1 : 0;
    }
    return count;
}

}  // namespace

std::vector<double> eigenvalues(SymmetricMatrix matrix, const Work& work) {
    const auto diagonals = tridiagonal(std::move(matrix), work);
    const auto size = diagonals.middle.size();
    double reach = 0;
    for (std::size_t row = 0; row < size; ++row) {
        const auto before = row == 0 ? 0 : std::abs(diagonals.beside[row - 1]);
        const auto after = row + 1 == size ? 0 : std::abs(diagonals.beside[row]);
        reach = std::max(reach, std::abs(diagonals.middle[row]) + before + after);
    }
    const auto close = 4 * std::numeric_limits<double>::epsilon() * std::max(reach, 1e-300);
    std::vector<double> found;
    double floor = -reach - close;
    for (std::size_t number = 0; number < size; ++number) {
        work.check();
        double ceiling = reach + close;
        while (ceiling - floor > close) {
            const auto middle = floor + (ceiling - floor) / 2;
            (count_below(diagonals, middle) > number ? ceiling : floor) = middle;
        }
        found.push_back(floor + (ceiling - floor) / 2);
    }
    return found;
}

}  // namespace entente
