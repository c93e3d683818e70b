#pragma once

#include <string_view>

#include "export/render.hpp"

namespace entente {

/// Lays out and renders a DOT text in this process, writes the picture to `out`, and ends the process: with status 0
/// when all is written. Complaints of Graphviz go to standard error. Never returns and runs no exit handlers.
///
/// For a freshly forked child only: it takes the limits on and changes the environment.
struct RenderWork {
    std::string_view dot;
    Picture picture;
    const RenderLimits& limits;
    int dpi = 150;
};
[[noreturn]] void render_and_exit(const RenderWork& work, int out);

/// How render_and_exit ends when it cannot go on.
enum class RenderExit { fine = 0, not_dot = 11, no_plugin = 12, no_layout = 13, no_picture = 14, not_written = 15 };

}  // namespace entente
