#include "export/formats.hpp"
#include "export/table_writer.hpp"
#include "report/pieces.hpp"
#include "report/references.hpp"
#include "report/report_format.hpp"

#include <fmt/format.h>

#include <map>
#include <sstream>

namespace entente {

namespace {

/// A web address within \href: what is not plain stands as %XX.
std::string latex_url(std::string_view url) {
    std::string text;
    for (char c : url) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._/:?=+,;@!()*").find(c) != std::string_view::npos;
        if (plain) {
            text += c;
        } else if (c == '%' || c == '#' || c == '&' || c == '~') {
            text += fmt::format("\\{}", c);
        } else {
            text += fmt::format("\\%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return text;
}

class LatexPieces : public PieceWriter {
public:
    LatexPieces(const WriteOptions& options, std::vector<ReportFile>& files) : options_(options), files_(files) {}

    std::string block(const WovenPiece& piece) override {
        switch (piece.kind) {
            case WovenPiece::Kind::tables:
                return anchor(piece) + tables(piece) + below(piece);
            case WovenPiece::Kind::figure:
                return figure(piece) + below(piece);
            case WovenPiece::Kind::words:
                return escape_latex(piece.words) + "\n";
            case WovenPiece::Kind::failure:
                break;
        }
        return fmt::format(
            "\\begin{{center}}\\fbox{{\\parbox{{0.9\\linewidth}}{{\\textbf{{Failed:}} {}}}}}\\end{{center}}\n",
            escape_latex(piece.words));
    }

    std::string words(const WovenPiece& piece) override {
        if (piece.kind == WovenPiece::Kind::failure)
            return fmt::format("\\textbf{{{{[}}failed: {}]}}", escape_latex(piece.words));
        return escape_latex(piece.words);
    }

    std::string link(const CrossReference& link) override {
        return fmt::format("\\hyperlink{{{}}}{{{}~{}}}", link.id, link.target.kind, link.target.number);
    }

private:
    static std::string anchor(const WovenPiece& piece) {
        return piece.request.id.empty() ? "" : fmt::format("\\hypertarget{{{}}}{{}}%\n", piece.request.id);
    }

    /// LaTeX counts by itself: what has a number has a caption, be it blank, and longtable counts without one, too.
    static std::string tables(const WovenPiece& piece) {
        std::string text = "{\\small\n";
        for (const NumberedTable& numbered : piece.tables) {
            Answer one{{numbered.table}, {}, {}};
            if (numbered.number > 0 && numbered.table.caption.empty()) one.tables[0].caption = " ";
            std::ostringstream out;
            write(one, table_format("latex"), out);
            text += std::move(out).str();
            if (numbered.number == 0) text += "\\addtocounter{table}{-1}\n";
        }
        return text + "}\n";
    }

    std::string figure(const WovenPiece& piece) {
        const auto name = picture_name(options_.output, ++figures_, ".pdf");
        files_.push_back({options_.output.parent_path() / name, piece.picture});
        double share = 1;
        if (!piece.request.width.empty()) share = std::stoi(piece.request.width) / 100.0;
        std::string text = fmt::format(
            "\\begin{{figure}}[htbp]\n\\centering\n{}\\includegraphics[width={:g}\\linewidth]{{\\detokenize{{{}}}}}\n",
            anchor(piece), share, name.generic_string());
        if (piece.number > 0) text += fmt::format("\\caption{{{}}}\n", escape_latex(piece.caption));
        return text + "\\end{figure}\n";
    }

    static std::string below(const WovenPiece& piece) {
        std::string text;
        for (const std::string& note : piece.notes) text += fmt::format("\n{{\\small {}}}\n", escape_latex(note));
        if (piece.citations.empty()) return text;
        std::string keys;
        for (std::size_t number : piece.citations) keys += fmt::format("{}source-{}", keys.empty() ? "" : ",", number);
        return text + fmt::format("\n{{\\small Sources: \\cite{{{}}}}}\n", keys);
    }

    const WriteOptions& options_;
    std::vector<ReportFile>& files_;
    std::size_t figures_ = 0;
};

/// cmark leaves footnotes out of LaTeX: their text is put where they are first referred to.
void put_footnotes(Woven& woven) {
    std::vector<cmark_node*> definitions;
    for (cmark_node* node = cmark_node_first_child(woven.markdown.root()); node != nullptr;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) definitions.push_back(node);
    }
    std::map<std::string, bool> seen;
    woven.markdown.each([&](cmark_node* node) {
        // A note within a note is left out: it could hold itself.
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) return Markdown::Then::pass;
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_REFERENCE) return Markdown::Then::descend;
        const std::string number = literal_of(node);
        const auto index = static_cast<std::size_t>(std::stoul(number)) - 1;
        if (!seen.emplace(number, true).second || index >= definitions.size()) {
            replace_raw(node, CMARK_NODE_CUSTOM_INLINE, fmt::format("\\footnotemark[{}]", number));
        } else {
            replace_raw(
                node, CMARK_NODE_CUSTOM_INLINE,
                fmt::format("\\footnote[{}]{{{}}}", number, woven.markdown.latex_of_children(definitions[index])));
        }
        return Markdown::Then::pass;
    });
    for (cmark_node* node : definitions) {
        cmark_node_unlink(node);
        cmark_node_free(node);
    }
}

std::string preamble(const Woven& woven) {
    std::string authors;
    for (const std::string& author : woven.front.authors)
        authors += fmt::format("{}{}", authors.empty() ? "" : " \\and ", escape_latex(author));
    std::string title = escape_latex(woven.front.title);
    if (!woven.front.subtitle.empty()) title += fmt::format("\\\\\n\\large {}", escape_latex(woven.front.subtitle));
    std::string days = fmt::format("As of {}", woven.colophon.as_of);
    if (!woven.colophon.known_on.empty()) days += fmt::format(", as known on {}", woven.colophon.known_on);
    return fmt::format(
        "\\documentclass[11pt,a4paper]{{article}}\n\\usepackage{{iftex}}\n\\ifPDFTeX\n\\usepackage[utf8]{{inputenc}}\n"
        "\\usepackage[T1]{{fontenc}}\n\\usepackage{{textcomp}}\n\\else\n\\usepackage{{fontspec}}\n\\fi\n"
        "\\usepackage{{longtable}}\n\\usepackage{{graphicx}}\n\\usepackage[normalem]{{ulem}}\n"
        "\\usepackage[hidelinks]{{hyperref}}\n\\title{{{}}}\n\\author{{{}}}\n\\date{{{}}}\n\\begin{{document}}\n"
        "\\maketitle\n\n",
        title, authors, days);
}

std::string foot(const Woven& woven) {
    std::string text;
    if (!woven.references.empty()) {
        text += "\n\\renewcommand{\\refname}{Sources}\n\\begin{thebibliography}{99}\n";
        for (std::size_t i = 0; i < woven.references.size(); ++i) {
            const Reference& one = woven.references[i];
            text += fmt::format("\\bibitem{{source-{}}} {}", i + 1, escape_latex(words(one)));
            if (!one.url.empty()) text += fmt::format(" \\href{{{}}}{{{}}}", latex_url(one.url), escape_latex(one.url));
            text += '\n';
        }
        text += "\\end{thebibliography}\n";
    }
    return text + fmt::format("\n\\bigskip\\noindent{{\\footnotesize {}}}\n\\end{{document}}\n",
                              escape_latex(woven.colophon.words()));
}

}  // namespace

std::vector<ReportFile> write_latex_report(Woven& woven, const WriteOptions& options) {
    std::vector<ReportFile> pictures;
    LatexPieces pieces(options, pictures);
    put_pieces(woven, pieces);
    put_footnotes(woven);
    std::vector<ReportFile> files = {{options.output, preamble(woven) + woven.markdown.latex() + foot(woven)}};
    files.insert(files.end(), std::make_move_iterator(pictures.begin()), std::make_move_iterator(pictures.end()));
    return files;
}

}  // namespace entente
