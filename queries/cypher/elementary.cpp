#include "queries/cypher/elementary.hpp"

#include "queries/cypher/known.hpp"

#include <algorithm>

namespace entente::cypher {

namespace {

class Cutter {
public:
    Cutter(const Interval& frame, const Footprint& footprint, Run& run)
        : frame_(frame), footprint_(footprint), run_(run), snapshot_(*run.graph->snapshot()) {}

    std::vector<Day> days() {
        days_ = {frame_.since};
        for (std::uint32_t n = 0; n < snapshot_.node_slots(); ++n) {
            if (const NodeIndex node{n}; snapshot_.visible(node)) {
                cut_at(node);
            }
        }
        for (std::uint32_t e = 0; e < snapshot_.edge_slots(); ++e) {
            if (const EdgeIndex edge{e}; snapshot_.visible(edge) && is_read(snapshot_.type(edge))) {
                cut_at(edge);
            }
        }
        settle();
        return std::move(days_);
    }

private:
    bool is_read(TypeId type) const {
        const auto& types = footprint_.types;
        return !types || std::find(types->begin(), types->end(), type) != types->end();
    }

    template <typename Index>
    void cut_at(Index element) {
        run_.tick();
        for (const auto& spell : snapshot_.spells(element)) {
            cut(spell.when);
        }
        if (footprint_.evidence) {
            cut(resolution_of(element, run_));
        }
        for (const auto property : properties()) {
            if (const auto* timeline = snapshot_.property(element, property)) {
                cut(*timeline);
            }
        }
        if (days_.size() > kMany) {
            settle();
        }
    }

    void cut(const Resolution& resolution) {
        cut(resolution.presence);
        for (const auto& [property, timeline] : resolution.properties) {
            cut(timeline);
        }
    }

    void cut(const Timeline& timeline) {
        for (const auto& piece : timeline) {
            cut(piece.when);
        }
    }

    void cut(const Interval& when) {
        for (const auto day : {when.since, when.until}) {
            if (frame_.since < day && day < frame_.until) {
                days_.push_back(day);
            }
        }
    }

    const std::vector<PropertyId>& properties() {
        if (footprint_.properties) {
            return *footprint_.properties;
        }
        if (all_.empty()) {
            for (const auto& property : snapshot_.schema().properties) {
                all_.push_back(property.id);
            }
        }
        return all_;
    }

    void settle() {
        std::sort(days_.begin(), days_.end());
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    }

    static constexpr std::size_t kMany = 16'000'000;  // far more than there are days

    Interval frame_;
    const Footprint& footprint_;
    Run& run_;
    const Snapshot& snapshot_;
    std::vector<PropertyId> all_;
    std::vector<Day> days_;
};

}  // namespace

std::vector<Day> elementary_days(const Interval& frame, const Footprint& footprint, Run& run) {
    return Cutter(frame, footprint, run).days();
}

}  // namespace entente::cypher
