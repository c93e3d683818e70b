#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a report says of itself before it begins. Days are as written: empty where it says none.
struct FrontMatter {
    std::string title;
    std::string subtitle;
    std::vector<std::string> authors;
    std::string language = "en";
    std::string database;
    std::string as_of;
    std::string known_on;
    std::string style;  ///< of drawings
    bool cite = false;  ///< every answer that can name its sources does
};

/// A document parted into its front matter and the rest.
struct PartedDocument {
    FrontMatter front;
    std::string_view body;
    std::size_t lines_before = 0;  ///< of the document, before the body
};

/// Reads the YAML between a first line `---` and the next `---` or `...`; without one all is body.
///
/// Keys that are not ours are left to other tools. Throws Error with the line where the YAML is broken, longer than 64
/// KiB, or a key of ours holds what it cannot.
PartedDocument read_front_matter(std::string_view document);

}  // namespace entente
