#pragma once

#include "graph/store.hpp"
#include "loaders/country_names.hpp"
#include "loaders/load_report.hpp"
#include "loaders/plain.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente {

struct LoadRequest {
    enum class Manner : std::uint8_t {
        take,     ///< rows that cannot be taken are left out
        strict,   ///< one such row, and nothing is changed
        rehearse  ///< nothing is changed; the counts say what would have been
    };

    /// Folders with a dataset.toml, graph files (docs/loading.md), or tables for `mapping` or `plain`.
    std::vector<std::filesystem::path> sources;
    std::optional<std::filesystem::path> mapping;  ///< with one [[table]], for all of the sources
    std::optional<PlainTable> plain;               ///< or no mapping file at all
    Manner manner = Manner::take;
    std::string recorded;  ///< UTC now, ISO 8601
    IsoCodesPaths iso_codes;

    std::function<void(const Rejection&)> rejected;  ///< each row that could not be taken, as it is met
    std::function<void(double share)> progress;      ///< from 0 to 1, now and then
};

/// Loads data sets into a database in one transaction: all of them, or nothing.
///
/// A store that is not published yet (Store::create) is published when it is kept. Throws Error for
/// what is wrong with a source as a whole: an unreadable or malformed file, a mapping that names a column that is not
/// there. Rows that cannot be taken are counted and reported. The counts are those of all data sets together.
LoadReport load(Store& store, const LoadRequest& request);

/// The schema that a file or a folder brings along: a full export does; nothing of any other. Throws Error where it
/// should and cannot be read.
std::optional<Schema> recorded_schema(const std::filesystem::path& path);

}  // namespace entente
