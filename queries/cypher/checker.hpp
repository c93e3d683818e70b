#pragma once

#include "queries/cypher/check.hpp"
#include "queries/cypher/same_expression.hpp"
#include "queries/cypher/scope.hpp"
#include "queries/cypher/static_type.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

// The walk through a statement: one class, whose rules stand in check.cpp and check_*.cpp. Not installed: check() is
// its face.
namespace entente::cypher {

class Checker {
public:
    Checker(std::string_view text, std::span<const Procedure> procedures, const DatumMap* parameters)
        : text_(text), procedures_(procedures), parameters_(parameters) {}

    Checked run(Statement& statement);

private:
    using Types = std::vector<StaticType>;
    using Columns = std::vector<std::string>;

    /// What a pattern is there for.
    enum class Use : std::uint8_t {
        match,
        create,
        merge,
        predicate,     ///< all its variables are known before
        comprehension  ///< binds what is new
    };

    // check.cpp
    [[noreturn]] void fail(std::string_view detail, Spot at, const std::string& message,
                           ErrorKind kind = ErrorKind::syntax) const;
    [[noreturn]] void fail_undefined(const std::string& name, Spot at) const;
    Slot new_slot(Spot at);
    Slot declare(const std::string& name, Spot at, StaticType type = {});
    void note(NamedThing::Kind kind, const std::string& name, Spot at) { names_.push_back({kind, name, at}); }
    void note_created(NamedThing::Kind kind, const std::string& name) { created_.emplace(kind, name); }
    void time(TimePrefix& prefix);
    void span(Span& span);
    std::vector<NamedThing> names_read() const;

    // check_query.cpp: which clauses may follow which
    enum class Place : std::uint8_t { statement, subquery };
    Columns query(Query& query, const Scope* outer, Place place);
    Columns part(SingleQuery& single, const Scope* outer, Place place);
    void compose(const SingleQuery& single, Place place) const;
    void unite(const Query& query) const;
    void match_columns(Query& query, std::size_t part, const Columns& first, Columns& columns) const;

    // check_clause.cpp
    void clause(Match& match, Spot at);
    void clause(Unwind& unwind, Spot at);
    void clause(Create& create, Spot at);
    void clause(Merge& merge, Spot at);
    void clause(Set& set, Spot at);
    void clause(Remove& remove, Spot at);
    void clause(Delete& deletion, Spot at);
    void set_item(SetItem& item);
    void set_target(SetItem& item);

    // check_call.cpp
    void clause(CallProcedure& call, Spot at);
    void arguments_of(CallProcedure& call, const Procedure& procedure, Spot at);
    void yields_of(CallProcedure& call, const Procedure& procedure, Spot at);
    const Procedure& procedure(const std::string& name, Spot at) const;

    // check_projection.cpp
    void clause(Projection& projection, Spot at);
    void expand_star(Projection& projection, Spot at);
    struct Items {
        Types types;
        std::set<std::string> names;           ///< in those that rows are grouped by
        std::vector<bool> sorts_by_aggregate;  ///< by item of ORDER BY, as it was written
    };
    Items items(Projection& projection);
    void declare_items(Projection& projection, const Types& types, Scope& scope);
    void sort(Projection& projection, const Items& items);
    void count_of_rows(ExpressionPtr& expression, std::string_view word);
    void need_aliases(const Projection& projection) const;

    // check_aggregation.cpp
    struct Groups {
        ExpressionIndex keys;
        std::set<Slot> differing;  ///< slots of variables that are no keys
    };
    StaticType aggregate(Call& call, const Expression& at);
    static bool has_aggregate(const Expression& expression);
    static bool has_pattern(const Expression& expression);
    static void names_in(const Expression& expression, std::set<std::string>& names);
    void check_grouped(const Expression& expression, const Groups& groups) const;

    // check_items.cpp
    static void use_items(Projection& projection);  ///< what repeats an item becomes its variable

    // check_pattern.cpp
    void patterns(std::vector<PathPattern>& patterns, Use use);
    void pattern(PathPattern& pattern, Use use);
    void shape(const PathPattern& pattern, Use use) const;
    void node(NodePattern& node, Use use, bool alone);
    void edge(EdgePattern& edge, Use use);
    void edge_to_write(const EdgePattern& edge, Use use) const;
    void path_variable(PathPattern& pattern);
    void property_maps(PathPattern& pattern, Use use);
    void property_map(ExpressionPtr& properties, Use use, Spot at);

    // check_expression.cpp
    StaticType value(ExpressionPtr& expression) { return value(*expression); }
    StaticType value(Expression& expression);
    void condition(Expression& expression);  ///< where a truth value is asked for, and patterns may stand
    StaticType visit(Literal& literal, Expression& at);
    StaticType visit(Parameter& parameter, Expression& at);
    StaticType visit(Variable& variable, Expression& at);
    StaticType visit(PropertyOf& property, Expression& at);
    StaticType visit(HasLabels& has, Expression& at);
    StaticType visit(Subscript& subscript, Expression& at);
    StaticType visit(Slice& slice, Expression& at);
    StaticType visit(ListOf& list, Expression& at);
    StaticType visit(MapOf& map, Expression& at);
    StaticType visit(Projected& projected, Expression& at);
    StaticType visit(Operation& operation, Expression& at);
    StaticType visit(Comparison& comparison, Expression& at);
    StaticType visit(Call& call, Expression& at);
    StaticType visit(Case& of, Expression& at);

    // check_binding.cpp: expressions with variables of their own
    StaticType visit(ListComprehension& of, Expression& at);
    StaticType visit(PatternComprehension& of, Expression& at);
    StaticType visit(Quantifier& quantifier, Expression& at);
    StaticType visit(Reduce& reduce, Expression& at);
    StaticType visit(PatternValue& pattern, Expression& at);
    StaticType visit(Subquery& subquery, Expression& at);
    StaticType list_type(ExpressionPtr& list);
    void pattern_there(PathPattern& pattern);

    // check_operation.cpp
    StaticType arithmetic(Operation& operation);
    struct Operand {
        StaticType type;
        Spot spot;
    };
    StaticType arithmetic(Operator operation, const Operand& a, const Operand& b) const;
    StaticType sum(const Operand& a, const Operand& b) const;
    void need(const StaticType& type, StaticType::Kinds wanted, Spot at, std::string_view where) const;
    void call_arguments(const Call& call, const Types& types, Spot at) const;

    /// A scope inside the present one, as long as it lives; aggregates may not stand there.
    class Inside {
    public:
        explicit Inside(Checker& checker)
            : checker_(checker), outer_(checker.scope_), collecting_(checker.collecting_), scope_(checker.scope_) {
            checker_.scope_ = &scope_;
            checker_.collecting_ = nullptr;
        }
        ~Inside() {
            checker_.scope_ = outer_;
            checker_.collecting_ = collecting_;
        }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        Checker& checker_;
        Scope* outer_;
        Projection* collecting_;
        Scope scope_;
    };

    std::string_view text_;
    std::span<const Procedure> procedures_;
    const DatumMap* parameters_;
    Scope* scope_ = nullptr;
    Projection* collecting_ = nullptr;  ///< whose aggregates are gathered; null where none may stand
    bool in_aggregate_ = false;
    bool stands_alone_ = false;  ///< the clause at hand is the whole statement
    std::int32_t slots_ = 0;
    bool writes_ = false;
    std::unordered_set<std::string> matched_edges_;   ///< of the clause at hand
    const std::set<std::string>* grouped_ = nullptr;  ///< names in the keys of groups, where an aggregate is sorted by
    std::vector<NamedThing> names_;
    std::set<std::pair<NamedThing::Kind, std::string>> created_;
};

}  // namespace entente::cypher
