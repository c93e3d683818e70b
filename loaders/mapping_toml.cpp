#include "loaders/mapping_toml.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <array>
#include <sstream>

#include <fmt/format.h>

namespace entente {

namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

[[noreturn]] void fail_at(const std::string& file, int line, const std::string& path, std::string_view words) {
    throw Error(fmt::format("{}:{}: {}{}{}", file, line, path, path.empty() ? "" : " ", words));
}

FieldSpec::Unmapped parse_unmapped(const TomlEntry& entry) {
    const std::string word = entry.text();
    if (word == "reject") {
        return FieldSpec::Unmapped::reject;
    }
    if (word == "keep") {
        return FieldSpec::Unmapped::keep;
    }
    if (word == "missing") {
        return FieldSpec::Unmapped::missing;
    }
    entry.fail(fmt::format("expected reject, keep or missing, found \"{}\"", word));
}

FieldSpec::LetterCase parse_case(const TomlEntry& entry) {
    const std::string word = entry.text();
    if (word == "lower") {
        return FieldSpec::LetterCase::lower;
    }
    if (word == "upper") {
        return FieldSpec::LetterCase::upper;
    }
    entry.fail(fmt::format("expected lower or upper, found \"{}\"", word));
}

}  // namespace

int TomlEntry::line() const { return line_of(*node_); }

TomlTable TomlEntry::table() const { return {*node_->as_table(), path_, *file_}; }

void TomlEntry::fail(std::string_view words) const { fail_at(*file_, line(), path_, words); }

std::string TomlEntry::text() const {
    if (const auto* text = node_->as_string()) {
        return text->get();
    }
    if (node_->is_number() || node_->is_boolean() || node_->is_date()) {
        std::ostringstream written;
        written << toml::node_view(node_);
        return written.str();
    }
    fail("expected a text");
}

std::vector<std::string> TomlEntry::texts() const {
    const toml::array* array = node_->as_array();
    if (array == nullptr) {
        return {text()};
    }
    std::vector<std::string> found;
    for (const toml::node& item : *array) {
        found.push_back(TomlEntry(item, path_, *file_).text());
    }
    return found;
}

FieldSpec TomlEntry::field() const {
    if (is_table()) {
        TomlTable inner = table();
        FieldSpec spec = inner.read_field_keys();
        inner.finish();
        return spec;
    }
    FieldSpec spec;
    spec.value = text();
    spec.line = line();
    return spec;
}

int TomlTable::line() const { return line_of(*table_); }

void TomlTable::fail(std::string_view words) const { fail_at(*file_, line(), path_, words); }

std::string TomlTable::inner(std::string_view key) const {
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

std::optional<TomlEntry> TomlTable::entry(std::string_view key) {
    asked_.emplace(key);
    const toml::node* node = table_->get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    return TomlEntry(*node, inner(key), *file_);
}

std::optional<std::string> TomlTable::text(std::string_view key) {
    const auto found = entry(key);
    return found ? std::optional(found->text()) : std::nullopt;
}

std::string TomlTable::required_text(std::string_view key) {
    if (auto found = text(key)) {
        return *found;
    }
    fail(fmt::format("lacks `{}`", key));
}

OptionalField TomlTable::field(std::string_view key) {
    const auto found = entry(key);
    return found ? OptionalField(found->field()) : std::nullopt;
}

FieldSpec TomlTable::required_field(std::string_view key) {
    if (auto found = field(key)) {
        return *found;
    }
    fail(fmt::format("lacks `{}`", key));
}

std::vector<FieldSpec> TomlTable::fields(std::string_view key) {
    std::vector<FieldSpec> specs;
    each_in_array(key, [&](const TomlEntry& item) { specs.push_back(item.field()); });
    return specs;
}

std::optional<Markers> TomlTable::markers(std::string_view key) {
    const auto found = entry(key);
    return found ? std::optional(found->texts()) : std::nullopt;
}

bool TomlTable::has_array(std::string_view key) const {
    const toml::node* node = table_->get(key);
    return node != nullptr && node->is_array();
}

bool TomlTable::flag(std::string_view key) {
    const auto found = entry(key);
    if (!found) {
        return false;
    }
    const auto word = found->text();
    if (word != "true" && word != "false") {
        found->fail("expected true or false");
    }
    return word == "true";
}

char TomlTable::letter(std::string_view key, char otherwise) {
    const auto found = entry(key);
    if (!found) {
        return otherwise;
    }
    const std::string word = found->text();
    if (word.size() != 1 || word == "\"" || word == "\n" || word == "\r" ||
        static_cast<unsigned char>(word[0]) >= 0x80) {
        found->fail("expected one ASCII character that is neither a quote nor a line end");
    }
    return word[0];
}

std::vector<Condition> TomlTable::conditions() {
    std::vector<Condition> found;
    constexpr std::array kinds = {std::pair{"when", Condition::Wants::one_of},
                                  std::pair{"unless", Condition::Wants::none_of}};
    for (const auto& [key, wants] : kinds) {
        const Condition::Wants wanted = wants;
        each_entry(key, [&](std::string_view column, const TomlEntry& item) {
            found.push_back({std::string(column), item.texts(), wanted, item.line()});
        });
    }
    return found;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
    const auto found = entry(key);
    if (!found) {
        return std::nullopt;
    }
    if (!found->is_table()) {
        found->fail("expected a table");
    }
    return found->table();
}

void TomlTable::each_table(std::string_view key, const std::function<void(TomlTable&)>& visit) {
    const auto found = entry(key);
    if (!found) {
        return;
    }
    const toml::array* array = table_->get(key)->as_array();
    if (array == nullptr) {
        found->fail("expected an array of tables");
    }
    for (const toml::node& item : *array) {
        if (!item.is_table()) {
            fail_at(*file_, line_of(item), inner(key), "expected tables");
        }
        TomlTable table(*item.as_table(), inner(key), *file_);
        visit(table);
    }
}

void TomlTable::each_in_array(std::string_view key, const std::function<void(TomlEntry)>& visit) {
    const auto found = entry(key);
    if (!found) {
        return;
    }
    const toml::array* array = table_->get(key)->as_array();
    if (array == nullptr) {
        visit(*found);
        return;
    }
    for (const toml::node& item : *array) {
        visit(TomlEntry(item, inner(key), *file_));
    }
}

void TomlTable::each_entry(std::string_view key, const std::function<void(std::string_view, TomlEntry)>& visit) {
    const std::optional<TomlTable> found = table(key);
    if (!found) {
        return;
    }
    for (const auto& [name, node] : *found->table_) {
        visit(name.str(), TomlEntry(node, found->inner(name.str()), *file_));
    }
}

FieldSpec TomlTable::read_field_keys() {
    FieldSpec spec;
    spec.line = line();
    if (const std::optional<std::string> year = text("year")) {
        spec.value = *year;
        spec.month = text("month").value_or("");
        spec.day = text("day").value_or("");
        if (!spec.day.empty() && spec.month.empty()) {
            fail("has a `day` without a `month`");
        }
    } else {
        spec.value = required_text("value");
    }
    each_entry("map", [&](std::string_view from, const TomlEntry& to) { spec.map.emplace_back(from, to.text()); });
    if (const auto found = entry("unmapped")) {
        spec.unmapped = parse_unmapped(*found);
    }
    spec.split = text("split").value_or("");
    spec.missing = markers("missing");
    spec.none = markers("none");
    spec.fallback = text("default");
    if (const auto found = entry("type")) {
        try {
            spec.type = parse_value_type(found->text());
        } catch (const Error& error) {
            found->fail(error.what());
        }
    }
    if (const auto found = entry("case")) {
        spec.letter_case = parse_case(*found);
    }
    return spec;
}

void TomlTable::finish() const {
    for (const auto& [name, node] : *table_) {
        const std::string key(name.str());
        if (asked_.contains(key)) {
            continue;
        }
        const std::string near = nearest(key, {asked_.begin(), asked_.end()});
        fail_at(*file_, line_of(node), path_,
                fmt::format("has an unknown key `{}`{}", key,
                            near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
    }
}

TomlDocument::TomlDocument(std::string_view text, std::string_view name) : name_(name) {
    try {
        table_ = toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        throw Error(fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
    }
}

}  // namespace entente
