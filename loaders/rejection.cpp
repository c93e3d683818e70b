#include "loaders/rejection.hpp"

#include <fmt/format.h>

namespace entente {

std::string to_string(const Rejection& rejection) {
    return fmt::format("{}:{}{}{}: expected {}, found {}", rejection.file, rejection.line,
                       rejection.column.empty() ? "" : ", column ", rejection.column, rejection.expected,
                       rejection.found);
}

std::string quoted(std::string_view cell) {
    constexpr std::size_t kLongest = 80;
    std::string out = "\"";
    for (const char letter : cell.substr(0, kLongest)) {
        out += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f ? '?' : letter;
    }
    if (cell.size() > kLongest) {
        while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xc0U) == 0x80U) {
            out.pop_back();
        }
        if (static_cast<unsigned char>(out.back()) >= 0xc0U) {
            out.pop_back();
        }
        out += "...";
    }
    return out + '"';
}

}  // namespace entente
