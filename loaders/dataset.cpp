#include "loaders/dataset.hpp"

#include "graph/error.hpp"
#include "loaders/csv_table.hpp"
#include "loaders/edge_rule.hpp"
#include "loaders/lookup_table.hpp"
#include "loaders/node_rule.hpp"
#include "loaders/source_rule.hpp"
#include "loaders/table_header.hpp"

#include <algorithm>
#include <charconv>
#include <memory>

#include <fmt/format.h>

namespace entente {

namespace {

using Rules = std::vector<std::unique_ptr<Rule>>;

/// A look-up lies beside the mapping, as codes of its own do, or with the tables.
std::filesystem::path lookup_file(const LookupSpec& lookup, const MappingSpec& mapping,
                                  const std::filesystem::path& folder) {
    const std::filesystem::path beside = mapping.folder / lookup.file;
    return !mapping.folder.empty() && std::filesystem::exists(beside) ? beside : folder / lookup.file;
}

/// Takes back what a row has written when one of its later rules rejects it.
class Part {
public:
    explicit Part(LoadContext& context) : context_(&context) {}
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() = default;

    void begin() {
        if (!begun_) {
            context_->begin_part();
            begun_ = true;
        }
    }
    void keep() {
        if (begun_) {
            context_->keep_part();
        }
    }
    void drop() {
        if (begun_) {
            context_->drop_part();
        }
    }

private:
    LoadContext* context_;
    bool begun_ = false;
};

/// Each rule is planned when those before it have written, since it may name what they made. A row of which only the
/// last rule writes, as most do, costs no savepoint.
void take_row(const Rules& rules, const Cells& cells, LoadContext& context) {
    Part part(context);
    try {
        for (std::size_t at = 0; at < rules.size(); ++at) {
            Rule& rule = *rules[at];
            if (!rule.applies(cells) || rule.plan(cells, context) == Rule::Plan::nothing) {
                continue;
            }
            if (at + 1 < rules.size()) {
                part.begin();
            }
            rule.write(context);
        }
    } catch (const RowRejected&) {
        part.drop();
        throw;
    }
    part.keep();
}

Rejection rejection_of(const RowRejected& rejected, const std::string& file, const CsvTable& table,
                       const CsvRecord& record) {
    return {file,
            record.line,
            rejected.column,
            rejected.expected,
            rejected.found,
            table.columns(),
            std::vector<std::string>(record.cells.begin(), record.cells.end())};
}

class TableRun {
public:
    TableRun(const TableSpec& spec, const MappingSpec& mapping, const std::filesystem::path& folder,
             LoadContext& context);

    void run(const LoadListener& listener, std::uint64_t bytes_before, LoadReport& report);
    std::uint64_t consumed() const { return table_.consumed(); }

private:
    void add_lookups(const MappingSpec& mapping, const std::filesystem::path& folder);
    void add_rules(const FieldContext& fields);
    void require_source() const;
    bool fill_cells(const CsvRecord& record);

    TableSpec spec_;
    LoadContext* context_;
    std::string file_;
    CsvTable table_;
    Columns columns_;
    std::vector<LookupTable> lookups_;
    std::optional<Conditions> conditions_;
    Rules rules_;
    Cells cells_;
    char row_number_[24] = {};
};

TableRun::TableRun(const TableSpec& spec, const MappingSpec& mapping, const std::filesystem::path& folder,
                   LoadContext& context)
    : spec_(spec),
      context_(&context),
      file_((folder / spec.file).string()),
      table_(folder / spec.file, {.delimiter = spec.delimiter}),
      columns_(table_.columns()) {
    if (!spec_.header.empty()) {
        check_header(spec_.header, table_.columns(), file_);
    }
    add_lookups(mapping, folder);
    columns_.add_row_number();
    const FieldContext fields{columns_, mapping.name, spec_.missing, spec_.none};
    for (LookupTable& lookup : lookups_) {
        lookup.bind(fields);
    }
    conditions_.emplace(spec_.conditions, fields);
    add_rules(fields);
    cells_.resize(columns_.size());
}

void TableRun::add_lookups(const MappingSpec& mapping, const std::filesystem::path& folder) {
    lookups_.reserve(spec_.lookups.size());
    for (const LookupSpec& lookup : spec_.lookups) {
        lookups_.emplace_back(lookup, lookup_file(lookup, mapping, folder), mapping.name, columns_);
    }
}

void TableRun::add_rules(const FieldContext& fields) {
    for (const SourceSpec& source : spec_.sources) {
        rules_.push_back(std::make_unique<SourceRule>(source, fields));
    }
    for (const NodeSpec& node : spec_.nodes) {
        rules_.push_back(std::make_unique<NodeRule>(node, spec_.standing, fields, *context_));
    }
    for (const EdgeSpec& edge : spec_.edges) {
        rules_.push_back(std::make_unique<EdgeRule>(edge, spec_.standing, fields, *context_));
    }
    for (const CoverageSpec& coverage : spec_.coverage) {
        rules_.push_back(std::make_unique<CoverageRule>(coverage, fields));
    }
}

/// Whether the row is one that the table's conditions admit.
bool TableRun::fill_cells(const CsvRecord& record) {
    if (record.cells.size() != table_.columns().size()) {
        throw RowRejected{"", fmt::format("{} fields", table_.columns().size()), std::to_string(record.cells.size())};
    }
    std::copy(record.cells.begin(), record.cells.end(), cells_.begin());
    if (columns_.row_number() != Columns::kNone) {
        const auto written = std::to_chars(std::begin(row_number_), std::end(row_number_), record.line);
        cells_[columns_.row_number()] = {row_number_, static_cast<std::size_t>(written.ptr - row_number_)};
    }
    for (LookupTable& lookup : lookups_) {
        lookup.fill(cells_);
    }
    return conditions_->hold(cells_);
}

/// A source that every row of the table would miss is a mistake of the mapping.
void TableRun::require_source() const {
    const OptionalField& source = spec_.standing.source;
    if (!source || source->value.find('{') != std::string::npos || !spec_.sources.empty() || !source->split.empty()) {
        return;
    }
    try {
        context_->source(source->value, "");
    } catch (const RowRejected& rejected) {
        throw Error(fmt::format("{}: expected {}, found {}", file_, rejected.expected, rejected.found));
    }
}

void TableRun::run(const LoadListener& listener, std::uint64_t bytes_before, LoadReport& report) {
    require_source();
    constexpr std::int64_t kRowsBetweenReports = 1000;
    TableReport counts{.file = file_};
    while (const CsvRecord* record = table_.next()) {
        ++counts.rows;
        try {
            if (fill_cells(*record)) {
                take_row(rules_, cells_, *context_);
            } else {
                ++counts.passed_over;
            }
        } catch (const RowRejected& rejected) {
            ++counts.rejected;
            if (listener.rejected) {
                listener.rejected(rejection_of(rejected, file_, table_, *record));
            }
        }
        if (listener.progress && counts.rows % kRowsBetweenReports == 0) {
            listener.progress(bytes_before + table_.consumed());
        }
    }
    report.rows += counts.rows;
    report.rejected += counts.rejected;
    report.tables.push_back(std::move(counts));
}

/// What stands in the mapping itself: a rule without a table, whose rejection is an error of the mapping.
template <typename RuleOf, typename Spec>
void run_in_place(const std::vector<Spec>& specs, const MappingSpec& mapping, LoadContext& context) {
    const Columns columns({});
    const Markers missing = {""};
    const Markers none;
    const FieldContext fields{columns, mapping.name, missing, none};
    for (const Spec& spec : specs) {
        RuleOf rule(spec, fields);
        try {
            rule.plan({}, context);
        } catch (const RowRejected& rejected) {
            throw Error(fmt::format("{}:{}: expected {}, found {}", mapping.name, spec.line, rejected.expected,
                                    rejected.found));
        }
        rule.write(context);
    }
}

}  // namespace

void run_mapping(const MappingSpec& mapping, const std::filesystem::path& folder, LoadContext& context,
                 const LoadListener& listener, LoadReport& report) {
    run_in_place<SourceRule>(mapping.sources, mapping, context);
    // All are opened first, so that what is wrong with the mapping is told before any row is read.
    std::vector<std::unique_ptr<TableRun>> tables;
    for (const TableSpec& spec : mapping.tables) {
        tables.push_back(std::make_unique<TableRun>(spec, mapping, folder, context));
    }
    std::uint64_t bytes = 0;
    for (std::unique_ptr<TableRun>& table : tables) {
        table->run(listener, bytes, report);
        bytes += table->consumed();
        table.reset();
    }
    run_in_place<CoverageRule>(mapping.coverage, mapping, context);
}

std::vector<std::filesystem::path> files_of(const MappingSpec& mapping, const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    const auto add = [&](const std::filesystem::path& file) {
        if (std::find(files.begin(), files.end(), file) == files.end()) {
            files.push_back(file);
        }
    };
    for (const TableSpec& table : mapping.tables) {
        add(folder / table.file);
        for (const LookupSpec& lookup : table.lookups) {
            add(lookup_file(lookup, mapping, folder));
        }
    }
    return files;
}

}  // namespace entente
