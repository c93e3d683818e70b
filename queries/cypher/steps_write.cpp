#include "queries/cypher/kept_plan.hpp"
#include "queries/cypher/write_step.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::cypher {

namespace {

class CreateStep final : public WriteStep {
public:
    CreateStep(const Create& create, const Standing& where, Execution& execution)
        : WriteStep("Create", where, execution), create_(create), make_(create.patterns, where.before) {}

private:
    void write(Row& row) override {
        make_(row, execution_, written_span(create_.span, row, run()));
        emit(row);
    }

    const Create& create_;
    Making make_;
};

class SetStep final : public WriteStep {
public:
    SetStep(const Set& set, const Standing& where, Execution& execution)
        : WriteStep("Set", where, execution), set_(set) {}

private:
    void write(Row& row) override {
        apply(set_.items, row, execution_, written_span(set_.span, row, run()));
        emit(row);
    }

    const Set& set_;
};

class RemoveStep final : public WriteStep {
public:
    RemoveStep(const Remove& remove, const Standing& where, Execution& execution)
        : WriteStep("Remove", where, execution), remove_(remove) {}

private:
    void write(Row& row) override {
        for (const auto& item : remove_.items) {
            if (item.kind == SetItem::Kind::property) {
                apply(std::span(&item, 1), row, execution_, {Bound::open(), Bound::open()});
            } else {
                cypher::at(item.spot, run(), [&] { remove_labels(item, row); });
            }
        }
        emit(row);
    }

    void remove_labels(const SetItem& item, Row& row) {
        const auto target = evaluate(*item.target, row, run());
        if (target.is_null()) {
            return;
        }
        const auto* node = target.as<NodeIndex>();
        if (node == nullptr) {
            throw Fault(ErrorKind::type, "InvalidArgumentType",
                        fmt::format("a node was expected, found {}", type_name(target)));
        }
        if (!draft().visible(*node)) {
            throw Fault(ErrorKind::entity, "DeletedEntityAccess", "the node has been deleted");
        }
        draft().remove_labels(*node, item.labels);
        wrote();
    }

    const Remove& remove_;
};

/// Finds all that is to go before anything goes; edges go first.
class DeleteStep final : public WriteStep {
public:
    DeleteStep(const Delete& remove, const Standing& where, Execution& execution)
        : WriteStep(remove.detach ? "DetachDelete" : "Delete", where, execution), remove_(remove) {}

    void begin(Row& row) override {
        WriteStep::begin(row);
        nodes_.clear();
        edges_.clear();
    }

private:
    void write(Row& row) override {
        for (const auto& target : remove_.targets) {
            take(evaluate(*target, row, run()), target->spot);
        }
        emit(row);
    }

    void take(const Datum& datum, Spot spot) {
        if (const auto* node = datum.as<NodeIndex>()) {
            nodes_.emplace_back(*node, spot);
        } else if (const auto* edge = datum.as<EdgeIndex>()) {
            edges_.emplace_back(*edge, spot);
        } else if (const auto* path = datum.path()) {
            for (const auto of : path->nodes) {
                nodes_.emplace_back(of, spot);
            }
            for (const auto of : path->edges) {
                edges_.emplace_back(of, spot);
            }
        } else if (!datum.is_null()) {
            throw QueryError(ErrorKind::type, "InvalidArgumentType", QueryError::Phase::run,
                             fmt::format("a node, an edge or a path was expected, found {}", type_name(datum)),
                             run().text, spot);
        }
    }

    void write_rest() override {
        for (const auto& [edge, spot] : edges_) {
            go(edge, spot);
        }
        for (const auto& [node, spot] : nodes_) {
            if (remove_.detach && draft().visible(node)) {
                const auto around = draft().around(node);
                for (const auto& arc : std::vector<Arc>(around.begin(), around.end())) {
                    go(arc.edge, spot);
                }
            }
            go(node, spot);
        }
        wrote();
    }

    template <typename Index>
    void go(Index element, Spot spot) {
        run().tick();
        if (draft().visible(element)) {
            cypher::at(spot, run(), [&] { draft().remove(element); });
        }
    }

    const Delete& remove_;
    std::vector<std::pair<NodeIndex, Spot>> nodes_;
    std::vector<std::pair<EdgeIndex, Spot>> edges_;
};

/// Each row sees what those before it made.
class MergeStep final : public WriteStep {
public:
    MergeStep(const Merge& merge, const Standing& where, Execution& execution)
        : WriteStep("Merge", where, execution),
          merge_(merge),
          plan_(std::span(&merge.pattern, 1), nullptr, where.before),
          make_(std::span(&merge.pattern, 1), where.before),
          found_(pattern_slots(std::span(&merge.pattern, 1)), execution.run) {}

    bool is_bounded() override { return plan_(execution_).is_bounded(); }

private:
    void write(Row& row) override {
        refuse_nulls(row);
        const auto span = written_span(merge_.span, row, run());
        found_.clear();
        plan_(execution_).match(row, run(), [&](Row& found) {
            found_.save(found);
            return true;
        });
        if (found_.size() == 0) {
            make_(row, execution_, span);
            apply(merge_.on_create, row, execution_, span);
            emit(row);
        }
        for (std::size_t at = 0; at < found_.size(); ++at) {
            found_.restore(at, row);
            apply(merge_.on_match, row, execution_, span);
            emit(row);
        }
    }

    void refuse_nulls(Row& row) {
        for (const auto& node : merge_.pattern.nodes) {
            refuse_nulls(node.properties.get(), row);
        }
        for (const auto& edge : merge_.pattern.edges) {
            refuse_nulls(edge.properties.get(), row);
        }
    }

    void refuse_nulls(const Expression* properties, Row& row) {
        for (const auto& [name, value] : written_properties(properties, row, run())) {
            if (value.is_null()) {
                throw QueryError(ErrorKind::semantic, "MergeReadOwnWrites", QueryError::Phase::run,
                                 fmt::format("MERGE cannot look for a null; the property '{}' is one", name),
                                 run().text, properties->spot);
            }
        }
    }

    const Merge& merge_;
    KeptPlan plan_;
    Making make_;
    RowBuffer found_;
};

}  // namespace

StepPtr create_step(const Create& create, const Standing& place, Execution& execution) {
    return std::make_unique<CreateStep>(create, place, execution);
}
StepPtr merge_step(const Merge& merge, const Standing& place, Execution& execution) {
    return std::make_unique<MergeStep>(merge, place, execution);
}
StepPtr set_step(const Set& set, const Standing& place, Execution& execution) {
    return std::make_unique<SetStep>(set, place, execution);
}
StepPtr remove_step(const Remove& remove, const Standing& place, Execution& execution) {
    return std::make_unique<RemoveStep>(remove, place, execution);
}
StepPtr delete_step(const Delete& remove, const Standing& place, Execution& execution) {
    return std::make_unique<DeleteStep>(remove, place, execution);
}

}  // namespace entente::cypher
