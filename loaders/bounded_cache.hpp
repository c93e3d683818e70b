#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {

/// Hashes text of any kind alike, so that a cell can be looked up without a copy.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// What was looked up lately; emptied when it is full. What was put in during a part goes when the part is dropped.
template <typename Key, typename Value, typename Hash = std::hash<Key>>
class BoundedCache {
public:
    explicit BoundedCache(std::size_t limit) : limit_(limit) {}

    template <typename Like>
    const Value* find(const Like& key) const {
        const auto found = entries_.find(key);
        return found == entries_.end() ? nullptr : &found->second;
    }

    void put(Key key, Value value) {
        if (entries_.size() >= limit_) {
            entries_.clear();
        }
        if (in_part_) {
            added_.push_back(key);
        }
        entries_.insert_or_assign(std::move(key), std::move(value));
    }

    void clear() {
        if (!entries_.empty()) {  // clearing costs time by its room, not by what is in it
            entries_.clear();
        }
    }

    void begin_part() { in_part_ = true; }
    void keep_part() {
        in_part_ = false;
        added_.clear();
    }
    void drop_part() {
        for (const Key& key : added_) {
            entries_.erase(key);
        }
        keep_part();
    }

private:
    std::size_t limit_;
    std::unordered_map<Key, Value, Hash, std::equal_to<>> entries_;
    std::vector<Key> added_;
    bool in_part_ = false;
};

template <typename Value>
using TextCache = BoundedCache<std::string, Value, TextHash>;

}  // namespace entente
