#include "queries/cypher/analysis.hpp"

#include <algorithm>

namespace entente::cypher {

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
        ended_.wait_until(lock, std::min(deadline, now + kGlance), [&] { return done_; });
    }
}

Snapshot analysed(const Run& run) {
    if (const auto* snapshot = run.graph->snapshot()) {
        return *snapshot;
    }
    throw Fault(ErrorKind::procedure, "ProcedureCallFailed",
                "analyses do not see what the same statement has written: ask in a statement of its own");
}

}  // namespace entente::cypher
