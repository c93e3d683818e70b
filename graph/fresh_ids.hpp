#pragma once

#include <cstdint>
#include <map>

// Not installed.
namespace entente {

/// Ids of one numbering, each given away once: the next one, or one that was asked for.
class FreshIds {
public:
    explicit FreshIds(std::int64_t next = 1) : next_(next) {}

    std::int64_t next() const { return next_; }
    std::int64_t take() { return next_++; }

    /// Gives away this one; false where it is gone. The first that it may be is the one that was next at first.
    bool take(std::int64_t wanted);

    /// The next one is beyond this one; those between may still be asked for.
    void pass_over(std::int64_t last);

    /// The next one is an earlier one again: what came after was taken back.
    void back_to(std::int64_t next);

private:
    std::int64_t next_;
    std::map<std::int64_t, std::int64_t> gaps_;  ///< first to beyond the last
};

}  // namespace entente
