#pragma once

#include "export/draw.hpp"
#include "export/output_folder.hpp"
#include "export/table_writer.hpp"
#include "graph/day.hpp"
#include "graph/selection.hpp"
#include "graph/table.hpp"

#include <atomic>
#include <exception>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

/// What verbs must not find out by themselves.
struct Context {
    Day today;                                ///< the default as-of day
    std::string now;                          ///< UTC, ISO 8601: when something is recorded
    std::function<void(double)> progress;     ///< told the done part of long work, 0 to 1; may be empty
    const std::atomic<bool>* stop = nullptr;  ///< becomes true when the user wants an end
    std::optional<Day> known_on = {};         ///< the knowledge day of views whose tokens name none
    bool cite = false;                        ///< what can name its sources does, without being asked
    bool reads_only = false;                  ///< what would write is an error
};

/// A diagram and how it is to be drawn.
struct Drawing {
    Selection selection;
    DrawOptions options;
};

/// Files of formats that are neither tables nor single drawings. All appear, or none of them.
struct Files {
    struct File {
        std::filesystem::path path;
        std::function<void(std::ostream&)> write;
    };
    struct Folder {
        std::filesystem::path path;
        std::span<const std::string_view> names;  ///< that its files may have; those not written are removed
        std::function<void(const OpenPart&)> write;
    };
    std::vector<File> files;
    std::vector<Folder> folders;
    std::vector<std::string> notes;  ///< remarks for standard error
};

/// Where an answer goes and in which format.
struct Delivery {
    std::string format;          ///< of tables; empty: the first one
    std::filesystem::path file;  ///< empty: standard output
    bool overwrite = false;
    TableOptions table;
};

struct Result {
    std::variant<Answer, Drawing, Files> content;
    Delivery delivery;
    int exit = 0;
    std::exception_ptr failure = nullptr;  ///< what ended the work behind this much of an answer
};

/// A verb of the command line. A new one is its file, its row in verbs(), its tests and its man page.
struct Verb {
    std::string_view name;
    std::string_view summary;
    std::string_view example;  ///< real commands, shown by --help
    Result (*run)(const Verb& verb, const std::vector<std::string>& tokens, const Context& context);
    bool writes = false;  ///< changes a database or makes files by being run
};

std::span<const Verb> verbs();

/// Throws UsageError with the nearest name.
const Verb& verb_named(std::span<const Verb> among, std::string_view name);

/// Not an error: the user asked for help. what() is the text.
class HelpRequested : public std::exception {
public:
    explicit HelpRequested(std::string text) : text_(std::move(text)) {}
    const char* what() const noexcept override { return text_.c_str(); }

private:
    std::string text_;
};

}  // namespace entente
