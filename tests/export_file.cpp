#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "export/file.hpp"
#include "export/output_folder.hpp"
#include "graph/error.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for a test, removed after it.
class Folder {
public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "entente-file-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const char* name) const { return path_ / name; }
    std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator{}); }

private:
    fs::path path_;
};

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a file appears only when it is committed, and whole") {
    const Folder folder;
    {
        OutputFile file(folder / "a.svg");
        file.stream() << "half";
        file.stream().flush();
        CHECK_FALSE(fs::exists(folder / "a.svg"));
    }
    CHECK(folder.files() == 0);
    const std::string large(300'000, 'x');
    write_file(folder / "a.svg", large);
    CHECK(content(folder / "a.svg") == large);
    CHECK(folder.files() == 1);
}

TEST_CASE("an existing file is kept unless it may be replaced") {
    const Folder folder;
    write_file(folder / "a.txt", "old");
    CHECK_THROWS_AS(write_file(folder / "a.txt", "new"), Error);
    CHECK(content(folder / "a.txt") == "old");
    fs::permissions(folder / "a.txt", fs::perms::owner_read | fs::perms::owner_write);
    write_file(folder / "a.txt", "new", IfExists::replace);
    CHECK(content(folder / "a.txt") == "new");
    CHECK(fs::status(folder / "a.txt").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(folder.files() == 1);
}

TEST_CASE("a file that appears while another is written is not replaced") {
    const Folder folder;
    OutputFile file(folder / "a.txt");
    file.stream() << "late";
    write_file(folder / "a.txt", "early");
    CHECK_THROWS_AS(file.commit(), Error);
    CHECK(content(folder / "a.txt") == "early");
}

TEST_CASE("an unfinished replacement leaves the old file as it was") {
    const Folder folder;
    write_file(folder / "a.txt", "old");
    {
        OutputFile file(folder / "a.txt", IfExists::replace);
        file.stream() << "new";
        OutputFile moved = std::move(file);
        moved.stream() << "er";
    }
    CHECK(content(folder / "a.txt") == "old");
    CHECK(folder.files() == 1);
}

TEST_CASE("a link is followed and stays a link") {
    const Folder folder;
    write_file(folder / "real.txt", "old");
    fs::create_symlink(folder / "real.txt", folder / "link.txt");
    CHECK_THROWS_AS(write_file(folder / "link.txt", "new"), Error);
    write_file(folder / "link.txt", "new", IfExists::replace);
    CHECK(fs::is_symlink(folder / "link.txt"));
    CHECK(content(folder / "real.txt") == "new");
}

TEST_CASE("a full disk is told as such") {
    OutputFile file("/dev/full");
    file.stream() << "x";
    CHECK_THROWS_WITH_AS(file.commit(), doctest::Contains("No space left on device"), Error);
    OutputFile large("/dev/full");
    large.stream() << std::string(200'000, 'x');
    CHECK(large.stream().bad());
    CHECK_THROWS_AS(large.commit(), Error);
}

TEST_CASE("the files of a folder appear together, or the folder stays as it was") {
    const Folder folder;
    constexpr std::string_view names[] = {"a.csv", "b.csv", "c.csv"};
    const auto fill = [&](OutputFolder& files) {
        files.file("a.csv") << "new a";
        files.file("b.csv") << "new b";
    };
    const fs::path tables = folder / "tables";
    {
        OutputFolder files(tables, names);
        fill(files);
        files.finish();
    }
    CHECK_FALSE(fs::exists(tables));
    fs::create_directory(tables);
    write_file(tables / "a.csv", "old a");
    write_file(tables / "c.csv", "old c");
    fs::create_symlink("/dev/full", tables / "b.csv");
    {
        OutputFolder files(tables, names, IfExists::replace);
        fill(files);
        CHECK_THROWS_WITH_AS(files.finish(), doctest::Contains("No space left on device"), Error);
    }
    CHECK(content(tables / "a.csv") == "old a");
    CHECK(content(tables / "c.csv") == "old c");
    fs::remove(tables / "b.csv");
    OutputFolder files(tables, names, IfExists::replace);
    fill(files);
    files.finish();
    files.take_names();
    CHECK(content(tables / "a.csv") == "new a");
    CHECK(content(tables / "b.csv") == "new b");
    CHECK_FALSE(fs::exists(tables / "c.csv"));
}

TEST_CASE("a name as long as a name may be is no hindrance, whatever its letters") {
    const Folder folder;
    std::string name;
    while (name.size() + 6 <= 255) name += "é";
    write_file(folder / (name + ".txt").c_str(), "x");
    CHECK(folder.files() == 1);
}

TEST_CASE("a target that cannot be written is refused before anything is done") {
    const Folder folder;
    for (const auto& target :
         {folder / "missing" / "a.txt", folder / "", fs::path("/proc/version/a.txt"), fs::path("/sys/a.txt")}) {
        CAPTURE(target.string());
        CHECK_THROWS_WITH_AS(OutputFile{target}, doctest::Contains("cannot write"), Error);
    }
    CHECK_THROWS_AS(OutputFile{fs::path()}, Error);
    CHECK(folder.files() == 0);
}

TEST_CASE("a device is written to without being replaced") {
    write_file("/dev/null", "x");
    CHECK(fs::is_character_file("/dev/null"));
}
