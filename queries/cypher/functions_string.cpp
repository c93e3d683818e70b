#include "queries/cypher/argument.hpp"
#include "queries/cypher/evaluate.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;

constexpr std::string_view kBlanks = " \t\n\v\f\r";

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

/// Where the character of a number begins, in bytes; the end behind the last.
std::size_t offset(std::string_view text, std::size_t character) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (starts_character(text[at]) && character-- == 0) {
            break;
        }
    }
    return at;
}

std::size_t amount(const Datum& datum) {
    const auto number = whole_argument(datum);
    if (number < 0) {
        throw Fault(ErrorKind::argument, "NegativeIntegerArgument", "a length is not negative");
    }
    return static_cast<std::size_t>(number);
}

template <typename Change>
Datum changed(const Datum& datum, Change change) {
    auto text = icu::UnicodeString::fromUTF8(text_argument(datum));
    change(text);
    std::string made;
    text.toUTF8String(made);
    return made;
}

Datum upper(Arguments arguments, Run&) {
    return changed(arguments[0], [](icu::UnicodeString& text) { text.toUpper(icu::Locale::getRoot()); });
}
Datum lower(Arguments arguments, Run&) {
    return changed(arguments[0], [](icu::UnicodeString& text) { text.toLower(icu::Locale::getRoot()); });
}

Datum left(Arguments arguments, Run&) {
    const auto& text = text_argument(arguments[0]);
    return text.substr(0, offset(text, amount(arguments[1])));
}

Datum right(Arguments arguments, Run&) {
    const auto& text = text_argument(arguments[0]);
    const auto whole = length(text);
    return text.substr(offset(text, whole - std::min(whole, amount(arguments[1]))));
}

std::string without_left(const std::string& text) {
    return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}
std::string without_right(const std::string& text) { return text.substr(0, text.find_last_not_of(kBlanks) + 1); }

Datum left_trim(Arguments arguments, Run&) { return without_left(text_argument(arguments[0])); }
Datum right_trim(Arguments arguments, Run&) { return without_right(text_argument(arguments[0])); }
Datum trim(Arguments arguments, Run&) { return without_right(without_left(text_argument(arguments[0]))); }

Datum replace(Arguments arguments, Run& run) {
    const auto& text = text_argument(arguments[0]);
    const auto& search = text_argument(arguments[1]);
    const auto& by = text_argument(arguments[2]);
    if (search.empty()) {
        return arguments[0];
    }
    std::string made;
    std::size_t from = 0;
    for (auto at = text.find(search); at != std::string::npos; at = text.find(search, from)) {
        run.tick();
        made.append(text, from, at - from).append(by);
        require_length(made.size(), kLongestText, "a text has at most {} bytes");
        from = at + search.size();
    }
    return made.append(text, from);
}

Datum split(Arguments arguments, Run& run) {
    const auto& text = text_argument(arguments[0]);
    const auto& by = text_argument(arguments[1]);
    constexpr auto kPart = sizeof(Datum) + sizeof(std::string);
    DatumList made;
    const auto take = [&](std::string part) {
        run.tick();
        made.emplace_back(std::move(part));
        require_length(made.size(), kLongestList, "a list has at most {} items");
        run.hold(kPart);
    };
    if (by.empty()) {
        for (std::string_view rest = text; !rest.empty();) {
            const auto end = offset(rest, 1);
            take(std::string(rest.substr(0, end)));
            rest.remove_prefix(end);
        }
        run.release(made.size() * kPart);
        return made;
    }
    std::size_t from = 0;
    for (auto at = text.find(by); at != std::string::npos; at = text.find(by, from)) {
        take(text.substr(from, at - from));
        from = at + by.size();
    }
    take(text.substr(from));
    run.release(made.size() * kPart);
    return made;
}

Datum substring(Arguments arguments, Run&) {
    const auto& text = text_argument(arguments[0]);
    const auto begin = offset(text, amount(arguments[1]));
    if (arguments.size() == 2) {
        return text.substr(begin);
    }
    const std::string_view rest = std::string_view(text).substr(begin);
    return std::string(rest.substr(0, offset(rest, amount(arguments[2]))));
}

Datum characters(Arguments arguments, Run&) { return length(text_argument(arguments[0])); }

constexpr std::array kFunctions{
    Function{"char_length", 1, 1, characters},
    Function{"character_length", 1, 1, characters},
    Function{"left", 2, 2, left},
    Function{"lower", 1, 1, lower},
    Function{"ltrim", 1, 1, left_trim},
    Function{"replace", 3, 3, replace},
    Function{"right", 2, 2, right},
    Function{"rtrim", 1, 1, right_trim},
    Function{"split", 2, 2, split},
    Function{"substring", 2, 3, substring},
    Function{"tolower", 1, 1, lower},
    Function{"toupper", 1, 1, upper},
    Function{"trim", 1, 1, trim},
    Function{"upper", 1, 1, upper},
};

}  // namespace

std::span<const Function> string_functions() { return kFunctions; }

}  // namespace entente::cypher
