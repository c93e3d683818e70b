#include "export/diagram_changes.hpp"

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

}  // namespace entente
