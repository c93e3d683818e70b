#include "report/report.hpp"

#include "graph/error.hpp"
#include "report/report_format.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestDocument = std::uintmax_t{2} << 20U;

std::string read_document(const fs::path& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) throw Error(fmt::format("there is no file '{}'", path.string()));
    if (fs::file_size(path, failed) > kLargestDocument)
        throw Error(fmt::format("'{}' is larger than {} bytes", path.string(), kLargestDocument));
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file) throw Error(fmt::format("cannot read '{}'", path.string()));
    return std::move(bytes).str();
}

/// Programs that write days into their files take this one.
std::string source_date(const Colophon& colophon) {
    constexpr std::int64_t kDay = 86'400;
    return fmt::format("SOURCE_DATE_EPOCH={}", std::max<std::int64_t>(parse_day(colophon.as_of).count, 0) * kDay);
}

}  // namespace

Report make_report(const ReportQuestion& question, const Context& context) {
    const ReportFormat& format = report_format(question.output);
    WeaveOptions options;
    options.document = question.document;
    options.database = question.database;
    options.as_of = question.as_of;
    options.known_on = question.known_on;
    options.today = question.today;
    options.version = question.version;
    options.keep_going = question.keep_going;
    options.context = context;
    Woven woven = weave(read_document(question.document), options);
    WriteOptions write{question.output, question.raw_html, {question.environment, question.limit, context.stop}};
    write.programs.environment.push_back(source_date(woven.colophon));
    Report report;
    for (ReportFile& file : format.write(woven, write)) report.files.push_back({file.path, std::move(file.bytes)});
    report.failures = woven.failures;
    report.is_text = format.is_text;
    return report;
}

}  // namespace entente
