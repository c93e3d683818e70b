#pragma once

#include "queries/cypher/check.hpp"
#include "queries/cypher/match.hpp"
#include "queries/cypher/parser.hpp"
#include "queries/cypher/snapshot_graph.hpp"
#include "tests/fixture.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

using test::load_ties;
using test::parse_ties;
using test::TempFolder;

/// A file of ties in an open schema.
struct Ties {
    explicit Ties(const std::vector<test::Tie>& ties)
        : store(Store::create(folder.path() / "test.db", open_schema())), graph(loaded(ties), store) {}
    explicit Ties(std::string_view line) : Ties(parse_ties(line)) {}

    Snapshot loaded(const std::vector<test::Tie>& ties) {
        load_ties(store, ties);
        return Snapshot::build(store, View{});
    }

    TempFolder folder;
    Store store;
    SnapshotGraph graph;
};

/// MATCH .. of a whole query, asked of a graph. The query's last clause is its answer; all before are matched one in
/// another, as the executor would.
class Asked {
public:
    Asked(const Graph& graph, std::string text, const DatumMap& parameters = {})
        : text_(std::move(text)), statement_(parse(text_)) {
        row_.resize(check(statement_, text_).width);
        run_.text = text_;
        run_.graph = &graph;
        run_.parameters = &parameters_;
        parameters_ = parameters;
        std::vector<Slot> bound;
        for (auto& clause : statement_.query.parts.front().clauses) {
            if (const auto* match = std::get_if<Match>(&clause.content)) {
                plans_.emplace_back(match->patterns, match->where.get(), bound, graph);
                bound.insert(bound.end(), clause.scope.begin(), clause.scope.end());
            } else {
                answer_ = &std::get<Projection>(clause.content);
            }
        }
    }

    /// Rows of the answer as text, sorted.
    std::vector<std::string> rows() {
        std::vector<std::string> made;
        each(0, [&] {
            std::string text;
            for (const auto& item : answer_->items) {
                text += (text.empty() ? "" : " ") + show(evaluate(*item.value, row_, run_));
            }
            made.push_back(text);
        });
        std::sort(made.begin(), made.end());
        return made;
    }

    /// Values of the answer's only item, told how often they come, or only which there are.
    std::vector<std::string> used(bool distinct) {
        const auto slot = std::get<Variable>(answer_->items.front().value->content).slot;
        std::vector<std::string> made;
        plans_.front().match(row_, run_, {std::span(&slot, 1), distinct}, [&](Row& row, std::uint64_t times) {
            made.insert(made.end(), distinct ? 1 : times, show(row[static_cast<std::size_t>(slot)]));
            return true;
        });
        std::sort(made.begin(), made.end());
        if (distinct) {
            made.erase(std::unique(made.begin(), made.end()), made.end());
        }
        return made;
    }

    std::uint64_t count() { return plans_.front().count(row_, run_); }
    const MatchPlan& plan() const { return plans_.front(); }
    Row& row() { return row_; }
    Run& run() { return run_; }

private:
    void each(std::size_t at, const std::function<void()>& found) {
        if (at == plans_.size()) {
            found();
            return;
        }
        plans_[at].match(row_, run_, [&](Row&) {
            each(at + 1, found);
            return true;
        });
    }

    std::string show(const Datum& datum) const {
        const auto& graph = *run_.graph;
        if (const auto* node = datum.as<NodeIndex>()) {
            return *graph.property(*node, "key").text();
        }
        if (const auto* edge = datum.as<EdgeIndex>()) {
            return fmt::format("{}", raw(*edge));
        }
        if (const auto* number = datum.as<std::int64_t>()) {
            return fmt::format("{}", *number);
        }
        if (datum.text() != nullptr) {
            return *datum.text();
        }
        std::string text;
        if (const auto* path = datum.path()) {
            text = show(Datum(Datum::Content(path->nodes.front())));
            for (std::size_t at = 0; at < path->edges.size(); ++at) {
                text += fmt::format("-{}-{}", raw(path->edges[at]), show(Datum(Datum::Content(path->nodes[at + 1]))));
            }
            return text;
        }
        if (const auto* list = datum.list()) {
            for (const auto& item : *list) {
                text += (text.empty() ? "" : ",") + show(item);
            }
            return "[" + text + "]";
        }
        return datum.is_null() ? "null" : std::string(type_name(datum));
    }

    std::string text_;
    Statement statement_;
    DatumMap parameters_;
    Row row_;
    Run run_;
    std::vector<MatchPlan> plans_;
    const Projection* answer_ = nullptr;
};

}  // namespace entente::cypher
