#include "tests/tck/play.hpp"

#include "queries/cypher/error.hpp"
#include "tests/tck/compare.hpp"
#include "tests/tck/procedure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>

namespace entente::tck {

namespace {

using cypher::Effects;
using cypher::QueryError;
using cypher::QueryResult;

class Failure : public Error {
public:
    using Error::Error;
};

class UnknownStep : public Error {
public:
    using Error::Error;
};

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Failure(fmt::format("cannot read {}", path.string()));
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

struct EffectName {
    std::string_view name;
    std::int64_t Effects::*count;
};
constexpr std::array<EffectName, 8> kEffects = {{{"+nodes", &Effects::nodes_created},
                                                 {"-nodes", &Effects::nodes_deleted},
                                                 {"+relationships", &Effects::edges_created},
                                                 {"-relationships", &Effects::edges_deleted},
                                                 {"+labels", &Effects::labels_added},
                                                 {"-labels", &Effects::labels_removed},
                                                 {"+properties", &Effects::properties_set},
                                                 {"-properties", &Effects::properties_removed}}};

std::string effects_text(const Effects& effects) {
    std::string shown;
    for (const auto& [name, count] : kEffects) {
        if (effects.*count != 0) {
            shown += fmt::format("{}{} {}", shown.empty() ? "" : ", ", name, effects.*count);
        }
    }
    return shown.empty() ? "none" : shown;
}

std::string answer_text(const QueryResult& result) {
    std::string shown = fmt::format("| {} |", fmt::join(result.columns, " | "));
    constexpr std::size_t kMost = 20;
    for (std::size_t row = 0; row < std::min(result.rows.size(), kMost); ++row) {
        std::string line = "\n|";
        for (const auto& datum : result.rows[row]) {
            line += " " + show(datum, result.graph.get()) + " |";
        }
        shown += line;
    }
    return result.rows.size() > kMost ? fmt::format("{}\n.. {} rows in all", shown, result.rows.size()) : shown;
}

/// What a query gave: an answer or an error.
struct Answer {
    QueryResult result;
    std::string error;                ///< empty: none
    std::optional<QueryError> query;  ///< the error, if it is the query's
};

class Player {
public:
    Player(const Scenario& scenario, std::filesystem::path file, Templates& templates, const Setting& setting)
        : scenario_(scenario), file_(std::move(file)), templates_(templates), setting_(setting) {}

    void play() {
        for (const auto& step : scenario_.steps) {
            take(step);
        }
        answered();
    }

private:
    struct Kind {
        std::string_view text;
        void (Player::*take)(const Step&);
    };
    static const std::array<Kind, 16> kKinds;

    void take(const Step& step) {
        for (const auto& kind : kKinds) {
            if (step.text == kind.text) {
                (this->*kind.take)(step);
                return;
            }
        }
        constexpr std::string_view kProcedure = "there exists a procedure ";
        if (step.text.compare(0, kProcedure.size(), kProcedure) == 0) {
            auto signature = step.text.substr(kProcedure.size());
            while (!signature.empty() && signature.back() == ':') {
                signature.pop_back();
            }
            world().procedure(table_procedure(signature, step.table));
        } else if (!take_graph(step) && !take_error(step)) {
            throw UnknownStep(fmt::format("line {}: unknown step '{}'", step.line, step.text));
        }
    }

    World& world() {
        if (!world_) {
            world_ = std::make_unique<World>(templates_, SchemaKind::open, setting_);
        }
        return *world_;
    }

    void begin_open(const Step&) { world_.reset(); }

    void begin_built_in(const Step&) { world_ = std::make_unique<World>(templates_, SchemaKind::built_in, setting_); }

    /// "the NAME graph"
    bool take_graph(const Step& step) {
        constexpr std::string_view kThe = "the ";
        constexpr std::string_view kGraph = " graph";
        const auto& text = step.text;
        if (text.size() <= kThe.size() + kGraph.size() || text.compare(0, kThe.size(), kThe) != 0 ||
            text.compare(text.size() - kGraph.size(), kGraph.size(), kGraph) != 0) {
            return false;
        }
        const auto name = text.substr(kThe.size(), text.size() - kThe.size() - kGraph.size());
        auto folder = std::filesystem::absolute(file_).parent_path();
        while (!std::filesystem::is_directory(folder / "graphs" / name)) {
            if (folder == folder.parent_path()) {
                throw Failure(fmt::format("there is no folder graphs/{} beside or above the feature", name));
            }
            folder = folder.parent_path();
        }
        std::vector<std::filesystem::path> scripts;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "graphs" / name)) {
            if (entry.path().extension() == ".cypher") {
                scripts.push_back(entry.path());
            }
        }
        std::sort(scripts.begin(), scripts.end());
        for (const auto& script : scripts) {
            world().run(read_file(script));
        }
        return true;
    }

    static const std::string& document(const Step& step) {
        if (!step.document) {
            throw Failure(fmt::format("line {}: '{}' lacks its text", step.line, step.text));
        }
        return *step.document;
    }

    void prepare(const Step& step) {
        try {
            world().run(document(step));
        } catch (const std::exception& error) {
            throw Failure(fmt::format("line {}: while preparing: {}", step.line, error.what()));
        }
    }

    void parameters(const Step& step) {
        for (const auto& row : step.table) {
            if (row.size() != 2) {
                throw Failure(fmt::format("line {}: expected a name and a value", step.line));
            }
            world().parameter(row[0], datum_of(parse_expected(row[1])));
        }
    }

    void execute(const Step& step) {
        answered();
        const bool watched = std::any_of(scenario_.steps.begin(), scenario_.steps.end(), [](const Step& other) {
            return other.text == "the side effects should be:" || other.text == "no side effects";
        });
        if (watched) {
            before_ = world().state();
        }
        ask(step);
    }

    void control(const Step& step) {
        answered();
        ask(step);
    }

    void ask(const Step& step) {
        answer_ = std::make_unique<Answer>();
        try {
            answer_->result = world().run(document(step));
        } catch (const QueryError& error) {
            answer_->error = error.what();
            answer_->query = error;
        } catch (const std::exception& error) {
            answer_->error = error.what();
        }
        expected_error_ = false;
    }

    /// The answer, which must be there and no error.
    const QueryResult& result(const Step& step) const {
        if (answer_ == nullptr) {
            throw Failure(fmt::format("line {}: nothing has been executed", step.line));
        }
        answered();
        return answer_->result;
    }

    void answered() const {
        if (answer_ != nullptr && !answer_->error.empty() && !expected_error_) {
            throw Failure(answer_->error);
        }
    }

    void check_rows(const Step& step, bool in_order, ListOrder lists) {
        const auto& found = result(step);
        if (step.table.empty()) {
            throw Failure(fmt::format("line {}: '{}' lacks its table", step.line, step.text));
        }
        std::vector<std::vector<Expected>> expected;
        for (std::size_t row = 1; row < step.table.size(); ++row) {
            auto& values = expected.emplace_back();
            for (const auto& cell : step.table[row]) {
                values.push_back(parse_expected(cell));
            }
        }
        if (found.columns != step.table.front() ||
            !match_rows(expected, found.rows, found.graph.get(), lists, in_order)) {
            std::string wanted;
            for (const auto& row : step.table) {
                wanted += fmt::format("\n| {} |", fmt::join(row, " | "));
            }
            throw Failure(fmt::format("line {}: expected{}\nfound\n{}", step.line, wanted, answer_text(found)));
        }
    }

    void any_order(const Step& step) { check_rows(step, false, ListOrder::kept); }
    void in_order(const Step& step) { check_rows(step, true, ListOrder::kept); }
    void any_order_lists(const Step& step) { check_rows(step, false, ListOrder::ignored); }
    void in_order_lists(const Step& step) { check_rows(step, true, ListOrder::ignored); }

    void no_rows(const Step& step) {
        if (const auto& found = result(step); !found.rows.empty()) {
            throw Failure(fmt::format("line {}: expected no rows, found\n{}", step.line, answer_text(found)));
        }
    }

    void check_effects(const Step& step, const Effects& expected) {
        if (answer_ == nullptr || !before_) {
            throw Failure(fmt::format("line {}: nothing has been executed", step.line));
        }
        const auto seen = difference(*before_, world().state());
        if (seen != expected) {
            throw Failure(fmt::format("line {}: expected side effects: {}; found: {}", step.line,
                                      effects_text(expected), effects_text(seen)));
        }
        if (const auto told = answer_->result.effects.value_or(Effects{}); told != seen) {
            throw Failure(fmt::format("line {}: the side effects are: {}; the result tells: {}", step.line,
                                      effects_text(seen), effects_text(told)));
        }
    }

    void effects(const Step& step) {
        Effects expected;
        for (const auto& row : step.table) {
            const auto* const known = std::find_if(kEffects.begin(), kEffects.end(), [&](const EffectName& effect) {
                return row.size() == 2 && effect.name == row[0];
            });
            if (known == kEffects.end()) {
                throw Failure(fmt::format("line {}: unknown side effect '{}'", step.line, fmt::join(row, " | ")));
            }
            expected.*(known->count) = std::stoll(row[1]);
        }
        check_effects(step, expected);
    }

    void no_effects(const Step& step) { check_effects(step, {}); }

    /// "a KIND should be raised at PHASE: DETAIL", or "an error should be raised: WORDS OF IT".
    bool take_error(const Step& step) {
        const auto& text = step.text;
        constexpr std::string_view kRaised = " should be raised";
        const auto raised = text.find(kRaised);
        const auto article = text.find(' ');
        const auto colon = text.find(": ", raised);
        if (raised == std::string::npos || colon == std::string::npos || article >= raised ||
            text.compare(0, 1, "a") != 0) {
            return false;
        }
        if (answer_ == nullptr) {
            throw Failure(fmt::format("line {}: nothing has been executed", step.line));
        }
        expected_error_ = true;
        if (answer_->error.empty()) {
            throw Failure(
                fmt::format("line {}: expected: {}\nfound\n{}", step.line, text, answer_text(answer_->result)));
        }
        const auto kind = text.substr(article + 1, raised - article - 1);
        const auto after = raised + kRaised.size();
        check_error(step, kind, text.substr(after, colon - after), text.substr(colon + 2));
        return true;
    }

    void check_error(const Step& step, const std::string& kind, const std::string& phase,
                     const std::string& detail) const {
        bool fits = false;
        if (kind == "error") {
            fits = answer_->error.find(detail) != std::string::npos;
        } else if (answer_->query) {
            const auto& error = *answer_->query;
            const bool compile = error.phase() == QueryError::Phase::compile;
            fits = to_string(error.kind()) == kind && (detail == "*" || error.detail() == detail) &&
                   (phase == " at any time" || phase == (compile ? " at compile time" : " at runtime"));
        }
        if (!fits) {
            const bool compile = answer_->query && answer_->query->phase() == QueryError::Phase::compile;
            throw Failure(fmt::format("line {}: expected: {}\nfound{}: {}", step.line, step.text,
                                      compile ? " at compile time" : "", answer_->error));
        }
    }

    const Scenario& scenario_;
    std::filesystem::path file_;
    Templates& templates_;
    Setting setting_;
    std::unique_ptr<World> world_;
    std::optional<State> before_;
    std::unique_ptr<Answer> answer_;
    bool expected_error_ = false;
};

const std::array<Player::Kind, 16> Player::kKinds = {
    {{"an empty graph", &Player::begin_open},
     {"any graph", &Player::begin_open},
     {"an empty graph of the built-in schema", &Player::begin_built_in},
     {"having executed:", &Player::prepare},
     {"parameters are:", &Player::parameters},
     {"executing query:", &Player::execute},
     {"executing control query:", &Player::control},
     {"the result should be, in any order:", &Player::any_order},
     {"the result should be, in order:", &Player::in_order},
     {"the result should be (ignoring element order for lists):", &Player::any_order_lists},
     {"the result should be, in any order (ignoring element order for lists):", &Player::any_order_lists},
     {"the result should be, in order (ignoring element order for lists):", &Player::in_order_lists},
     {"the result should be empty", &Player::no_rows},
     {"the side effects should be:", &Player::effects},
     {"no side effects", &Player::no_effects},
     {"the result should be empty:", &Player::no_rows}}};

}  // namespace

Outcome play(const Scenario& scenario, const std::filesystem::path& file, Templates& templates,
             const Setting& setting) {
    try {
        Player(scenario, file, templates, setting).play();
    } catch (const UnknownStep& step) {
        return {Outcome::Kind::skipped, step.what()};
    } catch (const std::exception& error) {
        return {Outcome::Kind::failed, error.what()};
    }
    return {};
}

}  // namespace entente::tck
