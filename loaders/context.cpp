#include "loaders/context.hpp"

#include "graph/names.hpp"
#include "loaders/rejection.hpp"

#include <limits>

#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kMostDone = 50000;

}  // namespace

LoadContext::LoadContext(Store& store, Load& load, CountryNames countries)
    : load_(&load),
      ends_(store, load),
      countries_(std::move(countries)),
      sources_(std::numeric_limits<std::size_t>::max()),
      done_(kMostDone) {
    for (const Source& source : store.sources()) {
        sources_.put(source.key, source.id);
        source_keys_.push_back(source.key);
    }
}

SourceId LoadContext::source(std::string_view key, const std::string& column) {
    if (const SourceId* known = sources_.find(key)) {
        return *known;
    }
    const std::string near = nearest(key, source_keys_);
    throw RowRejected{column, "the key of a source",
                      fmt::format("{}{}", quoted(key), near.empty() ? "" : fmt::format("; the nearest is {}", near))};
}

void LoadContext::declare(const Source& source) {
    const SourceId id = load_->source(source);
    if (sources_.find(source.key) == nullptr) {
        sources_.put(source.key, id);
        source_keys_.resize(static_cast<std::size_t>(raw(id)));
        source_keys_.back() = source.key;
    }
}

void LoadContext::begin_part() {
    load_->begin_part();
    ends_.begin_part();
    sources_.begin_part();
    done_.begin_part();
    occurrences_.begin_part();
}

void LoadContext::keep_part() {
    load_->keep_part();
    ends_.keep_part();
    sources_.keep_part();
    done_.keep_part();
    occurrences_.keep_part();
}

void LoadContext::drop_part() {
    load_->drop_part();
    ends_.drop_part();
    sources_.drop_part();
    done_.drop_part();
    occurrences_.drop_part();
}

}  // namespace entente
