#pragma once

#include <filesystem>
#include <string>
#include <string_view>

// Not installed.
namespace entente {

/// A picture that the document's author put into it.
struct AuthorPicture {
    std::string alt;             ///< for those who do not see it; may be empty
    std::string url;             ///< as written
    std::filesystem::path file;  ///< within the document's folder; empty: the URL leads into the web
    std::string_view media_type;
};

/// Looks at the file that a URL names.
///
/// Throws Error where it is missing, outside the folder, not a picture or too large, or an SVG that names other files.
AuthorPicture author_picture(const std::filesystem::path& folder, const std::string& url);

/// The bytes of a picture that has a file, as a data URI.
std::string embedded(const AuthorPicture& picture);

}  // namespace entente
