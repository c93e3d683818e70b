#include "queries/cypher/constants.hpp"

#include "queries/cypher/children.hpp"
#include "queries/cypher/fault.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <cmath>

namespace entente::cypher {

namespace {

constexpr std::size_t kFewItems = 4;  ///< compared one by one as fast as by hash
constexpr std::size_t kMostPatterns = 8;
constexpr int kPatternMemory = 8 << 20;

/// Whether for it to be equal and to be the same are one.
bool is_plain(const Datum& datum) {
    return !datum.is_null() && datum.list() == nullptr && datum.map() == nullptr &&
           !(datum.is_number() && std::isnan(datum.number()));
}

bool varies(const Expression& expression) {
    return any_inside(expression, [](const Expression& inside) {
        if (const auto* call = std::get_if<Call>(&inside.content)) {
            const auto* function = call->slot == Slot::none ? find_function(call->name) : nullptr;
            return function == nullptr || function->varies;
        }
        return !std::holds_alternative<Literal>(inside.content) && !std::holds_alternative<Parameter>(inside.content) &&
               !std::holds_alternative<ListOf>(inside.content) && !std::holds_alternative<MapOf>(inside.content) &&
               !std::holds_alternative<Operation>(inside.content) &&
               !std::holds_alternative<PropertyOf>(inside.content) &&
               !std::holds_alternative<Subscript>(inside.content) && !std::holds_alternative<Slice>(inside.content);
    });
}

}  // namespace

Membership::Membership(Datum list, Run& run) : list_(std::move(list)) {
    const auto* items = list_.list();
    if (items == nullptr || items->size() <= kFewItems || !std::all_of(items->begin(), items->end(), is_plain)) {
        return;
    }
    run.hold(2 * held_by(*items));
    items_.insert(items->begin(), items->end());
}

Datum Membership::contains(const Datum& item) const {
    if (items_.empty()) {
        return cypher::contains(list_, item);
    }
    return item.is_null() ? Datum() : Datum(is_plain(item) && items_.contains(item));
}

Constants::Constants() = default;
Constants::~Constants() = default;

const Datum& Constants::text(const Literal& literal) {
    const auto [found, fresh] = texts_.try_emplace(&literal);
    if (fresh) {
        found->second = std::get<std::string>(literal.value);
    }
    return found->second;
}

const Function* Constants::function(const Call& call) {
    const auto [found, fresh] = functions_.try_emplace(&call);
    if (fresh) {
        found->second = find_function(call.name);
    }
    return found->second;
}

const Membership* Constants::list(const Expression& expression, Row& row, Run& run) {
    auto found = lists_.find(&expression);
    if (found == lists_.end()) {
        std::optional<Membership> made;
        if (!varies(expression)) {
            made.emplace(evaluate(expression, row, run), run);
        }
        found = lists_.emplace(&expression, std::move(made)).first;
    }
    return found->second ? &*found->second : nullptr;
}

const re2::RE2& Constants::pattern(const std::string& text) {
    if (const auto found = patterns_.find(text); found != patterns_.end()) {
        return *found->second;
    }
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kPatternMemory);
    auto made = std::make_unique<const re2::RE2>(text, options);
    if (!made->ok()) {
        throw Fault(ErrorKind::argument, "InvalidRegularExpression",
                    fmt::format("'{}': {}", text.substr(0, 80), made->error()));
    }
    if (patterns_.size() == kMostPatterns) {
        patterns_.clear();
    }
    return *patterns_.emplace(text, std::move(made)).first->second;
}

}  // namespace entente::cypher
