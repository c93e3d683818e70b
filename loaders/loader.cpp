#include "loaders/loader.hpp"

#include "graph/error.hpp"
#include "loaders/checksum.hpp"
#include "loaders/context.hpp"
#include "loaders/dataset.hpp"
#include "loaders/graph_file.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace entente {

namespace fs = std::filesystem;

namespace {

/// A mapping with the folder of its tables, or a graph file.
struct Dataset {
    MappingSpec mapping;
    fs::path folder;
    const GraphFileKind* graph = nullptr;
    fs::path file = {};  ///< of a graph: it, or its folder

    std::string key() const { return graph == nullptr ? mapping.key : file_name(); }
    std::string file_name() const { return fs::absolute(file / ".").lexically_normal().parent_path().filename().string(); }
};

Dataset in_folder(const fs::path& folder, const LoadRequest& request) {
    const fs::path file = request.mapping.value_or(folder / "dataset.toml");
    if (!request.mapping && !fs::exists(file)) {
        throw Error(fmt::format("{}: expected a folder with a dataset.toml, found none in it", folder.string()));
    }
    Dataset dataset{read_mapping(file), folder};
    if (dataset.mapping.key.empty()) {
        dataset.mapping.key = fs::absolute(folder / ".").lexically_normal().parent_path().filename().string();
    }
    return dataset;
}

Dataset one_table(const fs::path& table, const fs::path& mapping_file) {
    Dataset dataset{read_mapping(mapping_file), table.parent_path()};
    if (dataset.mapping.tables.size() != 1) {
        throw Error(fmt::format("{}: expected one [[table]], as the mapping of {}, found {}", mapping_file.string(),
                                table.string(), dataset.mapping.tables.size()));
    }
    dataset.mapping.tables.front().file = table.filename();
    if (dataset.mapping.key.empty()) {
        dataset.mapping.key = table.filename().string();
    }
    return dataset;
}

/// In a strict schema a column that names nodes does that alone, unless the schema has a property of its name.
Dataset without_names_as_properties(Dataset dataset, const Schema& schema) {
    for (TableSpec& table : dataset.mapping.tables) {
        for (NodeSpec& node : table.nodes) {
            std::erase_if(node.properties, [&](const PropertySpec& property) {
                return property.value.value == "{name}" && !schema.open && schema.property("name") == nullptr;
            });
        }
    }
    return dataset;
}

Dataset dataset_of(const fs::path& source, const LoadRequest& request, const Schema& schema) {
    if (!fs::exists(source)) {
        throw Error(fmt::format("cannot read {}: there is no such file or folder", source.string()));
    }
    if (request.plain) {
        return without_names_as_properties({plain_mapping(source, *request.plain), {}}, schema);
    }
    const bool has_mapping = request.mapping || fs::exists(source / "dataset.toml");
    if (const GraphFileKind* graph = has_mapping ? nullptr : graph_file_kind(source)) {
        return {{}, {}, graph, source};
    }
    if (fs::is_directory(source)) {
        return in_folder(source, request);
    }
    if (request.mapping) {
        return one_table(source, *request.mapping);
    }
    if (source.extension() == ".toml") {
        LoadRequest itself;
        itself.mapping = source;
        return in_folder(source.has_parent_path() ? source.parent_path() : ".", itself);
    }
    throw UsageError(
        fmt::format("{}: a table needs a mapping, or word of what its rows are (edges or nodes)", source.string()));
}

/// "name crc32 bytes" a line, of the bytes as they lie on the disk; what is not a file is only named.
std::string fingerprint(const std::vector<fs::path>& files) {
    std::string out;
    for (const fs::path& file : files) {
        if (!fs::is_regular_file(file)) {
            out += fmt::format("{}\n", file.filename().string());
            continue;
        }
        out += fmt::format("{} {:08x} {}\n", file.filename().string(), checksum(file), fs::file_size(file));
    }
    return out;
}

std::vector<fs::path> files_of(const Dataset& dataset) {
    if (dataset.graph == nullptr) {
        return files_of(dataset.mapping, dataset.folder);
    }
    if (!fs::is_directory(dataset.file)) {
        return {dataset.file};
    }
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(dataset.file)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::uint64_t bytes_of(const Dataset& dataset) {
    std::uint64_t bytes = 0;
    for (const fs::path& file : files_of(dataset)) {
        std::error_code none_known;
        const auto size = fs::file_size(file, none_known);
        bytes += none_known ? 0 : size;
    }
    return bytes;
}

void add(LoadCounts& sum, const LoadCounts& counts) {
    sum.nodes += counts.nodes;
    sum.edges += counts.edges;
    sum.statements += counts.statements;
    sum.merged += counts.merged;
    sum.retracted += counts.retracted;
}

void run_graph(Store& store, Load& run, const Dataset& dataset, const LoadListener& listener, LoadReport& report) {
    GraphSink sink(store, run,
                   {.file = dataset.file.string(),
                    .source = dataset.file_name(),
                    .rejected = listener.rejected,
                    .progress = listener.progress});
    dataset.graph->read(dataset.file, sink);
    sink.finish();
    report.rows += sink.report().rows;
    report.rejected += sink.report().rejected;
    report.tables.push_back(sink.report());
}

void run_tables(Store& store, Load& run, const Dataset& dataset, const LoadRequest& request,
                const LoadListener& listener, LoadReport& report) {
    LoadContext context(store, run, CountryNames(request.iso_codes));
    run_mapping(dataset.mapping, dataset.folder, context, listener, report);
    if (!context.countries().note().empty()) {
        report.notes.push_back(context.countries().note());
    }
}

LoadReport::Outcome load_dataset(Store& store, const Dataset& dataset, const LoadRequest& request,
                                 const LoadListener& listener, LoadReport& report) {
    const std::int64_t rejected_before = report.rejected;
    Load run(store, {.dataset = dataset.key(),
                     .recorded = request.recorded,
                     .files = fingerprint(files_of(dataset)),
                     .edition = true});
    if (dataset.graph != nullptr) {
        run_graph(store, run, dataset, listener, report);
    } else {
        run_tables(store, run, dataset, request, listener, report);
    }
    const bool refused = request.manner == LoadRequest::Manner::strict && report.rejected > rejected_before;
    const bool rehearsed = request.manner == LoadRequest::Manner::rehearse;
    const bool alone = request.sources.size() == 1;
    // In a group, the data sets that follow build on this one, also when all of it is taken back in the end.
    add(report.counts, run.finish(refused || (rehearsed && alone) ? Load::Fate::abandon : Load::Fate::keep));
    return refused     ? LoadReport::Outcome::refused
           : rehearsed ? LoadReport::Outcome::rehearsed
                       : LoadReport::Outcome::taken;
}

}  // namespace

LoadReport load(Store& store, const LoadRequest& request) {
    std::vector<Dataset> datasets;
    std::uint64_t total = 0;
    for (const fs::path& source : request.sources) {
        datasets.push_back(dataset_of(source, request, store.schema()));
        total += bytes_of(datasets.back());
    }
    LoadReport report;
    std::optional<LoadGroup> group;
    if (datasets.size() > 1) {
        group.emplace(store);
    }
    std::uint64_t before = 0;
    for (const Dataset& dataset : datasets) {
        LoadListener listener{request.rejected, {}};
        if (request.progress && total > 0) {
            listener.progress = [&](std::uint64_t bytes) {
                request.progress(std::min(1.0, static_cast<double>(before + bytes) / static_cast<double>(total)));
            };
        }
        report.outcome = load_dataset(store, dataset, request, listener, report);
        if (report.outcome == LoadReport::Outcome::refused) {
            break;
        }
        before += bytes_of(dataset);
    }
    if (report.outcome == LoadReport::Outcome::refused) {
        report.counts = {};
    } else if (group && report.outcome == LoadReport::Outcome::taken) {
        group->keep();
    }
    return report;
}

}  // namespace entente
