#include "loaders/reader.hpp"

#include "graph/error.hpp"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace entente {

struct Reader::Impl {
    std::filesystem::path path;
    gzFile file = nullptr;

    ~Impl() {
        if (file != nullptr) {
            gzclose_r(file);
        }
    }
};

namespace {

constexpr unsigned kBufferBytes = 256 * 1024;
constexpr unsigned kLargestRead = 1U << 30U;

int open_regular(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        throw Error(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
    }
    struct stat facts {};
    if (fstat(descriptor, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        ::close(descriptor);
        throw Error(fmt::format("cannot read {}: expected a file, found a directory", path.string()));
    }
    return descriptor;
}

}  // namespace

Reader::Reader(const std::filesystem::path& path) : impl_(std::make_unique<Impl>()) {
    impl_->path = path;
    const int descriptor = open_regular(path);
    impl_->file = gzdopen(descriptor, "rb");
    if (impl_->file == nullptr) {
        ::close(descriptor);
        throw Error(fmt::format("cannot read {}: out of memory", path.string()));
    }
    gzbuffer(impl_->file, kBufferBytes);
    if (path.extension() == ".gz" && gzdirect(impl_->file) != 0) {
        throw Error(fmt::format("cannot read {}: expected gzip data, found something else", path.string()));
    }
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::size_t Reader::read(std::span<char> block) {
    const auto wanted = static_cast<unsigned>(std::min<std::size_t>(block.size(), kLargestRead));
    const int count = gzread(impl_->file, block.data(), wanted);
    if (count >= 0 && static_cast<unsigned>(count) == wanted) {
        return wanted;
    }
    int code = Z_OK;
    const std::string reason = gzerror(impl_->file, &code);
    if (code == Z_BUF_ERROR) {
        throw Error(fmt::format("cannot read {}: the gzip data is cut short", impl_->path.string()));
    }
    if (count < 0 || (code != Z_OK && code != Z_STREAM_END)) {
        const std::string words = code == Z_ERRNO ? std::strerror(errno) : reason;
        throw Error(fmt::format("cannot read {}: {}", impl_->path.string(), words));
    }
    return static_cast<std::size_t>(count);
}

std::uint64_t Reader::consumed() const {
    const auto offset = gzoffset(impl_->file);
    return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

const std::filesystem::path& Reader::path() const { return impl_->path; }

}  // namespace entente
