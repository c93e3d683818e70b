#include "queries/cypher/scene.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

Snapshot snapshot_of(const Run& run) {
    if (const auto* snapshot = run.graph->snapshot()) {
        return *snapshot;
    }
    if (run.store == nullptr) {
        throw Fault(ErrorKind::procedure, "ProcedureCallFailed", "there is no file behind this graph to analyse");
    }
    return Snapshot::of(*run.store, run.view);
}

}  // namespace

TimedWork::TimedWork(const Run& run) : work_(run.work == nullptr ? Work{} : *run.work) {
    if (run.deadline == std::chrono::steady_clock::time_point::max()) {
        return;
    }
    const auto* outer = work_.stop;
    work_.stop = &stop_;
    watcher_ = std::thread([this, outer, deadline = run.deadline] { watch(deadline, outer); });
}

TimedWork::~TimedWork() {
    if (!watcher_.joinable()) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        done_ = true;
    }
    ended_.notify_one();
    watcher_.join();
}

void TimedWork::watch(std::chrono::steady_clock::time_point deadline, const std::atomic<bool>* outer) {
    constexpr std::chrono::milliseconds kGlance{50};
    std::unique_lock lock(mutex_);
    while (!done_) {
        const auto now = std::chrono::steady_clock::now();
        if (now > deadline || (outer != nullptr && outer->load(std::memory_order_relaxed))) {
            stop_ = true;
            return;
        }
        ended_.wait_until(lock, std::min(deadline, now) + kGlance, [&] { return done_; });
    }
}

Scene::Scene(Run& run) : run_(&run), own_(run.graph->snapshot() != nullptr), snapshot_(snapshot_of(run)) {}

Datum Scene::node(NodeIndex node) const {
    if (own_) {
        return Datum::Content(node);
    }
    const auto found = run_->graph->find(snapshot_.id(node));
    return found ? Datum(Datum::Content(*found)) : Datum();
}

Datum Scene::edge(EdgeIndex edge) const {
    if (own_) {
        return Datum::Content(edge);
    }
    if (const auto tail = run_->graph->find(snapshot_.id(snapshot_.tail(edge)))) {
        for (const auto& arc : run_->graph->around(*tail)) {
            if (run_->graph->id(arc.edge) == snapshot_.id(edge)) {
                return Datum::Content(arc.edge);
            }
        }
    }
    return {};
}

std::optional<NodeIndex> Scene::find(NodeIndex node_of_query) const {
    if (own_) {
        return node_of_query;
    }
    const auto found = snapshot_.find(run_->graph->id(node_of_query));
    return found && snapshot_.visible(*found) ? found : std::nullopt;
}

}  // namespace entente::cypher
