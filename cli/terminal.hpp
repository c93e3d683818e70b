#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

#include "graph/day.hpp"

// What the program finds out about the world that the library must not ask.
namespace entente {

/// Today in UTC, or the day of SOURCE_DATE_EPOCH.
Day today();

/// Now in UTC, ISO 8601, or the moment of SOURCE_DATE_EPOCH.
std::string now();

/// Draws a bar on standard error after the first second, if that is a terminal; else empty.
std::function<void(double)> progress_bar();

/// Becomes true on the first Ctrl-C. What has not ended a second later is ended: nothing is half-written then either.
const std::atomic<bool>* watch_interrupt();

/// Becomes true with Ctrl-C, which ends nothing by itself: for who sets it to false again and reads on. System calls
/// that wait are broken off.
std::atomic<bool>& note_interrupt();

inline constexpr int kInterruptedExit = 130;

/// Takes the bar off the screen.
void end_progress();

/// Writes to standard error; that it cannot be written is no error: there is nobody to tell.
void complain(const std::string& text);

/// What steers a terminal is made visible; lines stay lines.
std::string for_terminal(std::string_view text);

/// The text, in colour where standard error is a terminal and NO_COLOR is not set. Control characters are made visible.
std::string warning(std::string_view text);

}  // namespace entente
