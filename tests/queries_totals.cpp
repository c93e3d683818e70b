#include "queries/totals.hpp"

#include "fixture.hpp"
#include "graph/error.hpp"
#include "graph/identity.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <random>

namespace entente {

namespace {

/// One act of support; the first of a kind of members is what most tests give.
struct Act {
    std::string donor = "LUX";
    std::string recipient = "UKR";
    std::string amount = {};
    std::string period = {};
    std::string basis = "allocation";
    std::string category = "military";
    std::string own = {};
    std::string included_in = {};
    std::string day = {};
    std::string published = "2024-08-01";
    std::string only_of = {};  ///< the source to which the own id is scoped
};

/// The acts in a snapshot over all time. Its store goes with it.
class Ledger {
public:
    explicit Ledger(const std::vector<Act>& acts)
        : store_(Store::create(folder_.path() / "t.db", built_in_schema())), snapshot_(fill(store_, acts)) {}

    Totals sum(const TotalsOptions& options = {}) const {
        auto type = test::type(snapshot_, "SUPPORTS");
        return totals(snapshot_, supports(snapshot_, store_, {&type, 1}), options);
    }

    /// "LUX EUR/allocation 90", one a row; a rate after the basis.
    std::vector<std::string> rows(const TotalsOptions& options = {}) const {
        std::vector<std::string> lines;
        for (const auto& row : sum(options).rows) lines.push_back(line(row));
        return lines;
    }

    std::string refusal(const TotalsOptions& options = {}) const {
        try {
            sum(options);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }

    const Snapshot& snapshot() const { return snapshot_; }

    std::string line(const Total& row) const {
        std::string text;
        for (const auto& group : row.groups)
            text += group.node ? std::string(snapshot_.key(*group.node)) + " " : group.text + " ";
        text += row.in.unit + "/" + row.in.basis + (row.in.per.empty() ? "" : "/" + row.in.per);
        return text + " " + row.sum.to_string();
    }

private:
    static Snapshot fill(Store& store, const std::vector<Act>& acts) {
        Load load(store, {.dataset = "test", .recorded = "2025-01-01T00:00:00Z", .files = ""});
        for (std::size_t number = 0; number < acts.size(); ++number) state(load, acts[number], number);
        load.finish(Load::Fate::keep);
        return Snapshot::build(store, View{});
    }

    static void state(Load& load, const Act& act, std::size_t number) {
        Source description;
        description.key = act.only_of.empty() ? "press-" + act.published : act.only_of;
        description.published = parse_bound(act.published);
        Statement statement;
        statement.source = load.source(description);
        auto own = act.own.empty() ? std::to_string(number) : act.own;
        statement.element =
            element(load.edge(load.edge_type("SUPPORTS"), load.node(act.donor), load.node(act.recipient),
                              edge_identity({.own = own, .source = act.only_of})));
        statement.property = kExists;
        statement.value = true;
        statement.span.since = parse_bound(act.day);
        load.state(statement);
        statement.span = {};
        for (const auto& [name, text] : std::map<std::string, std::string>{{"amount", act.amount},
                                                                           {"period", act.period},
                                                                           {"basis", act.basis},
                                                                           {"category", act.category},
                                                                           {"included_in", act.included_in}}) {
            if (text.empty()) continue;
            statement.property = load.property(name);
            statement.value = parse_value(load.schema().at(statement.property).type, text);
            load.state(statement);
        }
    }

    test::TempFolder folder_;
    Store store_;
    Snapshot snapshot_;
};

using Lines = std::vector<std::string>;

ExactSum exact(std::string_view text) { return ExactSum(parse_decimal(text)); }

}  // namespace

TEST_CASE("decimals add up without drift, whatever their exponents") {
    ExactSum tenths;
    for (int i = 0; i < 10; ++i) tenths += exact("0.1");
    CHECK(tenths == exact("1"));
    ExactSum wide = exact("1e30");
    wide += exact("1e-18");
    CHECK(wide.to_string() == "1000000000000000000000000000000.000000000000000001");
    wide += exact("-1e30");
    CHECK(wide == exact("1e-18"));
    for (const auto* text :
         {"0", "-1", "90000000", "-0.25", "999999999999999999", "-999999999.000000001", "1000000000"})
        CHECK(exact(text).to_string() == text);
    CHECK(exact("-0.5").sign() == -1);
    CHECK(exact("0e5").sign() == 0);
    CHECK(exact("-2") < exact("-1.5"));
    CHECK(exact("1e9") > exact("999999999.9"));
    CHECK(ExactSum({25, -1}, 12, 6).to_string() == "30000000");
    CHECK_THROWS_AS(ExactSum({1, 200}), Error);
}

TEST_CASE("the ends of one hedged amount are those that conflicts compare") {
    for (const auto* text :
         {"90 million EUR", "9.5 EUR", "21 agreements", "nearly 90 million EUR", "about 0.3 EUR", "over 5 EUR",
          "at least 5 EUR", "up to 5 EUR", "exactly 5 EUR", "-3.20 EUR", "nearly -10 EUR", "about -10 EUR"}) {
        CAPTURE(text);
        auto quantity = parse_quantity(text);
        SummedRange summed;
        summed.add(quantity);
        auto expected = range(quantity);
        CHECK(summed.low_open == std::isinf(expected.low));
        CHECK(summed.high_open == std::isinf(expected.high));
        if (!summed.low_open) CHECK(summed.low.to_double() == doctest::Approx(expected.low));
        if (!summed.high_open) CHECK(summed.high.to_double() == doctest::Approx(expected.high));
    }
}

TEST_CASE("without support there are no rows and no concentration") {
    auto nothing = Ledger({}).sum();
    CHECK(nothing.rows.empty());
    CHECK(nothing.concentrations.empty());
    auto silent = Ledger({{.day = "2024"}}).sum();
    CHECK(silent.rows.empty());
    CHECK(silent.left_out.without_amount == 1);
}

TEST_CASE("parallel ties, a loop and parts of the graph that do not touch all count") {
    Ledger ledger({{.amount = "1 EUR"}, {.amount = "2 EUR"}, {"UKR", "UKR", "4 EUR"}, {"NOR", "MDA", "8 EUR"}});
    CHECK(ledger.rows() == Lines{"NOR EUR/allocation 8", "UKR EUR/allocation 4", "LUX EUR/allocation 3"});
    CHECK(ledger.sum().rows.back().ties == 2);
}

TEST_CASE("units, bases and rates stand apart") {
    Ledger ledger({{.amount = "1 EUR"},
                   {.amount = "2 USD"},
                   {.amount = "4 EUR", .basis = "commitment"},
                   {.amount = "8 EUR", .basis = ""},
                   {.amount = "16 EUR per year"},
                   {.amount = "32 EUR"}});
    CHECK(ledger.rows() == Lines{"LUX EUR/ 8", "LUX EUR/allocation 33", "LUX EUR/allocation/year 16",
                                 "LUX EUR/commitment 4", "LUX USD/allocation 2"});
    CHECK(ledger.rows({.units = {"USD"}}) == Lines{"LUX USD/allocation 2"});
    CHECK(ledger.rows({.bases = {"unknown"}}) == Lines{"LUX EUR/ 8"});
    CHECK(ledger.rows({.by = {GroupBy::basis}, .units = {"EUR"}, .bases = {"commitment"}}) ==
          Lines{"commitment EUR/commitment 4"});
}

TEST_CASE("a share in per cent of something is not summed") {
    auto found = Ledger({{.amount = "0.25 % of GDP"}, {.amount = "1 EUR"}}).sum();
    CHECK(found.rows.size() == 1);
    CHECK(found.left_out.percentages == 1);
}

TEST_CASE("hedged amounts sum into a range") {
    auto found = Ledger({{.amount = "nearly 90 million EUR"}, {.amount = "80 million EUR"}}).sum();
    CHECK(found.rows[0].sum.to_string() == "170000000");
    CHECK(found.rows[0].range.low.to_string() == "160500000");
    CHECK(found.rows[0].range.high.to_string() == "170500000");
    auto open = Ledger({{.amount = "at least 5 EUR"}, {.amount = "exactly 1 EUR"}}).sum();
    CHECK(open.rows[0].range.low.to_string() == "6");
    CHECK(open.rows[0].range.high_open);
}

TEST_CASE("an amount included in another one of the sum is left out") {
    Ledger ledger({{.amount = "80 EUR", .own = "whole"},
                   {.recipient = "coalition:it", .amount = "35 EUR", .own = "part", .included_in = "whole"},
                   {.amount = "5 EUR", .included_in = "part"},
                   {.amount = "7 EUR", .basis = "disbursement", .included_in = "whole"}});
    CHECK(ledger.rows() == Lines{"LUX EUR/allocation 80", "LUX EUR/disbursement 7"});
    CHECK(ledger.sum().left_out.included == 2);
    // Without the whole its part counts, but not what is included in the part.
    CHECK(ledger.rows({.recipients = {test::node(ledger.snapshot(), "coalition:it")}}) ==
          Lines{"LUX EUR/allocation 35"});
}

TEST_CASE("a part counts where the whole has no amount or is not there") {
    auto found = Ledger({{.own = "whole"},
                         {.amount = "4 EUR", .included_in = "whole"},
                         {.amount = "2 EUR", .included_in = "nowhere"}})
                     .sum();
    CHECK(found.rows[0].sum.to_string() == "6");
    CHECK(found.left_out.included == 0);
    CHECK(found.dangling == 1);
}

TEST_CASE("a whole is first looked for with the same donor, and within the same source") {
    Ledger ledger({{.donor = "NOR", .amount = "100 EUR", .own = "total", .only_of = "kiel"},
                   {.donor = "LUX", .amount = "10 EUR", .own = "total", .only_of = "kiel"},
                   {.donor = "LUX", .amount = "4 EUR", .own = "a", .included_in = "total", .only_of = "kiel"},
                   {.donor = "DEU", .amount = "1 EUR", .own = "b", .included_in = "total", .only_of = "press"}});
    CHECK(ledger.rows() == Lines{"NOR EUR/allocation 100", "LUX EUR/allocation 10", "DEU EUR/allocation 1"});
    CHECK(ledger.rows({.donors = {test::node(ledger.snapshot(), "LUX")}}) == Lines{"LUX EUR/allocation 10"});
}

TEST_CASE("the total of another donor is not the whole of a part") {
    Ledger ledger({{.donor = "NOR", .amount = "100 EUR", .own = "total"},
                   {.amount = "10 USD", .own = "total"},
                   {.recipient = "coalition:it", .amount = "4 EUR", .included_in = "total"}});
    CHECK(ledger.rows() == Lines{"NOR EUR/allocation 100", "LUX EUR/allocation 4", "LUX USD/allocation 10"});
}

TEST_CASE("acts that are included in one another are refused") {
    Ledger ledger({{.amount = "1 EUR", .basis = "x", .own = "a", .included_in = "b"},
                   {.amount = "2 EUR", .basis = "y", .own = "b", .included_in = "a"}});
    CHECK(ledger.refusal() == "LUX -> UKR 'a' (1 EUR) is included in itself by way of 'b'");
}

TEST_CASE("overlapping periods of one pair are refused until the caller decides") {
    Ledger ledger({{.amount = "250 EUR", .period = "2022-02-24/2024-07-31", .own = "since", .published = "2024-08-01"},
                   {.amount = "90 EUR", .period = "2023", .own = "in-2023", .published = "2024-01-01"},
                   {.amount = "80 EUR", .period = "2024-08-01/2024-12-31", .own = "after", .published = "2025-01-01"}});
    CHECK(ledger.refusal() ==
          "the periods of LUX -> UKR 'since' (250 EUR, 2022-02-24 to 2024-07-31) and LUX -> UKR 'in-2023' (90 EUR, "
          "2023-01-01 to 2023-12-31) overlap; choose --overlapping sum, latest or largest");
    CHECK(ledger.rows({.overlapping = Overlapping::sum}) == Lines{"LUX EUR/allocation 420"});
    CHECK(ledger.rows({.overlapping = Overlapping::largest}) == Lines{"LUX EUR/allocation 330"});
    CHECK(ledger.rows({.overlapping = Overlapping::latest}) == Lines{"LUX EUR/allocation 330"});
    CHECK(ledger.sum({.overlapping = Overlapping::latest}).left_out.overlapping == 1);
}

TEST_CASE("of two that end together the one that was known last is the latest") {
    Ledger ledger({{.amount = "9 EUR", .period = "2024", .published = "2024-02-01"},
                   {.amount = "7 EUR", .period = "2024-06/2024-12", .published = "2025-01-05"},
                   {.amount = "8 EUR", .period = "2024", .published = "2025-01-01"}});
    CHECK(ledger.rows({.overlapping = Overlapping::latest}) == Lines{"LUX EUR/allocation 7"});
    CHECK(ledger.rows({.overlapping = Overlapping::largest}) == Lines{"LUX EUR/allocation 9"});
}

TEST_CASE("periods do not overlap across pairs, categories, bases and units") {
    Ledger ledger({{.amount = "1 EUR", .period = "2024"},
                   {.recipient = "MDA", .amount = "1 EUR", .period = "2024"},
                   {.amount = "1 EUR", .period = "2024", .category = "humanitarian"},
                   {.amount = "1 EUR", .period = "2024", .basis = "commitment"},
                   {.amount = "1 USD", .period = "2024"},
                   {.amount = "1 EUR", .period = "2025"},
                   {.amount = "1 EUR", .day = "2026-05-05"},
                   {.amount = "1 EUR", .day = "2026-05-05"},
                   {.amount = "1 EUR"}});
    CHECK(ledger.refusal() == "");
}

TEST_CASE("a day overlaps the period in which it lies, in whatever order they begin") {
    for (const auto* day : {"2024-05-05", "2024", "2023-12-01/2024-01-05", "2024-12-31"}) {
        CAPTURE(day);
        Ledger ledger({{.amount = "5 EUR", .day = "2020-01-01/2023-12-31"},
                       {.amount = "3 EUR", .period = "2024"},
                       {.amount = "1 EUR", .day = day}});
        CHECK(ledger.refusal().find("overlap; choose --overlapping sum") != std::string::npos);
        CHECK(ledger.rows({.overlapping = Overlapping::largest}) == Lines{"LUX EUR/allocation 8"});
    }
    Ledger apart({{.amount = "3 EUR", .period = "2024"}, {.amount = "1 EUR", .day = "2025-01-01"}});
    CHECK(apart.refusal() == "");
}

TEST_CASE("a range of days takes what lies within it, and never a part") {
    Ledger ledger({{.amount = "1 EUR", .period = "2024-03"},
                   {.amount = "2 EUR", .period = "2023/2025", .category = "other"},
                   {.amount = "4 EUR", .day = "2024-12-31"},
                   {.amount = "8 EUR", .day = "2025-01-01"},
                   {.amount = "16 EUR"},
                   {.amount = "32 EUR", .period = "2024-12/2025-01"}});
    TotalsOptions options{.during = Interval{parse_day("2024-01-01"), parse_day("2025-01-01")}};
    CHECK(ledger.rows(options) == Lines{"LUX EUR/allocation 5"});
    CHECK(ledger.sum(options).left_out.partly == 2);
    CHECK(ledger.sum(options).left_out.undated == 1);
}

TEST_CASE("rows are grouped by year and month where all of a period lies in one") {
    Ledger ledger({{.amount = "1 EUR", .period = "2024-03"},
                   {.amount = "2 EUR", .period = "2023/2025", .category = "other"},
                   {.amount = "4 EUR", .day = "2024-12-31"},
                   {.amount = "8 EUR"}});
    CHECK(ledger.rows({.by = {GroupBy::year}}) ==
          Lines{" EUR/allocation 8", "2023 to 2025 EUR/allocation 2", "2024 EUR/allocation 5"});
    CHECK(ledger.rows({.by = {GroupBy::month, GroupBy::category}}) ==
          Lines{" military EUR/allocation 8", "2023-01 to 2025-12 other EUR/allocation 2",
                "2024-03 military EUR/allocation 1", "2024-12 military EUR/allocation 4"});
}

TEST_CASE("a rate is multiplied by a period of whole years or months, and only when asked") {
    Ledger ledger({{.amount = "4 EUR per year", .period = "2024/2028"},
                   {.amount = "3 EUR per month", .period = "2024-01/2024-03", .category = "other"},
                   {.amount = "5 EUR per year", .period = "2024-01/2024-06", .category = "third"}});
    CHECK(ledger.rows() == Lines{"LUX EUR/allocation/month 3", "LUX EUR/allocation/year 9"});
    CHECK(ledger.rows({.multiply_out = true}) == Lines{"LUX EUR/allocation 29", "LUX EUR/allocation/year 5"});
    CHECK(ledger.sum({.multiply_out = true}).not_multiplied == 1);
    CHECK(ledger.sum({.multiply_out = true}).rows[0].range.high.to_string() == "33");
}

TEST_CASE("the index of four donors with 30, 30, 20 and 20 per cent is 0.26") {
    // The example of the United States Department of Justice, "Herfindahl-Hirschman Index": 2,600 with shares in
    // points.
    auto found =
        Ledger({{"A", "UKR", "30 EUR"}, {"B", "UKR", "30 EUR"}, {"C", "UKR", "20 EUR"}, {"D", "UKR", "20 EUR"}}).sum();
    CHECK(found.concentrations.at(0).hhi.value() == doctest::Approx(0.26));
    CHECK(found.concentrations[0].donors == 4);
    CHECK(found.rows[0].share.value() == doctest::Approx(0.3));
}

TEST_CASE("concentration is of donors, however rows are grouped, and undefined below zero") {
    Ledger mixed({{"A", "UKR", "3 EUR"}, {"A", "MDA", "-1 EUR"}, {"B", "UKR", "2 EUR"}});
    CHECK(mixed.sum({.by = {GroupBy::recipient}}).concentrations[0].hhi.value() == doctest::Approx(0.5));
    CHECK(mixed.rows({.by = {GroupBy::recipient}}) == Lines{"UKR EUR/allocation 5", "MDA EUR/allocation -1"});
    auto negative = Ledger({{"A", "UKR", "3 EUR"}, {"B", "UKR", "-1 EUR"}}).sum();
    CHECK(negative.concentrations[0].undefined == "the total of a donor is negative");
    CHECK(negative.rows[1].share.value() == doctest::Approx(-0.5));
    auto nothing = Ledger({{"A", "UKR", "3 EUR"}, {"A", "UKR", "-3 EUR"}}).sum();
    CHECK(nothing.concentrations[0].undefined == "the total is not positive");
    CHECK_FALSE(nothing.rows[0].share);
    CHECK(Ledger({{"A", "UKR", "0.1 EUR"}}).sum().concentrations[0].hhi.value() == 1);
}

TEST_CASE("the largest rows of each denomination are kept, and what is cut stays in the sums") {
    Ledger ledger({{"A", "UKR", "1 EUR"}, {"B", "UKR", "2 EUR"}, {"C", "UKR", "5 USD"}});
    auto found = ledger.sum({.top = 1});
    CHECK(found.rows.size() == 2);
    CHECK(found.left_out.rows == 1);
    CHECK(found.rows[0].share.value() == doctest::Approx(2.0 / 3));
}

TEST_CASE("sources that state one act differ about one amount, and the row says so") {
    auto found = Ledger({{.amount = "90 EUR", .own = "one", .published = "2024-01-01"},
                         {.amount = "exactly 80 EUR", .own = "one", .published = "2024-02-01"}})
                     .sum();
    CHECK(found.rows.size() == 1);
    CHECK(found.rows[0].sum.to_string() == "80");
    CHECK(found.rows[0].disputed == 1);
    CHECK(found.rows[0].sources.size() == 2);
}

TEST_CASE("an unknown word names the nearest") {
    Ledger ledger({{.amount = "1 EUR"}});
    CHECK(ledger.refusal({.units = {"EURO"}}) == "no support has the unit 'EURO'; the nearest is 'EUR'");
    CHECK(ledger.refusal({.bases = {"alocation"}}) ==
          "no support has the basis 'alocation'; the nearest is 'allocation'");
    CHECK(ledger.refusal({.categories = {"x"}}) == "no support has the category 'x'; there is military");
    CHECK_THROWS_WITH_AS(parse_group_by("donr"), "totals cannot be grouped by 'donr'; did you mean 'donor'?",
                         UsageError);
    CHECK(parse_group_by("agreement") == GroupBy::agreement);
    CHECK(to_string(GroupBy::agreement) == "agreement");
}

namespace {

/// Hundredths of amounts by donor, unit and basis; nothing where two periods of a pair overlap.
std::optional<std::map<std::string, std::int64_t>> naive(const std::vector<Act>& acts,
                                                         const std::vector<std::int64_t>& hundredths) {
    std::vector<bool> counted(acts.size(), true);
    auto same_sum = [&](const Act& a, const Act& b) {
        return a.amount.substr(a.amount.find(' ')) == b.amount.substr(b.amount.find(' ')) && a.basis == b.basis;
    };
    for (std::size_t i = 0; i < acts.size(); ++i) {
        // Every act is included in an earlier one, so the way up ends.
        for (std::string up = acts[i].included_in; !up.empty();) {
            auto whole = std::stoul(up.substr(1));
            if (same_sum(acts[i], acts[whole])) counted[i] = false;
            up = acts[whole].included_in;
        }
    }
    std::map<std::string, std::int64_t> sums;
    for (std::size_t i = 0; i < acts.size(); ++i) {
        if (!counted[i]) continue;
        sums[acts[i].donor + " " + acts[i].amount.substr(acts[i].amount.find(' ') + 1) + "/" + acts[i].basis] +=
            hundredths[i];
        for (std::size_t j = 0; j < i; ++j) {
            bool one_series = counted[j] && acts[i].donor == acts[j].donor && acts[i].recipient == acts[j].recipient &&
                              same_sum(acts[i], acts[j]);
            auto year = [](const Act& act) { return act.period.empty() ? act.day.substr(0, 4) : act.period; };
            bool periods = !acts[i].period.empty() || !acts[j].period.empty();
            if (one_series && periods && year(acts[i]) == year(acts[j])) return std::nullopt;
        }
    }
    return sums;
}

}  // namespace

TEST_CASE("sums of random acts are what adding hundredths one by one gives") {
    std::mt19937 random(1945);
    auto one_of = [&](std::initializer_list<const char*> from) { return from.begin()[random() % from.size()]; };
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
        CAPTURE(round);
        std::vector<Act> acts(random() % 14);
        std::vector<std::int64_t> hundredths;
        for (std::size_t i = 0; i < acts.size(); ++i) {
            hundredths.push_back(static_cast<std::int64_t>(random() % 200'000) - 20'000);
            auto cents = std::abs(hundredths.back());
            acts[i] = {.donor = one_of({"A", "B", "C"}),
                       .recipient = one_of({"X", "Y"}),
                       .amount = fmt::format("{}{}.{:02} {}", hundredths.back() < 0 ? "-" : "", cents / 100,
                                             cents % 100, one_of({"EUR", "EUR", "USD"})),
                       .period = one_of({"", "", "2020", "2021", "2022", "2023", "2024"}),
                       .basis = one_of({"commitment", "disbursement"}),
                       .own = "n" + std::to_string(i)};
            if (acts[i].period.empty()) acts[i].day = one_of({"", "2021-05-05", "2025-05-05"});
            if (i > 0 && random() % 3 == 0) acts[i].included_in = "n" + std::to_string(random() % i);
        }
        Ledger ledger(acts);
        auto expected = naive(acts, hundredths);
        if (!expected) {
            ++refused;
            CHECK_THROWS_AS(ledger.sum(), Error);
            continue;
        }
        std::map<std::string, std::int64_t> given;
        auto found = ledger.sum();
        for (const auto& row : found.rows) {
            auto text = ledger.line(row);
            given[text.substr(0, text.rfind(' '))] = std::llround(row.sum.to_double() * 100);
        }
        CHECK(given == *expected);
    }
    CHECK(refused > 10);
}

TEST_CASE("the Kiel tracker's months add up to the millionth of a billion, by donor") {
    auto rows = test::shared_rows("../kiel", "data_explorer.csv");
    if (rows.empty()) {
        MESSAGE("skipped: there is no shared folder with kiel");
        return;
    }
    REQUIRE(rows[0][5] == "\"financial\"");
    std::vector<Act> acts;
    std::map<std::string, std::int64_t> millionths;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        for (std::size_t column : {5U, 6U, 7U}) {
            acts.push_back({.donor = row[0],
                            .amount = row[column] + " EUR",
                            .period = fmt::format("{}-{:0>2}", row[2], row[3]),
                            .category = rows[0][column]});
            millionths[row[0]] += std::llround(std::stod(row[column]) * 1e6);
        }
    }
    Ledger ledger(acts);
    auto found = ledger.sum();
    CHECK(found.rows.size() == millionths.size());
    for (const auto& row : found.rows) {
        std::string donor(ledger.snapshot().key(*row.groups[0].node));
        CAPTURE(donor);
        CHECK(row.sum.to_string() == ExactSum({millionths[donor], -6}).to_string());
    }
    CHECK(found.concentrations[0].ties == acts.size());
}

}  // namespace entente
