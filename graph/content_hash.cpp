#include "graph/content_hash.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace entente {

namespace {

using Digest = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

Digest sha256(std::string_view bytes) {
    sha256_ctx state{};
    sha256_init(&state);
    sha256_update(&state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    Digest digest{};
    sha256_digest(&state, digest.size(), digest.data());
    return digest;
}

/// One thing said, as fields that cannot run into one another.
class Line {
public:
    explicit Line(std::string_view kind) { add(kind); }

    Line& add(std::string_view field) {
        text_ += fmt::format("{}:", field.size());
        text_ += field;
        return *this;
    }
    Line& add(const Bound& bound) { return add(to_string(bound)); }
    Line& add(const Span& span) { return add(span.since).add(span.until); }
    Line& add(const std::optional<Day>& day) { return add(day ? to_string(*day) : ""); }
    Line& add(const std::vector<std::string>& fields) {
        add(std::to_string(fields.size()));
        for (const std::string& field : fields) add(field);
        return *this;
    }
    Line& add_number(std::int64_t number) { return add(std::to_string(number)); }

    const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// The lines of a database, each as its digest, in any order.
class Lines {
public:
    explicit Lines(const Store& store) : store_(store) {}

    void add_schema() {
        const Schema& schema = store_.schema();
        lines_.push_back(sha256(Line("schema").add_number(schema.open).add(sorted(schema.node_properties)).text()));
        for (const Property& row : schema.properties) {
            Line line("property");
            line.add(row.name).add(to_string(row.type)).add_number(row.any_type).add(to_string(row.kind));
            keep(line.add_number(row.many));
        }
        for (const Label& row : schema.labels)
            keep(Line("label").add(row.name).add(sorted(row.properties)).add_number(row.detail));
        for (const EdgeType& row : schema.edge_types) {
            Line line("type");
            line.add(row.name).add(sorted(row.tails)).add(sorted(row.heads)).add_number(static_cast<int>(row.identity));
            line.add(row.identifying).add(to_string(row.kind)).add_number(row.symmetric).add_number(row.default_path);
            keep(line.add_number(row.joins).add(sorted(row.properties)));
        }
    }

    void add_sources() {
        for (const Source& row : store_.sources()) {
            Line line("source");
            line.add(row.key).add(row.title).add(row.publisher).add(row.author).add(row.url).add(row.language);
            line.add(row.published).add(row.basis).add(row.retrieved).add_number(static_cast<int>(row.kind));
            keep(line.add(row.origin));
        }
        for (const Coverage& row : store_.coverage()) {
            Line line("coverage");
            line.add(source_key(row.source)).add(row.type ? store_.schema().at(*row.type).name : "");
            line.add(row.property ? store_.schema().at(*row.property).name : "");
            line.add(row.end ? store_.node(*row.end).key : "").add_number(static_cast<int>(row.side)).add(row.role);
            keep(line.add(row.span).add_number(row.complete));
        }
    }

    void add_nodes() {
        store_.each_node([&](NodeId id) {
            std::string key = store_.node(id).key;
            for (const Name& name : store_.names(id)) {
                Line line("name");
                keep(line.add(key).add_number(static_cast<int>(name.kind)).add(name.text).add(name.language));
            }
            keep(Line("node").add(key));
            keys_.emplace(raw(id), std::move(key));
        });
    }

    void add_statements() {
        std::unordered_map<std::int64_t, EdgeRecord> edges;
        store_.each_edge([&](const EdgeRecord& edge) {
            keep(whose(edge, Line("edge")));
            edges.emplace(raw(edge.id), edge);
        });
        store_.each_element([&](ElementId id, std::span<const Statement> statements) {
            auto edge = edges.find(raw(id));
            const Line whom = edge == edges.end() ? Line("statement").add("node").add(keys_.at(raw(id)))
                                                  : whose(edge->second, Line("statement"));
            for (const Statement& statement : statements) add(whom, statement);
        });
    }

    std::string hash() && {
        std::sort(lines_.begin(), lines_.end());
        std::string all;
        all.reserve(lines_.size() * sizeof(Digest));
        for (const Digest& line : lines_) all.append(line.begin(), line.end());
        std::string hexadecimal;
        for (unsigned char byte : sha256(all)) hexadecimal += fmt::format("{:02x}", byte);
        return hexadecimal;
    }

private:
    void keep(const Line& line) { lines_.push_back(sha256(line.text())); }

    static std::vector<std::string> sorted(std::vector<std::string> names) {
        std::sort(names.begin(), names.end());
        return names;
    }

    const std::string& source_key(SourceId id) const {
        return store_.sources().at(static_cast<std::size_t>(raw(id)) - 1).key;
    }

    Line whose(const EdgeRecord& edge, Line line) const {
        line.add(store_.schema().at(edge.type).name).add(keys_.at(raw(edge.tail))).add(keys_.at(raw(edge.head)));
        return line.add(edge.identity);
    }

    void add(Line line, const Statement& row) {
        line.add(store_.schema().at(row.property).name);
        add(line, row.value);
        line.add(row.span).add(to_string(row.modality)).add(to_string(row.rank)).add(source_key(row.source));
        line.add(row.reason).add(row.locator).add(row.observed).add(row.known).add(row.attributed_to);
        keep(line.add(row.since_event));
    }

    void add(Line& line, const Value& value) const {
        line.add(to_string(value.type()));
        if (const auto* node = std::get_if<NodeId>(&value.content())) {
            line.add(keys_.at(raw(*node)));
        } else if (const auto* list = std::get_if<List>(&value.content())) {
            line.add_number(static_cast<std::int64_t>(list->size()));
            for (const Value& element : *list) add(line, element);
        } else {
            line.add(to_string(value));
        }
    }

    const Store& store_;
    std::unordered_map<std::int64_t, std::string> keys_;
    std::vector<Digest> lines_;
};

}  // namespace

std::string content_hash(const Store& store) {
    Lines lines(store);
    lines.add_schema();
    lines.add_sources();
    lines.add_nodes();
    lines.add_statements();
    return std::move(lines).hash();
}

}  // namespace entente
