#pragma once

#include "verbs/verb.hpp"

namespace entente {

/// Writes a result where its delivery says, and its notes to standard error. Throws Error when it cannot.
void deliver(const Result& result);

}  // namespace entente
