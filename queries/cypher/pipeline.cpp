#include "queries/cypher/pipeline.hpp"

#include <algorithm>
#include <string_view>

namespace entente::cypher {

/// Behind the last clause.
class Pipeline::End final : public Step {
public:
    End(Pipeline& pipeline, std::vector<Slot> slots) : pipeline_(pipeline), slots_(std::move(slots)) {}

    bool push(Row& row) override { return pipeline_.answer(row, slots_); }
    void finish(Row& /*row*/) override {}
    PlanNode describe(PlanNode input) override { return input; }

private:
    Pipeline& pipeline_;
    std::vector<Slot> slots_;
};

struct Pipeline::Part {
    std::vector<StepPtr> steps;  ///< the last is the end
};

struct Pipeline::Builder {
    Execution& execution;
    std::vector<StepPtr> steps = {};

    void add(StepPtr step) {
        if (!steps.empty()) {
            steps.back()->lead_to(*step);
        }
        steps.push_back(std::move(step));
    }

    void add(const Projection& projection, bool counted) {
        if (!counted) {
            add(projection.aggregates.empty() ? items_step(projection, execution) : group_step(projection, execution));
        }
        if (projection.distinct) {
            add(distinct_step(projection, execution));
        }
        if (!projection.order.empty()) {
            add(sort_step(projection, execution));
        }
        if (projection.skip || projection.limit) {
            add(cut_step(projection, execution));
        }
        if (projection.where) {
            add(filter_step(*projection.where, execution));
        }
    }

    void add(const Clause& clause, const Standing& place) {
        const auto& content = clause.content;
        if (const auto* match = std::get_if<Match>(&content)) {
            add(match_step(*match, place, execution));
        } else if (const auto* unwind = std::get_if<Unwind>(&content)) {
            add(unwind_step(*unwind, execution));
        } else if (const auto* create = std::get_if<Create>(&content)) {
            add(create_step(*create, place, execution));
        } else if (const auto* merge = std::get_if<Merge>(&content)) {
            add(merge_step(*merge, place, execution));
        } else if (const auto* set = std::get_if<Set>(&content)) {
            add(set_step(*set, place, execution));
        } else if (const auto* remove = std::get_if<Remove>(&content)) {
            add(remove_step(*remove, place, execution));
        } else if (const auto* gone = std::get_if<Delete>(&content)) {
            add(delete_step(*gone, place, execution));
        } else if (const auto* call = std::get_if<CallProcedure>(&content)) {
            add(call_step(*call, place, execution));
        } else {
            add(std::get<Projection>(content), false);
        }
    }

    bool add_grouped(const Clause& clause, const Clause& next, const Standing& place) {
        const auto* match = std::get_if<Match>(&clause.content);
        const auto* projection = std::get_if<Projection>(&next.content);
        if (match == nullptr || projection == nullptr) {
            return false;
        }
        auto step = count_step(*match, *projection, place, execution);
        if (!step) {
            step = tally_step(*match, *projection, place, execution);
        }
        if (!step) {
            return false;
        }
        add(std::move(step));
        add(*projection, true);
        return true;
    }
};

namespace {

/// Behind the first word, or the first two.
std::uint32_t behind_keyword(std::string_view text, std::uint32_t from) {
    const auto word = [&] {
        const auto begin = std::min(text.find_first_not_of(" \t\r\n", from), text.size());
        const auto end = std::min(text.find_first_of(" \t\r\n(", begin), text.size());
        from = static_cast<std::uint32_t>(end);
        return text.substr(begin, end - begin);
    };
    const auto first = word();
    if (first.size() == 6 && (first[0] == 'D' || first[0] == 'd') && (first[2] == 'T' || first[2] == 't')) {
        word();  // DETACH DELETE
    }
    return from;
}

/// The clause as it is written, its keywords left out and white space joined, as far as it is short.
std::string words_of(std::string_view text, std::uint32_t from, std::uint32_t to) {
    constexpr std::size_t kLongest = 60;
    std::string words;
    for (const auto c : text.substr(from, to - from)) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (space && (words.empty() || words.back() == ' ')) {
            continue;
        }
        words += space ? ' ' : c;
    }
    while (!words.empty() && (words.back() == ' ' || words.back() == ';')) {
        words.pop_back();
    }
    if (words.size() <= kLongest) {
        return words;
    }
    auto cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xc0U) == 0x80U) {
        --cut;
    }
    return words.substr(0, cut) + "...";
}

struct Column {
    std::string_view name;
    Slot slot;
};

std::vector<Column> columns(const SingleQuery& query) {
    std::vector<Column> made;
    const auto& last = query.clauses.back().content;
    if (const auto* projection = std::get_if<Projection>(&last)) {
        for (const auto& item : projection->items) {
            made.push_back({item.name, item.slot});
        }
    } else if (const auto* call = std::get_if<CallProcedure>(&last)) {
        for (const auto& item : call->items) {
            made.push_back({item.variable, item.slot});
        }
    }
    return made;
}

/// Slots of the part's columns, in the order of the first part's.
std::vector<Slot> answer_slots(const Query& query, const SingleQuery& part) {
    const auto own = columns(part);
    std::vector<Slot> slots;
    for (const auto& column : columns(query.parts.front())) {
        const auto found =
            std::find_if(own.begin(), own.end(), [&](const Column& other) { return other.name == column.name; });
        if (found != own.end()) {
            slots.push_back(found->slot);
        }
    }
    return slots;
}

}  // namespace

Pipeline::Pipeline(const Query& query, std::vector<Slot> bound, Bindings& bindings, Execution& execution) {
    for (const auto& part : query.parts) {
        Builder builder{execution};
        auto before = bound;
        for (std::size_t at = 0; at < part.clauses.size(); ++at) {
            const auto& clause = part.clauses[at];
            const bool last = at + 1 == part.clauses.size();
            bindings.note(clause, before);
            const auto text = execution.run.text;
            const auto end = last ? static_cast<std::uint32_t>(text.size()) : part.clauses[at + 1].spot.offset;
            const Standing place{
                before,      clause.scope,
                clause.spot, words_of(text, std::min(behind_keyword(text, clause.spot.offset), end), end),
                last,        row_use(std::span(part.clauses).subspan(at + 1))};
            if (!last && builder.add_grouped(clause, part.clauses[at + 1], place)) {
                bindings.note(part.clauses[at + 1], clause.scope);
                before = part.clauses[++at].scope;
                continue;
            }
            builder.add(clause, place);
            before = clause.scope;
        }
        builder.add(std::make_unique<End>(*this, answer_slots(query, part)));
        parts_.push_back({std::move(builder.steps)});
    }
    if (std::find(query.union_all.begin(), query.union_all.end(), false) != query.union_all.end()) {
        different_.emplace(columns(query.parts.front()).size(), execution.run);
    }
}

Pipeline::~Pipeline() = default;

bool Pipeline::answer(const Row& row, std::span<const Slot> slots) {
    answered_.clear();
    for (const auto slot : slots) {
        answered_.push_back(row[place(slot)]);
    }
    if (different_ && !different_->add(answered_).second) {
        return true;
    }
    ended_ = !(*sink_)(answered_);
    return !ended_;
}

void Pipeline::run(Row& row, const Sink& sink) {
    sink_ = &sink;
    ended_ = false;
    if (different_) {
        different_->clear();
    }
    for (auto& part : parts_) {
        for (auto& step : part.steps) {
            step->begin(row);
        }
        part.steps.front()->push(row);
        if (!ended_) {
            part.steps.front()->finish(row);
        }
        if (ended_) {
            return;
        }
    }
}

bool Pipeline::is_bounded() const {
    return std::all_of(parts_.begin(), parts_.end(), [](const Part& part) {
        return std::all_of(part.steps.begin(), part.steps.end(),
                           [](const StepPtr& step) { return step->is_bounded(); });
    });
}

PlanNode Pipeline::describe(bool counted) const {
    PlanNode all{"Union", different_ ? "" : "ALL", {}, {}, {}};
    for (const auto& part : parts_) {
        PlanNode node{"Row", "", {}, {}, {}};
        for (const auto& step : part.steps) {
            const bool is_end = &step == &part.steps.back();
            node = step->describe(std::move(node));
            if (counted && !is_end) {
                node.rows = step->rows();
            }
        }
        all.inputs.push_back(std::move(node));
    }
    return all.inputs.size() == 1 ? std::move(all.inputs.front()) : std::move(all);
}

}  // namespace entente::cypher
