#pragma once

#include "queries/network.hpp"

#include <optional>
#include <string>
#include <vector>

// What is analysed, as a person names it: options of a verb, or of a procedure. Not installed.
namespace entente {

struct NetworkQuestion {
    std::vector<std::string> via = {};     ///< edge types; empty: all, of a projection those that join
    std::vector<std::string> within = {};  ///< labels; empty: all
    std::string weight = {};               ///< as parse_weight() reads it; empty: none
    std::string project = {};              ///< label of what is shared; empty: no projection
    Projection::Sharing sharing = Projection::Sharing::count;
    Direction direction = Direction::any;

    bool is_of_a_part() const { return !project.empty() || !within.empty() || !via.empty(); }
};

/// The networks that a question asks for, one a day.
class Networks {
public:
    /// Projected are those who are tied to what is shared on any day of the snapshot's view. Throws Error, of a name
    /// with the nearest.
    Networks(const Snapshot& snapshot, NetworkQuestion question);

    /// Of the snapshot, or of a day of it.
    Network on(std::optional<Day> day) const;

    /// The question with the types that were chosen for it.
    const NetworkQuestion& question() const { return question_; }

    /// Whether it asks for a projection, and nobody is tied to what is shared.
    bool is_projection_of_nobody() const { return options_.projection && options_.projection->actors.empty(); }

private:
    void choose_projection();

    Snapshot snapshot_;
    NetworkQuestion question_;
    Narrowing narrowing_;
    NetworkOptions options_;
};

}  // namespace entente
