#pragma once

#include <string>
#include <string_view>

namespace entente {

/// UTF-8 text in lower or upper case, whatever the locale.
std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);

}  // namespace entente
