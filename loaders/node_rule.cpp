#include "loaders/node_rule.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

NodeRule::NodeRule(const NodeSpec& spec, const StandingSpec& table, const FieldContext& outer, LoadContext& load)
    : conditions_(spec.conditions, context_of(outer, spec.none, &used_)),
      key_(spec.key, context_of(outer, spec.none, &used_)),
      label_(compile(spec.label, context_of(outer, spec.none, &used_))),
      country_(compile(spec.country_names, context_of(outer, spec.none, &used_))),
      span_(spec.span, context_of(outer, spec.none, &used_)),
      exists_(compile(spec.exists, context_of(outer, spec.none, &used_))) {
    const FieldContext context = context_of(outer, spec.none, &used_);
    if (label_ && label_->is_constant()) {
        const FieldReading label = label_->read({});
        if (!load.schema().open && load.schema().label(label.text) == nullptr) {
            std::vector<std::string> known;
            for (const Label& candidate : load.schema().labels) {
                known.push_back(candidate.name);
            }
            const std::string near = nearest(label.text, known);
            throw Error(fmt::format("{}: the schema has no label {}{}", place_of(context, spec.label->line),
                                    quoted(label.text), near.empty() ? "" : fmt::format("; the nearest is {}", near)));
        }
    }
    standing_reader_.emplace(spec.standing, table, context);
    if (label_ || span_.is_given() || exists_ || !spec.properties.empty()) {
        require_source(*standing_reader_, context, spec.line);
    } else {
        standing_reader_.reset();
    }
    compile_names(spec, context);
    compile_properties(spec, table, context, load);
    tidy_columns(used_);
    cells_key_prefix_ = fmt::format("{}\x1f", load.next_rule());
}

void NodeRule::compile_names(const NodeSpec& spec, const FieldContext& context) {
    for (const NameSpec& name : spec.names) {
        name_fields_.push_back({Field(name.text, context), NameKind::name, name.language});
    }
    for (const FieldSpec& alias : spec.aliases) {
        name_fields_.push_back({Field(alias, context), NameKind::alias, ""});
    }
    for (const FieldSpec& code : spec.codes) {
        name_fields_.push_back({Field(code, context), NameKind::code, ""});
    }
}

void NodeRule::compile_properties(const NodeSpec& spec, const StandingSpec& table, const FieldContext& context,
                                  LoadContext& load) {
    const StandingSpec wider = StandingReader::merged(spec.standing, table);
    for (const PropertySpec& property : spec.properties) {
        properties_.emplace_back(property, wider, context, load.load());
        const PropertyReader& added = properties_.back();
        if (!added.is_constant() || !label_ || !label_->is_constant()) {
            continue;
        }
        label_name_ = label_->read({}).text;
        if (!is_allowed(added.known_name(), load)) {
            throw Error(fmt::format("{}: the schema has no property {} for the label {}",
                                    place_of(context, property.name.line), added.known_name(), label_name_));
        }
    }
}

Rule::Plan NodeRule::plan(const Cells& cells, LoadContext& context) {
    cells_key_ = cells_key_prefix_;
    append_cells(cells, used_, cells_key_);
    if (context.is_done(cells_key_)) {
        return Plan::nothing;
    }
    draft_.clear();
    node_.reset();
    label_name_.clear();
    const std::string_view key = read_key(key_, cells, "the key of a node");
    if (label_) {
        node_key_ = key;
        node_ = context.ends().find_key(key);
    } else {
        node_ = context.ends().find(key, key_.column());
    }
    if (standing_reader_) {
        standing_reader_->read(cells, context, standing_);
    }
    plan_label(cells, context);
    plan_names(cells, context);
    plan_presence(cells);
    plan_properties(cells, context);
    return Plan::something;
}

void NodeRule::plan_label(const Cells& cells, LoadContext& context) {
    if (!label_) {
        return;
    }
    const std::string_view name = read_name(*label_, cells, "a label");
    if (!context.schema().open && context.schema().label(name) == nullptr) {
        throw RowRejected{label_->column(), "a label of the schema", quoted(name)};
    }
    label_name_ = name;
    draft_.add(standing_, kLabel, Value(label_name_), {});
}

void NodeRule::plan_names(const Cells& cells, LoadContext& context) {
    names_.clear();
    for (NameField& name : name_fields_) {
        for (const FieldReading& reading : name.field.read_all(cells)) {
            names_.push_back({name.kind, std::string(reading.text), name.language});
        }
    }
    if (const FieldReading code = read(country_, cells)) {
        const std::vector<Name>& known = context.countries().of(code.text);
        names_.insert(names_.end(), known.begin(), known.end());
    }
}

void NodeRule::plan_presence(const Cells& cells) {
    const bool denied = read(exists_, cells).is == FieldReading::Is::none;
    const Span span = span_.read(cells);
    if (denied || !span.is_empty()) {
        draft_.add(standing_, kExists, denied ? Value(None{}) : Value(true), span);
    }
}

void NodeRule::plan_properties(const Cells& cells, LoadContext& context) {
    for (PropertyReader& property : properties_) {
        const std::size_t before = draft_.size();
        property.read(cells, context, standing_, draft_);
        const bool checked_before = property.is_constant() && label_ && label_->is_constant();
        if (draft_.size() > before && !checked_before && !is_allowed(property.known_name(), context)) {
            throw RowRejected{property.column(), "a property that the schema has for the labels of the node",
                              property.known_name()};
        }
    }
}

bool NodeRule::is_allowed(std::string_view property, LoadContext& context) const {
    const Schema& schema = context.schema();
    if (schema.open || has(schema.node_properties, property)) {
        return true;
    }
    const Label* label = schema.label(label_name_);
    if (label != nullptr && has(label->properties, property)) {
        return true;
    }
    if (!node_) {
        return false;
    }
    const std::vector<LabelId>& labels = context.ends().labels(*node_);
    return std::any_of(labels.begin(), labels.end(),
                       [&](LabelId id) { return has(schema.at(id).properties, property); });
}

void NodeRule::write(LoadContext& context) {
    const NodeId node = node_ ? *node_ : context.ends().make(node_key_);
    for (const Name& name : names_) {
        context.ends().name(node, name);
    }
    if (label_) {
        context.ends().add_label(node, context.load().label(label_name_));
    }
    for (Statement& statement : draft_.statements()) {
        statement.element = element(node);
        context.load().state(statement);
    }
    context.set_done(cells_key_);
}

}  // namespace entente
