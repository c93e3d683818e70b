#pragma once

#include "export/draw.hpp"
#include "graph/store.hpp"
#include "verbs/look.hpp"
#include "verbs/part.hpp"
#include "verbs/periods.hpp"
#include "verbs/verb.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

// Drawings of one network on several days. Not installed.
namespace entente {

/// The files of a series: %Y, %m and %d in the name are those of each period's day, %% is a percent sign.
///
/// Throws UsageError on another %, and where two periods would write one file, which a name without any % does.
std::vector<std::filesystem::path> series_files(const std::filesystem::path& pattern,
                                                const std::vector<Period>& periods);

/// Whether a name asks for a file for each period.
bool is_pattern(const std::filesystem::path& file);

/// A part of a database on several days, in words; and all that is drawn on any of them.
struct Series {
    std::vector<Selection> selections;
    Selection all;
};

/// Selects for each period, and cuts to the limits what is drawn on all of them together.
///
/// The snapshot is over all time; `numbers` gives those of what is chosen on a day. Throws as Part::choose does.
Series series_of(const Snapshot& whole, const Store& store, const Part& part, const std::vector<Period>& periods,
                 const std::function<TellOptions(const Snapshot&, Sketch&)>& numbers);

/// Files of drawings in which each node stands where it stands in all of them.
///
/// With a pattern a file for each period; otherwise, of a format that shows one drawing as text, one file of small
/// ones. Throws UsageError where the format has no such file.
Files draw_series(Series series, const std::filesystem::path& file, const std::vector<Period>& periods,
                  const DrawOptions& look);

}  // namespace entente
