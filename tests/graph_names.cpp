#include "fixture.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"

#include <doctest/doctest.h>

using namespace entente;

namespace {

struct Named {
    const char* key;
    NameKind kind;
    const char* text;
};

Store store_of(const test::TempFolder& folder, const std::vector<Named>& names) {
    Store store = Store::create(folder.path() / "n.db", open_schema());
    Load load(store, {"set", "", ""});
    for (const Named& named : names) load.name(load.node(named.key), {named.kind, named.text, ""});
    load.finish(Load::Fate::keep);
    return store;
}

}  // namespace

TEST_CASE("names compare without case, accents and punctuation") {
    struct Row {
        const char* given;
        const char* expected;
    };
    for (Row row :
         {Row{"États-Unis d'Amérique", "etats unis d amerique"}, Row{"  Côte   d’Ivoire ", "cote d ivoire"},
          Row{"STRASSE", "strasse"}, Row{"Straße", "strasse"}, Row{"Türkiye", "turkiye"}, Row{"ＮＡＴＯ", "nato"},
          Row{"Україна", "україна"}, Row{"ﬁn", "fin"}, Row{"!!!", "!!!"}, Row{"", ""}}) {
        CAPTURE(row.given);
        CHECK(folded(row.given) == folded(row.expected));
    }
    CHECK(folded("Luxemburg") != folded("Luxembourg"));
    CHECK_NOTHROW(folded("\xff\xfe broken"));
}

TEST_CASE("a key comes before a code, a code before a name, a name before an alias") {
    test::TempFolder folder;
    Store store = store_of(folder, {{"NA", NameKind::name, "Key of its own"},
                                    {"NAM", NameKind::code, "NA"},
                                    {"NAM", NameKind::name, "Namibia"},
                                    {"GEO", NameKind::name, "Georgia"},
                                    {"US-GA", NameKind::alias, "Georgia"},
                                    {"X", NameKind::alias, "Namibia"}});
    CHECK(find_node(store, "NA").matches.at(0).key == "NA");
    CHECK(find_node(store, "na").matches.at(0).key == "NAM");
    CHECK(find_node(store, "namibia").matches.at(0).key == "NAM");
    CHECK(find_node(store, "GEORGIA").matches.at(0).key == "GEO");
    CHECK(find_node(store, "us-ga").matches.at(0).key == "US-GA");
}

TEST_CASE("an ambiguous name lists its candidates, an unknown one the nearest") {
    test::TempFolder folder;
    Store store = store_of(
        folder,
        {{"COG", NameKind::name, "Congo"}, {"COD", NameKind::name, "Congo"}, {"LUX", NameKind::name, "Luxembourg"}});
    CHECK_THROWS_WITH_AS(resolve_node(store, "congo"), "'congo' is ambiguous: Congo (COG), Congo (COD)", Error);
    CHECK_THROWS_WITH_AS(resolve_node(store, "Luxembuorg"),
                         "no node is called 'Luxembuorg'; the nearest: Luxembourg (LUX)", Error);
    CHECK_THROWS_WITH_AS(resolve_node(store, "Atlantis"), "no node is called 'Atlantis'", Error);
    CHECK_THROWS_AS(resolve_node(store, ""), Error);
    CHECK_THROWS_AS(resolve_node(store, std::string(100'000, 'x')), Error);
}
