#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "export/draw.hpp"
#include "export/file.hpp"
#include "export/render.hpp"
#include "graph/error.hpp"

using namespace entente;
using namespace std::chrono_literals;

namespace {

bool is_xml(const std::string& text) {
    std::istringstream in(text);
    boost::property_tree::ptree tree;
    try {
        boost::property_tree::read_xml(in, tree);
        return tree.count("svg") == 1;
    } catch (const boost::property_tree::xml_parser_error&) {
        return false;
    }
}

bool has_control(const std::string& text) {
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) < 0x20 && letter != '\n' && letter != '\t') {
            return true;
        }
    }
    return false;
}

Selection one_named(const std::string& name) {
    Selection selection;
    selection.title = selection.subtitle = name;
    selection.nodes = {{name, name, name, true, {}}};
    selection.sources = {{name, name, name, name, "javascript:alert(1)"},
                         {"t", "T", "", "", "https://example.org/?a=1&b=2"}};
    SelectedEdge edge;
    edge.type = edge.caption = name;
    selection.edges = {edge};
    return selection;
}

std::string random_dot(std::size_t nodes, std::size_t edges) {
    std::mt19937 random(1);
    std::string dot = "digraph { layout=dot ";
    for (std::size_t i = 0; i < edges; ++i) {
        dot += std::to_string(random() % nodes);
        dot += " -> ";
        dot += std::to_string(random() % nodes);
        dot += "; ";
    }
    return dot + "}";
}

bool no_child_is_left() { return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

}  // namespace

TEST_CASE("each kind of drawing has its signature") {
    const auto selection = one_named("Ukraine");
    struct Row {
        const char* file;
        std::string begin;
    };
    for (const auto& row :
         {Row{"a.svg", "<?xml"}, Row{"a.PNG", "\x89PNG"}, Row{"a.pdf", "%PDF"}, Row{"a.dot", "digraph"}}) {
        CAPTURE(row.file);
        CHECK(draw(selection, draw_format(row.file)).substr(0, row.begin.size()) == row.begin);
    }
    CHECK(no_child_is_left());
}

TEST_CASE("hostile names make valid, inert SVG") {
    for (const std::string name :
         {R"x(\"]; evil [URL="javascript:alert(1)"]; //)x", "<script>alert(1)</script>", "&lt;b&gt;", "-->", "]]>",
          "\x1b[31m\x01", "<b>x</b>", "\xFF", "ends in \\", "%1", "日本 🇺🇦"}) {
        CAPTURE(name);
        const auto svg = draw(one_named(name), draw_format("a.svg"));
        CHECK(is_xml(svg));
        CHECK_FALSE(has_control(svg));
        for (const char* evil : {"<script", "href=\"javascript", "<image", "<b>", "onload"}) {
            CHECK(svg.find(evil) == std::string::npos);
        }
    }
}

TEST_CASE("a name that looks like markup stays literal text") {
    const auto svg = draw(one_named("<b>x</b>"), draw_format("a.svg"));
    CHECK(svg.find("&lt;b&gt;x&lt;/b&gt;</text>") != std::string::npos);
}

TEST_CASE("SVG is the same bytes every time") {
    const auto selection = one_named("Ukraine");
    CHECK(draw(selection, draw_format("a.svg")) == draw(selection, draw_format("a.svg")));
}

TEST_CASE("a source is linked only by its http address") {
    const auto svg = draw(one_named("x"), draw_format("a.svg"));
    CHECK(svg.find("https://example.org/?a=1&amp;b=2") != std::string::npos);
    CHECK(svg.find("javascript") == std::string::npos);
}

TEST_CASE("a layout that takes too long is ended, and the caller goes on") {
    RenderLimits limits;
    limits.wall = 300ms;
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH_AS(render(random_dot(1500, 6000), Picture::svg, limits),
                         doctest::Contains("longer than 0.3 seconds"), Error);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    CHECK(no_child_is_left());
    limits = {};
    limits.processor = 1s;
    CHECK_THROWS_WITH_AS(render(random_dot(1500, 6000), Picture::svg, limits), doctest::Contains("processor time"),
                         Error);
    CHECK(render("digraph { a -> b }", Picture::svg).find("</svg>") != std::string::npos);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("a layout that takes too much memory is an error") {
    RenderLimits limits;
    limits.memory = 64 << 20;
    CHECK_THROWS_AS(render(random_dot(20'000, 80'000), Picture::png, limits), Error);
    CHECK(no_child_is_left());
}
#endif

TEST_CASE("a picture that is too large is an error") {
    RenderLimits limits;
    limits.output = 100;
    CHECK_THROWS_WITH_AS(render("digraph { a -> b }", Picture::svg, limits), doctest::Contains("larger than 100 bytes"),
                         Error);
    CHECK(no_child_is_left());
}

TEST_CASE("text that is not DOT is an error with Graphviz's own words") {
    CHECK_THROWS_WITH_AS(render("digraph { a -> ", Picture::svg), doctest::Contains("cannot read the DOT text"), Error);
    CHECK_THROWS_AS(render("", Picture::svg), Error);
    CHECK_THROWS_AS(render("digraph { layout=nosuchengine }", Picture::svg), Error);
}

TEST_CASE("the DOT text cannot make the child read a file") {
    const auto picture = std::filesystem::temp_directory_path() / "entente-test-image.png";
    write_file(picture, render("digraph { a }", Picture::png), IfExists::replace);
    const std::vector<std::string> uses = {
        fmt::format("a [image=\"{}\"]", picture.string()), "a [shape=epsf shapefile=\"/etc/passwd\"]",
        fmt::format("a [label=<<TABLE><TR><TD><IMG SRC=\"{}\"/></TD></TR></TABLE>>]", picture.string())};
    for (const auto& use : uses) {
        CAPTURE(use);
        std::string svg;
        try {
            svg = render(fmt::format("digraph {{ {} }}", use), Picture::svg);
        } catch (const Error&) {
            continue;  // refused altogether: as good
        }
        CHECK(svg.find("<image") == std::string::npos);
        CHECK(svg.find("root:") == std::string::npos);
    }
    std::filesystem::remove(picture);
}

TEST_CASE("too many nodes for layers are drawn with springs") {
    Selection selection;
    for (int i = 0; i < 400; ++i) {
        selection.nodes.push_back(
            {std::to_string(i), std::to_string(i), i % 2 == 0 ? "Country" : "Agreement", false, {}});
        SelectedEdge edge;
        edge.tail = static_cast<std::size_t>(i);
        edge.head = static_cast<std::size_t>(i) / 2;
        edge.type = "T";
        selection.edges.push_back(edge);
    }
    CHECK(to_dot(selection).find("layout=sfdp") != std::string::npos);
    CHECK(is_xml(draw(selection, draw_format("a.svg"))));
    DrawOptions options;
    options.engine = engine_named("dot");
    CHECK(to_dot(selection, options).find("layout=dot") != std::string::npos);
}

TEST_CASE("an unknown suffix or engine lists the known ones") {
    CHECK_THROWS_WITH_AS(draw_format("a.gif"),
                         doctest::Contains("cannot tell how to draw \"a.gif\"; a drawing's file ends in .svg, .png, .pdf"),
                         UsageError);
    CHECK_THROWS_AS(draw_format("svg"), UsageError);
    CHECK_THROWS_WITH_AS(engine_named("osage"), doctest::Contains("auto, wings, dot, sfdp, neato, twopi, fdp, circo"), UsageError);
}
