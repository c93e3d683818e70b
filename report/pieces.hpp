#pragma once

#include "report/woven.hpp"

#include <functional>
#include <string>
#include <string_view>

// What the writers of text share. Not installed.
namespace entente {

/// How pieces stand in one format of text. Everything given is hostile until escaped.
struct PieceWriter {
    virtual ~PieceWriter() = default;
    virtual std::string block(const WovenPiece& piece) = 0;
    virtual std::string words(const WovenPiece& piece) = 0;  ///< in a line
    virtual std::string link(const CrossReference& link) = 0;
};

/// Puts all pieces and links into the tree, in the document's order.
void put_pieces(Woven& woven, PieceWriter& writer);

/// A figure's words for those who do not see it.
std::string alt_of(const WovenPiece& figure);

/// "figure-1.svg", in a folder named after the output: "report_files".
std::filesystem::path picture_name(const std::filesystem::path& output, std::size_t count, std::string_view suffix);

/// "Table 1. Members of NATO", or what there is of it.
std::string numbered_caption(std::string_view kind, std::size_t number, const std::string& caption);

/// "Ann Author and Bo Author, as of 2024-07-15", or what there is of it.
std::string byline(const Woven& woven);

/// data:image/png;base64,...
std::string data_uri(std::string_view media_type, std::string_view bytes);

}  // namespace entente
