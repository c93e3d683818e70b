#include "export/diagram_changes.hpp"

namespace entente {
namespace {

constexpr ChangeWord began{"began", "+"};
constexpr ChangeWord ended{"ended", "−"};
constexpr ChangeWord changed{"changed", "≠"};

}  // namespace

const ChangeWord* word_of_change(SelectedChange change) {
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
