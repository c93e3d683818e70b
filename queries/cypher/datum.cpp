#include "queries/cypher/datum.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace entente::cypher {

namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// 1 < 1.5 < 2, without rounding whole numbers that a float cannot hold.
std::partial_ordering compare_numbers(const Datum& a, const Datum& b) {
    const auto* first_whole = a.as<std::int64_t>();
    const auto* second_whole = b.as<std::int64_t>();
    if (first_whole != nullptr && second_whole != nullptr) {
        return *first_whole <=> *second_whole;
    }
    if (a.as<Decimal>() != nullptr || b.as<Decimal>() != nullptr) {
        const auto exact = [](const Datum& datum) -> std::optional<Decimal> {
            if (const auto* decimal = datum.as<Decimal>()) {
                return *decimal;
            }
            const auto* whole = datum.as<std::int64_t>();
            return whole == nullptr ? std::nullopt : std::optional(Decimal{*whole, 0});
        };
        const auto first = exact(a);
        const auto second = exact(b);
        return first && second ? std::partial_ordering(*first <=> *second) : a.number() <=> b.number();
    }
    const auto wide = [](const Datum& datum) {
        const auto* whole = datum.as<std::int64_t>();
        return whole == nullptr ? static_cast<long double>(datum.number()) : static_cast<long double>(*whole);
    };
    return wide(a) <=> wide(b);
}

/// As many as 64 bits do not hold.
long double about_seconds(const Duration& duration) {
    constexpr long double kMonthSeconds = 2'629'746;
    return static_cast<long double>(duration.months) * kMonthSeconds +
           static_cast<long double>(duration.days) * kDaySeconds + static_cast<long double>(duration.seconds);
}

/// In the order of ORDER BY; numbers of any kind are one.
int rank(const Datum& datum) {
    constexpr std::array ranks{100, 80, 90, 90, 90, 70, 63, 65, 64, 62, 61, 66, 20, 30, 40, 10, 50};
    static_assert(ranks.size() == std::variant_size_v<Datum::Content>);
    return ranks[datum.content().index()];
}

bool is_nan(const Datum& datum) {
    const auto* number = datum.as<double>();
    return number != nullptr && std::isnan(*number);
}

std::weak_ordering weak(std::partial_ordering ordering) {
    return ordering < 0   ? std::weak_ordering::less
           : ordering > 0 ? std::weak_ordering::greater
                          : std::weak_ordering::equivalent;
}

std::weak_ordering order_numbers(const Datum& a, const Datum& b) {
    if (is_nan(a) || is_nan(b)) {
        return is_nan(a) <=> is_nan(b);
    }
    return weak(compare_numbers(a, b));
}

std::weak_ordering order_lists(const DatumList& a, const DatumList& b) {
    for (std::size_t at = 0; at < std::min(a.size(), b.size()); ++at) {
        if (const auto found = order(a[at], b[at]); found != 0) {
            return found;
        }
    }
    return a.size() <=> b.size();
}

std::weak_ordering order_maps(const DatumMap& a, const DatumMap& b) {
    for (std::size_t at = 0; at < std::min(a.size(), b.size()); ++at) {
        if (const auto found = a[at].first <=> b[at].first; found != 0) {
            return found;
        }
    }
    if (a.size() != b.size()) {
        return a.size() <=> b.size();
    }
    for (std::size_t at = 0; at < a.size(); ++at) {
        if (const auto found = order(a[at].second, b[at].second); found != 0) {
            return found;
        }
    }
    return std::weak_ordering::equivalent;
}

std::weak_ordering order_paths(const PathDatum& a, const PathDatum& b) {
    if (a.nodes != b.nodes) {
        return a.nodes <=> b.nodes;
    }
    return a.edges <=> b.edges;
}

/// Of data of one rank that are no numbers.
std::weak_ordering order_alike(const Datum& a, const Datum& b) {
    return std::visit(
        Overloaded{
            [](std::monostate) { return std::weak_ordering::equivalent; },
            [&](const std::shared_ptr<const std::string>& text) -> std::weak_ordering { return *text <=> *b.text(); },
            [&](const std::shared_ptr<const DatumList>& list) { return order_lists(*list, *b.list()); },
            [&](const std::shared_ptr<const DatumMap>& map) { return order_maps(*map, *b.map()); },
            [&](const std::shared_ptr<const PathDatum>& path) { return order_paths(*path, *b.path()); },
            [&](const Duration& duration) -> std::weak_ordering {
                const auto& other = *b.as<Duration>();
                const auto by_length = weak(about_seconds(duration) <=> about_seconds(other));
                return by_length != 0 ? by_length : duration <=> other;
            },
            [](double) { return std::weak_ordering::equivalent; },
            [](const Decimal&) { return std::weak_ordering::equivalent; },
            [&]<typename T>(const T& value) -> std::weak_ordering { return value <=> *b.as<T>(); }},
        a.content());
}

std::optional<bool> equal_lists(const DatumList& a, const DatumList& b) {
    if (a.size() != b.size()) {
        return false;
    }
    std::optional<bool> all = true;
    for (std::size_t at = 0; at < a.size(); ++at) {
        const auto one = equals(a[at], b[at]);
        if (one == false) {
            return false;
        }
        all = one ? all : std::nullopt;
    }
    return all;
}

std::optional<bool> equal_maps(const DatumMap& a, const DatumMap& b) {
    if (a.size() != b.size()) {
        return false;
    }
    std::optional<bool> all = true;
    for (std::size_t at = 0; at < a.size(); ++at) {
        if (a[at].first != b[at].first) {
            return false;
        }
        const auto one = equals(a[at].second, b[at].second);
        if (one == false) {
            return false;
        }
        all = one ? all : std::nullopt;
    }
    return all;
}

std::optional<std::partial_ordering> compare_lists(const DatumList& a, const DatumList& b) {
    for (std::size_t at = 0; at < std::min(a.size(), b.size()); ++at) {
        const auto one = compare(a[at], b[at]);
        if (!one || *one != 0) {
            return one;
        }
    }
    return a.size() <=> b.size();
}

/// Those that a graph gives are often one.
bool same_text(const std::string& a, const std::string& b) { return &a == &b || a == b; }

void mix(std::size_t& seed, std::size_t more) { seed ^= more + 0x9e3779b97f4a7c15 + (seed << 6) + (seed >> 2); }

template <typename... Numbers>
std::size_t hash_of(Numbers... numbers) {
    std::size_t seed = sizeof...(numbers);
    (mix(seed, std::hash<std::int64_t>()(static_cast<std::int64_t>(numbers))), ...);
    return seed;
}

}  // namespace

Datum::Datum(DatumMap map) {
    std::stable_sort(map.begin(), map.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    DatumMap unique;
    for (auto& entry : map) {
        if (!unique.empty() && unique.back().first == entry.first) {
            unique.back() = std::move(entry);
        } else {
            unique.push_back(std::move(entry));
        }
    }
    content_ = std::make_shared<const DatumMap>(std::move(unique));
}

const DatumList* Datum::list() const {
    const auto* found = as<std::shared_ptr<const DatumList>>();
    return found == nullptr ? nullptr : found->get();
}
const DatumMap* Datum::map() const {
    const auto* found = as<std::shared_ptr<const DatumMap>>();
    return found == nullptr ? nullptr : found->get();
}
const PathDatum* Datum::path() const {
    const auto* found = as<std::shared_ptr<const PathDatum>>();
    return found == nullptr ? nullptr : found->get();
}

double Datum::number() const {
    if (const auto* real = as<double>()) {
        return *real;
    }
    if (const auto* whole = as<std::int64_t>()) {
        return static_cast<double>(*whole);
    }
    const auto* decimal = as<Decimal>();
    return decimal == nullptr ? 0 : decimal->to_double();
}

std::string_view type_name(const Datum& datum) {
    constexpr std::string_view names[] = {"NULL",      "BOOLEAN",  "INTEGER",    "FLOAT",        "DECIMAL",
                                          "STRING",    "DATE",     "LOCAL TIME", "TIME",         "LOCAL DATE TIME",
                                          "DATE TIME", "DURATION", "NODE",       "RELATIONSHIP", "LIST",
                                          "MAP",       "PATH"};
    static_assert(std::size(names) == std::variant_size_v<Datum::Content>);
    return names[datum.content().index()];
}

std::optional<bool> equals(const Datum& a, const Datum& b) {
    if (a.is_null() || b.is_null()) {
        return {};
    }
    if (rank(a) != rank(b)) {
        return false;
    }
    if (a.is_number()) {
        return compare_numbers(a, b) == 0;
    }
    if (a.text() != nullptr) {
        return same_text(*a.text(), *b.text());
    }
    if (a.list() != nullptr) {
        return equal_lists(*a.list(), *b.list());
    }
    if (a.map() != nullptr) {
        return equal_maps(*a.map(), *b.map());
    }
    return order_alike(a, b) == 0;
}

std::optional<std::partial_ordering> compare(const Datum& a, const Datum& b) {
    if (a.is_null() || b.is_null() || rank(a) != rank(b)) {
        return {};
    }
    if (a.is_number()) {
        return compare_numbers(a, b);
    }
    if (a.list() != nullptr) {
        return compare_lists(*a.list(), *b.list());
    }
    const bool comparable = a.text() != nullptr || a.as<bool>() != nullptr || (rank(a) > 60 && rank(a) < 66);
    return comparable ? std::optional<std::partial_ordering>(order_alike(a, b)) : std::nullopt;
}

std::weak_ordering order(const Datum& a, const Datum& b) {
    if (a.text() != nullptr && a.text() == b.text()) {
        return std::weak_ordering::equivalent;
    }
    if (const auto by_type = rank(a) <=> rank(b); by_type != 0) {
        return by_type;
    }
    return a.is_number() ? order_numbers(a, b) : order_alike(a, b);
}

bool same(const Datum& a, const Datum& b) {
    if (a.text() != nullptr) {
        return b.text() != nullptr && same_text(*a.text(), *b.text());
    }
    if (const auto* node = a.as<NodeIndex>()) {
        return b.as<NodeIndex>() != nullptr && *node == *b.as<NodeIndex>();
    }
    return order(a, b) == 0;
}

std::size_t hash(const Datum& datum) {
    if (const auto* text = datum.text()) {
        return std::hash<std::string>()(*text);
    }
    if (datum.is_number()) {
        const auto number = datum.number();
        return std::isnan(number) ? 1 : std::hash<double>()(number == 0 ? 0 : number);
    }
    return std::visit(
        Overloaded{[](std::monostate) { return std::size_t{0}; }, [](bool truth) { return hash_of(truth); },
                   [](std::int64_t) { return std::size_t{0}; }, [](double) { return std::size_t{0}; },
                   [](const Decimal&) { return std::size_t{0}; },
                   [](const std::shared_ptr<const std::string>&) { return std::size_t{0}; },
                   [](const Date& date) { return hash_of(date.day); },
                   [](const LocalTime& time) { return hash_of(time.nanosecond); },
                   [](const Time& time) { return hash_of(time.nanosecond, time.offset); },
                   [](const LocalDateTime& moment) { return hash_of(moment.second, moment.nanosecond); },
                   [](const DateTime& moment) { return hash_of(moment.second, moment.nanosecond); },
                   [](const Duration& length) { return hash_of(length.months, length.days, length.seconds); },
                   [](NodeIndex node) { return hash_of(node); }, [](EdgeIndex edge) { return hash_of(edge, 1); },
                   [](const std::shared_ptr<const DatumList>& list) {
                       std::size_t seed = list->size();
                       for (const auto& item : *list) {
                           mix(seed, hash(item));
                       }
                       return seed;
                   },
                   [](const std::shared_ptr<const DatumMap>& map) {
                       std::size_t seed = map->size();
                       for (const auto& [key, value] : *map) {
                           mix(seed, std::hash<std::string>()(key));
                           mix(seed, hash(value));
                       }
                       return seed;
                   },
                   [](const std::shared_ptr<const PathDatum>& path) {
                       return hash_of(path->nodes.size(), path->nodes.front(), path->nodes.back());
                   }},
        datum.content());
}

}  // namespace entente::cypher
