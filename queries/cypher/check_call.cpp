#include "graph/names.hpp"
#include "queries/cypher/callable.hpp"
#include "queries/cypher/checker.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

const Procedure& Checker::procedure(const std::string& name, Spot at) const {
    if (const auto* found = find_procedure(name, procedures_)) {
        return *found;
    }
    std::vector<std::string> known;
    for (const auto& each : procedures()) {
        known.push_back(each.name);
    }
    for (const auto& each : procedures_) {
        known.push_back(each.name);
    }
    const auto similar = nearest(name, known);
    fail("ProcedureNotFound", at,
         fmt::format("there is no procedure '{}'{}", name,
                     similar.empty() ? "" : fmt::format(": did you mean '{}'?", similar)),
         ErrorKind::procedure);
}

void Checker::clause(CallProcedure& call, Spot at) {
    const auto& found = procedure(call.name, at);
    arguments_of(call, found, at);
    yields_of(call, found, at);
    if (call.where) {
        condition(*call.where);
    }
}

void Checker::arguments_of(CallProcedure& call, const Procedure& procedure, Spot at) {
    const auto& wanted = procedure.parameters;
    if (!call.arguments) {
        if (!stands_alone_) {
            fail("InvalidArgumentPassingMode", at, "a procedure within a query has its arguments in brackets");
        }
        for (std::size_t place = 0; place < procedure.needed && parameters_ != nullptr; ++place) {
            const auto given = [&](const auto& entry) { return entry.first == wanted[place].name; };
            if (std::none_of(parameters_->begin(), parameters_->end(), given)) {
                fail("MissingParameter", at,
                     fmt::format("{} takes the parameter ${}, which is not given", call.name, wanted[place].name),
                     ErrorKind::parameter);
            }
        }
        return;
    }
    const auto given = call.arguments->size();
    if (given < procedure.needed || given > wanted.size()) {
        fail(
            "InvalidNumberOfArguments", at,
            fmt::format("{} takes {}, found {}", call.name, counted_arguments(procedure.needed, wanted.size()), given));
    }
    for (std::size_t place = 0; place < given; ++place) {
        auto& argument = (*call.arguments)[place];
        need(value(argument), declared_type(wanted[place].type).kinds, argument->spot,
             fmt::format("{} of {}", wanted[place].name, call.name));
    }
}

void Checker::yields_of(CallProcedure& call, const Procedure& procedure, Spot at) {
    if (stands_alone_ && !call.yields) {
        call.yields_all = true;
    }
    if (call.yields_all) {
        if (!stands_alone_) {
            fail("UnexpectedSyntax", at, "YIELD * stands only in a call that is the whole statement; name the fields");
        }
        for (const auto& field : procedure.fields) {
            call.items.push_back({std::string(field.name), std::string(field.name), at});
        }
    }
    for (auto& item : call.items) {
        const auto field = std::find_if(procedure.fields.begin(), procedure.fields.end(),
                                        [&](const Field& each) { return each.name == item.field; });
        if (field == procedure.fields.end()) {
            std::vector<std::string> known;
            for (const auto& each : procedure.fields) {
                known.emplace_back(each.name);
            }
            fail("UndefinedVariable", item.spot,
                 fmt::format("{} has no field '{}'; it has: {}", call.name, item.field, fmt::join(known, ", ")));
        }
        if (scope_->find(item.variable) != nullptr) {
            fail("VariableAlreadyBound", item.spot,
                 fmt::format("the variable '{}' has a value already", item.variable));
        }
        item.slot = declare(item.variable, item.spot, declared_type(field->type));
    }
}

}  // namespace entente::cypher
