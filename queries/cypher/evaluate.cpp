#include "queries/cypher/evaluate.hpp"

#include "queries/cypher/argument.hpp"
#include "queries/cypher/constants.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

using Truth = std::optional<bool>;

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

/// A list or map that an expression has made. One that holds neither is as long as what made it let it be.
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

Datum of(Truth truth) { return truth ? Datum(*truth) : Datum(); }

class Evaluator {
public:
    Evaluator(Row& row, Run& run) : row_(row), run_(run) {}

    Datum operator()(const Expression& expression);

    /// Of a condition. Throws QueryError where it is no truth value.
    Truth truth(const Expression& expression);

private:
    Datum visit(const Literal& literal);
    Datum visit(const Parameter& parameter);
    Datum visit(const Variable& variable) { return row_[place(variable.slot)]; }
    Datum visit(const PropertyOf& property);
    Datum visit(const HasLabels& has);
    Datum visit(const Subscript& of);
    Datum visit(const Slice& of);
    Datum visit(const ListOf& list);
    Datum visit(const MapOf& map);
    Datum visit(const Projected& projected);
    Datum visit(const Operation& operation);
    Datum visit(const Comparison& comparison) { return of(compare(comparison)); }
    Datum visit(const Call& call);
    Datum visit(const Case& of);
    Datum visit(const ListComprehension& of);
    Datum visit(const PatternComprehension& of);
    Datum visit(const Quantifier& quantifier);
    Datum visit(const Reduce& reduce);
    Datum visit(const PatternValue& pattern);
    Datum visit(const Subquery& subquery);

    static std::size_t place(Slot slot) { return static_cast<std::size_t>(slot); }

    /// The value, where it lies if it lies somewhere, else in `held`.
    const Datum& read(const Expression& expression, Datum& held);

    template <typename Act>
    auto located(const Expression& expression, Act act);

    Truth compare(const Comparison& comparison);
    Truth logic(const Operation& operation);
    Datum binary(Operator operation, const Datum& a, const Expression& second);
    const DatumList* list(const Expression& expression, Datum& held);
    DatumMap properties(const Datum& datum);
    std::uint64_t keep(const Datum& datum);

    template <typename Index>
    void require_visible(Index element) const {
        if (!run_.graph->visible(element)) {
            throw Fault(ErrorKind::entity, "DeletedEntityAccess", "the element has been deleted");
        }
    }

    Constants& constants() {
        if (!run_.constants) {
            run_.constants = std::make_shared<Constants>();
        }
        return *run_.constants;
    }

    Row& row_;
    Run& run_;
};

template <typename Act>
auto Evaluator::located(const Expression& expression, Act act) {
    try {
        return act();
    } catch (const Fault& fault) {
        throw QueryError(fault.kind(), fault.detail(), QueryError::Phase::run, fault.what(), run_.text,
                         expression.spot);
    }
}

Datum Evaluator::operator()(const Expression& expression) {
    return located(expression,
                   [&] { return std::visit([&](const auto& content) { return visit(content); }, expression.content); });
}

const Datum& Evaluator::read(const Expression& expression, Datum& held) {
    if (const auto* variable = std::get_if<Variable>(&expression.content)) {
        return row_[place(variable->slot)];
    }
    if (const auto* literal = std::get_if<Literal>(&expression.content);
        literal != nullptr && std::holds_alternative<std::string>(literal->value)) {
        return constants().text(*literal);
    }
    held = (*this)(expression);
    return held;
}

/// Whether several truth values are joined to one.
bool joins(Operator operation) {
    return operation == Operator::conjunction || operation == Operator::disjunction ||
           operation == Operator::exclusive || operation == Operator::negation;
}

Truth Evaluator::truth(const Expression& expression) {
    if (const auto* comparison = std::get_if<Comparison>(&expression.content)) {
        return located(expression, [&] { return compare(*comparison); });
    }
    if (const auto* operation = std::get_if<Operation>(&expression.content);
        operation != nullptr && joins(operation->operators.front())) {
        return logic(*operation);
    }
    Datum held;
    const auto& datum = read(expression, held);
    if (datum.is_null()) {
        return {};
    }
    if (const auto* value = datum.as<bool>()) {
        return *value;
    }
    throw QueryError(ErrorKind::type, "InvalidArgumentType", QueryError::Phase::run,
                     fmt::format("a truth value was expected, found {}", type_name(datum)), run_.text, expression.spot);
}

Datum Evaluator::visit(const Literal& literal) {
    return std::visit(
        [&](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return Datum();
            } else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
                return constants().text(literal);
            } else {
                return Datum(value);
            }
        },
        literal.value);
}

Datum Evaluator::visit(const Parameter& parameter) {
    for (const auto& [name, value] : *run_.parameters) {
        if (name == parameter.name) {
            return value;
        }
    }
    throw Fault(ErrorKind::parameter, "MissingParameter",
                fmt::format("the parameter ${} is not given", parameter.name));
}

Datum Evaluator::visit(const PropertyOf& property) {
    Datum held;
    return element(read(*property.object, held), property.key, run_);
}

Datum Evaluator::visit(const Subscript& of) {
    Datum object;
    Datum index;
    const auto& from = read(*of.object, object);
    return subscript(from, read(*of.index, index), run_);
}

Datum Evaluator::visit(const HasLabels& has) {
    Datum held;
    const auto& datum = read(*has.object, held);
    if (datum.is_null()) {
        return {};
    }
    const auto& schema = run_.graph->schema();
    if (const auto* edge = datum.as<EdgeIndex>()) {
        require_visible(*edge);
        const auto& type = schema.at(run_.graph->type(*edge)).name;
        return std::all_of(has.labels.begin(), has.labels.end(), [&](const auto& name) { return name == type; });
    }
    const auto* node = datum.as<NodeIndex>();
    if (node == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType", fmt::format("{} has no labels", type_name(datum)));
    }
    require_visible(*node);
    const auto labels = run_.graph->labels(*node);
    return std::all_of(has.labels.begin(), has.labels.end(), [&](const auto& name) {
        const auto* label = schema.label(name);
        return label != nullptr && std::find(labels.begin(), labels.end(), label->id) != labels.end();
    });
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

/// AND, OR and XOR of any number of truth values; what decides alone ends it.
Truth Evaluator::logic(const Operation& operation) {
    const auto kind = operation.operators.front();
    if (kind == Operator::negation) {
        const auto value = truth(*operation.operands.front());
        return value ? Truth(!*value) : Truth();
    }
    const bool decides = kind == Operator::disjunction;
    bool unknown = false;
    bool odd = false;
    for (const auto& operand : operation.operands) {
        const auto value = truth(*operand);
        unknown = unknown || !value;
        if (kind == Operator::exclusive) {
            odd = odd != value.value_or(false);
        } else if (value == decides) {
            return decides;
        }
    }
    if (unknown) {
        return {};
    }
    return kind == Operator::exclusive ? odd : !decides;
}

Datum Evaluator::binary(Operator operation, const Datum& a, const Expression& second) {
    if (operation == Operator::in) {
        if (const auto* list = constants().list(second, row_, run_)) {
            return list->contains(a);
        }
    }
    Datum held;
    const auto& b = read(second, held);
    const auto texts = [&](auto test) -> Datum {
        const auto* whole = a.text();
        const auto* part = b.text();
        return whole == nullptr || part == nullptr ? Datum() : Datum(test(*whole, *part));
    };
    switch (operation) {
        case Operator::add:
            return bounded(add(a, b));
        case Operator::subtract:
            return subtract(a, b);
        case Operator::multiply:
            return multiply(a, b);
        case Operator::divide:
            return divide(a, b);
        case Operator::modulo:
            return modulo(a, b);
        case Operator::power:
            return power(a, b);
        case Operator::starts_with:
            return texts([](const std::string& whole, const std::string& part) { return whole.starts_with(part); });
        case Operator::ends_with:
            return texts([](const std::string& whole, const std::string& part) { return whole.ends_with(part); });
        case Operator::contains:
            return texts([](const std::string& whole, const std::string& part) {
                return whole.find(part) != std::string::npos;
            });
        case Operator::matches:
            return matches(a, b, constants());
        default:
            return contains(b, a);
    }
}

Datum Evaluator::visit(const Operation& operation) {
    Datum held;
    switch (operation.operators.front()) {
        case Operator::disjunction:
        case Operator::exclusive:
        case Operator::conjunction:
        case Operator::negation:
            return of(logic(operation));
        case Operator::minus:
            return negate((*this)(*operation.operands.front()));
        case Operator::plus:
            return positive((*this)(*operation.operands.front()));
        case Operator::is_null:
            return read(*operation.operands.front(), held).is_null();
        case Operator::is_not_null:
            return !read(*operation.operands.front(), held).is_null();
        default:
            break;
    }
    auto made = binary(operation.operators.front(), read(*operation.operands.front(), held), *operation.operands[1]);
    for (std::size_t at = 1; at < operation.operators.size(); ++at) {
        made = binary(operation.operators[at], made, *operation.operands[at + 1]);
    }
    return made;
}

Truth compared(Comparison::Kind kind, const Datum& a, const Datum& b) {
    using enum Comparison::Kind;
    if (kind == equal || kind == unequal) {
        const auto same = equals(a, b);
        return same ? Truth(*same == (kind == equal)) : Truth();
    }
    const auto ordering = cypher::compare(a, b);
    if (!ordering) {
        return {};
    }
    switch (kind) {
        case less:
            return *ordering < 0;
        case at_most:
            return *ordering <= 0;
        case greater:
            return *ordering > 0;
        default:
            return *ordering >= 0;
    }
}

/// a < b < c is a < b and b < c, with b read once.
Truth Evaluator::compare(const Comparison& comparison) {
    Datum held[2];
    const auto* left = &read(*comparison.operands.front(), held[0]);
    Truth all = true;
    for (std::size_t at = 0; at < comparison.kinds.size(); ++at) {
        const auto* right = &read(*comparison.operands[at + 1], held[(at + 1) % 2]);
        const auto one = compared(comparison.kinds[at], *left, *right);
        if (one == false) {
            return false;
        }
        all = one ? all : Truth();
        left = right;
    }
    return all;
}

Datum Evaluator::visit(const Call& call) {
    if (call.slot != Slot::none) {
        return row_[place(call.slot)];
    }
    const auto* function = constants().function(call);
    if (function == nullptr) {
        throw Fault(ErrorKind::syntax, "UnknownFunction", fmt::format("there is no function '{}'", call.name));
    }
    DatumList arguments;
    arguments.reserve(call.arguments.size());
    bool null = false;
    for (const auto& argument : call.arguments) {
        arguments.push_back((*this)(*argument));
        null = null || arguments.back().is_null();
    }
    return null && !function->takes_null ? Datum() : bounded(function->call(arguments, run_));
}

Datum Evaluator::visit(const Case& of) {
    Datum held;
    const Datum* const subject = of.subject ? &read(*of.subject, held) : nullptr;
    for (const auto& [when, then] : of.branches) {
        Datum other;
        const bool chosen = subject != nullptr ? equals(*subject, read(*when, other)) == true : truth(*when) == true;
        if (chosen) {
            return (*this)(*then);
        }
    }
    return of.otherwise ? (*this)(*of.otherwise) : Datum();
}

/// Counts an item of a list that grows; to be released with the list.
std::uint64_t Evaluator::keep(const Datum& datum) {
    const auto bytes = held_by(std::span(&datum, 1));
    run_.hold(bytes);
    return bytes;
}

/// Null where there is no list; `held` keeps it alive.
const DatumList* Evaluator::list(const Expression& expression, Datum& held) {
    held = (*this)(expression);
    if (held.is_null()) {
        return nullptr;
    }
    if (held.list() == nullptr) {
        throw Fault(ErrorKind::type, "InvalidArgumentType",
                    fmt::format("a list was expected, found {}", type_name(held)));
    }
    return held.list();
}

Datum Evaluator::visit(const ListComprehension& of) {
    Datum held;
    const auto* items = list(*of.list, held);
    if (items == nullptr) {
        return {};
    }
    DatumList made;
    std::uint64_t bytes = 0;
    for (const auto& item : *items) {
        run_.tick();
        row_[place(of.slot)] = item;
        if (!of.where || truth(*of.where) == true) {
            made.push_back(of.result ? (*this)(*of.result) : item);
            bytes += keep(made.back());
        }
    }
    run_.release(bytes);
    return bounded(std::move(made));
}

Datum Evaluator::visit(const PatternComprehension& of) {
    DatumList made;
    std::uint64_t bytes = 0;
    run_.matcher->match(of.pattern, row_, [&](Row& row) {
        Evaluator inner(row, run_);
        if (!of.where || inner.truth(*of.where) == true) {
            made.push_back(inner(*of.result));
            bytes += keep(made.back());
        }
        return true;
    });
    run_.release(bytes);
    return bounded(std::move(made));
}

Datum Evaluator::visit(const Quantifier& quantifier) {
    using enum Quantifier::Kind;
    Datum held;
    const auto* items = list(*quantifier.list, held);
    if (items == nullptr) {
        return {};
    }
    std::size_t yes = 0;
    std::size_t unknown = 0;
    for (const auto& item : *items) {
        run_.tick();
        row_[place(quantifier.slot)] = item;
        const auto* plain = item.as<bool>();
        const auto one = quantifier.where ? truth(*quantifier.where) : plain != nullptr ? Truth(*plain) : Truth();
        yes += one == true ? 1 : 0;
        unknown += one ? 0 : 1;
    }
    const auto no = items->size() - yes - unknown;
    switch (quantifier.kind) {
        case all:
            return no > 0 ? Datum(false) : unknown > 0 ? Datum() : Datum(true);
        case any:
            return yes > 0 ? Datum(true) : unknown > 0 ? Datum() : Datum(false);
        case none:
            return yes > 0 ? Datum(false) : unknown > 0 ? Datum() : Datum(true);
        case single:
            break;
    }
    return yes > 1 ? Datum(false) : unknown > 0 ? Datum() : Datum(yes == 1);
}

Datum Evaluator::visit(const Reduce& reduce) {
    Datum held;
    const auto* items = list(*reduce.list, held);
    if (items == nullptr) {
        return {};
    }
    auto sum = (*this)(*reduce.start);
    for (const auto& item : *items) {
        run_.tick();
        row_[place(reduce.accumulator_slot)] = std::move(sum);
        row_[place(reduce.slot)] = item;
        sum = (*this)(*reduce.step);
    }
    return sum;
}

Datum Evaluator::visit(const PatternValue& value) {
    if (value.pattern.shape != PathPattern::Shape::plain) {
        return run_.matcher->shortest(value.pattern, row_);
    }
    bool found = false;
    run_.matcher->match(value.pattern, row_, [&](Row&) {
        found = true;
        return false;
    });
    return found;
}

Datum Evaluator::visit(const Subquery& subquery) {
    const bool exists = subquery.kind == Subquery::Kind::exists;
    const auto rows = run_.matcher->count(*subquery.query, row_, exists ? 1 : std::numeric_limits<std::size_t>::max());
    return exists ? Datum(rows > 0) : Datum(rows);
}

}  // namespace

Datum evaluate(const Expression& expression, Row& row, Run& run) { return Evaluator(row, run)(expression); }

bool holds(const Expression& expression, Row& row, Run& run) { return Evaluator(row, run).truth(expression) == true; }

}  // namespace entente::cypher
