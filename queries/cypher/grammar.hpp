#pragma once

#include "queries/cypher/ast.hpp"
#include "queries/cypher/token.hpp"

#include <string>
#include <string_view>
#include <vector>

// The recursive descent: one class, whose rules stand in cursor.cpp and the parse_*.cpp. Not installed: parse() is its
// face.
namespace entente::cypher {

class Grammar {
public:
    explicit Grammar(std::string_view text) : text_(text), tokens_(tokens(text)) {}

    Statement statement();

private:
    // cursor.cpp: what is read next. Keywords are known by their place and have any case.
    const Token& next(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
    Spot spot() const { return next().spot; }
    bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
    bool is_word(std::string_view keyword, std::size_t ahead = 0) const;
    bool take_sign(std::string_view sign);
    bool take_word(std::string_view keyword);
    void need_sign(std::string_view sign, std::string_view where);
    void need_word(std::string_view keyword, std::string_view where);
    std::string name(std::string_view what);         ///< a variable: no reserved word
    std::string schema_name(std::string_view what);  ///< a label, type, key or function: any word
    bool is_name() const;
    std::string source(std::size_t first_token) const;  ///< the text from there to what was read last
    [[noreturn]] void unexpected(std::string_view expected) const;
    [[noreturn]] void fail(std::string_view detail, Spot at, const std::string& message) const;

    // parse_clause.cpp
    TimePrefix time_prefix();
    Query query();
    SingleQuery single_query();
    bool at_clause() const;
    Clause clause();
    Match match();
    Unwind unwind();
    Projection projection(bool returns);
    Projection::Item projection_item();
    CallProcedure call();
    void yield(CallProcedure& call);

    // parse_write.cpp
    Create create();
    Merge merge();
    Set set();
    std::vector<SetItem> set_items();
    SetItem set_item();
    Remove remove();
    Delete delete_();
    Span span();

    // parse_pattern.cpp
    std::vector<PathPattern> patterns();
    PathPattern path_pattern();
    PathPattern pattern_element();
    NodePattern node_pattern();
    EdgePattern edge_pattern();
    void edge_detail(EdgePattern& edge);
    EdgePattern::Hops hops();
    std::vector<std::string> labels();
    ExpressionPtr pattern_properties();
    bool at_comprehension() const;  ///< of a pattern, behind the bracket that opens a list
    bool at_pattern() const;        ///< whether the bracket that opens here begins a pattern, and no expression

    // parse_expression.cpp
    ExpressionPtr expression() { return binary(0); }
    static constexpr std::size_t kAboveAnd = 3;  ///< binary() without OR, XOR and AND
    ExpressionPtr binary(std::size_t level);
    ExpressionPtr negation();
    ExpressionPtr comparison();
    ExpressionPtr predicate();
    ExpressionPtr unary();
    ExpressionPtr postfix();
    ExpressionPtr subscript(ExpressionPtr object);

    // parse_atom.cpp
    ExpressionPtr atom();
    ExpressionPtr number(bool negative);
    ExpressionPtr word();
    ExpressionPtr bracketed();
    ExpressionPtr call_function();
    Expressions arguments();

    // parse_compound.cpp
    ExpressionPtr list();
    ExpressionPtr list_comprehension(Spot at, std::string_view end);
    ExpressionPtr map();
    ExpressionPtr projected(ExpressionPtr object);
    ExpressionPtr case_();
    ExpressionPtr quantifier(Quantifier::Kind kind);
    ExpressionPtr reduce();

    // parse_subquery.cpp
    ExpressionPtr exists();
    ExpressionPtr subquery(Subquery::Kind kind);
    ExpressionPtr subquery(Spot at, Subquery content, std::size_t outside);
    static Subquery matching(Subquery::Kind kind, Match match, Spot at);

    template <typename Content>
    ExpressionPtr make(Spot at, Content content) {
        auto made = std::make_unique<Expression>();
        made->content = std::move(content);
        made->spot = at;
        measure(*made);
        return made;
    }
    void measure(Expression& expression, std::size_t below = 0);  ///< `below`: of what is in a subquery

    /// One level deeper, as long as it lives.
    class Deeper {
    public:
        explicit Deeper(Grammar& grammar);
        ~Deeper() { --grammar_.depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        Grammar& grammar_;
    };

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t tallest_ = 0;  ///< height of what was made since the subquery at hand began
    std::size_t clauses_ = 0;
};

}  // namespace entente::cypher
