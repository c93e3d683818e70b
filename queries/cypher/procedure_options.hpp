#pragma once

#include "queries/cypher/datum.hpp"
#include "queries/network_question.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Not installed.
namespace entente::cypher {

/// The map of options that a procedure takes: the words of the verbs, with underscores. Values that are null count as
/// not given. All that reads throws Fault, naming the option and what it takes.
class ProcedureOptions {
public:
    /// `known`: the names of all that it may have, beside those of `also`. Throws Fault for others, with the nearest.
    ProcedureOptions(const Datum& map, std::vector<std::string_view> known, std::vector<std::string_view> also = {});

    bool has(std::string_view name) const { return find(name) != nullptr; }
    bool flag(std::string_view name) const;  ///< not given: false
    std::optional<std::int64_t> whole(std::string_view name, std::int64_t least,
                                      std::int64_t most = std::numeric_limits<std::int64_t>::max()) const;
    std::optional<double> number(std::string_view name, double least, double most) const;  ///< both ends in
    std::string text(std::string_view name) const;  ///< not given: empty; given, it is not empty
    std::string word(std::string_view name, const std::vector<std::string>& words) const;  ///< one of these, or empty
    std::vector<std::string> texts(std::string_view name) const;                           ///< a text, or a list

private:
    const Datum* find(std::string_view name) const;
    [[noreturn]] static void refuse(std::string_view name, std::string_view takes, const Datum& found);

    const Datum* map_;
};

/// via, within, directed, weight, project, sharing.
const std::vector<std::string_view>& network_option_names();
NetworkQuestion network_question(const ProcedureOptions& options);

}  // namespace entente::cypher
