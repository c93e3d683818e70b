// Our side of bench/query.py: openCypher in one process, and the graph that all sides load.
//
// Usage: bench_query --rmat FILE.csv
//        bench_query DATABASE TASKS.json LIMIT
//
// TASKS.json is a list of {name, text, parameters: [{..}, ..]}. Each text is asked once beforehand, where it is asked
// more than once; then with all its parameters until LIMIT seconds have passed. Prints {name: {seconds, answers}}.

#include "queries/cypher/query.hpp"
#include "bench/rmat.hpp"
#include "graph/store.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string_view>

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr unsigned kScale = 16;
constexpr std::size_t kTies = 1'000'000;

/// Each tie gets a direction, and none runs both ways.
void write_rmat(const char* path) {
    std::mt19937_64 random(kScale);
    std::ofstream file(path);
    file << "tail,head\n";
    for (auto [tail, head] : rmat(kScale, kTies)) {
        if (random() % 2 == 0) std::swap(tail, head);
        file << tail << ',' << head << '\n';
    }
}

entente::cypher::Datum datum(const json& value) {
    if (value.is_number_integer()) return entente::cypher::Datum(value.get<std::int64_t>());
    return entente::cypher::Datum(value.get<std::string>());
}

/// Whole numbers, and texts; of these a number where it is one, as the peers have the keys of R-MAT.
json plain(const entente::cypher::Datum& datum, bool number_keys) {
    if (datum.is_null()) return nullptr;
    if (const auto* number = datum.as<std::int64_t>()) return *number;
    const std::string* const text = datum.text();
    if (text == nullptr) return std::string(type_name(datum));
    return number_keys ? json(std::stoll(*text)) : json(*text);
}

json answer(const entente::cypher::QueryResult& result, bool number_keys) {
    auto rows = json::array();
    for (const auto& row : result.rows) {
        auto cells = json::array();
        for (const auto& cell : row) cells.push_back(plain(cell, number_keys));
        rows.push_back(std::move(cells));
    }
    return rows;
}

json one_task(entente::cypher::Session& session, const json& task, double limit, bool number_keys) {
    const auto text = task.at("text").get<std::string>();
    const auto ask = [&](const json& parameters) {
        entente::cypher::QueryOptions options;
        options.view.as_of = options.today = entente::parse_day("2026-01-01");
        options.budget.seconds = limit;
        for (const auto& [name, value] : parameters.items()) options.parameters.emplace_back(name, datum(value));
        return session.run(text, options);
    };
    auto answers = json::array();
    try {
        if (task.at("parameters").size() > 1) ask(task.at("parameters").front());
        const auto begin = Clock::now();
        const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
        for (const auto& parameters : task.at("parameters")) {
            answers.push_back(answer(ask(parameters), number_keys));
            if (seconds() > limit) break;
        }
        return {{"seconds", seconds()}, {"answers", answers}};
    } catch (const std::exception& error) {
        return {{"error", error.what()}};
    }
}

void hot(const char* database, const char* path, double limit) {
    auto store = entente::Store::open(database);
    entente::cypher::Session session(store);
    std::ifstream file(path);
    auto found = json::object();
    const bool number_keys = std::string_view(database).find("rmat") != std::string_view::npos;
    for (const auto& task : json::parse(file)) {
        found[task.at("name").get<std::string>()] = one_task(session, task, limit, number_keys);
    }
    fmt::print("{}\n", found.dump());
}

}  // namespace

int main(int count, char** arguments) {
    try {
        if (count == 3 && std::string_view(arguments[1]) == "--rmat") {
            write_rmat(arguments[2]);
            return 0;
        }
        if (count == 4) {
            hot(arguments[1], arguments[2], std::atof(arguments[3]));
            return 0;
        }
        fmt::print(stderr, "usage: bench_query --rmat FILE.csv | DATABASE TASKS.json LIMIT\n");
        return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
