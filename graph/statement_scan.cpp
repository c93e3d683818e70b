#include "graph/statement_scan.hpp"

#include "graph/error.hpp"
#include "graph/sqlite.hpp"
#include "graph/statement_rows.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

namespace entente {

namespace {

constexpr std::int32_t kUnknown = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t kOpen = std::numeric_limits<std::int32_t>::max();

/// A bound in two numbers; the sentinels are days that no bound has.
void encode(const sqlite::Query& query, int column, std::int32_t& first, std::int32_t& last) {
    if (query.is_null(column)) {
        first = last = kUnknown;
        return;
    }
    auto number = query.integer(column);
    if (number == kOpenDay) {
        first = last = kOpen;
        return;
    }
    // Days of fewer digits than this are dated; all else goes the careful way, which throws.
    constexpr std::int64_t kDated = 10'000'000;
    auto end = query.is_null(column + 1) ? number : query.integer(column + 1);
    if (number < -kDated || number > kDated || end < number || end > kDated) read_bound(query, column);
    first = static_cast<std::int32_t>(number);
    last = static_cast<std::int32_t>(end);
}

Bound decode(std::int32_t first, std::int32_t last) {
    if (first == kUnknown) return Bound::unknown();
    if (first == kOpen) return Bound::open();
    return {Day{first}, Day{last}};
}

/// Gives equal values one number.
class ValueNumbers {
public:
    explicit ValueNumbers(std::vector<Value>& values) : values_(&values) {}

    std::uint32_t operator()(const sqlite::Query& query, int column) {
        auto type = query.integer(column);
        if (type == static_cast<std::int64_t>(ValueType::boolean)) {
            std::uint32_t& known = booleans_[query.integer(column + 1) != 0 ? 1 : 0];
            if (known == 0) known = add(read_value(query, column));
            return known - 1;
        }
        key_.assign(1, static_cast<char>(type));
        if (type == static_cast<std::int64_t>(ValueType::real)) {
            // Its text is rounded.
            const double number = query.real(column + 1);
            key_.append(query.is_null(column + 1) ? "nan" : "");
            key_.append(reinterpret_cast<const char*>(&number), sizeof number);
        } else {
            key_ += query.text(column + 1);
        }
        auto [at, fresh] = known_.try_emplace(key_, 0);
        if (fresh) at->second = add(read_value(query, column));
        return at->second - 1;
    }

private:
    std::uint32_t add(Value value) {
        values_->push_back(std::move(value));
        return static_cast<std::uint32_t>(values_->size());
    }

    std::vector<Value>* values_;
    std::uint32_t booleans_[2] = {};
    std::string key_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// From ids to positions: an array where ids are dense, else a search.
class Positions {
public:
    Positions(const std::vector<NodeId>& nodes, const std::vector<EdgeId>& edges) : nodes_(&nodes), edges_(&edges) {
        std::int64_t last = std::max(nodes.empty() ? 0 : raw(nodes.back()), edges.empty() ? 0 : raw(edges.back()));
        if (static_cast<std::uint64_t>(last) > 16 * (nodes.size() + edges.size()) + 1024) return;
        direct_.assign(static_cast<std::size_t>(last) + 1, kNone);
        for (std::uint32_t i = 0; i < nodes.size(); ++i) direct_[static_cast<std::size_t>(raw(nodes[i]))] = i;
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            direct_[static_cast<std::size_t>(raw(edges[i]))] = i + static_cast<std::uint32_t>(nodes.size());
        }
    }

    std::uint32_t operator()(std::int64_t id) const {
        std::uint32_t position = kNone;
        if (!direct_.empty()) {
            if (id >= 0 && static_cast<std::size_t>(id) < direct_.size())
                position = direct_[static_cast<std::size_t>(id)];
        } else if (auto node = std::lower_bound(nodes_->begin(), nodes_->end(), NodeId{id});
                   node != nodes_->end() && raw(*node) == id) {
            position = static_cast<std::uint32_t>(node - nodes_->begin());
        } else if (auto edge = std::lower_bound(edges_->begin(), edges_->end(), EdgeId{id});
                   edge != edges_->end() && raw(*edge) == id) {
            position = static_cast<std::uint32_t>(nodes_->size() + static_cast<std::size_t>(edge - edges_->begin()));
        }
        if (position == kNone)
            throw Error(fmt::format("the database holds a statement about element {}, which is not there", id));
        return position;
    }

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    const std::vector<NodeId>* nodes_;
    const std::vector<EdgeId>* edges_;
    std::vector<std::uint32_t> direct_;
};

}  // namespace

StatementScan::StatementScan(const Store& store, const std::vector<NodeId>& nodes, const std::vector<EdgeId>& edges)
    : one_(std::make_unique<sqlite::Query>(
          store.database(),
          fmt::format("SELECT {} FROM statement s LEFT JOIN detail d ON d.statement = s.id WHERE s.id = ?",
                      kStatementColumns))) {
    read(store, nodes, edges);
    group(nodes.size() + edges.size());
}

StatementScan::~StatementScan() = default;

void StatementScan::read(const Store& store, const std::vector<NodeId>& nodes, const std::vector<EdgeId>& edges) {
    Positions position(nodes, edges);
    ValueNumbers number(values_);
    // Both tables lie in the order of their ids: details are merged in, not looked up.
    sqlite::Query details(store.database(), "SELECT statement FROM detail ORDER BY statement");
    bool more = details.step();
    sqlite::Query query(store.database(),
                        "SELECT id, element, property, type, value, since, since_last, until, until_last, modality, "
                        "rank, source, retracted "
                        "FROM statement ORDER BY id");
    auto properties = static_cast<std::int64_t>(store.schema().properties.size());
    // Rows that grow into a larger block hold both for a while.
    sqlite::Query count(store.database(), "SELECT count(*) FROM statement");
    count.step();
    rows_.reserve(static_cast<std::size_t>(count.integer(0)));
    while (query.step()) {
        if (!query.is_null(12)) continue;
        CompactStatement row{};
        std::int64_t id = query.integer(0);
        if (id < 0 || id > std::numeric_limits<std::uint32_t>::max())
            throw Error(fmt::format("the database holds statement {}: a snapshot takes ids up to 2^32", id));
        row.id = static_cast<std::uint32_t>(id);
        row.element = position(query.integer(1));
        auto property = query.integer(2);
        if (property < 1 || property > properties || property > std::numeric_limits<std::int16_t>::max()) {
            throw Error(
                fmt::format("the database holds statement {} about property {}, which is not there", row.id, property));
        }
        row.property = static_cast<std::int16_t>(property);
        row.value = number(query, 3);
        encode(query, 5, row.since, row.since_last);
        encode(query, 7, row.until, row.until_last);
        row.modality = static_cast<std::uint8_t>(query.integer(9) & 3);
        row.rank = static_cast<std::uint8_t>(query.integer(10) & 3);
        row.source = static_cast<std::int32_t>(query.integer(11));
        while (more && details.integer(0) < id) more = details.step();
        row.detailed = more && details.integer(0) == id ? 1 : 0;
        rows_.push_back(row);
    }
}

void StatementScan::group(std::size_t elements) {
    begins_.assign(elements + 1, 0);
    for (const CompactStatement& row : rows_) ++begins_[row.element + 1];
    for (std::size_t i = 0; i < elements; ++i) begins_[i + 1] += begins_[i];
    auto by_element = [](const CompactStatement& a, const CompactStatement& b) { return a.element < b.element; };
    if (std::is_sorted(rows_.begin(), rows_.end(), by_element)) return;
    std::vector<CompactStatement> grouped(rows_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (const CompactStatement& row : rows_) grouped[next[row.element]++] = row;
    rows_ = std::move(grouped);
}

Statement StatementScan::full(const CompactStatement& row) const {
    Statement statement;
    if (row.detailed != 0) {
        one_->bind(1, std::int64_t{row.id}).step();
        statement = read_statement(*one_);
        one_->reset();
        return statement;
    }
    statement.id = StatementId{row.id};
    statement.element = ElementId{row.element};
    statement.property = PropertyId{row.property};
    statement.value = values_[row.value];
    statement.span = {decode(row.since, row.since_last), decode(row.until, row.until_last)};
    statement.modality = static_cast<Modality>(row.modality);
    statement.rank = static_cast<Rank>(row.rank);
    statement.source = SourceId{row.source};
    return statement;
}

}  // namespace entente
