#pragma once

#include "verbs/verb.hpp"

#include <string>
#include <vector>

namespace entente {

/// Weaves a Markdown document into a report, or checks a stored one; the document stands where other verbs have the
/// database. Goes into the document's folder.
Result report_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context);

}  // namespace entente
