#include "queries/cypher/analysis.hpp"
#include "queries/cypher/procedure_options.hpp"
#include "queries/cypher/procedure_tables.hpp"
#include "queries/group_members.hpp"
#include "queries/named_ids.hpp"

#include <fmt/format.h>

#include <algorithm>

// The methods of queries/groups.hpp as procedures: a new method is one of them without a word here.
namespace entente::cypher {

namespace {

using Each = std::function<bool(const DatumList&)>;

Datum datum_of(const Cell& cell);

DatumMap figures_of(const Cell::Map& figures) {
    DatumMap made;
    for (const auto& [key, value] : figures) {
        made.emplace_back(key, datum_of(value));
    }
    return made;
}

struct CellReader {
    Datum operator()(std::monostate) const { return {}; }
    Datum operator()(bool flag) const { return flag; }
    Datum operator()(std::int64_t number) const { return number; }
    Datum operator()(double number) const { return number; }
    Datum operator()(const Digits& digits) const { return Datum::Content(parse_decimal(digits.text)); }
    Datum operator()(const std::string& text) const { return text; }
    Datum operator()(const Cell::List& list) const {
        DatumList made;
        for (const auto& item : list) {
            made.push_back(datum_of(item));
        }
        return made;
    }
    Datum operator()(const Cell::Map& map) const { return figures_of(map); }
};

Datum datum_of(const Cell& cell) { return std::visit(CellReader{}, cell.content); }

GroupOptions group_options(const ProcedureOptions& given, const Schema& schema) {
    GroupOptions options;
    options.seed = static_cast<std::uint64_t>(given.whole("seed", 0).value_or(1));
    options.resolution =
        given.number("resolution", std::numeric_limits<double>::min(), std::numeric_limits<double>::max())
            .value_or(options.resolution);
    options.budget =
        static_cast<std::size_t>(given.whole("budget", 0).value_or(static_cast<std::int64_t>(options.budget)));
    if (given.has("negative") && given.has("sign")) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", "the options negative and sign exclude one another");
    }
    if (given.has("negative")) {
        options.signs.negative = type_ids(schema, given.texts("negative"));
    }
    if (given.has("sign")) {
        options.signs.property = parse_property(schema, given.text("sign"));
    }
    return options;
}

void refuse_unheeded(const Method& method, const ProcedureOptions& given) {
    if (method.weighs == Measure::Weighs::nothing && given.has("weight")) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", fmt::format("{} takes no weight", method.name));
    }
    if (method.describes && (given.has("label") || given.has("min_size") || given.has("top"))) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue",
                    fmt::format("{} describes the whole network: label, min_size and top pick groups, and there are "
                                "none; within narrows the network",
                                method.name));
    }
}

void each_figure(const Grouping& grouping, const Each& each) {
    for (const auto& [name, value] : grouping.figures) {
        const auto datum = datum_of(value);
        if (!each({name, datum})) {
            return;
        }
    }
}

void each_member(const Network& network, const Grouping& grouping, const ProcedureOptions& given, const Each& each) {
    const auto labels = label_ids(network.snapshot.schema(), given.texts("label"));
    const auto least = static_cast<std::size_t>(given.whole("min_size", 1, 1'000'000'000).value_or(1));
    const auto top =
        static_cast<std::size_t>(given.whole("top", 1, 1'000'000).value_or(std::numeric_limits<std::int64_t>::max()));
    std::size_t number = 0;
    for (const auto& group : group_members(network, grouping, labels, least)) {
        if (number++ == top) {
            return;
        }
        auto figures = figures_of(*group.figures);
        for (auto& figure : figures_of(grouping.figures)) {
            figures.push_back(std::move(figure));
        }
        const Datum shared(std::move(figures));
        for (const auto node : group.members) {
            if (!each({Datum(Datum::Content(node)), number, group.members.size(), shared})) {
                return;
            }
        }
    }
}

void call(const Method& method, const Datum& map, Run& run, const Each& each) {
    const ProcedureOptions given(map, network_option_names(),
                                 {"label", "top", "min_size", "resolution", "negative", "sign", "seed", "budget"});
    refuse_unheeded(method, given);
    auto question = network_question(given);
    if (method.forward) {
        question.direction = Direction::forward;
    }
    const auto snapshot = analysed(run);
    std::optional<Network> network;
    const auto grouping = computed(run, [&](const Work& work) {
        const auto options = group_options(given, snapshot.schema());
        label_ids(snapshot.schema(), given.texts("label"));
        network = Networks(snapshot, question).on({});
        return method.compute(*network, options, work);
    });
    if (method.describes) {
        each_figure(grouping, each);
    } else {
        each_member(*network, grouping, given, each);
    }
}

Procedure procedure_of(const Method& method) {
    Procedure made;
    made.name = fmt::format("groups.{}", method.name);
    std::replace(made.name.begin(), made.name.end(), '-', '_');
    made.description = method.description;
    made.parameters = {{"options", "MAP?"}};
    if (method.describes) {
        made.fields = {{"name", "STRING"}, {"value", "ANY?"}};
    } else {
        made.fields = {{"node", "NODE"}, {"group", "INTEGER"}, {"size", "INTEGER"}, {"figures", "MAP"}};
    }
    made.call = [&method](std::span<const Datum> arguments, Run& run, const auto& each) {
        call(method, arguments.empty() ? Datum() : arguments[0], run, each);
    };
    return made;
}

}  // namespace

std::vector<Procedure> group_procedures() {
    std::vector<Procedure> made;
    for (const auto& method : methods()) {
        made.push_back(procedure_of(method));
    }
    return made;
}

}  // namespace entente::cypher
