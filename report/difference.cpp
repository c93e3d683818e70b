#include "report/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kAround = 3;
constexpr std::size_t kMostPairs = 16'000'000;
constexpr std::size_t kLongestLine = 400;

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

enum class Mark : char { same = ' ', gone = '-', came = '+' };

struct Step {
    Mark mark;
    std::size_t before;  ///< index of the line in the text before, or of the next
    std::size_t after;
};

/// Lengths of the longest common subsequences of what follows each pair of lines.
class Lengths {
public:
    Lengths(const Lines& before, const Lines& after, std::size_t first, std::size_t before_end, std::size_t after_end)
        : width_(after_end - first + 1), first_(first), cells_((before_end - first + 1) * width_) {
        for (std::size_t i = before_end; i-- > first;) {
            for (std::size_t j = after_end; j-- > first;) {
                at(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }

    std::uint32_t& at(std::size_t i, std::size_t j) { return cells_[(i - first_) * width_ + (j - first_)]; }

private:
    std::size_t width_;
    std::size_t first_;
    std::vector<std::uint32_t> cells_;
};

std::vector<Step> steps_between(const Lines& before, const Lines& after) {
    const auto least = std::min(before.size(), after.size());
    std::size_t first = 0;
    while (first < least && before[first] == after[first]) ++first;
    std::size_t last = 0;
    while (last < least - first && before[before.size() - 1 - last] == after[after.size() - 1 - last]) ++last;
    const auto before_end = before.size() - last;
    const auto after_end = after.size() - last;

    std::vector<Step> steps;
    for (std::size_t i = 0; i < first; ++i) steps.push_back({Mark::same, i, i});
    std::size_t i = first, j = first;
    if ((before_end - first) * (after_end - first) <= kMostPairs) {
        Lengths lengths(before, after, first, before_end, after_end);
        while (i < before_end && j < after_end) {
            if (before[i] == after[j]) {
                steps.push_back({Mark::same, i++, j++});
            } else if (lengths.at(i + 1, j) >= lengths.at(i, j + 1)) {
                steps.push_back({Mark::gone, i++, j});
            } else {
                steps.push_back({Mark::came, i, j++});
            }
        }
    }
    while (i < before_end) steps.push_back({Mark::gone, i++, j});
    while (j < after_end) steps.push_back({Mark::came, i, j++});
    while (i < before.size()) steps.push_back({Mark::same, i++, j++});
    return steps;
}

/// A long line as a piece of it; pairs of changed lines are cut at the same place, where they part.
std::string shown(std::string_view line, std::string_view other) {
    if (line.size() <= kLongestLine) return std::string(line);
    const auto [at, end] = std::mismatch(line.begin(), line.end(), other.begin(), other.end());
    auto begin = static_cast<std::size_t>(at - line.begin());
    begin = begin > kLongestLine / 4 ? begin - kLongestLine / 4 : 0;
    // Not in the middle of a letter.
    while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xc0) == 0x80) --begin;
    auto stop = std::min(begin + kLongestLine, line.size());
    while (stop < line.size() && (static_cast<unsigned char>(line[stop]) & 0xc0) == 0x80) ++stop;
    return fmt::format("{}{}{}", begin == 0 ? "" : "...", line.substr(begin, stop - begin),
                       stop == line.size() ? "" : "...");
}

}  // namespace

std::string unified_difference(std::string_view before, std::string_view after, const std::string& before_name,
                               const std::string& after_name) {
    if (before == after) return "";
    const Lines old_lines = lines_of(before);
    const Lines new_lines = lines_of(after);
    const auto steps = steps_between(old_lines, new_lines);
    std::string text = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
    for (std::size_t at = 0; at < steps.size();) {
        const auto changed = std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(at), steps.end(),
                                          [](const Step& step) { return step.mark != Mark::same; });
        if (changed == steps.end()) break;
        const auto first = static_cast<std::size_t>(changed - steps.begin());
        std::size_t end = first, same = 0;
        while (end < steps.size() && same <= 2 * kAround) same = steps[end++].mark == Mark::same ? same + 1 : 0;
        end -= std::min(same, same > kAround ? same - kAround : 0);
        const std::size_t begin = std::max(at, first > kAround ? first - kAround : 0);
        std::size_t gone = 0, came = 0;
        std::string body;
        for (std::size_t i = begin; i < end; ++i) {
            const Step& step = steps[i];
            gone += step.mark != Mark::came ? 1 : 0;
            came += step.mark != Mark::gone ? 1 : 0;
            const auto old_line = step.before < old_lines.size() ? old_lines[step.before] : std::string_view();
            const auto new_line = step.after < new_lines.size() ? new_lines[step.after] : std::string_view();
            const bool is_new = step.mark == Mark::came;
            body += fmt::format("{}{}\n", static_cast<char>(step.mark),
                                shown(is_new ? new_line : old_line, is_new ? old_line : new_line));
        }
        text +=
            fmt::format("@@ -{},{} +{},{} @@\n{}", steps[begin].before + 1, gone, steps[begin].after + 1, came, body);
        at = end;
    }
    return text;
}

}  // namespace entente
