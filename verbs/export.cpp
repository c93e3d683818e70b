#include "export/graph_format.hpp"
#include "graph/error.hpp"
#include "graph/record.hpp"
#include "verbs/arguments.hpp"
#include "verbs/cells.hpp"
#include "verbs/select.hpp"

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
    std::optional<Selection> drawing = std::nullopt;  ///< where the format is drawn

    GraphContent content() const { return {*snapshot, store, record.get(), drawing ? &*drawing : nullptr}; }
};

/// What can be read of the snapshot, in words.
Selection drawing_of(const Snapshot& snapshot, const Store& store) {
    Chosen chosen = choose(snapshot, {.detail = true, .limits = {60, 150}});
    // Their advice is for who draws.
    chosen.sketch.notes.clear();
    Selection drawing = tell(std::span(&snapshot, 1), store, chosen);
    if (drawing.nodes.size() < snapshot.node_count() || drawing.edges.size() < snapshot.edge_count())
        drawing.notes.push_back(fmt::format("Drawn are {} of {} nodes and {} of {} ties, the most closely tied.",
                                            drawing.nodes.size(), snapshot.node_count(), drawing.edges.size(),
                                            snapshot.edge_count()));
    drawing.as_of = snapshot.day() ? to_string(*snapshot.day()) : "all";
    // Over all time every open tie is carried forward at last, so that only a day shows which is.
    for (SelectedEdge& edge : drawing.edges) edge.carried = edge.carried && snapshot.day();
    return drawing;
}

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
    if (format.is_drawn) {
        outgoing->drawing = drawing_of(*outgoing->snapshot, outgoing->store);
        files.notes.insert(files.notes.end(), outgoing->drawing->notes.begin(), outgoing->drawing->notes.end());
    }
    if (format.note != nullptr) {
        auto note = format.note(outgoing->content());
        if (!note.empty()) files.notes.push_back(note);
    }
    const auto write = [outgoing, &format](const OpenPart& part) { format.write(outgoing->content(), part); };
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
