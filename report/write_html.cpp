#include "export/formats.hpp"
#include "export/table_writer.hpp"
#include "report/html.hpp"
#include "report/pieces.hpp"
#include "report/references.hpp"
#include "report/report_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace entente {

extern const char* const report_stylesheet;

namespace {

/// Text inside an attribute or a title, where a line end is a blank and no element stands.
std::string attribute(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return escape_html(text);
}

std::string notes_html(const WovenPiece& piece) {
    std::string text;
    for (const std::string& note : piece.notes) text += fmt::format("<p class=\"note\">{}</p>\n", escape_html(note));
    return text;
}

class HtmlPieces : public PieceWriter {
public:
    std::string block(const WovenPiece& piece) override {
        switch (piece.kind) {
            case WovenPiece::Kind::tables:
                return tables(piece);
            case WovenPiece::Kind::figure:
                return figure(piece);
            case WovenPiece::Kind::words:
                return fmt::format("<p>{}</p>\n", escape_html(piece.words));
            case WovenPiece::Kind::failure:
                break;
        }
        return fmt::format("<div class=\"failure\" role=\"alert\">{}</div>\n", escape_html(piece.words));
    }

    std::string words(const WovenPiece& piece) override {
        if (piece.kind == WovenPiece::Kind::failure)
            return fmt::format("<span class=\"failure\" role=\"alert\">{}</span>", escape_html(piece.words));
        return escape_html(piece.words);
    }

    std::string link(const CrossReference& link) override {
        return fmt::format("<a href=\"#{}\">{}</a>", escape_html(link.id), escape_html(link.target.words()));
    }

private:
    static std::string id_attribute(const WovenPiece& piece) {
        return piece.request.id.empty() ? "" : fmt::format(" id=\"{}\"", escape_html(piece.request.id));
    }

    std::string tables(const WovenPiece& piece) {
        std::string text = fmt::format("<div class=\"answer\"{}>\n", id_attribute(piece));
        for (const NumberedTable& numbered : piece.tables) {
            Answer one{{numbered.table}, {}, {}};
            one.tables[0].caption = numbered_caption("Table", numbered.number, numbered.table.caption);
            std::ostringstream out;
            write(one, table_format("html"), out);
            text += fmt::format("<div class=\"table\" tabindex=\"0\">\n{}</div>\n", std::move(out).str());
        }
        return text + notes_html(piece) + sources(piece) + "</div>\n";
    }

    std::string figure(const WovenPiece& piece) {
        const std::string width =
            piece.request.width.empty() ? "" : fmt::format(" style=\"width:{}\"", escape_html(piece.request.width));
        std::string text = fmt::format("<figure{}>\n<img src=\"{}\" alt=\"{}\"{}>\n", id_attribute(piece),
                                       data_uri("image/svg+xml", piece.picture), attribute(alt_of(piece)), width);
        const std::string caption = numbered_caption("Figure", piece.number, piece.caption);
        if (!caption.empty()) text += fmt::format("<figcaption>{}</figcaption>\n", escape_html(caption));
        return text + notes_html(piece) + sources(piece) + "</figure>\n";
    }

    /// The first citation of a source is where the list of sources leads back to.
    std::string sources(const WovenPiece& piece) {
        if (piece.citations.empty()) return "";
        std::string text;
        for (std::size_t number : piece.citations) {
            const bool first = cited_.insert(number).second;
            text += fmt::format("{}<a href=\"#source-{}\"{}>{}</a>", text.empty() ? "" : ", ", number,
                                first ? fmt::format(" id=\"cited-{}\"", number) : "", number);
        }
        return fmt::format("<p class=\"cited\">Sources: [{}]</p>\n", text);
    }

    std::set<std::size_t> cited_;
};

/// The author's HTML as text; pictures inside the page; no picture from the web.
void settle_author_html(Woven& woven, const WriteOptions& options) {
    woven.markdown.each([&](cmark_node* node) {
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HTML_BLOCK && !options.raw_html) {
            replace_raw(node, CMARK_NODE_CUSTOM_BLOCK, fmt::format("<pre>{}</pre>\n", escape_html(literal_of(node))));
            return Markdown::Then::pass;
        }
        if (type == CMARK_NODE_HTML_INLINE && !options.raw_html) {
            replace_raw(node, CMARK_NODE_CUSTOM_INLINE, escape_html(literal_of(node)));
            return Markdown::Then::pass;
        }
        if (type == CMARK_NODE_IMAGE) {
            const AuthorPicture& picture = woven.pictures.at(node);
            replace_raw(
                node, CMARK_NODE_CUSTOM_INLINE,
                picture.file.empty()
                    ? fmt::format("<a href=\"{}\">{}</a>", attribute(web_only(picture.url)), escape_html(picture.alt))
                    : fmt::format("<img src=\"{}\" alt=\"{}\">", embedded(picture), attribute(picture.alt)));
            return Markdown::Then::pass;
        }
        return Markdown::Then::descend;
    });
}

std::string reference_list(const std::vector<Reference>& references) {
    if (references.empty()) return "";
    std::string text = "<section class=\"sources\">\n<h2>Sources</h2>\n<ol>\n";
    for (std::size_t i = 0; i < references.size(); ++i) {
        const Reference& one = references[i];
        text += fmt::format("<li id=\"source-{}\">{}", i + 1, escape_html(words(one)));
        if (!one.url.empty()) text += fmt::format(" <a href=\"{0}\">{0}</a>", attribute(one.url));
        text += fmt::format(" <a href=\"#cited-{}\" class=\"back\" aria-label=\"back to the text\">&#x21A9;</a></li>\n",
                            i + 1);
    }
    return text + "</ol>\n</section>\n";
}

std::string head(const Woven& woven, const WriteOptions& options) {
    const FrontMatter& front = woven.front;
    const std::string title = front.title.empty() ? options.output.stem().string() : front.title;
    std::string text = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                                   attribute(front.language));
    // No script runs, and nothing is fetched, whatever the text holds.
    if (!options.raw_html)
        text +=
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
            "'unsafe-inline'\">\n";
    text += fmt::format(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
        "content=\"light dark\">\n<title>{}</title>\n",
        attribute(title));
    for (const std::string& author : front.authors)
        text += fmt::format("<meta name=\"author\" content=\"{}\">\n", attribute(author));
    text += fmt::format("<meta name=\"generator\" content=\"entente {}\">\n<style>\n{}</style>\n",
                        escape_html(woven.colophon.version), report_stylesheet);
    if (!woven.references.empty())
        text += fmt::format("<script type=\"application/vnd.citationstyles.csl+json\">\n{}</script>\n",
                            inert_json(csl_json(woven.references)));
    text += "</head>\n<body>\n<main>\n<header>\n";
    if (!front.title.empty()) text += fmt::format("<h1 class=\"title\">{}</h1>\n", escape_html(front.title));
    if (!front.subtitle.empty()) text += fmt::format("<p class=\"subtitle\">{}</p>\n", escape_html(front.subtitle));
    return text + fmt::format("<p class=\"byline\">{}</p>\n</header>\n", escape_html(byline(woven)));
}

}  // namespace

std::string html_report(Woven& woven, const WriteOptions& options) {
    HtmlPieces pieces;
    put_pieces(woven, pieces);
    settle_author_html(woven, options);
    std::string page = head(woven, options);
    page += woven.markdown.html(options.raw_html ? Markdown::Html::kept : Markdown::Html::dropped);
    page += reference_list(woven.references);
    page += fmt::format("<footer>{}</footer>\n</main>\n</body>\n</html>\n", escape_html(woven.colophon.words()));
    return page;
}

std::vector<ReportFile> write_html_report(Woven& woven, const WriteOptions& options) {
    return {{options.output, html_report(woven, options)}};
}

std::vector<ReportFile> write_pdf_report(Woven& woven, const WriteOptions& options) {
    const std::string page = html_report(woven, options);
    return {{options.output,
             run_program({"weasyprint", "--encoding", "utf-8", "-", "-"}, "weasyprint", page, options.programs)}};
}

}  // namespace entente
