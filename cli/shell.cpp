#include "cli/shell.hpp"

#include "cli/shell_editor.hpp"
#include "cli/shell_state.hpp"
#include "cli/terminal.hpp"
#include "export/table_writer.hpp"
#include "graph/error.hpp"
#include "verbs/arguments.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <iostream>

namespace entente {

namespace {

namespace fs = std::filesystem;

/// $variable, else ~/fallback; then entente/name. Empty where there is neither.
fs::path of_user(const char* variable, const char* fallback, const char* name) {
    const char* const set = std::getenv(variable);
    if (set != nullptr && fs::path(set).is_absolute()) {
        return fs::path(set) / "entente" / name;
    }
    const char* const home = std::getenv("HOME");
    return home != nullptr && fs::path(home).is_absolute() ? fs::path(home) / fallback / "entente" / name : fs::path();
}

/// The file of the history, its folder made; empty where it cannot be.
fs::path history_file() {
    const auto file = of_user("XDG_STATE_HOME", ".local/state", "history");
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    return failed ? fs::path() : file;
}

std::string prompt_of(const Shell& shell) {
    if (!shell.statements.pending()) {
        return "entente> ";
    }
    const char open = shell.statements.within();
    return fmt::format("     {}.> ", open == 0 ? '.' : open);
}

/// A statement as one line that can be edited again; a comment to the end of a line keeps its lines.
std::string as_line(std::string_view text) {
    std::string line(text.substr(0, text.find_last_not_of(" \t\n") + 1));
    if (line.find("//") == std::string::npos) {
        for (char& c : line) {
            c = c == '\n' ? ' ' : c;
        }
    }
    return line;
}

void converse(Shell& shell) {
    const auto complete = [&](std::string_view before) {
        const auto first = before.find_first_not_of(" \t");
        if (!shell.statements.pending() && first != std::string_view::npos && before[first] == '.') {
            return complete_command(before);
        }
        const std::string earlier(shell.statements.pending() ? shell.statements.text() : "");
        auto found = complete_query(earlier + std::string(before), *shell.state.store, shell.state.parameters);
        found.words.resize(found.begin < earlier.size() ? 0 : found.words.size());
        found.begin -= std::min(found.begin, earlier.size());
        return found;
    };
    LineEditor editor(history_file(), complete);
    std::string statement;
    while (!shell.state.quit) {
        std::string line;
        *shell.state.stop = false;
        const auto end = editor.read(prompt_of(shell), *shell.state.stop, line);
        if (end != LineEditor::End::line) {
            std::cout << '\n' << std::flush;
        }
        if (end == LineEditor::End::input) {
            break;
        }
        if (end == LineEditor::End::interrupted) {
            shell.statements.clear();
            statement.clear();
            continue;
        }
        statement += line + "\n";
        shell.take(line);
        if (!shell.statements.pending()) {
            const auto entry = as_line(statement);
            if (!entry.empty()) {
                editor.remember(entry);
            }
            statement.clear();
        }
    }
}

void read_rc(Shell& shell) {
    const auto file = of_user("XDG_CONFIG_HOME", ".config", "shellrc");
    if (!file.empty() && fs::exists(file)) {
        shell.read(file);
    }
}

int read_pipe(Shell& shell) {
    std::string line;
    while (!shell.state.quit && std::getline(std::cin, line)) {
        shell.take(line);
    }
    shell.finish();
    return *shell.state.stop ? kInterruptedExit : shell.state.failed ? 1 : 0;
}

}  // namespace

Result shell_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    ShellState state;
    bool no_rc = false;
    arguments.app().add_option("--mode", state.mode, "how answers are written")->type_name("FORMAT");
    arguments.app().add_flag("--bail", state.bail, "end with the first error");
    arguments.app().add_flag("--no-rc", no_rc, "do not read the file shellrc");
    arguments.app()
        .add_option("--write-source", state.source, "the source that writes speak for")
        ->type_name("KEY")
        ->capture_default_str()
        ->check(not_empty());
    arguments.add_view();
    arguments.parse(tokens);
    if (!state.mode.empty()) {
        text_format(state.mode);
    }
    state.database = arguments.database;
    state.store.emplace(arguments.open());
    state.view = arguments.view(*state.store);
    state.as_of_chosen = arguments.has("--as-of");
    state.today = arguments.today();
    state.interactive = isatty(STDIN_FILENO) != 0;
    state.stop = &note_interrupt();
    Shell shell(std::move(state));
    shell.state.session = std::make_unique<cypher::Session>(*shell.state.store);
    Result result{Answer{}, {}};
    if (!shell.state.interactive) {
        result.exit = read_pipe(shell);
    } else {
        std::setlocale(LC_CTYPE, "");
        std::cout << fmt::format("{}: openCypher up to a semicolon; .help lists commands, Ctrl-D ends\n",
                                 shell.state.database.filename().string());
        if (!no_rc) {
            read_rc(shell);
        }
        converse(shell);
        result.exit = shell.state.bail && shell.state.failed ? 1 : 0;
    }
    run_command(shell, "output");
    return result;
}

}  // namespace entente
