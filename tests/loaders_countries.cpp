#include "loaders/country_names.hpp"

#include "fixture.hpp"
#include "loaders/mo_file.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

using namespace entente;

namespace {

bool has(const std::vector<Name>& names, std::string_view text, NameKind kind) {
    return std::any_of(names.begin(), names.end(),
                       [&](const Name& name) { return name.text == text && name.kind == kind; });
}

std::string catalogue_bytes() {
    std::ifstream file("/usr/share/locale/de/LC_MESSAGES/iso_3166-1.mo", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("countries have their names in every language of iso-codes") {
    CountryNames names;
    if (names.of("FRA").empty()) {
        MESSAGE("skipped: " << names.note());
        return;
    }
    CHECK(has(names.of("USA"), "United States", NameKind::name));
    CHECK(has(names.of("USA"), "États-Unis", NameKind::alias));
    CHECK(has(names.of("LUX"), "Luxemburg", NameKind::alias));
    CHECK(has(names.of("BOL"), "Bolivia", NameKind::name));
    CHECK(names.of("XKX").empty());
    CHECK(names.note().empty());
}

TEST_CASE("a translator's slip does not make a name ambiguous") {
    CountryNames names;
    if (names.of("FRA").empty()) {
        MESSAGE("skipped: " << names.note());
        return;
    }
    // Catalogues call Malaysia "Mexico", and several countries "Republica Dominicana", in one language each.
    CHECK(!has(names.of("MYS"), "Mexico", NameKind::alias));
    CHECK(has(names.of("MEX"), "Mexico", NameKind::name));
    CHECK(std::none_of(names.of("AFG").begin(), names.of("AFG").end(),
                       [](const Name& name) { return name.text.ends_with("ominicana"); }));
}

TEST_CASE("without iso-codes there are no names, and a note says so") {
    const test::TempFolder empty;
    CountryNames names({empty.path(), empty.path()});
    CHECK(names.note().empty());
    CHECK(names.of("FRA").empty());
    CHECK(names.note().find("iso-codes") != std::string::npos);
}

TEST_CASE("a damaged catalogue is refused or read, and never read beyond") {
    const std::string whole = catalogue_bytes();
    if (whole.empty()) {
        MESSAGE("skipped: no German catalogue");
        return;
    }
    std::size_t messages = 0;
    CHECK(each_message(whole, [&](std::string_view, std::string_view) { ++messages; }));
    CHECK(messages > 200);
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        const std::string cut = whole.substr(0, size);  // of its own size, so that a sanitizer sees a step beyond
        each_message(cut, [](std::string_view, std::string_view) {});
    }
    std::uint32_t state = 1;
    for (int round = 0; round < 300; ++round) {
        std::string broken = whole.substr(0, 4096);
        for (int change = 0; change < 8; ++change) {
            state = state * 1664525U + 1013904223U;
            broken[(state >> 8U) % 512] = static_cast<char>(state);
        }
        each_message(broken, [](std::string_view, std::string_view) {});
    }
}
