#include "graph/load.hpp"
#include "verbs/arguments.hpp"

#include <fmt/format.h>

namespace entente {

Result mark_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::int64_t statement = 0;
    std::string rank;
    std::string reason;
    arguments.app().add_option("STATEMENT", statement, "its id, as show and conflicts print it")->required();
    arguments.app().add_option("--rank", rank, "preferred, normal or deprecated")->required();
    arguments.app().add_option("--reason", reason, "why: refuted, superseded, unsupported, misread, in your words");
    arguments.parse(tokens);
    Rank wanted = parse_rank(rank);
    Store store = arguments.open(Store::Access::write);
    StatementId restated = mark(store, StatementId{statement}, wanted, reason, context.now);
    Answer answer;
    answer.tables.push_back({"", {"statement", "rank", "now"}, {{statement, rank, raw(restated)}}});
    answer.notes.push_back(
        fmt::format("statement {} is retracted and stands again as {}, {}", statement, raw(restated), rank));
    return {answer, arguments.delivery};
}

}  // namespace entente
