#include "export/graph_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "export/cell_text.hpp"
#include "export/graph_history.hpp"
#include "export/value_text.hpp"

namespace entente {
namespace {

std::vector<std::string_view> with(std::span<const std::string_view> taken,
                                   std::initializer_list<std::string_view> own) {
    std::vector<std::string_view> all(taken.begin(), taken.end());
    all.insert(all.end(), own);
    return all;
}

std::vector<std::string> members_of(std::span<const GraphProperty> properties) {
    std::vector<std::string> members;
    for (const GraphProperty& property : properties) {
        members.push_back("," + json_string(property.name) + ":");
    }
    return members;
}

void append_bound(std::string& out, Day day) {
    if (day.is_dated()) {
        out += '"';
        append_day(out, day);
        out += '"';
    } else {
        out += "null";
    }
}

/// since, until, and the marks that say something.
void append_when(std::string& out, const Interval& when, const Marks& marks) {
    out += "\"since\":";
    append_bound(out, when.since);
    out += ",\"until\":";
    append_bound(out, when.until);
    out += marks.certain ? "" : ",\"certain\":false";
    out += marks.disputed ? ",\"disputed\":true" : "";
    out += marks.undated ? ",\"undated\":true" : "";
    out += marks.carried ? ",\"carried\":true" : "";
    if (marks.modality != Modality::actual) {
        out += ",\"modality\":";
        append_json_string(out, to_string(marks.modality));
    }
}

bool is_always(std::span<const Spell> spells) {
    return spells.size() == 1 && !spells[0].when.since.is_dated() && !spells[0].when.until.is_dated() &&
           spells[0].marks == Marks{.certain = true};
}

void append_spells(std::string& out, std::span<const Spell> spells) {
    if (is_always(spells)) {
        return;
    }
    out += ",\"spells\":[";
    std::string_view before = "{";
    for (const Spell& spell : spells) {
        out += before;
        append_when(out, spell.when, spell.marks);
        before = "},{";
    }
    out += spells.empty() ? "]" : "}]";
}

/// "PROPERTY":[{"value", "since", "until"}, ..]
void append_pieces(std::string& out, const Timeline& timeline, const Snapshot& snapshot) {
    std::string_view before = "[{\"value\":";
    for (const Piece& piece : timeline) {
        out += before;
        append_json(out, piece.value, snapshot);
        out += ',';
        append_when(out, piece.when, piece.marks);
        before = "},{\"value\":";
    }
    out += "}]";
}

void append_text_member(std::string& out, std::string_view member, const std::string& text) {
    if (!text.empty()) {
        out += member;
        append_json_string(out, text);
    }
}

}  // namespace

GraphJson::GraphJson(const GraphContent& graph, std::span<const std::string_view> taken_of_nodes,
                     std::span<const std::string_view> taken_of_edges)
    : snapshot_(&graph.snapshot),
      values_(graph.snapshot, {with(taken_of_nodes, {"labels", "spells", "history"}),
                               with(taken_of_edges, {"type", "symmetric", "spells", "sources", "history"})}),
      node_members_(members_of(values_.of_nodes())),
      edge_members_(members_of(values_.of_edges())) {
    for (const Label& label : snapshot_->schema().labels) {
        labels_.push_back(json_string(label.name));
    }
    for (const EdgeType& type : snapshot_->schema().edge_types) {
        types_.push_back(",\"type\":" + json_string(type.name) + (type.symmetric ? ",\"symmetric\":true" : ""));
    }
    for (const Source& source : snapshot_->source_list()) {
        sources_.push_back(json_string(source.key));
    }
    for (std::uint32_t n = 0; n < snapshot_->node_slots(); ++n) {
        append_json_string(ids_, snapshot_->key(NodeIndex{n}));
        id_ends_.push_back(ids_.size());
    }
}

std::string_view GraphJson::id(NodeIndex node) const {
    const std::size_t begin = raw(node) == 0 ? 0 : id_ends_[raw(node) - 1];
    return std::string_view(ids_).substr(begin, id_ends_[raw(node)] - begin);
}

void GraphJson::append_view(std::string& out) const {
    const View& view = snapshot_->view();
    const auto day = snapshot_->day();
    out += "\"as_of\":";
    append_bound(out, day.value_or(Day::forever()));
    if (view.known_on) {
        out += ",\"known_on\":";
        append_bound(out, *view.known_on);
    }
    std::set<SourceId> cited;
    for (std::uint32_t e = 0; e < snapshot_->edge_slots(); ++e) {
        if (snapshot_->visible(EdgeIndex{e})) {
            const auto sources = snapshot_->sources(EdgeIndex{e});
            cited.insert(sources.begin(), sources.end());
        }
    }
    out += ",\"sources\":[";
    std::string_view before = "\n{\"key\":";
    for (const SourceId id : cited) {
        const Source& source = snapshot_->source_list()[static_cast<std::size_t>(raw(id)) - 1];
        out += before;
        append_json_string(out, source.key);
        append_text_member(out, ",\"title\":", source.title);
        append_text_member(out, ",\"author\":", source.author);
        append_text_member(out, ",\"publisher\":", source.publisher);
        append_text_member(out, ",\"published\":", to_string(source.published));
        append_text_member(out, ",\"url\":", source.url);
        before = "},\n{\"key\":";
    }
    out += cited.empty() ? "]" : "}]";
}

void GraphJson::append(std::string& out, NodeIndex node) {
    if (const auto name = values_.name(node); !name.empty()) {
        out += ",\"name\":";
        append_json_string(out, name);
    }
    out += ",\"labels\":[";
    std::string_view comma;
    for (const LabelId label : snapshot_->labels(node)) {
        out += comma;
        out += labels_[static_cast<std::size_t>(raw(label)) - 1];
        comma = ",";
    }
    out += ']';
    history_.clear();
    for (std::size_t i = 0; i < values_.of_nodes().size(); ++i) {
        append_property(out, node, values_.of_nodes()[i], node_members_[i]);
    }
    append_spells(out, snapshot_->spells(node));
    append_history(out);
}

void GraphJson::append(std::string& out, EdgeIndex edge) {
    const TypeId type = snapshot_->type(edge);
    out += types_[static_cast<std::size_t>(raw(type)) - 1];
    history_.clear();
    for (const auto i : values_.of(type)) {
        append_property(out, edge, values_.of_edges()[i], edge_members_[i]);
    }
    append_spells(out, snapshot_->spells(edge));
    append_sources(out, edge);
    append_history(out);
}

template <typename Index>
void GraphJson::append_property(std::string& out, Index element, const GraphProperty& property,
                                const std::string& member) {
    const Timeline* timeline = snapshot_->property(element, property.id);
    if (const auto values = values_.values(timeline, property); !values.empty()) {
        out += member;
        append_json(out, values, property, *snapshot_);
    }
    const bool all_time = timeline != nullptr && !snapshot_->day();
    if (all_time && has_history(*timeline, property, snapshot_->spells(element))) {
        history_ += history_.empty() ? std::string_view(member).substr(1) : std::string_view(member);
        append_pieces(history_, *timeline, *snapshot_);
    }
}

void GraphJson::append_history(std::string& out) const {
    if (!history_.empty()) {
        out += ",\"history\":{";
        out += history_;
        out += '}';
    }
}

void GraphJson::append_sources(std::string& out, EdgeIndex edge) const {
    out += ",\"sources\":[";
    std::string_view comma;
    for (const SourceId source : snapshot_->sources(edge)) {
        out += comma;
        out += sources_[static_cast<std::size_t>(raw(source)) - 1];
        comma = ",";
    }
    out += ']';
}

}  // namespace entente
