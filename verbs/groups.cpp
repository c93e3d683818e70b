#include "queries/groups.hpp"

#include "verbs/analysis.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

/// Members by key; groups of one size by their first member.
struct Named {
    std::vector<NodeIndex> members;
    const Cell::Map* figures;
};

std::vector<Named> named(const Network& network, const Grouping& grouping, const std::vector<LabelId>& labels) {
    const Snapshot& snapshot = network.snapshot;
    auto by_key = [&](NodeIndex a, NodeIndex b) { return snapshot.key(a) < snapshot.key(b); };
    auto shown = [&](NodeIndex node) {
        return labels.empty() ||
               std::any_of(labels.begin(), labels.end(), [&](LabelId l) { return snapshot.has_label(node, l); });
    };
    std::vector<Named> found;
    for (const Group& group : grouping.groups) {
        Named made{{}, &group.figures};
        for (Vertex vertex : group.members) {
            if (shown(network.nodes[vertex])) made.members.push_back(network.nodes[vertex]);
        }
        std::sort(made.members.begin(), made.members.end(), by_key);
        if (!made.members.empty()) found.push_back(std::move(made));
    }
    std::sort(found.begin(), found.end(), [&](const Named& a, const Named& b) {
        if (a.members.size() != b.members.size()) return a.members.size() > b.members.size();
        return std::lexicographical_compare(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                                            by_key);
    });
    return found;
}

std::vector<Cell> start(const Period* period) {
    if (period == nullptr) return {};
    return {period->name, to_string(period->day)};
}

/// Tables and the document, of one network or of a series.
class GroupsAnswer {
public:
    GroupsAnswer(const Analysis& analysis, const Method& method) : analysis_(analysis), method_(method) {}

    void add(const Network& network, const Grouping& grouping, const Period* period);
    Answer take();

private:
    void add_groups(const Network& network, const std::vector<Named>& groups, const Period* period);
    void add_figures(const Cell::Map& figures, const Period* period);

    const Analysis& analysis_;
    const Method& method_;
    std::vector<std::vector<Cell>> rows_;
    std::vector<std::vector<Cell>> figures_;
    Cell::List groups_document_;
    Cell::Map figures_document_;
    Cell::List series_;
    std::vector<std::string> notes_;
};

void GroupsAnswer::add_groups(const Network& network, const std::vector<Named>& groups, const Period* period) {
    std::size_t number = 0;
    for (const Named& group : groups) {
        if (number++ == analysis_.top().value_or(groups.size())) break;
        Cell::List keys;
        for (NodeIndex node : group.members) {
            std::vector<Cell> row = start(period);
            std::string key(network.snapshot.key(node));
            row.insert(row.end(), {number, group.members.size(), key, std::string(network.snapshot.name(node))});
            rows_.push_back(std::move(row));
            keys.emplace_back(key);
        }
        Cell::Map entry;
        if (period != nullptr) entry = {{"period", period->name}, {"day", to_string(period->day)}};
        entry.insert(entry.end(), {{"group", number}, {"size", group.members.size()}, {"members", keys}});
        entry.insert(entry.end(), group.figures->begin(), group.figures->end());
        groups_document_.emplace_back(entry);
    }
}

void GroupsAnswer::add_figures(const Cell::Map& figures, const Period* period) {
    for (const Entry& figure : figures) {
        std::vector<Cell> row = start(period);
        row.insert(row.end(), {figure.key, figure.value});
        figures_.push_back(std::move(row));
    }
    if (period == nullptr) {
        figures_document_ = figures;
    } else {
        Cell::Map entry{{"period", period->name}, {"day", to_string(period->day)}};
        entry.insert(entry.end(), figures.begin(), figures.end());
        series_.emplace_back(entry);
    }
}

void GroupsAnswer::add(const Network& network, const Grouping& grouping, const Period* period) {
    add_groups(network, named(network, grouping, analysis_.labels()), period);
    add_figures(grouping.figures, period);
    for (const std::string& remark : grouping.remarks) {
        notes_.push_back(period == nullptr ? remark : fmt::format("{}: {}", period->name, remark));
    }
}

Answer GroupsAnswer::take() {
    std::string caption = fmt::format("{}, {}", method_.name, analysis_.words());
    std::vector<std::string> when;
    if (analysis_.is_series()) when = {"period", "day"};
    auto columns = [&](std::vector<std::string> more) {
        more.insert(more.begin(), when.begin(), when.end());
        return more;
    };
    Answer answer;
    answer.notes = notes_;
    if (!method_.describes) {
        answer.tables.push_back({caption, columns({"group", "size", "key", "name"}), rows_});
        answer.document = groups_document_;
    }
    if (method_.describes || !figures_.empty()) {
        answer.tables.push_back({method_.describes ? caption : "", columns({"figure", "value"}), figures_});
        if (method_.describes) answer.document = analysis_.is_series() ? Cell(series_) : Cell(figures_document_);
    }
    return answer;
}

}  // namespace

Result groups_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string name;
    GroupOptions options;
    std::string names;
    for (const Method& method : methods()) names += fmt::format("{}{}", names.empty() ? "" : ", ", method.name);
    arguments.app().add_option("METHOD", name, names)->required();
    arguments.app()
        .add_option("--resolution", options.resolution, "communities: above 1 more and smaller ones")
        ->type_name("X")
        ->check(number_above(0))
        ->capture_default_str();
    arguments.app()
        .add_option("--seed", options.seed, "of what is drawn at random")
        ->type_name("N")
        ->check(whole_number())
        ->capture_default_str();
    arguments.app()
        .add_option("--budget", options.budget, "steps of a search that may take for ever")
        ->type_name("N")
        ->check(whole_number())
        ->capture_default_str();
    Analysis analysis(arguments);
    arguments.add_delivery();
    arguments.parse(tokens);

    const Method& chosen = method(name);
    if (chosen.weighs == Measure::Weighs::nothing) analysis.refuse_weight(chosen.name);
    Store store = arguments.open();
    analysis.open(store, chosen.forward);
    GroupsAnswer made(analysis, chosen);
    analysis.each([&](const Network& network, const Period* period) {
        made.add(network, chosen.compute(network, options, analysis.work(context)), period);
    });
    Answer answer = made.take();
    if (auto note = analysis.note(); !note.empty()) answer.notes.push_back(note);
    return {answer, arguments.delivery};
}

}  // namespace entente
