#include "export/draw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "export/alt_text.hpp"
#include "export/file.hpp"
#include "export/formats.hpp"
#include "export/mermaid.hpp"
#include "export/page.hpp"
#include "export/picture.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

/// Draws; a layered layout that did not end well is tried again with springs, unless an engine was asked for.
std::string picture_of(const Selection& selection, const DrawOptions& options, Picture picture) {
    const auto dot = to_dot(selection, options);
    try {
        return render(dot, picture, options.limits, options.dpi);
    } catch (const Error&) {
        auto springs = options;
        springs.engine = Engine::sfdp;
        const auto other = to_dot(selection, springs);
        if (options.engine != Engine::automatic || other == dot) {
            throw;
        }
        return render(other, picture, options.limits, options.dpi);
    }
}

std::string draw_dot(const Selection& selection, const DrawOptions& options) { return to_dot(selection, options); }

MermaidOptions mermaid_options(const DrawOptions& options) {
    return {.captions = options.most_captions,
            .sources = options.most_sources,
            .longest_name = options.longest_name,
            .style = options.style};
}

std::string draw_mermaid(const Selection& selection, const DrawOptions& options) {
    return to_mermaid(selection, mermaid_options(options));
}

std::string note_mermaid_drawing(const Selection& selection, const DrawOptions& options) {
    return mermaid_note(selection, mermaid_options(options));
}

std::string draw_svg(const Selection& selection, const DrawOptions& options) {
    return with_description(picture_of(selection, options, Picture::svg), selection.title, description_of(selection));
}

std::string draw_png(const Selection& selection, const DrawOptions& options) {
    return picture_of(selection, options, Picture::png);
}

std::string draw_pdf(const Selection& selection, const DrawOptions& options) {
    return pdf_of(picture_of(selection, options, Picture::svg));
}

constexpr DrawFormat formats[] = {
    {".svg", "scalable drawing for the web and for print", draw_svg},
    {".png", "picture of 150 dots an inch or as many as --dpi says", draw_png},
    {".pdf", "page of the size of the drawing", draw_pdf},
    {".html", "page of its own with search, facts, filters and an axis of days", draw_page, nullptr, true, false},
    {".dot", "Graphviz source", draw_dot},
    {".mmd", "Mermaid flowchart, for pages that draw it", draw_mermaid, note_mermaid_drawing, false, false},
};

struct NamedEngine {
    std::string_view name;
    Engine engine;
};

constexpr NamedEngine engines[] = {{"auto", Engine::automatic}, {"wings", Engine::wings}, {"dot", Engine::dot},
                                   {"sfdp", Engine::sfdp},      {"neato", Engine::neato}, {"twopi", Engine::twopi},
                                   {"fdp", Engine::fdp},        {"circo", Engine::circo}};

}  // namespace

Engine engine_named(std::string_view name) {
    std::string names;
    for (const auto& row : engines) {
        if (row.name == name) {
            return row.engine;
        }
        names += names.empty() ? "" : ", ";
        names += row.name;
    }
    throw UsageError(fmt::format("unknown layout engine \"{}\"; the engines are {}", escape_terminal(name), names));
}

std::span<const DrawFormat> draw_formats() { return formats; }

const DrawFormat& draw_format(const std::filesystem::path& file) {
    const auto suffix = lower_extension(file);
    std::string suffixes;
    for (const auto& format : formats) {
        if (format.suffix == suffix) {
            return format;
        }
        suffixes += suffixes.empty() ? "" : ", ";
        suffixes += format.suffix;
    }
    throw UsageError(fmt::format("cannot tell how to draw \"{}\"; a drawing's file ends in {}",
                                 escape_terminal(file.string()), suffixes));
}

std::string note_of(const Selection& selection, const DrawFormat& format, const DrawOptions& options) {
    return format.note == nullptr ? "" : format.note(selection, options);
}

std::string draw(const Selection& selection, const DrawFormat& format, const DrawOptions& options) {
    return format.draw(selection, options);
}

}  // namespace entente
