#pragma once

#include "graph/resolve.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// What a statement may say beside its value and span.
struct Aside {
    std::string observed = {};
    std::string known = {};
    std::string by = {};     ///< attributed to
    std::string event = {};  ///< what its first day means
    Modality modality = Modality::actual;
    Rank rank = Rank::normal;
};

/// What sources say of one element, told line by line, and what a view makes of it.
class Story {
public:
    /// An edge of the built-in schema; without a type, a node.
    explicit Story(std::string_view edge_type = {});

    Story& source(std::string_view key, std::string_view published = {}, Source::Kind kind = Source::Kind::report);
    Story& retrieved(std::string_view day);   ///< the source named last
    Story& reprint_of(std::string_view key);  ///< so is the source named last

    /// "role lead" or "exists" (which may leave out "true"); "2004-03-29 to 2020-02-01", "2004 to" (unknown), "2004 to
    /// ..".
    Story& says(std::string_view source, std::string_view fact, std::string_view span = {}, const Aside& aside = {});

    /// The source covers ties of this type, completely unless it is said to be partial.
    Story& covers(std::string_view source, std::string_view span, std::string_view role = {});
    Story& partly_covers(std::string_view source, std::string_view span);

    Story& ends_begin(std::string_view day);

    Resolution resolve(const View& view = {}) const;

    /// "certain", "possible", "certain disputed carried"; "absent" where nothing says it, "denied" where a denial wins.
    std::string on(std::string_view day, const View& view = {}) const;

    /// "lead (certain disputed)" as a view on the day shows it; of many values "defence (certain), offence (possible)".
    std::string shown(std::string_view property, std::string_view day, const View& view = {}) const;

    /// The sources that are cited with it, sorted: "a b".
    std::string cited(std::string_view property, std::string_view day, const View& view = {}) const;

    /// Lines such as "count possible {a b}", "exists since certain {a b}": the sources that disagree.
    std::vector<std::string> conflicts(const View& view = {}) const;

private:
    Source& find(std::string_view key);
    Story& cover(std::string_view source, std::string_view span, std::string_view role, bool complete);
    std::string keys(const Resolution& resolution, const std::vector<std::uint32_t>& claims) const;

    const EdgeType* type_ = nullptr;
    std::vector<Source> sources_;
    std::vector<Coverage> coverage_;
    std::vector<Statement> statements_;
    Day beginning_ = Day::beginning();
};

}  // namespace entente::test
