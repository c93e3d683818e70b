#include "report/report.hpp"

#include "export/file.hpp"
#include "report/report_format.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::uintmax_t kLargestDocument = std::uintmax_t{2} << 20U;

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
    options.picture = format.picture;
    options.context = context;
    Woven woven = weave(read_file(question.document, kLargestDocument), options);
    WriteOptions write{question.output, question.raw_html, {question.environment, question.limit, context.stop}};
    write.programs.environment.push_back(source_date(woven.colophon));
    Report report;
    report.files = format.write(woven, write);
    report.failures = woven.failures;
    report.is_text = format.is_text;
    return report;
}

}  // namespace entente
