#pragma once

#include "graph/snapshot.hpp"
#include "queries/cypher/evaluate.hpp"
#include "queries/cypher/fault.hpp"
#include "queries/work.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

// What procedures share that analyse. Not installed.
namespace entente::cypher {

/// The work of an analysis that ends when the query's time is up. Without a limit of time it has no thread.
class TimedWork {
public:
    explicit TimedWork(const Run& run);
    ~TimedWork();
    TimedWork(const TimedWork&) = delete;
    TimedWork& operator=(const TimedWork&) = delete;

    const Work& work() const { return work_; }

private:
    void watch(std::chrono::steady_clock::time_point deadline, const std::atomic<bool>* outer);

    Work work_;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool done_ = false;
    std::thread watcher_;
};

/// What `compute` makes, given the work. Errors become Faults.
template <typename Compute>
auto computed(const Run& run, Compute compute) {
    run.look_up();
    const TimedWork timed(run);
    try {
        return compute(timed.work());
    } catch (const Interrupted&) {
        run.look_up();
        throw;
    } catch (const Fault&) {
        throw;
    } catch (const Error& error) {
        throw Fault(ErrorKind::procedure, "ProcedureCallFailed", error.what());
    }
}

/// The graph of a query as analyses read it, with the same indices. Throws Fault where the statement has written.
Snapshot analysed(const Run& run);

}  // namespace entente::cypher
