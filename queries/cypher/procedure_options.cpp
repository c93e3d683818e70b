#include "queries/cypher/procedure_options.hpp"

#include "graph/names.hpp"
#include "queries/cypher/argument.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::cypher {

ProcedureOptions::ProcedureOptions(const Datum& map, std::vector<std::string_view> known,
                                   std::vector<std::string_view> also)
    : map_(&map) {
    if (map.is_null()) {
        return;
    }
    if (map.map() == nullptr) {
        refuse_argument("a map of options", map);
    }
    known.insert(known.end(), also.begin(), also.end());
    std::sort(known.begin(), known.end());
    for (const auto& [name, value] : *map.map()) {
        if (std::find(known.begin(), known.end(), name) != known.end()) {
            continue;
        }
        const auto near = nearest(name, std::vector<std::string>(known.begin(), known.end()));
        throw Fault(ErrorKind::argument, "InvalidArgumentValue",
                    fmt::format("no option is called '{}'; {}", name,
                                near.empty() ? fmt::format("there are {}", fmt::join(known, ", "))
                                             : fmt::format("did you mean '{}'?", near)));
    }
}

const Datum* ProcedureOptions::find(std::string_view name) const {
    if (map_->map() == nullptr) {
        return nullptr;
    }
    for (const auto& [key, value] : *map_->map()) {
        if (key == name && !value.is_null()) {
            return &value;
        }
    }
    return nullptr;
}

void ProcedureOptions::refuse(std::string_view name, std::string_view takes, const Datum& found) {
    const auto* text = found.text();
    throw Fault(
        ErrorKind::argument, "InvalidArgumentValue",
        fmt::format("the option {} takes {}, found {}", name, takes,
                    text != nullptr     ? fmt::format("'{}'", *text)
                    : found.is_number() ? (std::isnan(found.number()) ? "NaN" : fmt::format("{}", found.number()))
                                        : std::string(type_name(found))));
}

bool ProcedureOptions::flag(std::string_view name) const {
    const auto* found = find(name);
    if (found == nullptr) {
        return false;
    }
    if (found->as<bool>() == nullptr) {
        refuse(name, "true or false", *found);
    }
    return *found->as<bool>();
}

std::optional<std::int64_t> ProcedureOptions::whole(std::string_view name, std::int64_t least,
                                                    std::int64_t most) const {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    const auto* number = found->as<std::int64_t>();
    if (number == nullptr || *number < least || *number > most) {
        refuse(name,
               most == std::numeric_limits<std::int64_t>::max()
                   ? fmt::format("a whole number from {} up", least)
                   : fmt::format("a whole number from {} to {}", least, most),
               *found);
    }
    return *number;
}

std::optional<double> ProcedureOptions::number(std::string_view name, double least, double most) const {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    const auto number = found->is_number() ? found->number() : std::nan("");
    if (!(number >= least && number <= most)) {
        using Limits = std::numeric_limits<double>;
        const auto from =
            least == Limits::min() ? std::string("a number above 0") : fmt::format("a number from {}", least);
        refuse(name, from + (most == Limits::max() ? "" : fmt::format(" to {}", most)), *found);
    }
    return number;
}

std::string ProcedureOptions::text(std::string_view name) const {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    if (found->text() == nullptr || found->text()->empty()) {
        refuse(name, "a text that is not empty", *found);
    }
    return *found->text();
}

std::string ProcedureOptions::word(std::string_view name, const std::vector<std::string>& words) const {
    const auto found = text(name);
    if (!found.empty() && std::find(words.begin(), words.end(), found) == words.end()) {
        refuse(name, fmt::format("{}", fmt::join(words, " or ")), *find(name));
    }
    return found;
}

std::vector<std::string> ProcedureOptions::texts(std::string_view name) const {
    const auto* found = find(name);
    if (found == nullptr) {
        return {};
    }
    if (found->text() != nullptr) {
        return {*found->text()};
    }
    std::vector<std::string> made;
    if (found->list() == nullptr) {
        refuse(name, "a text or a list of texts", *found);
    }
    for (const auto& item : *found->list()) {
        if (item.text() == nullptr) {
            refuse(name, "a text or a list of texts", item);
        }
        made.push_back(*item.text());
    }
    return made;
}

const std::vector<std::string_view>& network_option_names() {
    static const std::vector<std::string_view> names{"via", "within", "directed", "weight", "project", "sharing"};
    return names;
}

NetworkQuestion network_question(const ProcedureOptions& options) {
    NetworkQuestion question;
    question.via = options.texts("via");
    question.within = options.texts("within");
    question.weight = options.text("weight");
    question.project = options.text("project");
    if (options.has("sharing") && question.project.empty()) {
        throw Fault(ErrorKind::argument, "InvalidArgumentValue", "the option sharing needs the option project");
    }
    if (options.word("sharing", {"count", "newman"}) == "newman") {
        question.sharing = Projection::Sharing::newman;
    }
    if (options.flag("directed")) {
        question.direction = Direction::forward;
    }
    return question;
}

}  // namespace entente::cypher
