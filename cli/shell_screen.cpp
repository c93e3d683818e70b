#include "cli/shell_screen.hpp"

#include "graph/error.hpp"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace entente {

namespace {

constexpr int kNoSuchCommand = 127;  // of the shell

std::size_t screen_height() {
    winsize size{};
    const bool known = isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    return known ? size.ws_row : 0;
}

/// Whether there was a pager to show it.
bool show_in_pager(const std::string& text) {
    const char* const chosen = std::getenv("PAGER");
    std::FILE* const pipe = ::popen(chosen != nullptr && *chosen != '\0' ? chosen : "less -FRX", "w");
    if (pipe == nullptr) {
        return false;
    }
    // Who has seen enough closes it early, which is no error.
    std::fwrite(text.data(), 1, text.size(), pipe);
    const int status = ::pclose(pipe);
    return !(WIFEXITED(status) && WEXITSTATUS(status) == kNoSuchCommand);
}

}  // namespace

void show(const std::string& text, bool paged) {
    const auto height = paged ? screen_height() : 0;
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    std::fflush(stdout);
    if (height > 0 && lines >= height && show_in_pager(text)) {
        return;
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    const bool failed = std::ferror(stdout) != 0 && errno != EPIPE;
    if (failed) {
        throw Error("standard output cannot be written");
    }
}

}  // namespace entente
