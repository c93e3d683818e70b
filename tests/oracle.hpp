#pragma once

#include "graph/resolve.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <vector>

/// A slow, obvious second reading of DESIGN section 3: it looks at every day of a window, one at a time.
///
/// It shares the plain data types with the library and none of its rules.
namespace entente::oracle {

/// One bit a day of the window. The first and the last stand for all the days before and after it, so every dated bound
/// of a case, and the days next to it, must lie between.
constexpr std::size_t kDays = 64;
using Days = std::bitset<kDays>;

Day day_at(std::size_t position);
Days days_of(const Interval& interval);
Days days_of(const Intervals& intervals);

/// "2024-07-01..2024-07-04 2024-07-09..", with the first day out.
std::string to_text(const Days& days);

/// Everything that resolution is told about one element.
struct Case {
    Schema schema;
    std::vector<Source> sources;  ///< SourceId n at n - 1
    View view;
    std::vector<Statement> statements;
    std::optional<EdgeType> type;  ///< nothing: the element is a node
    std::vector<Coverage> coverage;
    Day beginning = Day::beginning();
};

/// On one line, for a failing test.
std::string to_text(const Case& test);

/// One claim with its days, as the oracle reads it.
struct Saying {
    std::string name;  ///< "s7", or the register and the days of a denial
    Statement statement;
    std::optional<Value> denied;  ///< the one value that a register's denial is about; nothing: no such denial
    std::string source_key;
    std::string origin;
    std::optional<Day> known;
    Days possible;
    Days certain;
    Days carried;
    Days uncut;  ///< possible, before strict coverage
    bool undated = false;
};

/// The admitted claims with their days, register denials included: oracle_claims.cpp.
std::vector<Saying> sayings(const Case& test, std::size_t& undatable);

Kind kind_of(const Case& test, PropertyId property);

/// The oracle's own reading of whether two values can both be right, speak of the same, and which says more:
/// oracle_values.cpp.
bool compatible(const Value& a, const Value& b);
bool alike(const Value& a, const Value& b);
bool says_more(const Value& a, const Value& b);

/// What a view makes of the case, as sorted lines: claims, what is shown on each day, conflicts.
std::vector<std::string> expected(const Case& test);

/// What the library made of it, in the same lines: oracle_lines.cpp.
std::vector<std::string> found(const Case& test, const Resolution& resolution);

/// The lines of one piece on one day, and of a conflict, as both sides write them.
std::string shown_line(std::size_t position, const std::string& property, const Value& value, const Marks& marks,
                       std::vector<std::string> names);
std::string conflict_line(const std::string& property, const Conflict& conflict, std::vector<std::string> names);
std::string claim_line(const std::string& name, const Days& possible, const Days& certain, const Days& carried,
                       bool undated);
std::string denial_name(const std::string& source_key, const std::string& property, const Value& denied,
                        const Days& possible);

}  // namespace entente::oracle
