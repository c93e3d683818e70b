#pragma once

#include "graph/resolve.hpp"
#include "graph/store.hpp"
#include "graph/table.hpp"
#include "graph/view.hpp"

#include <span>
#include <string>
#include <vector>

// How the model's things stand in tables and documents: docs/json.md is the contract. Not installed.
namespace entente {

/// A value for programs: numbers and booleans as such, quantities as maps, references as keys, all else as text.
Cell cell(const Store& store, const Value& value);

/// A value for people.
std::string words(const Store& store, const Value& value);

/// {"since", "until"}: ISO days, null where open.
Cell cell(const Interval& interval);
Cell cell(const Intervals& intervals);

/// "1973-01-01 to 2020-01-31, from 2024".
std::string words(const Intervals& intervals);

/// "disputed, carried", or "" where all is settled.
std::string words(const Marks& marks);

/// Adds the keys disputed, undated, carried and modality.
void append(Cell::Map& map, const Marks& marks);

/// Keys of sources, in order, each once.
std::vector<std::string> source_keys(const Store& store, const Resolution& resolution,
                                     std::span<const std::uint32_t> claims);
Cell cell(const std::vector<std::string>& texts);
std::string joined(const std::vector<std::string>& texts);

/// Ids of statements; what a register's silence denies has none.
Cell statement_ids(const Resolution& resolution, std::span<const std::uint32_t> claims);

/// "LUX", or "LUX -[MEMBER_OF]-> NATO".
std::string element_words(const Store& store, const EdgeRecord& edge);

/// "as of 2024-07-15, known on 2024-07-10".
std::string words(const View& view);

/// The remark on what known-on left out; empty if nothing.
std::string undatable_note(std::size_t statements);

}  // namespace entente
