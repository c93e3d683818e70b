#pragma once

#include <filesystem>
#include <iosfwd>
#include <span>
#include <string_view>

#include "export/chart.hpp"
#include "graph/table.hpp"

namespace entente {

/// What an Answer does not say itself about how it is written.
struct TableOptions {
    bool formulas_as_text = false;  ///< csv, tsv: an apostrophe before text that a spreadsheet would compute
    ChartOptions chart;             ///< pictures
};

/// One way of writing an Answer. A new format is its file, its row in table_formats() and its test.
struct TableFormat {
    std::string_view name;       ///< what --format takes
    std::string_view extension;  ///< of files that hold it: ".csv"
    void (*write)(const Answer& answer, const TableOptions& options, std::ostream& out);
    bool is_picture = false;      ///< heeds TableOptions::chart
    bool is_spreadsheet = false;  ///< heeds TableOptions::formulas_as_text
};

/// All formats, in the order in which help lists them. The first is the default.
std::span<const TableFormat> table_formats();

/// The format of that name. Throws UsageError that lists the names when there is none.
const TableFormat& table_format(std::string_view name);

/// Likewise, of the formats that can stand on a terminal: all but pictures.
const TableFormat& text_format(std::string_view name);

/// The format that the file's extension tells; of others the default.
const TableFormat& format_of(const std::filesystem::path& file);

/// Writes every table of an answer (JSON forms: its document, where it has one) as UTF-8.
///
/// Answer::notes are not written: they are for standard error. Text comes out escaped for the format; invalid UTF-8
/// becomes U+FFFD. Nested cells are JSON in csv and tsv, words in all but the JSON forms. NaN and infinities are null
/// in the JSON forms. Pictures are charts, as chart_svg() draws them. Does not flush; the state of `out` tells of
/// failed writes. Time and memory linear in the cells.
void write(const Answer& answer, const TableFormat& format, std::ostream& out, const TableOptions& options = {});

}  // namespace entente
