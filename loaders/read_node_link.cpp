#include "graph/error.hpp"
#include "loaders/foreign_json.hpp"
#include "loaders/graph_readers.hpp"
#include "loaders/json_elements.hpp"
#include "loaders/json_text.hpp"
#include "loaders/reader.hpp"
#include "loaders/rejection.hpp"
#include "loaders/utf8.hpp"

#include <iterator>

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

/// The bytes of a file and the line that was reached.
class Bytes {
public:
    explicit Bytes(const std::filesystem::path& path) : reader_(path) {}

    /// The byte at hand, or -1 at the end.
    int peek() {
        if (at_ == block_.size()) {
            block_.resize(kBlock);
            block_.resize(reader_.read(block_));
            at_ = begun_ ? 0 : block_.size() - without_mark(block_).size();
            begun_ = true;
        }
        return at_ == block_.size() ? -1 : static_cast<unsigned char>(block_[at_]);
    }
    /// The parser keeps what it passes until a token is whole, also where nobody wants it.
    void pass() {
        line_ += block_[at_++] == '\n' ? 1 : 0;
        if (++of_token_ > kHeaviestJson) {
            throw Error(fmt::format("{}:{}: expected texts and gaps of at most {} MiB, found a longer one",
                                    reader_.path().string(), line_, kHeaviestJson >> 20U));
        }
    }
    void end_token() { of_token_ = 0; }
    std::int64_t line() const { return line_; }
    std::uint64_t consumed() const { return reader_.consumed(); }

private:
    static constexpr std::size_t kBlock = std::size_t{256} << 10U;
    Reader reader_;
    std::string block_;
    std::size_t at_ = 0;
    bool begun_ = false;
    std::size_t of_token_ = 0;
    std::int64_t line_ = 1;
};

/// Bytes as nlohmann takes them. Copies share what they read.
class ByteIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    ByteIterator() = default;
    explicit ByteIterator(Bytes& bytes) : bytes_(&bytes) {}
    char operator*() const { return static_cast<char>(bytes_->peek()); }
    ByteIterator& operator++() {
        bytes_->pass();
        return *this;
    }
    void operator++(int) { bytes_->pass(); }
    friend bool operator==(const ByteIterator& a, const ByteIterator& b) { return a.at_end() == b.at_end(); }
    friend bool operator!=(const ByteIterator& a, const ByteIterator& b) { return !(a == b); }

private:
    bool at_end() const { return bytes_ == nullptr || bytes_->peek() < 0; }
    Bytes* bytes_ = nullptr;
};

/// An end that is drawn stands as the node itself.
void name_end(json& edge, const char* end) {
    const auto found = edge.find(end);
    if (found != edge.end() && found->is_object() && found->contains("id")) {
        json id = (*found)["id"];
        *found = std::move(id);
    }
}

class NodeLink {
public:
    NodeLink(const std::filesystem::path& path, GraphSink& sink) : path_(path), bytes_(path), sink_(sink) {}

    void read() {
        JsonElements elements({[&](const std::string& list, json& one, std::int64_t line) { take(list, one, line); },
                               [&](const std::string& name, const json& value) { flag(name, value); },
                               [&] { return bytes_.line(); }, [&] { bytes_.end_token(); },
                               [&](const std::string& words) { fail(words); }});
        json::sax_parse(ByteIterator(bytes_), ByteIterator(), &elements);
        sink_.progress(bytes_.consumed());
    }

private:
    [[noreturn]] void fail(const std::string& words) const {
        throw Error(fmt::format("{}:{}: {}", path_.string(), bytes_.line(), words));
    }

    void flag(const std::string& name, const json& value) {
        if (name != "directed" || !value.is_boolean()) {
            return;
        }
        if (edges_ > 0 && value != directed_) {
            fail("expected \"directed\" before the links, found it behind them");
        }
        directed_ = value;
    }

    void take(const std::string& list, json& one, std::int64_t line) {
        const bool node = list == "nodes";
        if (!node && list != "links" && list != "edges") {
            return;
        }
        try {
            if (!one.is_object()) {
                throw RowRejected{list, "an object", shown_json(one)};
            }
            if (node) {
                take_node(one, line);
            } else {
                take_edge(one, line);
            }
        } catch (const RowRejected& rejected) {
            sink_.reject(line, rejected.column, rejected.expected, rejected.found);
        }
        if ((nodes_ + edges_) % kProgress == 0) {
            sink_.progress(bytes_.consumed());
        }
    }

    /// Where nodes have no id, links count them.
    void take_node(json& node, std::int64_t line) {
        const auto position = nodes_++;
        if (!node.contains("id")) {
            node["id"] = position;
        }
        sink_.node(node_of_json(node, "id", line));
    }

    void take_edge(json& edge, std::int64_t line) {
        ++edges_;
        name_end(edge, "source");
        name_end(edge, "target");
        edge.erase("key");
        ForeignEdge made = edge_of_json(edge, "source", "target", line);
        made.directed = made.directed && directed_;
        sink_.edge(made);
    }

    static constexpr std::int64_t kProgress = 1'000;
    const std::filesystem::path& path_;
    Bytes bytes_;
    GraphSink& sink_;
    bool directed_ = true;
    std::int64_t nodes_ = 0;
    std::int64_t edges_ = 0;
};

}  // namespace

bool fits_node_link(const std::filesystem::path&, std::string_view beginning) {
    beginning = without_mark(beginning);
    const std::size_t begin = beginning.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || beginning[begin] != '{') {
        return false;
    }
    for (const std::string_view member : {"\"nodes\"", "\"links\"", "\"directed\""}) {
        if (beginning.find(member) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

void read_node_link(const std::filesystem::path& path, GraphSink& sink) { NodeLink(path, sink).read(); }

}  // namespace entente
