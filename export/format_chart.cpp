#include <ostream>

#include "export/chart.hpp"
#include "export/formats.hpp"
#include "export/picture.hpp"

namespace entente {

void write_chart_svg(const Answer& answer, const TableOptions& options, std::ostream& out) {
    out << chart_svg(answer, options.chart);
}

void write_chart_png(const Answer& answer, const TableOptions& options, std::ostream& out) {
    out << png_of(chart_svg(answer, options.chart));
}

void write_chart_pdf(const Answer& answer, const TableOptions& options, std::ostream& out) {
    out << pdf_of(chart_svg(answer, options.chart));
}

}  // namespace entente
