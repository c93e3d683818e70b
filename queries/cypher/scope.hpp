#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/static_type.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// Which variables are visible at a place of a query. Not installed.
namespace entente::cypher {

class Scope {
public:
    struct Known {
        Slot slot = Slot::none;
        StaticType type;
    };
    using Names = std::map<std::string, Known, std::less<>>;

    /// Inside another one, whose variables it sees but where it has some of the same name.
    explicit Scope(const Scope* outer = nullptr) : outer_(outer) {}

    const Scope* outer() const { return outer_; }
    const Names& own() const { return own_; }  ///< in the order of the names
    void declare(const std::string& name, Known known) { own_.insert_or_assign(name, known); }

    /// Null where there is none.
    const Known* find(std::string_view name) const;

    std::vector<std::string> names() const;
    std::vector<Slot> slots() const;  ///< of all that are visible, ascending

private:
    const Scope* outer_;
    Names own_;
};

}  // namespace entente::cypher
