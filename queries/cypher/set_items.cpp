#include "queries/cypher/write_step.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

class Setter {
public:
    Setter(Row& row, Execution& execution, const entente::Span& span)
        : row_(row), run_(execution.run), draft_(*execution.draft), span_(span) {}

    void operator()(const SetItem& item) {
        const bool property = item.kind == SetItem::Kind::property;
        const auto* of = property ? std::get_if<PropertyOf>(&item.target->content) : nullptr;
        const auto target = evaluate(of != nullptr ? *of->object : *item.target, row_, run_);
        if (target.is_null()) {
            return;
        }
        const auto element = element_of(target);
        if (property) {
            draft_.set(element, of->key, item.value ? evaluate(*item.value, row_, run_) : Datum(), span_);
        } else if (item.kind == SetItem::Kind::labels) {
            set_labels(element, item);
        } else {
            set_all(element, properties(evaluate(*item.value, row_, run_)), item.kind == SetItem::Kind::replace);
        }
    }

private:
    Draft::Element element_of(const Datum& target) {
        if (const auto* node = target.as<NodeIndex>()) {
            require(draft_.visible(*node));
            return *node;
        }
        if (const auto* edge = target.as<EdgeIndex>()) {
            require(draft_.visible(*edge));
            return *edge;
        }
        throw Fault(ErrorKind::type, "InvalidArgumentType",
                    fmt::format("a node or an edge was expected, found {}", type_name(target)));
    }

    static void require(bool visible) {
        if (!visible) {
            throw Fault(ErrorKind::entity, "DeletedEntityAccess", "the element has been deleted");
        }
    }

    void set_labels(Draft::Element element, const SetItem& item) {
        const auto* node = std::get_if<NodeIndex>(&element);
        if (node == nullptr) {
            throw Fault(ErrorKind::type, "InvalidArgumentType", "labels stand at nodes, not at edges");
        }
        draft_.set_labels(*node, item.labels, span_);
    }

    DatumMap properties(const Datum& datum) {
        if (const auto* map = datum.map()) {
            return *map;
        }
        return std::visit([&](auto element) { return draft_.properties(element); }, element_of(datum));
    }

    void set_all(Draft::Element element, const DatumMap& given, bool replace) {
        if (replace) {
            for (const auto& [name, value] : std::visit([&](auto e) { return draft_.properties(e); }, element)) {
                const auto& key = name;
                if (std::none_of(given.begin(), given.end(), [&](const auto& entry) { return entry.first == key; })) {
                    draft_.set(element, key, {}, span_);
                }
            }
        }
        for (const auto& [name, value] : given) {
            draft_.set(element, name, value, span_);
        }
    }

    Row& row_;
    Run& run_;
    Draft& draft_;
    entente::Span span_;
};

}  // namespace

void apply(std::span<const SetItem> items, Row& row, Execution& execution, const entente::Span& span) {
    Setter set(row, execution, span);
    for (const auto& item : items) {
        at(item.spot, execution.run, [&] { set(item); });
        ++execution.writes;
    }
}

}  // namespace entente::cypher
