#include "verbs/arguments.hpp"

#include <fmt/format.h>

namespace entente {

Result check_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    arguments.add_delivery();
    arguments.parse(tokens);
    Store store = arguments.open();
    Table table{"", {"problem"}, {}};
    for (const std::string& problem : store.check()) table.rows.push_back({problem});
    bool sound = table.rows.empty();
    StoreCounts counts = store.counts();
    Answer answer;
    Cell::List problems;
    for (const auto& row : table.rows) problems.push_back(row.front());
    answer.document = Cell::Map{{"sound", sound}, {"problems", problems}};
    if (!sound) answer.tables.push_back(std::move(table));
    answer.notes.push_back(
        sound ? fmt::format("sound: {} nodes, {} edges, {} statements", counts.nodes, counts.edges, counts.statements)
              : fmt::format("{} problem{}", problems.size(), problems.size() == 1 ? "" : "s"));
    return {answer, arguments.delivery, sound ? 0 : 1};
}

}  // namespace entente
