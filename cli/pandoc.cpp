#include "cli/terminal.hpp"
#include "graph/error.hpp"
#include "report/pandoc_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <iterator>
#include <new>

// A filter of pandoc's: reads the document's tree as JSON, writes it with answers in it.
namespace {

using namespace entente;

constexpr const char* kHelp =
    "entente-pandoc: puts answers of entente databases into documents that pandoc makes\n\n"
    "Usage: pandoc --filter entente-pandoc REPORT.md -o REPORT.html (man entente-pandoc says more)\n";

int run(const std::vector<std::string>& arguments) {
    if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
        fmt::print("{}", kHelp);
        return 0;
    }
    if (!arguments.empty() && arguments[0] == "--version") {
        fmt::print("entente-pandoc {}\n", ENTENTE_VERSION);
        return 0;
    }
    const std::string tree{std::istreambuf_iterator<char>(std::cin), {}};
    ReportQuestion question;
    question.document = "document";
    question.version = ENTENTE_VERSION;
    Context context;
    context.today = today();
    context.now = now();
    context.stop = watch_interrupt();
    std::vector<std::string> failures;
    std::cout << filter_pandoc(tree, arguments.empty() ? "" : arguments[0], question, context, failures) << '\n';
    for (const std::string& failure : failures) complain(warning("entente-pandoc: " + failure) + "\n");
    // Pandoc drops the document of a filter that fails; with keep-going it is wanted.
    return std::cout.flush() ? 0 : 1;
}

int report(const std::string& text, int exit) {
    complain(warning("entente-pandoc: " + text) + "\n");
    return exit;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return run({argv + std::min(argc, 1), argv + argc});
    } catch (const UsageError& error) {
        return report(error.what(), 2);
    } catch (const std::bad_alloc&) {
        return report("out of memory", 1);
    } catch (const std::exception& error) {
        return report(error.what(), 1);
    }
}
