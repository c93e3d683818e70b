#include "report/author_picture.hpp"

#include "export/file.hpp"
#include "export/formats.hpp"
#include "graph/error.hpp"
#include "report/closed_svg.hpp"
#include "report/pieces.hpp"
#include "report/weaver.hpp"

#include <fmt/format.h>

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

std::string_view media_type_of(const std::string& url) {
    std::string extensions;
    for (const PictureKind& kind : kinds) {
        if (fs::path(url).extension() == kind.extension) return kind.media_type;
        extensions += fmt::format(" {}", kind.extension);
    }
    throw Error(fmt::format("the picture '{}' is none of{}", escape_terminal(url), extensions));
}

}  // namespace

AuthorPicture author_picture(const fs::path& folder, const std::string& url) {
    AuthorPicture picture;
    picture.url = url;
    if (url.find("://") != std::string::npos || url.starts_with("//")) return picture;
    picture.media_type = media_type_of(url);
    require_inside(folder, {url});
    picture.file = folder / url;
    std::error_code failed;
    if (!fs::is_regular_file(picture.file, failed))
        throw Error(fmt::format("the picture '{}' is not there", escape_terminal(url)));
    const std::string bytes = read_file(picture.file, kLargestPicture);
    try {
        if (picture.media_type == kinds[0].media_type) {
            require_closed_svg(bytes);
        } else if (!is_raster(bytes)) {
            throw Error("is none: its bytes are not those of a PNG, JPEG, GIF or WebP file");
        }
    } catch (const Error& error) {
        throw Error(fmt::format("the picture '{}' {}", escape_terminal(url), error.what()));
    }
    return picture;
}

std::string embedded(const AuthorPicture& picture) {
    return data_uri(picture.media_type, read_file(picture.file, kLargestPicture));
}

}  // namespace entente
