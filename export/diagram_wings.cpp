#include "export/diagram_wings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "export/diagram_boxes.hpp"
#include "export/diagram_looks.hpp"
#include "export/diagram_words.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr double letter_width = 0.56;  // of the size of letters, on average and with a margin
constexpr double fan = 150;            // from the focus to the wings, where lines spread
constexpr double channel_width = 64;
constexpr double tags_width = 206;
constexpr double row_gap = 6;
constexpr double column_gap = 14;
constexpr double band_gap = 34;

/// Works out the places, part by part.
class Builder {
public:
    Builder(const Selection& selection, const std::vector<DrawnTie>& ties, const Fold& fold, const Cast& cast,
            std::size_t longest_name, const Style& style)
        : selection_(selection), ties_(ties), fold_(fold), cast_(cast), longest_name_(longest_name), style_(style) {
        wings_.places.resize(selection.nodes.size());
        for (std::size_t i = 0; i < cast.part.size(); ++i) {
            wings_.places[i].part = cast.part[i];
        }
    }

    Wings build() {
        measure();
        place_wings();
        place_bands();
        return std::move(wings_);
    }

private:
    Place& place(std::size_t node) { return wings_.places[node]; }
    const SelectedNode& node(std::size_t index) const { return selection_.nodes[index]; }
    bool by_name(std::size_t a, std::size_t b) const {
        return node(a).name != node(b).name ? node(a).name < node(b).name : a < b;
    }

    void measure() {
        std::map<WingPart, double> widest;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            auto& box = place(i);
            const auto size = box_around(box_text(node(i), fold_, i, box.part, longest_name_),
                                         look_of(node(i), style_).shape,
                                         {letters_of(box.part), letter_width, box.part == WingPart::band ? 22.0 : 18.0,
                                          box.part == WingPart::focus ? 30.0 : 8.0});
            box.width = size.width;
            box.height = size.height;
            widest[box.part] = std::max(widest[box.part], box.width);
        }
        for (auto& box : wings_.places) {
            box.width = box.part == WingPart::focus ? std::max(box.width, 130.0) : widest[box.part];
        }
        const bool links = std::any_of(wings_.places.begin(), wings_.places.end(),
                                       [](const Place& box) { return box.part == WingPart::link; });
        link_width_ = links ? widest[WingPart::link] : 0;
        member_width_ = widest[WingPart::member];
        wings_.inner = place(cast_.focus).width / 2 + fan;
        wings_.channel_width = channel_width;
        wings_.channel = wings_.inner + link_width_ + channel_width / 2;
        wings_.outer = wings_.inner + link_width_ + channel_width + member_width_;
        const bool tags =
            std::any_of(fold_.tags.begin(), fold_.tags.end(), [](const auto& text) { return !text.empty(); });
        wings_.reach = wings_.outer + (tags ? tags_width : 0);
    }

    std::vector<std::size_t> links_of(std::size_t member) const {
        std::vector<std::size_t> links;
        for (std::size_t i = 0; i < cast_.partner.size(); ++i) {
            if (cast_.partner[i] == member) {
                links.push_back(i);
            }
        }
        return links;
    }

    /// The height of a member's row, with all that stands in it.
    double row_height(std::size_t member) const {
        double height = 0;
        for (const auto link : links_of(member)) {
            height += wings_.places[link].height + (height > 0 ? row_gap : 0);
        }
        const auto tag_lines = lines_of(beside_lines(fold_.tags[member])).size();
        return std::max({height, wings_.places[member].height, static_cast<double>(tag_lines) * tag_letters * 1.2});
    }

    void place_wings() {
        std::vector<std::size_t> linked;
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            if (place(i).part == WingPart::member) {
                (links_of(i).empty() ? others : linked).push_back(i);
            }
        }
        const auto by = [&](std::size_t a, std::size_t b) { return by_name(a, b); };
        std::sort(linked.begin(), linked.end(), by);
        std::sort(others.begin(), others.end(), by);
        const auto half = [](std::size_t count) { return static_cast<std::ptrdiff_t>(count + 1) / 2; };
        std::vector<std::size_t> left(linked.begin(), linked.begin() + half(linked.size()));
        std::vector<std::size_t> right(linked.begin() + half(linked.size()), linked.end());
        const auto to_left =
            static_cast<std::ptrdiff_t>(others.size()) - half(others.size() + (left.size() - right.size()));
        const auto cut = std::max<std::ptrdiff_t>(to_left, 0);
        left.insert(left.end(), others.begin(), others.begin() + cut);
        right.insert(right.end(), others.begin() + cut, others.end());
        place_column(left, -1);
        place_column(right, 1);
        wings_.high = std::max(wings_.high, place(cast_.focus).height / 2);
        wings_.low = -wings_.high;
        if (linked.size() > others.size()) {
            centre_on(linked);
        }
    }

    /// Moves the focus to the middle of these rows; the lower band may then begin between the others.
    void centre_on(const std::vector<std::size_t>& members) {
        double first = -wings_.high;
        double last = wings_.high;
        for (const auto member : members) {
            first = std::max(first, place(member).y);
            last = std::min(last, place(member).y);
        }
        place(cast_.focus).y = (first + last) / 2;
        wings_.low = place(cast_.focus).y - place(cast_.focus).height / 2 - fan;
        for (const auto& box : wings_.places) {
            wings_.low = std::min(wings_.low, box.in_wing && box.part == WingPart::link ? box.y - box.height / 2 : 0);
        }
    }

    void place_column(const std::vector<std::size_t>& members, double side) {
        double total = -row_gap;
        for (const auto member : members) {
            total += row_height(member) + row_gap;
        }
        wings_.high = std::max(wings_.high, total / 2);
        double y = total / 2;
        for (const auto member : members) {
            const auto height = row_height(member);
            place(member).in_wing = true;
            place(member).x = side * (wings_.outer - member_width_ / 2);
            place(member).y = y - height / 2;
            double link_y = y;
            for (const auto link : links_of(member)) {
                place(link).in_wing = true;
                place(link).x = side * (wings_.inner + link_width_ / 2);
                place(link).y = links_of(member).size() == 1 ? y - height / 2 : link_y - place(link).height / 2;
                link_y -= place(link).height + row_gap;
            }
            y -= height + row_gap;
        }
    }

    /// How much of a node the reader sees at it: its lines, and the tags that stand for lines.
    std::size_t weight(std::size_t index) const {
        auto count = cast_.neighbours[index].size();
        for (std::size_t i = 0; i < ties_.size(); ++i) {
            const auto& edge = *ties_[i].edge;
            count += fold_.is_folded[i] && fold_.remarks[index].find('=') != std::string::npos &&
                             (edge.tail == index || edge.head == index)
                         ? 1
                         : 0;
        }
        return count;
    }

    void place_bands() {
        std::map<std::string, std::vector<std::size_t>> by_label;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            if (place(i).part == WingPart::band) {
                by_label[node(i).label].push_back(i);
            }
        }
        std::vector<std::vector<std::size_t>> groups;
        for (auto& entry : by_label) {
            groups.push_back(std::move(entry.second));
        }
        std::stable_sort(groups.begin(), groups.end(),
                         [](const auto& a, const auto& b) { return a.size() > b.size(); });
        std::vector<std::size_t> upper;
        std::vector<std::size_t> lower;
        for (const auto& group : groups) {
            auto& band = lower.size() < upper.size() ? lower : upper;
            band.insert(band.end(), group.begin(), group.end());
        }
        place_band(upper, 1);
        place_band(lower, -1);
    }

    void place_band(std::vector<std::size_t>& band, double side) {
        std::stable_sort(band.begin(), band.end(), [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
        const auto slot = band.empty() ? 1 : place(band.front()).width + column_gap;
        // The lower band may stand between the members that no link goes to, where it leaves them their lanes.
        const bool between = side < 0 && wings_.low > -wings_.high;
        const auto room = between ? 2 * (wings_.channel - wings_.channel_width / 2) : 2 * wings_.outer;
        const auto per_row = std::max<std::size_t>(1, static_cast<std::size_t>((room + column_gap) / slot));
        double y = (side > 0 ? wings_.high : -wings_.low) + band_gap;
        std::vector<std::size_t> links;
        const std::size_t rows = (band.size() + per_row - 1) / per_row;
        std::vector<std::vector<std::size_t>> lines(rows);
        for (std::size_t i = 0; i < band.size(); ++i) {
            lines[i / ((band.size() + rows - 1) / rows)].push_back(band[i]);
            const auto own = links_of(band[i]);
            links.insert(links.end(), own.begin(), own.end());
        }
        lines.insert(lines.begin(), links);
        for (std::size_t row = 0; row < lines.size(); ++row) {
            y += place_line(lines[row], side, y, row == 0);
        }
        (side > 0 ? wings_.top : wings_.bottom) = side * std::max(wings_.high, y - band_gap);
    }

    /// One line of a band, the weightiest in the middle. Returns the height that it takes.
    double place_line(const std::vector<std::size_t>& line, double side, double y, bool keep_order) {
        double height = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            auto& box = place(line[i]);
            const auto slot = box.width + column_gap;
            const auto middle_out = (i % 2 == 0 ? 1.0 : -1.0) * static_cast<double>((i + 1) / 2) * slot;
            const auto even = line.size() % 2 == 0 ? slot / 2 : 0;
            box.x = keep_order ? (static_cast<double>(i) - static_cast<double>(line.size() - 1) / 2) * slot
                               : middle_out + even;
            height = std::max(height, box.height);
        }
        for (const auto index : line) {
            place(index).y = side * (y + height / 2);
        }
        return line.empty() ? 0 : height + band_gap;
    }

    const Selection& selection_;
    const std::vector<DrawnTie>& ties_;
    const Fold& fold_;
    const Cast& cast_;
    std::size_t longest_name_;
    const Style& style_;
    double link_width_ = 0;
    double member_width_ = 0;
    Wings wings_;
};

}  // namespace

std::optional<Wings> wings_of(const Selection& selection, const std::vector<DrawnTie>& ties, const Fold& fold,
                              std::size_t longest_name, const Style& style) {
    const auto cast = cast_of(selection, ties, fold);
    return cast ? std::optional(Builder(selection, ties, fold, *cast, longest_name, style).build()) : std::nullopt;
}

}  // namespace entente
