#include "loaders/record_schema.hpp"

#include "graph/error.hpp"
#include "graph/load.hpp"
#include "graph/record.hpp"
#include "loaders/record_fields.hpp"
#include "loaders/rejection.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace entente {

namespace {

std::string name_of(RecordFields& fields) {
    std::string name = fields.required("name");
    if (!can_be_name(name)) {
        throw RowRejected{"name", "a name without control characters, of at most 200 bytes", entente::quoted(name)};
    }
    return name;
}

Kind kind_of(RecordFields& fields) {
    const std::string word = fields.required("kind");
    for (const Kind kind : {Kind::state, Kind::event, Kind::observation}) {
        if (word == to_string(kind)) {
            return kind;
        }
    }
    throw RowRejected{"kind", "state, event or observation", entente::quoted(word)};
}

template <typename Thing>
auto next_id(const std::vector<Thing>& things) {
    return decltype(Thing::id){static_cast<std::int32_t>(things.size() + 1)};
}

void declare_schema(Schema& schema, RecordFields& fields) {
    const auto version = fields.number("entente");
    if (version != kRecordVersion) {
        throw RowRejected{"entente", fmt::format("a record of version {}", kRecordVersion),
                          version ? fmt::format("version {}", *version) : "none"};
    }
    schema.open = fields.flag("open");
    schema.node_properties = fields.list("node_properties");
}

void declare_property(Schema& schema, RecordFields& fields) {
    Property property;
    property.id = next_id(schema.properties);
    property.name = name_of(fields);
    const std::string type = fields.required("type");
    property.any_type = type == "any";
    try {
        property.type = property.any_type ? ValueType::text : parse_value_type(type);
    } catch (const Error& error) {
        throw RowRejected{"type", "the type of a value", error.what()};
    }
    property.kind = kind_of(fields);
    property.many = fields.flag("many");
    schema.properties.push_back(std::move(property));
}

void declare_label(Schema& schema, RecordFields& fields) {
    Label label;
    label.id = next_id(schema.labels);
    label.name = name_of(fields);
    label.properties = fields.list("properties");
    label.detail = fields.flag("detail");
    schema.labels.push_back(std::move(label));
}

void declare_edge_type(Schema& schema, RecordFields& fields) {
    EdgeType type;
    type.id = next_id(schema.edge_types);
    type.name = name_of(fields);
    type.tails = fields.list("tails");
    type.heads = fields.list("heads");
    const std::string identity = fields.required("identity");
    if (identity != "single" && identity != "many") {
        throw RowRejected{"identity", "single or many", entente::quoted(identity)};
    }
    type.identity = identity == "many" ? Identity::many : Identity::single;
    type.identifying = fields.list("identifying");
    type.kind = kind_of(fields);
    type.symmetric = fields.flag("symmetric");
    type.default_path = !fields.flag("off_path");
    type.joins = fields.flag("joins");
    type.properties = fields.list("properties");
    schema.edge_types.push_back(std::move(type));
}

struct Declaration {
    std::string_view kind;
    void (*declare)(Schema& schema, RecordFields& fields);
};

constexpr Declaration kDeclarations[] = {{"schema", declare_schema},
                                         {"property", declare_property},
                                         {"label", declare_label},
                                         {"edge_type", declare_edge_type}};

const Declaration* declaration(std::string_view kind) {
    const auto* const found = std::find_if(std::begin(kDeclarations), std::end(kDeclarations),
                                           [&](const Declaration& one) { return one.kind == kind; });
    return found == std::end(kDeclarations) ? nullptr : found;
}

}  // namespace

bool declares_schema(std::string_view kind) { return declaration(kind) != nullptr; }

void declare(Schema& schema, std::string_view kind, const nlohmann::json& object) {
    RecordFields fields(object);
    declaration(kind)->declare(schema, fields);
    fields.finish();
}

}  // namespace entente
