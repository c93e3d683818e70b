#include "queries/membership.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {

std::string status_of(const Snapshot& snapshot, EdgeIndex edge) {
    const auto* property = snapshot.schema().property("status");
    const auto* timeline = property == nullptr ? nullptr : snapshot.property(edge, property->id);
    if (timeline == nullptr || timeline->empty()) {
        return {};
    }
    const auto* piece = snapshot.day() ? sample(*timeline, Kind::state, *snapshot.day()) : &timeline->back();
    const auto* text = piece == nullptr ? nullptr : std::get_if<std::string>(&piece->value.content());
    return text == nullptr ? std::string() : *text;
}

bool belongs_wholly(const Snapshot& snapshot, EdgeIndex edge) {
    constexpr std::array<std::string_view, 3> kBeside{"associate", "observer", "partner"};
    return std::find(kBeside.begin(), kBeside.end(), status_of(snapshot, edge)) == kBeside.end();
}

}  // namespace entente
