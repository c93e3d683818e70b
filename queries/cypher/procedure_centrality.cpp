#include "queries/centrality.hpp"
#include "queries/cypher/analysis.hpp"
#include "queries/cypher/procedure_options.hpp"
#include "queries/cypher/procedure_tables.hpp"
#include "queries/named_ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

// The measures of queries/centrality.hpp as procedures: a new measure is one of them without a word here.
namespace entente::cypher {

namespace {

constexpr double kNone = std::numeric_limits<double>::max();

CentralityOptions centrality_options(const ProcedureOptions& given) {
    constexpr std::int64_t kMost = 1'000'000'000;
    CentralityOptions options;
    options.scale = given.flag("normalised") ? Scale::normalised : Scale::raw;
    options.damping = given.number("damping", 0, 0.999999).value_or(options.damping);
    options.alpha = given.number("alpha", std::numeric_limits<double>::min(), kNone);
    options.tolerance = given.number("tolerance", 1e-15, 0.1).value_or(options.tolerance);
    options.max_iterations = static_cast<std::size_t>(
        given.whole("iterations", 1, kMost).value_or(static_cast<std::int64_t>(options.max_iterations)));
    options.error = given.number("error", 1e-6, 1);
    options.seed = static_cast<std::uint64_t>(given.whole("seed", 0).value_or(1));
    if (const auto samples = given.whole("samples", 1, kMost)) {
        options.samples = static_cast<std::size_t>(*samples);
    }
    return options;
}

/// What the measure cannot heed is refused, as the verb does.
void refuse_unheeded(const Measure& measure, const NetworkQuestion& question) {
    if (measure.weighs == Measure::Weighs::nothing && !question.weight.empty()) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", fmt::format("{} takes no weight", measure.name));
    }
    if (measure.whole && question.is_of_a_part()) {
        throw Fault(
            ErrorKind::argument, "InvalidArgumentValue",
            fmt::format("{} takes no project, within or via: it reads the agreements themselves", measure.name));
    }
}

Datum defined(double number) { return std::isnan(number) ? Datum() : Datum(number); }

void call(const Measure& measure, const Datum& map, Run& run, const std::function<bool(const DatumList&)>& each) {
    const ProcedureOptions given(
        map, network_option_names(),
        {"label", "top", "normalised", "damping", "alpha", "tolerance", "iterations", "samples", "error", "seed"});
    auto question = network_question(given);
    refuse_unheeded(measure, question);
    if (measure.forward) {
        question.direction = Direction::forward;
    }
    const auto options = centrality_options(given);
    const auto snapshot = analysed(run);
    std::vector<Tie> tied;
    std::vector<NodeIndex> nodes;
    const auto ranked = computed(run, [&](const Work& work) {
        RankingOptions rows{label_ids(snapshot.schema(), given.texts("label")), {}};
        if (const auto top = given.whole("top", 1, 1'000'000)) {
            rows.top = static_cast<std::size_t>(*top);
        }
        const auto network = Networks(snapshot, question).on({});
        nodes = network.nodes;
        if (measure.of == Measure::Of::ties) {
            tied = ties(network);
        }
        return ranking(network, measure, measure.compute(network, options, work), rows);
    });
    for (const auto& row : ranked) {
        DatumList values;
        if (measure.of == Measure::Of::ties) {
            values = {Datum(Datum::Content(nodes[tied[row.at].tail])), Datum(Datum::Content(nodes[tied[row.at].head]))};
        } else {
            values = {Datum(Datum::Content(nodes[row.at]))};
        }
        values.push_back(defined(row.value));
        values.emplace_back(row.rank);
        if (!each(values)) {
            return;
        }
    }
}

Procedure procedure_of(const Measure& measure) {
    Procedure made;
    made.name = fmt::format("centrality.{}", measure.name);
    std::replace(made.name.begin(), made.name.end(), '-', '_');
    made.description = measure.description;
    made.parameters = {{"options", "MAP?"}};
    if (measure.of == Measure::Of::ties) {
        made.fields = {{"tail", "NODE"}, {"head", "NODE"}, {"score", "FLOAT?"}, {"rank", "INTEGER"}};
    } else {
        made.fields = {{"node", "NODE"}, {"score", "FLOAT?"}, {"rank", "INTEGER"}};
    }
    made.call = [&measure](std::span<const Datum> arguments, Run& run, const auto& each) {
        call(measure, arguments.empty() ? Datum() : arguments[0], run, each);
    };
    return made;
}

}  // namespace

std::vector<Procedure> centrality_procedures() {
    std::vector<Procedure> made;
    for (const auto& measure : measures()) {
        made.push_back(procedure_of(measure));
    }
    return made;
}

}  // namespace entente::cypher
