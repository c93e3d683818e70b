#include "export/diagram_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "export/diagram_changes.hpp"
#include "export/diagram_looks.hpp"
#include "export/dot_escape.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_text = 400;  // of one title, note or source

/// Text broken at blanks into lines of the label, escaped.
std::string wrapped(std::string_view text, std::size_t line) {
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

std::string row(std::string_view content) {
    return fmt::format("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">{}</TD></TR>", content);
}

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

std::vector<Entry> label_entries(const Selection& selection) {
    std::vector<Entry> entries;
    std::set<std::string> seen;
    for (const auto& node : selection.nodes) {
        if (seen.insert(node.label).second && !node.label.empty()) {
            const auto look = look_of_label(node.label);
            entries.push_back({std::string(look.sign), std::string(look.line), node.label});
        }
    }
    return entries;
}

/// Where colour tells of change, a type has none.
std::vector<Entry> type_entries(const std::vector<DrawnTie>& ties) {
    std::vector<Entry> entries;
    std::set<std::string> seen;
    for (const auto& tie : ties) {
        if (seen.insert(tie.edge->type).second) {
            const auto look = look_of_type(tie.edge->type);
            const auto sign = tie.edge->directed ? "━━" + std::string(look.sign) : std::string("━━━");
            const bool changed = tie.edge->change != SelectedChange::none;
            entries.push_back({sign, changed ? "#333333" : std::string(look.colour), in_words(tie.edge->type)});
        }
    }
    return entries;
}

std::vector<Entry> change_entries(const Selection& selection) {
    std::vector<Entry> entries;
    for (const auto change : {SelectedChange::began, SelectedChange::ended, SelectedChange::changed}) {
        const auto is_such = [&](const auto& element) { return element.change == change; };
        if (std::any_of(selection.edges.begin(), selection.edges.end(), is_such) ||
            std::any_of(selection.nodes.begin(), selection.nodes.end(), is_such)) {
            const auto& look = *look_of_change(change);
            entries.push_back(
                {fmt::format("{} {}", look.line, look.sign), std::string(look.colour), std::string(look.words)});
        }
    }
    return entries;
}

std::string modalities_of(const std::vector<DrawnTie>& ties) {
    std::set<std::string> modalities;
    for (const auto& tie : ties) {
        if (tie.edge->modality != "actual") {
            modalities.insert(tie.edge->modality);
        }
    }
    return fmt::format("{}", fmt::join(modalities, ", "));
}

/// A mark of the view, how it is drawn, and how to find it on an edge.
struct Mark {
    bool SelectedEdge::*flag;
    const char* sign;
    const char* words;
};

constexpr std::array<Mark, 4> marks = {{
    {&SelectedEdge::carried, "╌╌╌", "carried forward beyond what its source covers"},
    {&SelectedEdge::disputed, "═══", "sources disagree"},
    {&SelectedEdge::uncertain, "──▷", "possible on this day, not certain"},
    {&SelectedEdge::undated, "○──", "no source says since when"},
}};

std::vector<Entry> mark_entries(const std::vector<DrawnTie>& ties) {
    std::vector<Entry> entries;
    if (const auto modalities = modalities_of(ties); !modalities.empty()) {
        entries.push_back({"┈┈┈", "#333333", modalities});
    }
    for (const auto& [flag, sign, words] : marks) {
        if (std::any_of(ties.begin(), ties.end(), [flag = flag](const DrawnTie& tie) { return tie.edge->*flag; })) {
            entries.push_back({sign, "#333333", words});
        }
    }
    const bool compares = std::any_of(ties.begin(), ties.end(),
                                      [](const DrawnTie& tie) { return tie.edge->change != SelectedChange::none; });
    for (const auto& [unit, amount] : compares ? std::map<std::string, double>() : largest_amounts(ties)) {
        const auto words = fmt::format("line width: amount, widest {} {}", short_amount(amount), unit);
        entries.push_back({"▬", "#333333", words});
    }
    if (std::any_of(ties.begin(), ties.end(), [](const DrawnTie& tie) { return tie.count > 1; })) {
        entries.push_back({"×2", "#333333", "so many ties in one line"});
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

std::string source_row(const SelectedSource& source, std::size_t number, std::size_t line) {
    const auto& title = source.title.empty() ? source.key : source.title;
    std::string text = fmt::format("[{}] {}", number, title);
    text += source.publisher.empty() ? "" : ". " + source.publisher;
    text += source.published.empty() ? "" : ", " + source.published;
    const auto url = escape_url(source.url);
    const auto content = wrapped(text, line);
    if (url.empty()) {
        return row(content);
    }
    return fmt::format("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" HREF=\"{0}\" TITLE=\"{0}\">{1}</TD></TR>",
                       escape_dot_html(url), content);
}

/// What the texts mean that stand for ties.
std::vector<Entry> fold_entries(const Fold& fold) {
    std::vector<Entry> entries;
    if (!fold.example.empty()) {
        entries.push_back(
            {shortened(fold.example, 20), "#555555", "beside a name (→ in a box): a tie to the box with that tag"});
    }
    if (fold.brackets) {
        entries.push_back(
            {"(" + shortened(fold.example, 20) + ")", "#555555", "the same, carried forward, undated or uncertain"});
    }
    if (fold.numbers) {
        entries.push_back({"9 ×", "#555555", "so many ties to nodes drawn here, told as a number"});
    }
    return entries;
}

std::vector<std::string> legend_lines(const DiagramPlan& plan, std::size_t line) {
    const auto& selection = plan.selection;
    std::vector<std::string> lines;
    for (const auto& entries : {change_entries(selection), label_entries(selection), type_entries(plan.ties),
                                mark_entries(plan.ties), fold_entries(plan.fold)}) {
        const auto more = entry_lines(entries, line);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    lines.push_back("<FONT COLOR=\"#555555\">" + wrapped(days_of(selection) + counts_of(selection), line) + "</FONT>");
    for (const auto& note : selection.notes) {
        lines.push_back("<FONT COLOR=\"#555555\">" + wrapped(note, line) + "</FONT>");
    }
    return lines;
}

std::string source_rows(const DiagramPlan& plan, std::size_t line) {
    const auto& footnotes = plan.footnotes;
    std::string rows = footnotes.listed.empty() ? "" : row("<B>Sources</B>");
    for (std::size_t i = 0; i < footnotes.listed.size(); ++i) {
        rows += source_row(plan.selection.sources[footnotes.listed[i]], i + 1, line);
    }
    if (footnotes.left_out > 0) {
        rows += row(fmt::format("and {} more", footnotes.left_out));
    }
    return rows;
}

}  // namespace

std::string short_amount(double amount) {
    struct Step {
        double size;
        const char* suffix;
    };
    constexpr std::array<Step, 4> steps = {{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}, {1, ""}}};
    for (const auto& [size, suffix] : steps) {
        if (std::abs(amount) >= size) {
            return fmt::format("{:.{}g}{}", amount / size, size > 1 ? 3 : 6, suffix);
        }
    }
    return fmt::format("{:.3g}", amount);
}

std::string as_table(std::string_view rows, double width) {
    const auto least = width > 0 ? fmt::format(" WIDTH=\"{:.0f}\"", width) : "";
    return rows.empty()
               ? ""
               : fmt::format(R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"{}>{}</TABLE>)", least,
                             rows);
}

std::string heading_rows(const Selection& selection) {
    std::string rows;
    if (!selection.title.empty()) {
        rows += row("<FONT POINT-SIZE=\"20\"><B>" + wrapped(selection.title, 60) + "</B></FONT>");
    }
    if (!selection.subtitle.empty()) {
        rows += row("<FONT POINT-SIZE=\"13\" COLOR=\"#555555\">" + wrapped(selection.subtitle, 90) + "</FONT>");
    }
    return rows;
}

std::string caption_rows(const DiagramPlan& plan, std::size_t line) {
    std::string rows;
    for (const auto& text : legend_lines(plan, line)) {
        rows += row(text);
    }
    return rows + source_rows(plan, line);
}

std::string caption_in_two(const DiagramPlan& plan, std::size_t line) {
    // One cell: the rows of a table inside would be stretched to the height of the other.
    const auto legend = fmt::format("{}", fmt::join(legend_lines(plan, line), "<BR ALIGN=\"LEFT\"/>"));
    const auto sources = as_table(source_rows(plan, line));
    return fmt::format(
        R"(<TR><TD ALIGN="LEFT" BALIGN="LEFT" VALIGN="TOP">{}</TD><TD ALIGN="LEFT" VALIGN="TOP">{}</TD></TR>)", legend,
        sources);
}

}  // namespace entente
