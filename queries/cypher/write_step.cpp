#include "queries/cypher/write_step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace entente::cypher {

void WriteStep::begin(Row& /*row*/) {
    in_.clear();
    out_.clear();
}

bool WriteStep::push(Row& row) {
    in_.save(row);
    return true;
}

void WriteStep::emit(const Row& row) {
    if (!where_.last) {
        out_.save(row);
    }
}

void WriteStep::finish(Row& row) {
    for (std::size_t at = 0; at < in_.size(); ++at) {
        run().tick();
        in_.restore(at, row);
        write(row);
    }
    write_rest();
    in_.clear();
    for (std::size_t at = 0; at < out_.size(); ++at) {
        out_.restore(at, row);
        if (!pass(row)) {
            break;
        }
    }
    out_.clear();
    finish_next(row);
}

namespace {

Bound bound_of(const Expression& expression, Row& row, Run& run) {
    const auto fail = [&](std::string_view detail, const std::string& message) {
        throw QueryError(ErrorKind::type, detail, QueryError::Phase::run, message, run.text, expression.spot);
    };
    const auto datum = evaluate(expression, row, run);
    if (datum.is_null()) {
        return Bound::unknown();
    }
    if (const auto* text = datum.text()) {
        try {
            return parse_bound(*text);
        } catch (const ParseError& error) {
            fail("InvalidArgumentValue", error.what());
        }
    }
    const auto* date = datum.as<Date>();
    if (date == nullptr) {
        fail("InvalidArgumentType", fmt::format("a date or a text was expected, found {}", type_name(datum)));
        return {};
    }
    const auto day = civil(*date);
    const bool near = day.year >= 1 && day.year <= 9999;
    if (!near) {
        fail("InvalidArgumentValue",
             fmt::format("a day of the years 1 to 9999 was expected, found {}", to_string(*date)));
    }
    return Bound(Day{static_cast<std::int32_t>(date->day)});
}

NodeIndex end_of(const NodePattern& node, const Row& row, const Run& run) {
    const auto& datum = row[place(node.slot)];
    if (const auto* index = datum.as<NodeIndex>()) {
        return *index;
    }
    throw QueryError(ErrorKind::type, "InvalidArgumentType", QueryError::Phase::run,
                     fmt::format("an edge needs a node at both ends; '{}' is {}", node.variable, type_name(datum)),
                     run.text, node.spot);
}

}  // namespace

entente::Span written_span(const Span& span, Row& row, Run& run) {
    const entente::Span made{span.since ? bound_of(*span.since, row, run) : Bound::open(),
                             span.until ? bound_of(*span.until, row, run) : Bound::open()};
    if (made.since.is_days() && made.until.is_days() && made.until.latest() <= made.since.earliest()) {
        throw QueryError(ErrorKind::argument, "InvalidArgumentValue", QueryError::Phase::run,
                         fmt::format("nothing holds since {} until {}, the first day out", to_string(made.since),
                                     to_string(made.until)),
                         run.text, span.until->spot);
    }
    return made;
}

DatumMap written_properties(const Expression* properties, Row& row, Run& run) {
    if (properties == nullptr) {
        return {};
    }
    const auto datum = evaluate(*properties, row, run);
    if (datum.map() == nullptr) {
        throw QueryError(ErrorKind::type, "InvalidArgumentType", QueryError::Phase::run,
                         fmt::format("a map of properties was expected, found {}", type_name(datum)), run.text,
                         properties->spot);
    }
    return *datum.map();
}

Making::Making(std::span<const PathPattern> patterns, std::vector<Slot> bound) : patterns_(patterns) {
    for (const auto& pattern : patterns) {
        std::vector<bool> fresh;
        for (const auto& node : pattern.nodes) {
            const bool known =
                node.slot != Slot::none && std::find(bound.begin(), bound.end(), node.slot) != bound.end();
            fresh.push_back(!known);
            bound.push_back(node.slot);
        }
        fresh_.push_back(std::move(fresh));
    }
}

void Making::operator()(Row& row, Execution& execution, const entente::Span& span) const {
    for (std::size_t at = 0; at < patterns_.size(); ++at) {
        make(patterns_[at], fresh_[at], row, execution, span);
    }
}

void Making::make(const PathPattern& pattern, const std::vector<bool>& fresh, Row& row, Execution& execution,
                  const entente::Span& span) const {
    auto& run = execution.run;
    PathDatum path;
    for (std::size_t at = 0; at < pattern.nodes.size(); ++at) {
        const auto& node = pattern.nodes[at];
        if (!fresh[at]) {
            path.nodes.push_back(end_of(node, row, run));
            continue;
        }
        const auto properties = written_properties(node.properties.get(), row, run);
        path.nodes.push_back(
            cypher::at(node.spot, run, [&] { return execution.draft->create_node(node.labels, properties, span); }));
        if (node.slot != Slot::none) {
            row[place(node.slot)] = Datum::Content(path.nodes.back());
        }
    }
    for (std::size_t at = 0; at < pattern.edges.size(); ++at) {
        const auto& edge = pattern.edges[at];
        const auto properties = written_properties(edge.properties.get(), row, run);
        const bool backwards = edge.left && !edge.right;
        const auto tail = path.nodes[backwards ? at + 1 : at];
        const auto head = path.nodes[backwards ? at : at + 1];
        path.edges.push_back(cypher::at(edge.spot, run, [&] {
            return execution.draft->create_edge(edge.types.front(), tail, head, properties, span);
        }));
        if (edge.slot != Slot::none) {
            row[place(edge.slot)] = Datum::Content(path.edges.back());
        }
    }
    if (pattern.slot != Slot::none) {
        row[place(pattern.slot)] = std::move(path);
    }
    ++execution.writes;
}

}  // namespace entente::cypher
