#include "loaders/template.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace {

bool is_missing(std::string_view cell, const Markers& missing) {
    return cell.data() == nullptr || std::find(missing.begin(), missing.end(), cell) != missing.end();
}

}  // namespace

std::size_t find_column(std::string_view name, const Columns& columns, std::string_view place) {
    const std::size_t index = columns.find(name);
    if (index != Columns::kNone) {
        return index;
    }
    const std::string near = nearest(name, columns.names());
    throw Error(fmt::format("{}: the table has no column \"{}\"; {}", place, name,
                            near.empty() ? fmt::format("it has {}", fmt::join(columns.names(), ", "))
                                         : fmt::format("did you mean \"{}\"?", near)));
}

Template::Template(std::string_view text, const Columns& columns, std::string_view place) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t brace = text.find_first_of("{}", at);
        add_text(text.substr(at, brace - at));
        if (brace == std::string_view::npos) {
            break;
        }
        if (brace + 1 < text.size() && text[brace + 1] == text[brace]) {
            add_text(text.substr(brace, 1));
            at = brace + 2;
            continue;
        }
        const std::size_t close = text[brace] == '{' ? text.find('}', brace) : std::string_view::npos;
        if (close == std::string_view::npos) {
            throw Error(
                fmt::format("{}: the brace in \"{}\" has no partner; write {{{{ or }}}} for a brace", place, text));
        }
        const std::size_t index = find_column(text.substr(brace + 1, close - brace - 1), columns, place);
        pieces_.push_back({index, ""});
        if (column_.empty()) {
            column_ = columns.name(index);
        }
        at = close + 1;
    }
}

void Template::add_text(std::string_view text) {
    if (text.empty()) {
        return;
    }
    if (!pieces_.empty() && pieces_.back().column == Columns::kNone) {
        pieces_.back().text += text;
    } else {
        pieces_.push_back({Columns::kNone, std::string(text)});
    }
}

void Template::collect_columns(std::vector<std::size_t>& columns) const {
    for (const Piece& piece : pieces_) {
        if (piece.column != Columns::kNone) {
            columns.push_back(piece.column);
        }
    }
}

std::optional<std::string_view> Template::fill(const Cells& cells, const Markers& missing) {
    if (pieces_.size() == 1) {
        const Piece& piece = pieces_.front();
        if (piece.column == Columns::kNone) {
            return piece.text;
        }
        const std::string_view cell = cells[piece.column];
        return is_missing(cell, missing) ? std::nullopt : std::optional(cell);
    }
    filled_.clear();
    for (const Piece& piece : pieces_) {
        if (piece.column == Columns::kNone) {
            filled_ += piece.text;
        } else if (is_missing(cells[piece.column], missing)) {
            return std::nullopt;
        } else {
            filled_ += cells[piece.column];
        }
    }
    return filled_;
}

}  // namespace entente
