#include "graph/error.hpp"
#include "report/pandoc_pieces.hpp"
#include "report/pandoc_tree.hpp"
#include "report/report_format.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

/// The version of the tree that the installed pandoc speaks: it takes no other.
pandoc::Json tree_version(const ProgramSetting& programs) {
    const std::string empty = run_program({"pandoc", "-f", "markdown", "-t", "json"}, "pandoc", "", programs);
    const pandoc::Json tree = pandoc::Json::parse(empty, nullptr, false);
    const auto version = tree.is_object() ? tree.find("pandoc-api-version") : tree.end();
    if (version == tree.end()) throw Error("pandoc does not say which version of its tree it speaks");
    return *version;
}

}  // namespace

std::vector<ReportFile> write_docx_report(Woven& woven, const WriteOptions& options) {
    const pandoc::Json version = tree_version(options.programs);
    const pandoc::Json tree = pandoc::document(woven, {version.get<std::vector<int>>(), "docx"});
    // Nothing but its input is read: pictures are in the tree. Debian's --sandbox does not find its own template.
    return {{options.output,
             run_program({"pandoc", "-f", "json", "-t", "docx", "-o", "-"}, "pandoc",
                         tree.dump(-1, ' ', true, pandoc::Json::error_handler_t::replace), options.programs)}};
}

}  // namespace entente
