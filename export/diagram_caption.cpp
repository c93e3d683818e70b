#include "export/diagram_caption.hpp"

#include <fmt/format.h>

#include "export/diagram_legend.hpp"
#include "export/dot_escape.hpp"
#include "export/text.hpp"
#include "export/xml.hpp"

namespace entente {
namespace {

std::string row(std::string_view content) {
    return fmt::format("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">{}</TD></TR>", content);
}

std::string source_row(const SelectedSource& source, std::size_t number, std::size_t line) {
    const auto& title = source.title.empty() ? source.key : source.title;
    std::string text = fmt::format("[{}] {}", number, title);
    text += source.publisher.empty() ? "" : ". " + source.publisher;
    text += source.published.empty() ? "" : ", " + source.published;
    const auto url = escape_url(source.url);
    const auto content = wrapped_html(text, line);
    if (url.empty()) {
        return row(content);
    }
    // Graphviz puts the target into SVG as it stands.
    return fmt::format("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" HREF=\"{}\" TITLE=\"{}\">{}</TD></TR>",
                       escape_xml(escape_xml(url)), escape_dot_html(url), content);
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

std::string as_table(std::string_view rows, double width) {
    const auto least = width > 0 ? fmt::format(" WIDTH=\"{:.0f}\"", width) : "";
    return rows.empty()
               ? ""
               : fmt::format(R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"{}>{}</TABLE>)", least,
                             rows);
}

std::string heading_rows(const DiagramPlan& plan) {
    const auto& page = plan.options.style.page;
    const auto& selection = plan.selection;
    std::string rows;
    if (!selection.title.empty()) {
        rows += row(
            fmt::format("<FONT POINT-SIZE=\"{:g}\"><B>{}</B></FONT>", page.title, wrapped_html(selection.title, 60)));
    }
    if (!selection.subtitle.empty()) {
        rows += row(fmt::format("<FONT POINT-SIZE=\"{:g}\" COLOR=\"{}\">{}</FONT>", page.title * 0.65, page.faint,
                                wrapped_html(selection.subtitle, 90)));
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
