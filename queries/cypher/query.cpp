#include "queries/cypher/query.hpp"

#include "graph/reading.hpp"
#include "graph/version.hpp"
#include "queries/cypher/check.hpp"
#include "queries/cypher/executor.hpp"
#include "queries/cypher/parser.hpp"
#include "queries/cypher/sequenced.hpp"
#include "queries/cypher/snapshot_graph.hpp"
#include "queries/cypher/store_graph.hpp"
#include "queries/cypher/time_prefix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace entente::cypher {

namespace {

constexpr std::string_view kLocalEdits = "local-edits";

// Elements read through indexes that are worth a snapshot: in any file, and where each question looks at one node's
// edges, as a share of the file's elements.
constexpr std::size_t kManyLooks = 10'000;
constexpr std::size_t kManyLooksShare = 8;

/// Edges that one question may look at so.
constexpr std::size_t kPatience = 20'000;

/// How many edges its patterns follow: more than one, and what is looked at multiplies.
std::size_t followed(const Query& query) {
    std::size_t edges = 0;
    for (const auto& part : query.parts) {
        for (const auto& clause : part.clauses) {
            const auto* match = std::get_if<Match>(&clause.content);
            for (const auto& pattern : match != nullptr ? std::span(match->patterns) : std::span<const PathPattern>()) {
                for (const auto& edge : pattern.edges) {
                    edges += edge.hops ? 2 : 1;
                }
            }
        }
    }
    return edges;
}

/// A statement that has been read and checked.
struct Prepared {
    std::string text;
    Statement statement;
    Checked checked;
};

// Of the texts that a session keeps prepared: how many, and how long each may be.
constexpr std::size_t kMostPrepared = 64;
constexpr std::size_t kLongestPrepared = 4096;

Run make_run(std::string_view text, const QueryOptions& options, const Store& store) {
    Run run;
    run.text = text;
    run.parameters = &options.parameters;
    run.now = options.now.empty() ? in_zone(at(Date{options.today.count}, {}), {}) : parse_date_time(options.now);
    run.seed = options.seed;
    run.store = &store;
    run.work = &options.work;
    run.budget = &options.budget;
    if (const auto seconds = options.budget.seconds; seconds && *seconds < 1e9) {
        run.deadline =
            std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                   std::chrono::duration<double>(std::max(0.0, *seconds)));
    }
    return run;
}

Execution execution(Run& run, const QueryOptions& options, Draft* draft = nullptr) {
    return {run, draft, options.procedures, options.grouping == Grouping::fitting};
}

/// The rows of the answer, as far as the budget goes.
QueryResult answer(const Prepared& prepared, Executor& executor, Run& run) {
    QueryResult result;
    result.columns = prepared.checked.columns;
    const auto most = run.budget->rows;
    executor.run([&](std::span<const Datum> row) {
        if (result.columns.empty()) {
            return true;
        }
        if (most && result.rows.size() == *most) {
            throw BudgetError(fmt::format("the answer has more than {} rows (--max-rows)", *most));
        }
        run.hold(held_by(row));
        result.rows.emplace_back(row.begin(), row.end());
        return true;
    });
    if (prepared.statement.mode == Statement::Mode::profile) {
        result.plan = executor.describe(true);
    }
    return result;
}

/// Of what is answered, so that it is not read later, when somebody else may have written.
void look_at(const Datum& datum, const Graph& graph) {
    if (const auto* node = datum.as<NodeIndex>()) {
        graph.properties(*node);
    } else if (const auto* edge = datum.as<EdgeIndex>()) {
        graph.properties(*edge);
        graph.properties(graph.tail(*edge));
        graph.properties(graph.head(*edge));
    } else if (const auto* list = datum.list()) {
        std::for_each(list->begin(), list->end(), [&](const Datum& item) { look_at(item, graph); });
    } else if (const auto* map = datum.map()) {
        std::for_each(map->begin(), map->end(), [&](const auto& entry) { look_at(entry.second, graph); });
    } else if (const auto* path = datum.path()) {
        std::for_each(path->nodes.begin(), path->nodes.end(), [&](NodeIndex of) { look_at(Datum(of), graph); });
        std::for_each(path->edges.begin(), path->edges.end(), [&](EdgeIndex of) { look_at(Datum(of), graph); });
    }
}

void look_at(const QueryResult& result) {
    for (const auto& row : result.rows) {
        std::for_each(row.begin(), row.end(), [&](const Datum& datum) { look_at(datum, *result.graph); });
    }
}

bool same(const View& a, const View& b) {
    const auto all = [](const View& view) {
        return std::tie(view.as_of, view.known_on, view.only_sources, view.without_sources, view.modalities,
                        view.deprecated, view.strict_coverage, view.min_origins);
    };
    return all(a) == all(b);
}

/// A draft with all that it refers to.
struct Writing {
    std::shared_ptr<const Graph> base;
    std::unique_ptr<Load> load;
    std::optional<Draft> draft;
};

}  // namespace

struct Session::Impl {
    explicit Impl(Store& target) : store(target) {}

    QueryResult run(std::string_view text, const QueryOptions& options);
    std::shared_ptr<const Prepared> prepare(std::string_view text, const QueryOptions& options);
    QueryResult read(const Prepared& prepared, const QueryOptions& options, const View& view);
    std::optional<QueryResult> read_on(const std::shared_ptr<const Graph>& target, const Prepared& prepared,
                                       const QueryOptions& options, const View& view);
    QueryResult read_over_time(const Prepared& prepared, const QueryOptions& options, View view);
    std::shared_ptr<const Graph> kept(const View& view) const;
    std::optional<QueryResult> read_file(const Prepared& prepared, const QueryOptions& options, const View& view);
    std::shared_ptr<const Graph> file(const Prepared& prepared, const QueryOptions& options, const View& view);
    std::size_t many_looks(const Prepared& prepared) const;
    QueryResult write(const Prepared& prepared, const QueryOptions& options, const View& view);
    std::shared_ptr<const Graph> graph(const View& view);
    SourceId source(Load& load, const QueryOptions& options) const;
    void refresh();
    void forget() { built.reset(), shown.reset(), direct.reset(); }

    Store& store;
    std::optional<std::int64_t> version;  ///< of the file that is kept below
    std::size_t elements = 0;             ///< of the file, or more
    View view;                            ///< of `shown`
    std::optional<Snapshot> built;        ///< of the view, over all time
    std::shared_ptr<const Graph> shown;
    View direct_view;                     ///< of `direct`
    std::shared_ptr<const Graph> direct;  ///< the file, as far as it has been looked at without a snapshot
    std::unordered_map<std::string, std::shared_ptr<const Prepared>> asked;  ///< by text and names of parameters
};

/// What has been asked before is not read and checked again. Procedures of the caller's may be others next time.
std::shared_ptr<const Prepared> Session::Impl::prepare(std::string_view text, const QueryOptions& options) {
    const bool keep = options.procedures.empty() && text.size() <= kLongestPrepared;
    std::string key;
    if (keep) {
        key = text;
        for (const auto& [name, value] : options.parameters) {
            key += '\0';
            key += name;
        }
        if (const auto found = asked.find(key); found != asked.end()) {
            return found->second;
        }
    }
    auto made = std::make_shared<Prepared>(Prepared{std::string(text), {}, {}});
    made->statement = parse(made->text);
    made->checked = check(made->statement, made->text, options.procedures, &options.parameters);
    if (keep) {
        if (asked.size() >= kMostPrepared) {
            asked.clear();
        }
        asked.emplace(std::move(key), made);
    }
    return made;
}

/// What was built serves while the file stays as it was.
void Session::Impl::refresh() {
    if (const auto now = entente::version(store); version != now) {
        if (version) {
            store.reload();
        }
        version = now;
        elements = most_elements(store);
        forget();
    }
}

/// Another day of what was built is narrowed, not built again.
std::shared_ptr<const Graph> Session::Impl::graph(const View& wanted) {
    if (shown && same(view, wanted)) {
        return shown;
    }
    auto always = wanted;
    always.as_of.reset();
    auto before = view;
    before.as_of.reset();
    if (!built || !same(before, always)) {
        forget();
        built = Snapshot::build(store, always);
    }
    view = wanted;
    Narrowing narrowing;
    narrowing.day = wanted.as_of;
    shown = std::make_shared<SnapshotGraph>(wanted.as_of ? built->narrowed(narrowing) : *built, store);
    return shown;
}

std::shared_ptr<const Graph> Session::Impl::kept(const View& wanted) const {
    return shown && same(view, wanted) ? shown : nullptr;
}

std::size_t Session::Impl::many_looks(const Prepared& prepared) const {
    return followed(prepared.statement.query) > 1 ? kManyLooks : std::max(kManyLooks, elements / kManyLooksShare);
}

/// The file itself, for writes on top of it, if they look at little of it; null if a snapshot is due.
std::shared_ptr<const Graph> Session::Impl::file(const Prepared& prepared, const QueryOptions& options,
                                                 const View& wanted) {
    if (options.base == Base::snapshot) {
        return nullptr;
    }
    std::shared_ptr<const Graph> target = store_graph(store, wanted);
    auto run = make_run(prepared.text, options, store);
    run.graph = target.get();
    run.view = wanted;
    Executor executor(prepared.statement.query, prepared.checked.width, execution(run, options));
    return options.base == Base::file || executor.is_bounded() ? target : nullptr;
}

/// Nothing where the graph is the file, and the query would look at too much of it.
std::optional<QueryResult> Session::Impl::read_on(const std::shared_ptr<const Graph>& target, const Prepared& prepared,
                                                  const QueryOptions& options, const View& wanted) {
    auto run = make_run(prepared.text, options, store);
    run.graph = target.get();
    run.view = wanted;
    Executor executor(prepared.statement.query, prepared.checked.width, execution(run, options));
    if (target == direct && options.base != Base::file && !executor.is_bounded()) {
        return {};
    }
    QueryResult result;
    if (prepared.statement.mode == Statement::Mode::explain) {
        result.plan = executor.describe(false);
    } else {
        result = answer(prepared, executor, run);
    }
    result.graph = target;
    return result;
}

/// On the file itself, of which what has been read is kept. Nothing where a snapshot is due.
std::optional<QueryResult> Session::Impl::read_file(const Prepared& prepared, const QueryOptions& options,
                                                    const View& wanted) {
    if (options.base == Base::snapshot || prepared.statement.mode != Statement::Mode::run) {
        return {};
    }
    if (!direct || !same(direct_view, wanted)) {
        direct = store_graph(store, wanted, std::max(kPatience, elements / kManyLooksShare / 4));
        direct_view = wanted;
    }
    if (direct->node_slots() + direct->edge_slots() >= many_looks(prepared)) {
        return {};
    }
    auto result = read_on(direct, prepared, options, wanted);
    if (result) {
        look_at(*result);
    }
    return result;
}

/// What looks at little of the file does not wait for a snapshot of it, until many such looks have cost as much.
QueryResult Session::Impl::read(const Prepared& prepared, const QueryOptions& options, const View& wanted) {
    const auto target = kept(wanted);
    auto result = target ? std::nullopt : read_file(prepared, options, wanted);
    return result ? std::move(*result) : *read_on(target ? target : graph(wanted), prepared, options, wanted);
}

QueryResult Session::Impl::read_over_time(const Prepared& prepared, const QueryOptions& options, View wanted) {
    wanted.as_of.reset();
    const auto whole = graph(wanted);
    auto run = make_run(prepared.text, options, store);
    run.graph = whole.get();
    run.view = wanted;
    return run_sequenced(prepared.statement, prepared.checked, options, whole, run);
}

SourceId Session::Impl::source(Load& load, const QueryOptions& options) const {
    if (const auto* known = store.source(options.source)) {
        return known->id;
    }
    Source made;
    made.key = options.source;
    made.title = options.source == kLocalEdits ? "Local edits" : options.source;
    return load.source(made);
}

/// The transaction begins before anything is read, so that what is read is what is changed.
QueryResult Session::Impl::write(const Prepared& prepared, const QueryOptions& options, const View& wanted) {
    auto run = make_run(prepared.text, options, store);
    auto writing = std::make_shared<Writing>();
    Load::Options load;
    load.dataset = options.source;
    load.recorded = options.now;
    load.edition = false;
    writing->load = std::make_unique<Load>(store, load);
    const auto from = source(*writing->load, options);
    refresh();
    writing->base = kept(wanted);
    if (!writing->base) {
        writing->base = file(prepared, options, wanted);
    }
    if (!writing->base) {
        writing->base = graph(wanted);
    }
    forget();
    auto& draft = writing->draft.emplace(*writing->base, store, *writing->load,
                                         Draft::Options{from, wanted, options.today, options.forget});
    run.graph = &draft;
    run.view = wanted;
    Executor executor(prepared.statement.query, prepared.checked.width, execution(run, options, &draft));
    auto result = answer(prepared, executor, run);
    at(prepared.statement.query.parts.front().spot, run, [&] { draft.check_ends(); });
    result.effects = draft.effects();
    writing->load->finish(Load::Fate::keep);
    result.graph = std::shared_ptr<const Graph>(writing, &draft);
    return result;
}

QueryResult Session::Impl::run(std::string_view text, const QueryOptions& options) {
    const auto ready = prepare(text, options);
    const Prepared& query = *ready;
    const bool writes = query.checked.writes && query.statement.mode != Statement::Mode::explain;
    std::optional<Reading> reading;
    if (!writes) {
        reading.emplace(store);
    }
    refresh();
    auto run = make_run(text, options, store);
    const auto wanted = viewed(query.statement.time, options.view, run);
    auto warnings = unknown_names(query.checked, store.schema(), text);
    auto result = query.statement.time.from ? read_over_time(query, options, wanted)
                  : writes                     ? write(query, options, wanted)
                                               : read(query, options, wanted);
    result.warnings = std::move(warnings);
    return result;
}

Session::Session(Store& store) : impl_(std::make_unique<Impl>(store)) {}
Session::~Session() = default;

QueryResult Session::run(std::string_view text, const QueryOptions& options) { return impl_->run(text, options); }

}  // namespace entente::cypher
