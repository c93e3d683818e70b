#pragma once

#include "fixture.hpp"
#include "queries/cypher/draft.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace entente::test {

/// A file to which drafts are written, by a source "local-edits" on 2024-01-01.
class DraftCase {
public:
    explicit DraftCase(const Schema& schema = open_schema(), std::string_view ties = "");

    /// What a view shows, read anew from the file.
    std::unique_ptr<cypher::Graph> read(const View& view = {}) const;

    struct How {
        View view = {};
        bool forget = false;
        bool from_store = false;  ///< over the store itself, without a snapshot
    };

    /// One statement: kept, unless `edit` throws.
    cypher::Effects write(const std::function<void(cypher::Draft&)>& edit, const How& how);
    cypher::Effects write(const std::function<void(cypher::Draft&)>& edit);

    Store& store() { return *store_; }
    std::filesystem::path path() const { return folder_.path() / "a.db"; }

    /// "nodes edges statements retracted".
    std::string counts() const;

private:
    TempFolder folder_;
    std::unique_ptr<Store> store_;
};

/// As DraftCase::write, without a look at what came of it.
cypher::Effects write_to(Store& store, const std::function<void(cypher::Draft&)>& edit, const DraftCase::How& how = {});

/// All of a graph as text, whatever its indices: "A:Label{p: 1}" and "A-[TYPE{p: 1}]->B", sorted, by the property
/// `key`.
std::string text_of(const cypher::Graph& graph);

View on(std::string_view day);
Span since(std::string_view day);

}  // namespace entente::test
