#include "report/program.hpp"

#include "export/formats.hpp"
#include "graph/error.hpp"
#include "queries/work.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <system_error>
#include <thread>

namespace entente {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(std::string_view doing, int error) {
    throw Error(fmt::format("{}: {}", doing, std::generic_category().message(error)));
}

/// A file in memory: a pipe that never fills.
class MemoryFile {
public:
    MemoryFile() : number_(::memfd_create("entente", MFD_CLOEXEC)) {
        if (number_ < 0) fail("no file in memory", errno);
    }
    ~MemoryFile() { ::close(number_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int number() const { return number_; }

    void fill(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::write(number_, bytes.data(), bytes.size());
            if (count < 0 && errno != EINTR) fail("no memory for a program's input", errno);
            bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        }
        ::lseek(number_, 0, SEEK_SET);
    }

    std::string content() const {
        struct stat facts {};
        ::fstat(number_, &facts);
        std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
        std::size_t done = 0;
        while (done < bytes.size()) {
            const auto count = ::pread(number_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
            if (count <= 0) fail("a program's output cannot be read", errno);
            done += static_cast<std::size_t>(count);
        }
        return bytes;
    }

private:
    int number_;
};

/// The program's path, from PATH in the environment that it gets.
std::string find_program(const std::string& name, std::string_view package, const ProgramSetting& setting) {
    constexpr std::string_view kPath = "PATH=";
    for (const std::string& variable : setting.environment) {
        if (!variable.starts_with(kPath)) continue;
        std::string_view rest = std::string_view(variable).substr(kPath.size());
        while (!rest.empty()) {
            const auto end = std::min(rest.find(':'), rest.size());
            const auto path = std::filesystem::path(rest.substr(0, end)) / name;
            if (path.is_absolute() && ::access(path.c_str(), X_OK) == 0) return path.string();
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    throw Error(fmt::format("{0} is needed for this, and is not on the PATH: apt-get install {1}", name, package));
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
    result.push_back(nullptr);
    return result;
}

pid_t start(const std::string& path, const std::vector<std::string>& arguments, const ProgramSetting& setting,
            std::array<int, 3> files) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    for (int i = 0; i < 3; ++i) ::posix_spawn_file_actions_adddup2(&actions, files[static_cast<std::size_t>(i)], i);
    sigset_t restored;
    ::sigemptyset(&restored);
    ::sigaddset(&restored, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &restored);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    pid_t child = 0;
    const int error = ::posix_spawn(&child, path.c_str(), &actions, &attributes, pointers(arguments).data(),
                                    pointers(setting.environment).data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (error != 0) fail(fmt::format("{} cannot be started", path), error);
    return child;
}

void end_group(pid_t child) {
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
}

/// Its wait status.
int wait_for(pid_t child, const std::string& name, const ProgramSetting& setting) {
    const auto deadline = Clock::now() + setting.limit;
    for (;;) {
        int status = 0;
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child) return status;
        if (ended < 0 && errno != EINTR) fail("a program cannot be waited for", errno);
        if (setting.stop != nullptr && *setting.stop) {
            end_group(child);
            throw Interrupted();
        }
        if (Clock::now() > deadline) {
            end_group(child);
            throw Error(fmt::format("{} took longer than {} seconds and was ended", name, setting.limit.count()));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

}  // namespace

std::string run_program(const std::vector<std::string>& arguments, std::string_view package, std::string_view input,
                        const ProgramSetting& setting) {
    const std::string& name = arguments.at(0);
    const std::string path = find_program(name, package, setting);
    MemoryFile in, out, complaints;
    in.fill(input);
    const pid_t child = start(path, arguments, setting, {in.number(), out.number(), complaints.number()});
    const int status = wait_for(child, name, setting);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        constexpr std::size_t kMostWords = 2000;
        std::string words = complaints.content();
        if (words.size() > kMostWords) words.erase(0, words.size() - kMostWords);
        throw Error(fmt::format("{} failed ({} {}): {}", name, WIFEXITED(status) ? "exit" : "signal",
                                WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status), escape_terminal(words)));
    }
    return out.content();
}

}  // namespace entente
