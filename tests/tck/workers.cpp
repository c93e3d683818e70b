#include "tests/tck/workers.hpp"

#include <fmt/format.h>

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <system_error>

namespace entente::tck {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::seconds(60);  ///< that one scenario may take

/// A folder that goes with its owner.
class Folder {
public:
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "entente-tck-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::system_error(errno, std::generic_category(), name);
        }
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

void write_all(int file, const void* data, std::size_t size) {
    const auto* at = static_cast<const char*>(data);
    while (size > 0) {
        const auto written = write(file, at, size);
        if (written < 0) {
            _exit(1);
        }
        at += written;
        size -= static_cast<std::size_t>(written);
    }
}

/// A child that plays every step-th case from the first on and sends kind, length and reason of each.
class Worker {
public:
    Worker(const std::vector<Case>& cases, std::size_t first, std::size_t step, std::filesystem::path folder,
           const Setting& setting)
        : cases_(cases), next_(first), step_(step), folder_(std::move(folder)), setting_(setting) {
        begin();
    }

    bool is_done() const { return next_ >= cases_.size(); }
    int file() const { return file_; }

    /// Takes what has arrived, or notices that the child has died or hangs.
    void listen(bool readable, std::vector<Outcome>& outcomes) {
        if (readable) {
            char buffer[65536];
            const auto got = read(file_, buffer, sizeof buffer);
            if (got > 0) {
                received_.append(buffer, static_cast<std::size_t>(got));
                unpack(outcomes);
                return;
            }
            bury(outcomes, "");
        } else if (Clock::now() - since_ > kPatience) {
            kill(child_, SIGKILL);
            bury(outcomes, "it does not end");
        }
    }

private:
    void begin() {
        if (is_done()) {
            return;
        }
        int ends[2];
        if (pipe(ends) != 0) {
            throw std::system_error(errno, std::generic_category(), "pipe");
        }
        std::fflush(nullptr);
        child_ = fork();
        if (child_ < 0) {
            throw std::system_error(errno, std::generic_category(), "fork");
        }
        if (child_ == 0) {
            close(ends[0]);
            work(ends[1]);
        }
        close(ends[1]);
        file_ = ends[0];
        since_ = Clock::now();
        received_.clear();
    }

    [[noreturn]] void work(int out) const {
        std::filesystem::create_directories(folder_);
        Templates templates(folder_);
        for (auto at = next_; at < cases_.size(); at += step_) {
            const auto outcome = play(cases_[at].scenario, cases_[at].file, templates, setting_);
            const auto kind = static_cast<std::uint32_t>(outcome.kind);
            const auto size = static_cast<std::uint32_t>(outcome.why.size());
            write_all(out, &kind, sizeof kind);
            write_all(out, &size, sizeof size);
            write_all(out, outcome.why.data(), size);
        }
        _exit(0);
    }

    void unpack(std::vector<Outcome>& outcomes) {
        std::uint32_t head[2];
        while (received_.size() >= sizeof head) {
            std::memcpy(head, received_.data(), sizeof head);
            if (received_.size() < sizeof head + head[1]) {
                return;
            }
            outcomes[next_] = {static_cast<Outcome::Kind>(head[0]), received_.substr(sizeof head, head[1])};
            received_.erase(0, sizeof head + head[1]);
            next_ += step_;
            since_ = Clock::now();
        }
        if (is_done()) {
            end();
        }
    }

    int end() {
        close(file_);
        int status = 0;
        waitpid(child_, &status, 0);
        return status;
    }

    void bury(std::vector<Outcome>& outcomes, std::string why) {
        const auto status = end();
        if (why.empty()) {
            why = WIFSIGNALED(status) ? fmt::format("it crashes: {}", strsignal(WTERMSIG(status)))
                                      : fmt::format("it ends the process with {}", WEXITSTATUS(status));
        }
        outcomes[next_] = {Outcome::Kind::failed, std::move(why)};
        next_ += step_;
        std::filesystem::remove_all(folder_);
        begin();
    }

    const std::vector<Case>& cases_;
    std::size_t next_;
    std::size_t step_;
    std::filesystem::path folder_;
    Setting setting_;
    pid_t child_ = -1;
    int file_ = -1;
    std::string received_;
    Clock::time_point since_;
};

}  // namespace

std::vector<Outcome> play_all(const std::vector<Case>& cases, unsigned processes, const Setting& setting) {
    std::vector<Outcome> outcomes(cases.size());
    const Folder folder;
    std::vector<Worker> workers;
    workers.reserve(processes);
    for (unsigned at = 0; at < processes; ++at) {
        workers.emplace_back(cases, at, processes, folder.path() / std::to_string(at), setting);
    }
    while (true) {
        std::vector<pollfd> files;
        std::vector<Worker*> waiting;
        for (auto& worker : workers) {
            if (!worker.is_done()) {
                files.push_back({worker.file(), POLLIN, 0});
                waiting.push_back(&worker);
            }
        }
        if (files.empty()) {
            return outcomes;
        }
        constexpr int kMilliseconds = 1000;
        poll(files.data(), files.size(), kMilliseconds);
        for (std::size_t at = 0; at < files.size(); ++at) {
            waiting[at]->listen(files[at].revents != 0, outcomes);
        }
    }
}

}  // namespace entente::tck
