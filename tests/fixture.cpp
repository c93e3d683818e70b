#include "fixture.hpp"

#include "graph/error.hpp"

#include <atomic>
#include <cstdlib>
#include <fstream>

#include <unistd.h>

namespace entente::test {

namespace {

std::vector<std::string> split(std::string_view text, char mark) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (auto end = text.find(mark); end != std::string_view::npos; end = text.find(mark, begin)) {
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    parts.emplace_back(text.substr(begin));
    return parts;
}

Bound parse_end(std::string_view text) { return text.empty() ? Bound::open() : parse_bound(text); }

Span parse_spell(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) {
        throw Error("fixture: a spell is since..until, not " + std::string(text));
    }
    return {parse_end(text.substr(0, dots)), parse_end(text.substr(dots + 2))};
}

Tie parse_tie(std::string_view word) {
    Tie tie;
    if (const auto at = word.find('@'); at != std::string_view::npos) {
        for (const auto& spell : split(word.substr(at + 1), ',')) {
            tie.spells.push_back(parse_spell(spell));
        }
        word = word.substr(0, at);
    }
    if (const auto colon = word.find(':'); colon != std::string_view::npos) {
        tie.type = word.substr(colon + 1);
        word = word.substr(0, colon);
    }
    const auto arrow = word.find_first_of("->");
    tie.tail = word.substr(0, arrow);
    if (arrow != std::string_view::npos) {
        tie.head = word.substr(arrow + 1);
        tie.symmetric = word[arrow] == '-';
    }
    return tie;
}

std::filesystem::path shared_folder() {
    const char* given = std::getenv("ENTENTE_SHARED");
    return given != nullptr ? std::filesystem::path(given) : std::filesystem::path(ENTENTE_SOURCE_DIR) / "../shared";
}

/// States presence, always where no spells are given: without a span it would begin with the source's publication.
void state_spells(Load& load, Statement statement, const std::vector<Span>& spells) {
    statement.property = kExists;
    statement.value = true;
    for (const auto& spell : spells.empty() ? std::vector{Span{Bound::open(), Bound::open()}} : spells) {
        statement.span = spell;
        load.state(statement);
    }
}

void load_node(Load& load, SourceId source, const Tie& tie) {
    Statement statement;
    statement.source = source;
    statement.element = element(load.node(tie.tail));
    state_spells(load, statement, tie.spells);
    if (!tie.type.empty()) {
        load.label(tie.type);
        statement.property = kLabel;
        statement.value = tie.type;
        load.state(statement);
    }
}

void load_edge(Load& load, SourceId source, const Tie& tie, std::size_t number) {
    const auto type = load.edge_type(!tie.type.empty() ? tie.type : tie.symmetric ? "TIE" : "LINK");
    if (tie.symmetric) {
        load.make_symmetric(type);
    }
    const auto tail = load.node(tie.tail);
    const auto head = load.node(tie.head);
    Statement statement;
    statement.source = source;
    statement.element = element(load.edge(type, tail, head, std::to_string(number)));
    state_spells(load, statement, tie.spells);
}

}  // namespace

TempFolder::TempFolder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("entente-test-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::vector<Tie> parse_ties(std::string_view line) {
    std::vector<Tie> ties;
    for (const auto& word : split(line, ' ')) {
        if (!word.empty()) {
            ties.push_back(parse_tie(word));
        }
    }
    return ties;
}

void load_ties(Store& store, const std::vector<Tie>& ties) {
    Load load(store, {.dataset = "test", .recorded = "2020-01-01T00:00:00Z", .files = ""});
    Source description;
    description.key = "test";
    description.title = "Test";
    description.published = parse_bound("2020-01-01");
    const auto source = load.source(description);
    for (std::size_t number = 0; number < ties.size(); ++number) {
        if (ties[number].head.empty()) {
            load_node(load, source, ties[number]);
        } else {
            load_edge(load, source, ties[number], number);
        }
    }
    load.finish(Load::Fate::keep);
}

Snapshot snapshot_of(const std::vector<Tie>& ties) {
    const TempFolder folder;
    auto store = Store::create(folder.path() / "test.db", open_schema());
    load_ties(store, ties);
    return Snapshot::build(store, View{});
}

Snapshot snapshot_of(std::string_view line) { return snapshot_of(parse_ties(line)); }

Snapshot on_day(const Snapshot& snapshot, std::string_view day) {
    Narrowing narrowing;
    narrowing.day = parse_day(day);
    return snapshot.narrowed(narrowing);
}

NodeIndex node(const Snapshot& snapshot, std::string_view key) {
    for (std::uint32_t index = 0; index < snapshot.node_slots(); ++index) {
        if (snapshot.key(NodeIndex{index}) == key) {
            return NodeIndex{index};
        }
    }
    throw Error("fixture: no node " + std::string(key));
}

Vertex vertex(const Network& network, std::string_view key) {
    const auto found = std::lower_bound(network.nodes.begin(), network.nodes.end(), node(network.snapshot, key));
    REQUIRE(found != network.nodes.end());
    return static_cast<Vertex>(found - network.nodes.begin());
}

LabelId label(const Snapshot& snapshot, std::string_view name) {
    const auto* found = snapshot.schema().label(name);
    return found != nullptr ? found->id : throw Error("fixture: no label " + std::string(name));
}

TypeId type(const Snapshot& snapshot, std::string_view name) {
    const auto* found = snapshot.schema().edge_type(name);
    return found != nullptr ? found->id : throw Error("fixture: no type " + std::string(name));
}

Snapshot shared_graph(std::string_view name) {
    std::vector<Tie> ties;
    for (const auto& row : shared_rows(name, "nodes.csv")) {
        ties.push_back({.tail = row[0]});
    }
    for (const auto& row : shared_rows(name, "edges.csv")) {
        ties.push_back({.tail = row[0], .head = row[1], .symmetric = true});
    }
    std::erase_if(ties, [](const Tie& tie) { return tie.tail == "id" || tie.tail == "source"; });
    return snapshot_of(ties);
}

std::vector<std::vector<std::string>> shared_rows(std::string_view name, std::string_view file) {
    std::ifstream stream(shared_folder() / "data" / "graphs" / name / file);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        rows.push_back(split(line, ','));
    }
    return rows;
}

}  // namespace entente::test
