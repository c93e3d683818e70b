#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "export/draw.hpp"
#include "export/formats.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"

namespace entente {
namespace {

constexpr double points_a_centimetre = 72 / 2.54;
constexpr double least_centimetres = 2;
constexpr double most_centimetres = 200;

struct NamedSize {
    std::string_view name;
    PrintSize size;
};

constexpr NamedSize sizes[] = {
    {"a4", {595.28, 841.89, 42, true, false}},
    {"a4-landscape", {841.89, 595.28, 42, true, false}},
    {"letter", {612, 792, 42, true, false}},
    {"16:9", {960, 540, 24, true, true}},
    {"column", {8.5 * points_a_centimetre, 24 * points_a_centimetre, 0, false, false}},
};

/// "20x12cm"; a width of 0 where it is anything else.
PrintSize centimetres(std::string_view text) {
    PrintSize size{0, 0, 12, true, false};
    if (!text.ends_with("cm")) {
        return size;
    }
    double width = 0;
    double height = 0;
    const char* const end = text.data() + text.size() - 2;
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != 'x') {
        return size;
    }
    const auto second = std::from_chars(first.ptr + 1, end, height);
    const auto possible = [](double length) { return length >= least_centimetres && length <= most_centimetres; };
    if (second.ec == std::errc() && second.ptr == end && possible(width) && possible(height)) {
        size.width = width * points_a_centimetre;
        size.height = height * points_a_centimetre;
    }
    return size;
}

}  // namespace

PrintSize print_size_named(std::string_view text) {
    std::vector<std::string> names;
    for (const auto& row : sizes) {
        if (row.name == text) {
            return row.size;
        }
        names.emplace_back(row.name);
    }
    const auto size = centimetres(text);
    if (size.width > 0) {
        return size;
    }
    const auto near = nearest(text, names);
    throw UsageError(
        fmt::format("unknown page \"{}\"{}; the pages are {}, or a width and a height from {} to {} as in "
                    "20x12cm",
                    escape_terminal(text), near.empty() ? "" : fmt::format(", perhaps {}", near),
                    fmt::join(names, ", "), least_centimetres, most_centimetres));
}

}  // namespace entente
