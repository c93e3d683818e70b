#pragma once

#include <span>
#include <string_view>

namespace entente {

/// The files of data/styles, as they were when the library was built.
struct StyleText {
    std::string_view name;
    std::string_view text;
};
std::span<const StyleText> style_texts();

}  // namespace entente
