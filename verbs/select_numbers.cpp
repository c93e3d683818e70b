#include "verbs/select_numbers.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/number.hpp"
#include "queries/centrality.hpp"
#include "verbs/select_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace entente {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// As names of measures compare: an underscore is as good as a hyphen.
std::string hyphened(std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

const Measure* measure_of(const std::string& name, Measure::Of of) {
    for (const Measure& measure : measures()) {
        if (measure.of == of && hyphened(std::string(measure.name)) == hyphened(name)) return &measure;
    }
    return nullptr;
}

/// The number in a value, and its unit; NaN where there is none.
std::pair<double, std::string> number_in(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value.content())) return {*flag ? 1 : 0, ""};
    const auto* quantity = std::get_if<Quantity>(&value.content());
    return {number_of(value).value_or(kNothing), quantity != nullptr ? quantity->unit : ""};
}

/// Whether a property can hold a number.
bool is_numeric(const Property& property) {
    switch (property.type) {
        case ValueType::boolean:
        case ValueType::integer:
        case ValueType::decimal:
        case ValueType::real:
        case ValueType::quantity:
            return true;
        default:
            return property.any_type;
    }
}

[[noreturn]] void refuse(const Schema& schema, const std::string& name, Measure::Of of) {
    if (const Property* property = schema.property(name))
        throw UsageError(
            fmt::format("the property '{}' holds no numbers but {}: it cannot be drawn as a size, a "
                        "colour or a width",
                        name, to_string(property->type)));
    std::vector<std::string> known;
    for (const Property& property : schema.properties) {
        if (is_numeric(property)) known.push_back(property.name);
    }
    for (const Measure& measure : measures()) {
        if (measure.of == of) known.emplace_back(measure.name);
    }
    std::string near = nearest(name, known);
    throw UsageError(fmt::format("'{}' is no measure of {} and no property{}", name,
                                 of == Measure::Of::nodes ? "nodes" : "ties",
                                 near.empty() ? "" : fmt::format("; the nearest is '{}'", near)));
}

template <typename Index>
NumberColumn property_numbers(const Snapshot& snapshot, Sketch& chosen, const std::string& name,
                              const std::vector<Index>& elements, std::size_t slots) {
    std::map<std::string, std::vector<std::pair<Index, double>>> by_unit;
    for (Index element : elements) {
        const Value* value = value_of(snapshot, element, name);
        auto [number, unit] = value == nullptr ? std::pair(kNothing, std::string()) : number_in(*value);
        if (!std::isnan(number)) by_unit[unit].push_back({element, number});
    }
    NumberColumn column{name, std::vector<double>(slots, kNothing), ""};
    auto most = std::max_element(by_unit.begin(), by_unit.end(),
                                 [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    std::string others;
    for (auto unit = by_unit.begin(); unit != by_unit.end(); ++unit) {
        if (unit == most) continue;
        others += fmt::format("{}{} in {}", others.empty() ? "" : ", ", unit->second.size(),
                              unit->first.empty() ? "no unit" : unit->first);
    }
    if (most == by_unit.end()) return column;
    column.unit = most->first;
    for (auto [element, number] : most->second) column.numbers[raw(element)] = number;
    if (!column.unit.empty() || !others.empty())
        chosen.notes.push_back(fmt::format("'{}' is in {}{}.", name, column.unit.empty() ? "no unit" : column.unit,
                                           others.empty() ? "" : ", and has no size where it is not: " + others));
    return column;
}

NumberColumn measured(const Snapshot& snapshot, const Measure& measure, const std::string& name, const Work& work) {
    Network net = network(snapshot, {measure.forward ? Direction::forward : Direction::any, {}, {}});
    Centrality centrality = measure.compute(net, {}, work);
    NumberColumn column{name, {}, ""};
    if (measure.of == Measure::Of::nodes) {
        column.numbers.assign(snapshot.node_slots(), kNothing);
        for (std::size_t v = 0; v < net.size(); ++v) column.numbers[raw(net.nodes[v])] = centrality.values[v];
        return column;
    }
    std::map<std::pair<NodeIndex, NodeIndex>, double> by_ends;
    auto tied = ties(net);
    for (std::size_t t = 0; t < tied.size(); ++t)
        by_ends[{net.nodes[tied[t].tail], net.nodes[tied[t].head]}] = centrality.values[t];
    column.numbers.assign(snapshot.edge_slots(), kNothing);
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        EdgeIndex edge{e};
        if (!snapshot.visible(edge)) continue;
        auto ends = std::pair(snapshot.tail(edge), snapshot.head(edge));
        auto found = by_ends.find(ends);
        if (found == by_ends.end()) found = by_ends.find({ends.second, ends.first});
        if (found != by_ends.end()) column.numbers[e] = found->second;
    }
    return column;
}

}  // namespace

NumberColumn node_numbers(const Snapshot& snapshot, Sketch& chosen, const std::string& name, const Work& work) {
    if (const Measure* measure = measure_of(name, Measure::Of::nodes)) return measured(snapshot, *measure, name, work);
    const Property* property = snapshot.schema().property(name);
    if (property == nullptr || !is_numeric(*property)) refuse(snapshot.schema(), name, Measure::Of::nodes);
    return property_numbers(snapshot, chosen, name, chosen.nodes, snapshot.node_slots());
}

NumberColumn edge_numbers(const Snapshot& snapshot, Sketch& chosen, const std::string& name, const Work& work) {
    if (const Measure* measure = measure_of(name, Measure::Of::ties)) return measured(snapshot, *measure, name, work);
    const Property* property = snapshot.schema().property(name);
    if (property == nullptr || !is_numeric(*property)) refuse(snapshot.schema(), name, Measure::Of::ties);
    std::vector<EdgeIndex> edges;
    for (const SketchTie& tie : chosen.ties) edges.push_back(tie.edge);
    return property_numbers(snapshot, chosen, name, edges, snapshot.edge_slots());
}

TellOptions told_for(const DrawOptions& look, const Snapshot& snapshot, Sketch& chosen, const Work& work) {
    TellOptions options;
    options.facts = asks_for_facts(look.style);
    for (const std::string* name : {&look.size_by, &look.colour_by}) {
        bool there = !options.node_columns.empty() && options.node_columns.front().name == *name;
        if (!name->empty() && !there) options.node_columns.push_back(node_numbers(snapshot, chosen, *name, work));
    }
    if (!look.width_by.empty()) options.edge_columns.push_back(edge_numbers(snapshot, chosen, look.width_by, work));
    return options;
}

}  // namespace entente
