#include "loaders/columns.hpp"

#include <fmt/format.h>

namespace entente {

Columns::Columns(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        add(name);
    }
}

void Columns::add(std::string name) {
    by_name_.emplace(name, names_.size());
    names_.push_back(std::move(name));
}

std::size_t Columns::add_lookup(std::string_view name, const std::vector<std::string>& names) {
    const std::size_t first = names_.size();
    for (const std::string& column : names) {
        add(fmt::format("{}.{}", name, column));
    }
    return first;
}

void Columns::add_row_number() {
    if (find("row") == kNone) {
        row_number_ = names_.size();
        add("row");
    }
}

std::size_t Columns::find(std::string_view name) const {
    const auto found = by_name_.find(std::string(name));
    return found == by_name_.end() ? kNone : found->second;
}

}  // namespace entente
