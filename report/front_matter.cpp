#include "report/front_matter.hpp"

#include "export/formats.hpp"
#include "graph/error.hpp"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>

namespace entente {

namespace {

constexpr std::size_t kLongest = 65'536;

/// The first document of a YAML text, with its parser.
class Yaml {
public:
    explicit Yaml(std::string_view text) {
        if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
        if (yaml_parser_load(&parser_, &document_) == 0) {
            const std::size_t line = parser_.problem_mark.line + 2;  // counted from 0, behind the ---
            const std::string problem = parser_.problem == nullptr ? "not YAML" : parser_.problem;
            yaml_parser_delete(&parser_);
            throw Error(fmt::format("{}: the front matter is not YAML: {}", line, problem));
        }
    }
    Yaml(const Yaml&) = delete;
    Yaml& operator=(const Yaml&) = delete;
    ~Yaml() {
        yaml_document_delete(&document_);
        yaml_parser_delete(&parser_);
    }

    const yaml_node_t* root() { return yaml_document_get_root_node(&document_); }
    const yaml_node_t* at(yaml_node_item_t index) { return yaml_document_get_node(&document_, index); }

private:
    yaml_parser_t parser_{};
    yaml_document_t document_{};
};

std::string scalar(const yaml_node_t& node) {
    return {reinterpret_cast<const char*>(node.data.scalar.value), node.data.scalar.length};
}

std::size_t line_of(const yaml_node_t& node) { return node.start_mark.line + 2; }

std::string text_at(const yaml_node_t& node, std::string_view key) {
    if (node.type != YAML_SCALAR_NODE)
        throw Error(fmt::format("{}: {}: expected one value, found a list or a map", line_of(node), key));
    const std::string text = scalar(node);
    return text == "~" || text == "null" ? "" : text;
}

bool flag_at(const yaml_node_t& node, std::string_view key) {
    const std::string text = text_at(node, key);
    if (text == "true" || text == "yes") return true;
    if (text == "false" || text == "no" || text.empty()) return false;
    throw Error(fmt::format("{}: {}: expected yes or no, found '{}'", line_of(node), key, escape_terminal(text)));
}

/// One name, a list of them, or maps with the key `name`.
void add_authors(Yaml& yaml, const yaml_node_t& node, std::vector<std::string>& authors) {
    if (node.type == YAML_SCALAR_NODE) {
        authors.push_back(scalar(node));
    } else if (node.type == YAML_MAPPING_NODE) {
        for (auto* pair = node.data.mapping.pairs.start; pair < node.data.mapping.pairs.top; ++pair) {
            const auto* key = yaml.at(pair->key);
            const auto* value = yaml.at(pair->value);
            if (key->type == YAML_SCALAR_NODE && value->type == YAML_SCALAR_NODE && scalar(*key) == "name")
                authors.push_back(scalar(*value));
        }
    }
}

void read_key(Yaml& yaml, const std::string& key, const yaml_node_t& value, FrontMatter& front) {
    struct Row {
        std::string_view key;
        std::string FrontMatter::*member;
    };
    constexpr Row rows[] = {{"title", &FrontMatter::title},   {"subtitle", &FrontMatter::subtitle},
                            {"lang", &FrontMatter::language}, {"database", &FrontMatter::database},
                            {"as-of", &FrontMatter::as_of},   {"known-on", &FrontMatter::known_on},
                            {"style", &FrontMatter::style}};
    for (const Row& row : rows) {
        if (row.key == key) front.*row.member = text_at(value, key);
    }
    if (key == "cite") front.cite = flag_at(value, key);
    if (key == "author" && value.type == YAML_SEQUENCE_NODE) {
        for (auto* item = value.data.sequence.items.start; item < value.data.sequence.items.top; ++item)
            add_authors(yaml, *yaml.at(*item), front.authors);
    } else if (key == "author") {
        add_authors(yaml, value, front.authors);
    }
}

FrontMatter read(std::string_view text) {
    FrontMatter front;
    Yaml yaml(text);
    const yaml_node_t* root = yaml.root();
    if (root == nullptr) return front;
    if (root->type != YAML_MAPPING_NODE)
        throw Error(fmt::format("{}: the front matter is not a map of keys", line_of(*root)));
    for (auto* pair = root->data.mapping.pairs.start; pair < root->data.mapping.pairs.top; ++pair) {
        const auto* key = yaml.at(pair->key);
        if (key->type == YAML_SCALAR_NODE) read_key(yaml, scalar(*key), *yaml.at(pair->value), front);
    }
    return front;
}

/// The line at an offset, without its end.
std::string_view line_at(std::string_view text, std::size_t offset) {
    auto line = text.substr(offset, text.find('\n', offset) - offset);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

PartedDocument read_front_matter(std::string_view document) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (document.starts_with(kMark)) document.remove_prefix(kMark.size());
    if (line_at(document, 0) != "---") return {{}, document, 0};
    const auto begin = std::min(document.find('\n'), document.size() - 1) + 1;
    std::size_t lines = 1;
    for (auto at = begin; at < document.size(); ++lines) {
        const auto line = line_at(document, at);
        const auto end = document.find('\n', at);
        const auto next = end == std::string_view::npos ? document.size() : end + 1;
        if (line == "---" || line == "...") {
            if (at - begin > kLongest)
                throw Error(fmt::format("1: the front matter is longer than {} bytes", kLongest));
            return {read(document.substr(begin, at - begin)), document.substr(next), lines + 1};
        }
        at = next;
    }
    throw Error("1: the front matter begins with --- and never ends");
}

}  // namespace entente
