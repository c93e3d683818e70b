#include "export/graph_format.hpp"
#include "graph/error.hpp"
#include "graph/record.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"

#include <fmt/format.h>

#include <memory>

namespace entente {

namespace {

namespace fs = std::filesystem;

/// What is written, kept alive until it is.
struct Outgoing {
    Store store;
    Snapshot snapshot;
    std::unique_ptr<Record> record;  ///< where all that the store holds is asked for
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
    app.add_option("-o,--output", arguments.delivery.file, "the file; its extension tells the format")
        ->type_name("FILE")
        ->required();
    app.add_option("--to", name, "the format:" + format_list())->type_name("NAME");
    app.add_flag("--overwrite", arguments.delivery.overwrite, "replace an existing file");
    arguments.add_view(Arguments::DefaultDay::all_time);
    arguments.parse(tokens);

    const GraphFormat& format = graph_format(name, arguments.delivery.file);
    Store store = arguments.open();
    const bool whole = format.keeps_statements && !arguments.has_view();
    auto record = whole ? std::make_unique<Record>(store) : nullptr;
    Snapshot snapshot = Snapshot::of(store, arguments.view(store));
    Files files;
    if (auto note = undatable_note(snapshot.undatable()); !note.empty()) files.notes.push_back(note);
    auto outgoing = std::make_shared<Outgoing>(Outgoing{std::move(store), std::move(snapshot), std::move(record)});
    if (format.note != nullptr) {
        if (auto note = format.note({outgoing->snapshot, outgoing->store}); !note.empty()) files.notes.push_back(note);
    }
    const auto write = [outgoing, &format](const OpenPart& part) {
        format.write({outgoing->snapshot, outgoing->store, "", outgoing->record.get()}, part);
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
