#include "verbs/select_facts.hpp"

#include "verbs/cells.hpp"

#include <algorithm>

namespace entente {

namespace {

/// One run of equal values of a property.
struct Run {
    SelectedFact fact;
    Interval when;
    Marks marks;
};

bool joins(const Run& run, const std::string& value, const Piece& piece) {
    return run.when.until == piece.when.since && run.fact.value == value;
}

void join(Run& run, const Piece& piece) {
    run.when.until = piece.when.until;
    run.marks.certain = run.marks.certain || piece.marks.certain;
    run.marks.disputed = run.marks.disputed || piece.marks.disputed;
    run.marks.undated = run.marks.undated || piece.marks.undated;
    run.marks.carried = run.marks.carried || piece.marks.carried;
}

}  // namespace

std::vector<SelectedFact> FactReader::facts(NodeId id) { return facts(lookup_.node(id)); }

std::vector<SelectedFact> FactReader::facts(EdgeId id) { return facts(lookup_.edge(store_.edge(id))); }

std::vector<SelectedFact> FactReader::facts(const Resolution& resolution) {
    std::vector<SelectedFact> facts;
    for (const auto& [id, timeline] : resolution.properties) {
        if (id == kLabel) continue;
        std::vector<Run> runs;
        for (const Piece& piece : timeline) {
            if (piece.value.is_none()) continue;
            std::string value = words(store_, piece.value);
            if (!runs.empty() && joins(runs.back(), value, piece)) {
                join(runs.back(), piece);
            } else {
                runs.push_back({{store_.schema().at(id).name, value, {}, {}}, piece.when, piece.marks});
            }
            auto& sources = runs.back().fact.sources;
            for (auto claim : piece.claims) {
                std::size_t place = footnotes_.place(resolution.claims[claim].statement.source);
                if (std::count(sources.begin(), sources.end(), place) == 0) sources.push_back(place);
            }
        }
        for (Run& run : runs) {
            run.fact.when = selected(run.when, run.marks);
            facts.push_back(std::move(run.fact));
        }
    }
    return facts;
}

std::string country_code(const Store& store, NodeId id) {
    for (const Name& name : store.names(id)) {
        bool two_letters = name.text.size() == 2 &&
                           std::all_of(name.text.begin(), name.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (name.kind == NameKind::code && two_letters) return name.text;
    }
    return "";
}

}  // namespace entente
