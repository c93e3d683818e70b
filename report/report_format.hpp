#pragma once

#include "report/program.hpp"
#include "report/report.hpp"
#include "report/woven.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Not installed.
namespace entente {

struct WriteOptions {
    std::filesystem::path output;
    bool raw_html = false;  ///< the author's own HTML stands in HTML as written; else it is shown as text
    ProgramSetting programs;
};

/// One output of reports, told by the file's extension. A new one is its file, its row and its test.
struct ReportFormat {
    std::string_view extension;  ///< with the dot
    std::string_view summary;
    std::string_view picture;                                                     ///< what figures are drawn as
    std::vector<ReportFile> (*write)(Woven& woven, const WriteOptions& options);  ///< spends the tree
    bool is_text = true;                                                          ///< lines that a person can compare
};

std::span<const ReportFormat> report_formats();

/// The format of a file's extension, in any case. Throws UsageError that lists them.
const ReportFormat& report_format(const std::filesystem::path& file);

std::vector<ReportFile> write_markdown_report(Woven& woven, const WriteOptions& options);
std::vector<ReportFile> write_html_report(Woven& woven, const WriteOptions& options);
std::vector<ReportFile> write_latex_report(Woven& woven, const WriteOptions& options);
std::vector<ReportFile> write_pdf_report(Woven& woven, const WriteOptions& options);
std::vector<ReportFile> write_docx_report(Woven& woven, const WriteOptions& options);

}  // namespace entente
