#include "export/multiples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "export/file.hpp"
#include "export/formats.hpp"
#include "export/text.hpp"
#include "export/xml.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

constexpr std::size_t most_beside = 4;  // panels in a row of a picture
constexpr double gap = 18;
constexpr double title_size = 18;  // of a panel, in points

/// An SVG picture taken out of its file, to stand inside another.
struct Inner {
    std::string view_box;
    double width = 0;
    double height = 0;
    std::string content;  ///< all between the tags of the picture
};

/// The value of an attribute in a tag; empty where it is not there.
std::string_view attribute_in(std::string_view tag, std::string_view name) {
    const auto begin = tag.find(fmt::format(" {}=\"", name));
    if (begin == std::string_view::npos) {
        return {};
    }
    const auto value = begin + name.size() + 3;
    return tag.substr(value, tag.find('"', value) - value);
}

double number_at(std::string_view text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Ids and what refers to them begin with the prefix, since several pictures share one document. In text no quote
/// stands as itself.
std::string prefixed(std::string_view text, std::string_view prefix) {
    struct Mark {
        std::string_view text;
        std::size_t at;  // the next one, so that what is not there is looked for once
    };
    std::array marks = {Mark{" id=\"", 0}, Mark{"url(#", 0}, Mark{"href=\"#", 0}, Mark{"aria-labelledby=\"", 0}};
    for (auto& mark : marks) {
        mark.at = text.find(mark.text);
    }
    std::string result;
    std::size_t done = 0;
    for (;;) {
        auto& next =
            *std::min_element(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
        if (next.at == std::string_view::npos) {
            return result += text.substr(done);
        }
        const auto end = next.at + next.text.size();
        result += text.substr(done, end - done);
        result += prefix;
        done = end;
        next.at = text.find(next.text, end);
    }
}

Inner inner_of(const std::string& svg, std::size_t number) {
    const auto begin = svg.find("<svg");
    const auto tag_end = svg.find('>', begin);
    const auto end = svg.rfind("</svg>");
    if (begin == std::string::npos || tag_end == std::string::npos || end == std::string::npos || end < tag_end) {
        throw Error("a drawing of the series is no SVG");
    }
    const auto tag = std::string_view(svg).substr(begin, tag_end - begin);
    Inner inner;
    inner.view_box = attribute_in(tag, "viewBox");
    inner.width = number_at(attribute_in(tag, "width"));
    inner.height = number_at(attribute_in(tag, "height"));
    inner.content = prefixed(std::string_view(svg).substr(tag_end + 1, end - tag_end - 1), fmt::format("p{}-", number));
    return inner;
}

std::string counts_of(const Selection& selection) {
    const auto nodes = selection.nodes.size();
    const auto ties = selection.edges.size();
    return fmt::format("{} {}, {} {}", nodes, nodes == 1 ? "node" : "nodes", ties, ties == 1 ? "tie" : "ties");
}

std::string nested(const Inner& inner, double x, double y, double width, double height) {
    return fmt::format("<svg x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" viewBox=\"{}\">{}</svg>\n", x,
                       y, width, height, inner.view_box, inner.content);
}

std::string svg_of(const Multiples& multiples, const std::vector<std::string>& drawings, const std::string& all) {
    const auto last = inner_of(all, drawings.size());
    const auto beside = std::min(most_beside, std::max<std::size_t>(drawings.size(), 1));
    const auto width = std::max(last.width, 900.0);
    const auto panel = (width - gap * static_cast<double>(beside - 1)) / static_cast<double>(beside);
    std::string body;
    double y = 0;
    double row_height = 0;
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        const auto inner = inner_of(drawings[i], i);
        const auto height = inner.width > 0 ? inner.height * panel / inner.width : panel;
        if (i > 0 && i % beside == 0) {
            y += row_height + title_size + gap;
            row_height = 0;
        }
        row_height = std::max(row_height, height);
        const auto x = static_cast<double>(i % beside) * (panel + gap);
        body += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" font-family=\"Liberation Sans,Arial,sans-serif\" "
            "font-size=\"{}\" font-weight=\"bold\">{}</text>\n",
            x + gap, y + title_size, title_size, escape_xml(multiples.titles[i]));
        body += nested(inner, x, y + title_size, panel, height);
    }
    y += row_height + title_size + 2 * gap;
    body += nested(last, (width - last.width) / 2, y, last.width, last.height);
    const auto height = y + last.height;
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{0:.1f}pt\" height=\"{1:.1f}pt\" viewBox=\"0 0 {0:.1f} "
        "{1:.1f}\">\n<title>{2}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n{3}</svg>\n",
        width, height, escape_xml(multiples.all.title), body);
}

std::string figure(const Inner& inner, std::string_view kind, std::string_view words) {
    return fmt::format(
        "<figure class=\"{}\">\n<svg role=\"img\" aria-label=\"{}\" viewBox=\"{}\">{}</svg>\n"
        "<figcaption>{}</figcaption>\n</figure>\n",
        kind, escape_xml(words), inner.view_box, inner.content, escape_html(words));
}

std::string page_of(const Multiples& multiples, const std::vector<std::string>& drawings, const std::string& all) {
    std::string panels;
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        panels += figure(inner_of(drawings[i], i), "panel",
                         fmt::format("{}: {}", multiples.titles[i], counts_of(multiples.selections[i])));
    }
    return fmt::format(
        R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{0}</title>
<style>
body {{
  margin: 1.5rem auto; max-width: 88rem; padding: 0 1rem;
  font: 16px/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1a1a1a; background: white;
}}
h1 {{ font-size: 1.6rem; margin: 0; }}
.when {{ color: #555; margin: 0.2rem 0 1rem; }}
.panels {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1.25rem; }}
figure {{ margin: 0; break-inside: avoid; }}
svg {{ width: 100%; height: auto; }}
.panel {{ border-top: 2px solid #444; padding-top: 0.3rem; }}
.all {{ margin-top: 2rem; border-top: 2px solid #444; padding-top: 0.3rem; }}
.all svg {{ max-height: 95vh; }}
figcaption {{ font-size: 0.9rem; color: #444; }}
@media print {{ body {{ max-width: none; margin: 0; }} .panels {{ grid-template-columns: repeat(2, 1fr); }} }}
</style>
</head>
<body>
<h1>{0}</h1>
<p class="when">{1}</p>
<div class="panels">
{2}</div>
{3}</body>
</html>
)",
        escape_html(multiples.all.title), escape_html(multiples.all.subtitle), panels,
        figure(inner_of(all, drawings.size()), "all", fmt::format("All of these days: {}", counts_of(multiples.all))));
}

constexpr MultiplesFormat formats[] = {{".html", page_of}, {".svg", svg_of}};

}  // namespace

const MultiplesFormat& multiples_format(const std::filesystem::path& file) {
    const auto suffix = lower_extension(file);
    std::string suffixes;
    for (const auto& format : formats) {
        if (format.suffix == suffix) {
            return format;
        }
        suffixes += fmt::format("{}{}", suffixes.empty() ? "" : " and ", format.suffix);
    }
    throw UsageError(
        fmt::format("one file holds several drawings in {} alone; a file for each has %Y, %m or %d in its "
                    "name, as in ties-%Y{}",
                    suffixes, escape_terminal(file.extension().string())));
}

std::string draw_multiples(const Multiples& multiples, const MultiplesFormat& format, const DrawOptions& options) {
    const auto& svg = draw_format("x.svg");
    auto small = options;
    small.caption = false;
    std::vector<std::string> drawings;
    for (std::size_t i = 0; i < multiples.selections.size(); ++i) {
        auto selection = multiples.selections[i];
        selection.title.clear();
        selection.subtitle.clear();
        drawings.push_back(draw(selection, svg, small));
    }
    return format.draw(multiples, drawings, draw(multiples.all, svg, options));
}

}  // namespace entente
