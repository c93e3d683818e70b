#pragma once

#include "cli/shell_completion.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Lines typed at a terminal: edited, remembered, completed by TAB.
class LineEditor {
public:
    using Completer = std::function<Completion(std::string_view before)>;

    /// `history`: a file of mode 0600, made if missing; where that cannot be, nothing is kept. Empty: none.
    LineEditor(const std::filesystem::path& history, Completer completer);
    ~LineEditor();

    enum class End : std::uint8_t { line, interrupted, input };

    /// Reads a line, without its end. `interrupted`: Ctrl-C, by the flag that the caller gives.
    End read(const std::string& prompt, const std::atomic<bool>& interrupt, std::string& line);

    void remember(const std::string& statement);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace entente
