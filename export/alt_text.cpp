#include "export/alt_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "export/diagram_layers.hpp"
#include "export/diagram_looks.hpp"
#include "export/text.hpp"
#include "export/xml.hpp"

namespace entente {
namespace {

constexpr std::size_t most_listed = 5;

/// "31 Country, 4 Agreement": the most frequent first.
std::string counts_in_words(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string words;
    for (std::size_t i = 0; i < std::min(order.size(), most_listed); ++i) {
        words += fmt::format("{}{} {}", i == 0 ? "" : ", ", order[i].second, shortened(order[i].first, 40));
    }
    return words + (order.size() > most_listed ? ", and others" : "");
}

std::string most_tied(const Selection& selection) {
    const auto degrees = degrees_of(selection);
    std::vector<std::size_t> order(degrees.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return degrees[a] > degrees[b]; });
    std::string words;
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 3) && degrees[order[i]] > 0; ++i) {
        const auto& node = selection.nodes[order[i]];
        words += fmt::format("{}{} ({})", i == 0 ? "" : ", ", shortened(node.name.empty() ? node.key : node.name, 60),
                             degrees[order[i]]);
    }
    return words.empty() ? "" : " The most tied: " + words + ".";
}

std::string marks_in_words(const Selection& selection) {
    struct Row {
        bool SelectedEdge::*mark;
        const char* words;
    };
    std::string words;
    for (const auto& [mark, text] : {Row{&SelectedEdge::disputed, "on which sources disagree"},
                                     Row{&SelectedEdge::carried, "carried forward beyond what their source covers"},
                                     Row{&SelectedEdge::undated, "of which no source says since when"}}) {
        const auto count = std::count_if(selection.edges.begin(), selection.edges.end(),
                                         [mark = mark](const auto& edge) { return edge.*mark; });
        words += count > 0 ? fmt::format("{}{} {}", words.empty() ? "" : ", ", count, text) : "";
    }
    return words.empty() ? "" : " Among the ties " + words + ".";
}

}  // namespace

std::string description_of(const Selection& selection) {
    if (selection.nodes.empty()) {
        return "An empty network: there is nothing to draw.";
    }
    std::map<std::string, std::size_t> labels;
    std::map<std::string, std::size_t> types;
    for (const auto& node : selection.nodes) {
        ++labels[node.label];
    }
    for (const auto& edge : selection.edges) {
        ++types[in_words(edge.type)];
    }
    const auto nodes = selection.nodes.size();
    const auto edges = selection.edges.size();
    auto words = fmt::format("Network of {} {} and {} {}", nodes, nodes == 1 ? "node" : "nodes", edges,
                             edges == 1 ? "tie" : "ties");
    words += selection.as_of == "all" ? ", over all time" : selection.as_of.empty() ? "" : ", as of " + selection.as_of;
    words += selection.known_on.empty() ? "" : ", as known on " + selection.known_on;
    words += fmt::format(". Nodes: {}.", counts_in_words(labels));
    words += types.empty() ? "" : fmt::format(" Ties: {}.", counts_in_words(types));
    return words + most_tied(selection) + marks_in_words(selection);
}

std::string with_description(std::string svg, std::string_view title, std::string_view description) {
    const auto begin = svg.find("<svg ");
    const auto end = begin == std::string::npos ? begin : svg.find('>', begin);
    if (end == std::string::npos) {
        return svg;
    }
    const auto id = fmt::format("{:016x}", hash_of(fmt::format("{}\n{}", title, description)));
    svg.insert(end + 1, fmt::format("\n<title id=\"title-{0}\">{1}</title>\n<desc id=\"desc-{0}\">{2}</desc>", id,
                                    escape_xml(title), escape_xml(description)));
    svg.insert(end, fmt::format(" role=\"img\" aria-labelledby=\"title-{0} desc-{0}\"", id));
    return svg;
}

}  // namespace entente
