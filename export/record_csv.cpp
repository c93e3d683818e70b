#include "export/record_csv.hpp"

#include "export/cell_text.hpp"
#include "export/formats.hpp"
#include "export/record_fields.hpp"
#include "export/record_json.hpp"
#include "export/text_block.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

/// Cells of a row, each with a comma behind it; an empty text is nothing.
class CsvFields {
public:
    CsvFields(std::string& out, const Record& record) : out_(&out), record_(&record) {}

    void text(std::string_view, std::string_view words) {
        *out_ += words.empty() ? std::string() : escape_csv(words);
        *out_ += ',';
    }

    void number(std::string_view, std::int64_t number) {
        append_integer(*out_, number);
        *out_ += ',';
    }

    void flag(std::string_view name, bool truth) { text(name, truth ? "true" : ""); }

    /// The type and the canonical text; a list, and a text that no table can hold, as JSON.
    void value(std::string_view name, const Value& value) {
        const auto* words = std::get_if<std::string>(&value.content());
        const auto* reference = std::get_if<NodeId>(&value.content());
        const bool unfit = words != nullptr && words->find('\0') != std::string::npos;
        if (value.type() == ValueType::list || unfit) {
            std::string json;
            append_record_value(json, value, *record_);
            text(name, "json");
            text(name, json);
            return;
        }
        text(name, to_string(value.type()));
        text(name, value.is_none()        ? ""
                   : reference != nullptr ? std::string(record_->key(*reference))
                                          : to_string(value));
    }

    void end() { out_->back() = '\n'; }

private:
    std::string* out_;
    const Record* record_;
};

/// One table: its header, then the rows, each put by a call.
class Rows {
public:
    Rows(const Record& record, std::ostream& out, std::string_view header) : record_(&record), block_(out) {
        block_.text = header;
        block_.text += '\n';
    }

    template <typename Fill>
    void row(Fill fill) {
        CsvFields fields(block_.text, *record_);
        fill(fields);
        fields.end();
        block_.spill();
    }

    void flush() { block_.flush(); }

private:
    const Record* record_;
    TextBlock block_;
};

}  // namespace

void write_source_table(const Record& record, std::ostream& out) {
    Rows rows(record, out, "key,title,publisher,author,url,language,published,basis,retrieved,kind,origin");
    for (const Source& source : record.store().sources()) {
        rows.row([&](CsvFields& fields) { put_fields(fields, source); });
    }
    rows.flush();
}

void write_coverage_table(const Record& record, std::ostream& out) {
    Rows rows(record, out, "source,type,property,end,side,role,since,until,complete");
    for (const Coverage& coverage : record.store().coverage()) {
        rows.row([&](CsvFields& fields) { put_fields(fields, coverage, record); });
    }
    rows.flush();
}

void write_name_table(const Record& record, std::ostream& out) {
    Rows rows(record, out, "node,kind,text,language");
    record.each_node([&](const Record::Node& node, auto) {
        for (const Name& name : node.names) {
            rows.row([&](CsvFields& fields) {
                fields.text("node", node.key);
                fields.text("kind", record_word(kNameKindWords, name.kind));
                fields.text("text", name.text);
                fields.text("language", name.language);
            });
        }
    });
    rows.flush();
}

void write_statement_table(const Record& record, std::ostream& out) {
    Rows rows(record, out,
              "id,node,edge,property,value_type,value,since,until,since_event,modality,rank,reason,source,locator,"
              "observed,known,attributed_to");
    record.each_node([&](const Record::Node& node, std::span<const Statement> said) {
        for (const Statement& statement : said) {
            rows.row([&](CsvFields& fields) {
                fields.number("id", raw(statement.id));
                fields.text("node", node.key);
                fields.text("edge", "");
                put_fields(fields, statement, record);
            });
        }
    });
    record.each_edge([&](const EdgeRecord& edge, std::span<const Statement> said) {
        for (const Statement& statement : said) {
            rows.row([&](CsvFields& fields) {
                fields.number("id", raw(statement.id));
                fields.text("node", "");
                fields.number("edge", raw(edge.id));
                put_fields(fields, statement, record);
            });
        }
    });
    rows.flush();
}

}  // namespace entente
