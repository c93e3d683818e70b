#include "queries/groups.hpp"

#include "queries/measure_name.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

using enum Measure::Weighs;

constexpr std::array kMethods{
    Method{"components", "what ties hold together, whatever their direction", nothing, false, false, components},
};

}  // namespace

std::span<const Method> methods() { return kMethods; }

const Method& method(std::string_view name) { return named(methods(), name, "way to group"); }

void order(std::vector<Group>& groups) {
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.members.size() != b.members.size() ? a.members.size() > b.members.size() : a.members < b.members;
    });
}

}  // namespace entente
