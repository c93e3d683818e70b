#pragma once

#include "queries/work.hpp"

#include <cstddef>
#include <functional>

// How kernels share out their work. Not installed.
namespace entente {

/// How many workers run_blocks has at most: the threads asked for, or the machine's.
std::size_t workers(const Work& work);

/// Does `body(block, worker)` for every block, several at once, and after each `commit(block, worker)`, one at a time
/// and in the order of the blocks: what commit sums comes out equal to the last bit for any number of threads.
///
/// A worker does one block at a time, and its next one only after its commit; workers are numbered from 0. Between
/// blocks it looks whether the work is to end, and tells the progress: make blocks that take some milliseconds. What a
/// body or a commit throws ends the work and is thrown here.
void run_blocks(std::size_t blocks, const Work& work, const std::function<void(std::size_t, std::size_t)>& body,
                const std::function<void(std::size_t, std::size_t)>& commit = {});

}  // namespace entente
