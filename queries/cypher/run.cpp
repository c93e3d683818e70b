#include "queries/cypher/evaluate.hpp"

#include <fmt/format.h>

namespace entente::cypher {

namespace {

std::size_t held_by(const Datum& datum) {
    if (const auto* text = datum.text()) {
        return text->size();
    }
    if (const auto* list = datum.list()) {
        return held_by(std::span(*list));
    }
    if (const auto* path = datum.path()) {
        return path->edges.size() * 2 * sizeof(EdgeIndex);
    }
    std::size_t bytes = 0;
    if (const auto* map = datum.map()) {
        for (const auto& [key, value] : *map) {
            bytes += key.size() + sizeof(key) + sizeof(value) + held_by(value);
        }
    }
    return bytes;
}

}  // namespace

std::size_t held_by(std::span<const Datum> row) {
    std::size_t bytes = row.size_bytes() + sizeof(Row);
    for (const auto& datum : row) {
        bytes += held_by(datum);
    }
    return bytes;
}

void Run::hold(std::size_t bytes) {
    held += bytes;
    if (budget != nullptr && budget->bytes && held > *budget->bytes) {
        throw BudgetError(fmt::format("the query holds more than {} bytes of rows (--max-memory)", *budget->bytes));
    }
}

void Run::look_up() const {
    if (work != nullptr) {
        work->check();
    }
    if (std::chrono::steady_clock::now() > deadline) {
        throw BudgetError(fmt::format("the query took more than {} seconds (--timeout)",
                                      budget != nullptr ? budget->seconds.value_or(0) : 0));
    }
}

}  // namespace entente::cypher
