#include "queries/cypher/analysis.hpp"
#include "queries/cypher/argument.hpp"
#include "queries/cypher/procedure_options.hpp"
#include "queries/cypher/procedure_tables.hpp"
#include "queries/named_ids.hpp"
#include "queries/paths.hpp"

#include <fmt/format.h>

// Paths by queries/paths.hpp: over all time they share a day, weighted they are the lightest.
namespace entente::cypher {

namespace {

NodeIndex node_argument(const Datum& datum) {
    if (datum.as<NodeIndex>() == nullptr) {
        refuse_argument("a node", datum);
    }
    return *datum.as<NodeIndex>();
}

PathOptions path_options(const ProcedureOptions& given, const Schema& schema) {
    constexpr std::int64_t kMost = 1'000'000;
    PathOptions options;
    options.types = type_ids(schema, given.texts("via"));
    options.through = label_ids(schema, given.texts("through"));
    options.direction = given.flag("directed") ? Direction::forward : Direction::any;
    options.k = static_cast<std::size_t>(given.whole("k", 1, kMost).value_or(1));
    options.max_hops =
        static_cast<std::size_t>(given.whole("max_hops", 0).value_or(std::numeric_limits<std::int64_t>::max()));
    options.all_shortest = given.flag("all_shortest");
    if (const auto weight = given.text("weight"); !weight.empty()) {
        options.weight = parse_weight(schema, weight);
    }
    if (const auto widest = given.text("widest"); !widest.empty()) {
        options.widest = parse_weight(schema, widest);
    }
    if (options.weight && options.widest) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", "the options weight and widest exclude one another");
    }
    return options;
}

Datum days(const Intervals& intervals) {
    const auto day = [](Day of) { return of.is_dated() ? Datum(Datum::Content(Date{of.count})) : Datum(); };
    DatumList made;
    for (const auto& [since, until] : intervals) {
        made.emplace_back(DatumMap{{"since", day(since)}, {"until", day(until)}});
    }
    return made;
}

void shortest(std::span<const Datum> arguments, Run& run, const std::function<bool(const DatumList&)>& each) {
    const auto map = arguments.size() > 2 ? arguments[2] : Datum();
    const ProcedureOptions given(
        map, {"via", "through", "within", "directed", "k", "max_hops", "all_shortest", "weight", "widest"});
    const auto snapshot = analysed(run);
    const auto from = node_argument(arguments[0]);
    const auto to = node_argument(arguments[1]);
    const auto found = computed(run, [&](const Work&) {
        const auto& schema = snapshot.schema();
        const auto options = path_options(given, schema);
        const auto within = label_ids(schema, given.texts("within"));
        return within.empty() ? shortest_paths(snapshot, from, to, options)
                              : shortest_paths(snapshot.narrowed({.within = within}), from, to, options);
    });
    for (const auto& path : found) {
        if (!each({PathDatum{path.nodes, path.edges}, path.edges.size(), path.weight, days(path.spans)})) {
            return;
        }
    }
}

}  // namespace

std::vector<Procedure> path_procedures() {
    return {{"path.shortest",
             "The best paths between two nodes; over all time on some common day.",
             {{"from", "NODE"}, {"to", "NODE"}, {"options", "MAP?"}},
             2,
             {{"path", "PATH"}, {"hops", "INTEGER"}, {"weight", "FLOAT"}, {"spans", "LIST"}},
             shortest}};
}

}  // namespace entente::cypher
