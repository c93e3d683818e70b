#include "report/pieces.hpp"

#include <fmt/format.h>
#include <nettle/base64.h>

namespace entente {

namespace fs = std::filesystem;

void put_pieces(Woven& woven, PieceWriter& writer) {
    woven.markdown.each([&](cmark_node* node) {
        if (const auto link = woven.links.find(node); link != woven.links.end()) {
            cmark_node_set_on_enter(node, writer.link(link->second).c_str());
            return Markdown::Then::pass;
        }
        const auto found = woven.pieces.find(node);
        if (found == woven.pieces.end()) return Markdown::Then::descend;
        const bool in_line = found->second.request.place == Request::Place::in_line;
        if (in_line) {
            replace_raw(node, CMARK_NODE_CUSTOM_INLINE, writer.words(found->second));
        } else {
            replace_raw(node, CMARK_NODE_CUSTOM_BLOCK, writer.block(found->second));
        }
        return Markdown::Then::pass;
    });
}

std::string alt_of(const WovenPiece& figure) {
    if (!figure.request.alt.empty()) return figure.request.alt;
    return figure.caption.empty() ? "Diagram" : figure.caption;
}

fs::path picture_name(const fs::path& output, std::size_t count, std::string_view suffix) {
    return fs::path(output.stem().string() + "_files") / fmt::format("figure-{}{}", count, suffix);
}

std::string numbered_caption(std::string_view kind, std::size_t number, const std::string& caption) {
    if (number == 0) return caption;
    return fmt::format("{} {}{}{}", kind, number, caption.empty() ? "" : ". ", caption);
}

std::string byline(const Woven& woven) {
    std::string text;
    const auto& authors = woven.front.authors;
    for (std::size_t i = 0; i < authors.size(); ++i)
        text += fmt::format("{}{}", i == 0 ? "" : i + 1 == authors.size() ? " and " : ", ", authors[i]);
    text += fmt::format("{}s of {}", text.empty() ? "A" : ", a", woven.colophon.as_of);
    if (!woven.colophon.known_on.empty()) text += fmt::format(", as known on {}", woven.colophon.known_on);
    return text;
}

std::string data_uri(std::string_view media_type, std::string_view bytes) {
    std::string encoded(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
    base64_encode_raw(encoded.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    return fmt::format("data:{};base64,{}", media_type, encoded);
}

}  // namespace entente
