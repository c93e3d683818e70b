#pragma once

#include "report/author_picture.hpp"
#include "report/front_matter.hpp"
#include "report/markdown.hpp"
#include "report/piece.hpp"
#include "verbs/verb.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Not installed.
namespace entente {

/// What makes a report repeatable, printed at its end.
struct Colophon {
    std::string version;
    std::string database;  ///< the file's name
    std::string content;   ///< content_hash() of it
    std::string as_of;     ///< ISO day
    std::string known_on;  ///< ISO day, or empty

    /// One sentence, not escaped.
    std::string words() const;
};

/// A place that refers to a figure or a table.
struct CrossReference {
    std::string id;
    Target target;
};

/// A document with what the database answered, not yet in any format.
struct Woven {
    FrontMatter front;
    Markdown markdown;
    std::map<cmark_node*, WovenPiece> pieces;       ///< by the node in whose place they stand
    std::map<cmark_node*, CrossReference> links;    ///< likewise: nodes that write nothing yet
    std::map<cmark_node*, AuthorPicture> pictures;  ///< by the node, which has the alternative as its only text
    std::vector<Reference> references;
    std::vector<std::string> failures;
    Colophon colophon;
};

/// What a report is asked beside its text. Days are ISO days and empty where nothing is asked.
struct WeaveOptions {
    std::filesystem::path document;
    std::filesystem::path database;  ///< empty: the front matter's
    std::string as_of;
    std::string known_on;
    std::string today;
    std::string version;
    bool keep_going = false;
    std::string_view picture = ".svg";  ///< what figures are drawn as
    Context context;                    ///< its days and leaves are replaced by those of the report
};

/// Runs all blocks of a document. `text` is what the file holds.
///
/// Throws Error that begins with the document's name, and the line where one is at fault: broken front matter, no day,
/// no database, a database outside the document's folder that only the document names, a block that fails or a picture
/// of the author's that cannot be taken (unless keep_going).
Woven weave(std::string_view text, const WeaveOptions& options);

}  // namespace entente
