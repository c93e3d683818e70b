#include "report/pieces.hpp"

#include "export/draw.hpp"
#include "export/formats.hpp"
#include "export/table_writer.hpp"
#include "graph/error.hpp"
#include "report/weaver.hpp"

#include <fmt/format.h>
#include <nettle/base64.h>

#include <fstream>
#include <sstream>

namespace entente {

namespace {

namespace fs = std::filesystem;

/// Pictures that browsers, pandoc and weasyprint take.
struct PictureKind {
    std::string_view extension;
    std::string_view media_type;
};

constexpr PictureKind kinds[] = {{".svg", "image/svg+xml"}, {".png", "image/png"}, {".jpg", "image/jpeg"},
                                 {".jpeg", "image/jpeg"},   {".gif", "image/gif"}, {".webp", "image/webp"}};

constexpr std::uintmax_t kLargestPicture = std::uintmax_t{32} << 20U;

std::string read_all(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file) throw Error(fmt::format("cannot read the picture {}", path.string()));
    return std::move(bytes).str();
}

}  // namespace

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

std::string picture_of(const WovenPiece& piece, std::string_view suffix) {
    if (piece.drawing)
        return draw(piece.drawing->selection, draw_format(fs::path("figure").concat(suffix)), piece.drawing->options);
    std::ostringstream out;
    write(piece.chart.value(), table_format(suffix.substr(1)), out, piece.chart_options);
    return std::move(out).str();
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

std::string embedded(const fs::path& folder, const std::string& url) {
    if (url.find("://") != std::string::npos || url.starts_with("//")) return "";
    for (const PictureKind& kind : kinds) {
        if (fs::path(url).extension() != kind.extension) continue;
        require_inside(folder, {url});
        const fs::path file = folder / url;
        std::error_code failed;
        const auto size = fs::file_size(file, failed);
        if (failed) throw Error(fmt::format("the picture {} is not there", escape_terminal(url)));
        if (size > kLargestPicture)
            throw Error(fmt::format("the picture {} is larger than 32 MiB", escape_terminal(url)));
        return data_uri(kind.media_type, read_all(file));
    }
    throw Error(fmt::format("the picture '{}' is none of .svg .png .jpg .gif .webp", escape_terminal(url)));
}

}  // namespace entente
