#pragma once

#include "report/words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a place in a document asks of the database.
struct Request {
    enum class Place : std::uint8_t { block, in_line };

    Place place = Place::block;
    std::size_t line = 0;  ///< of the document; 0: unknown
    std::string verb = {};
    std::vector<std::string> tokens = {};  ///< of the verb, without the database
    std::string id = {};                   ///< for references: "fig:ukraine"; may be empty
    std::optional<std::string> caption = {};
    std::string alt = {};    ///< of a figure, for those who do not see it; empty: the caption
    std::string width = {};  ///< of a figure: "60%"; empty: its own
    bool figure = false;     ///< wanted as a drawing or a chart, where the verb can give either
    std::size_t tables = 0;  ///< so many of the answer's tables; 0: all
    struct Column {
        std::string name;     ///< as the answer has it
        std::string heading;  ///< as it is shown
    };
    std::vector<Column> columns = {};  ///< of the first table, which then stands alone; empty: all
    bool notes = true;                 ///< whether remarks on the answer stand below it
    bool number = false;               ///< in a line: the cell must be a number
};

/// The request of a fenced block, or nothing where it is not for us: the first word, or a class, is `entente`.
///
/// Throws Error that says what is wrong, without the place.
std::optional<Request> block_request(const Info& info, std::string_view body);

/// The request of a piece of code in a line: `entente: query RETURN 1`.
std::optional<Request> inline_request(std::string_view code);

}  // namespace entente
