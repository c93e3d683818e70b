#include "cli/shell_editor.hpp"

#include "export/formats.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <histedit.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace entente {

namespace {

constexpr int kRemembered = 2000;
constexpr std::size_t kFallbackWidth = 80;

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

std::size_t characters(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), goes_on));
}

/// What all words begin with, in whole characters.
std::string common_beginning(const std::vector<std::string>& words) {
    std::string common = words.front();
    for (const auto& word : words) {
        const auto apart = std::mismatch(common.begin(), common.end(), word.begin(), word.end());
        common.erase(apart.first, common.end());
        std::size_t end = common.size();
        while (end > 0 && end < word.size() && goes_on(word[end])) {
            --end;
        }
        common.resize(end);
    }
    return common;
}

std::size_t screen_width() {
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : kFallbackWidth;
}

void list_words(const Completion& found) {
    std::size_t widest = 0;
    for (const auto& word : found.words) {
        widest = std::max(widest, characters(word));
    }
    const std::size_t columns = std::max<std::size_t>(1, screen_width() / (widest + 2));
    std::string text = "\n";
    for (std::size_t at = 0; at < found.words.size(); ++at) {
        const bool last = (at + 1) % columns == 0 || at + 1 == found.words.size();
        const auto& word = found.words[at];
        text += escape_terminal(word) + (last ? "\n" : std::string(widest + 2 - characters(word), ' '));
    }
    text += found.more ? "and more\n" : "";
    std::fputs(text.c_str(), stdout);
}

/// The file of the history, private to its owner; -1 where there can be none.
int open_history(const std::filesystem::path& path, int flags) {
    return path.empty() ? -1 : ::open(path.c_str(), flags | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

/// A history of one statement is what is written: libedit counts one too many where it is asked for the last.
void append_history(const std::filesystem::path& path, const std::string& statement) {
    const int number = open_history(path, O_WRONLY | O_APPEND);
    std::FILE* const file = number < 0 ? nullptr : ::fdopen(number, "a");
    if (file == nullptr) {
        ::close(number);
        return;
    }
    std::fseek(file, 0, SEEK_END);
    HistEvent event{};
    History* const alone = history_init();
    ::history(alone, &event, H_SETSIZE, 1);
    ::history(alone, &event, H_ENTER, statement.c_str());
    ::history(alone, &event, H_SAVE_FP, file);
    history_end(alone);
    std::fclose(file);
}

}  // namespace

struct LineEditor::Impl {
    EditLine* editor = nullptr;
    History* history = nullptr;
    std::filesystem::path file;
    Completer completer;
    std::string prompt;

    static Impl& of(EditLine* editor) {
        void* self = nullptr;
        el_get(editor, EL_CLIENTDATA, &self);
        return *static_cast<Impl*>(self);
    }

    static char* prompt_of(EditLine* editor) { return of(editor).prompt.data(); }

    static unsigned char complete(EditLine* editor, int) {
        const LineInfo* const line = el_line(editor);
        const std::string before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
        const auto found = of(editor).completer(before);
        if (found.words.empty()) {
            return CC_ERROR;
        }
        const auto typed = std::string_view(before).substr(std::min(found.begin, before.size()));
        auto common = common_beginning(found.words);
        const bool alone = found.words.size() == 1;
        if (alone || characters(common) > characters(typed)) {
            common += alone ? found.after : "";
            el_deletestr(editor, static_cast<int>(characters(typed)));
            return el_insertstr(editor, common.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
        }
        list_words(found);
        return CC_REDISPLAY;
    }
};

LineEditor::LineEditor(const std::filesystem::path& history, Completer completer) : impl_(std::make_unique<Impl>()) {
    impl_->completer = std::move(completer);
    const int file = open_history(history, O_RDWR);
    if (file >= 0) {
        ::close(file);
        impl_->file = history;
    }
    HistEvent event{};
    impl_->history = history_init();
    ::history(impl_->history, &event, H_SETSIZE, kRemembered);
    if (!impl_->file.empty()) {
        ::history(impl_->history, &event, H_LOAD, impl_->file.c_str());
    }
    impl_->editor = el_init("entente", stdin, stdout, stderr);
    el_set(impl_->editor, EL_CLIENTDATA, impl_.get());
    el_set(impl_->editor, EL_PROMPT, &Impl::prompt_of);
    el_set(impl_->editor, EL_EDITOR, "emacs");
    el_set(impl_->editor, EL_SIGNAL, 0);
    el_set(impl_->editor, EL_HIST, ::history, impl_->history);
    el_set(impl_->editor, EL_ADDFN, "complete", "what may stand here", &Impl::complete);
    el_set(impl_->editor, EL_BIND, "^I", "complete", nullptr);
    el_set(impl_->editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_source(impl_->editor, nullptr);
}

LineEditor::~LineEditor() {
    el_end(impl_->editor);
    history_end(impl_->history);
}

LineEditor::End LineEditor::read(const std::string& prompt, const std::atomic<bool>& interrupt, std::string& line) {
    impl_->prompt = prompt;
    el_resize(impl_->editor);
    el_set(impl_->editor, EL_PREP_TERM, 1);  // before the prompt is shown, after which keys are ours
    int count = 0;
    errno = 0;
    const char* const read = el_gets(impl_->editor, &count);
    if (read == nullptr || count <= 0) {
        const bool signalled = interrupt || errno == EINTR;
        if (signalled) {
            el_reset(impl_->editor);
        }
        return signalled ? End::interrupted : End::input;
    }
    line.assign(read, static_cast<std::size_t>(count));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
        line.pop_back();
    }
    return End::line;
}

void LineEditor::remember(const std::string& statement) {
    HistEvent event{};
    if (::history(impl_->history, &event, H_FIRST) >= 0 && statement == event.str) {
        return;
    }
    ::history(impl_->history, &event, H_ENTER, statement.c_str());
    if (!impl_->file.empty()) {
        append_history(impl_->file, statement);
    }
}

}  // namespace entente
