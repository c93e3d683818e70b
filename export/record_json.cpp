#include "export/record_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "export/cell_text.hpp"
#include "export/record_fields.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

/// Members of a JSON object; what is empty or false is left out.
class JsonFields {
public:
    explicit JsonFields(std::string& out, const Record* record = nullptr) : out_(&out), record_(record) { out += '{'; }

    void text(std::string_view name, std::string_view words) {
        if (!words.empty()) {
            member(name);
            append_json_string(*out_, words);
        }
    }

    void number(std::string_view name, std::int64_t number) {
        member(name);
        append_integer(*out_, number);
    }

    void flag(std::string_view name, bool truth) {
        if (truth) {
            member(name);
            *out_ += "true";
        }
    }

    void list(std::string_view name, const std::vector<std::string>& texts) {
        std::string_view before = "[";
        for (const std::string& text : texts) {
            element(name, before);
            append_json_string(*out_, text);
        }
        *out_ += texts.empty() ? "" : "]";
    }

    /// A text, or with a language {"text":"Frankreich","language":"de"}.
    void names(std::string_view name, NameKind kind, std::span<const Name> names) {
        std::string_view before = "[";
        for (const Name& one : names) {
            if (one.kind != kind) {
                continue;
            }
            element(name, before);
            if (one.language.empty()) {
                append_json_string(*out_, one.text);
            } else {
                *out_ += "{\"text\":";
                append_json_string(*out_, one.text);
                *out_ += ",\"language\":";
                append_json_string(*out_, one.language);
                *out_ += '}';
            }
        }
        *out_ += before == "[" ? "" : "]";
    }

    void value(std::string_view name, const Value& value) {
        member(name);
        append_record_value(*out_, value, *record_);
    }

private:
    void member(std::string_view name) {
        *out_ += first_ ? "\"" : ",\"";
        *out_ += name;
        *out_ += "\":";
        first_ = false;
    }

    void element(std::string_view name, std::string_view& before) {
        if (before == "[") {
            member(name);
        }
        *out_ += before;
        before = ",";
    }

    std::string* out_;
    const Record* record_;
    bool first_ = true;
};

struct ValueWriter {
    std::string& out;
    const Record& record;

    void typed(std::string_view type, std::string_view text) const {
        out += "{\"";
        out += type;
        out += "\":";
        append_json_string(out, text);
        out += '}';
    }

    void operator()(None) const { out += "null"; }
    void operator()(bool truth) const { out += truth ? "true" : "false"; }
    void operator()(std::int64_t number) const { append_integer(out, number); }
    void operator()(const std::string& text) const { append_json_string(out, text); }
    void operator()(NodeId node) const { typed("reference", record.key(node)); }
    void operator()(double number) const {
        if (std::isfinite(number)) {
            out += number_text(number);
        } else {
            typed("real", std::isnan(number) ? "nan" : number > 0 ? "inf" : "-inf");
        }
    }
    void operator()(const List& list) const {
        std::string_view before = "[";
        for (const Value& member : list) {
            out += before;
            append_record_value(out, member, record);
            before = ",";
        }
        out += list.empty() ? "[]" : "]";
    }
    template <typename Other>
    void operator()(const Other& other) const {
        const Value value(other);
        typed(to_string(value.type()), to_string(value));
    }
};

/// {"KIND":{ and what `fill` puts }}.
template <typename Fill>
void append_line(std::string& out, std::string_view kind, const Record* record, Fill fill) {
    out += "{\"";
    out += kind;
    out += "\":";
    JsonFields fields(out, record);
    fill(fields);
    out += "}}\n";
}

template <typename Thing>
void append_lines(std::string& out, std::string_view kind, const std::vector<Thing>& things) {
    for (const Thing& thing : things) {
        append_line(out, kind, nullptr, [&](JsonFields& fields) { put_fields(fields, thing); });
    }
}

/// `about` puts what the statements are about.
template <typename About>
void append_statements(std::string& out, std::span<const Statement> said, const Record& record, About about) {
    for (const Statement& statement : said) {
        append_line(out, "statement", &record, [&](JsonFields& fields) {
            fields.number("id", raw(statement.id));
            about(fields);
            put_fields(fields, statement, record);
        });
    }
}

}  // namespace

void append_schema_lines(std::string& out, const Schema& schema) {
    append_line(out, "schema", nullptr, [&](JsonFields& fields) {
        fields.number("entente", kRecordVersion);
        fields.flag("open", schema.open);
        fields.list("node_properties", schema.node_properties);
    });
    append_lines(out, "property", schema.properties);
    append_lines(out, "label", schema.labels);
    append_lines(out, "edge_type", schema.edge_types);
}

void append_source_lines(std::string& out, const std::vector<Source>& sources) { append_lines(out, "source", sources); }

void append_coverage_lines(std::string& out, const Record& record) {
    for (const Coverage& coverage : record.store().coverage()) {
        append_line(out, "coverage", &record, [&](JsonFields& fields) { put_fields(fields, coverage, record); });
    }
}

void append_record_lines(std::string& out, const Record::Node& node, std::span<const Statement> said,
                         const Record& record) {
    append_line(out, "node", &record, [&](JsonFields& fields) { put_fields(fields, node); });
    append_statements(out, said, record, [&](JsonFields& fields) { fields.text("node", node.key); });
}

void append_record_lines(std::string& out, const EdgeRecord& edge, std::span<const Statement> said,
                         const Record& record) {
    append_line(out, "edge", &record, [&](JsonFields& fields) { put_fields(fields, edge, record); });
    append_statements(out, said, record, [&](JsonFields& fields) { fields.number("edge", raw(edge.id)); });
}

void append_record_value(std::string& out, const Value& value, const Record& record) {
    std::visit(ValueWriter{out, record}, value.content());
}

}  // namespace entente
