#pragma once

#include "graph/store.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace entente {

/// Whether a text can be a node's key: not empty, and without control characters.
bool can_be_key(std::string_view text);

/// Whether it can name a label, an edge type, a property or a source: a key of at most 200 bytes.
bool can_be_name(std::string_view text);

/// The highest id that an element or a statement can be given; a snapshot has room for few more.
constexpr std::int64_t kMostRestored = 4'000'000'000;

/// What a load did.
struct LoadCounts {
    std::int64_t nodes = 0;       ///< new
    std::int64_t edges = 0;       ///< new
    std::int64_t statements = 0;  ///< new
    std::int64_t merged = 0;      ///< statements that were there already
    std::int64_t retracted = 0;   ///< statements that this edition no longer says
};

/// One transaction that takes in an edition of a data set: all of it, or nothing, also when the process is killed.
///
/// What earlier loads of the same data set stated and this one does not is retracted at commit. A statement that was
/// marked (its rank changed by hand) counts as stated and keeps its mark.
/// Dropped without commit, the file is as it was.
class Load {
public:
    struct Options {
        std::string dataset;   ///< key of the data set
        std::string recorded;  ///< UTC now, ISO 8601
        std::string files;
        bool edition = true;  ///< retract what is no longer said; off for single edits
    };

    /// Begins immediately, so that two writers wait for one another and do not collide.
    Load(Store& store, Options options);
    ~Load();
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    /// Adds a source or brings its description up to date; by key.
    SourceId source(const Source& source);
    void coverage(const Coverage& coverage);

    std::optional<NodeId> find_node(std::string_view key) const;

    /// The node of the key, made if missing. Says nothing about it.
    NodeId node(std::string_view key);

    /// A new node, with a key made up of its id: "_:17".
    NodeId node();

    /// Whether elements and statements may be given ids that another file gave them: nothing ever was in this one.
    bool restores() const;

    /// As node() and edge(), under an id of the caller's: 1 to kMostRestored, taken by nothing else. Throws Error. What is
    /// there already keeps its id.
    NodeId node(std::string_view key, NodeId id);
    EdgeId edge(const EdgeRecord& edge);

    /// The id that the next new node or edge is given.
    ElementId next() const;

    /// Repeated names are taken once.
    void name(NodeId node, const Name& name);

    /// The edge of an identity, made if missing. Ends of a symmetric type are ordered here.
    /// `identity` holds the identifying values and the own id, see edge_identity.
    EdgeId edge(TypeId type, NodeId tail, NodeId head, std::string_view identity);

    /// States; an equal live statement of the same source is merged. Ignores id, recorded and retracted. Returns its
    /// id.
    StatementId state(const Statement& statement);

    /// As state(), under the statement's own id; as above. An equal one is not merged.
    StatementId restore(const Statement& statement);

    /// Withdraws a live statement. One that this load has made is taken back as if never said. Throws Error if it is
    /// unknown or withdrawn already.
    void retract(StatementId id);

    /// Removes all rows of an element: statements and their details, names, the node or edge itself.
    ///
    /// Throws Error while an edge stands at the node, or coverage or a live reference names it. Of withdrawn statements
    /// that refer to it, the rows go too.
    void forget(ElementId id);

    /// Puts what was stated so far into the file, for who reads statements from the store in the midst of a load.
    void write_out();

    /// Open databases: the id of a label, type or property, made if missing. Strict: throws Error with the nearest
    /// name.
    LabelId label(std::string_view name);
    TypeId edge_type(std::string_view name);
    PropertyId property(std::string_view name);

    /// The schema as it has grown so far, also when the load is over; references into it last until it grows again.
    const Schema& schema() const;

    /// The sources, those that this load added among them, by position as in Store; likewise.
    const std::vector<Source>& sources() const;

    /// Open databases: makes a new type symmetric. Throws Error if it has edges and is not.
    void make_symmetric(TypeId type);

    /// A part of the load that can be taken back alone.
    void begin_part();
    void keep_part();
    void drop_part();

    /// Ends the transaction. With `Fate::abandon` all is as it was, and the counts say what would have been.
    enum class Fate : std::uint8_t { keep, abandon };
    LoadCounts finish(Fate fate);

private:
    struct Impl;
    Schema schema_;
    std::vector<Source> sources_;
    std::unique_ptr<Impl> impl_;
};

/// Several loads that are kept together or not at all. Dropped without keep(), the file is as it was.
class LoadGroup {
public:
    /// Begins immediately. Loads that are begun before keep() belong to it.
    explicit LoadGroup(Store& store);
    ~LoadGroup();
    LoadGroup(const LoadGroup&) = delete;
    LoadGroup& operator=(const LoadGroup&) = delete;

    void keep();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A new rank for a statement: a retraction and a restatement, in one transaction. Returns the restatement.
///
/// Throws Error if the statement is unknown, retracted, or already so; a rank other than normal needs a reason.
StatementId mark(Store& store, StatementId statement, Rank rank, std::string_view reason, std::string_view recorded);

}  // namespace entente
