#pragma once

#include "export/draw.hpp"
#include "graph/selection.hpp"

#include <CLI/CLI.hpp>

#include <string>

// How a diagram is to look, as options of the verbs that draw. Not installed.
namespace entente {

struct LookWishes {
    std::string title;
    std::string subtitle;
    std::string engine = "auto";
    int seconds = 60;
    std::string style = "newsroom";
    std::string size_by;
    std::string colour_by;
    std::string width_by;
    bool codes = false;
    bool flags = false;
    std::string page;
    int dpi = 150;

    void add_to(CLI::App& app);

    /// Throws UsageError on what cannot be meant.
    DrawOptions options() const;
};

}  // namespace entente
