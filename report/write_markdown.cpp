#include "export/formats.hpp"
#include "export/table_writer.hpp"
#include "report/pieces.hpp"
#include "report/references.hpp"
#include "report/report_format.hpp"

#include <fmt/format.h>

#include <sstream>

namespace entente {

namespace {

/// Escaped, and no list, heading or rule either where it begins a line.
std::string line_text(const std::string& text) {
    std::string escaped = escape_markdown(text);
    const auto at = std::min(escaped.find_first_not_of("0123456789"), escaped.size());
    const bool begins_list = at > 0 && (at + 1 == escaped.size() || escaped[at + 1] == ' ');
    const std::string_view signs = at == 0 ? "#+-=>:" : begins_list ? ".)" : "";
    if (at < escaped.size() && signs.find(escaped[at]) != std::string_view::npos)
        escaped.replace(at, 1, fmt::format("&#{};", static_cast<int>(escaped[at])));
    return escaped;
}

class MarkdownPieces : public PieceWriter {
public:
    MarkdownPieces(const WriteOptions& options, std::vector<ReportFile>& files) : options_(options), files_(files) {}

    std::string block(const WovenPiece& piece) override {
        switch (piece.kind) {
            case WovenPiece::Kind::tables:
                return anchor(piece) + tables(piece) + below(piece);
            case WovenPiece::Kind::figure:
                return anchor(piece) + figure(piece) + below(piece);
            case WovenPiece::Kind::words:
                return line_text(piece.words) + "\n";
            case WovenPiece::Kind::failure:
                break;
        }
        return fmt::format("> **Failed:** {}\n", escape_markdown(piece.words));
    }

    std::string words(const WovenPiece& piece) override {
        if (piece.kind == WovenPiece::Kind::failure)
            return fmt::format("**[failed: {}]**", escape_markdown(piece.words));
        return line_text(piece.words);
    }

    std::string link(const CrossReference& link) override {
        return fmt::format("[{}](#{})", link.target.words(), link.id);
    }

private:
    static std::string anchor(const WovenPiece& piece) {
        return piece.request.id.empty() ? "" : fmt::format("<a id=\"{}\"></a>\n\n", escape_html(piece.request.id));
    }

    static std::string tables(const WovenPiece& piece) {
        Answer answer;
        for (const NumberedTable& numbered : piece.tables) {
            answer.tables.push_back(numbered.table);
            answer.tables.back().caption = numbered_caption("Table", numbered.number, numbered.table.caption);
        }
        std::ostringstream out;
        write(answer, table_format("markdown"), out);
        return std::move(out).str();
    }

    std::string figure(const WovenPiece& piece) {
        const auto name = picture_name(options_.output, ++figures_, ".svg");
        files_.push_back({options_.output.parent_path() / name, piece.picture});
        std::string text = fmt::format("![{}](<{}>)\n", escape_markdown(alt_of(piece)), name.generic_string());
        const std::string caption = numbered_caption("Figure", piece.number, piece.caption);
        return caption.empty() ? text : fmt::format("{}\n*{}*\n", text, escape_markdown(caption));
    }

    static std::string below(const WovenPiece& piece) {
        std::string text;
        for (const std::string& note : piece.notes) text += fmt::format("\n{}\n", line_text(note));
        if (piece.citations.empty()) return text;
        text += "\nSources:";
        for (std::size_t number : piece.citations) text += fmt::format(" [^source-{}]", number);
        return text + "\n";
    }

    const WriteOptions& options_;
    std::vector<ReportFile>& files_;
    std::size_t figures_ = 0;
};

std::string heading(const Woven& woven) {
    std::string text;
    if (!woven.front.title.empty()) text += fmt::format("# {}\n\n", escape_markdown(woven.front.title));
    if (!woven.front.subtitle.empty()) text += fmt::format("*{}*\n\n", escape_markdown(woven.front.subtitle));
    return text + line_text(byline(woven)) + "\n\n";
}

std::string foot(const Woven& woven) {
    std::string text = fmt::format("\n-----\n\n{}\n", line_text(woven.colophon.words()));
    for (std::size_t i = 0; i < woven.references.size(); ++i) {
        const Reference& one = woven.references[i];
        text += fmt::format("\n[^source-{}]: {}", i + 1, line_text(words(one)));
        if (!one.url.empty()) text += " " + escape_markdown(one.url);
        text += '\n';
    }
    return text;
}

}  // namespace

std::vector<ReportFile> write_markdown_report(Woven& woven, const WriteOptions& options) {
    std::vector<ReportFile> pictures;
    MarkdownPieces pieces(options, pictures);
    put_pieces(woven, pieces);
    std::vector<ReportFile> files = {{options.output, heading(woven) + woven.markdown.common_mark() + foot(woven)}};
    files.insert(files.end(), std::make_move_iterator(pictures.begin()), std::make_move_iterator(pictures.end()));
    return files;
}

}  // namespace entente
