#include "export/layout.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "export/diagram.hpp"
#include "export/diagram_lines.hpp"
#include "export/render.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr double points_an_inch = 72;

std::vector<Point> points_in(std::string_view text) {
    std::vector<double> numbers;
    for (std::size_t at = 0; at < text.size();) {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
        if (error == std::errc()) {
            numbers.push_back(number);
            at = static_cast<std::size_t>(end - text.data());
        }
        ++at;  // a comma, a blank, or a letter
    }
    std::vector<Point> points;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        points.push_back({numbers[i], numbers[i + 1]});
    }
    return points;
}

/// The curve of an edge's `pos`, drawn out to the tips of its arrows.
std::vector<Point> curve_in(std::string_view pos) {
    pos = pos.substr(0, pos.find(';'));
    auto points = points_in(pos);
    const std::size_t tips =
        (pos.find("s,") != std::string_view::npos ? 1 : 0) + (pos.find("e,") != std::string_view::npos ? 1 : 0);
    if (points.size() < tips + 4) {
        return {};
    }
    std::vector<Point> curve(points.begin() + static_cast<std::ptrdiff_t>(tips), points.end());
    const bool start_first = pos.rfind("s,", 0) == 0;
    for (std::size_t i = 0; i < tips; ++i) {
        const bool at_start = start_first ? i == 0 : i == 1;
        (at_start ? curve.front() : curve.back()) = points[i];
    }
    return curve;
}

/// Moves everything so that it begins at 0, and measures it.
void frame(Layout& layout) {
    if (layout.nodes.empty()) {
        return;
    }
    double left = layout.nodes.front().x;
    double right = left;
    double bottom = layout.nodes.front().y;
    double top = bottom;
    const auto extend = [&](double x, double y) {
        left = std::min(left, x);
        right = std::max(right, x);
        bottom = std::min(bottom, y);
        top = std::max(top, y);
    };
    for (const auto& box : layout.nodes) {
        extend(box.x - box.width / 2, box.y - box.height / 2);
        extend(box.x + box.width / 2, box.y + box.height / 2);
    }
    for (const auto& line : layout.lines) {
        for (const auto& point : line) {
            extend(point.x, point.y);
        }
    }
    for (auto& box : layout.nodes) {
        box.x -= left;
        box.y -= bottom;
    }
    for (auto& line : layout.lines) {
        for (auto& point : line) {
            point = {point.x - left, point.y - bottom};
        }
    }
    layout.width = right - left;
    layout.height = top - bottom;
}

Layout wings_layout(const DiagramPlan& plan, Layout layout) {
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        const auto& place = plan.wings->places[i];
        layout.nodes[i] = {place.x, place.y, place.width, place.height};
    }
    LineLayer layer(*plan.wings);
    for (const auto& tie : plan.ties) {
        layout.lines[static_cast<std::size_t>(tie.edge - plan.selection.edges.data())] = curve_in(layer.line_of(tie));
    }
    return layout;
}

using Json = nlohmann::json;

std::string text_of(const Json& element, const char* name) {
    const auto found = element.find(name);
    return found != element.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::size_t index_of(std::string_view text, std::size_t count) {
    std::size_t index = count;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    return error == std::errc() && end == text.data() + text.size() ? index : count;
}

void read_nodes(const Json& objects, Layout& layout) {
    for (const auto& object : objects) {
        const auto name = text_of(object, "name");
        const auto place = points_in(text_of(object, "pos"));
        const auto index = name.empty() || name.front() != 'n'
                               ? layout.nodes.size()
                               : index_of(std::string_view(name).substr(1), layout.nodes.size());
        const auto width = points_in(text_of(object, "width") + "," + text_of(object, "height"));
        if (index < layout.nodes.size() && !place.empty() && !width.empty()) {
            layout.nodes[index] = {place.front().x, place.front().y, width.front().x * points_an_inch,
                                   width.front().y * points_an_inch};
        }
    }
}

void read_lines(const Json& edges, const DiagramPlan& plan, Layout& layout) {
    for (const auto& edge : edges) {
        const auto index = index_of(text_of(edge, "id"), plan.ties.size());
        if (index >= plan.ties.size()) {
            continue;
        }
        const auto& tie = *plan.ties[index].edge;
        auto curve = curve_in(text_of(edge, "pos"));
        if (plan.columns && (*plan.columns)[tie.tail] > (*plan.columns)[tie.head]) {
            std::reverse(curve.begin(), curve.end());
        }
        layout.lines[static_cast<std::size_t>(&tie - plan.selection.edges.data())] = std::move(curve);
    }
}

/// Reads what Graphviz made of the bare DOT text.
Layout placed_by_graphviz(const DiagramPlan& plan, Layout layout) {
    const auto text = render(to_bare_dot(plan), Picture::places, plan.options.limits);
    const auto document = Json::parse(text, nullptr, false);
    if (!document.is_object()) {
        throw Error("cannot read the places that Graphviz gave the nodes");
    }
    read_nodes(document.value("objects", Json::array()), layout);
    read_lines(document.value("edges", Json::array()), plan, layout);
    return layout;
}

Layout placed(const Selection& selection, const DrawOptions& options) {
    const auto plan = plan_of(selection, options);
    Layout layout;
    layout.nodes.resize(selection.nodes.size());
    layout.lines.resize(selection.edges.size());
    return plan.wings ? wings_layout(plan, std::move(layout)) : placed_by_graphviz(plan, std::move(layout));
}

}  // namespace

Layout lay_out(const Selection& selection, const DrawOptions& options) {
    if (selection.nodes.empty()) {
        return {};
    }
    Layout layout;
    try {
        layout = placed(selection, options);
    } catch (const Error&) {
        if (options.engine != Engine::automatic || !options.places.empty()) {
            throw;
        }
        auto springs = options;
        springs.engine = Engine::sfdp;
        layout = placed(selection, springs);
    }
    frame(layout);
    return layout;
}

}  // namespace entente
