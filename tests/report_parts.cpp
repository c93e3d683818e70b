#include "report/closed_svg.hpp"
#include "report/difference.hpp"
#include "report/front_matter.hpp"
#include "report/references.hpp"
#include "report/request.hpp"
#include "report/weaver.hpp"

#include "graph/error.hpp"

#include <filesystem>
#include <fstream>

using namespace entente;

TEST_CASE("words are parted as a shell parts them") {
    struct Row {
        const char* text;
        std::vector<std::string> words;
    };
    for (const auto& [text, words] :
         {Row{"", {}}, Row{" a  b\tc\n", {"a", "b", "c"}}, Row{"'a b' \"c d\"e", {"a b", "c de"}},
          Row{R"(a\ b "\"" '\')", {"a b", "\"", "\\"}}, Row{"\"\"", {""}}}) {
        CAPTURE(text);
        CHECK(split_words(text) == words);
    }
    CHECK_THROWS_AS(split_words("a 'b"), Error);
}

TEST_CASE("the info of a fence holds words, and attributes in braces") {
    const Info info = parse_info(R"(entente draw --hops 2 {#fig:x .wide caption="a } b" width=60%})");
    CHECK(info.words == std::vector<std::string>{"entente", "draw", "--hops", "2"});
    CHECK(info.id == "fig:x");
    CHECK(info.classes == std::vector<std::string>{"wide"});
    REQUIRE(info.values.size() == 2);
    CHECK(info.values[0].second == "a } b");
    for (const char* broken : {"entente {", "entente {a}", "entente {#x} y", "entente {caption=\"x}"}) {
        CAPTURE(broken);
        CHECK_THROWS_AS(parse_info(broken), Error);
    }
}

TEST_CASE("a block asks by words or by classes, and other blocks are left alone") {
    const auto draw = block_request(parse_info("{.entente .draw #fig-x args=\"--focus 'New Zealand'\" hops=2}"), "");
    REQUIRE(draw);
    CHECK(draw->verb == "draw");
    CHECK(draw->id == "fig-x");
    CHECK(draw->tokens == std::vector<std::string>{"--focus", "New Zealand", "--hops", "2"});
    const auto query = block_request(parse_info("entente query --as-of all"), "RETURN 1 -- '\n");
    REQUIRE(query);
    CHECK(query->tokens == std::vector<std::string>{"--as-of", "all", "--", "RETURN 1 -- '"});
    CHECK_FALSE(block_request(parse_info("cpp"), "int x;"));
    CHECK_FALSE(block_request(parse_info(""), "x"));
    CHECK_THROWS_AS(block_request(parse_info("entente"), "x"), Error);
    CHECK_THROWS_AS(block_request(parse_info("entente draw {width=60px}"), ""), Error);
}

TEST_CASE("front matter is YAML, and what it says is found with its line") {
    const std::string text =
        "---\ntitle: 'A: b'\nauthor: [Ann, {name: Bo}]\nas-of: 2024-07-15\ncite: yes\nother: {x: [1]}\n---\nbody\n";
    const auto parted = read_front_matter(text);
    CHECK(parted.front.title == "A: b");
    CHECK(parted.front.authors == std::vector<std::string>{"Ann", "Bo"});
    CHECK(parted.front.as_of == "2024-07-15");
    CHECK(parted.front.cite);
    CHECK(parted.body == "body\n");
    CHECK(parted.lines_before == 7);
    CHECK(read_front_matter("no\n---\n").body == "no\n---\n");
    CHECK_THROWS_WITH_AS(read_front_matter("---\na: 1\ntitle: [x]\n---\n"),
                         "3: title: expected one value, found a list or a map", Error);
    CHECK_THROWS_AS(read_front_matter("---\na: [1\n---\n"), Error);
    CHECK_THROWS_AS(read_front_matter("---\na: 1\n"), Error);
    CHECK_THROWS_AS(read_front_matter("---\n" + std::string(100'000, '[') + "\n---\n"), Error);
}

TEST_CASE("a figure is referred to by @id, with or without brackets, and never within a word") {
    const Targets targets = {{"map", {"Figure", 1}}};
    struct Row {
        const char* text;
        const char* id;
        std::size_t begin, end;
    };
    for (const auto& [text, id, begin, end] : {Row{"see @map.", "map", 4, 8}, Row{"[@map]", "map", 0, 6},
                                               Row{"(@map)", "map", 1, 5}, Row{"x @fig:no: y", "fig:no", 2, 9}}) {
        CAPTURE(text);
        const auto found = find_target(text, targets, 0);
        REQUIRE(found);
        CHECK(found->id == id);
        CHECK(found->begin == begin);
        CHECK(found->end == end);
    }
    for (const char* text : {"ann@map", "@", "@other", "@ map", ""}) {
        CAPTURE(text);
        CHECK_FALSE(find_target(text, targets, 0));
    }
}

TEST_CASE("no word of a block names a file outside the folder, by a link either") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "entente-report-parts";
    fs::remove_all(folder);
    fs::create_directories(folder / "inner");
    fs::create_symlink("/etc", folder / "link");
    for (const char* name : {"../x", "/etc/passwd", "link/passwd", "link", "--file=../x", "-f/etc/passwd", "inner/../../x"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(require_inside(folder, {name}), Error);
    }
    for (const std::string& name : {std::string("x\0", 2), std::string("/etc/passwd\0", 12),
                                    "--file=" + std::string(4000, '/') + "etc/passwd" + std::string(84, '/')}) {
        CAPTURE(name);
        CHECK_THROWS_AS(require_inside(folder, {name}), Error);
    }
    CHECK_NOTHROW(require_inside(folder, {"inner/x", "--hops", "2014..2024/1y", "inner/../x", std::string(5000, 'x')}));
    fs::remove_all(folder);
}

TEST_CASE("an SVG of the author's names nothing outside of itself, and a raster picture is one") {
    auto with = [](const std::string& inner) {
        return "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">\n<svg "
               "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">" +
               inner + "</svg>";
    };
    for (const char* inner :
         {"<image xlink:href=\"file:///etc/x.png\"/>", "<image href=\" /x.png\"/>", "<use href=\"o.svg#a\"/>",
          "<image href=\"data:image/svg+xml;base64,PHN2Zz4=\"/>", "<image href=\"data:image/png;base64,PHN2Zz4=\"/>",
          "<style>@import 'x.css';</style>", "<style>a{fill:URL( 'x#a')}</style>", "<style>a{fill:u\\72l(x)}</style>",
          "<rect fill=\"url(x.svg#a)\"/>", "<rect style=\"fill:u\\72l(x)\"/>", "<g xml:base=\"file:///etc/\"/>",
          "<image href=\"&#102;ile:x\"/>", "<?xml-stylesheet href=\"x.css\"?>", "<g>"}) {
        CAPTURE(inner);
        CHECK_THROWS_AS(require_closed_svg(with(inner)), Error);
    }
    for (const char* inner :
         {"", "<a href=\"https://example.org\"><text>x</text></a>", "<use xlink:href=\"#a\"/>",
          "<image href=\"data:image/png;base64,iVBORw0KGgoAAA\"/>",
          "<rect fill=\"url(#a)\" style=\"fill:url('#a')\"/>",
          "<style>@font-face{src:url(data:font/woff2;base64,AA)}</style>"}) {
        CAPTURE(inner);
        CHECK_NOTHROW(require_closed_svg(with(inner)));
    }
    CHECK_THROWS_AS(require_closed_svg("no"), Error);
    CHECK(is_raster("\x89PNG\r\n\x1a\n..."));
    CHECK_FALSE(is_raster("<svg/>"));
    CHECK_FALSE(is_raster(""));
}

TEST_CASE("a difference shows the lines that changed and three around them") {
    CHECK(unified_difference("a\n", "a\n", "x", "y").empty());
    CHECK(unified_difference("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "x", "y") ==
          "--- x\n+++ y\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    CHECK(unified_difference("", "a\n", "x", "y") == "--- x\n+++ y\n@@ -1,0 +1,1 @@\n+a\n");
    CHECK(unified_difference(std::string(10'000, 'a') + "b", std::string(10'000, 'a') + "c", "x", "y").size() < 1'200);
}
