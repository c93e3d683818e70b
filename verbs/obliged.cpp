#include "verbs/obliged.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

NodeIndex visible_node(const Store& store, const Snapshot& snapshot, const std::string& text) {
    const NodeId id = resolve_node(store, text);
    const auto node = snapshot.find(id);
    if (!node || !snapshot.visible(*node))
        throw Error(fmt::format("{} is not there {}", store.node(id).name, words(snapshot.view())));
    return *node;
}

std::string caption(const Snapshot& snapshot, const ObligationOptions& options) {
    auto name = [&](std::optional<NodeIndex> node, std::string_view nobody) {
        return std::string(node ? snapshot.name(*node) : nobody);
    };
    std::string text = options.towards
                           ? fmt::format("{} to {}", options.by ? "What " + name(options.by, "") + " owes" : "Obliged",
                                         name(options.towards, ""))
                           : fmt::format("What {} owes", name(options.by, ""));
    if (options.occasion == Occasion::attack)
        text += options.towards ? " if it is attacked" : " to others if they are attacked";
    return fmt::format("{}, {}", text, words(snapshot.view()));
}

}  // namespace

Result obliged_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string towards;
    std::string by;
    bool attacked = false;
    ObligationOptions options;
    CLI::App& app = arguments.app();
    app.add_option("NODE", towards, "to whom: a key, a code, a name or an alias");
    app.add_option("--by", by, "what this node owes: to NODE, or to anybody")->type_name("NODE");
    app.add_flag("--if-attacked", attacked, "only what an armed attack on the one to whom it is owed calls for");
    add_list(app, "--duty", options.kinds, "only these kinds: defence, consultation ...")->type_name("KINDS");
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);
    if (towards.empty() && by.empty())
        throw UsageError("a node is needed: NODE (to whom is it owed) or --by NODE (who owes it)");

    Store store = arguments.open();
    View view = arguments.view(store);
    Snapshot snapshot = Snapshot::of(store, view);
    if (!towards.empty()) options.towards = visible_node(store, snapshot, towards);
    if (!by.empty()) options.by = visible_node(store, snapshot, by);
    if (options.towards && options.towards == options.by)
        throw Error(fmt::format("{} owes nothing to itself", snapshot.name(*options.by)));
    options.occasion = attacked ? Occasion::attack : Occasion::any;
    Answer answer = obliged_answer(store, snapshot, options);
    answer.tables.front().caption = caption(snapshot, options);
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) answer.notes.push_back(note);
    if (arguments.cite) add_bibliography(answer, store);
    return {std::move(answer), arguments.delivery};
}

}  // namespace entente
