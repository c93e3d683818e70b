#pragma once

#include "verbs/verb.hpp"

#include <string>
#include <vector>

namespace entente {

/// Reads statements and dot commands from the terminal, or from a pipe without prompts, until their end.
Result shell_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context);

}  // namespace entente
