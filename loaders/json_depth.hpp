#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// How deep lists and objects lie in one another at most, in a text that may not be JSON.
std::size_t json_depth(std::string_view text);

}  // namespace entente
