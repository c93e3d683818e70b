#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

/// Counts equal rows, so that those without an own id stay apart.
///
/// Keeps a 64-bit digest of each distinct row: about 16 bytes, so 10 million rows take 160 MB.
class Occurrences {
public:
    /// How often the content was counted, this time included.
    std::size_t count(std::string_view content);

    void begin_part() { in_part_ = true; }
    void keep_part();
    void drop_part();

private:
    struct Slot {
        std::uint64_t digest;
        std::uint64_t times_and_one;  ///< 0: free
    };

    Slot& slot(std::uint64_t digest);
    void grow();

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    std::vector<std::uint64_t> counted_;  ///< in the part
    bool in_part_ = false;
};

}  // namespace entente
