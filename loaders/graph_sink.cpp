#include "loaders/graph_sink.hpp"

#include "loaders/foreign_graph.hpp"
#include "loaders/graph_record.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace entente {

struct GraphSink::Impl {
    Impl(Store& store, Load& load, GraphOrigin given)
        : origin(std::move(given)), foreign(store, load, origin), record(store, load) {
        report.file = origin.file;
    }

    void reject(std::int64_t line, const RowRejected& rejected) {
        ++report.rejected;
        if (origin.rejected) {
            origin.rejected({origin.file, line, rejected.column, rejected.expected, rejected.found, {}, {}});
        }
    }

    template <typename Take>
    void row(std::int64_t line, Take take) {
        ++report.rows;
        try {
            take();
        } catch (const RowRejected& rejected) {
            reject(line, rejected);
        }
    }

    GraphOrigin origin;
    TableReport report;
    ForeignGraph foreign;
    GraphRecord record;
};

GraphSink::GraphSink(Store& store, Load& load, GraphOrigin origin)
    : impl_(std::make_unique<Impl>(store, load, std::move(origin))) {}
GraphSink::~GraphSink() = default;

void GraphSink::node(const ForeignNode& node) {
    impl_->row(node.line, [&] { impl_->foreign.node(node); });
}

void GraphSink::edge(const ForeignEdge& edge) {
    impl_->row(edge.line, [&] { impl_->foreign.edge(edge); });
}

void GraphSink::record(std::string_view kind, const nlohmann::json& fields, std::int64_t line) {
    impl_->row(line, [&] { impl_->record.take(kind, fields, line); });
}

void GraphSink::reject(std::int64_t line, const std::string& column, const std::string& expected,
                       const std::string& found) {
    ++impl_->report.rows;
    impl_->reject(line, {column, expected, found});
}

void GraphSink::progress(std::uint64_t bytes) {
    if (impl_->origin.progress) {
        impl_->origin.progress(bytes);
    }
}

void GraphSink::finish() {
    const auto reject = [&](std::int64_t line, const RowRejected& rejected) { impl_->reject(line, rejected); };
    impl_->foreign.finish(reject);
    impl_->record.finish(reject);
}

const TableReport& GraphSink::report() const { return impl_->report; }

}  // namespace entente
