#pragma once

#include "report/references.hpp"
#include "report/woven.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// From where a report asks.
struct WeaveSetting {
    std::filesystem::path document;  ///< for messages
    std::filesystem::path folder;    ///< that blocks may name files in: nothing outside is read
    std::filesystem::path database;
    Context context;    ///< `today` is the as-of day
    std::string style;  ///< of drawings that name none; may be empty
    bool keep_going = false;
    std::string_view picture = ".svg";  ///< what figures are drawn as
};

/// Runs the requests of one document, in its order, and keeps the counts.
class Weaver {
public:
    explicit Weaver(WeaveSetting setting) : setting_(std::move(setting)) {}

    /// Runs a verb that only reads and makes a piece of its answer.
    ///
    /// Throws Error that begins with the place ("report.md:12: ") where the verb throws, is unknown or writes, names a
    /// file outside the folder, cannot be drawn, or two blocks have one id. With keep_going the piece holds the
    /// failure.
    WovenPiece weave(const Request& request);

    /// A failure at a place: thrown, or with keep_going kept and made a piece.
    WovenPiece fail(Request request, const std::string& message);

    const Targets& targets() const { return targets_; }

    /// The target of an id. Throws Error with the place and the nearest id; with keep_going that is kept, and null
    /// given.
    const Target* target(std::string_view id, std::size_t line);

    /// "report.md:12: "; without the line where it is 0.
    std::string place(std::size_t line) const;

    const std::vector<Reference>& references() const { return references_; }

    /// Messages, each with its place.
    const std::vector<std::string>& failures() const { return failures_; }

private:
    WovenPiece run(const Request& request);
    WovenPiece words_of(const Request& request, const Answer& answer) const;
    WovenPiece tables_of(const Request& request, Answer answer);
    WovenPiece figure_of(const Request& request, const Drawing& drawing);
    WovenPiece chart_of(const Request& request, Answer answer, const TableOptions& options);
    void finish_figure(WovenPiece& piece);
    void declare(const Request& request, Target target);
    void cite(WovenPiece& piece, std::vector<Reference> found);
    std::vector<std::string> tokens_of(const Request& request, const Verb& verb) const;

    WeaveSetting setting_;
    Targets targets_;
    std::vector<Reference> references_;
    std::vector<std::string> failures_;
    std::size_t figures_ = 0;
    std::size_t tables_ = 0;
};

/// Where a report stands: its days, its database, and what its end says of them.
struct Ground {
    WeaveSetting setting;
    Colophon colophon;
};

/// Options go before the front matter. Throws Error where neither fixes a day or a database, or the database that the
/// front matter names is outside the document's folder.
Ground ground_of(const FrontMatter& front, const WeaveOptions& options);

/// Throws Error where a word of a block, or what follows its `=`, names a file outside the folder, be it by a link, or
/// holds a NUL, at which the system would cut a name.
void require_inside(const std::filesystem::path& folder, const std::vector<std::string>& tokens);

}  // namespace entente
