#include "graph/error.hpp"
#include "queries/group_members.hpp"
#include "verbs/analysis.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

std::vector<Cell> start(const Period* period) {
    if (period == nullptr) return {};
    return {period->name, to_string(period->day)};
}

/// Tables and the document, of one network or of a series.
class GroupsAnswer {
public:
    GroupsAnswer(const Analysis& analysis, const Method& method, std::size_t min_size)
        : analysis_(analysis), method_(method), min_size_(min_size) {}

    void add(const Network& network, const Grouping& grouping, const Period* period);
    Answer take();

private:
    void add_groups(const Network& network, const std::vector<GroupMembers>& groups, const Cell::Map& whole,
                    const Period* period);
    void add_figures(const Cell::Map& figures, const Period* period);

    const Analysis& analysis_;
    const Method& method_;
    std::size_t min_size_;
    std::vector<std::string> columns_;  ///< figures of groups
    std::vector<std::vector<Cell>> rows_;
    std::vector<std::vector<Cell>> figures_;
    Cell::List groups_document_;
    Cell::Map figures_document_;
    Cell::List series_;
    std::vector<std::string> notes_;
};

void GroupsAnswer::add_groups(const Network& network, const std::vector<GroupMembers>& groups, const Cell::Map& whole,
                              const Period* period) {
    std::size_t number = 0;
    for (const GroupMembers& group : groups) {
        if (number++ == analysis_.top().value_or(groups.size())) break;
        if (columns_.empty()) {
            for (const Entry& figure : *group.figures) columns_.push_back(figure.key);
        }
        Cell::List keys;
        for (NodeIndex node : group.members) {
            std::vector<Cell> row = start(period);
            std::string key(network.snapshot.key(node));
            row.insert(row.end(), {number, group.members.size(), key, std::string(network.snapshot.name(node))});
            for (const Entry& figure : *group.figures) row.push_back(figure.value);
            rows_.push_back(std::move(row));
            keys.emplace_back(key);
        }
        Cell::Map entry;
        if (period != nullptr) entry = {{"period", period->name}, {"day", to_string(period->day)}};
        entry.insert(entry.end(), {{"group", number}, {"size", group.members.size()}, {"members", keys}});
        entry.insert(entry.end(), group.figures->begin(), group.figures->end());
        entry.insert(entry.end(), whole.begin(), whole.end());
        groups_document_.emplace_back(entry);
    }
}

void GroupsAnswer::add_figures(const Cell::Map& figures, const Period* period) {
    auto add = [&](const std::string& name, const Cell& value) {
        std::vector<Cell> row = start(period);
        row.insert(row.end(), {name, value});
        figures_.push_back(std::move(row));
    };
    for (const Entry& figure : figures) {
        const auto* list = std::get_if<Cell::List>(&figure.value.content);
        if (list == nullptr || list->empty()) {
            add(figure.key, list == nullptr ? figure.value : Cell{});
        } else {
            for (const Cell& item : *list) add(figure.key, item);
        }
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
    add_groups(network, group_members(network, grouping, analysis_.labels(), min_size_), grouping.figures, period);
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
        std::vector<std::string> names{"group", "size", "key", "name"};
        names.insert(names.end(), columns_.begin(), columns_.end());
        answer.tables.push_back({caption, columns(names), rows_});
        answer.document = groups_document_;
    }
    if (method_.describes || !figures_.empty()) {
        answer.tables.push_back({method_.describes ? caption : "", columns({"figure", "value"}), figures_});
        if (method_.describes) answer.document = analysis_.is_series() ? Cell(series_) : Cell(figures_document_);
    }
    return answer;
}

/// What the verb asks for, beside the network.
struct Question {
    std::string method;
    GroupOptions options;
    std::size_t min_size = 1;
    std::vector<std::string> negative;
    std::string sign;
};

void add_options(CLI::App& app, Question& question) {
    std::string names;
    for (const Method& method : methods()) names += fmt::format("{}{}", names.empty() ? "" : ", ", method.name);
    app.add_option("METHOD", question.method, names)->required();
    app.add_option("--min-size", question.min_size, "only groups of so many nodes")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000))
        ->capture_default_str();
    app.add_option("--resolution", question.options.resolution, "communities: above 1 more and smaller ones")
        ->type_name("X")
        ->check(number_above(0))
        ->capture_default_str();
    CLI::Option* negative =
        add_list(app, "--negative", question.negative, "balance: edges of these types are negative (default: OPPOSES)");
    negative->type_name("TYPES");
    app.add_option("--sign", question.sign, "balance: edges are negative where this property is below 0, or '-'")
        ->type_name("PROPERTY")
        ->excludes(negative);
    app.add_option("--seed", question.options.seed, "of what is drawn at random")
        ->type_name("N")
        ->check(whole_number())
        ->capture_default_str();
    app.add_option("--budget", question.options.budget, "steps of a search that may take for ever")
        ->type_name("N")
        ->check(whole_number())
        ->capture_default_str();
}

void choose_signs(const Schema& schema, Question& question) {
    if (!question.negative.empty()) question.options.signs.negative = type_ids(schema, question.negative);
    if (!question.sign.empty()) question.options.signs.property = parse_property(schema, question.sign);
}

}  // namespace

Result groups_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    Question question;
    add_options(arguments.app(), question);
    Analysis analysis(arguments);
    arguments.add_delivery();
    arguments.parse(tokens);

    const Method& chosen = method(question.method);
    if (chosen.weighs == Measure::Weighs::nothing) analysis.refuse_weight(chosen.name);
    if (chosen.describes && (question.min_size > 1 || analysis.picks_rows()))
        throw UsageError(
            fmt::format("{} describes the whole network: --label, --min-size and --top pick groups, and there are "
                        "none; --within narrows the network",
                        chosen.name));
    Store store = arguments.open();
    choose_signs(store.schema(), question);
    analysis.open(store, chosen.forward);
    GroupsAnswer made(analysis, chosen, question.min_size);
    analysis.each([&](const Network& network, const Period* period) {
        made.add(network, chosen.compute(network, question.options, analysis.work(context)), period);
    });
    Answer answer = made.take();
    if (auto note = analysis.note(); !note.empty()) answer.notes.push_back(note);
    return {answer, arguments.delivery};
}

}  // namespace entente
