#include "queries/cypher/query.hpp"

#include "queries/cypher/parser.hpp"
#include "verbs/arguments.hpp"
#include "verbs/input.hpp"
#include "verbs/query_answer.hpp"
#include "verbs/query_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

namespace {

namespace fs = std::filesystem;

/// One or more statements, and where they come from.
class Script {
public:
    /// Reads all statements, so that none runs where one of them cannot. `file` is for messages; empty: the command
    /// line.
    Script(std::string text, fs::path file) : text_(std::move(text)), file_(std::move(file)) {
        guarded(0, text_, [&] { statements_ = cypher::statements(text_); });
        if (statements_.empty()) {
            guarded(0, text_, [&] { cypher::parse(text_); });
        }
        for (std::size_t at = 0; at < size(); ++at) {
            guarded(at, statements_[at], [&] { writes_ = has_writes(cypher::parse(statements_[at])) || writes_; });
        }
    }

    std::size_t size() const { return statements_.size(); }
    std::string_view at(std::size_t at) const { return statements_[at]; }
    bool writes() const { return writes_; }

    /// What stands before the remarks on a statement.
    std::string label(std::size_t at) const { return size() == 1 ? "" : fmt::format("statement {}: ", at + 1); }

    /// Calls, and lets errors name the statement and its place in the whole text.
    template <typename Call>
    void guarded(std::size_t at, std::string_view part, Call call) const {
        try {
            call();
        } catch (const cypher::QueryError& error) {
            const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
            const cypher::QueryError placed(error.kind(), error.detail(), error.phase(), error.message(), text_,
                                            {begin + error.spot().offset});
            throw Error(before_errors(at) + placed.what());
        } catch (const Interrupted&) {
            throw;
        } catch (const UsageError&) {
            throw;
        } catch (const Error& error) {
            throw Error(before_errors(at) + error.what());
        }
    }

private:
    static bool has_writes(const cypher::Statement& statement) {
        const auto writes = [](const cypher::Clause& clause) {
            return std::holds_alternative<cypher::Create>(clause.content) ||
                   std::holds_alternative<cypher::Merge>(clause.content) ||
                   std::holds_alternative<cypher::Set>(clause.content) ||
                   std::holds_alternative<cypher::Remove>(clause.content) ||
                   std::holds_alternative<cypher::Delete>(clause.content);
        };
        const auto& parts = statement.query.parts;
        return statement.mode != cypher::Statement::Mode::explain &&
               std::any_of(parts.begin(), parts.end(), [&](const cypher::SingleQuery& part) {
                   return std::any_of(part.clauses.begin(), part.clauses.end(), writes);
               });
    }

    std::string before_errors(std::size_t at) const {
        const auto name = file_ == "-" ? "standard input" : file_.string();
        if (size() <= 1) {
            return file_.empty() ? "" : name + ": ";
        }
        return fmt::format("{}{}statement {}: ", name, name.empty() ? "" : ", ", at + 1);
    }

    std::string text_;
    fs::path file_;
    std::vector<std::string_view> statements_;
    bool writes_ = false;
};

struct QueryArguments {
    std::string text;
    fs::path file;
    std::vector<std::string> parameters;
    fs::path parameter_file;
    std::string source = "local-edits";
    bool forget = false;
    bool open = false;
    std::optional<std::uint64_t> most_rows;
    std::optional<double> seconds;
    double megabytes = 2048;

    void add_to(CLI::App& app) {
        app.add_option("TEXT", text, "the query; several are parted by semicolons");
        app.add_option("-f,--file", file, "a file of queries; - is standard input")->type_name("FILE");
        app.add_option("--param", parameters, "the value of $NAME: a literal, else a text")
            ->type_name("NAME=VALUE")
            ->allow_extra_args(false);
        app.add_option("--params", parameter_file, "a JSON object of values")->type_name("FILE");
        app.add_option("--write-source", source, "the source that writes speak for")
            ->type_name("KEY")
            ->capture_default_str()
            ->check(not_empty());
        app.add_flag("--forget", forget, "DELETE removes rows instead of stating an end");
        app.add_flag("--open", open, "make a missing database, which takes any label and type");
        app.add_option("--max-rows", most_rows, "an answer of more rows is an error")
            ->type_name("N")
            ->check(whole_number());
        app.add_option("--timeout", seconds, "a query that takes longer is an error")
            ->type_name("SECONDS")
            ->check(number_above(0));
        app.add_option("--max-memory", megabytes, "a query that holds more is an error")
            ->type_name("MB")
            ->capture_default_str()
            ->check(number_between(0.001, 1e9));
    }

    Script script() const {
        if (text.empty() == file.empty()) {
            throw UsageError("expected the text of a query, or a file of queries (-f), and not both");
        }
        return file.empty() ? Script(text, {}) : Script(text_in(file), file);
    }

    cypher::DatumMap parameter_values() const {
        cypher::DatumMap values;
        for (const auto& parameter : parameters) {
            values.push_back(parse_parameter(parameter));
        }
        return merged(parameter_file.empty() ? cypher::DatumMap() : parameters_in(parameter_file), values);
    }

    cypher::Budget budget() const { return {most_rows, seconds, static_cast<std::uint64_t>(megabytes * 1'000'000)}; }
};

Store store_for(const fs::path& path, bool writes, bool open) {
    const auto access = writes ? Store::Access::write : Store::Access::read;
    if (!open) {
        if (writes && !fs::exists(path)) {
            throw Error(fmt::format("'{}' is not there; --open makes a database", path.string()));
        }
        return Store::open(path, access);
    }
    if (!fs::exists(path)) {
        return Store::create(path, open_schema());
    }
    Store store = Store::open(path, access);
    if (!store.schema().open) {
        throw UsageError(fmt::format("'{}' is there and strict: --open is for new databases", path.string()));
    }
    return store;
}

}  // namespace

Result query_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    QueryArguments asked;
    asked.add_to(arguments.app());
    arguments.add_view();
    arguments.add_delivery();
    arguments.parse(tokens);
    const auto script = asked.script();
    cypher::QueryOptions options;
    options.parameters = asked.parameter_values();
    options.today = arguments.today();
    options.now = context.now;
    options.source = asked.source;
    options.forget = asked.forget;
    options.budget = asked.budget();
    options.work.stop = context.stop;

    if (context.reads_only && (script.writes() || asked.open)) throw UsageError("only reading queries are taken here");
    Store store = store_for(arguments.database, script.writes(), asked.open);
    options.view = arguments.view(store);
    cypher::Session session(store);
    QueryAnswer answer(QueryAnswer::shape_of(arguments.delivery.format));
    Result result{{}, arguments.delivery};
    try {
        for (std::size_t at = 0; at < script.size(); ++at) {
            script.guarded(at, script.at(at),
                           [&] { answer.add(session.run(script.at(at), options), script.label(at)); });
        }
    } catch (const Error&) {
        result.failure = std::current_exception();
    }
    result.content = std::move(answer).finish();
    return result;
}

}  // namespace entente
