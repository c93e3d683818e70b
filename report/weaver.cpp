#include "report/weaver.hpp"

#include "export/cell_text.hpp"
#include "export/draw.hpp"
#include "export/formats.hpp"
#include "export/table_writer.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "queries/work.hpp"
#include "verbs/cite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFigure = "Figure";
constexpr std::string_view kTable = "Table";
constexpr std::string_view kFigureFile = "figure.svg";

bool has_option(const std::vector<std::string>& tokens, std::string_view name) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const std::string& token) {
        return token == name || (token.starts_with(name) && token[name.size()] == '=');
    });
}

std::vector<Reference> references_in(const Table& bibliography) {
    std::vector<Reference> found;
    for (const auto& row : bibliography.rows) {
        std::vector<std::string> texts;
        for (const Cell& cell : row) texts.push_back(readable_text(cell));
        found.push_back({texts.at(0), texts.at(1), texts.at(2), texts.at(3), texts.at(4), texts.at(5)});
    }
    return found;
}

/// No more digits than a reader takes in.
void round(Table& table) {
    for (auto& row : table.rows) {
        for (Cell& cell : row) {
            if (std::holds_alternative<double>(cell.content)) cell = Cell(Digits{rounded_text(cell)});
        }
    }
}

/// Only the columns that are named, in that order.
Table narrowed(Table table, const std::vector<Request::Column>& columns) {
    Table result{table.caption, {}, std::vector<std::vector<Cell>>(table.rows.size())};
    for (const Request::Column& column : columns) {
        const auto found = std::find(table.columns.begin(), table.columns.end(), column.name);
        if (found == table.columns.end()) {
            const std::string near = nearest(column.name, table.columns);
            throw Error(fmt::format("columns: the answer has no column '{}'{}", escape_terminal(column.name),
                                    near.empty() ? "" : fmt::format("; the nearest is '{}'", near)));
        }
        result.columns.push_back(column.heading);
        const auto index = static_cast<std::size_t>(found - table.columns.begin());
        for (std::size_t i = 0; i < table.rows.size(); ++i) result.rows[i].push_back(table.rows[i][index]);
    }
    return result;
}

/// Verbs that a report may ask: the nearest is named where there is none.
const Verb& reading_verb(std::string_view name) {
    const Verb& verb = verb_named(verbs(), name);
    if (verb.writes) throw Error(fmt::format("'{}' writes: a report only reads", name));
    return verb;
}

}  // namespace

WovenPiece Weaver::weave(const Request& request) {
    try {
        return run(request);
    } catch (const HelpRequested&) {
        return fail(request, fmt::format("{}: --help has no place in a report", request.verb));
    } catch (const Interrupted&) {
        throw;
    } catch (const Error& error) {
        return fail(request, fmt::format("{}: {}", request.verb, error.what()));
    }
}

WovenPiece Weaver::fail(Request request, const std::string& message) {
    const std::string placed = place(request.line) + message;
    if (!setting_.keep_going) throw Error(placed);
    failures_.push_back(placed);
    WovenPiece piece;
    piece.kind = WovenPiece::Kind::failure;
    piece.request = std::move(request);
    piece.words = placed;
    return piece;
}

const Target* Weaver::target(std::string_view id, std::size_t line) {
    const auto found = targets_.find(id);
    if (found != targets_.end()) return &found->second;
    std::vector<std::string> known;
    for (const auto& [name, target] : targets_) known.push_back(name);
    const std::string near = nearest(id, known);
    fail({.line = line}, fmt::format("no figure or table has the id '{}'{}", escape_terminal(id),
                                     near.empty() ? "" : fmt::format("; the nearest is '{}'", near)));
    return nullptr;
}

WovenPiece Weaver::run(const Request& request) {
    const Verb& verb = reading_verb(request.verb);
    Result result = verb.run(verb, tokens_of(request, verb), setting_.context);
    if (result.failure) std::rethrow_exception(result.failure);
    if (auto* drawing = std::get_if<Drawing>(&result.content)) return figure_of(request, *drawing);
    auto* answer = std::get_if<Answer>(&result.content);
    if (answer == nullptr) throw Error("makes files: a report takes tables and drawings");
    if (request.place == Request::Place::in_line) return words_of(request, *answer);
    if (result.delivery.file == kFigureFile) return chart_of(request, std::move(*answer), result.delivery.table);
    return tables_of(request, std::move(*answer));
}

/// The database stands first, and what the verb wants of an output is given, since the report is the output.
std::vector<std::string> Weaver::tokens_of(const Request& request, const Verb& verb) const {
    require_inside(setting_.folder,
                   request.verb == "query"
                       ? std::vector<std::string>(request.tokens.begin(),
                                                  std::find(request.tokens.begin(), request.tokens.end(), "--"))
                       : request.tokens);
    for (const auto* option : {"-o", "--output", "--overwrite"}) {
        if (has_option(request.tokens, option))
            throw UsageError(fmt::format("{} has no place in a report: the report is the output", option));
    }
    std::vector<std::string> tokens = {setting_.database.string()};
    const bool draws = verb.name == "draw";
    if (draws || request.figure || has_option(request.tokens, "--chart"))
        tokens.insert(tokens.end(), {"-o", std::string(kFigureFile)});
    if (draws && !setting_.style.empty() && !has_option(request.tokens, "--style")) {
        require_inside(setting_.folder, {setting_.style});
        tokens.insert(tokens.end(), {"--style", setting_.style});
    }
    tokens.insert(tokens.end(), request.tokens.begin(), request.tokens.end());
    return tokens;
}

WovenPiece Weaver::words_of(const Request& request, const Answer& answer) const {
    if (answer.tables.empty() || answer.tables[0].rows.empty() || answer.tables[0].rows[0].empty())
        throw Error("the answer has no row to take a value from");
    const Cell& cell = answer.tables[0].rows[0][0];
    if (cell.is_null()) throw Error("the first value of the answer is null");
    if (request.number && !cell.is_number())
        throw Error(fmt::format("expected a number, found '{}'", escape_terminal(readable_text(cell))));
    WovenPiece piece;
    piece.kind = WovenPiece::Kind::words;
    piece.request = request;
    piece.words = rounded_text(cell);
    return piece;
}

WovenPiece Weaver::tables_of(const Request& request, Answer answer) {
    WovenPiece piece;
    piece.kind = WovenPiece::Kind::tables;
    piece.request = request;
    if (const auto bibliography = take_bibliography(answer)) cite(piece, references_in(*bibliography));
    if (!request.id.empty() && answer.tables.empty())
        throw Error(fmt::format("#{}: the answer has no table", request.id));
    if (!request.columns.empty() && !answer.tables.empty()) {
        answer.tables[0] = narrowed(std::move(answer.tables[0]), request.columns);
        answer.tables.resize(1);
    }
    if (request.tables > 0 && answer.tables.size() > request.tables) answer.tables.resize(request.tables);
    for (Table& table : answer.tables) {
        round(table);
        const bool first = piece.tables.empty();
        if (first && request.caption) table.caption = *request.caption;
        const bool numbered = !table.caption.empty() || (first && !request.id.empty());
        piece.tables.push_back({std::move(table), numbered ? ++tables_ : 0});
    }
    if (!request.id.empty()) declare(request, {kTable, piece.tables[0].number});
    if (request.notes) piece.notes = std::move(answer.notes);
    return piece;
}

WovenPiece Weaver::figure_of(const Request& request, const Drawing& drawing) {
    WovenPiece piece;
    piece.request = request;
    piece.caption = request.caption.value_or(drawing.selection.title);
    piece.picture = draw(drawing.selection, draw_format(fs::path("figure").concat(setting_.picture)), drawing.options);
    if (setting_.context.cite) {
        std::vector<Reference> found;
        for (const SelectedSource& source : drawing.selection.sources)
            found.push_back({source.key, source.title, "", source.publisher, source.published, source.url});
        cite(piece, std::move(found));
    }
    finish_figure(piece);
    return piece;
}

WovenPiece Weaver::chart_of(const Request& request, Answer answer, const TableOptions& options) {
    WovenPiece piece;
    piece.request = request;
    const auto bibliography = take_bibliography(answer);
    piece.caption = request.caption.value_or(answer.tables.empty() ? "" : answer.tables[0].caption);
    std::ostringstream picture;
    write(answer, table_format(setting_.picture.substr(1)), picture, options);
    piece.picture = std::move(picture).str();
    if (bibliography) cite(piece, references_in(*bibliography));
    if (request.notes) piece.notes = std::move(answer.notes);
    finish_figure(piece);
    return piece;
}

void Weaver::finish_figure(WovenPiece& piece) {
    piece.kind = WovenPiece::Kind::figure;
    if (!piece.caption.empty() || !piece.request.id.empty()) piece.number = ++figures_;
    if (!piece.request.id.empty()) declare(piece.request, {kFigure, piece.number});
}

void Weaver::declare(const Request& request, Target target) {
    if (!targets_.emplace(request.id, target).second)
        throw Error(fmt::format("#{}: another block has this id", request.id));
}

void Weaver::cite(WovenPiece& piece, std::vector<Reference> found) {
    for (Reference& reference : found) {
        if (!is_web(reference.url)) reference.url.clear();
        auto known = std::find_if(references_.begin(), references_.end(),
                                  [&](const Reference& other) { return other.key == reference.key; });
        if (known == references_.end()) {
            piece.citations.push_back(references_.size() + 1);
            references_.push_back(std::move(reference));
        } else {
            if (known->author.empty()) known->author = reference.author;
            piece.citations.push_back(static_cast<std::size_t>(known - references_.begin()) + 1);
        }
    }
    std::sort(piece.citations.begin(), piece.citations.end());
}

std::string Weaver::place(std::size_t line) const {
    const std::string name = setting_.document.filename().string();
    return line == 0 ? fmt::format("{}: ", name) : fmt::format("{}:{}: ", name, line);
}

void require_inside(const fs::path& folder, const std::vector<std::string>& tokens) {
    const fs::path root = fs::weakly_canonical(fs::absolute(folder));
    auto require = [&](const std::string& name) {
        // A name too long to be a file is none.
        constexpr std::size_t kLongestName = 4096;
        if (name.size() > kLongestName) return;
        std::error_code failed;
        const fs::path meant = fs::weakly_canonical(root / name, failed);
        if (failed == std::errc::filename_too_long) return;
        const auto [at, end] = std::mismatch(root.begin(), root.end(), meant.begin(), meant.end());
        if (failed || at != root.end())
            throw Error(
                fmt::format("'{}' is outside the report's folder: a block reads nothing there", escape_terminal(name)));
    };
    for (const std::string& token : tokens) {
        if (token.find('\0') != std::string::npos)
            throw Error(fmt::format("'{}' holds a NUL, and no name of a file does", escape_terminal(token)));
        if (token.empty()) continue;
        require(token);
        if (const auto equals = token.find('='); equals != std::string::npos) require(token.substr(equals + 1));
        if (token.size() > 2 && token[0] == '-' && token[1] != '-') require(token.substr(2));
    }
}

}  // namespace entente
