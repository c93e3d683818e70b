#include "queries/cypher/argument.hpp"
#include "queries/cypher/evaluate.hpp"

#include <algorithm>
#include <array>

namespace entente::cypher {

namespace {

using Arguments = std::span<const Datum>;

Datum size(Arguments arguments, Run&) {
    const auto& of = arguments[0];
    if (const auto* text = of.text()) {
        return static_cast<std::int64_t>(std::count_if(
            text->begin(), text->end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
    }
    if (of.map() != nullptr) {
        return of.map()->size();
    }
    return list_argument(of).size();
}

Datum head(Arguments arguments, Run&) {
    const auto& list = list_argument(arguments[0]);
    return list.empty() ? Datum() : list.front();
}

Datum last(Arguments arguments, Run&) {
    const auto& list = list_argument(arguments[0]);
    return list.empty() ? Datum() : list.back();
}

Datum tail(Arguments arguments, Run&) {
    const auto& list = list_argument(arguments[0]);
    return list.empty() ? DatumList{} : DatumList(list.begin() + 1, list.end());
}

Datum range(Arguments arguments, Run& run) {
    const auto from = whole_argument(arguments[0]);
    const auto to = whole_argument(arguments[1]);
    const auto step = arguments.size() > 2 ? whole_argument(arguments[2]) : 1;
    if (step == 0) {
        throw Fault(ErrorKind::argument, "NumberOutOfRange", "the step of a range is not 0");
    }
    if (step > 0 ? from > to : from < to) {
        return DatumList{};
    }
    const auto count = (static_cast<long double>(to) - static_cast<long double>(from)) / static_cast<long double>(step);
    require_length(count < static_cast<long double>(kLongestList) ? 0 : kLongestList + 1, kLongestList,
                   "a range has at most {} numbers");
    DatumList made;
    const auto last_place = static_cast<std::uint64_t>(count);
    const auto bytes = (last_place + 1) * sizeof(Datum);
    run.hold(bytes);
    run.release(bytes);
    made.reserve(last_place + 1);
    for (std::uint64_t place = 0; place <= last_place; ++place) {
        made.emplace_back(
            static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + place * static_cast<std::uint64_t>(step)));
    }
    return made;
}

Datum reverse(Arguments arguments, Run&) {
    const auto& of = arguments[0];
    if (const auto* text = of.text()) {
        // Bytes of one character stay in order: each is turned by itself first.
        auto made = *text;
        for (auto at = made.begin(); at != made.end();) {
            const auto end =
                std::find_if(at + 1, made.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
            std::reverse(at, end);
            at = end;
        }
        std::reverse(made.begin(), made.end());
        return made;
    }
    auto made = list_argument(of);
    std::reverse(made.begin(), made.end());
    return made;
}

Datum coalesce(Arguments arguments, Run&) {
    const auto found =
        std::find_if(arguments.begin(), arguments.end(), [](const Datum& one) { return !one.is_null(); });
    return found == arguments.end() ? Datum() : *found;
}

Datum is_empty(Arguments arguments, Run& run) { return *size(arguments, run).as<std::int64_t>() == 0; }

constexpr std::array kFunctions{
    Function{"coalesce", 1, 10'000, coalesce, true},
    Function{"head", 1, 1, head},
    Function{"isempty", 1, 1, is_empty},
    Function{"last", 1, 1, last},
    Function{"range", 2, 3, range},
    Function{"reverse", 1, 1, reverse},
    Function{"size", 1, 1, size},
    Function{"tail", 1, 1, tail},
};

}  // namespace

std::span<const Function> list_functions() { return kFunctions; }

}  // namespace entente::cypher
