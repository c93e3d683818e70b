#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "export/diagram_fold.hpp"
#include "export/diagram_wings.hpp"
#include "graph/selection.hpp"

namespace entente {

constexpr std::size_t tag_line = 32;  ///< letters in a line of tags beside a member
constexpr double tag_letters = 10;    ///< their size, in points

/// The text broken at blanks, by newlines, into lines of about so many letters.
std::string in_lines(std::string_view text, std::size_t line);

/// Its lines.
std::vector<std::string_view> lines_of(std::string_view text);

/// What stands beside a member, in lines.
std::string beside_lines(std::string_view text);

/// What stands in the box of a node with wings: its name, and the ties that are written instead of drawn. Lines end
/// with newlines.
std::string box_text(const SelectedNode& node, const Fold& fold, std::size_t index, WingPart part,
                     std::size_t longest_name);

/// Its lines escaped, for an attribute.
std::string escaped_lines(std::string_view text);

/// The size of letters in a box, in points.
double letters_of(WingPart part);

}  // namespace entente
