#include "graph/lookup.hpp"
#include "verbs/arguments.hpp"
#include "verbs/audit.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"
#include "verbs/conflict_scan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

class Conflicts {
public:
    Conflicts(const Store& store, const View& view) : store_(store), view_(view), lookup_(store, view) {
        table_.caption = "Conflicts, " + words(view);
        table_.columns = {"element", "property", "", "value", "holds", "rank", "source", "published", "statement"};
        audits_.caption = "Claimed counts against the graph";
        audits_.columns = {"element", "claimed", "source", "on", "graph holds", "statement"};
    }

    void run() {
        scan_conflicts(store_, lookup_, [&](const Suspect& suspect) {
            if (suspect.edge != nullptr) {
                add(element_words(store_, *suspect.edge), suspect.resolution);
                return;
            }
            if (!suspect.resolution.conflicts.empty()) add(store_.node(suspect.node).key, suspect.resolution);
            for (const Audit& audit : audits(store_, lookup_, suspect.node, suspect.resolution)) add(audit);
        });
    }

    Table table_;
    Table audits_;
    Cell::List cells_;
    Cell::List audit_cells_;

private:
    bool on_the_day(const Resolution& resolution, const Conflict& conflict) const {
        if (!view_.as_of) return true;
        return std::count_if(conflict.claims.begin(), conflict.claims.end(),
                             [&](auto c) { return resolution.claims[c].extent.possible.contains(*view_.as_of); }) > 1;
    }

    void add(const std::string& element, const Resolution& resolution) {
        for (const Conflict& conflict : resolution.conflicts) {
            if (!on_the_day(resolution, conflict)) continue;
            std::string property = conflict.of_since   ? "since"
                                   : conflict.of_until ? "until"
                                                       : store_.schema().at(conflict.property).name;
            Cell::List claims;
            for (auto c : conflict.claims) {
                const Claim& claim = resolution.claims[c];
                claims.emplace_back(claim_cell(conflict, claim));
                bool first = claims.size() == 1;
                const Statement& statement = claim.statement;
                table_.rows.push_back({first ? element : "", first ? property : "",
                                       first ? conflict.certain ? "certain" : "possible" : "",
                                       value_words(conflict, claim), readable(claim.extent.possible),
                                       std::string(to_string(statement.rank)), source(statement).key,
                                       to_string(source(statement).published),
                                       claim.denial ? Cell("not on its list") : Cell(raw(statement.id))});
            }
            cells_.emplace_back(Cell::Map{
                {"element", element}, {"property", property}, {"certain", conflict.certain}, {"claims", claims}});
        }
    }

    std::string value_words(const Conflict& conflict, const Claim& claim) const {
        if (conflict.of_since) return to_string(claim.statement.span.since);
        if (conflict.of_until) return to_string(claim.statement.span.until);
        return words(store_, claim.statement.value);
    }

    Cell claim_cell(const Conflict& conflict, const Claim& claim) const {
        const Statement& statement = claim.statement;
        const Source& said_by = source(statement);
        auto text = [](const std::string& value) { return value.empty() ? Cell() : Cell(value); };
        return Cell::Map{{"statement", claim.denial ? Cell() : Cell(raw(statement.id))},
                         {"value", conflict.of_since || conflict.of_until ? Cell(value_words(conflict, claim))
                                                                          : cell(store_, statement.value)},
                         {"span", cell(claim.extent.possible)},
                         {"rank", std::string(to_string(statement.rank))},
                         {"reason", text(statement.reason)},
                         {"source", said_by.key},
                         {"attributed_to", text(statement.attributed_to)},
                         {"published", text(to_string(said_by.published))},
                         {"text", value_words(conflict, claim)},
                         {"locator", text(statement.locator)}};
    }

    void add(const Audit& audit) {
        std::string held = audit.certain == audit.possible ? fmt::format("{}", audit.certain)
                                                           : fmt::format("{} to {}", audit.certain, audit.possible);
        const Source& said_by = source(audit.claim);
        audits_.rows.push_back({audit.node.key, words(store_, audit.claim.value), said_by.key, to_string(audit.day),
                                held, raw(audit.claim.id)});
        audit_cells_.emplace_back(Cell::Map{{"element", audit.node.key},
                                            {"property", "count"},
                                            {"claimed", cell(store_, audit.claim.value)},
                                            {"source", said_by.key},
                                            {"day", to_string(audit.day)},
                                            {"certain", audit.certain},
                                            {"possible", audit.possible},
                                            {"statement", raw(audit.claim.id)}});
    }

    const Source& source(const Statement& statement) const {
        return store_.sources().at(static_cast<std::size_t>(raw(statement.source)) - 1);
    }

    const Store& store_;
    const View& view_;
    Lookup lookup_;
};

}  // namespace

Result conflicts_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    bool audit = false;
    arguments.app().add_flag("--audit", audit, "claimed counts against the graph, and nothing else");
    arguments.add_view(Arguments::DefaultDay::all_time);
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);
    Store store = arguments.open();
    View view = arguments.view(store);
    Conflicts conflicts(store, view);
    conflicts.run();
    Answer answer;
    answer.document = audit ? conflicts.audit_cells_ : conflicts.cells_;
    if (!audit) answer.tables.push_back(std::move(conflicts.table_));
    if (!conflicts.audits_.rows.empty() || audit) answer.tables.push_back(std::move(conflicts.audits_));
    if (!audit && conflicts.cells_.empty()) answer.notes.emplace_back("no conflicts");
    if (arguments.cite) add_bibliography(answer, store);
    return {answer, arguments.delivery};
}

}  // namespace entente
