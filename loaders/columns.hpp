#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// The cells that templates may name: the table's own, then those of its lookups as "name.column", then "row".
class Columns {
public:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    explicit Columns(const std::vector<std::string>& names);

    /// Returns the index of the first of the added columns.
    std::size_t add_lookup(std::string_view name, const std::vector<std::string>& names);

    /// The line of the row, where no column has that name.
    void add_row_number();

    std::size_t find(std::string_view name) const;
    const std::string& name(std::size_t index) const { return names_[index]; }
    std::size_t size() const { return names_.size(); }
    std::size_t row_number() const { return row_number_; }
    const std::vector<std::string>& names() const { return names_; }

private:
    void add(std::string name);

    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> by_name_;
    std::size_t row_number_ = kNone;
};

/// The cells of a row, by index of Columns. A cell without data is one that a lookup did not find.
using Cells = std::vector<std::string_view>;

}  // namespace entente
