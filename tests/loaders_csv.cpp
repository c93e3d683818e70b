#include "loaders/csv_table.hpp"

#include "fixture.hpp"

#include "graph/error.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>

using namespace entente;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::filesystem::path write(const test::TempFolder& folder, std::string_view content) {
    const auto path = folder.path() / "t.csv";
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

/// The rows below the header, or the complaint.
Rows rows_of(const std::filesystem::path& path, const CsvOptions& options = {}) {
    CsvTable table(path, options);
    Rows rows;
    while (const CsvRecord* record = table.next()) {
        rows.emplace_back(record->cells.begin(), record->cells.end());
    }
    return rows;
}

std::string complaint(const std::filesystem::path& path, const CsvOptions& options = {}) {
    try {
        rows_of(path, options);
        return "";
    } catch (const Error& error) {
        const std::string text = error.what();
        const auto name = text.find("t.csv");
        return name == std::string::npos ? text : text.substr(name);
    }
}

}  // namespace

TEST_CASE("a table is read whatever its line ends, quotes, mark and spaces") {
    struct Case {
        std::string_view text;
        Rows rows;
    };
    const test::TempFolder folder;
    for (const Case& each : {Case{"a,b\n1,2\n", {{"1", "2"}}}, Case{"a,b\r\n1,2\r\n3,4", {{"1", "2"}, {"3", "4"}}},
                             Case{"a,b\r1,2\r3,4\r", {{"1", "2"}, {"3", "4"}}},
                             Case{"\xEF\xBB\xBF"
                                  "a,b\n1,2\n",
                                  {{"1", "2"}}},
                             Case{"a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", {{"x,y", "say \"hi\""}}},
                             Case{"a,b\n\"two\r\nlines\", spaced \n", {{"two\r\nlines", " spaced "}}},
                             Case{"a,b\n,\n\n\"\",\n", {{"", ""}, {"", ""}}}, Case{"a\n\nx\n", {{""}, {"x"}}},
                             Case{"a,b\n1\n1,2,3\n", {{"1"}, {"1", "2", "3"}}}, Case{"a,b", {}},
                             Case{"a,b\nÅland,日本\n", {{"Åland", "日本"}}}}) {
        const auto& text = each.text;
        const auto& rows = each.rows;
        CAPTURE(text);
        CHECK(rows_of(write(folder, text)) == rows);
    }
}

TEST_CASE("a malformed table is refused with line and field") {
    struct Case {
        std::string_view text;
        std::string_view said;
    };
    const test::TempFolder folder;
    for (const Case& each :
         {Case{"", "t.csv: expected a header row, found an empty file"},
          Case{"a,,c\n", "t.csv:1: the name of column 2 is empty"},
          Case{"a,b,a\n", "t.csv:1: the column \"a\" is there twice"},
          Case{"a,b\n1,\"x\n2,y\n", "t.csv:2: field 2: the quote that opens this field is never closed"},
          Case{"a,b\n1,x\"y\n",
               "t.csv:2: field 2: found a quote inside a field without quotes; quote the field and double the quote"},
          Case{"a,b\n\"1\n2\",x\n\"3\"4,y\n",
               "t.csv:4: field 1: found text after a closing quote; a quote inside a quoted field is doubled"},
          Case{std::string_view("a,b\n1,x\0y\n", 10), "t.csv:2: field 2: found a NUL byte"},
          Case{"a,b\n1,\xC3\n2,\xA9\n", "t.csv:2: field 2: expected UTF-8, found the byte 0xC3"},
          Case{"a,b\n1,\xED\xA0\x80\n", "t.csv:2: field 2: expected UTF-8, found the byte 0xED"},
          Case{"\xFF\xFE"
               "a\0b\0",
               "t.csv: expected UTF-8, found UTF-16"}}) {
        const auto& text = each.text;
        const auto& said = each.said;
        CAPTURE(said);
        CHECK(complaint(write(folder, text)) == said);
    }
}

TEST_CASE("lines are counted through quoted line ends, blank lines and blocks") {
    const test::TempFolder folder;
    std::string text = "a,b\n";
    for (int row = 0; row < 20000; ++row) {
        text += row % 3 == 0 ? "\"x\ny\",1\r\n" : row % 3 == 1 ? "\nplain,2\n" : "p,q\r";
    }
    CsvReader reader(write(folder, text));
    std::int64_t line = 0;
    std::size_t records = 0;
    for (const CsvRecord* record = reader.next(); record != nullptr; record = reader.next()) {
        line = record->line;
        ++records;
    }
    // A header, then 6667 rows of two lines, 6667 after a blank one, 6666 of one line; the last row is on the last
    // line.
    CHECK(line == 1 + 6667 * 2 + 6667 * 2 + 6666);
    CHECK(records == 1 + 20000 + 6667);
}

TEST_CASE("a record beyond the bounds ends in one message and in bounded memory") {
    const test::TempFolder folder;
    const auto path = folder.path() / "t.csv";
    struct Case {
        std::string_view repeated;
        std::string_view said;
    };
    for (const Case& each :
         {Case{"xxxxxxxxxxxxxxx.", "t.csv:2: field 1: expected a cell of at most 16 MiB, found a longer one"},
          Case{",,,,,,,,,,,,,,,,",
               "t.csv:2: field 65536: expected a record of at most 16 MiB and 65536 fields, found a longer one"},
          Case{"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
               "xxxxxxxxxxxx"
               "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
               "xxxxxxxxxxxx"
               "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
               "xxxxx,",
               "expected a record of at most 16 MiB and 65536 fields, found a longer one"}}) {
        const auto& repeated = each.repeated;
        const auto& said = each.said;
        std::ofstream file(path, std::ios::binary);
        file << "a,b\n";
        std::string block;
        while (block.size() < 65536) {
            block += repeated;
        }
        for (std::size_t written = 0; written < (std::size_t{20} << 20U); written += block.size()) {
            file << block;
        }
        file.close();
        CAPTURE(said);
        CHECK(complaint(path).find(said) != std::string::npos);
    }
}

TEST_CASE("a gzip file is read as what it holds, and one that is cut short is refused") {
    const test::TempFolder folder;
    const auto path = folder.path() / "t.csv.gz";
    std::string text = "a,b\n";
    for (int row = 0; row < 5000; ++row) {
        text += std::to_string(row * 7919) + ",x\n";
    }
    gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    CHECK(rows_of(path).size() == 5000);

    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    CHECK(complaint(path) == "t.csv.gz: the gzip data is cut short");
    std::ofstream(path) << text;
    CHECK(complaint(path) == "t.csv.gz: expected gzip data, found something else");
}

TEST_CASE("what is not a file is refused") {
    const test::TempFolder folder;
    CHECK(complaint(folder.path() / "none.csv").find("No such file") != std::string::npos);
    CHECK(complaint(folder.path()).find("expected a file, found a directory") != std::string::npos);
}

TEST_CASE("the shared CSV cases are taken or refused as their names say") {
    const char* given = std::getenv("ENTENTE_SHARED");
    const auto cases =
        (given != nullptr ? std::filesystem::path(given) : std::filesystem::path(ENTENTE_SOURCE_DIR) / "../shared") /
        "conformance/csv";
    if (!std::filesystem::exists(cases)) {
        MESSAGE("skipped: " << cases.string() << " is not there");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(cases)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() != ".csv") {
            continue;
        }
        CAPTURE(name);
        const bool bad = name.starts_with("bad-");
        // Blank lines alone are records without a header.
        const bool headless = name == "all-empty.csv";
        CHECK(complaint(entry.path()).empty() == (!bad && !headless));
        if (bad) {
            continue;
        }
        CsvReader reader(entry.path());
        std::size_t records = 0;
        while (reader.next() != nullptr) {
            ++records;
        }
        std::ifstream expected(cases / (entry.path().stem().string() + ".json"));
        std::stringstream text;
        text << expected.rdbuf();
        const std::string json = text.str();
        // Each record of the expectation opens a bracket; header-no-rows expects none of its header.
        const auto brackets = static_cast<std::size_t>(std::count(json.begin(), json.end(), '['));
        CHECK(records == std::max<std::size_t>(brackets - 1, 1));
    }
}
