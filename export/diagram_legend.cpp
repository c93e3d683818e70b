#include "export/diagram_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "export/diagram_looks.hpp"
#include "export/diagram_scales.hpp"
#include "export/dot_escape.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_text = 400;  // of one title, note or source

/// One entry of the legend: its sign in its colour, and its words.
struct Entry {
    std::string sign;
    std::string colour;
    std::string words;
};

/// Entries side by side, as many as a line holds.
std::vector<std::string> entry_lines(const std::vector<Entry>& entries, std::size_t line) {
    std::vector<std::string> lines;
    std::string content;
    std::size_t width = 0;
    for (const auto& [sign, colour, full_words] : entries) {
        const auto words = shortened(full_words, 60);
        const auto entry_width = display_width(sign) + display_width(words) + 4;
        if (width > 0 && width + entry_width > line) {
            lines.push_back(std::move(content));
            content.clear();
            width = 0;
        }
        content +=
            fmt::format("<FONT COLOR=\"{}\">{}</FONT> {}    ", colour, escape_dot_html(sign), escape_dot_html(words));
        width += entry_width;
    }
    if (!content.empty()) {
        lines.push_back(std::move(content));
    }
    return lines;
}

std::vector<Entry> label_entries(const DiagramPlan& plan) {
    std::vector<Entry> entries;
    std::set<std::string> seen;
    for (const auto& node : plan.selection.nodes) {
        if (seen.insert(node.label).second && !node.label.empty()) {
            const auto look = look_of_label(node.label, plan.options.style);
            const auto shape = plan.numbers.size ? "circle" : look.shape;
            entries.push_back({std::string(sign_of_shape(shape)),
                               plan.numbers.colour ? plan.options.style.page.faint : look.line, node.label});
        }
    }
    return entries;
}

/// A line as the style draws it, in letters.
std::string sign_of(const EdgeLook& look, bool directed) {
    const std::string_view stroke = look.doubled             ? "═"
                                    : look.form == "dashed"  ? "╌"
                                    : look.form == "dotted"  ? "┈"
                                    : look.width >= 1.3      ? "━"
                                                             : "─";
    std::string sign(look.tail == "none" ? "" : sign_of_head(look.tail));
    sign += fmt::format("{0}{0}", stroke);
    return sign + (directed ? std::string(sign_of_head(look.head)) : std::string(stroke));
}

/// Where colour tells of change, a type has none.
std::vector<Entry> type_entries(const DiagramPlan& plan) {
    std::vector<Entry> entries;
    std::set<std::string> seen;
    for (const auto& tie : plan.ties) {
        if (seen.insert(tie.edge->type).second) {
            const auto look = look_of_type(tie.edge->type, plan.options.style);
            const bool changed = tie.edge->change != SelectedChange::none;
            entries.push_back({sign_of(look, tie.edge->directed), changed ? plan.options.style.page.text : look.colour,
                               in_words(tie.edge->type)});
        }
    }
    return entries;
}

/// A mark of the view, and its words.
struct Mark {
    const char* name;
    const char* words;
};

constexpr std::array<Mark, 10> marks = {{
    {"planned", "planned"},
    {"expected", "expected"},
    {"considered", "considered"},
    {"carried", "carried forward beyond what its source covers"},
    {"disputed", "sources disagree"},
    {"uncertain", "possible on this day, not certain"},
    {"undated", "no source says since when"},
    {"began", "began"},
    {"ended", "ended"},
    {"changed", "changed"},
}};

/// The sign of a mark: what its rules alone make of a line.
Entry mark_entry(const Mark& mark, const Style& style, std::string words) {
    EdgeLook look{style.page.text};
    look.head = "none";
    for (const auto& rule : style.edges) {
        if (rule.mark == mark.name && !rule.type && !rule.property) {
            look.colour = rule.colour.value_or(look.colour);
            look.form = rule.form.value_or(look.form);
            look.width = rule.width.value_or(look.width);
            look.doubled = rule.doubled.value_or(look.doubled);
            look.tail = rule.tail.value_or(look.tail);
            look.head = rule.open.value_or(false) ? "onormal" : rule.head.value_or(look.head);
        }
    }
    return {sign_of(look, look.head != "none"), look.colour, std::move(words)};
}

std::vector<Entry> mark_entries(const DiagramPlan& plan) {
    std::vector<Entry> entries;
    const auto& style = plan.options.style;
    for (const auto& mark : marks) {
        const auto marked = [&](const DrawnTie& tie) { return has_mark(*tie.edge, mark.name); };
        const auto change = change_named(mark.name);
        const bool on_node = change != SelectedChange::none &&
                             std::any_of(plan.selection.nodes.begin(), plan.selection.nodes.end(),
                                         [&](const SelectedNode& node) { return node.change == change; });
        if (on_node || std::any_of(plan.ties.begin(), plan.ties.end(), marked)) {
            std::string words = mark.words;
            if (change != SelectedChange::none) {
                words = fmt::format("{} {}", sign_of_change(change), mark.words);
            }
            if (mark.name == std::string_view("planned")) {
                std::set<std::string> modalities;  // one that no style knows is drawn as a plan
                for (const auto& tie : plan.ties) {
                    if (marked(tie)) {
                        modalities.insert(tie.edge->modality);
                    }
                }
                words = fmt::format("{}", fmt::join(modalities, ", "));
            }
            entries.push_back(mark_entry(mark, style, words));
        }
    }
    const bool compares = std::any_of(plan.ties.begin(), plan.ties.end(), [](const DrawnTie& tie) {
        return tie.edge->change != SelectedChange::none;
    });
    const auto widths = plan.numbers.width || compares ? std::map<std::string, double>() : largest_amounts(plan.ties);
    for (const auto& [unit, amount] : widths) {
        const auto words = fmt::format("line width: amount, widest {} {}", short_amount(amount), unit);
        entries.push_back({"▬", style.page.text, words});
    }
    if (std::any_of(plan.ties.begin(), plan.ties.end(), [](const DrawnTie& tie) { return tie.count > 1; })) {
        entries.push_back({"×2", style.page.text, "so many ties in one line"});
    }
    return entries;
}

std::string days_of(const Selection& selection) {
    std::string days = selection.as_of == "all"  ? "All time"
                       : selection.as_of.empty() ? ""
                                                 : "As of " + selection.as_of;
    if (!selection.known_on.empty()) {
        days += (days.empty() ? "As" : ", as") + std::string(" known on ") + selection.known_on;
    }
    return days + (days.empty() ? "" : ". ");
}

std::string counts_of(const Selection& selection) {
    const auto nodes = selection.nodes.size();
    const auto edges = selection.edges.size();
    return fmt::format("{} {}, {} {}.", nodes, nodes == 1 ? "node" : "nodes", edges, edges == 1 ? "tie" : "ties");
}

/// What the texts mean that stand for ties.
std::vector<Entry> fold_entries(const DiagramPlan& plan) {
    const auto& fold = plan.fold;
    const auto& faint = plan.options.style.page.faint;
    std::vector<Entry> entries;
    if (!fold.example.empty()) {
        entries.push_back(
            {shortened(fold.example, 20), faint, "beside a name (→ in a box): a tie to the box with that tag"});
    }
    if (fold.brackets) {
        entries.push_back(
            {"(" + shortened(fold.example, 20) + ")", faint, "the same, carried forward, undated or uncertain"});
    }
    if (fold.numbers) {
        entries.push_back({"9 ×", faint, "so many ties to nodes drawn here, told as a number"});
    }
    return entries;
}

}  // namespace

std::string wrapped_html(std::string_view text, std::size_t line) {
    const auto short_text = shortened(text, longest_text);
    std::string out;
    std::size_t width = 0;
    for (std::size_t begin = 0; begin < short_text.size();) {
        const auto end = std::min(short_text.find(' ', begin), short_text.size());
        const auto word = std::string_view(short_text).substr(begin, end - begin);
        const auto word_width = display_width(word);
        if (width > 0 && width + 1 + word_width > line) {
            out += "<BR ALIGN=\"LEFT\"/>";
            width = 0;
        } else if (width > 0) {
            out += ' ';
            ++width;
        }
        out += escape_dot_html(word);
        width += word_width;
        begin = end + 1;
    }
    return out;
}

std::vector<std::string> legend_lines(const DiagramPlan& plan, std::size_t line) {
    const auto& selection = plan.selection;
    std::vector<std::string> lines;
    for (const auto& entries : {label_entries(plan), type_entries(plan), mark_entries(plan), fold_entries(plan)}) {
        const auto more = entry_lines(entries, line);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    const auto numbers = number_lines(plan.numbers, plan.options.style);
    lines.insert(lines.end(), numbers.begin(), numbers.end());
    const auto faint = [&](const std::string& text) {
        return fmt::format("<FONT COLOR=\"{}\">{}</FONT>", plan.options.style.page.faint, wrapped_html(text, line));
    };
    lines.push_back(faint(days_of(selection) + counts_of(selection)));
    for (const auto& note : selection.notes) {
        lines.push_back(faint(note));
    }
    return lines;
}

}  // namespace entente
