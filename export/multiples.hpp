#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "export/draw.hpp"
#include "graph/selection.hpp"

namespace entente {

/// One network on several days.
struct Multiples {
    const std::vector<Selection>& selections;
    const std::vector<std::string>& titles;  ///< beside the selections: "2022"
    const Selection& all;                    ///< what is drawn on any of the days
};

/// One kind of file for small drawings beside one another. A new kind is its function, its row and its test.
struct MultiplesFormat {
    std::string_view suffix;  ///< with the dot
    std::string (*draw)(const Multiples& multiples, const std::vector<std::string>& drawings, const std::string& all);
};

/// The kind that a file's suffix asks for. Throws UsageError that lists the suffixes.
const MultiplesFormat& multiples_format(const std::filesystem::path& file);

/// The drawings of the days, which have places from the options, small and without captions; below them one of all
/// days with legend, notes and sources. Throws Error as draw does.
std::string draw_multiples(const Multiples& multiples, const MultiplesFormat& format, const DrawOptions& options);

}  // namespace entente
