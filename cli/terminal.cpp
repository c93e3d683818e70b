#include "cli/terminal.hpp"

#include "export/formats.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace entente {

namespace {

bool bar_shown = false;

std::chrono::sys_seconds moment() {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        std::int64_t seconds = 0;
        auto [end, error] = std::from_chars(epoch, epoch + std::strlen(epoch), seconds);
        constexpr std::int64_t kYear9999 = 253'402'300'799;
        if (error == std::errc() && *end == '\0' && seconds >= 0 && seconds <= kYear9999)
            return std::chrono::sys_seconds(std::chrono::seconds(seconds));
    }
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

Day today() {
    return Day{static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(moment()).time_since_epoch().count())};
}

std::string now() {
    auto seconds = moment();
    auto midnight = std::chrono::floor<std::chrono::days>(seconds);
    std::chrono::hh_mm_ss time(seconds - midnight);
    return fmt::format("{}T{:02}:{:02}:{:02}Z",
                       to_string(Day{static_cast<std::int32_t>(midnight.time_since_epoch().count())}),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

void complain(const std::string& text) { std::fputs(text.c_str(), stderr); }

std::function<void(double)> progress_bar() {
    if (isatty(STDERR_FILENO) == 0) return {};
    auto begin = std::chrono::steady_clock::now();
    return [begin, last = -1](double share) mutable {
        int percent = static_cast<int>(share * 100);
        if (percent == last || std::chrono::steady_clock::now() - begin < std::chrono::seconds(1)) return;
        last = percent;
        bar_shown = true;
        complain(fmt::format("\r[{:<40}] {:3}%", std::string(static_cast<std::size_t>(percent) * 2 / 5, '='), percent));
        std::fflush(stderr);
    };
}

const std::atomic<bool>* watch_interrupt() {
    static std::atomic<bool> stop = false;
    static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");
    std::signal(SIGALRM, [](int) {
        constexpr std::string_view kMessage = "entente: interrupted\n";
        [[maybe_unused]] auto written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
        _exit(kInterruptedExit);
    });
    std::signal(SIGINT, [](int) {
        stop = true;
        alarm(1);
    });
    return &stop;
}

std::atomic<bool>& note_interrupt() {
    static std::atomic<bool> noted = false;
    struct sigaction action {};
    action.sa_handler = [](int) { noted = true; };
    sigaction(SIGINT, &action, nullptr);
    return noted;
}

void end_progress() {
    if (bar_shown) complain("\r\033[K");
    bar_shown = false;
}

std::string for_terminal(std::string_view text) {
    std::string safe;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        safe += escape_terminal(text.substr(0, end)) + '\n';
        text.remove_prefix(end + 1);
    }
    return safe + escape_terminal(text);
}

std::string warning(std::string_view text) {
    const std::string safe = for_terminal(text);
    const char* no_colour = std::getenv("NO_COLOR");
    bool plain = isatty(STDERR_FILENO) == 0 || (no_colour != nullptr && *no_colour != '\0');
    return plain ? safe : fmt::format("\033[31m{}\033[0m", safe);
}

}  // namespace entente
