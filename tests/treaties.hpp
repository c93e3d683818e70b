#pragma once

#include "fixture.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// A file of the built-in schema, told tie by tie by sources.
class Treaties {
public:
    Treaties();

    /// Who speaks from here on; a report unless said otherwise.
    Treaties& source(std::string_view key, std::string_view published, Source::Kind kind = Source::Kind::report);

    /// The source named last covers ties of the type from 1800, at the node if one is named.
    Treaties& covers(std::string_view type, std::string_view until, std::string_view end = {}, bool complete = true);

    /// As of parse_ties: "LUX:Country", "LUX>pact:PARTY_TO@2000-01-01..". Properties are "name=value".
    Treaties& says(std::string_view tie, const std::vector<std::string>& properties = {});

    const Store& store();
    Snapshot on(std::string_view day);
    Snapshot over_all_time();

private:
    void keep();
    void state_properties(Statement statement, const std::vector<std::string>& properties);

    TempFolder folder_;
    Store store_;
    std::optional<Load> load_;
    SourceId source_{};
};

}  // namespace entente::test
