#include "export/mermaid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "export/cell_text.hpp"
#include "export/diagram_clusters.hpp"
#include "export/diagram_looks.hpp"
#include "export/mermaid_cut.hpp"
#include "export/mermaid_text.hpp"
#include "export/text.hpp"

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

std::string class_style(const NodeLook& look) {
    return fmt::format("fill:{},stroke:{},color:{}", look.fill, look.line, look.text);
}

/// Writes one diagram.
class Chart {
public:
    Chart(const Selection& selection, const MermaidCut& cut, const MermaidOptions& options)
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
    void append_node(std::size_t index);
    void append_edges();
    void append_key();
    void append_key_box(std::string_view text, const std::string& style);
    std::string key_words() const;
    void append_styles();

    /// The number of a class of nodes that look so.
    std::size_t class_of(const std::string& style) { return classes_.emplace(style, classes_.size()).first->second; }
    bool has_captions() const { return cut_.edges.size() <= options_.captions; }

    const Selection& selection_;
    const MermaidCut& cut_;
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
    const auto listed = std::min(selection_.sources.size(), options_.sources);
    for (std::size_t i = 0; i < listed; ++i) {
        const SelectedSource& source = selection_.sources[i];
        std::string line = fmt::format("%% {}. {}", i + 1, source.title);
        for (const std::string& part : {source.publisher, source.published, source.url}) {
            line += (part.empty() ? "" : ", ") + part;
        }
        out_ += mermaid_comment(shortened(line, longest_comment)) + "\n";
    }
    if (listed < selection_.sources.size()) {
        out_ += fmt::format("%% and {} more sources\n", selection_.sources.size() - listed);
    }
}

/// Nodes of the same clusters stand in a box that names them, as in a drawing.
void Chart::append_nodes() {
    std::map<std::vector<std::size_t>, std::vector<std::size_t>> boxes;
    for (std::size_t n = 0; n < selection_.nodes.size(); ++n) {
        if (cut_.nodes[n]) {
            boxes[selection_.nodes[n].clusters].push_back(n);
        }
    }
    std::size_t box = 0;
    for (const auto& [clusters, nodes] : boxes) {
        if (!clusters.empty()) {
            const auto title = escape_mermaid(title_of_clusters(clusters, selection_));
            out_ += fmt::format("    subgraph b{} [\"{}\"]\n", box++, title.empty() ? "#160;" : title);
        }
        for (const auto node : nodes) {
            append_node(node);
        }
        out_ += clusters.empty() ? "" : "    end\n";
    }
}

void Chart::append_node(std::size_t index) {
    const SelectedNode& node = selection_.nodes[index];
    const NodeLook look = look_of(node, options_.style);
    const Shape& shape = shape_of(look.shape);
    const auto name = escape_mermaid(shortened(node.name, options_.longest_name));
    out_ += fmt::format("    n{}{}\"{}\"{}:::c{}\n", index, shape.open, name.empty() ? "#160;" : name, shape.close,
                        class_of(class_style(look)));
}

void Chart::append_edges() {
    std::map<std::string_view, double> most;  // by unit
    for (const auto e : cut_.edges) {
        const SelectedEdge& edge = selection_.edges[e];
        most[edge.unit] = std::max(most[edge.unit], edge.amount.value_or(0));
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
        if (const auto widest = most[edge.unit]; edge.amount && widest > 0) {
            constexpr double thinnest = 1.5;
            constexpr double span = 6;
            style += fmt::format(",stroke-width:{:.1f}px",
                                 thinnest + span * std::sqrt(std::max(*edge.amount, 0.0) / widest));
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
    lines.push_back(mermaid_cut_note(selection_, cut_));
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
std::pair<std::string, MermaidCut> drawn(const Selection& selection, const MermaidOptions& options) {
    for (auto nodes = std::min(options.nodes, selection.nodes.size());; nodes = nodes * 3 / 4) {
        MermaidCut cut = mermaid_cut(selection, nodes, options.edges);
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
    return mermaid_cut_note(selection, drawn(selection, options).second);
}

}  // namespace entente
