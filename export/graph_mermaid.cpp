#include <fmt/format.h>

#include <ostream>

#include "export/graph_formats.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

std::string shape_of(std::string_view label, std::string_view text) {
    if (label == "Agreement") {
        return fmt::format("[/\"{}\"/]", text);
    }
    if (label == "Organisation" || label == "Coalition") {
        return fmt::format("([\"{}\"])", text);
    }
    return fmt::format("[\"{}\"]", text);
}

}  // namespace

std::string escape_mermaid(std::string_view text) {
    std::string escaped;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at = point.end;
        const bool plain = point.value >= 0x80 || point.value == ' ' || point.value == ',' || point.value == '.' ||
                           (point.value >= '0' && point.value <= '9') || (point.value >= 'A' && point.value <= 'Z') ||
                           (point.value >= 'a' && point.value <= 'z');
        if (is_control(point.value)) {
            escaped += ' ';
        } else if (plain) {
            append_utf8(escaped, point.value);
        } else {
            escaped += fmt::format("#{};", static_cast<std::uint32_t>(point.value));
        }
    }
    return escaped;
}

void write_mermaid(const GraphContent& graph, const OpenPart& part) {
    std::ostream& out = part("");
    const Snapshot& snapshot = graph.snapshot;
    if (!graph.title.empty()) {
        out << "---\ntitle: \"" << escape_mermaid(graph.title) << "\"\n---\n";
    }
    out << "flowchart LR\n";
    for (std::uint32_t n = 0; n < snapshot.node_slots(); ++n) {
        const NodeIndex node{n};
        if (!snapshot.visible(node)) {
            continue;
        }
        const auto labels = snapshot.labels(node);
        const std::string_view label =
            labels.empty() ? "" : std::string_view(snapshot.schema().at(labels.front()).name);
        out << "    n" << n << shape_of(label, escape_mermaid(snapshot.name(node))) << '\n';
    }
    for (std::uint32_t e = 0; e < snapshot.edge_slots(); ++e) {
        const EdgeIndex edge{e};
        if (!snapshot.visible(edge)) {
            continue;
        }
        out << "    n" << raw(snapshot.tail(edge)) << (snapshot.symmetric(edge) ? " ---|\"" : " -->|\"")
            << escape_mermaid(snapshot.schema().at(snapshot.type(edge)).name) << "\"| n" << raw(snapshot.head(edge))
            << '\n';
    }
}

}  // namespace entente
