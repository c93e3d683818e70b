#include "tests/tck/procedure.hpp"

#include "graph/error.hpp"
#include "tests/tck/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace entente::tck {

namespace {

using cypher::Datum;
using cypher::DatumList;

/// Fields are views into words that the procedure keeps.
struct Words {
    std::string signature;
    std::vector<DatumList> rows;
};

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// "a :: INTEGER?, b :: STRING?".
std::vector<cypher::Field> fields(std::string_view list) {
    std::vector<cypher::Field> found;
    while (!trimmed(list).empty()) {
        const auto comma = std::min(list.find(','), list.size());
        const auto field = list.substr(0, comma);
        const auto colons = field.find("::");
        if (colons == std::string_view::npos) {
            throw Error(fmt::format("expected 'name :: TYPE', found '{}'", field));
        }
        found.push_back({trimmed(field.substr(0, colons)), trimmed(field.substr(colons + 2))});
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return found;
}

bool alike(const Datum& cell, const Datum& argument) {
    if (cell.is_number() && argument.is_number()) {
        return cell.number() == argument.number();
    }
    return cypher::same(cell, argument);
}

}  // namespace

cypher::Procedure table_procedure(std::string_view signature, const TextTable& table) {
    auto words = std::make_shared<Words>();
    words->signature = signature;
    const std::string_view text = words->signature;
    const auto open = text.find('(');
    const auto close = text.find(')', open);
    const auto colons = text.find("::", close);
    if (open == std::string_view::npos || close == std::string_view::npos || colons == std::string_view::npos) {
        throw Error(fmt::format("expected 'name(parameters) :: (fields)', found '{}'", signature));
    }
    cypher::Procedure procedure;
    procedure.name = trimmed(text.substr(0, open));
    procedure.description = "A procedure of the scenario.";
    procedure.parameters = fields(text.substr(open + 1, close - open - 1));
    procedure.needed = procedure.parameters.size();
    if (const auto begin = text.find('(', colons); begin != std::string_view::npos) {
        procedure.fields = fields(text.substr(begin + 1, text.rfind(')') - begin - 1));
    }
    for (std::size_t at = 1; at < table.size(); ++at) {
        auto& row = words->rows.emplace_back();
        for (const auto& cell : table[at]) {
            row.push_back(datum_of(parse_expected(cell)));
        }
    }
    const auto width = procedure.fields.size();
    procedure.call = [words, width](std::span<const Datum> arguments, cypher::Run&,
                                    const std::function<bool(const DatumList&)>& each) {
        if (width == 0) {
            each({});
            return;
        }
        for (const auto& row : words->rows) {
            if (row.size() == arguments.size() + width &&
                std::equal(arguments.begin(), arguments.end(), row.begin(),
                           [](const Datum& argument, const Datum& cell) { return alike(cell, argument); }) &&
                !each(DatumList(row.end() - static_cast<std::ptrdiff_t>(width), row.end()))) {
                return;
            }
        }
    };
    return procedure;
}

}  // namespace entente::tck
