#include "export/diagram_clusters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "export/diagram_boxes.hpp"
#include "export/diagram_looks.hpp"
#include "export/diagram_words.hpp"
#include "export/dot_escape.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr double letter_width = 0.58;  // of the size of letters, on average and with a margin
constexpr double fan = 130;            // from the focus to the columns, where lines spread
constexpr double channel_width = 64;
constexpr double row_gap = 5;
constexpr double frame_gap = 16;
constexpr double frame_margin = 9;
constexpr double title_size = 13;
constexpr std::size_t title_line = 26;
constexpr std::size_t least_hub = 6;  // ties from which a node stands in the middle where nothing is in focus
constexpr double band_gap = 34;
constexpr double column_gap = 14;
constexpr std::size_t title_letters = 40;

/// Nodes that are in the same clusters; in none: those that could be.
struct Combination {
    std::vector<std::size_t> clusters;
    std::vector<std::size_t> nodes;
    double height = 0;
};

std::string title_lines(const std::vector<std::size_t>& clusters, const Selection& selection) {
    return clusters.empty() ? "" : in_lines(title_of_clusters(clusters, selection), title_line);
}

double title_height(const std::string& title) {
    return title.empty() ? 0 : static_cast<double>(lines_of(title).size()) * title_size * 1.2 + 6;
}

/// The node that many others are tied to, if it is in no cluster; else none.
std::optional<std::size_t> hub_of(const Selection& selection) {
    std::vector<std::size_t> degrees(selection.nodes.size(), 0);
    for (const auto& edge : selection.edges) {
        ++degrees[edge.tail];
        ++degrees[edge.head];
    }
    const auto most = static_cast<std::size_t>(std::max_element(degrees.begin(), degrees.end()) - degrees.begin());
    const bool stands_out = !degrees.empty() && degrees[most] >= least_hub && selection.nodes[most].clusters.empty();
    return stands_out ? std::optional(most) : std::nullopt;
}

/// Works out the places, part by part.
class Columns {
public:
    Columns(const Selection& selection, std::size_t longest_name, const Style& style)
        : selection_(selection), longest_name_(longest_name), style_(style), fold_{{}, {}, {}, {}, false, false} {
        fold_.tags.resize(selection.nodes.size());
        fold_.remarks.resize(selection.nodes.size());
        result_.wings.places.resize(selection.nodes.size());
    }

    Clustered build() {
        cast();
        measure();
        place_focus();
        place_columns();
        place_bands();
        result_.remarks = std::move(fold_.remarks);
        return std::move(result_);
    }

private:
    Place& place(std::size_t node) { return result_.wings.places[node]; }
    const SelectedNode& node(std::size_t index) const { return selection_.nodes[index]; }
    const std::string& name(std::size_t index) const {
        return node(index).name.empty() ? node(index).key : node(index).name;
    }

    /// Who stands where. Nodes of a label of which some are in a cluster stand in the columns.
    void cast() {
        std::set<std::string> labels;
        for (const auto& node : selection_.nodes) {
            if (!node.clusters.empty()) {
                labels.insert(node.label);
            }
        }
        std::map<std::vector<std::size_t>, Combination> combinations;
        const bool focused = std::any_of(selection_.nodes.begin(), selection_.nodes.end(),
                                         [](const SelectedNode& node) { return node.focus; });
        const auto hub = focused ? std::nullopt : hub_of(selection_);
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            if (node(i).focus || i == hub) {
                place(i).part = WingPart::focus;
                focus_.push_back(i);
                if (!node(i).clusters.empty()) {
                    fold_.remarks[i] = "in " + in_all(node(i).clusters);
                }
            } else if (labels.contains(node(i).label)) {
                place(i).part = WingPart::member;
                auto& combination = combinations[node(i).clusters];
                combination.clusters = node(i).clusters;
                combination.nodes.push_back(i);
            } else {
                place(i).part = WingPart::band;
                bands_.push_back(i);
            }
        }
        for (auto& entry : combinations) {
            std::sort(entry.second.nodes.begin(), entry.second.nodes.end(),
                      [&](std::size_t a, std::size_t b) { return name(a) != name(b) ? name(a) < name(b) : a < b; });
            combinations_.push_back(std::move(entry.second));
        }
    }

    std::string in_all(const std::vector<std::size_t>& clusters) const {
        std::string text;
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            const auto& cluster = selection_.clusters[clusters[i]];
            text += i == 0 ? "" : i + 1 == clusters.size() ? " and " : ", ";
            text += shortened(cluster.name.empty() ? cluster.key : cluster.name, title_letters);
        }
        return in_lines(text, 30);
    }

    void measure() {
        std::map<WingPart, double> widest;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            auto& box = place(i);
            const auto size = box_around(box_text(node(i), fold_, i, box.part, longest_name_),
                                         look_of(node(i), style_).shape,
                                         {letters_of(box.part), letter_width, box.part == WingPart::band ? 24.0 : 18.0,
                                          box.part == WingPart::focus ? 30.0 : 8.0});
            box.width = size.width;
            box.height = size.height;
            widest[box.part] = std::max(widest[box.part], box.width);
        }
        double title = 0;
        for (const auto& combination : combinations_) {
            const auto text = title_lines(combination.clusters, selection_);
            for (const auto line : lines_of(text)) {
                title = std::max(title, letter_width * title_size * static_cast<double>(display_width(line)));
            }
        }
        for (auto& box : result_.wings.places) {
            box.width = box.part == WingPart::focus ? std::max(box.width, 130.0) : widest[box.part];
        }
        auto& wings = result_.wings;
        member_width_ = std::max(widest[WingPart::member], title);
        const auto middle = widest[WingPart::focus];
        wings.inner = middle / 2 + (focus_.empty() ? fan / 2 : fan);
        wings.channel_width = channel_width;
        wings.channel = wings.inner + channel_width / 2;
        wings.outer = wings.inner + channel_width + member_width_;
        wings.reach = wings.outer + frame_margin + 6;
    }

    /// One below another where there are several.
    void place_focus() {
        double total = -band_gap;
        for (const auto node : focus_) {
            total += place(node).height + band_gap;
        }
        double y = total / 2;
        for (const auto node : focus_) {
            place(node).y = y - place(node).height / 2;
            y -= place(node).height + band_gap;
        }
        result_.wings.high = std::max(0.0, total / 2);
    }

    double height_of(const Combination& combination) {
        double height = 2 * frame_margin + title_height(title_lines(combination.clusters, selection_)) - row_gap;
        for (const auto node : combination.nodes) {
            height += place(node).height + row_gap;
        }
        return height;
    }

    /// The tallest combinations first, each into the column that is shorter; within a column in their own order.
    void place_columns() {
        std::vector<std::size_t> order(combinations_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (auto& combination : combinations_) {
            combination.height = height_of(combination);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return combinations_[a].height > combinations_[b].height;
        });
        double heights[2] = {0, 0};
        std::vector<std::size_t> columns[2];
        for (const auto combination : order) {
            const std::size_t side = heights[1] < heights[0] ? 1 : 0;
            heights[side] += combinations_[combination].height + frame_gap;
            columns[side].push_back(combination);
        }
        for (std::size_t side = 0; side < 2; ++side) {
            // Those in no cluster come last: they sort before all others.
            std::sort(columns[side].begin(), columns[side].end(), [&](std::size_t a, std::size_t b) {
                const bool none_a = combinations_[a].clusters.empty();
                const bool none_b = combinations_[b].clusters.empty();
                return none_a != none_b ? none_b : a < b;
            });
            place_column(columns[side], heights[side] - frame_gap, side == 0 ? -1 : 1);
        }
        result_.wings.low = -result_.wings.high;
    }

    void place_column(const std::vector<std::size_t>& column, double height, double side) {
        auto& wings = result_.wings;
        wings.high = std::max(wings.high, height / 2);
        const auto x = side * (wings.outer - member_width_ / 2);
        double y = height / 2;
        for (const auto index : column) {
            const auto& combination = combinations_[index];
            const auto title = title_lines(combination.clusters, selection_);
            if (!title.empty()) {
                result_.frames.push_back(
                    {title, x, y - combination.height / 2, member_width_ + 2 * frame_margin, combination.height});
            }
            double row = y - frame_margin - title_height(title);
            for (const auto node : combination.nodes) {
                auto& box = place(node);
                box.in_wing = true;
                box.width = member_width_;
                box.x = x;
                box.y = row - box.height / 2;
                row -= box.height + row_gap;
            }
            y -= combination.height + frame_gap;
        }
    }

    void place_bands() {
        std::stable_sort(bands_.begin(), bands_.end(),
                         [&](std::size_t a, std::size_t b) { return node(a).label < node(b).label; });
        auto& wings = result_.wings;
        const auto slot = bands_.empty() ? 1 : place(bands_.front()).width + column_gap;
        const auto per_row = std::max<std::size_t>(1, static_cast<std::size_t>((2 * wings.outer + column_gap) / slot));
        const auto rows = (bands_.size() + per_row - 1) / per_row;
        double edge[2] = {wings.high + band_gap, wings.high + band_gap};
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t side = row % 2;  // 0: below
            const auto first = row * bands_.size() / rows;
            const auto last = (row + 1) * bands_.size() / rows;
            double height = 0;
            for (auto i = first; i < last; ++i) {
                height = std::max(height, place(bands_[i]).height);
            }
            for (auto i = first; i < last; ++i) {
                auto& box = place(bands_[i]);
                box.x = (static_cast<double>(i - first) - static_cast<double>(last - first - 1) / 2) * slot;
                box.y = (side == 0 ? -1 : 1) * (edge[side] + height / 2);
            }
            edge[side] += height + band_gap;
        }
        wings.top = edge[1] - band_gap + frame_margin;
        wings.bottom = -(edge[0] - band_gap + frame_margin);
    }

    const Selection& selection_;
    std::size_t longest_name_;
    const Style& style_;
    Fold fold_;
    std::vector<std::size_t> focus_;
    std::vector<std::size_t> bands_;
    std::vector<Combination> combinations_;
    double member_width_ = 0;
    Clustered result_;
};

}  // namespace

std::string title_of_clusters(const std::vector<std::size_t>& clusters, const Selection& selection) {
    std::string title;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        const auto& cluster = selection.clusters[clusters[i]];
        title += i == 0 ? "" : i + 1 == clusters.size() ? " and " : ", ";
        title += shortened(cluster.name.empty() ? cluster.key : cluster.name, title_letters);
    }
    return clusters.size() == 1 && selection.clusters.size() > 1 ? title + " only" : title;
}

std::optional<Clustered> clustered_of(const Selection& selection, std::size_t longest_name, const Style& style) {
    const bool any = std::any_of(selection.nodes.begin(), selection.nodes.end(),
                                 [](const SelectedNode& node) { return !node.clusters.empty(); });
    return any ? std::optional(Columns(selection, longest_name, style).build()) : std::nullopt;
}

void add_frame(DotGraph& graph, const ClusterFrame& frame, std::size_t number, const StylePage& page) {
    const auto at = [](double x, double y) { return fmt::format("{:.1f},{:.1f}", x, y); };
    const auto inches = [](double points) { return fmt::format("{:.3f}", points / 72); };
    const auto letters = page.letters / 11;
    graph.add_node(fmt::format("frame {}", number), {{"label", ""},
                                                     {"shape", "box"},
                                                     {"style", "rounded"},
                                                     {"color", page.line},
                                                     {"penwidth", "1.4"},
                                                     {"tooltip", escaped_lines(frame.title)},
                                                     {"pos", at(frame.x, frame.y)},
                                                     {"width", inches(frame.width)},
                                                     {"height", inches(frame.height)}});
    const auto height = title_height(frame.title) * letters;
    graph.add_node(fmt::format("frame {} title", number),
                   {{"label", escaped_lines(frame.title)},
                    {"shape", "plaintext"},
                    {"peripheries", "0"},
                    {"style", "solid"},
                    {"fontsize", fmt::format("{:.4g}", title_size * letters)},
                    {"fontcolor", page.faint},
                    {"pos", at(frame.x, frame.y + frame.height / 2 - frame_margin * letters / 2 - height / 2)},
                    {"width", inches(frame.width)},
                    {"height", inches(height)}});
}

}  // namespace entente
