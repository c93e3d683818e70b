#include "cli/shell_screen.hpp"
#include "cli/shell_state.hpp"
#include "export/formats.hpp"
#include "export/table_writer.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "queries/cypher/stored_value.hpp"
#include "verbs/arguments.hpp"
#include "verbs/query_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace entente {

namespace {

/// A line that begins with a dot. A new one is its row, and its row in docs/shell.md and the man page.
struct ShellCommand {
    std::string_view name;
    std::string_view argument;  ///< as help shows it; empty: it takes none
    std::string_view help;
    void (*run)(Shell& shell, const std::string& argument);
    std::vector<std::string> (*values)() = nullptr;  ///< that the argument may have, for TAB
};

std::span<const ShellCommand> commands();

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const auto& command : commands()) {
        names.push_back("." + std::string(command.name));
    }
    return names;
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& format : table_formats()) {
        if (!format.is_picture) {
            names.emplace_back(format.name);
        }
    }
    return names;
}

std::vector<std::string> on_and_off() { return {"off", "on"}; }

void help(Shell& shell, const std::string&) {
    std::string text;
    for (const auto& command : commands()) {
        text += fmt::format("{:<25}{}\n", fmt::format(".{} {}", command.name, command.argument), command.help);
    }
    shell.print(text + "All else is openCypher, up to a semicolon.\n");
}

void mode(Shell& shell, const std::string& argument) {
    if (argument.empty()) {
        shell.print((shell.state.mode.empty() ? std::string(table_formats().front().name) : shell.state.mode) + "\n");
    } else {
        shell.state.mode = text_format(argument).name;
    }
}

void as_of(Shell& shell, const std::string& argument) {
    auto& state = shell.state;
    if (argument.empty()) {
        shell.print((state.view.as_of ? to_string(*state.view.as_of) : "all") + "\n");
        return;
    }
    state.as_of_chosen = argument != "today";
    if (argument == "all") {
        state.view.as_of.reset();
    } else {
        state.view.as_of =
            argument == "today" ? state.view.known_on.value_or(state.today) : day_option(".as-of", argument);
    }
}

void known_on(Shell& shell, const std::string& argument) {
    auto& state = shell.state;
    if (argument.empty()) {
        shell.print((state.view.known_on ? to_string(*state.view.known_on) : "off") + "\n");
        return;
    }
    if (argument == "off") {
        state.view.known_on.reset();
    } else {
        state.view.known_on = day_option(".known-on", argument);
    }
    if (!state.as_of_chosen) {
        state.view.as_of = state.view.known_on.value_or(state.today);
    }
}

void schema(Shell& shell, const std::string&) {
    const auto& schema = shell.state.store->schema();
    std::string text;
    for (const auto& label : schema.labels) {
        text += fmt::format("(:{})\n", label.name);
    }
    const auto any = [](const std::vector<std::string>& labels) {
        return labels.empty() ? "" : fmt::format(":{}", fmt::join(labels, "|"));
    };
    for (const auto& type : schema.edge_types) {
        text +=
            fmt::format("({})-[:{}]-{}({})\n", any(type.tails), type.name, type.symmetric ? "" : ">", any(type.heads));
    }
    for (const auto& property : schema.properties) {
        if (!cypher::is_spoken(property)) {
            continue;
        }
        text += fmt::format("{}: {}{}{}\n", cypher::spoken_name(property.name),
                            property.any_type ? "any" : to_string(property.type), property.many ? ", many" : "",
                            property.kind == Kind::state ? "" : fmt::format(", {}", to_string(property.kind)));
    }
    shell.print(text);
}

bool on_or_off(std::string_view command, const std::string& argument) {
    if (argument == "on" || argument == "off") {
        return argument == "on";
    }
    throw UsageError(fmt::format(".{} takes on or off, found '{}'", command, argument));
}

void timer(Shell& shell, const std::string& argument) { shell.state.timer = on_or_off("timer", argument); }

void pager(Shell& shell, const std::string& argument) { shell.state.pager = on_or_off("pager", argument); }

void output(Shell& shell, const std::string& argument) {
    auto& state = shell.state;
    if (state.file) {
        auto file = std::move(*state.file);
        state.file.reset();
        file.commit();
    }
    if (!argument.empty()) {
        state.file.emplace(argument);
    }
}

void read(Shell& shell, const std::string& argument) {
    if (argument.empty()) {
        throw UsageError(".read takes the name of a file");
    }
    shell.read(argument);
}

void parameter(Shell& shell, const std::string& argument) {
    auto& parameters = shell.state.parameters;
    if (argument.empty()) {
        throw UsageError(".param takes NAME=VALUE");
    }
    parameters = merged(std::move(parameters), {parse_parameter(argument)});
}

void quit(Shell& shell, const std::string&) { shell.state.quit = true; }

std::span<const ShellCommand> commands() {
    static constexpr std::array all{
        ShellCommand{"as-of", "[DAY|all|today]", "the day that answers speak of", as_of,
                     [] {
                         return std::vector<std::string>{"all", "today"};
                     }},
        ShellCommand{"help", "", "these lines", help},
        ShellCommand{"known-on", "[DAY|off]", "only what could be read by that day", known_on,
                     [] { return std::vector<std::string>{"off"}; }},
        ShellCommand{"mode", "[FORMAT]", "how answers are written", mode, format_names},
        ShellCommand{"output", "[FILE]",
                     "answers go into the file, which is there with the next .output; none: to the screen", output},
        ShellCommand{"pager", "on|off", "show long answers page by page", pager, on_and_off},
        ShellCommand{"param", "NAME=VALUE", "the value of $NAME: a literal, else a text", parameter},
        ShellCommand{"quit", "", "end", quit},
        ShellCommand{"read", "FILE", "run the lines of a file", read},
        ShellCommand{"schema", "", "labels, edge types and properties", schema},
        ShellCommand{"timer", "on|off", "tell how long each query takes", timer, on_and_off},
    };
    return all;
}

const ShellCommand* find_command(std::string_view name) {
    const auto all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ShellCommand& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r";
    const auto first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

void run_command(Shell& shell, std::string_view line) {
    line = trimmed(line);
    const auto name = line.substr(0, line.find_first_of(" \t"));
    const std::string argument(trimmed(line.substr(name.size())));
    const ShellCommand* const command = find_command(name);
    if (command == nullptr) {
        const auto near = nearest("." + std::string(name), command_names());
        throw UsageError(fmt::format("there is no command '.{}'; {}", name.substr(0, 40),
                                     near.empty() ? "see .help" : fmt::format("did you mean '{}'?", near)));
    }
    if (command->argument.empty() && !argument.empty()) {
        throw UsageError(fmt::format(".{} takes nothing, found '{}'", name, argument));
    }
    command->run(shell, argument);
}

Completion complete_command(std::string_view before) {
    const auto dot = before.find('.');
    const auto blank = before.find_first_of(" \t", dot);
    if (blank == std::string_view::npos) {
        return complete_among(dot, before.substr(dot), command_names());
    }
    const ShellCommand* const command = find_command(before.substr(dot + 1, blank - dot - 1));
    const auto begin = std::min(before.find_first_not_of(" \t", blank), before.size());
    const bool known = command != nullptr && command->values != nullptr;
    return known ? complete_among(begin, before.substr(begin), command->values()) : Completion{};
}

}  // namespace entente
