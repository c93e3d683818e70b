#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// What a layout may use before it is ended.
struct RenderLimits {
    std::chrono::milliseconds wall{60'000};
    std::chrono::seconds processor{60};
    std::uint64_t memory = std::uint64_t{4} << 30;    ///< bytes of address space; not enforced under sanitizers
    std::uint64_t output = std::uint64_t{512} << 20;  ///< bytes of the picture
};

/// What Graphviz makes of a DOT text: a picture, or the places of its elements as JSON (Graphviz's json0).
enum class Picture { svg, png, places };

/// Lays out and renders a DOT text in a child process, and returns the bytes of the picture.
///
/// The layout is the one that the text names in its graph attribute `layout`, else dot. The child reads no file that
/// the text names, and whatever becomes of it the caller goes on: a crash, a hang, too much memory or too large a
/// picture is an Error that says so and what can be done. Nothing is printed. May be called from any thread.
/// A PNG has `dpi` dots an inch. Costs about 10 ms besides the layout.
std::string render(std::string_view dot, Picture picture, const RenderLimits& limits = {}, int dpi = 150);

}  // namespace entente
