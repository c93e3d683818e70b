#include "export/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <streambuf>
#include <string>
#include <system_error>
#include <utility>

#include "export/formats.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

/// A C file descriptor, closed at the end of its life.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }
    void reset(int number) {
        close();
        number_ = number;
    }
    /// Zero, or the errno of a close that failed: some file systems report a full disk only here.
    int close() {
        const int number = std::exchange(number_, -1);
        return number >= 0 && ::close(number) != 0 ? errno : 0;
    }

private:
    int number_ = -1;
};

/// Writes to a descriptor and remembers why the first failed write failed.
class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(const Descriptor& descriptor) : descriptor_(descriptor) {
        setp(bytes_.data(), bytes_.data() + bytes_.size());
    }

    int error() const { return error_; }

protected:
    int_type overflow(int_type letter) override {
        if (sync() != 0) {
            return traits_type::eof();
        }
        if (!traits_type::eq_int_type(letter, traits_type::eof())) {
            sputc(traits_type::to_char_type(letter));
        }
        return traits_type::not_eof(letter);
    }

    int sync() override {
        const char* next = pbase();
        while (error_ == 0 && next < pptr()) {
            const auto written = ::write(descriptor_.number(), next, static_cast<std::size_t>(pptr() - next));
            if (written >= 0) {
                next += written;
            } else if (errno != EINTR) {
                error_ = errno;
            }
        }
        setp(bytes_.data(), bytes_.data() + bytes_.size());
        return error_ == 0 ? 0 : -1;
    }

private:
    const Descriptor& descriptor_;
    std::array<char, 65536> bytes_;
    int error_ = 0;
};

std::string quoted(const std::filesystem::path& path) { return fmt::format("\"{}\"", escape_terminal(path.string())); }

std::string advice_for(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "; free some space or write to another disk";
        case EROFS:
        case EACCES:
        case EPERM:
            return "; choose a folder that you may write to";
        case ENOENT:
            return "; make its folder first";
        default:
            return "";
    }
}

[[noreturn]] void fail(const std::filesystem::path& target, int error) {
    const auto reason = std::generic_category().message(error);
    throw Error(fmt::format("cannot write {}: {}{}", quoted(target), reason, advice_for(error)));
}

[[noreturn]] void refuse(const std::filesystem::path& target) {
    throw Error(fmt::format("{} is there already; --overwrite replaces it", quoted(target)));
}

/// Gives a file its final name unless that name is taken. Returns zero or the errno.
int rename_to_free_name(const char* from, const char* to) {
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
    // A file system without that call: a second name, which fails where the name is taken, then away with the first.
    if (::link(from, to) != 0) {
        return errno;
    }
    ::unlink(from);
    return 0;
}

std::filesystem::path hidden_name_beside(const std::filesystem::path& target) {
    static std::atomic<unsigned> serial{0};
    constexpr std::size_t most_bytes = 200;
    const auto own = target.filename().string();
    auto size = std::min(own.size(), most_bytes);
    while (size < own.size() && (static_cast<unsigned char>(own[size]) & 0xc0U) == 0x80U) {
        --size;
    }
    return target.parent_path() / fmt::format(".{}.{}-{}.part", own.substr(0, size), ::getpid(), ++serial);
}

}  // namespace

struct OutputFile::State {
    std::filesystem::path target;
    std::filesystem::path hidden;  ///< empty while there is none
    IfExists if_exists = IfExists::refuse;
    Descriptor descriptor;
    DescriptorBuffer buffer{descriptor};
    std::ostream stream{&buffer};

    ~State() {
        if (!hidden.empty()) {
            ::unlink(hidden.c_str());
        }
    }

    /// Devices and pipes cannot be renamed onto; they are written as they stand.
    void open_special() {
        descriptor.reset(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
        if (descriptor.number() < 0) {
            fail(target, errno);
        }
    }

    void open_hidden(const struct stat* replaced) {
        auto name = hidden_name_beside(target);
        descriptor.reset(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (descriptor.number() < 0) {
            fail(target, errno);
        }
        hidden = std::move(name);
        if (replaced != nullptr && ::fchmod(descriptor.number(), replaced->st_mode & 07777) != 0) {
            fail(target, errno);
        }
    }

    void take_final_name() {
        const int error = if_exists == IfExists::refuse ? rename_to_free_name(hidden.c_str(), target.c_str())
                          : ::rename(hidden.c_str(), target.c_str()) == 0 ? 0
                                                                          : errno;
        if (error == EEXIST) {
            refuse(target);
        }
        if (error != 0) {
            fail(target, error);
        }
        hidden.clear();
    }
};

OutputFile::OutputFile(std::filesystem::path target, IfExists if_exists) : state_(std::make_unique<State>()) {
    if (target.empty()) {
        throw Error("cannot write a file without a name");
    }
    std::error_code ignored;
    if (std::filesystem::is_symlink(target, ignored)) {
        target = std::filesystem::weakly_canonical(target);
    }
    state_->target = std::move(target);
    state_->if_exists = if_exists;
    struct stat found {};
    const bool exists = ::stat(state_->target.c_str(), &found) == 0;
    if (!exists && errno != ENOENT) {
        fail(state_->target, errno);
    }
    if (exists && S_ISDIR(found.st_mode)) {
        throw Error(fmt::format("cannot write {}: it is a folder; name a file", quoted(state_->target)));
    }
    if (exists && !S_ISREG(found.st_mode)) {
        state_->open_special();
        return;
    }
    if (exists && if_exists == IfExists::refuse) {
        refuse(state_->target);
    }
    state_->open_hidden(exists ? &found : nullptr);
}

OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&&) noexcept = default;

std::ostream& OutputFile::stream() { return state_->stream; }

void OutputFile::commit() {
    finish();
    take_name();
}

void OutputFile::finish() {
    auto& state = *state_;
    state.stream.flush();
    if (state.buffer.error() != 0) {
        fail(state.target, state.buffer.error());
    }
    if (state.hidden.empty()) {
        return;
    }
    if (::fsync(state.descriptor.number()) != 0) {
        fail(state.target, errno);
    }
    if (const int error = state.descriptor.close(); error != 0) {
        fail(state.target, error);
    }
}

void OutputFile::take_name() {
    if (!state_->hidden.empty()) {
        state_->take_final_name();
    }
}

std::string lower_extension(const std::filesystem::path& file) {
    auto extension = file.extension().string();
    for (auto& letter : extension) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return extension;
}

void write_file(const std::filesystem::path& target, std::string_view bytes, IfExists if_exists) {
    OutputFile file(target, if_exists);
    file.stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.commit();
}

std::string read_file(const std::filesystem::path& file, std::uintmax_t most) {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    std::string bytes;
    std::array<char, 65536> block;
    while (in.read(block.data(), block.size()), in.gcount() > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > most) {
            throw Error(fmt::format("{} is larger than {} bytes", quoted(file), most));
        }
    }
    if (in.bad() || !in.eof()) {
        throw Error(fmt::format("cannot read {}: {}", quoted(file), std::generic_category().message(errno)));
    }
    return bytes;
}

}  // namespace entente
