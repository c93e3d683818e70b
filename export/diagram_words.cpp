#include "export/diagram_words.hpp"

#include <algorithm>

#include "export/dot_escape.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

std::size_t name_line_of(WingPart part) {
    switch (part) {
        case WingPart::band:
            return 24;
        case WingPart::member:
            return 16;
        default:
            return 22;
    }
}

}  // namespace

std::string in_lines(std::string_view text, std::size_t line) {
    std::string lines;
    std::size_t width = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        const auto word = text.substr(begin, end - begin);
        const bool breaks = width > 0 && width + 1 + display_width(word) > line;
        lines += begin == 0 ? "" : breaks ? "\n" : " ";
        lines += word;
        width = (breaks ? 0 : width + 1) + display_width(word);
        begin = end + 1;
    }
    return lines;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string beside_lines(std::string_view text) {
    std::string lines;
    for (const auto line : lines_of(text)) {
        lines += (lines.empty() ? "" : "\n") + in_lines(line, tag_line);
    }
    return lines;
}

std::string box_text(const SelectedNode& node, const Fold& fold, std::size_t index, WingPart part,
                     std::size_t longest_name) {
    auto name = shortened(node.name.empty() ? node.key : node.name, longest_name);
    std::replace(name.begin(), name.end(), '\n', ' ');
    auto text = in_lines(name, name_line_of(part));
    if (const auto& remark = fold.remarks[index]; !remark.empty()) {
        text += "\n" + remark;
    }
    if (const auto& tags = fold.tags[index]; !tags.empty() && part != WingPart::member && part != WingPart::focus) {
        text += "\n→ " + in_lines(tags, name_line_of(part));
    }
    return text;
}

std::string escaped_lines(std::string_view text) {
    std::string escaped;
    for (const auto line : lines_of(text)) {
        escaped += escaped.empty() ? "" : "\\n";
        escaped += escape_dot(line);
    }
    return escaped;
}

double letters_of(WingPart part) {
    switch (part) {
        case WingPart::focus:
            return 24;
        case WingPart::link:
            return 11;
        case WingPart::member:
            return 13;
        case WingPart::band:
            return 11.5;
    }
    return 12;
}

}  // namespace entente
