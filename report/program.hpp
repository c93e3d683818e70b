#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

// Not installed.
namespace entente {

/// How other programs are run.
struct ProgramSetting {
    std::vector<std::string> environment;  ///< "NAME=value"; PATH says where programs are looked for
    std::chrono::seconds limit{300};
    const std::atomic<bool>* stop = nullptr;
};

/// Runs a program, without a shell, with `input` as its standard input, and returns its standard output.
///
/// The first of `arguments` is its name, `package` the Debian package that has it. Throws Error where it is not found,
/// ends with another status than 0 (with its last words), or takes longer than the limit: then it is killed with its
/// children. Throws Interrupted when stop becomes true.
std::string run_program(const std::vector<std::string>& arguments, std::string_view package, std::string_view input,
                        const ProgramSetting& setting);

}  // namespace entente
