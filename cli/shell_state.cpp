#include "cli/shell_state.hpp"

#include "cli/shell_screen.hpp"
#include "cli/terminal.hpp"
#include "export/table_writer.hpp"
#include "graph/error.hpp"
#include "queries/cypher/check.hpp"
#include "queries/cypher/parser.hpp"
#include "verbs/query_answer.hpp"

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <new>
#include <sstream>

namespace entente {

namespace {

constexpr int kDeepest = 16;
constexpr std::uint64_t kMostBytes = 2'048'000'000;

bool is_command(std::string_view line) {
    const auto first = line.find_first_not_of(" \t");
    return first != std::string_view::npos && line[first] == '.';
}

bool writes(const std::string& text) {
    auto statement = cypher::parse(text);
    return cypher::check(statement, text).writes && statement.mode != cypher::Statement::Mode::explain;
}

}  // namespace

Shell::~Shell() { state.session.reset(); }

template <typename Call>
void Shell::guarded(Call call) {
    std::string problem;
    try {
        call();
        return;
    } catch (const Interrupted& interrupted) {
        problem = interrupted.what();
        state.quit = state.quit || !state.interactive;
    } catch (const std::bad_alloc&) {
        problem = "out of memory";
    } catch (const std::exception& error) {
        problem = error.what();
    }
    end_progress();
    state.failed = true;
    const auto line = state.interactive && place_.empty() ? "" : fmt::format("{}line {}: ", place_, line_);
    complain(warning(line + problem) + "\n");
    state.quit = state.quit || state.bail;
}

void Shell::take(const std::string& line) {
    if (!statements.pending() && is_command(line)) {
        statements.add("");
        statements.next();
        line_ = statements.lines_passed();
        guarded([&] { run_command(*this, std::string_view(line).substr(line.find('.') + 1)); });
        return;
    }
    guarded([&] { statements.add(line); });
    while (auto statement = statements.next()) {
        if (state.quit) {
            return;
        }
        line_ = statements.line();
        guarded([&] { run(*statement); });
    }
}

void Shell::finish() {
    const auto left = statements.rest();
    if (!left.empty() && !state.quit) {
        line_ = statements.line();
        guarded([&] { run(left); });
    }
}

void Shell::read(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream || std::filesystem::is_directory(file)) {
        throw Error(fmt::format("'{}' cannot be read", file.string()));
    }
    if (state.depth == kDeepest) {
        throw Error(
            fmt::format("'{}': files that read files stand {} deep, which is the most", file.string(), kDeepest));
    }
    const auto outside = std::exchange(place_, file.string() + ", ");
    const auto outer = std::exchange(statements, {});
    const auto outer_line = line_;
    ++state.depth;
    std::string line;
    while (!state.quit && !*state.stop && std::getline(stream, line)) {
        take(line);
    }
    finish();
    --state.depth;
    statements = outer;
    line_ = outer_line;
    place_ = outside;
}

void Shell::open_for_writing() {
    if (state.writable) {
        return;
    }
    auto store = Store::open(state.database, Store::Access::write);
    state.session.reset();
    state.store.emplace(std::move(store));
    state.session = std::make_unique<cypher::Session>(*state.store);
    state.writable = true;
}

void Shell::run(const std::string& statement) {
    *state.stop = false;
    const auto begin = std::chrono::steady_clock::now();
    if (writes(statement)) {
        open_for_writing();
    }
    cypher::QueryOptions options;
    options.view = state.view;
    options.today = state.today;
    options.now = now();
    options.parameters = state.parameters;
    options.source = state.source;
    options.budget.bytes = kMostBytes;
    options.work.stop = state.stop;
    options.work.progress = progress_bar();
    const auto& format = state.mode.empty() ? table_formats().front() : table_format(state.mode);
    QueryAnswer gathered(QueryAnswer::shape_of(format.name));
    gathered.add(state.session->run(statement, options));
    const auto answer = std::move(gathered).finish();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    end_progress();
    if (!answer.tables.empty() || !answer.document.is_null()) {
        std::ostringstream text;
        write(answer, format, text);
        print(std::move(text).str());
    }
    for (const auto& note : answer.notes) {
        complain(warning(note) + "\n");
    }
    if (state.timer) {
        complain(fmt::format("{:.3f} s\n", seconds.count()));
    }
}

void Shell::print(const std::string& text) {
    if (state.file) {
        state.file->stream() << text;
    } else {
        show(text, state.interactive && state.pager);
    }
}

}  // namespace entente
