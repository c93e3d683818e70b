#include "verbs/look.hpp"

#include <fmt/format.h>

namespace entente {

void LookWishes::add_to(CLI::App& app) {
    app.add_option("--engine", engine, "auto, wings, dot, sfdp, neato, twopi, fdp or circo")->capture_default_str();
    app.add_option("--title", title, "above the picture")->type_name("TEXT");
    app.add_option("--subtitle", subtitle, "below the title")->type_name("TEXT");
    app.add_option("--time-limit", seconds, "seconds that a layout may take")
        ->type_name("N")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
    app.add_option("--style", style, fmt::format("{}, or a file that ends in .toml", fmt::join(style_names(), ", ")))
        ->type_name("NAME")
        ->capture_default_str();
    app.add_option("--size-by", size_by, "areas of nodes: a centrality or a property")->type_name("NAME");
    app.add_option("--colour-by", colour_by, "fills of nodes: a centrality or a property")->type_name("NAME");
    app.add_option("--width-by", width_by, "widths of ties: a property of theirs")->type_name("NAME");
    CLI::Option* with_codes = app.add_flag("--codes", codes, "ISO codes behind the names of countries");
    app.add_flag("--flags", flags, "flags behind the names of countries, where the reader has a font for them")
        ->excludes(with_codes);
    app.add_option("--page", page, "fit to a page: a4, a4-landscape, letter, 16:9, column (8.5 cm), or 20x12cm")
        ->type_name("SIZE");
    app.add_option("--dpi", dpi, "dots an inch of a PNG")
        ->type_name("N")
        ->check(CLI::Range(10, 1200))
        ->capture_default_str();
}

DrawOptions LookWishes::options() const {
    DrawOptions options;
    options.engine = engine_named(engine);
    options.style = style_of(style);
    options.size_by = size_by;
    options.colour_by = colour_by;
    options.width_by = width_by;
    options.beside = codes ? Beside::code : flags ? Beside::flag : Beside::nothing;
    options.dpi = dpi;
    if (!page.empty()) options.print = print_size_named(page);
    options.limits.wall = std::chrono::seconds(seconds);
    options.limits.processor = std::chrono::seconds(seconds);
    return options;
}

}  // namespace entente
