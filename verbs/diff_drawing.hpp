#pragma once

#include "export/draw.hpp"
#include "graph/selection.hpp"
#include "graph/store.hpp"
#include "queries/difference.hpp"
#include "queries/work.hpp"
#include "verbs/select.hpp"

#include <optional>

// What changed between two views, as a drawing. Not installed.
namespace entente {

/// The nodes and edges that began, ended or changed, the ends of such edges, and the focus; each as the later view
/// shows it that shows it at all. Of the options `part` its detail and its limits are heeded, each with a note; with
/// the numbers that the looks ask for. Title and days are the caller's to add.
Selection drawing_of(const Store& store, const View& before, const View& after, const Difference& difference,
                     std::optional<NodeId> focus, const SelectOptions& part, const DrawOptions& look,
                     const Work& work);

}  // namespace entente
