#include "loaders/csv.hpp"

#include "graph/error.hpp"
#include "loaders/reader.hpp"
#include "loaders/utf8.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <csv.h>
#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kBlockBytes = 64 * 1024;
constexpr std::size_t kLongestCell = (std::size_t{16} << 20U) + kBlockBytes;

/// libcsv strips the characters that this admits; RFC 4180 keeps them.
int no_spaces(unsigned char) { return 0; }

/// The only bound that libcsv lets us set on the cell it is gathering.
void* bounded_realloc(void* memory, std::size_t size) {
    return size > kLongestCell ? nullptr : std::realloc(memory, size);
}

struct RawRecord {
    std::size_t first_cell;
    std::size_t cell_count;
    std::int64_t line;
};

}  // namespace

/// libcsv calls back for each cell of a block, in C, so nothing may be thrown from there: the block's records are
/// gathered first and handed out afterwards. What is left at the end of a block is the record in progress.
struct CsvReader::Impl {
    Reader reader;
    CsvOptions options;
    csv_parser parser{};
    std::vector<char> block = std::vector<char>(kBlockBytes);

    std::string text;                    ///< of all cells, after one another
    std::vector<std::size_t> cell_ends;  ///< in `text`
    std::vector<RawRecord> records;
    std::size_t first_open_cell = 0;  ///< of the record in progress
    std::size_t next_record = 0;
    std::int64_t line = 1;
    char last_terminator = 0;
    bool over = false;  ///< the record in progress is beyond the bounds
    bool out_of_memory = false;
    bool begun = false;
    bool ended = false;

    std::vector<std::string_view> cells;
    CsvRecord record;

    Impl(const std::filesystem::path& path, const CsvOptions& chosen) : reader(path), options(chosen) {
        if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0) {
            throw std::bad_alloc();
        }
        csv_set_delim(&parser, static_cast<unsigned char>(options.delimiter));
        csv_set_space_func(&parser, no_spaces);
        csv_set_realloc_func(&parser, bounded_realloc);
        csv_set_blk_size(&parser, 4096);
    }
    ~Impl() { csv_free(&parser); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::size_t cell_begin(std::size_t cell) const { return cell == 0 ? 0 : cell_ends[cell - 1]; }
    std::size_t open_begin() const { return cell_begin(first_open_cell); }

    static void on_cell(void* bytes, std::size_t size, void* self) noexcept;
    static void on_end(int terminator, void* self) noexcept;
    void refill();
    void forget_handed_out();
    void strip_mark(std::size_t& size);
    void finish();
    void number_lines();
    void check_text(const RawRecord& raw) const;
    [[noreturn]] void fail(std::int64_t where, std::size_t field, std::string_view words) const;
    [[noreturn]] void fail_unparsed(std::size_t parsed);
};

void CsvReader::Impl::on_cell(void* bytes, std::size_t size, void* self) noexcept {
    Impl& reader = *static_cast<Impl*>(self);
    const std::size_t length = reader.text.size() - reader.open_begin() + size;
    const std::size_t count = reader.cell_ends.size() - reader.first_open_cell + 1;
    if (reader.over || length > reader.options.longest_record || count > reader.options.most_cells) {
        reader.over = true;
        return;
    }
    try {
        reader.text.append(static_cast<const char*>(bytes), size);
        reader.cell_ends.push_back(reader.text.size());
    } catch (const std::bad_alloc&) {
        reader.out_of_memory = true;
    }
}

void CsvReader::Impl::on_end(int terminator, void* self) noexcept {
    Impl& reader = *static_cast<Impl*>(self);
    const std::size_t count = reader.cell_ends.size() - reader.first_open_cell;
    const bool second_half = terminator == CSV_LF && reader.last_terminator == CSV_CR && count == 0;
    reader.last_terminator = second_half ? '\0' : static_cast<char>(terminator);
    if (second_half) {
        return;
    }
    try {
        reader.records.push_back({reader.first_open_cell, count, 0});
    } catch (const std::bad_alloc&) {
        reader.out_of_memory = true;
    }
    reader.first_open_cell = reader.cell_ends.size();
}

void CsvReader::Impl::fail(std::int64_t where, std::size_t field, std::string_view words) const {
    throw Error(fmt::format("{}:{}: field {}: {}", reader.path().string(), where, field, words));
}

/// Keeps the record in progress only.
void CsvReader::Impl::forget_handed_out() {
    const std::size_t begin = open_begin();
    text.erase(0, begin);
    cell_ends.erase(cell_ends.begin(), cell_ends.begin() + static_cast<std::ptrdiff_t>(first_open_cell));
    for (std::size_t& end : cell_ends) {
        end -= begin;
    }
    first_open_cell = 0;
    records.clear();
    next_record = 0;
}

void CsvReader::Impl::strip_mark(std::size_t& size) {
    const std::string_view start(block.data(), std::min<std::size_t>(size, 3));
    if (size >= 3 && without_mark(start).empty()) {
        size -= 3;
        std::copy_n(block.begin() + 3, size, block.begin());
    } else if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
        throw Error(fmt::format("{}: expected UTF-8, found UTF-16", reader.path().string()));
    }
}

void CsvReader::Impl::refill() {
    forget_handed_out();
    std::size_t size = reader.read(block);
    if (!std::exchange(begun, true)) {
        strip_mark(size);
    }
    if (size == 0) {
        finish();
    } else {
        const std::size_t parsed = csv_parse(&parser, block.data(), size, on_cell, on_end, this);
        if (parsed != size) {
            number_lines();
            fail_unparsed(parsed);
        }
    }
    number_lines();
    if (out_of_memory) {
        throw std::bad_alloc();
    }
    if (over) {
        fail(line, cell_ends.size() - first_open_cell,
             fmt::format("expected a record of at most {} MiB and {} fields, found a longer one",
                         options.longest_record >> 20U, options.most_cells));
    }
}

void CsvReader::Impl::finish() {
    ended = true;
    const std::size_t field = cell_ends.size() - first_open_cell + 1;
    if (csv_fini(&parser, on_cell, on_end, this) != 0) {
        fail(line, field, "the quote that opens this field is never closed");
    }
}

/// What stopped libcsv. It counts neither lines nor fields, so the spot is that of the record in progress.
void CsvReader::Impl::fail_unparsed(std::size_t parsed) {
    const std::size_t field = cell_ends.size() - first_open_cell + 1;
    if (csv_error(&parser) != CSV_EPARSE) {
        fail(line, field, fmt::format("expected a cell of at most {} MiB, found a longer one", kLongestCell >> 20U));
    }
    if (block[parsed] == '"') {
        fail(line, field, "found a quote inside a field without quotes; quote the field and double the quote");
    }
    fail(line, field, "found text after a closing quote; a quote inside a quoted field is doubled");
}

/// Gives the gathered records their lines, and checks their text while it is at hand.
void CsvReader::Impl::number_lines() {
    const std::string_view gathered(text.data(), open_begin());
    const bool plain = is_plain_ascii(gathered);
    const bool one_line_each = gathered.find('\n') == std::string_view::npos;
    for (RawRecord& raw : records) {
        raw.line = line++;
        if (!plain) {
            check_text(raw);
        }
        if (!one_line_each && raw.cell_count > 0) {
            const auto begin = gathered.begin() + static_cast<std::ptrdiff_t>(cell_begin(raw.first_cell));
            const auto end =
                gathered.begin() + static_cast<std::ptrdiff_t>(cell_ends[raw.first_cell + raw.cell_count - 1]);
            line += std::count(begin, end, '\n');
        }
    }
}

void CsvReader::Impl::check_text(const RawRecord& raw) const {
    for (std::size_t cell = raw.first_cell; cell < raw.first_cell + raw.cell_count; ++cell) {
        const std::size_t begin = cell_begin(cell);
        const std::string_view content(text.data() + begin, cell_ends[cell] - begin);
        const std::size_t spot = find_invalid_utf8(content);
        if (spot == std::string_view::npos) {
            continue;
        }
        const auto byte = static_cast<unsigned char>(content[spot]);
        fail(raw.line, cell - raw.first_cell + 1,
             byte == 0 ? "found a NUL byte" : fmt::format("expected UTF-8, found the byte 0x{:02X}", byte));
    }
}

CsvReader::CsvReader(const std::filesystem::path& path, const CsvOptions& options)
    : impl_(std::make_unique<Impl>(path, options)) {}

CsvReader::~CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;

const CsvRecord* CsvReader::next() {
    Impl& self = *impl_;
    while (self.next_record == self.records.size()) {
        if (self.ended) {
            return nullptr;
        }
        self.refill();
    }
    const RawRecord& raw = self.records[self.next_record++];
    self.cells.clear();
    std::size_t begin = self.cell_begin(raw.first_cell);
    for (std::size_t cell = raw.first_cell; cell < raw.first_cell + raw.cell_count; ++cell) {
        self.cells.emplace_back(self.text.data() + begin, self.cell_ends[cell] - begin);
        begin = self.cell_ends[cell];
    }
    if (self.cells.empty()) {
        self.cells.emplace_back("");
    }
    self.record = {self.cells, raw.line};
    return &self.record;
}

const std::filesystem::path& CsvReader::path() const { return impl_->reader.path(); }

std::uint64_t CsvReader::consumed() const { return impl_->reader.consumed(); }

}  // namespace entente
