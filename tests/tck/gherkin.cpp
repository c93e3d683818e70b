#include "tests/tck/gherkin.hpp"

#include "graph/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente::tck {

namespace {

constexpr std::string_view kSpace = " \t\r";

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// What stands behind the keyword, if the line begins with one of them.
template <std::size_t N>
std::optional<std::string_view> behind(std::string_view line, const std::array<std::string_view, N>& keywords) {
    for (const auto keyword : keywords) {
        if (line.substr(0, keyword.size()) == keyword) {
            return trimmed(line.substr(keyword.size()));
        }
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 1> kFeature = {"Feature:"};
constexpr std::array<std::string_view, 1> kRule = {"Rule:"};
constexpr std::array<std::string_view, 1> kBackground = {"Background:"};
constexpr std::array<std::string_view, 2> kScenario = {"Scenario:", "Example:"};
constexpr std::array<std::string_view, 2> kOutline = {"Scenario Outline:", "Scenario Template:"};
constexpr std::array<std::string_view, 2> kExamples = {"Examples:", "Scenarios:"};
constexpr std::array<std::string_view, 6> kStep = {"Given ", "When ", "Then ", "And ", "But ", "* "};
constexpr std::array<std::string_view, 2> kFence = {"\"\"\"", "```"};

std::vector<std::string> cells(std::string_view line) {
    std::vector<std::string> row;
    std::string cell;
    for (std::size_t at = 1; at < line.size(); ++at) {
        if (line[at] == '|') {
            row.emplace_back(trimmed(cell));
            cell.clear();
        } else if (line[at] == '\\' && at + 1 < line.size()) {
            ++at;
            switch (line[at]) {
                case 'n':
                    cell += '\n';
                    break;
                case '|':
                case '\\':
                    cell += line[at];
                    break;
                default:
                    cell += '\\';
                    cell += line[at];
            }
        } else {
            cell += line[at];
        }
    }
    return row;
}

/// `<name>` becomes the value of the column.
std::string filled(std::string text, const std::vector<std::string>& names, const std::vector<std::string>& values) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '<') {
            continue;
        }
        for (std::size_t column = 0; column < names.size(); ++column) {
            const auto placeholder = fmt::format("<{}>", names[column]);
            if (text.compare(at, placeholder.size(), placeholder) == 0) {
                text.replace(at, placeholder.size(), values[column]);
                at += values[column].size();
                --at;
                break;
            }
        }
    }
    return text;
}

Step filled(Step step, const std::vector<std::string>& names, const std::vector<std::string>& values) {
    step.text = filled(std::move(step.text), names, values);
    if (step.document) {
        step.document = filled(std::move(*step.document), names, values);
    }
    for (auto& row : step.table) {
        for (auto& cell : row) {
            cell = filled(std::move(cell), names, values);
        }
    }
    return step;
}

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    std::vector<Scenario> read() {
        while (next()) {
            read_line();
        }
        flush();
        return std::move(found_);
    }

private:
    bool next() {
        if (at_ >= text_.size()) {
            return false;
        }
        const auto end = std::min(text_.find('\n', at_), text_.size());
        raw_ = text_.substr(at_, end - at_);
        if (!raw_.empty() && raw_.back() == '\r') {
            raw_.remove_suffix(1);
        }
        line_ = trimmed(raw_);
        at_ = end + 1;
        ++number_;
        return true;
    }

    [[noreturn]] void refuse(std::string_view expected) const {
        throw Error(fmt::format("{}:{}: expected {}, found '{}'", file_, number_, expected, line_));
    }

    void read_line() {
        if (line_.empty() || line_.front() == '#') {
            return;
        }
        if (line_.front() == '@') {
            read_tags();
        } else if (line_.front() == '|') {
            read_row();
        } else if (const auto feature = behind(line_, kFeature)) {
            feature_ = *feature;
            tags_.clear();
        } else if (behind(line_, kRule)) {
            flush();
        } else if (behind(line_, kBackground)) {
            begin(Part::background, {});
        } else if (const auto outline = behind(line_, kOutline)) {
            begin(Part::outline, *outline);
        } else if (const auto scenario = behind(line_, kScenario)) {
            begin(Part::scenario, *scenario);
        } else if (behind(line_, kExamples)) {
            if (part_ != Part::outline) {
                refuse("examples behind a scenario outline only");
            }
            tags_.clear();
            examples_.emplace_back();
        } else if (const auto fence = behind(line_, kFence)) {
            read_document();
        } else if (const auto step = behind(line_, kStep)) {
            if (part_ == Part::none || !examples_.empty()) {
                refuse("a scenario before its steps");
            }
            current_.steps.push_back({std::string(*step), std::nullopt, {}, number_});
        } else if (!current_.steps.empty() && examples_.empty()) {
            refuse("a step, a table or a scenario");
        }
    }

    void read_tags() {
        for (std::size_t at = 0; at < line_.size();) {
            const auto end = std::min(line_.find_first_of(kSpace, at), line_.size());
            if (line_[at] == '@') {
                tags_.emplace_back(line_.substr(at, end - at));
            }
            at = end + 1;
        }
    }

    void read_row() {
        if (!examples_.empty()) {
            examples_.back().push_back(cells(line_));
        } else if (!current_.steps.empty()) {
            current_.steps.back().table.push_back(cells(line_));
        } else {
            refuse("a step before its table");
        }
    }

    void read_document() {
        if (current_.steps.empty()) {
            refuse("a step before its text");
        }
        const auto fence = std::string(line_.substr(0, 3));
        const auto indent = raw_.find_first_not_of(kSpace);
        const auto begun = number_;
        std::string document;
        while (next()) {
            if (line_ == fence) {
                current_.steps.back().document = std::move(document);
                return;
            }
            if (!document.empty() || begun + 1 < number_) {
                document += '\n';
            }
            const auto blank = std::min(raw_.find_first_not_of(kSpace), raw_.size());
            auto content = std::string(raw_.substr(std::min(indent, blank)));
            constexpr std::string_view kEscaped = "\\\"\\\"\\\"";
            for (auto spot = content.find(kEscaped); spot != std::string::npos; spot = content.find(kEscaped, spot)) {
                content.replace(spot, kEscaped.size(), "\"\"\"");
            }
            document += content;
        }
        throw Error(fmt::format("{}:{}: the text that begins here does not end", file_, begun));
    }

    enum class Part { none, background, scenario, outline };

    void begin(Part part, std::string_view name) {
        flush();
        part_ = part;
        current_ = {feature_, std::string(name), 0, std::move(tags_), {}, number_};
        tags_.clear();
    }

    /// Keeps what has been read since the last scenario began.
    void flush() {
        if (part_ == Part::background) {
            background_ = std::move(current_.steps);
        } else if (part_ == Part::scenario) {
            keep(current_, current_.steps);
        } else if (part_ == Part::outline) {
            flush_outline();
        }
        part_ = Part::none;
        current_ = {};
        examples_.clear();
    }

    void flush_outline() {
        for (const auto& table : examples_) {
            for (std::size_t at = 1; at < table.size(); ++at) {
                if (table[at].size() != table.front().size()) {
                    throw Error(fmt::format("{}:{}: the examples of '{}' have a row of {} cells, expected {}", file_,
                                            current_.line, current_.name, table[at].size(), table.front().size()));
                }
                auto row = current_;
                ++current_.row;
                row.row = current_.row;
                std::vector<Step> steps;
                for (const auto& step : current_.steps) {
                    steps.push_back(filled(step, table.front(), table[at]));
                }
                keep(row, steps);
            }
        }
    }

    void keep(Scenario scenario, const std::vector<Step>& steps) {
        scenario.steps = background_;
        scenario.steps.insert(scenario.steps.end(), steps.begin(), steps.end());
        found_.push_back(std::move(scenario));
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    std::string_view raw_;
    std::string_view line_;

    std::string feature_;
    std::vector<std::string> tags_;
    std::vector<Step> background_;
    Part part_ = Part::none;
    Scenario current_;
    std::vector<TextTable> examples_;
    std::vector<Scenario> found_;
};

}  // namespace

std::string title(const Scenario& scenario) {
    auto text = fmt::format("{}: {}", scenario.feature, scenario.name);
    return scenario.row == 0 ? text : fmt::format("{}: row {}", text, scenario.row);
}

std::vector<Scenario> read_feature(std::string_view text, const std::string& file) { return Reader(text, file).read(); }

}  // namespace entente::tck
