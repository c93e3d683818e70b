#include "export/file.hpp"
#include "graph/error.hpp"
#include "report/difference.hpp"
#include "report/report.hpp"

#include <fmt/format.h>
#include <nettle/base64.h>

#include <limits>

namespace entente {

namespace {

std::string stored(const std::filesystem::path& path) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        throw Error(fmt::format("there is no stored report '{}' to compare with", path.string()));
    return read_file(path, std::numeric_limits<std::uintmax_t>::max());
}

/// As far as it is base64.
std::string decoded(std::string_view base64) {
    base64_decode_ctx state{};
    base64_decode_init(&state);
    std::string bytes(BASE64_DECODE_LENGTH(base64.size()), '\0');
    std::size_t size = 0;
    base64_decode_update(&state, &size, reinterpret_cast<std::uint8_t*>(bytes.data()), base64.size(), base64.data());
    bytes.resize(size);
    return bytes;
}

/// SVG pictures within a page as lines of their own, so that a difference in them can be read.
std::string with_pictures_open(std::string_view page) {
    constexpr std::string_view kBegin = "data:image/svg+xml;base64,";
    std::string text;
    for (;;) {
        const auto begin = page.find(kBegin);
        if (begin == std::string_view::npos) return text += page;
        const auto end = std::min(page.find('"', begin), page.size());
        text += page.substr(0, begin);
        text += "\n" + decoded(page.substr(begin + kBegin.size(), end - begin - kBegin.size())) + "\n";
        page.remove_prefix(end);
    }
}

}  // namespace

std::string report_difference(const Report& report) {
    std::string all;
    for (const ReportFile& file : report.files) {
        const std::string before = stored(file.path);
        if (before == file.bytes) continue;
        const std::string name = file.path.filename().string();
        // A picture beside the report is text where its format is.
        const auto extension = file.path.extension();
        const bool is_text = report.is_text && extension != ".png" && extension != ".pdf";
        all += is_text
                   ? unified_difference(with_pictures_open(before), with_pictures_open(file.bytes), name + " (stored)",
                                        name + " (now)")
                   : fmt::format("{}: {} bytes stored, {} now: not the same\n", name, before.size(), file.bytes.size());
    }
    return all;
}

}  // namespace entente
