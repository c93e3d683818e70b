#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/number.hpp"
#include "queries/portfolio.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

constexpr std::array<std::string_view, 3> kScales{"binary", "obligations", "count"};

}  // namespace

std::string_view to_string(PortfolioScale scale) { return kScales[static_cast<std::size_t>(scale)]; }

PortfolioScale parse_portfolio_scale(std::string_view word) {
    const auto* found = std::find(kScales.begin(), kScales.end(), word);
    if (found == kScales.end()) {
        const auto near = nearest(word, {kScales.begin(), kScales.end()});
        throw UsageError(fmt::format("no scale of portfolios is called '{}'; {}", word,
                                     near.empty() ? fmt::format("there are {}", fmt::join(kScales, ", "))
                                                  : fmt::format("did you mean '{}'?", near)));
    }
    return static_cast<PortfolioScale>(found - kScales.begin());
}

std::vector<std::optional<double>> numbers(const Snapshot& snapshot, const std::vector<NodeIndex>& members,
                                           PropertyId property) {
    const auto kind = snapshot.schema().at(property).kind;
    std::vector<std::optional<double>> found;
    for (const auto member : members) {
        const auto* timeline = snapshot.property(member, property);
        const Piece* piece = nullptr;
        if (timeline != nullptr && !timeline->empty()) {
            piece = snapshot.day() ? sample(*timeline, kind, *snapshot.day()) : &timeline->back();
        }
        found.push_back(piece != nullptr ? number_of(piece->value) : std::nullopt);
    }
    return found;
}

}  // namespace entente
