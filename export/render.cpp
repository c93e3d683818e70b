#include "export/render.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

#include "export/formats.hpp"
#include "export/render_child.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_complaints = 4096;  // bytes of Graphviz's messages that are kept
constexpr std::string_view advice = "draw less (--max-nodes, --hops, --type), or choose another --engine, of which sfdp is the fastest";

[[noreturn]] void fail_to_start(int error) {
    throw Error(fmt::format("cannot start the drawing process: {}", std::generic_category().message(error)));
}

/// Both ends of a pipe, closed at the end of their life.
class Pipe {
public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) {
            fail_to_start(errno);
        }
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    int read_end() const { return ends_[0]; }
    int write_end() const { return ends_[1]; }
    void close_end(std::size_t end) {
        if (const int number = std::exchange(ends_[end], -1); number >= 0) {
            ::close(number);
        }
    }

private:
    std::array<int, 2> ends_{-1, -1};
};

/// A child process, killed and buried at the end of its life.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    ~Child() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            wait();
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// Waits for its end and returns its wait status.
    int wait() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return status;
    }

private:
    pid_t pid_;
};

/// Reads what is there. False at the end of the pipe.
bool read_some(int from, std::string& into) {
    std::array<char, 65536> bytes;
    const auto count = ::read(from, bytes.data(), bytes.size());
    if (count > 0) {
        into.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

struct Outcome {
    std::string picture;
    std::string complaints;
};

/// Reads both pipes to their ends. Throws when the time is up or the picture too large.
Outcome collect(Pipe& picture, Pipe& complaints, const RenderLimits& limits) {
    const auto deadline = Clock::now() + limits.wall;
    Outcome outcome;
    std::array<pollfd, 2> ends{{{picture.read_end(), POLLIN, 0}, {complaints.read_end(), POLLIN, 0}}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) {
            throw Error(fmt::format("the layout took longer than {:.3g} seconds and was ended; {}",
                                    std::chrono::duration<double>(limits.wall).count(), advice));
        }
        if (::poll(ends.data(), ends.size(), static_cast<int>(std::min<long long>(left, 1'000'000))) < 0 &&
            errno != EINTR) {
            fail_to_start(errno);
        }
        if (ends[0].revents != 0 && !read_some(ends[0].fd, outcome.picture)) {
            ends[0].fd = -1;
        }
        if (ends[1].revents != 0 && !read_some(ends[1].fd, outcome.complaints)) {
            ends[1].fd = -1;
        }
        outcome.complaints.resize(std::min(outcome.complaints.size(), most_complaints));
        if (outcome.picture.size() > limits.output) {
            throw Error(fmt::format("the picture is larger than {} bytes; {}", limits.output, advice));
        }
        ends[0].revents = ends[1].revents = 0;
    }
    return outcome;
}

/// Graphviz's last words on one line, for the end of a message.
std::string last_words(const std::string& complaints) {
    auto end = complaints.find_last_not_of(" \n\r");
    if (end == std::string::npos) {
        return {};
    }
    const auto begin = complaints.rfind('\n', end);
    const auto line = complaints.substr(begin == std::string::npos ? 0 : begin + 1,
                                        end + 1 - (begin == std::string::npos ? 0 : begin + 1));
    return " (Graphviz: " + escape_terminal(shortened(line, 300)) + ")";
}

std::string what_ended(int status) {
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        return signal == SIGXCPU || signal == SIGKILL
                   ? fmt::format("the layout used up its processor time and was ended; {}", advice)
                   : fmt::format("the layout crashed ({}); {}", ::strsignal(signal), advice);
    }
    switch (static_cast<RenderExit>(WEXITSTATUS(status))) {
        case RenderExit::not_dot:
            return "Graphviz cannot read the DOT text";
        case RenderExit::no_plugin:
            return "Graphviz cannot be set up; is the package libgvc6 complete?";
        case RenderExit::no_layout:
            return fmt::format("Graphviz cannot lay the diagram out; {}", advice);
        case RenderExit::no_picture:
            return "Graphviz cannot render the picture; are its plugins (package libgvc6) there?";
        case RenderExit::not_written:
            return "the drawing process could not hand over the picture";
        case RenderExit::fine:
            return "the drawing process made no picture";
    }
    return fmt::format("the drawing process gave up, perhaps for want of memory; {}", advice);
}

}  // namespace

std::string render(std::string_view dot, Picture picture, const RenderLimits& limits, int dpi) {
    Pipe result;
    Pipe complaints;
    const pid_t pid = ::fork();
    if (pid < 0) {
        fail_to_start(errno);
    }
    if (pid == 0) {
        ::dup2(complaints.write_end(), STDERR_FILENO);
        ::dup2(complaints.write_end(), STDOUT_FILENO);
        render_and_exit({dot, picture, limits, dpi}, result.write_end());
    }
    Child child(pid);
    result.close_end(1);
    complaints.close_end(1);
    auto outcome = collect(result, complaints, limits);
    const int status = child.wait();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || outcome.picture.empty()) {
        throw Error(what_ended(status) + last_words(outcome.complaints));
    }
    return std::move(outcome.picture);
}

}  // namespace entente
