#pragma once

#include "cli/shell_completion.hpp"
#include "cli/shell_statements.hpp"
#include "export/file.hpp"
#include "graph/store.hpp"
#include "graph/view.hpp"
#include "queries/cypher/query.hpp"
#include "verbs/verb.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace entente {

/// All that a shell remembers from one line to the next.
struct ShellState {
    std::filesystem::path database;
    std::optional<Store> store;
    std::unique_ptr<cypher::Session> session;  ///< goes before the store does
    bool writable = false;

    Day today;
    View view;
    bool as_of_chosen = false;  ///< else known-on decides, else today
    cypher::DatumMap parameters;
    std::string source = "local-edits";  ///< that writes speak for

    std::string mode;  ///< a format of tables
    bool timer = false;
    bool pager = true;
    std::optional<OutputFile> file;  ///< of answers; nothing: standard output
    std::string file_name;

    bool interactive = false;
    bool bail = false;  ///< the first error ends it
    bool quit = false;
    bool failed = false;  ///< some line did
    int depth = 0;        ///< of files that read files
    std::atomic<bool>* stop = nullptr;
};

/// Lines as they come, from the terminal, a pipe or a file: statements and dot commands.
class Shell {
public:
    explicit Shell(ShellState start) : state(std::move(start)) {}
    ~Shell();

    /// Runs what the line completes. Errors are told, not thrown, unless bail says so.
    void take(const std::string& line);

    /// At the end of input: runs what stands there without a semicolon.
    void finish();

    /// Takes the lines of a file. Throws Error when it cannot be read, or is nested too deep.
    void read(const std::filesystem::path& file);

    /// Runs one statement, and shows its answer.
    void run(const std::string& statement);

    /// Shows text where answers go.
    void print(const std::string& text);

    ShellState state;
    StatementReader statements;

private:
    template <typename Call>
    void guarded(Call call);
    void open_for_writing();

    std::string place_;  ///< before errors: "rc.cypher, "
    std::size_t line_ = 0;
};

/// Runs a dot command: its name and argument behind the dot. Throws UsageError with the nearest name.
void run_command(Shell& shell, std::string_view line);

/// What may follow in a line that begins with a dot.
Completion complete_command(std::string_view before);

}  // namespace entente
