#pragma once

#include "loaders/context.hpp"
#include "loaders/load_report.hpp"
#include "loaders/mapping.hpp"

#include <filesystem>
#include <functional>

namespace entente {

/// Who hears of a load while it runs.
struct LoadListener {
    std::function<void(const Rejection&)> rejected;
    std::function<void(std::uint64_t bytes)> progress;  ///< bytes read of the tables, in all
};

/// Takes the tables of a mapping into a load, row by row, in the mapping's order.
///
/// What is wrong with the mapping or a table as a whole throws Error; a row that cannot be taken is reported and leaves
/// nothing behind. Memory is bounded by the look-up tables and the longest record.
void run_mapping(const MappingSpec& mapping, const std::filesystem::path& folder, LoadContext& context,
                 const LoadListener& listener, LoadReport& report);

/// The files that the mapping's tables and look-ups read, each once.
std::vector<std::filesystem::path> files_of(const MappingSpec& mapping, const std::filesystem::path& folder);

}  // namespace entente
