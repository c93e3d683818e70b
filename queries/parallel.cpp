#include "queries/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace entente {

namespace {

class Blocks {
public:
    Blocks(std::size_t count, const Work& work, const std::function<void(std::size_t, std::size_t)>& body,
           const std::function<void(std::size_t, std::size_t)>& commit)
        : count_(count), work_(work), body_(body), commit_(commit) {}

    void run(std::size_t threads);

private:
    void work(std::size_t worker);
    void finish(std::size_t block, std::size_t worker);
    void fail();

    std::size_t count_;
    const Work& work_;
    const std::function<void(std::size_t, std::size_t)>& body_;
    const std::function<void(std::size_t, std::size_t)>& commit_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::condition_variable turn_;
    std::size_t committed_ = 0;
    std::exception_ptr failure_;
};

void Blocks::fail() {
    const std::lock_guard lock(mutex_);
    if (!failure_) {
        failure_ = std::current_exception();
    }
    next_ = count_;
    turn_.notify_all();
}

void Blocks::finish(std::size_t block, std::size_t worker) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return committed_ == block || failure_; });
    if (failure_) {
        return;
    }
    if (commit_) {
        commit_(block, worker);
    }
    ++committed_;
    if (work_.progress) {
        work_.progress(static_cast<double>(committed_) / static_cast<double>(count_));
    }
    turn_.notify_all();
}

void Blocks::work(std::size_t worker) {
    try {
        for (auto block = next_++; block < count_; block = next_++) {
            work_.check();
            body_(block, worker);
            finish(block, worker);
        }
    } catch (...) {
        fail();
    }
}

void Blocks::run(std::size_t threads) {
    std::vector<std::thread> others;
    others.reserve(threads - 1);
    try {
        for (std::size_t worker = 1; worker < threads; ++worker) {
            others.emplace_back([this, worker] { work(worker); });
        }
    } catch (const std::system_error&) {  // the system has no more threads: fewer do the same
    }
    work(0);
    for (auto& other : others) {
        other.join();
    }
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

}  // namespace

std::size_t workers(const Work& work) {
    return std::max(1U, work.threads > 0 ? work.threads : std::thread::hardware_concurrency());
}

void run_blocks(std::size_t blocks, const Work& work, const std::function<void(std::size_t, std::size_t)>& body,
                const std::function<void(std::size_t, std::size_t)>& commit) {
    Blocks(blocks, work, body, commit).run(std::min(workers(work), std::max<std::size_t>(blocks, 1)));
}

}  // namespace entente
