#pragma once

#include "report/piece.hpp"
#include "report/woven.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

// Pieces as elements of pandoc's document tree (https://hackage.haskell.org/package/pandoc-types). Not installed.
namespace entente::pandoc {

using Json = nlohmann::json;

/// What the tree is written for.
struct Setting {
    std::vector<int> version = {1, 22};  ///< of the tree's types: figures are blocks of their own from 1.23 on
    std::string format = "docx";         ///< of the output: LaTeX numbers captions by itself
};

/// What figures are to be drawn as: ".svg" where the output is HTML.
std::string_view picture_suffix(const Setting& setting);

/// {"t": tag, "c": content}.
Json element(std::string_view tag, Json content);
Json element(std::string_view tag);

/// Words and the blanks between them.
Json inlines(std::string_view text);

Json paragraph(std::string_view text);

/// No id, no class, no key.
Json attributes(const std::string& id = "");

/// A cell of a table that holds inlines.
Json cell(Json inlines);

/// A table of rows of cells; `alignments` are AlignDefault, AlignLeft, AlignCenter, AlignRight; a caption may be empty.
Json table(const std::string& id, const std::string& caption, const std::vector<std::string>& alignments,
           Json head_cells, Json body_rows);

/// The blocks in the place of a fenced block.
Json blocks(const WovenPiece& piece, const Setting& setting);

/// The inlines in the place of code in a line.
Json inlines(const WovenPiece& piece);

Json link(const CrossReference& link);

/// The list of sources and the colophon, for the end.
Json ending(const std::vector<Reference>& references, const Colophon& colophon);

}  // namespace entente::pandoc
