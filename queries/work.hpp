#pragma once

#include "graph/error.hpp"

#include <atomic>
#include <functional>

namespace entente {

/// How long work is done: on how many threads, who is told how far it is, and who may end it. No answer depends on it.
struct Work {
    unsigned threads = 0;                       ///< 0: one a core
    std::function<void(double)> progress = {};  ///< told the done part, 0 to 1, by one thread at a time; may be empty
    const std::atomic<bool>* stop = nullptr;    ///< set to true, the work ends by Interrupted within a second

    /// Throws Interrupted when the work is to end.
    void check() const;
};

/// The caller asked for an end. Nothing has been changed.
class Interrupted : public Error {
public:
    Interrupted() : Error("interrupted") {}
};

inline void Work::check() const {
    if (stop != nullptr && stop->load(std::memory_order_relaxed)) {
        throw Interrupted();
    }
}

}  // namespace entente
