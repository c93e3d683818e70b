#include "loaders/edge_rule.hpp"

#include "graph/error.hpp"
#include "graph/identity.hpp"
#include "graph/names.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool fits(const std::vector<std::string>& admitted, const std::vector<LabelId>& labels, const Schema& schema) {
    return admitted.empty() ||
           std::any_of(labels.begin(), labels.end(), [&](LabelId id) { return has(admitted, schema.at(id).name); });
}

std::string names_of(const std::vector<LabelId>& labels, const Schema& schema) {
    std::vector<std::string> names;
    for (const LabelId id : labels) {
        const std::string& name = schema.at(id).name;
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return names.empty() ? "without a label" : fmt::format("{}", fmt::join(names, ", "));
}

std::string unknown_type(std::string_view name, const Schema& schema) {
    std::vector<std::string> known;
    for (const EdgeType& type : schema.edge_types) {
        known.push_back(type.name);
    }
    const std::string near = nearest(name, known);
    return fmt::format("{}{}", quoted(name), near.empty() ? "" : fmt::format("; the nearest is {}", near));
}

}  // namespace

EdgeRule::EdgeRule(const EdgeSpec& spec, const StandingSpec& table, const FieldContext& outer, LoadContext& load)
    : conditions_(spec.conditions, context_of(outer, spec.none, nullptr)),
      type_(spec.type, context_of(outer, spec.none, &used_)),
      tail_(spec.tail, context_of(outer, spec.none, &used_)),
      head_(spec.head, context_of(outer, spec.none, &used_)),
      own_(compile(spec.own, context_of(outer, spec.none, nullptr))),
      since_event_(compile(spec.since_event, context_of(outer, spec.none, &used_))),
      own_ids_(spec.own_ids),
      unknown_ends_(spec.unknown_ends),
      standing_reader_(spec.standing, table, context_of(outer, spec.none, nullptr)),
      span_(spec.span, context_of(outer, spec.none, &used_)),
      exists_(compile(spec.exists, context_of(outer, spec.none, &used_))) {
    const FieldContext context = context_of(outer, spec.none, &used_);
    require_source(standing_reader_, context, spec.line);
    const StandingSpec wider = StandingReader::merged(spec.standing, table);
    for (const PropertySpec& property : spec.properties) {
        properties_.emplace_back(property, wider, context, load.load());
    }
    if (type_.is_constant()) {
        compile_type(spec, context, load);
    }
    tidy_columns(used_);
    std::erase(used_, context.columns.row_number());
}

/// What can be said of a constant type before any row is read.
void EdgeRule::compile_type(const EdgeSpec& spec, const FieldContext& context, LoadContext& load) {
    const std::string name(type_.read({}).text);
    if (!load.schema().open && load.schema().edge_type(name) == nullptr) {
        throw Error(fmt::format("{}: expected an edge type of the schema, found {}", place_of(context, spec.type.line),
                                unknown_type(name, load.schema())));
    }
    const TypeId id = load.load().edge_type(name);
    if (spec.symmetric) {
        load.load().make_symmetric(id);
    }
    edge_type_ = load.schema().at(id);
    strict_type_ = true;
    for (std::size_t at = 0; at < properties_.size(); ++at) {
        const PropertyReader& property = properties_[at];
        strict_type_ = strict_type_ && property.is_constant();
        if (property.is_constant() && !load.schema().open && !has(edge_type_.properties, property.known_name())) {
            throw Error(fmt::format("{}: the schema has no property {} for the type {}",
                                    place_of(context, spec.properties[at].name.line), property.known_name(), name));
        }
    }
    if (own_ && edge_type_.identity == Identity::single) {
        throw Error(fmt::format("{}: the schema gives {} the identity single, so it takes no `own` id",
                                place_of(context, spec.own->line), name));
    }
}

Rule::Plan EdgeRule::plan(const Cells& cells, LoadContext& context) {
    draft_.clear();
    plan_type(cells, context);
    plan_end(tail_, cells, context, tail_end_);
    plan_end(head_, cells, context, head_end_);
    check_ends(context);
    standing_reader_.read(cells, context, standing_);
    plan_presence(cells);
    plan_properties(cells, context);
    plan_identity(cells, context);
    return Plan::something;
}

void EdgeRule::plan_type(const Cells& cells, LoadContext& context) {
    if (type_.is_constant()) {
        return;
    }
    const std::string_view name = read_name(type_, cells, "an edge type");
    const EdgeType* known = context.schema().edge_type(name);
    if (known == nullptr && !context.schema().open) {
        throw RowRejected{type_.column(), "an edge type of the schema", unknown_type(name, context.schema())};
    }
    if (known != nullptr) {
        edge_type_ = *known;
        return;
    }
    edge_type_ = {};
    edge_type_.name = name;
    edge_type_.identity = Identity::many;
}

void EdgeRule::plan_end(Field& field, const Cells& cells, LoadContext& context, End& end) {
    const std::string_view text = read_key(field, cells, "a node");
    if (end.node && end.generation == context.ends().generation() && end.key == text) {
        return;
    }
    end.node.reset();
    end.fits = false;
    end.key = text;
    if (unknown_ends_ == EdgeSpec::UnknownEnds::make && context.schema().open) {
        end.node = context.ends().find_key(text);
    } else {
        end.node = context.ends().find(text, field.column());
    }
    end.generation = context.ends().generation();
}

bool EdgeRule::end_fits(const End& end, const std::vector<std::string>& admitted, LoadContext& context) const {
    return fits(admitted, context.ends().labels(*end.node), context.schema());
}

void EdgeRule::check_ends(LoadContext& context) {
    if ((edge_type_.tails.empty() && edge_type_.heads.empty()) ||
        (tail_end_.fits && head_end_.fits && type_.is_constant())) {
        return;
    }
    tail_end_.fits = (tail_end_.fits && type_.is_constant()) || end_fits(tail_end_, edge_type_.tails, context);
    head_end_.fits = (head_end_.fits && type_.is_constant()) || end_fits(head_end_, edge_type_.heads, context);
    if (tail_end_.fits && head_end_.fits) {
        return;
    }
    if (edge_type_.symmetric && end_fits(tail_end_, edge_type_.heads, context) &&
        end_fits(head_end_, edge_type_.tails, context)) {
        return;
    }
    const bool head_is_wrong = tail_end_.fits;
    const std::vector<std::string>& admitted = head_is_wrong ? edge_type_.heads : edge_type_.tails;
    const End& wrong = head_is_wrong ? head_end_ : tail_end_;
    throw RowRejected{head_is_wrong ? head_.column() : tail_.column(),
                      fmt::format("as {} of {} one of {}", head_is_wrong ? "head" : "tail", edge_type_.name,
                                  fmt::join(admitted, ", ")),
                      fmt::format("a node that is {}", names_of(context.ends().labels(*wrong.node), context.schema()))};
}

void EdgeRule::plan_presence(const Cells& cells) {
    const bool denied = read(exists_, cells).is == FieldReading::Is::none;
    if (const FieldReading event = read(since_event_, cells)) {
        standing_.form.since_event = event.text;
    }
    draft_.add(standing_, kExists, denied ? Value(None{}) : Value(true), span_.read(cells));
    standing_.form.since_event.clear();
}

void EdgeRule::plan_properties(const Cells& cells, LoadContext& context) {
    for (PropertyReader& property : properties_) {
        const std::size_t before = draft_.size();
        property.read(cells, context, standing_, draft_);
        if (strict_type_ || context.schema().open || draft_.size() == before) {
            continue;
        }
        if (!has(edge_type_.properties, property.known_name())) {
            throw RowRejected{property.column(),
                              fmt::format("a property that the schema has for the type {}", edge_type_.name),
                              property.known_name()};
        }
    }
}

void EdgeRule::plan_identity(const Cells& cells, LoadContext& context) {
    gather_identifying(context.schema());
    own_id_.clear();
    content_.clear();
    if (edge_type_.identity == Identity::single) {
        return;
    }
    if (own_) {
        own_id_ = read_required(*own_, cells, "an own id");
        return;
    }
    append_cells(cells, used_, content_);
    content_ += context.source_key(standing_.sources.front());
}

void EdgeRule::gather_identifying(const Schema& schema) {
    identifying_.clear();
    for (const std::string& name : edge_type_.identifying) {
        const Property* property = schema.property(name);
        const auto statements = draft_.statements();
        const auto found = std::find_if(statements.begin(), statements.end(), [&](const Statement& statement) {
            return property != nullptr && statement.property == property->id;
        });
        if (found == statements.end()) {
            throw RowRejected{"",
                              fmt::format("a value of {}, which is part of the identity of {}", name, edge_type_.name),
                              "nothing"};
        }
        identifying_.push_back(to_string(found->value));
    }
}

std::string EdgeRule::identity(LoadContext& context, NodeId tail, NodeId head) {
    if (edge_type_.identity == Identity::single) {
        return identifying_.empty() ? std::string() : edge_identity({.identifying = identifying_});
    }
    if (!content_.empty()) {
        content_ += fmt::format("\x1f{}\x1f{}\x1f{}", edge_type_.name, raw(tail), raw(head));
        return edge_identity(
            {.identifying = identifying_, .own = own_id(content_, context.occurrences().count(content_))});
    }
    const bool shared = own_ids_ == EdgeSpec::OwnIds::shared;
    return edge_identity({.identifying = identifying_,
                          .own = own_id_,
                          .source = shared ? std::string_view() : context.source_key(standing_.sources.front())});
}

void EdgeRule::write(LoadContext& context) {
    const TypeId type = raw(edge_type_.id) != 0 ? edge_type_.id : context.load().edge_type(edge_type_.name);
    const NodeId tail = tail_end_.node ? *tail_end_.node : context.ends().make(tail_end_.key);
    const NodeId head = head_end_.node ? *head_end_.node : context.ends().make(head_end_.key);
    const EdgeId edge = context.load().edge(type, tail, head, identity(context, tail, head));
    for (Statement& statement : draft_.statements()) {
        statement.element = element(edge);
        context.load().state(statement);
    }
}

}  // namespace entente
