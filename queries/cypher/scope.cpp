#include "queries/cypher/scope.hpp"

#include <algorithm>

namespace entente::cypher {

const Scope::Known* Scope::find(std::string_view name) const {
    for (const auto* scope = this; scope != nullptr; scope = scope->outer_) {
        if (const auto found = scope->own_.find(name); found != scope->own_.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

std::vector<std::string> Scope::names() const {
    std::vector<std::string> found;
    for (const auto* scope = this; scope != nullptr; scope = scope->outer_) {
        for (const auto& [name, known] : scope->own_) {
            found.push_back(name);
        }
    }
    return found;
}

std::vector<Slot> Scope::slots() const {
    Names visible = own_;
    for (const auto* scope = outer_; scope != nullptr; scope = scope->outer_) {
        visible.insert(scope->own_.begin(), scope->own_.end());
    }
    std::vector<Slot> found;
    found.reserve(visible.size());
    for (const auto& [name, known] : visible) {
        found.push_back(known.slot);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace entente::cypher
