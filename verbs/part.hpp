#pragma once

#include "graph/snapshot.hpp"
#include "graph/store.hpp"
#include "queries/cypher/query.hpp"
#include "queries/paths.hpp"
#include "verbs/arguments.hpp"
#include "verbs/select.hpp"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

// Which part of a database is drawn, as options of the verbs that draw. Not installed.
namespace entente {

/// The options, as words.
struct PartWishes {
    std::string focus;
    std::size_t hops = 1;
    std::string query;
    std::vector<std::string> parameters;
    std::vector<std::string> path;
    std::size_t paths = 1;
    std::vector<std::string> types;
    std::vector<std::string> labels;
    std::vector<std::string> fold;
    std::string boxes;
    SelectOptions select;

    void add_to(CLI::App& app);

    /// Throws UsageError where two options ask for what cannot be both, or one for nothing.
    void check(const CLI::App& app) const;

private:
    void add_sources(CLI::App& app);
    void add_forms(CLI::App& app);
};

/// The part that the options mean in a file.
class Part {
public:
    /// Throws as resolve_node and type_ids do; UsageError on what is in focus and a box at once. The store must outlive
    /// it.
    Part(const PartWishes& wishes, const Arguments& arguments, Store& store);

    /// Of a snapshot of the file, on its day.
    Chosen choose(const Snapshot& snapshot, const SelectLimits& limits) const;

    /// Edge types that are drawn; empty: all.
    const std::vector<TypeId>& types() const { return types_; }

    /// "The ties of Luxembourg", "From Luxembourg to Poland"; else the file's name.
    std::string title() const;

    /// ", within 2 steps"; may be empty.
    std::string reach() const;

    const SelectLimits& limits() const { return select_.limits; }

private:
    SelectOptions options_in(const Snapshot& snapshot) const;
    Sketch queried(const Snapshot& snapshot) const;
    Sketch along_paths(const Snapshot& snapshot) const;

    Store& store_;
    SelectOptions select_;
    std::string query_;
    cypher::QueryOptions query_options_;
    std::optional<NodeId> focus_;
    std::vector<NodeId> ends_;
    std::size_t paths_ = 1;
    std::vector<TypeId> types_;
    std::vector<NodeId> boxes_;
};

}  // namespace entente
