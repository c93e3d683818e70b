#include "verbs/look.hpp"

namespace entente {

void LookWishes::add_to(CLI::App& app) {
    app.add_option("--engine", engine, "auto, wings, dot, sfdp, neato or twopi")->capture_default_str();
    app.add_option("--title", title, "above the picture")->type_name("TEXT");
    app.add_option("--subtitle", subtitle, "below the title")->type_name("TEXT");
    app.add_option("--time-limit", seconds, "seconds that a layout may take")
        ->type_name("N")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
}

DrawOptions LookWishes::options() const {
    DrawOptions options;
    options.engine = engine_named(engine);
    options.limits.wall = std::chrono::seconds(seconds);
    options.limits.processor = std::chrono::seconds(seconds);
    return options;
}

}  // namespace entente
