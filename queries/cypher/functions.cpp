#include "queries/cypher/aggregate.hpp"
#include "queries/cypher/callable.hpp"
#include "queries/cypher/evaluate.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace entente::cypher {

namespace {

const std::unordered_map<std::string, const Function*>& by_name() {
    static const auto all = [] {
        std::unordered_map<std::string, const Function*> made;
        for (const auto table : {string_functions(), number_functions(), list_functions(), graph_functions(),
                                 temporal_functions(), conversion_functions(), model_functions()}) {
            for (const auto& function : table) {
                made.emplace(function.name, &function);
            }
        }
        return made;
    }();
    return all;
}

}  // namespace

const Function* find_function(std::string_view name) {
    const auto found = by_name().find(lowered(name));
    return found == by_name().end() ? nullptr : found->second;
}

std::vector<std::string> function_names() {
    std::vector<std::string> names;
    for (const auto& [name, function] : by_name()) {
        names.push_back(name);
    }
    for (const auto& aggregate : aggregates()) {
        names.emplace_back(aggregate.name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace entente::cypher
