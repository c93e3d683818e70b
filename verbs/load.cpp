#include "export/file.hpp"
#include "export/formats.hpp"
#include "graph/error.hpp"
#include "loaders/loader.hpp"
#include "verbs/arguments.hpp"
#include "verbs/conflict_scan.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostShown = 10;
constexpr std::uintmax_t kLargestSchema = std::uintmax_t{16} << 20U;
constexpr std::int64_t kMostCompared = 200'000;

/// Rejected rows: the first few for the reader, all of them for a file.
class Rejections {
public:
    Rejections(const fs::path& file, IfExists if_exists) {
        if (!file.empty()) file_.emplace(file, if_exists);
    }

    void take(const Rejection& rejection) {
        if (++count_ <= kMostShown) shown_.push_back(to_string(rejection));
        if (!file_) return;
        if (rejection.columns != columns_) {
            columns_ = rejection.columns;
            std::vector<std::string> header = {"file", "line", "column", "expected", "found"};
            header.insert(header.end(), columns_.begin(), columns_.end());
            row(header);
        }
        std::vector<std::string> cells = {rejection.file, fmt::format("{}", rejection.line), rejection.column,
                                          rejection.expected, rejection.found};
        cells.insert(cells.end(), rejection.cells.begin(), rejection.cells.end());
        row(cells);
    }

    void finish(Answer& answer) {
        for (std::string& line : shown_) answer.notes.push_back("rejected: " + line);
        if (count_ > kMostShown) answer.notes.push_back(fmt::format("and {} more rejected rows", count_ - kMostShown));
        if (file_) file_->commit();
    }

private:
    void row(const std::vector<std::string>& cells) {
        std::string line;
        for (const std::string& cell : cells) {
            if (!line.empty()) line += ',';
            line += escape_csv(cell);
        }
        file_->stream() << line << "\r\n";
    }

    std::int64_t count_ = 0;
    std::vector<std::string> shown_;
    std::vector<std::string> columns_;
    std::optional<OutputFile> file_;
};

/// What the user says of a table without a mapping.
struct PlainOptions {
    std::string edges;
    std::string nodes;
    PlainTable table;
    bool undirected = false;

    void add_to(CLI::App& app) {
        app.add_option("--edges", edges, "a plain table of edges of this type")->type_name("TYPE");
        app.add_option("--tail", table.tail, "its column of tails")->type_name("COL")->capture_default_str();
        app.add_option("--head", table.head, "its column of heads")->type_name("COL")->capture_default_str();
        app.add_option("--since", table.since, "its column of first days")->type_name("COL");
        app.add_option("--until", table.until, "its column of first days out")->type_name("COL");
        app.add_flag("--undirected", undirected, "ties without direction");
        app.add_option("--nodes", nodes, "a plain table of nodes of this label")->type_name("LABEL");
        app.add_option("--key", table.key, "its column of keys")->type_name("COL")->capture_default_str();
    }

    std::optional<PlainTable> plain() const {
        if (edges.empty() && nodes.empty()) return std::nullopt;
        if (!edges.empty() && !nodes.empty()) throw UsageError("a table holds --edges or --nodes, not both");
        PlainTable result = table;
        result.rows = edges.empty() ? PlainTable::Rows::nodes : PlainTable::Rows::edges;
        result.name = edges.empty() ? nodes : edges;
        result.direction = undirected ? PlainTable::Direction::undirected : PlainTable::Direction::directed;
        return result;
    }
};

/// That of the first full export among the sources, else the built-in one.
Schema schema_of(const LoadRequest& request) {
    const bool tables = request.mapping || request.plain;
    for (const fs::path& source : tables ? std::vector<fs::path>() : request.sources) {
        if (auto schema = recorded_schema(source)) return *schema;
    }
    return built_in_schema();
}

Store open_or_create(const fs::path& path, bool open, const fs::path& schema, const LoadRequest& request) {
    if (fs::exists(path)) {
        Store store = Store::open(path, Store::Access::write);
        if (open && !store.schema().open)
            throw UsageError(fmt::format("'{}' is there and strict: --open is for new databases", path.string()));
        if (!schema.empty())
            throw UsageError(fmt::format("'{}' is there: --schema is for new databases", path.string()));
        return store;
    }
    Schema chosen = open             ? open_schema()
                    : schema.empty() ? schema_of(request)
                                     : parse_schema(read_file(schema, kLargestSchema));
    return Store::create(path, chosen);
}

Table summary(const LoadReport& report, const std::optional<std::int64_t>& conflicting) {
    std::string_view outcome = report.outcome == LoadReport::Outcome::taken       ? "taken"
                               : report.outcome == LoadReport::Outcome::rehearsed ? "dry run"
                                                                                  : "refused";
    return {
        "",
        {"outcome", "rows", "new_nodes", "new_edges", "new_statements", "merged", "retracted", "conflicting",
         "rejected"},
        {{std::string(outcome), report.rows, report.counts.nodes, report.counts.edges, report.counts.statements,
          report.counts.merged, report.counts.retracted, conflicting ? Cell(*conflicting) : Cell(), report.rejected}}};
}

}  // namespace

Result load_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    LoadRequest request;
    PlainOptions plain;
    fs::path mapping;
    fs::path reject;
    fs::path schema;
    bool open = false;
    bool dry_run = false;
    bool strict = false;
    CLI::App& app = arguments.app();
    app.add_option("SOURCE", request.sources,
                   "data set folders, graph files (docs/loading.md), or tables (.csv, .csv.gz)")
        ->required();
    app.add_option("--mapping", mapping, "what the tables' rows mean (docs/mapping.md)")->type_name("FILE");
    plain.add_to(app);
    app.add_flag("--open", open, "create a database that takes any label, type and property");
    app.add_option("--schema", schema, "create a database of this schema")->type_name("FILE")->excludes("--open");
    app.add_flag("--dry-run", dry_run, "report, and write nothing");
    app.add_flag("--strict", strict, "one rejected row, and nothing is changed");
    app.add_option("--reject", reject, "write rejected rows with reasons as CSV")->type_name("FILE");
    arguments.add_delivery();
    arguments.parse(tokens);

    request.plain = plain.plain();
    if (!mapping.empty()) request.mapping = mapping;
    if (request.mapping && request.plain)
        throw UsageError("--mapping says what --edges and --nodes would: give one of them");
    request.manner = dry_run  ? LoadRequest::Manner::rehearse
                     : strict ? LoadRequest::Manner::strict
                              : LoadRequest::Manner::take;
    request.recorded = context.now;
    request.progress = context.progress;
    Rejections rejections(reject, arguments.delivery.overwrite ? IfExists::replace : IfExists::refuse);
    request.rejected = [&](const Rejection& rejection) { rejections.take(rejection); };

    Store store = open_or_create(arguments.database, open, schema, request);
    LoadReport report = load(store, request);
    std::optional<std::int64_t> conflicting;
    if (report.outcome == LoadReport::Outcome::taken && store.is_published() &&
        store.counts().statements <= kMostCompared) {
        conflicting = count_conflicting(store);
    }
    Answer answer;
    answer.tables.push_back(summary(report, conflicting));
    answer.notes = report.notes;
    rejections.finish(answer);
    if (report.outcome == LoadReport::Outcome::refused)
        answer.notes.emplace_back("a row was rejected: nothing was changed");
    bool nothing_taken = report.rejected > 0 && report.rejected == report.rows;
    return {answer, arguments.delivery, nothing_taken || report.outcome == LoadReport::Outcome::refused ? 1 : 0};
}

}  // namespace entente
