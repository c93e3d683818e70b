#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "export/chart.hpp"
#include "export/chart_axis.hpp"
#include "export/svg.hpp"

// What all charts have in common: head, foot, margins and colours. Not installed.
namespace entente {

/// Of Okabe and Ito, without yellow, which white paper swallows; in the order in which they are used.
constexpr std::array<std::string_view, 7> chart_colours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                           "#e69f00", "#56b4e9", "#333333"};
constexpr std::string_view ink = "#222222";
constexpr std::string_view soft_ink = "#666666";
constexpr std::string_view grid_line = "#dddddd";
constexpr std::string_view grey_line = "#c4c4c4";

/// A chart between its head and its foot.
class ChartPage {
public:
    /// Draws the head.
    ChartPage(const ChartHead& head, const ChartOptions& options);

    Svg svg;
    double text;   ///< the size of letters
    double small;  ///< of axes and notes
    double left;   ///< between the margins
    double right;
    double y = 0;  ///< what is above is drawn

    /// A line above a panel, in bold. Nothing where it is empty.
    void heading(std::string_view words);
    /// Ticks with days, months or years below a plot that reaches from one count of days to another.
    void days_below(double from, double to, double bottom, double first, double last, Grain grain = Grain::day);
    /// Likewise, with lines upwards through the plot.
    void days_across(double from, double to, double top, double bottom, double first, double last);
    /// A line below the chart: what is left out, and what marks mean.
    void note(std::string words) { notes_.push_back(std::move(words)); }
    std::string finish(std::string_view description);

private:
    ChartHead head_;
    std::vector<std::string> notes_;
};

/// The words that are not empty, with commas between.
std::string comma_joined(const std::vector<std::string>& words);

}  // namespace entente
