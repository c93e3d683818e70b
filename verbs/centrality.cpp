#include "queries/centrality.hpp"
#include "verbs/analysis.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente {

namespace {

std::vector<std::string> columns(const Measure& measure, bool series) {
    std::vector<std::string> names{"rank"};
    if (series) names.insert(names.begin(), {"period", "day"});
    if (measure.of == Measure::Of::nodes) {
        names.insert(names.end(), {"key", "name", "value"});
    } else {
        names.insert(names.end(), {"tail", "head", "value"});
    }
    return names;
}

/// A value that is not defined is empty, never a zero.
Cell number(double value) { return std::isnan(value) ? Cell{} : Cell{value}; }

void add_rows(Table& table, const Network& network, const Measure& measure, const Centrality& centrality,
              const RankingOptions& options, const Period* period) {
    auto tied = measure.of == Measure::Of::ties ? ties(network) : std::vector<Tie>{};
    for (const Ranked& ranked : ranking(network, measure, centrality, options)) {
        std::vector<Cell> row{ranked.rank};
        if (period != nullptr) row = {period->name, to_string(period->day), ranked.rank};
        if (tied.empty()) {
            NodeIndex node = network.nodes[ranked.at];
            row.insert(row.end(), {std::string(network.snapshot.key(node)), std::string(network.snapshot.name(node))});
        } else {
            row.insert(row.end(), {network.key(tied[ranked.at].tail), network.key(tied[ranked.at].head)});
        }
        row.push_back(number(ranked.value));
        table.rows.push_back(std::move(row));
    }
}

void add_options(CLI::App& app, std::string& name, CentralityOptions& options, bool& normalised) {
    std::string names;
    for (const Measure& measure : measures()) names += fmt::format("{}{}", names.empty() ? "" : ", ", measure.name);
    app.add_option("MEASURE", name, names)->required();
    app.add_flag("--normalised", normalised, "divide by the highest value possible");
    app.add_option("--damping", options.damping, "pagerank: how often a walk goes on")
        ->type_name("X")
        ->check(number_between(0, 0.999999))
        ->capture_default_str();
    app.add_option("--alpha", options.alpha, "katz: how much of a walk is kept a step")
        ->type_name("X")
        ->check(number_above(0));
    app.add_option("--tolerance", options.tolerance, "iterated measures: a step that changes no more is the last")
        ->type_name("X")
        ->check(number_between(1e-15, 0.1))
        ->capture_default_str();
    app.add_option("--iterations", options.max_iterations, "iterated measures: at most so many steps")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000))
        ->capture_default_str();
    app.add_option("--samples", options.samples, "betweenness: estimate it from so many nodes")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000));
    app.add_option("--error", options.error, "betweenness: estimate it as closely as this, of normalised values")
        ->type_name("X")
        ->check(number_between(1e-6, 1));
    app.add_option("--seed", options.seed, "of what is drawn at random")
        ->type_name("N")
        ->check(whole_number())
        ->capture_default_str();
}

}  // namespace

Result centrality_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string name;
    CentralityOptions options;
    bool normalised = false;
    add_options(arguments.app(), name, options, normalised);
    Analysis analysis(arguments);
    arguments.add_delivery();
    arguments.parse(tokens);

    const Measure& chosen = measure(name);
    if (chosen.weighs == Measure::Weighs::nothing) analysis.refuse_weight(chosen.name);
    if (chosen.whole) analysis.refuse_parts(chosen.name);
    if (normalised) options.scale = Scale::normalised;
    Store store = arguments.open();
    analysis.open(store, chosen.forward);
    RankingOptions rows{analysis.labels(), analysis.top()};
    std::string remark;
    Answer answer;
    Table table{"", columns(chosen, analysis.is_series()), {}};
    analysis.each([&](const Network& network, const Period* period) {
        Centrality centrality = chosen.compute(network, options, analysis.work(context));
        if (centrality.remark != remark && period != nullptr)
            answer.notes.push_back(fmt::format("from {}: {}", period->name, centrality.remark));
        remark = centrality.remark;
        add_rows(table, network, chosen, centrality, rows, period);
    });
    bool one = !remark.empty() && !analysis.is_series();
    table.caption = fmt::format("{}{}, {}", chosen.name, one ? ", " + remark : "", analysis.words());
    answer.tables.push_back(std::move(table));
    if (auto note = analysis.note(); !note.empty()) answer.notes.push_back(note);
    return {answer, arguments.delivery};
}

}  // namespace entente
