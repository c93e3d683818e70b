#include "queries/cypher/argument.hpp"
#include "queries/cypher/steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace entente::cypher {

namespace {

/// Whether a value is of the type that a signature names; whole numbers pass where floats are expected.
bool fits(const Datum& datum, std::string_view type) {
    const bool nullable = type.ends_with('?');
    const auto name = nullable ? type.substr(0, type.size() - 1) : type;
    if (datum.is_null()) {
        return nullable || name == "ANY";
    }
    if (name == "ANY" || name == type_name(datum)) {
        return true;
    }
    if (name == "NUMBER" || name == "FLOAT") {
        return datum.is_number();
    }
    return name.starts_with("LIST") && datum.list() != nullptr;
}

class CallStep final : public Step {
public:
    CallStep(const CallProcedure& call, const Standing& where, Execution& execution)
        : call_(call), execution_(execution), procedure_(find_procedure(call.name, execution.procedures)), at_(where) {}

    bool push(Row& row) override {
        const auto given = arguments(row);
        const bool gives = !procedure_->fields.empty();
        bool more = true;
        cypher::at(at_.spot, run(), [&] {
            procedure_->call(given, run(), [&](const DatumList& fields) {
                run().tick();
                more = !gives || take(fields, row);
                return more;
            });
        });
        return gives ? more : pass(row);
    }
    PlanNode describe(PlanNode input) override { return above(std::move(input), "Call", call_.name); }
    bool is_bounded() override { return false; }

private:
    Run& run() { return execution_.run; }

    bool take(const DatumList& fields, Row& row) {
        for (const auto& item : call_.items) {
            const auto found = std::find_if(procedure_->fields.begin(), procedure_->fields.end(),
                                            [&](const Field& field) { return field.name == item.field; });
            row[place(item.slot)] = fields.at(static_cast<std::size_t>(found - procedure_->fields.begin()));
        }
        return (call_.where && !holds(*call_.where, row, run())) || pass(row);
    }

    DatumList arguments(Row& row) {
        DatumList given;
        if (call_.arguments) {
            for (const auto& argument : *call_.arguments) {
                given.push_back(evaluate(*argument, row, run()));
            }
        } else {
            given = implicit();
        }
        for (std::size_t at = 0; at < given.size(); ++at) {
            const auto& parameter = procedure_->parameters.at(at);
            if (!fits(given[at], parameter.type)) {
                fail(ErrorKind::syntax, "InvalidArgumentType",
                     fmt::format("'{}' of {} takes {}, found {}", parameter.name, procedure_->name, parameter.type,
                                 type_name(given[at])));
            }
        }
        return given;
    }

    /// The query's parameters of the same names, as far as they are given.
    DatumList implicit() {
        DatumList given;
        for (const auto& parameter : procedure_->parameters) {
            const auto& all = *run().parameters;
            const auto found =
                std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.first == parameter.name; });
            if (found != all.end()) {
                given.push_back(found->second);
            } else if (given.size() < procedure_->needed) {
                fail(ErrorKind::parameter, "MissingParameter",
                     fmt::format("{} takes the parameter ${}, which is not given", procedure_->name, parameter.name));
            } else {
                break;
            }
        }
        return given;
    }

    [[noreturn]] void fail(ErrorKind kind, std::string_view detail, const std::string& message) {
        throw QueryError(kind, detail, QueryError::Phase::run, message, run().text, at_.spot);
    }

    const CallProcedure& call_;
    Execution& execution_;
    const Procedure* procedure_;
    Standing at_;
};

}  // namespace

StepPtr call_step(const CallProcedure& call, const Standing& place, Execution& execution) {
    return std::make_unique<CallStep>(call, place, execution);
}

}  // namespace entente::cypher
