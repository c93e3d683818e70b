#pragma once

#include "loaders/country_names.hpp"
#include "loaders/ends.hpp"
#include "loaders/occurrences.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace entente {

/// What the rules of a load share: the load itself and what is remembered of it.
class LoadContext {
public:
    LoadContext(Store& store, Load& load, CountryNames countries);

    Load& load() { return *load_; }
    const Schema& schema() const { return load_->schema(); }
    Ends& ends() { return ends_; }
    CountryNames& countries() { return countries_; }
    Occurrences& occurrences() { return occurrences_; }

    /// Throws RowRejected for a source that nobody has declared, naming the nearest.
    SourceId source(std::string_view key, const std::string& column);
    void declare(const Source& source);
    const std::string& source_key(SourceId id) const { return source_keys_.at(static_cast<std::size_t>(raw(id)) - 1); }

    /// A number for a rule, to tell what it has done from what others have.
    int next_rule() { return rules_++; }

    /// Whether a rule has made of the cells what it makes; notes that it has.
    bool is_done(std::string_view rule_and_cells) const { return done_.find(rule_and_cells) != nullptr; }
    void set_done(std::string rule_and_cells) { done_.put(std::move(rule_and_cells), true); }

    void begin_part();
    void keep_part();
    void drop_part();

private:
    Load* load_;
    Ends ends_;
    CountryNames countries_;
    Occurrences occurrences_;
    TextCache<SourceId> sources_;
    std::vector<std::string> source_keys_;
    TextCache<bool> done_;
    int rules_ = 0;
};

}  // namespace entente
