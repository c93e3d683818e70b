#pragma once

#include "graph/load.hpp"
#include "graph/lookup.hpp"
#include "queries/cypher/draft.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The statements of a draft. Not installed.
namespace entente::cypher {

/// Makes and withdraws one source's statements, and sees to it that the view shows what they say.
class DraftWriter {
public:
    DraftWriter(const Store& store, Load& load, const Draft::Options& options);

    /// A statement of the source, of normal rank. A span that is not given is what the kind of the property asks for.
    Statement claim(ElementId element, PropertyId property, Value value, const entente::Span& span) const;

    /// The same, preferred, since it supersedes what was said before.
    Statement superseding(ElementId element, PropertyId property, Value value, const entente::Span& span) const;

    /// Withdraws what the source said of the property (where `about` is given: only what it is true of) while the new
    /// statement holds; what was said of other times is stated again. `present` are the element's statements; `type` is
    /// that of an edge.
    void supersede(std::span<const Statement> present, const Statement& with, const EdgeType* type,
                   const std::function<bool(const Value&)>& about = {});

    /// When a statement holds.
    Interval days(const Statement& statement, const EdgeType* type) const;

    void state(const Statement& statement) { load_->state(statement); }

    /// Live statements, those of this load among them.
    std::vector<Statement> statements(ElementId element);

    /// Throws Error that says why the view does not show what was stated.
    void require(bool shown, const Statement& said, std::string_view what, const EdgeType* type) const;

    Resolution resolve(NodeId node);
    Resolution resolve(NodeId node, std::span<const Statement> statements);
    Resolution resolve(const EdgeRecord& edge);
    Resolution resolve(const EdgeRecord& edge, std::span<const Statement> statements);

    std::optional<Day> day() const { return day_; }

private:
    std::string why_hidden(const Statement& said, const EdgeType* type) const;
    std::optional<Day> day_known() const;

    const Store* store_;
    Load* load_;
    Draft::Options options_;
    Lookup lookup_;
    std::optional<Day> day_;
};

}  // namespace entente::cypher
