#include "report/pandoc_pieces.hpp"

#include "export/cell_text.hpp"
#include "export/formats.hpp"
#include "export/text.hpp"
#include "report/pieces.hpp"
#include "report/references.hpp"

#include <fmt/format.h>

namespace entente::pandoc {

namespace {

/// Text that pandoc escapes for its output: only what steers, and broken UTF-8, is replaced.
std::string clean(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at = point.end;
        if (point.value == '\n' || point.value == '\t' || point.value == '\r') {
            out += ' ';
        } else {
            append_utf8(out, is_control(point.value) ? U'\uFFFD' : point.value);
        }
    }
    return out;
}

bool is_latex(const Setting& setting) { return setting.format == "latex" || setting.format == "beamer"; }
bool is_html(const Setting& setting) { return setting.format.starts_with("html") || setting.format == "revealjs"; }

std::string caption_of(const Setting& setting, std::string_view kind, std::size_t number, const std::string& caption) {
    return is_latex(setting) ? caption : numbered_caption(kind, number, caption);
}

Json caption_cell(const std::string& caption) {
    Json content = Json::array();
    if (!caption.empty()) content.push_back(element("Plain", inlines(caption)));
    return Json::array({nullptr, content});
}

Json table_of(const NumberedTable& numbered, const std::string& id, const Setting& setting) {
    const Table& from = numbered.table;
    std::vector<std::string> alignments;
    Json head = Json::array();
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
        alignments.emplace_back(is_numeric(from, i) ? "AlignRight" : "AlignLeft");
        head.push_back(cell(inlines(from.columns[i])));
    }
    Json rows = Json::array();
    for (const auto& row : from.rows) {
        Json cells = Json::array();
        for (const Cell& one : row) cells.push_back(cell(inlines(readable_text(one))));
        rows.push_back(std::move(cells));
    }
    return table(id, caption_of(setting, "Table", numbered.number, from.caption), alignments, head, rows);
}

Json figure(const WovenPiece& piece, const Setting& setting) {
    const std::string uri = data_uri(is_html(setting) ? "image/svg+xml" : "image/png", piece.picture);
    const std::string caption = caption_of(setting, "Figure", piece.number, piece.caption);
    Json keys = Json::array();
    if (!piece.request.width.empty()) keys.push_back({"width", piece.request.width});
    if (!piece.request.alt.empty()) keys.push_back({"alt", clean(piece.request.alt)});
    const bool has_figures = setting.version > std::vector<int>{1, 22, 999};
    const Json image_attributes = Json::array({has_figures ? "" : piece.request.id, Json::array(), keys});
    if (has_figures) {
        Json image = element("Image", Json::array({image_attributes, inlines(alt_of(piece)), Json::array({uri, ""})}));
        return element("Figure", Json::array({attributes(piece.request.id), caption_cell(caption),
                                              Json::array({element("Plain", Json::array({image}))})}));
    }
    Json image = element(
        "Image", Json::array({image_attributes, inlines(caption), Json::array({uri, caption.empty() ? "" : "fig:"})}));
    return element("Para", Json::array({image}));
}

Json link_to(const std::string& target, const std::string& text) {
    return element("Link", Json::array({attributes(), inlines(text), Json::array({target, ""})}));
}

void append_citations(const WovenPiece& piece, Json& blocks) {
    if (piece.citations.empty()) return;
    Json content = inlines("Sources: [");
    for (std::size_t i = 0; i < piece.citations.size(); ++i) {
        if (i > 0) content.insert(content.end(), {element("Str", ","), element("Space")});
        const std::string number = std::to_string(piece.citations[i]);
        content.push_back(link_to("#source-" + number, number));
    }
    content.push_back(element("Str", "]"));
    blocks.push_back(element("Para", std::move(content)));
}

}  // namespace

std::string_view picture_suffix(const Setting& setting) { return is_html(setting) ? ".svg" : ".png"; }

Json element(std::string_view tag, Json content) { return {{"t", tag}, {"c", std::move(content)}}; }

Json element(std::string_view tag) { return {{"t", tag}}; }

Json inlines(std::string_view text) {
    Json list = Json::array();
    const std::string safe = clean(text);
    for (std::size_t at = 0; at < safe.size();) {
        const auto begin = safe.find_first_not_of(' ', at);
        if (begin != at) list.push_back(element("Space"));
        if (begin == std::string::npos) break;
        at = std::min(safe.find(' ', begin), safe.size());
        list.push_back(element("Str", safe.substr(begin, at - begin)));
    }
    return list;
}

Json paragraph(std::string_view text) { return element("Para", inlines(text)); }

Json attributes(const std::string& id) { return Json::array({id, Json::array(), Json::array()}); }

Json cell(Json content) {
    return Json::array(
        {attributes(), element("AlignDefault"), 1, 1, Json::array({element("Plain", std::move(content))})});
}

Json table(const std::string& id, const std::string& caption, const std::vector<std::string>& alignments,
           Json head_cells, Json body_rows) {
    Json columns = Json::array();
    for (const std::string& alignment : alignments)
        columns.push_back(Json::array({element(alignment), element("ColWidthDefault")}));
    auto row = [](Json cells) { return Json::array({attributes(), std::move(cells)}); };
    Json rows = Json::array();
    for (Json& cells : body_rows) rows.push_back(row(std::move(cells)));
    const Json head = Json::array({attributes(), Json::array({row(std::move(head_cells))})});
    const Json body = Json::array({attributes(), 0, Json::array(), std::move(rows)});
    const Json foot = Json::array({attributes(), Json::array()});
    return element("Table",
                   Json::array({attributes(id), caption_cell(caption), columns, head, Json::array({body}), foot}));
}

Json blocks(const WovenPiece& piece, const Setting& setting) {
    Json result = Json::array();
    switch (piece.kind) {
        case WovenPiece::Kind::tables:
            for (std::size_t i = 0; i < piece.tables.size(); ++i)
                result.push_back(table_of(piece.tables[i], i == 0 ? piece.request.id : "", setting));
            break;
        case WovenPiece::Kind::figure:
            result.push_back(figure(piece, setting));
            break;
        case WovenPiece::Kind::words:
            return Json::array({paragraph(piece.words)});
        case WovenPiece::Kind::failure:
            return Json::array({element(
                "BlockQuote",
                Json::array({element("Para", Json::array({element("Strong", inlines("Failed: " + piece.words))}))}))});
    }
    for (const std::string& note : piece.notes) result.push_back(paragraph(note));
    append_citations(piece, result);
    return result;
}

Json inlines(const WovenPiece& piece) {
    if (piece.kind == WovenPiece::Kind::failure)
        return Json::array({element("Strong", inlines("[failed: " + piece.words + "]"))});
    return inlines(piece.words);
}

Json link(const CrossReference& link) { return link_to("#" + link.id, link.target.words()); }

Json ending(const std::vector<Reference>& references, const Colophon& colophon) {
    Json result = Json::array();
    if (!references.empty()) {
        result.push_back(element("Header", Json::array({1, attributes("sources"), inlines("Sources")})));
        Json items = Json::array();
        for (std::size_t i = 0; i < references.size(); ++i) {
            Json text = inlines(words(references[i]));
            if (!references[i].url.empty()) {
                text.push_back(element("Space"));
                text.push_back(link_to(references[i].url, references[i].url));
            }
            const Json span = element("Span", Json::array({attributes(fmt::format("source-{}", i + 1)), text}));
            items.push_back(Json::array({element("Plain", Json::array({span}))}));
        }
        const Json style = Json::array({1, element("Decimal"), element("Period")});
        result.push_back(element("OrderedList", Json::array({style, items})));
    }
    result.push_back(element("HorizontalRule"));
    result.push_back(paragraph(colophon.words()));
    return result;
}

}  // namespace entente::pandoc
