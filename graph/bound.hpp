#pragma once

#include "graph/day.hpp"

#include <string>
#include <string_view>

namespace entente {

/// A range of days in which the first (or the end) of something lies; or open; or unknown, which is never open.
class Bound {
public:
    Bound() = default;  ///< unknown
    explicit Bound(Day exact) : Bound(exact, exact) {}
    Bound(Day earliest, Day latest) : kind_(Kind::days), earliest_(earliest), latest_(latest) {}

    static Bound unknown() { return {}; }
    static Bound open();

    bool is_unknown() const { return kind_ == Kind::unknown; }
    bool is_open() const { return kind_ == Kind::open; }
    bool is_days() const { return kind_ == Kind::days; }
    bool is_exact() const { return is_days() && earliest_ == latest_; }

    /// Meaningful for days only.
    Day earliest() const { return earliest_; }
    Day latest() const { return latest_; }

    /// The bound a day later, at both ends: turns a last day into an until.
    Bound next() const;
    Bound previous() const;

    friend bool operator==(const Bound&, const Bound&) = default;

private:
    enum class Kind : std::uint8_t { unknown, open, days };
    Kind kind_ = Kind::unknown;
    Day earliest_;
    Day latest_;
};

/// Reads `2024-07-10`, `2024-07`, `2024`, `2024-07-08/2024-07-12`, `..` (open) and the empty text (unknown).
/// Throws ParseError with the spot.
Bound parse_bound(std::string_view text);

/// The shortest text that parse_bound reads back as the same bound.
std::string to_string(const Bound& bound);

/// Whether some day lies in both; both must be days.
bool intersect(const Bound& a, const Bound& b);

/// When something holds: `since` is the first day in, `until` the first day out.
struct Span {
    Bound since;
    Bound until;

    bool is_empty() const { return since.is_unknown() && until.is_unknown(); }
    friend bool operator==(const Span&, const Span&) = default;
};

/// The span of what was seen on a day (a range): since at latest that day, until at earliest the next.
Span day_span(const Bound& day);

/// "2004-03-29 to 2020-01-31", with the last day, not the until; "from 2004", "to 2020-01-31", "" for no span.
std::string readable(const Span& span);
std::string readable(const Interval& interval);

}  // namespace entente
