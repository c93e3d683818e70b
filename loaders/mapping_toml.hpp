#pragma once

#include "loaders/mapping.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <toml++/toml.h>

/// FieldReading of TOML with complaints that name the line. Not installed.
namespace entente {

class TomlTable;

/// A value under a key.
class TomlEntry {
public:
    TomlEntry(const toml::node& node, std::string path, const std::string& file)
        : node_(&node), path_(std::move(path)), file_(&file) {}

    int line() const;
    bool is_table() const { return node_->is_table(); }
    TomlTable table() const;

    /// A template: text, a number or a boolean as written; or an inline table.
    FieldSpec field() const;
    std::string text() const;

    /// A text or an array of texts.
    std::vector<std::string> texts() const;

    [[noreturn]] void fail(std::string_view words) const;

private:
    const toml::node* node_;
    std::string path_;
    const std::string* file_;
};

/// A table whose keys are asked for one by one; `finish` complains about those that nobody asked for.
class TomlTable {
public:
    TomlTable(const toml::table& table, std::string path, const std::string& file)
        : table_(&table), path_(std::move(path)), file_(&file) {}

    int line() const;
    std::optional<std::string> text(std::string_view key);
    std::string required_text(std::string_view key);
    OptionalField field(std::string_view key);
    FieldSpec required_field(std::string_view key);
    std::vector<FieldSpec> fields(std::string_view key);  ///< one field or an array of them
    std::optional<Markers> markers(std::string_view key);
    bool flag(std::string_view key);
    char letter(std::string_view key, char otherwise);
    std::vector<Condition> conditions();  ///< `when` and `unless`
    std::optional<TomlTable> table(std::string_view key);

    bool has_array(std::string_view key) const;

    void each_table(std::string_view key, const std::function<void(TomlTable&)>& visit);
    void each_in_array(std::string_view key, const std::function<void(TomlEntry)>& visit);
    void each_entry(std::string_view key, const std::function<void(std::string_view, TomlEntry)>& visit);

    /// This table as an inline field; other keys may be asked for too.
    FieldSpec read_field_keys();

    /// Throws Error on a key that was not asked for, naming the nearest that was.
    void finish() const;

    [[noreturn]] void fail(std::string_view words) const;

private:
    std::optional<TomlEntry> entry(std::string_view key);
    std::string inner(std::string_view key) const;

    const toml::table* table_;
    std::string path_;
    const std::string* file_;
    std::set<std::string, std::less<>> asked_;
};

class TomlDocument {
public:
    /// Throws Error when the text is not TOML.
    TomlDocument(std::string_view text, std::string_view name);

    TomlTable root() const { return {table_, "", name_}; }

private:
    std::string name_;
    toml::table table_;
};

}  // namespace entente
