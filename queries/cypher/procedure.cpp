#include "queries/cypher/procedure.hpp"

#include "queries/cypher/callable.hpp"
#include "queries/cypher/procedure_tables.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

const Procedure* find(std::span<const Procedure> among, std::string_view name) {
    const auto found = std::find_if(among.begin(), among.end(), [wanted = lowered(name)](const Procedure& each) {
        return lowered(each.name) == wanted;
    });
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
