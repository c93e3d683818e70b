#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace entente {

struct Entry;

/// An exact number by its digits, "0.25" or "90000000", where a double might lose some.
struct Digits {
    std::string text;
};

/// A value as a person or a program reads it: what a table cell or a JSON document is made of.
struct Cell {
    using List = std::vector<Cell>;
    using Map = std::vector<Entry>;  ///< in the order of insertion
    using Content = std::variant<std::monostate, bool, std::int64_t, double, Digits, std::string, List, Map>;

    Content content;

    Cell() = default;
    Cell(bool flag);
    Cell(int number);
    Cell(std::int64_t number);
    Cell(std::size_t number);
    Cell(double number);
    Cell(Digits number);
    Cell(const char* text);
    Cell(std::string text);
    Cell(List list);
    Cell(Map map);

    bool is_null() const { return std::holds_alternative<std::monostate>(content); }
    bool is_number() const {
        return std::holds_alternative<std::int64_t>(content) || std::holds_alternative<double>(content) ||
               std::holds_alternative<Digits>(content);
    }
};

/// One key of a map.
struct Entry {
    std::string key;
    Cell value;
};

inline Cell::Cell(bool flag) : content(flag) {}
inline Cell::Cell(int number) : content(std::int64_t{number}) {}
inline Cell::Cell(std::int64_t number) : content(number) {}
inline Cell::Cell(std::size_t number) : content(static_cast<std::int64_t>(number)) {}
inline Cell::Cell(double number) : content(number) {}
inline Cell::Cell(Digits number) : content(std::move(number)) {}
inline Cell::Cell(const char* text) : content(std::string(text)) {}
inline Cell::Cell(std::string text) : content(std::move(text)) {}
inline Cell::Cell(List list) : content(std::move(list)) {}
inline Cell::Cell(Map map) : content(std::move(map)) {}

/// The rows of a query or of a verb. Every row has as many cells as there are columns.
struct Table {
    std::string caption;  ///< may be empty
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// What a verb answers: tables for people and spreadsheets, a document for programs.
///
/// Where the document is null, JSON is the list of the first table's rows.
struct Answer {
    std::vector<Table> tables;
    Cell document;
    std::vector<std::string> notes;  ///< remarks for standard error: what was left out, and why
};

}  // namespace entente
