#pragma once

#include <string>

#include "export/chart.hpp"
#include "export/chart_sheet.hpp"

// The kinds behind chart_kinds(), one file each. Not installed.
namespace entente {

int fit_bars(const Sheet& sheet);
std::string draw_bars(const Sheet& sheet, const ChartHead& head, const ChartOptions& options);

int fit_series(const Sheet& sheet);
std::string draw_series(const Sheet& sheet, const ChartHead& head, const ChartOptions& options);

int fit_timeline(const Sheet& sheet);
std::string draw_timeline(const Sheet& sheet, const ChartHead& head, const ChartOptions& options);

int fit_matrix(const Sheet& sheet);
std::string draw_matrix(const Sheet& sheet, const ChartHead& head, const ChartOptions& options);

}  // namespace entente
