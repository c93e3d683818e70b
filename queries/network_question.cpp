#include "queries/network_question.hpp"

#include "queries/named_ids.hpp"

#include <algorithm>

namespace entente {

Networks::Networks(const Snapshot& snapshot, NetworkQuestion question)
    : snapshot_(snapshot), question_(std::move(question)) {
    const Schema& schema = snapshot_.schema();
    narrowing_.within = label_ids(schema, question_.within);
    narrowing_.types = type_ids(schema, question_.via);
    options_.direction = question_.direction;
    if (!question_.weight.empty()) options_.weight = parse_weight(schema, question_.weight);
    if (!question_.project.empty()) choose_projection();
}

void Networks::choose_projection() {
    const Schema& schema = snapshot_.schema();
    Projection projection{label_ids(schema, {question_.project}).front(), question_.sharing};
    if (question_.via.empty()) {
        for (const EdgeType& type : schema.edge_types) {
            if (type.joins && std::count(type.heads.begin(), type.heads.end(), question_.project) > 0)
                question_.via.push_back(type.name);
        }
    }
    narrowing_.types = type_ids(schema, question_.via);
    if (!narrowing_.within.empty()) narrowing_.within.push_back(projection.label);
    projection.actors =
        actors(snapshot_.whole().narrowed({.types = narrowing_.types, .within = narrowing_.within}), projection.label);
    options_.projection = std::move(projection);
}

Network Networks::on(std::optional<Day> day) const {
    Narrowing narrowing = narrowing_;
    narrowing.day = day;
    return network(snapshot_.narrowed(narrowing), options_);
}

}  // namespace entente
