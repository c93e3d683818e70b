#include "queries/centrality.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

namespace entente {

Result centrality_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string name;
    std::vector<std::string> labels;
    std::vector<std::string> within;
    std::vector<std::string> via;
    bool directed = false;
    bool normalised = false;
    std::size_t top = 0;
    std::string names;
    for (const Measure& measure : measures()) names += fmt::format("{}{}", names.empty() ? "" : ", ", measure.name);
    arguments.app().add_option("MEASURE", name, names)->required();
    add_list(arguments.app(), "--label", labels, "rank only nodes of these labels")->type_name("LABELS");
    add_list(arguments.app(), "--within", within, "compute among nodes of these labels only")->type_name("LABELS");
    add_list(arguments.app(), "--via", via, "compute over edges of these types only")->type_name("TYPES");
    arguments.app().add_flag("--directed", directed, "heed the direction of edges");
    arguments.app().add_flag("--normalised", normalised, "divide by the highest value possible");
    arguments.app().add_option("--top", top, "at most so many rows")->type_name("N")->check(CLI::Range(1, 1'000'000));
    arguments.add_view();
    arguments.add_delivery();
    arguments.parse(tokens);

    const Measure& chosen = measure(name);
    Store store = arguments.open();
    View view = arguments.view(store);
    Snapshot whole = Snapshot::of(store, view);
    Snapshot snapshot =
        whole.narrowed({.types = type_ids(store.schema(), via), .within = label_ids(store.schema(), within)});
    CentralityOptions options{directed ? Direction::forward : Direction::any,
                              normalised ? Scale::normalised : Scale::raw};
    Centrality centrality = chosen.compute(snapshot, options);
    RankingOptions rows{label_ids(store.schema(), labels), top == 0 ? std::nullopt : std::optional(top)};

    Table table{fmt::format("{}, {}", centrality.measure, words(view)), {"rank", "key", "name", "value"}, {}};
    for (const Ranked& ranked : ranking(snapshot, centrality, rows)) {
        table.rows.push_back({ranked.rank, std::string(snapshot.key(ranked.node)),
                              std::string(snapshot.name(ranked.node)), ranked.value});
    }
    Answer answer;
    answer.tables.push_back(std::move(table));
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) answer.notes.push_back(note);
    return {answer, arguments.delivery};
}

}  // namespace entente
