#include "cli/deliver.hpp"

#include "cli/terminal.hpp"
#include "export/file.hpp"
#include "export/output_folder.hpp"
#include "export/table_writer.hpp"
#include "graph/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <iostream>

namespace entente {

namespace {

IfExists if_exists(const Delivery& delivery) { return delivery.overwrite ? IfExists::replace : IfExists::refuse; }

void deliver(const Answer& answer, const Delivery& delivery) {
    const TableFormat& format = delivery.format.empty() ? format_of(delivery.file) : table_format(delivery.format);
    if (delivery.file.empty()) {
        write(answer, format, std::cout, delivery.table);
        std::cout.flush();
        // A reader that has seen enough, such as head, is no error.
        if (!std::cout && errno != EPIPE) throw Error("standard output cannot be written");
    } else {
        OutputFile file(delivery.file, if_exists(delivery));
        write(answer, format, file.stream(), delivery.table);
        file.commit();
    }
    for (const std::string& note : answer.notes) complain(for_terminal(note) + "\n");
}

void deliver(const Drawing& drawing, const Delivery& delivery) {
    const DrawFormat& format = draw_format(delivery.file);
    write_file(delivery.file, draw(drawing.selection, format, drawing.options), if_exists(delivery));
    for (const std::string& note : drawing.selection.notes) complain(for_terminal(note) + "\n");
    if (auto note = note_of(drawing.selection, format, drawing.options); !note.empty())
        complain(for_terminal(note) + "\n");
}

void deliver(const Files& files, const Delivery& delivery) {
    std::vector<OutputFile> written;
    for (const Files::File& one : files.files) {
        written.emplace_back(one.path, if_exists(delivery));
        one.write(written.back().stream());
    }
    std::vector<OutputFolder> folders;
    for (const Files::Folder& one : files.folders) {
        OutputFolder& folder = folders.emplace_back(one.path, one.names, if_exists(delivery));
        one.write([&](std::string_view name) -> std::ostream& { return folder.file(name); });
    }
    for (OutputFile& file : written) file.finish();
    for (OutputFolder& folder : folders) folder.finish();
    for (OutputFile& file : written) file.take_name();
    for (OutputFolder& folder : folders) folder.take_names();
    for (const std::string& note : files.notes) complain(for_terminal(note) + "\n");
}

}  // namespace

void deliver(const Result& result) {
    // A file holds a whole answer, or is not written.
    if (result.failure && !result.delivery.file.empty()) return;
    std::visit([&](const auto& content) { deliver(content, result.delivery); }, result.content);
}

}  // namespace entente
