#include "cli/deliver.hpp"
#include "cli/report.hpp"
#include "cli/shell.hpp"
#include "cli/terminal.hpp"
#include "graph/error.hpp"
#include "queries/work.hpp"
#include "verbs/verb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <new>

namespace {

using namespace entente;

constexpr const char* kVersion = ENTENTE_VERSION;

/// The library's and the program's own.
const std::vector<Verb>& all_verbs() {
    static const std::vector<Verb> all = [] {
        std::vector<Verb> rows(verbs().begin(), verbs().end());
        rows.push_back({"report", "weaves answers and diagrams into a Markdown document",
                        "  entente report report.md -o report.html --database alliances.db --as-of 2024-07-15\n"
                        "  entente report --check report.md -o report.html",
                        report_verb});
        rows.push_back({"shell", "openCypher line by line, with completion and history", "  entente shell alliances.db",
                        shell_verb});
        return rows;
    }();
    return all;
}

std::string help() {
    std::string text =
        "entente: a graph database of alliance relations in one file\n\nUsage: entente VERB DB ... (entente VERB "
        "--help says more)\n\n";
    for (const Verb& verb : all_verbs()) text += fmt::format("  {:<12}{}\n", verb.name, verb.summary);
    text +=
        "\nExamples:\n  entente load alliances.db data/alliances\n  entente path alliances.db Luxembourg Lithuania "
        "--as-of 2024-07-15\n";
    return text;
}

/// The line with a caret under the spot, for text that is short enough to be read.
std::string spot(const ParseError& error) {
    constexpr std::size_t kLongest = 120;
    if (error.text().empty() || error.text().size() > kLongest || error.text().find('\n') != std::string::npos)
        return "";
    // A caret stands under a character, not a byte.
    auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    auto end = error.text().begin() + static_cast<std::ptrdiff_t>(std::min(error.offset(), error.text().size()));
    auto column = static_cast<std::size_t>(std::count_if(error.text().begin(), end, is_start));
    return fmt::format("\n  {}\n  {}^", error.text(), std::string(column, ' '));
}

int run(const std::vector<std::string>& tokens) {
    if (tokens.empty() || tokens[0] == "--help" || tokens[0] == "-h" || tokens[0] == "help") {
        fmt::print(tokens.empty() ? stderr : stdout, "{}", help());
        return tokens.empty() ? 2 : 0;
    }
    if (tokens[0] == "--version") {
        fmt::print("entente {}\n", kVersion);
        return 0;
    }
    const Verb& verb = verb_named(all_verbs(), tokens[0]);
    Context context{today(), now(), progress_bar(), watch_interrupt()};
    Result result = verb.run(verb, {tokens.begin() + 1, tokens.end()}, context);
    end_progress();
    deliver(result);
    if (result.failure) std::rethrow_exception(result.failure);
    return result.exit;
}

int report(const std::string& text, int exit) {
    end_progress();
    complain(warning("entente: " + text) + "\n");
    return exit;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return run({argv + std::min(argc, 1), argv + argc});
    } catch (const HelpRequested& help) {
        fmt::print("{}", help.what());
        return 0;
    } catch (const Interrupted&) {
        return report("interrupted", kInterruptedExit);
    } catch (const UsageError& error) {
        return report(error.what(), 2);
    } catch (const ParseError& error) {
        return report(error.what() + spot(error), 1);
    } catch (const std::bad_alloc&) {
        return report("out of memory", 1);
    } catch (const std::exception& error) {
        return report(error.what(), 1);
    }
}
