#include "export/graph_format.hpp"
#include "graph/error.hpp"
#include "graph/record.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace entente {

namespace {

namespace fs = std::filesystem;

/// What is written, kept alive until it is.
struct Outgoing {
    Store store;
    std::unique_ptr<Record> record = nullptr;  ///< where all that the store holds is asked for
    std::optional<Snapshot> snapshot = std::nullopt;
};

std::string format_list() {
    std::string list;
    for (const GraphFormat& format : graph_formats()) list += fmt::format("\n  {:<10}{}", format.name, format.summary);
    return list;
}

}  // namespace

Result export_verb(const Verb& verb, const std::vector<std::string>& tokens, const Context& context) {
    Arguments arguments(verb, context);
    std::string name;
    CLI::App& app = arguments.app();
    app.add_option("-o,--output", arguments.delivery.file, "the file, or the folder; its extension tells the format")
        ->type_name("FILE")
        ->required();
    app.add_option("--to", name, "the format:" + format_list())->type_name("NAME");
    app.add_flag("--overwrite", arguments.delivery.overwrite, "replace existing files");
    arguments.add_view(Arguments::DefaultDay::all_time);
    arguments.parse(tokens);

    const GraphFormat& format = graph_format(name, arguments.delivery.file);
    auto outgoing = std::make_shared<Outgoing>(Outgoing{arguments.open()});
    // First, since what it reads later is then of the same moment as the snapshot.
    if (format.keeps_statements && !arguments.has_view()) outgoing->record = std::make_unique<Record>(outgoing->store);
    outgoing->snapshot = Snapshot::of(outgoing->store, arguments.view(outgoing->store));
    Files files;
    if (auto note = undatable_note(outgoing->snapshot->undatable()); !note.empty()) files.notes.push_back(note);
    if (format.note != nullptr) {
        auto note = format.note({*outgoing->snapshot, outgoing->store, outgoing->record.get()});
        if (!note.empty()) files.notes.push_back(note);
    }
    const auto write = [outgoing, &format](const OpenPart& part) {
        format.write({*outgoing->snapshot, outgoing->store, outgoing->record.get()}, part);
    };
    if (format.parts.empty()) {
        files.files.push_back({arguments.delivery.file, [write](std::ostream& out) {
                                   write([&](std::string_view) -> std::ostream& { return out; });
                               }});
    } else {
        files.folders.push_back({arguments.delivery.file, format.parts, write});
    }
    return {files, arguments.delivery};
}

}  // namespace entente
