#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "export/table_writer.hpp"
#include "graph/table.hpp"

namespace entente {

// The writers behind table_formats(), one file each, and beside each the function that escapes text for it.

void write_aligned(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_csv(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_tsv(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_json(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_jsonl(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_markdown(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_html(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_latex(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_chart_svg(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_chart_png(const Answer& answer, const TableOptions& options, std::ostream& out);
void write_chart_pdf(const Answer& answer, const TableOptions& options, std::ostream& out);

/// Whether a column holds numbers, and nothing else but nulls: they stand on the right.
bool is_numeric(const Table& table, std::size_t column);

/// Text that a terminal shows and never obeys: control characters stand as escapes (\n, \u001B).
std::string escape_terminal(std::string_view text);

/// A CSV field (RFC 4180): in quotes where it holds a comma, a quote or a line end, or begins or ends with a blank.
/// The empty text is two quotes, which tells it from null.
std::string escape_csv(std::string_view text);

/// A field of tab-separated values: tab, line ends and backslash are \t, \n, \r and two backslashes.
std::string escape_tsv(std::string_view text);

/// Text inside GitHub-flavoured Markdown, also in a table cell: nothing in it is markup, HTML or a cell's end.
std::string escape_markdown(std::string_view text);

/// Text inside an HTML element: nothing in it is markup. ASCII alone comes out, so that no charset is needed.
std::string escape_html(std::string_view text);

/// Text inside a LaTeX paragraph or table cell: nothing in it is a command, and no two signs join into another.
std::string escape_latex(std::string_view text);

}  // namespace entente
