#include "random_store.hpp"

#include "graph/load.hpp"

#include <fmt/format.h>

#include <limits>
#include <random>

namespace entente::test {

namespace {

constexpr const char* kSchema = R"(
[property]
flag = "boolean"
whole = "integer event"
exact = "decimal"
real = "real"
words = "text many"
signed = "day event"
term = "duration"
under = "reference"
amount = "quantity observation"
tags = "list"
clock = "time"
role = "text"

[label]
any = { properties = ["words"] }
Country = { properties = ["flag", "whole"] }
Pact = { properties = ["signed", "term"], detail = true }

[edge.MEMBER_OF]
tail = ["Country"]
head = ["Country", "Pact"]
identity = "single"
kind = "state"
properties = ["role"]

[edge.HAS_PART]
identity = "single"
identifying = ["role"]
kind = "state"
joins = true
default_path = false
properties = ["role"]

[edge.SUPPORTS]
identity = "many"
kind = "event"
properties = ["amount"]

[edge.AGREES_WITH]
identity = "single"
symmetric = true
kind = "observation"
properties = ["amount"]
)";

class Maker {
public:
    Maker(Load& load, std::uint32_t seed) : load_(&load), dice_(seed) {}

    void make() {
        for (int i = 0; i < 3; ++i) sources_.push_back(load_->source(source(i)));
        const auto count = 3 + below(8);
        for (std::size_t i = 0; i < count; ++i) nodes_.push_back(node(i));
        for (std::size_t i = 0; i < count * 2; ++i) edge();
        for (const NodeId node : nodes_) state(element(node), 1 + below(5));
        for (std::size_t i = 0; i < made_.size(); i += 5) load_->retract(made_[i]);
        for (int i = 0; i < 3; ++i) load_->coverage(coverage());
    }

private:
    std::size_t below(std::size_t count) { return dice_() % count; }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
    template <typename T>
    const T& one_of(const std::vector<T>& from) {
        return from[below(from.size())];
    }

    std::string text() { return one_of(hostile_texts()); }
    std::string maybe() { return chance(40) ? text() : std::string(); }
    Day day() { return Day{static_cast<std::int32_t>(below(30000)) - 5000}; }

    Bound days() {
        const Day first = day();
        return chance(50) ? Bound(first) : Bound(first, Day{first.count + static_cast<std::int32_t>(below(400))});
    }
    Bound bound() { return chance(20) ? Bound::unknown() : chance(20) ? Bound::open() : days(); }

    Source source(int number) {
        Source source;
        source.key = fmt::format("s{} & <{}>", number, number);
        source.title = maybe();
        source.publisher = maybe();
        source.author = maybe();
        source.url = chance(50) ? "https://example.org/?a=1&b=2" : "";
        source.language = chance(50) ? "de" : "";
        if (chance(60)) source.published = days();
        source.basis = chance(50) ? "stated" : "not later than";
        if (chance(40)) source.retrieved = day();
        source.kind = static_cast<Source::Kind>(below(3));
        source.origin = maybe();
        return source;
    }

    NodeId node(std::size_t number) {
        static const std::vector<std::string> keys = {"A",
                                                      "b;c",
                                                      "=1+1",
                                                      "x\"y'z",
                                                      "<node id=\"n1\">",
                                                      "\xD7\x90",
                                                      "]]>",
                                                      "a,b",
                                                      "{\"k\":1}",
                                                      "key with spaces ",
                                                      "_:3",
                                                      "https://example.org/?a&b"};
        const NodeId node = chance(25) ? load_->node() : load_->node(keys[number % keys.size()]);
        for (std::size_t i = below(4); i > 0; --i) {
            load_->name(node, {static_cast<NameKind>(below(3)), text(), chance(30) ? "ar" : ""});
        }
        if (chance(80)) {
            Statement label = standing(element(node));
            label.property = kLabel;
            const char* name = chance(60) ? "Country" : "Pact";
            load_->label(name);
            label.value = Value(name);
            made_.push_back(load_->state(label));
        }
        return node;
    }

    void edge() {
        static const std::vector<std::string> types = {"MEMBER_OF", "HAS_PART", "SUPPORTS", "AGREES_WITH"};
        const TypeId type = load_->edge_type(one_of(types));
        const EdgeType& known = load_->schema().at(type);
        const std::string identity = known.identity == Identity::many ? fmt::format("{}|{}", text(), below(3))
                                     : known.identifying.empty()      ? ""
                                                                      : text();
        const EdgeId edge = load_->edge(type, one_of(nodes_), one_of(nodes_), identity);
        state(element(edge), below(4));
    }

    Value value(const Property& property) {
        if (chance(10)) return None{};
        if (property.id == kExists) return true;
        ValueType type = property.type;
        if (property.any_type) type = static_cast<ValueType>(1 + below(11));
        switch (type) {
            case ValueType::none:
                return None{};
            case ValueType::boolean:
                return chance(50);
            case ValueType::integer:
                return one_of<std::int64_t>({0, -1, std::numeric_limits<std::int64_t>::max(),
                                             std::numeric_limits<std::int64_t>::min(), 9007199254740993});
            case ValueType::decimal:
                return parse_decimal(one_of<std::string>({"0.10", "-7", "90e6", "123456789012345678", "1e-12"}));
            case ValueType::real:
                return one_of<double>(
                    {0.1, -0.0, 3, 5e-324, 1.7976931348623157e308, 1e21, std::numeric_limits<double>::quiet_NaN(),
                     std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()});
            case ValueType::text:
                return text();
            case ValueType::day:
                return days();
            case ValueType::duration:
                return parse_duration(one_of<std::string>({"P10Y", "PT24H", "P1Y2M3DT4H5M6S", "P2W"}));
            case ValueType::reference:
                return one_of(nodes_);
            case ValueType::quantity:
                return parse_quantity(one_of<std::string>(
                    {"nearly 90 million EUR", "0.25 % per year of GDP", "21 agreements", "more than 1000 USD"}));
            case ValueType::list:
                return List{Value(text()), Value(std::int64_t{1}), Value(one_of(nodes_)), Value(List{Value(days())}),
                            Value(List{})};
            case ValueType::time:
                return Moment{"2024-07-10T12:00Z"};
        }
        return None{};
    }

    Statement standing(ElementId about) {
        Statement said;
        said.element = about;
        said.source = one_of(sources_);
        if (chance(60)) said.span = {bound(), bound()};
        if (chance(30)) said.modality = static_cast<Modality>(below(4));
        if (chance(30)) {
            said.rank = chance(50) ? Rank::preferred : Rank::deprecated;
            said.reason = "refuted: " + text();
        }
        said.locator = maybe();
        if (chance(30)) said.observed = days();
        if (chance(30)) said.known = day();
        said.attributed_to = maybe();
        said.since_event = chance(20) ? "signed" : "";
        return said;
    }

    void state(ElementId about, std::size_t count) {
        static const std::vector<std::string> names = {"exists", "flag",  "whole",  "exact", "real",  "words", "signed",
                                                       "term",   "under", "amount", "tags",  "clock", "role"};
        for (; count > 0; --count) {
            Statement said = standing(about);
            said.property = load_->property(one_of(names));
            said.value = value(load_->schema().at(said.property));
            made_.push_back(load_->state(said));
        }
    }

    Coverage coverage() {
        Coverage covered;
        covered.source = one_of(sources_);
        if (chance(50)) {
            covered.type = load_->edge_type("MEMBER_OF");
        } else {
            covered.property = load_->property("role");
        }
        if (chance(70)) covered.end = one_of(nodes_);
        covered.side = static_cast<Coverage::Side>(below(3));
        covered.role = maybe();
        covered.span = {bound(), bound()};
        covered.complete = chance(50);
        return covered;
    }

    Load* load_;
    std::mt19937 dice_;
    std::vector<SourceId> sources_;
    std::vector<NodeId> nodes_;
    std::vector<StatementId> made_;
};

}  // namespace

const std::vector<std::string>& hostile_texts() {
    static const std::vector<std::string> texts = {
        "plain",
        "</data><script>alert(1)</script>",
        "]]>",
        "&lt; &amp; &#0;",
        "\"quoted\", 'twice'; and\\back",
        "two\nlines\r\nand\ttabs\r",
        "\x01\x1b[31m\x7f",
        "=HYPERLINK(\"x\")",
        " blanks around ",
        "\xEF\xBF\xBE\xEF\xBF\xBF",  // U+FFFE, U+FFFF
        "\xE2\x80\xAE"
        "evil\xE2\x80\xAC \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",  // turned round
        "e\xCC\x81\xF0\x9F\x87\xB1\xF0\x9F\x87\xBA\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80",
        "\xEF\xBB\xBFmark",
        "{\"node\":{}}",
        "a;b|c",
        "none",
        "_:17",
        std::string(10000, 'n')};
    return texts;
}

Store random_store(const std::filesystem::path& path, std::uint32_t seed) {
    Store store = Store::create(path, seed % 2 == 0 ? open_schema() : parse_schema(kSchema));
    Load load(store, {"made-up", "2026-01-01T00:00:00Z", "", false});
    Maker(load, seed).make();
    load.finish(Load::Fate::keep);
    // A second load, so that statements are withdrawn and ids lie apart.
    Load later(store, {"made-up", "2026-01-02T00:00:00Z", "", true});
    Maker(later, seed + 1000).make();
    later.finish(Load::Fate::keep);
    return store;
}

}  // namespace entente::test
