#include "loaders_fixture.hpp"

#include "graph/error.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

namespace entente::test {

namespace fs = std::filesystem;

namespace {

std::string edge_text(const Store& store, const EdgeRecord& edge) {
    return fmt::format("{} -{}-> {}", store.node(edge.tail).key, store.schema().at(edge.type).name,
                       store.node(edge.head).key);
}

std::string statement_text(const Store& store, const Statement& statement) {
    std::string value;
    if (const auto* node = std::get_if<NodeId>(&statement.value.content())) {
        value = store.node(*node).key;
    } else {
        value = to_string(statement.value);
    }
    std::string out =
        fmt::format("{}={}", store.schema().at(statement.property).name, statement.value.is_none() ? "none" : value);
    if (!statement.span.is_empty()) {
        out += fmt::format(" {}/{}", to_string(statement.span.since), to_string(statement.span.until));
    }
    if (statement.modality != Modality::actual) {
        out += fmt::format(" {}", to_string(statement.modality));
    }
    if (statement.rank != Rank::normal) {
        out += fmt::format(" {} ({})", to_string(statement.rank), statement.reason);
    }
    if (!statement.observed.is_unknown()) {
        out += fmt::format(" observed {}", to_string(statement.observed));
    }
    if (!statement.since_event.empty()) {
        out += fmt::format(" since {}", statement.since_event);
    }
    if (!statement.attributed_to.empty()) {
        out += fmt::format(" says {}", statement.attributed_to);
    }
    const std::string& source = store.sources()[static_cast<std::size_t>(raw(statement.source)) - 1].key;
    return out + fmt::format(" [{}{}{}]", source, statement.locator.empty() ? "" : " ", statement.locator);
}

}  // namespace

fs::path LoadCase::write(std::string_view file, std::string_view content) const {
    const fs::path path = data() / file;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::string LoadCase::without_folder(std::string text) const {
    const std::string prefix = data().string() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
        text.erase(at, prefix.size());
    }
    return text;
}

LoadReport LoadCase::load(LoadRequest request) {
    rejections_.clear();
    if (request.sources.empty()) {
        request.sources.push_back(data());
    }
    request.recorded = "2026-01-01T00:00:00Z";
    request.iso_codes = {folder_.path() / "no-json", folder_.path() / "no-locale"};
    request.rejected = [this](const Rejection& rejection) {
        rejections_.push_back(without_folder(to_string(rejection)));
    };
    Store store =
        fs::exists(database()) ? Store::open(database(), Store::Access::write) : Store::create(database(), schema_);
    return entente::load(store, request);
}

std::string LoadCase::complaint(LoadRequest request) {
    try {
        load(std::move(request));
        return "";
    } catch (const Error& error) {
        return without_folder(error.what());
    }
}

std::vector<std::string> edges_of(const Store& store) {
    std::vector<EdgeRecord> edges;
    store.each_edge([&](const EdgeRecord& edge) { edges.push_back(edge); });
    std::vector<std::string> texts;
    for (const EdgeRecord& edge : edges) {
        texts.push_back(edge_text(store, edge));
    }
    return texts;
}

std::vector<std::string> said_of(const Store& store, std::string_view wanted) {
    std::vector<ElementId> elements;
    if (const auto node = store.find_key(wanted)) {
        elements.push_back(element(*node));
    }
    std::vector<EdgeRecord> edges;
    store.each_edge([&](const EdgeRecord& edge) { edges.push_back(edge); });
    for (const EdgeRecord& edge : edges) {
        if (edge_text(store, edge) == wanted) {
            elements.push_back(element(edge.id));
        }
    }
    std::vector<std::string> said;
    for (const ElementId id : elements) {
        for (const Statement& statement : store.statements(id)) {
            said.push_back(statement_text(store, statement));
        }
    }
    std::sort(said.begin(), said.end());
    return said;
}

}  // namespace entente::test
