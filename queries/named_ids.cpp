#include "queries/named_ids.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace entente {

namespace {

template <typename Thing>
auto ids_of(const std::vector<Thing>& things, std::string_view what, const std::vector<std::string>& names) {
    std::vector<decltype(Thing::id)> ids;
    for (const std::string& name : names) {
        auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.name == name; });
        if (found == things.end()) {
            std::vector<std::string> known;
            for (const Thing& thing : things) known.push_back(thing.name);
            std::string near = nearest(name, known);
            throw Error(fmt::format(
                "the database has no {} '{}'; {}", what, name,
                near.empty()
                    ? fmt::format("it has {}", known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", ")))
                    : fmt::format("the nearest is '{}'", near)));
        }
        ids.push_back(found->id);
    }
    return ids;
}

}  // namespace

std::vector<TypeId> type_ids(const Schema& schema, const std::vector<std::string>& names) {
    return ids_of(schema.edge_types, "edge type", names);
}

std::vector<LabelId> label_ids(const Schema& schema, const std::vector<std::string>& names) {
    return ids_of(schema.labels, "label", names);
}

}  // namespace entente
