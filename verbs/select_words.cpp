#include "verbs/select_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

/// What most ties are need not be said on each of them.
constexpr std::array<std::string_view, 3> kUsual = {"full", "member", "signatory"};

template <typename Index>
const Value* find_value(const Snapshot& snapshot, Index element, std::string_view name) {
    const Property* property = snapshot.schema().property(name);
    const Timeline* timeline = property == nullptr ? nullptr : snapshot.property(element, property->id);
    if (timeline == nullptr || timeline->empty()) return nullptr;
    const Piece* piece = snapshot.day() ? sample(*timeline, property->kind, *snapshot.day()) : &timeline->back();
    return piece == nullptr || piece->value.is_none() ? nullptr : &piece->value;
}

void append(std::string& caption, const std::string& words) { caption += (caption.empty() ? "" : ", ") + words; }

void add_marks(SelectedEdge& selected, const Marks& marks) {
    if (marks.modality != Modality::actual) selected.modality = to_string(marks.modality);
    selected.disputed = selected.disputed || marks.disputed;
    selected.carried = selected.carried || marks.carried;
    selected.undated = selected.undated || marks.undated;
    selected.uncertain = selected.uncertain || !marks.certain;
}

const Spell* shown_spell(const Snapshot& snapshot, EdgeIndex edge) {
    auto spells = snapshot.spells(edge);
    const Spell* spell = snapshot.day() ? snapshot.spell_on(edge, *snapshot.day()) : nullptr;
    return spell != nullptr || spells.empty() ? spell : &spells.back();
}

}  // namespace

const Value* value_of(const Snapshot& snapshot, EdgeIndex edge, std::string_view property) {
    return find_value(snapshot, edge, property);
}

const Value* value_of(const Snapshot& snapshot, NodeIndex node, std::string_view property) {
    return find_value(snapshot, node, property);
}

SelectedSpell selected(const Interval& when, const Marks& marks) {
    return {when.since.is_dated() ? to_string(when.since) : "",
            when.until.is_dated() ? to_string(when.until) : "",
            marks.certain,
            marks.carried,
            marks.disputed,
            marks.undated};
}

std::vector<SelectedSpell> selected(std::span<const Spell> spells) {
    std::vector<SelectedSpell> all;
    all.reserve(spells.size());
    for (const Spell& spell : spells) all.push_back(selected(spell.when, spell.marks));
    return all;
}

SelectedNode node_in_words(const Snapshot& snapshot, NodeIndex node) {
    SelectedNode selected;
    selected.key = snapshot.key(node);
    selected.name = snapshot.name(node);
    auto labels = snapshot.labels(node);
    if (!labels.empty()) selected.label = snapshot.schema().at(labels.front()).name;
    return selected;
}

SelectedEdge edge_in_words(const Snapshot& snapshot, EdgeIndex edge) {
    SelectedEdge selected;
    selected.type = snapshot.schema().at(snapshot.type(edge)).name;
    selected.directed = !snapshot.symmetric(edge);
    if (const Spell* spell = shown_spell(snapshot, edge)) add_marks(selected, spell->marks);
    for (std::string_view name : {"role", "status"}) {
        const Value* word = value_of(snapshot, edge, name);
        if (word == nullptr || std::count(kUsual.begin(), kUsual.end(), to_string(*word)) > 0) continue;
        append(selected.caption, to_string(*word));
    }
    if (const Value* amount = value_of(snapshot, edge, "amount")) {
        append(selected.caption, to_string(*amount));
        if (const auto* quantity = std::get_if<Quantity>(&amount->content())) {
            selected.amount = quantity->number.to_double();
            selected.unit = quantity->unit;
        }
    }
    return selected;
}

SelectedEdge folded_in_words(const Snapshot& snapshot, const SketchTie& tie) {
    SelectedEdge selected;
    selected.type = snapshot.schema().at(snapshot.type(tie.edge)).name;
    selected.directed = false;
    for (EdgeIndex edge : {tie.edge, tie.second}) {
        if (const Spell* spell = shown_spell(snapshot, edge)) add_marks(selected, spell->marks);
    }
    selected.caption = snapshot.name(*tie.folded);
    selected.folded = {selected.caption};
    return selected;
}

std::size_t Footnoting::place(SourceId id) {
    auto [at, fresh] = places_.try_emplace(id, selection_.sources.size());
    if (fresh) {
        const Source& source = sources_.at(static_cast<std::size_t>(raw(id)) - 1);
        selection_.sources.push_back({source.key, source.title.empty() ? source.key : source.title, source.publisher,
                                      to_string(source.published), source.url});
    }
    return at->second;
}

}  // namespace entente
