#include "graph/error.hpp"
#include "graph/names.hpp"
#include "verbs/agreements.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/cite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente {

namespace {

constexpr std::string_view kNothingSaid = "-";

/// Kinds and topics that are asked for; empty: all.
struct Wanted {
    std::vector<std::string> kinds;
    std::vector<NodeId> topics;

    bool admits(const ProvisionRow& provision) const {
        auto has = [](const auto& list, const auto& item) {
            return std::find(list.begin(), list.end(), item) != list.end();
        };
        return (kinds.empty() || has(kinds, provision.kind)) &&
               (topics.empty() || std::any_of(provision.topics.begin(), provision.topics.end(),
                                              [&](const NodeRecord& topic) { return has(topics, topic.id); }));
    }
};

/// What provisions of several agreements are laid side by side by.
struct Subject {
    std::string kind;
    std::vector<std::string> topics;  ///< keys
    std::string words;                ///< names of the topics

    friend auto operator<=>(const Subject& a, const Subject& b) {
        return std::tie(a.kind, a.words, a.topics) <=> std::tie(b.kind, b.words, b.topics);
    }
};

Subject subject_of(const ProvisionRow& provision) {
    Subject subject{provision.kind, {}, ""};
    std::vector<std::string> names;
    for (const NodeRecord& topic : provision.topics) {
        subject.topics.push_back(topic.key);
        names.push_back(topic.name);
    }
    subject.words = joined(names);
    return subject;
}

class Comparison {
public:
    Comparison(std::vector<Agreement> agreements, const Wanted& wanted) : agreements_(std::move(agreements)) {
        for (std::size_t a = 0; a < agreements_.size(); ++a) {
            for (const ProvisionRow& provision : agreements_[a].provisions) {
                if (!wanted.admits(provision)) continue;
                auto [row, fresh] = rows_.try_emplace(subject_of(provision), agreements_.size());
                row->second[a].push_back(&provision);
            }
        }
    }

    /// Agreements without a provision that is asked for have no column where `silent` leaves them out.
    enum class Silent : std::uint8_t { kept, left_out };

    Answer answer(const View& view, Silent silent) const {
        Answer answer;
        Table facts{fmt::format("Agreements, {}", words(view)),
                    {"agreement", "form", "stage", "signed", "in force", "term", "parties", "sources", "provisions"},
                    {}};
        Cell::List agreement_cells;
        for (const Agreement& agreement : agreements_) {
            std::vector<Cell> cells{agreement.node.name};
            cells.insert(cells.end(), agreement.fact_words.begin(), agreement.fact_words.end());
            cells.emplace_back(agreement.provisions.size());
            facts.rows.push_back(std::move(cells));
            agreement_cells.push_back(agreement.facts);
        }
        answer.tables.push_back(std::move(facts));
        auto columns = this->columns(silent);
        answer.tables.push_back(side_by_side(columns));
        answer.document = Cell::Map{{"agreements", agreement_cells}, {"rows", row_cells()}};
        if (columns.size() < agreements_.size()) {
            answer.notes.push_back(fmt::format("{} agreement{} without a provision {} no column",
                                               agreements_.size() - columns.size(),
                                               agreements_.size() - columns.size() == 1 ? "" : "s",
                                               agreements_.size() - columns.size() == 1 ? "has" : "have"));
        }
        if (rows_.empty()) answer.notes.emplace_back("no provision");
        return answer;
    }

private:
    std::vector<std::size_t> columns(Silent silent) const {
        std::vector<std::size_t> columns;
        for (std::size_t a = 0; a < agreements_.size(); ++a) {
            bool speaks =
                std::any_of(rows_.begin(), rows_.end(), [&](const auto& row) { return !row.second[a].empty(); });
            if (speaks || silent == Silent::kept) columns.push_back(a);
        }
        return columns;
    }

    Table side_by_side(const std::vector<std::size_t>& columns) const {
        Table table{"Provisions", {"kind", "topic"}, {}};
        for (auto a : columns) table.columns.push_back(heading(a));
        for (const auto& [subject, provisions] : rows_) {
            std::vector<Cell> cells{subject.kind, subject.words};
            for (auto a : columns) {
                std::vector<std::string> texts;
                for (const ProvisionRow* provision : provisions[a]) texts.push_back(provision->words);
                cells.emplace_back(texts.empty() ? std::string(kNothingSaid)
                                                 : fmt::format("{}", fmt::join(texts, "; ")));
            }
            table.rows.push_back(std::move(cells));
        }
        return table;
    }

    /// The name; the key too where another agreement has the same.
    std::string heading(std::size_t a) const {
        const NodeRecord& node = agreements_[a].node;
        auto same = std::count_if(agreements_.begin(), agreements_.end(),
                                  [&](const Agreement& other) { return other.node.name == node.name; });
        return same > 1 ? fmt::format("{} ({})", node.name, node.key) : node.name;
    }

    Cell row_cells() const {
        Cell::List rows;
        for (const auto& [subject, provisions] : rows_) {
            Cell::List cells;
            for (const auto& of_agreement : provisions) {
                Cell::List list;
                for (const ProvisionRow* provision : of_agreement) list.push_back(provision->cell);
                cells.emplace_back(std::move(list));
            }
            rows.emplace_back(Cell::Map{{"kind", subject.kind.empty() ? Cell() : Cell(subject.kind)},
                                        {"topics", cell(subject.topics)},
                                        {"cells", cells}});
        }
        return rows;
    }

    std::vector<Agreement> agreements_;
    std::map<Subject, std::vector<std::vector<const ProvisionRow*>>> rows_;  ///< a list of provisions an agreement
};

void require_kinds(const std::vector<std::string>& wanted, const std::vector<Agreement>& agreements) {
    std::set<std::string> known;
    for (const Agreement& agreement : agreements) {
        for (const ProvisionRow& provision : agreement.provisions) known.insert(provision.kind);
    }
    for (const std::string& kind : wanted) {
        if (known.empty() || known.contains(kind)) continue;
        std::string near = nearest(kind, {known.begin(), known.end()});
        throw Error(fmt::format("none of the agreements has a provision of kind '{}'; {}", kind,
                                near.empty() ? fmt::format("there is {}", fmt::join(known, ", "))
                                             : fmt::format("the nearest is '{}'", near)));
    }
}

}  // namespace

Result compare_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::vector<std::string> names, topics;
    std::string framework;
    Wanted wanted;
    CLI::App& app = arguments.app();
    app.add_option("AGREEMENT", names, "two or more: keys, names or aliases");
    app.add_option("--implementing", framework, "instead: all that implement this one")->type_name("NODE");
    add_list(app, "--kind", wanted.kinds, "only provisions of these kinds")->type_name("KINDS");
    add_list(app, "--topic", topics, "only provisions about these topics")->type_name("NODES");
    arguments.add_view();
    arguments.add_cite();
    arguments.add_delivery();
    arguments.parse(tokens);
    if (names.empty() == framework.empty())
        throw UsageError("compare takes agreements, or --implementing; try 'entente compare --help'");
    Store store = arguments.open();
    View view = arguments.view(store);
    AgreementReader reader(store, view);
    std::vector<NodeId> ids;
    if (!framework.empty()) ids = reader.implementing(resolve_node(store, framework));
    for (const std::string& name : names) {
        NodeId id = resolve_node(store, name);
        if (std::find(ids.begin(), ids.end(), id) != ids.end())
            throw UsageError(fmt::format("compare takes an agreement once, found {} again", store.node(id).key));
        ids.push_back(id);
    }
    if (ids.size() < 2 && framework.empty())
        throw UsageError(fmt::format("compare takes two agreements or more, found {}", ids.size()));
    for (const std::string& topic : topics) wanted.topics.push_back(resolve_node(store, topic));
    std::vector<Agreement> agreements;
    for (NodeId id : ids) agreements.push_back(reader.read(id));
    require_kinds(wanted.kinds, agreements);
    Comparison comparison(std::move(agreements), wanted);
    Answer answer =
        comparison.answer(view, framework.empty() ? Comparison::Silent::kept : Comparison::Silent::left_out);
    if (auto note = undatable_note(reader.undatable()); !note.empty()) answer.notes.push_back(note);
    if (arguments.cite) add_bibliography(answer, store);
    return {std::move(answer), arguments.delivery};
}

}  // namespace entente
