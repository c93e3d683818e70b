#include "queries/cypher/evaluator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

/// Walks through a value no further than a value may go. What is shared counts as often as it is met: so often it
/// would be shown, compared and hashed.
class Extent {
public:
    void add(const Datum& datum, int depth = 0) {
        constexpr int kDeepest = 1'000;
        if (depth > kDeepest) {
            throw Fault(ErrorKind::argument, "NumberOutOfRange",
                        fmt::format("lists and maps are nested at most {} deep", kDeepest));
        }
        if (const auto* list = datum.list()) {
            count(list->size());
            for (const auto& item : *list) {
                add(item, depth + 1);
            }
        } else if (const auto* map = datum.map()) {
            count(map->size());
            for (const auto& [key, value] : *map) {
                add(value, depth + 1);
            }
        }
    }

private:
    void count(std::size_t items) {
        items_ += items;
        require_length(items_, kLongestList, "a list or map holds at most {} items, with those of its items");
    }

    std::size_t items_ = 0;
};

}  // namespace

Datum bounded(Datum datum) {
    const auto is_nested = [](const Datum& item) { return item.list() != nullptr || item.map() != nullptr; };
    const auto* list = datum.list();
    const auto* map = datum.map();
    const bool nested = list != nullptr
                            ? std::any_of(list->begin(), list->end(), is_nested)
                            : map != nullptr && std::any_of(map->begin(), map->end(),
                                                            [&](const auto& entry) { return is_nested(entry.second); });
    if (nested) {
        Extent().add(datum);
    }
    return datum;
}

Datum Evaluator::visit(const Slice& of) {
    const auto bound = [&](const ExpressionPtr& expression) -> std::optional<Datum> {
        return expression ? std::optional((*this)(*expression)) : std::nullopt;
    };
    return slice((*this)(*of.object), bound(of.from), bound(of.to));
}

Datum Evaluator::visit(const ListOf& list) {
    DatumList made;
    made.reserve(list.items.size());
    for (const auto& item : list.items) {
        made.push_back((*this)(*item));
    }
    return bounded(std::move(made));
}

Datum Evaluator::visit(const MapOf& map) {
    DatumMap made;
    for (const auto& [key, value] : map.entries) {
        made.emplace_back(key, (*this)(*value));
    }
    return bounded(std::move(made));
}

DatumMap Evaluator::properties(const Datum& datum) {
    if (const auto* node = datum.as<NodeIndex>()) {
        require_visible(*node);
        return run_.graph->properties(*node);
    }
    if (const auto* edge = datum.as<EdgeIndex>()) {
        require_visible(*edge);
        return run_.graph->properties(*edge);
    }
    if (datum.map() != nullptr) {
        return *datum.map();
    }
    throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} has no properties", type_name(datum)));
}

Datum Evaluator::visit(const Projected& projected) {
    const auto object = (*this)(*projected.object);
    if (object.is_null()) {
        return {};
    }
    DatumMap made;
    for (const auto& item : projected.items) {
        if (item.kind == Projected::Item::Kind::all) {
            const auto all = properties(object);
            made.insert(made.end(), all.begin(), all.end());
        } else if (item.kind == Projected::Item::Kind::property) {
            made.emplace_back(item.key, element(object, item.key, run_));
        } else {
            made.emplace_back(item.key, (*this)(*item.value));
        }
    }
    return bounded(std::move(made));
}

}  // namespace entente::cypher
