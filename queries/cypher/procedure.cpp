#include "queries/cypher/procedure.hpp"

#include "queries/cypher/procedure_tables.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_called(const Procedure& procedure, std::string_view name) {
    return std::equal(procedure.name.begin(), procedure.name.end(), name.begin(), name.end(),
                      [](char a, char b) { return lowered(a) == lowered(b); });
}

const Procedure* find(std::span<const Procedure> among, std::string_view name) {
    const auto found = std::find_if(among.begin(), among.end(),
                                    [&](const Procedure& procedure) { return is_called(procedure, name); });
    return found == among.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Procedure>& procedures() {
    static const auto all = [] {
        std::vector<Procedure> made;
        for (auto* table :
             {catalogue_procedures, centrality_procedures, group_procedures, path_procedures, time_procedures}) {
            for (auto& procedure : table()) {
                made.push_back(std::move(procedure));
            }
        }
        std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        return made;
    }();
    return all;
}

const Procedure* find_procedure(std::string_view name, std::span<const Procedure> beside) {
    const auto* found = find(beside, name);
    return found != nullptr ? found : find(procedures(), name);
}

}  // namespace entente::cypher
