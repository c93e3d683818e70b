#include "graph/error.hpp"
#include "report/report_format.hpp"

namespace entente {

std::vector<ReportFile> write_docx_report(Woven&, const WriteOptions&) { throw Error("DOCX is not made yet"); }

}  // namespace entente
