#include "graph/statistics.hpp"
#include "verbs/arguments.hpp"

#include <fmt/format.h>

namespace entente {

Result sources_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    arguments.add_delivery();
    arguments.parse(tokens);
    Store store = arguments.open();
    Table table{"", {"key", "title", "publisher", "published", "basis", "known", "statements", "alone", "url"}, {}};
    auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
    for (const SourceCount& count : statistics(store).sources) {
        const Source& source = store.sources().at(static_cast<std::size_t>(raw(count.source)) - 1);
        auto known = source.known();
        table.rows.push_back({source.key, text(source.title), text(source.publisher), text(to_string(source.published)),
                              source.published.is_days() ? Cell(source.basis) : Cell(),
                              known ? Cell(to_string(*known)) : Cell(), count.statements, count.alone,
                              text(source.url)});
    }
    Answer answer;
    answer.tables.push_back(std::move(table));
    return {answer, arguments.delivery};
}

}  // namespace entente
