#include "export/diagram_changes.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr ChangeLook began{"began", "+", "━━━", "#00805C", "solid", 2.6};
constexpr ChangeLook ended{"ended", "−", "╌╌╌", "#C04A00", "dashed", 1.2};
constexpr ChangeLook changed{"changed", "≠", "───", "#0060A0", "solid", 1.0};

}  // namespace

const ChangeLook* look_of_change(SelectedChange change) {
    switch (change) {
        case SelectedChange::began:
            return &began;
        case SelectedChange::ended:
            return &ended;
        case SelectedChange::changed:
            return &changed;
        case SelectedChange::none:
            break;
    }
    return nullptr;
}

bool is_comparison(const Selection& selection) {
    const auto is_changed = [](const auto& element) { return element.change != SelectedChange::none; };
    return std::any_of(selection.nodes.begin(), selection.nodes.end(), is_changed) ||
           std::any_of(selection.edges.begin(), selection.edges.end(), is_changed);
}

}  // namespace entente
