#include "export/mermaid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "export/cell_text.hpp"
#include "export/diagram_looks.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

/// How Mermaid opens and closes a node of a Graphviz shape.
struct Shape {
    std::string_view name;
    std::string_view open;
    std::string_view close;
};

constexpr Shape shapes[] = {{"box", "[", "]"},      {"hexagon", "{{", "}}"},       {"note", "[/", "/]"},
                            {"oval", "([", "])"},   {"ellipse", "([", "])"},       {"octagon", "{{", "}}"},
                            {"folder", "[[", "]]"}, {"parallelogram", "[/", "/]"}, {"component", "[[", "]]"}};

const Shape& shape_of(std::string_view name) {
    const auto* const found =
        std::find_if(std::begin(shapes), std::end(shapes), [&](const Shape& shape) { return shape.name == name; });
    return found == std::end(shapes) ? shapes[0] : *found;
}

constexpr std::size_t longest_comment = 200;

/// A line that Mermaid passes over, and finds no directive in.
std::string comment(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at = point.end;
        append_utf8(line, is_control(point.value) || point.value == '{' || point.value == '}' ? U' ' : point.value);
    }
    return line;
}

/// Which part of a selection is drawn.
struct Cut {
    std::vector<bool> nodes;
    std::vector<std::size_t> edges;
    std::size_t node_count = 0;
};

Cut cut_to(const Selection& selection, std::size_t most_nodes, std::size_t most_edges) {
    std::vector<std::size_t> ties(selection.nodes.size());
    for (const SelectedEdge& edge : selection.edges) {
        if (edge.tail >= ties.size() || edge.head >= ties.size()) {
            throw Error("an edge of the selection names a node that is not there");
        }
        ++ties[edge.tail];
        ++ties[edge.head];
    }
    std::vector<std::size_t> order(ties.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
        const bool first = selection.nodes[a].focus;
        return first != selection.nodes[b].focus ? first : ties[a] > ties[b];
    });
    order.resize(std::min(order.size(), most_nodes));
    Cut cut;
    cut.nodes.resize(ties.size());
    cut.node_count = order.size();
    for (const auto node : order) {
        cut.nodes[node] = true;
    }
    for (std::size_t e = 0; e < selection.edges.size() && cut.edges.size() < most_edges; ++e) {
        if (cut.nodes[selection.edges[e].tail] && cut.nodes[selection.edges[e].head]) {
            cut.edges.push_back(e);
        }
    }
    return cut;
}

std::string note_of(const Selection& selection, const Cut& cut) {
    const auto nodes = selection.nodes.size() - cut.node_count;
    const auto edges = selection.edges.size() - cut.edges.size();
    if (nodes == 0 && edges == 0) {
        return {};
    }
    return fmt::format("Drawn are {} of {} nodes and {} of {} ties, the most closely tied.", cut.node_count,
                       selection.nodes.size(), cut.edges.size(), selection.edges.size());
}

std::string class_style(const NodeLook& look) {
    return fmt::format("fill:{},stroke:{},color:{}", look.fill, look.line, look.text);
}

/// Writes one diagram.
class Chart {
public:
    Chart(const Selection& selection, const Cut& cut, const MermaidOptions& options)
        : selection_(selection), cut_(cut), options_(options) {}

    std::string text() {
        append_head();
        append_nodes();
        append_edges();
        append_key();
        append_styles();
        return std::move(out_);
    }

private:
    void append_head();
    void append_nodes();
    void append_edges();
    void append_key();
    void append_key_box(std::string_view text, const std::string& style);
    std::string key_words() const;
    void append_styles();

    /// The number of a class of nodes that look so.
    std::size_t class_of(const std::string& style) { return classes_.emplace(style, classes_.size()).first->second; }
    bool has_captions() const { return cut_.edges.size() <= options_.captions; }

    const Selection& selection_;
    const Cut& cut_;
    const MermaidOptions& options_;
    std::map<std::string, std::size_t> classes_;
    std::map<std::string, std::vector<std::size_t>> lines_;  ///< of each style the numbers of its lines
    std::size_t boxes_ = 0;                                  ///< of the key
    std::string out_;
};

void Chart::append_head() {
    if (!selection_.title.empty()) {
        out_ += "---\ntitle: " + json_string(shortened(selection_.title, options_.longest_name)) + "\n---\n";
    }
    out_ += "flowchart LR\n";
    for (std::size_t i = 0; i < selection_.sources.size(); ++i) {
        const SelectedSource& source = selection_.sources[i];
        std::string line = fmt::format("%% {}. {}", i + 1, source.title);
        for (const std::string& part : {source.publisher, source.published, source.url}) {
            line += (part.empty() ? "" : ", ") + part;
        }
        out_ += comment(shortened(line, longest_comment)) + "\n";
    }
}

void Chart::append_nodes() {
    for (std::size_t n = 0; n < selection_.nodes.size(); ++n) {
        if (!cut_.nodes[n]) {
            continue;
        }
        const SelectedNode& node = selection_.nodes[n];
        const NodeLook look = look_of(node, options_.style);
        const Shape& shape = shape_of(look.shape);
        const auto name = escape_mermaid(shortened(node.name, options_.longest_name));
        out_ += fmt::format("    n{}{}\"{}\"{}:::c{}\n", n, shape.open, name.empty() ? "#160;" : name, shape.close,
                            class_of(class_style(look)));
    }
}

void Chart::append_edges() {
    double most = 0;
    for (const auto e : cut_.edges) {
        most = std::max(most, selection_.edges[e].amount.value_or(0));
    }
    std::size_t line = 0;
    for (const auto e : cut_.edges) {
        const SelectedEdge& edge = selection_.edges[e];
        const std::string_view body = edge.modality != "actual" || edge.carried ? "-.-" : edge.disputed ? "===" : "---";
        std::string arrow(body);
        if (edge.directed) {
            arrow.back() = '>';
            arrow = edge.disputed && body == "===" ? "==>" : body == "-.-" ? "-.->" : "-->";
        }
        out_ += fmt::format("    n{} {}", edge.tail, arrow);
        if (has_captions()) {
            const auto words = edge.caption.empty() ? in_words(edge.type) : in_words(edge.type) + ", " + edge.caption;
            out_ += fmt::format("|\"{}\"|", escape_mermaid(shortened(words, options_.longest_name)));
        }
        out_ += fmt::format(" n{}\n", edge.head);
        std::string style = fmt::format("stroke:{}", look_of(edge, options_.style).colour);
        style += edge.modality != "actual" ? ",stroke-dasharray:2 3" : edge.carried ? ",stroke-dasharray:6 4" : "";
        if (edge.amount && most > 0) {
            constexpr double thinnest = 1.5;
            constexpr double span = 6;
            style +=
                fmt::format(",stroke-width:{:.1f}px", thinnest + span * std::sqrt(std::max(*edge.amount, 0.0) / most));
        }
        lines_[style].push_back(line++);
    }
}

void Chart::append_key_box(std::string_view text, const std::string& style) {
    out_ += fmt::format("        k{}[\"{}\"]:::c{}\n", boxes_++, text, class_of(style));
}

std::string Chart::key_words() const {
    bool planned = false;
    bool carried = false;
    bool disputed = false;
    bool amounts = false;
    for (const auto e : cut_.edges) {
        const SelectedEdge& edge = selection_.edges[e];
        planned = planned || edge.modality != "actual";
        carried = carried || (edge.carried && edge.modality == "actual");
        disputed = disputed || (edge.disputed && !edge.carried && edge.modality == "actual");
        amounts = amounts || edge.amount.has_value();
    }
    std::vector<std::string> lines;
    if (!selection_.as_of.empty()) {
        lines.push_back(selection_.as_of == "all" ? "Over all time" : "As of " + selection_.as_of);
    }
    const std::pair<bool, std::string_view> marks[] = {
        {carried, "Dashed: carried forward beyond what its source covers"},
        {planned, "Dotted: planned, expected or considered"},
        {disputed, "Thick: sources disagree"},
        {amounts, "Wider: a larger amount"},
    };
    for (const auto& [used, words] : marks) {
        if (used) {
            lines.emplace_back(words);
        }
    }
    lines.push_back(note_of(selection_, cut_));
    lines.insert(lines.end(), selection_.notes.begin(), selection_.notes.end());
    std::string text;
    for (const std::string& line : lines) {
        text += text.empty() || line.empty() ? "" : "<br/>";
        text += escape_mermaid(shortened(line, 2 * options_.longest_name));
    }
    return text;
}

void Chart::append_key() {
    std::set<std::string> labels;
    std::set<std::string> types;
    for (std::size_t n = 0; n < selection_.nodes.size(); ++n) {
        if (cut_.nodes[n]) {
            labels.insert(selection_.nodes[n].label);
        }
    }
    for (const auto e : cut_.edges) {
        types.insert(selection_.edges[e].type);
    }
    out_ += "    subgraph key [\" \"]\n        direction LR\n";
    for (const std::string& label : labels) {
        SelectedNode plain;
        plain.label = label;
        append_key_box(escape_mermaid(label.empty() ? "no label" : label), class_style(look_of(plain, options_.style)));
    }
    for (const std::string& type : types) {
        if (!has_captions()) {
            SelectedEdge plain;
            plain.type = type;
            append_key_box("→ " + escape_mermaid(in_words(type)),
                           fmt::format("fill:none,stroke:none,color:{}", look_of(plain, options_.style).colour));
        }
    }
    if (const auto words = key_words(); !words.empty()) {
        append_key_box(words, "fill:none,stroke:none,color:#1A1A1A,text-align:left");
    }
    out_ += "    end\n    style key fill:none,stroke:#BBBBBB\n";
}

void Chart::append_styles() {
    std::vector<std::string_view> styles(classes_.size());
    for (const auto& [style, number] : classes_) {
        styles[number] = style;
    }
    for (std::size_t i = 0; i < styles.size(); ++i) {
        out_ += fmt::format("    classDef c{} {}\n", i, styles[i]);
    }
    for (const auto& [style, numbers] : lines_) {
        out_ += fmt::format("    linkStyle {} {}\n", fmt::join(numbers, ","), style);
    }
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// The diagram of as many nodes as the limit of letters leaves room for, and the cut that it takes.
std::pair<std::string, Cut> drawn(const Selection& selection, const MermaidOptions& options) {
    for (std::size_t nodes = options.nodes;; nodes = nodes * 3 / 4) {
        Cut cut = cut_to(selection, nodes, options.edges);
        std::string text = Chart(selection, cut, options).text();
        if (letters_in(text) <= options.letters || nodes == 0) {
            return {std::move(text), std::move(cut)};
        }
    }
}

}  // namespace

std::string to_mermaid(const Selection& selection, const MermaidOptions& options) {
    return drawn(selection, options).first;
}

std::string mermaid_note(const Selection& selection, const MermaidOptions& options) {
    return note_of(selection, drawn(selection, options).second);
}

std::string escape_mermaid(std::string_view text) {
    // Digits and a point, or a dash, at the beginning would be a list in Markdown.
    constexpr std::string_view safe = " ,()/'!?=";
    std::string escaped;
    bool begun = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at = point.end;
        const bool letter = point.value >= 0x80 || (point.value >= 'A' && point.value <= 'Z') ||
                            (point.value >= 'a' && point.value <= 'z');
        const bool digit = point.value >= '0' && point.value <= '9';
        const bool sign = point.value < 0x80 && safe.find(static_cast<char>(point.value)) != std::string_view::npos;
        // A colon before a letter may name an icon.
        const bool inside = begun && (point.value == '.' || point.value == '-' ||
                                      (point.value == ':' && at < text.size() && text[at] == ' '));
        if (is_control(point.value)) {
            escaped += ' ';
        } else if (letter || digit || sign || inside) {
            append_utf8(escaped, point.value);
        } else {
            escaped += fmt::format("#{};", static_cast<std::uint32_t>(point.value));
        }
        begun = begun || letter;
    }
    return escaped;
}

}  // namespace entente
