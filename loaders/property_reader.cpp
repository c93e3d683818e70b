#include "loaders/property_reader.hpp"

#include "graph/error.hpp"
#include "loaders/cell_value.hpp"
#include "loaders/rejection.hpp"

#include <fmt/format.h>

namespace entente {

void StatementDraft::add(const Standing& standing, PropertyId property, const Value& value, const Span& span) {
    for (const SourceId source : standing.sources) {
        if (size_ == statements_.size()) {
            statements_.emplace_back();
        }
        Statement& statement = statements_[size_++];
        statement = standing.form;
        statement.property = property;
        statement.value = value;
        statement.span = span;
        statement.source = source;
    }
}

PropertyReader::PropertyReader(const PropertySpec& spec, const StandingSpec& rule, const FieldContext& context,
                               Load& load)
    : name_(spec.name, context), value_(spec.value, context), span_(spec.span, context) {
    if (is_given(spec.standing)) {
        standing_.emplace(spec.standing, rule, context);
    }
    if (!name_.is_constant()) {
        return;
    }
    const FieldReading name = name_.read({});
    try {
        find_property(name.text, load);
    } catch (const RowRejected& rejected) {
        throw Error(fmt::format("{}: expected {}, found {}", place_of(context, spec.name.line), rejected.expected,
                                rejected.found));
    }
    const Property& property = load.schema().at(id_);
    if (!property.any_type && spec.value.type && *spec.value.type != property.type) {
        throw Error(fmt::format("{}: the schema has {} as {}, the mapping as {}", place_of(context, spec.name.line),
                                property.name, to_string(property.type), to_string(*spec.value.type)));
    }
}

void PropertyReader::find_property(std::string_view name, Load& load) {
    if (name == "exists" || name == "label") {
        throw RowRejected{name_.column(), "a property", fmt::format("{}, which is reserved", quoted(name))};
    }
    try {
        id_ = load.property(name);
    } catch (const Error& error) {
        throw RowRejected{name_.column(), "a property of the schema",
                          fmt::format("{}: {}", quoted(name), error.what())};
    }
    known_name_ = name;
}

ValueType PropertyReader::type_in(const Schema& schema) const {
    const Property& property = schema.at(id_);
    return property.any_type ? value_.spec().type.value_or(ValueType::text) : property.type;
}

void PropertyReader::read(const Cells& cells, LoadContext& context, const Standing& rule, StatementDraft& draft) {
    if (!is_constant()) {
        const FieldReading name = name_.read(cells);
        if (!name) {
            if (!value_.read_all(cells).empty()) {
                throw RowRejected{name_.column(), "the name of a property", "nothing"};
            }
            return;
        }
        find_property(name.text, context.load());
    }
    const Standing* standing = &rule;
    if (standing_) {
        standing_->read(cells, context, own_);
        standing = &own_;
    }
    add_values(cells, context, *standing, span_.is_given() ? span_.read(cells) : Span{}, draft);
}

void PropertyReader::add_values(const Cells& cells, LoadContext& context, const Standing& standing, const Span& span,
                                StatementDraft& draft) {
    const std::vector<FieldReading>& readings = value_.read_all(cells);
    if (readings.empty()) {
        return;
    }
    const ValueType type = type_in(context.schema());
    if (type == ValueType::list) {
        List items;
        for (const FieldReading& reading : readings) {
            items.emplace_back(std::string(reading.text));
        }
        draft.add(standing, id_, Value(std::move(items)), span);
        return;
    }
    if (readings.size() > 1 && !context.schema().at(id_).many) {
        throw RowRejected{value_.column(), fmt::format("one value of {}", known_name_),
                          fmt::format("{} of them", readings.size())};
    }
    for (const FieldReading& reading : readings) {
        const Value value =
            reading ? value_of_cell(type, reading.text, context.ends(), value_.column()) : Value(None{});
        draft.add(standing, id_, value, span);
    }
}

}  // namespace entente
