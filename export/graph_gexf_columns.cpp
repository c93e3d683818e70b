#include "export/graph_gexf_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "export/graph_history.hpp"
#include "export/value_text.hpp"
#include "export/xml.hpp"

namespace entente {
namespace {

std::string_view gexf_type(const GraphColumn& column, const GraphProperty& property, bool dynamic) {
    if (property.list) {
        return dynamic ? "string" : "liststring";
    }
    return to_string(column.type);
}

}  // namespace

void append_gexf_days(std::string& out, const Interval& when) {
    if (when.since.is_dated()) {
        out += " start=\"";
        append_day(out, when.since);
        out += '"';
    }
    if (when.until.is_dated()) {
        out += " end=\"";
        append_day(out, when.until.previous());
        out += '"';
    }
}

GexfColumns::GexfColumns(std::string_view name, GraphValues& values, std::span<const GraphProperty> properties,
                         std::span<const std::string_view> taken)
    : name_(name), values_(&values), properties_(properties), columns_(columns_of(properties, taken)) {
    dynamic_.resize(properties.size());
    first_.resize(properties.size() + 1, static_cast<std::uint32_t>(columns_.size()));
    for (auto i = static_cast<std::uint32_t>(columns_.size()); i-- > 0;) {
        first_[columns_[i].property] = i;
    }
}

template <typename Index>
void GexfColumns::look_at(Index element, std::uint32_t position) {
    const Snapshot& snapshot = values_->snapshot();
    const GraphProperty& property = properties_[position];
    if (const Timeline* timeline = snapshot.property(element, property.id)) {
        dynamic_[position] = dynamic_[position] || has_history(*timeline, property, snapshot.spells(element));
    }
}

void GexfColumns::declare(std::string& out, std::string_view own) const {
    for (const bool dynamic : {false, true}) {
        if (dynamic && std::find(dynamic_.begin(), dynamic_.end(), true) == dynamic_.end()) {
            continue;
        }
        fmt::format_to(std::back_inserter(out), "<attributes class=\"{}\" mode=\"{}\">\n{}", name_,
                       dynamic ? "dynamic" : "static", dynamic ? std::string_view() : own);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const GraphColumn& column = columns_[i];
            if (dynamic_[column.property] == dynamic) {
                fmt::format_to(std::back_inserter(out), "<attribute id=\"{}{}\" title=\"{}\" type=\"{}\"/>\n", name_[0],
                               i, escape_xml(column.name), gexf_type(column, properties_[column.property], dynamic));
            }
        }
        out += "</attributes>\n";
    }
}

template <typename Index>
void GexfColumns::append(std::string& out, Index element, std::uint32_t position) {
    const GraphProperty& property = properties_[position];
    const Timeline* timeline = values_->snapshot().property(element, property.id);
    if (timeline == nullptr) {
        return;
    }
    if (dynamic_[position]) {
        for (const Stretch& stretch : stretches_of(*timeline)) {
            append_values(out, position, stretch.values, &stretch.when);
        }
    } else if (const auto values = values_->values(timeline, property); !values.empty()) {
        append_values(out, position, values, nullptr);
    }
}

void GexfColumns::append_values(std::string& out, std::uint32_t position, std::span<const Value* const> values,
                                const Interval* when) {
    for (auto i = first_[position]; i < columns_.size() && columns_[i].property == position; ++i) {
        cell_.clear();
        if (!append_column(cell_, values, properties_[position], columns_[i].part, values_->snapshot())) {
            continue;
        }
        out += "<attvalue for=\"";
        out += name_[0];
        append_integer(out, i);
        out += "\" value=\"";
        append_xml(out, cell_);
        out += '"';
        if (when != nullptr) {
            append_gexf_days(out, *when);
        }
        out += "/>";
    }
}

template void GexfColumns::look_at(NodeIndex element, std::uint32_t position);
template void GexfColumns::look_at(EdgeIndex element, std::uint32_t position);
template void GexfColumns::append(std::string& out, NodeIndex element, std::uint32_t position);
template void GexfColumns::append(std::string& out, EdgeIndex element, std::uint32_t position);

}  // namespace entente
