// Snapshot of a database against SELECT of the rows it is made of, in C.
//
// Usage: bench_snapshot DATABASE [ROUNDS]. Rounds alternate; the ratio is of the medians. Both sides read every column
// that a snapshot needs of every node, edge and statement; the SELECT adds the numbers up so that none is left unread.

#include "graph/snapshot.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <vector>

namespace {

constexpr double kBarRatio = 1.5;
constexpr double kBarBytes = 48;

double seconds(const std::function<void()>& work) {
    auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

std::int64_t select_all(sqlite3* database, const char* sql) {
    sqlite3_stmt* query = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &query, nullptr) != SQLITE_OK) {
        fmt::print(stderr, "{}\n", sqlite3_errmsg(database));
        std::exit(1);
    }
    std::int64_t sum = 0;
    while (sqlite3_step(query) == SQLITE_ROW) {
        for (int column = 0; column < sqlite3_column_count(query); ++column) {
            if (sqlite3_column_type(query, column) == SQLITE_TEXT) {
                sum += *sqlite3_column_text(query, column);
            } else {
                sum += sqlite3_column_int64(query, column);
            }
        }
    }
    sqlite3_finalize(query);
    return sum;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_snapshot DATABASE [ROUNDS]\n");
        return 2;
    }
    int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return 1;
    entente::Store store = entente::Store::open(argv[1]);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::size_t edges = 0;
    std::size_t bytes = 0;
    std::int64_t sum = 0;
    for (int round = 0; round < rounds; ++round) {
        theirs.push_back(seconds([&] {
            sum += select_all(database, "SELECT id, key FROM node ORDER BY id");
            sum += select_all(database, "SELECT id, type, tail, head FROM edge ORDER BY id");
            sum += select_all(database,
                              "SELECT id, element, property, type, value, since, since_last, until, until_last, "
                              "modality, rank, source, retracted "
                              "FROM statement ORDER BY id");
        }));
        ours.push_back(seconds([&] {
            entente::Snapshot snapshot = entente::Snapshot::build(store, {});
            edges = snapshot.edge_count();
            bytes = snapshot.memory();
        }));
    }
    sqlite3_close(database);
    double ratio = median(ours) / median(theirs);
    double per_edge = static_cast<double>(bytes) / static_cast<double>(std::max<std::size_t>(edges, 1));
    fmt::print(
        "snapshot {:.3f} s, SELECT {:.3f} s, ratio {:.2f} (bar {}); {} edges, {:.1f} bytes an edge (bar {}); check sum "
        "{}\n",
        median(ours), median(theirs), ratio, kBarRatio, edges, per_edge, kBarBytes, sum);
    return ratio <= kBarRatio && per_edge <= kBarBytes ? 0 : 1;
}
