#include "report/report_format.hpp"

#include "export/file.hpp"
#include "export/formats.hpp"
#include "graph/error.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

constexpr ReportFormat formats[] = {
    {".html", "one page with its pictures in it", ".svg", write_html_report},
    {".md", "GitHub-flavoured Markdown, pictures beside it", ".svg", write_markdown_report},
    {".tex", "LaTeX, pictures beside it", ".pdf", write_latex_report},
    {".pdf", "pages (needs weasyprint)", ".svg", write_pdf_report, false},
    {".docx", "Word (needs pandoc)", ".png", write_docx_report, false},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return formats; }

const ReportFormat& report_format(const std::filesystem::path& file) {
    std::string extension = lower_extension(file);
    std::string names;
    for (const ReportFormat& format : formats) {
        if (format.extension == extension) return format;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", format.extension);
    }
    throw UsageError(fmt::format("cannot tell what to make of \"{}\"; a report's file ends in {}",
                                 escape_terminal(file.string()), names));
}

}  // namespace entente
