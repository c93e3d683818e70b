#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "export/diagram_looks.hpp"
#include "graph/selection.hpp"

// What the parts of a page's document have in common. Not installed.
namespace entente::page {

using Json = nlohmann::ordered_json;

/// Text without what steers a page, not endless.
std::string text_of(std::string_view text);

/// Half a tenth of a point is less than a screen shows.
double rounded(double number);

Json spell_of(const SelectedSpell& spell);
Json spells_of(const std::vector<SelectedSpell>& spells);
Json facts_of(const std::vector<SelectedFact>& facts);
Json described(const NodeLook& look);
Json described(const EdgeLook& look);

/// Names in the order in which they first come, and their indices.
class Names {
public:
    std::size_t index_of(const std::string& name) {
        const auto [at, fresh] = indices_.try_emplace(name, names_.size());
        if (fresh) {
            names_.push_back(name);
        }
        return at->second;
    }
    const std::vector<std::string>& names() const { return names_; }

private:
    std::map<std::string, std::size_t> indices_;
    std::vector<std::string> names_;
};

/// Descriptions that many elements share, and their indices.
class Shared {
public:
    std::size_t index_of(const Json& value) {
        const auto [at, fresh] = indices_.try_emplace(value.dump(), values_.size());
        if (fresh) {
            values_.push_back(value);
        }
        return at->second;
    }
    const Json& values() const { return values_; }

private:
    std::map<std::string, std::size_t> indices_;
    Json values_ = Json::array();
};

}  // namespace entente::page
