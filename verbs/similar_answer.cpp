#include "graph/error.hpp"
#include "verbs/similar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {

namespace {

constexpr std::size_t kMostPaired = 1000;
constexpr std::size_t kUsualPairs = 20;

/// Two actors and one value a measure.
struct Pair {
    std::size_t first;
    std::size_t second;
    std::vector<Similarity> values;
};

class Similar {
public:
    Similar(const Comparison& comparison, std::size_t top) : comparison_(comparison), top_(top) {}

    Answer between(std::size_t first, std::size_t second, bool explained) {
        Pair pair = compare(first, second);
        Table table{"", {"measure", "distance", "value"}, {}};
        for (std::size_t m = 0; m < pair.values.size(); ++m) {
            const auto& measure = *comparison_.measures[m];
            table.rows.push_back({std::string(measure.name), comparison_.manner(measure), value_words(pair.values[m])});
        }
        answer_.tables.push_back(std::move(table));
        rows_.emplace_back(row_cell(pair));
        if (explained) explanation_ = explain(comparison_, first, second, answer_);
        return finished();
    }

    Answer with_all(std::size_t first) {
        std::vector<Pair> pairs;
        for (std::size_t other = 0; other < comparison_.portfolios.members.size(); ++other) {
            if (other != first) pairs.push_back(compare(first, other));
        }
        rank(pairs, {"rank", "key", "name"}, [&](const Pair& pair) { return key_and_name(pair.second); });
        return finished();
    }

    Answer all_pairs() {
        const auto size = comparison_.portfolios.members.size();
        if (size > kMostPaired) {
            throw Error(
                fmt::format("all pairs are compared of at most {} actors; the population holds {}: name an "
                            "actor, or narrow it with --population or --among",
                            kMostPaired, size));
        }
        std::vector<Pair> pairs;
        for (std::size_t first = 0; first < size; ++first) {
            for (std::size_t other = first + 1; other < size; ++other) pairs.push_back(compare(first, other));
        }
        if (top_ == 0) top_ = kUsualPairs;
        if (pairs.size() > top_)
            answer_.notes.push_back(fmt::format("{} of {} pairs are shown (--top)", top_, pairs.size()));
        rank(pairs, {"rank", "key", "name", "with", "with name"}, [&](const Pair& pair) {
            auto cells = key_and_name(pair.first);
            for (Cell& cell : key_and_name(pair.second)) cells.push_back(std::move(cell));
            return cells;
        });
        return finished();
    }

private:
    Pair compare(std::size_t first, std::size_t second) const {
        const auto entries = comparison_.entries(first, second);
        Pair pair{first, second, {}};
        for (const auto* measure : comparison_.measures) pair.values.push_back(comparison_.of(*measure, entries));
        return pair;
    }

    /// From the most alike down by the first measure; what is not defined comes last, without a rank.
    template <typename Actors>
    void rank(std::vector<Pair>& pairs, std::vector<std::string> columns, Actors actors) {
        for (const auto* measure : comparison_.measures) columns.emplace_back(measure->name);
        const auto value = [](const Pair& pair) { return pair.values.front().value.value_or(-INFINITY); };
        std::stable_sort(pairs.begin(), pairs.end(),
                         [&](const Pair& a, const Pair& b) { return value(a) > value(b) + 1e-12; });
        Table table{"", std::move(columns), {}};
        std::size_t rank = 0;
        for (std::size_t place = 0; place < pairs.size() && (top_ == 0 || place < top_); ++place) {
            const Pair& pair = pairs[place];
            if (place == 0 || value(pairs[place - 1]) - value(pair) > 1e-12) rank = place + 1;
            const bool ranked = pair.values.front().value.has_value();
            std::vector<Cell> cells{ranked ? Cell(rank) : Cell()};
            for (Cell& cell : actors(pair)) cells.push_back(std::move(cell));
            for (const Similarity& similarity : pair.values) cells.push_back(value_words(similarity));
            table.rows.push_back(std::move(cells));
            rows_.emplace_back(row_cell(pair, ranked ? Cell(rank) : Cell()));
        }
        answer_.tables.push_back(std::move(table));
    }

    Cell value_words(const Similarity& similarity) {
        if (similarity.value) return *similarity.value;
        undefined_.insert(similarity.undefined);
        return "undefined";
    }

    Cell row_cell(const Pair& pair, Cell rank = {}) const {
        Cell::List values;
        for (std::size_t m = 0; m < pair.values.size(); ++m) {
            const Similarity& similarity = pair.values[m];
            values.emplace_back(
                Cell::Map{{"measure", std::string(comparison_.measures[m]->name)},
                          {"value", similarity.value ? Cell(*similarity.value) : Cell()},
                          {"undefined", similarity.undefined.empty() ? Cell() : Cell(similarity.undefined)}});
        }
        return Cell::Map{{"rank", std::move(rank)},
                         {"a", comparison_.actor(pair.first)},
                         {"b", comparison_.actor(pair.second)},
                         {"values", values}};
    }

    std::vector<Cell> key_and_name(std::size_t member) const {
        return {std::string(comparison_.snapshot.key(comparison_.portfolios.members[member])),
                comparison_.name(member)};
    }

    Answer finished() {
        for (const std::string& reason : undefined_) answer_.notes.push_back("undefined: " + reason);
        answer_.document = Cell::Map{{"rows", rows_}, {"explanation", explanation_}};
        return std::move(answer_);
    }

    const Comparison& comparison_;
    std::size_t top_;
    Answer answer_;
    Cell::List rows_;
    Cell explanation_;
    std::set<std::string> undefined_;
};

}  // namespace

Answer similar_answer(const Comparison& comparison, const std::vector<std::size_t>& actors, const SimilarRows& rows) {
    Similar similar(comparison, rows.top);
    if (actors.empty()) return similar.all_pairs();
    if (actors.size() == 1) return similar.with_all(actors[0]);
    return similar.between(actors[0], actors[1], rows.explained);
}

}  // namespace entente
