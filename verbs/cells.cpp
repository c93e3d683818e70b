#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

Cell text_or_null(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

Cell quantity_cell(const Quantity& quantity) {
    Range r = range(quantity);
    return Cell::Map{{"number", quantity.number.to_double()},
                     {"unit", quantity.unit},
                     {"bound", std::string(to_string(quantity.hedge))},
                     {"low", r.low},
                     {"high", r.high},
                     {"per", text_or_null(quantity.per)},
                     {"of", text_or_null(quantity.of)},
                     {"text", to_string(quantity)}};
}

}  // namespace

Cell cell(const Store& store, const Value& value) {
    struct Writer {
        const Store& store;
        Cell operator()(None) const { return {}; }
        Cell operator()(bool flag) const { return flag; }
        Cell operator()(std::int64_t integer) const { return integer; }
        Cell operator()(double real) const { return real; }
        Cell operator()(const Decimal& decimal) const { return decimal.to_double(); }
        Cell operator()(const std::string& text) const { return text; }
        Cell operator()(NodeId node) const { return store.node(node).key; }
        Cell operator()(const Quantity& quantity) const { return quantity_cell(quantity); }
        Cell operator()(const Bound& day) const { return to_string(day); }
        Cell operator()(const Duration& duration) const { return to_string(duration); }
        Cell operator()(const Moment& moment) const { return moment.text; }
        Cell operator()(const List& list) const {
            Cell::List cells;
            for (const Value& element : list) cells.push_back(cell(store, element));
            return cells;
        }
    };
    return std::visit(Writer{store}, value.content());
}

std::string words(const Store& store, const Value& value) {
    if (const auto* node = std::get_if<NodeId>(&value.content())) return store.node(*node).name;
    if (const auto* list = std::get_if<List>(&value.content())) {
        std::vector<std::string> parts;
        for (const Value& element : *list) parts.push_back(words(store, element));
        return joined(parts);
    }
    return to_string(value);
}

Cell cell(const Interval& interval) {
    auto day = [](Day d) { return d.is_dated() ? Cell(to_string(d)) : Cell(); };
    return Cell::Map{{"since", day(interval.since)}, {"until", day(interval.until)}};
}

Cell cell(const Intervals& intervals) {
    Cell::List cells;
    for (const Interval& interval : intervals) cells.push_back(cell(interval));
    return cells;
}

std::string words(const Intervals& intervals) {
    std::vector<std::string> parts;
    for (const Interval& interval : intervals) parts.push_back(readable(interval));
    return joined(parts);
}

std::string words(const Marks& marks) {
    std::vector<std::string> parts;
    if (marks.modality != Modality::actual) parts.emplace_back(to_string(marks.modality));
    if (marks.disputed) parts.emplace_back("disputed");
    if (marks.undated) parts.emplace_back("undated");
    if (marks.carried) parts.emplace_back("carried");
    return joined(parts);
}

void append(Cell::Map& map, const Marks& marks) {
    map.push_back({"disputed", marks.disputed});
    map.push_back({"undated", marks.undated});
    map.push_back({"carried", marks.carried});
    map.push_back({"modality", std::string(to_string(marks.modality))});
}

std::vector<std::string> source_keys(const Store& store, const Resolution& resolution,
                                     std::span<const std::uint32_t> claims) {
    std::vector<std::string> keys;
    for (auto claim : claims) {
        const std::string& key =
            store.sources().at(static_cast<std::size_t>(raw(resolution.claims[claim].statement.source)) - 1).key;
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    return keys;
}

Cell cell(const std::vector<std::string>& texts) {
    Cell::List cells;
    for (const std::string& text : texts) cells.emplace_back(text);
    return cells;
}

std::string joined(const std::vector<std::string>& texts) { return fmt::format("{}", fmt::join(texts, ", ")); }

Cell statement_ids(const Resolution& resolution, std::span<const std::uint32_t> claims) {
    Cell::List ids;
    for (auto claim : claims) {
        if (!resolution.claims[claim].denial) ids.emplace_back(raw(resolution.claims[claim].statement.id));
    }
    return ids;
}

std::string element_words(const Store& store, const EdgeRecord& edge) {
    const EdgeType& type = store.schema().at(edge.type);
    return fmt::format("{} -[{}]-{} {}", store.node(edge.tail).key, type.name, type.symmetric ? "" : ">",
                       store.node(edge.head).key);
}

std::string words(const View& view) {
    std::string text = view.as_of ? fmt::format("as of {}", to_string(*view.as_of)) : "over all time";
    if (view.known_on) text += fmt::format(", known on {}", to_string(*view.known_on));
    return text;
}

std::string undatable_note(std::size_t statements) {
    if (statements == 0) return "";
    return fmt::format("{} statement{} left out: no day says when {} source could be read", statements,
                       statements == 1 ? "" : "s", statements == 1 ? "its" : "their");
}

}  // namespace entente
