#pragma once

#include "graph/table.hpp"
#include "report/request.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace entente {

/// A source that a report cites, numbered from 1 by its first citation.
struct Reference {
    std::string key;
    std::string title;
    std::string author;
    std::string publisher;
    std::string published;  ///< as the source states it; empty when unknown
    std::string url;        ///< empty, or http(s)
};

/// A table with its number among the tables; 0: it has no caption, and no number.
struct NumberedTable {
    Table table;
    std::size_t number = 0;
};

/// What stands where a request stood: not yet in any format. Text of it may come from data: hostile until escaped.
struct WovenPiece {
    enum class Kind { tables, figure, words, failure };

    Kind kind = Kind::words;
    Request request;
    std::vector<NumberedTable> tables;
    std::string picture;                 ///< of a figure: the bytes
    std::string caption;                 ///< of a figure; may be empty
    std::size_t number = 0;              ///< of a figure, from 1; 0: without a caption or an id
    std::vector<std::string> notes;      ///< remarks: what was left out, and why
    std::vector<std::size_t> citations;  ///< numbers of references
    std::string words;                   ///< in a line; of a failure the message
};

/// What `@id` stands for: "Figure 1", "Table 2".
struct Target {
    std::string_view kind;
    std::size_t number = 0;

    std::string words() const { return std::string(kind) + " " + std::to_string(number); }
};

using Targets = std::map<std::string, Target, std::less<>>;

}  // namespace entente
