#pragma once

#include <string>

#include "export/chart.hpp"
#include "export/chart_sheet.hpp"

// The kinds behind chart_kinds(), one file each. Not installed.
namespace entente {

int fit_bars(const ChartSheet& sheet);
std::string draw_bars(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options);

int fit_series(const ChartSheet& sheet);
std::string draw_series(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options);

int fit_timeline(const ChartSheet& sheet);
std::string draw_timeline(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options);

int fit_matrix(const ChartSheet& sheet);
std::string draw_matrix(const ChartSheet& sheet, const ChartHead& head, const ChartOptions& options);

}  // namespace entente
