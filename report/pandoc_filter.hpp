#pragma once

#include "report/report.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Weaves a document that pandoc has read: takes its tree as JSON, and returns it with answers in it.
///
/// Code blocks of class `entente` and code in a line that begins with `entente:` are run as in make_report(); citations
/// and words that name a figure or a table become links. Metadata stands for the front matter: database, as-of,
/// known-on, cite, keep-going. `format` is what pandoc writes. Names are relative to the working folder, and nothing
/// outside is read. Failures of blocks, with keep-going, are appended to `failures`. Throws Error where the JSON is no
/// tree of pandoc's, is deeper than 400, or larger than 64 MiB.
std::string filter_pandoc(std::string_view tree, std::string_view format, const ReportQuestion& question,
                          const Context& context, std::vector<std::string>& failures);

}  // namespace entente
