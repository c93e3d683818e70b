#pragma once

#include <string>

namespace entente {

/// Writes to standard output; with `paged`, and where that is a terminal and the text longer than it is high, through
/// $PAGER, else `less -FRX`. Throws Error when it cannot be written.
void show(const std::string& text, bool paged);

}  // namespace entente
