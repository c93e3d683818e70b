#include "export/page_data.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "export/diagram_attributes.hpp"
#include "export/diagram_looks.hpp"
#include "export/diagram_plan.hpp"
#include "export/diagram_words.hpp"
#include "export/dot_escape.hpp"
#include "export/text.hpp"
#include "graph/error.hpp"

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_text = 4000;  // characters of a value; a name in its box is shorter
constexpr std::size_t name_line = 26;
constexpr unsigned mark_combinations = 32;

std::string text_of(std::string_view text) { return plain_text(shortened(text, longest_text)); }

/// Half a tenth of a point is less than a screen shows.
double rounded(double number) { return std::round(number * 10) / 10; }

Json spell_of(const SelectedSpell& spell) {
    const int bits =
        (spell.certain ? 0 : 1) | (spell.carried ? 2 : 0) | (spell.disputed ? 4 : 0) | (spell.undated ? 8 : 0);
    return Json::array({spell.since, spell.until, bits});
}

Json spells_of(const std::vector<SelectedSpell>& spells) {
    auto list = Json::array();
    for (const auto& spell : spells) {
        list.push_back(spell_of(spell));
    }
    return list;
}

Json facts_of(const std::vector<SelectedFact>& facts) {
    auto list = Json::array();
    for (const auto& fact : facts) {
        list.push_back(Json::array({text_of(fact.property), text_of(fact.value), spell_of(fact.when), fact.sources}));
    }
    return list;
}

/// Names in the order in which they first come, and their indices.
class Names {
public:
    std::size_t index_of(const std::string& name) {
        const auto [at, fresh] = indices_.try_emplace(name, names_.size());
        if (fresh) {
            names_.push_back(name);
        }
        return at->second;
    }
    const std::vector<std::string>& names() const { return names_; }

private:
    std::map<std::string, std::size_t> indices_;
    std::vector<std::string> names_;
};

/// Descriptions that many elements share, and their indices.
class Shared {
public:
    std::size_t index_of(const Json& value) {
        const auto [at, fresh] = indices_.try_emplace(value.dump(), values_.size());
        if (fresh) {
            values_.push_back(value);
        }
        return at->second;
    }
    const Json& values() const { return values_; }

private:
    std::map<std::string, std::size_t> indices_;
    Json values_ = Json::array();
};

/// Writes the parts of the document one after the other.
class Document {
public:
    Document(const Selection& selection, const Bundled& bundles, const Layout& layout, const DrawOptions& options)
        : selection_(selection), bundles_(bundles), layout_(layout), plan_(plan_of(bundles.selection, options)) {}

    Json write() {
        auto nodes = nodes_of();
        auto ties = ties_of();
        Json document = {{"title", text_of(selection_.title)},
                         {"subtitle", text_of(selection_.subtitle)},
                         {"asOf", selection_.as_of},
                         {"knownOn", selection_.known_on},
                         {"width", rounded(layout_.width)},
                         {"height", rounded(layout_.height)},
                         {"notes", Json::array()},
                         {"clusters", Json::array()}};
        for (const auto& note : selection_.notes) {
            document["notes"].push_back(text_of(note));
        }
        for (const auto& cluster : selection_.clusters) {
            document["clusters"].push_back(text_of(cluster.name));
        }
        document["page"] = page_look();
        document["labels"] = labels();
        document["types"] = types();
        document["looks"] = node_looks_.values();
        document["lines"] = line_looks_.values();
        document["sources"] = sources();
        document["nodes"] = std::move(nodes);
        document["ties"] = std::move(ties);
        return document;
    }

private:
    Json nodes_of() {
        auto list = Json::array();
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            const auto& node = selection_.nodes[i];
            const auto& box = layout_.nodes[i];
            Json entry = {{"key", text_of(node.key)},
                          {"name", text_of(node.name.empty() ? node.key : node.name)},
                          {"label", labels_.index_of(node.label)},
                          {"look", node_looks_.index_of(described(node_look(node, plan_)))},
                          {"lines", lines_of_name(i)},
                          {"size", letters(i)},
                          {"x", rounded(box.x)},
                          {"y", rounded(layout_.height - box.y)},
                          {"w", rounded(box.width)},
                          {"h", rounded(box.height)},
                          {"spells", spells_of(node.spells)},
                          {"facts", facts_of(node.facts)}};
            if (node.focus) {
                entry["focus"] = true;
            }
            if (!node.code.empty()) {
                entry["code"] = text_of(node.code);
            }
            if (!node.clusters.empty()) {
                entry["clusters"] = node.clusters;
            }
            add_folded(entry, i);
            list.push_back(std::move(entry));
        }
        return list;
    }

    /// What a node in wings writes instead of drawing it.
    void add_folded(Json& entry, std::size_t index) const {
        if (!plan_.wings) {
            return;
        }
        const auto& remark = plan_.fold.remarks[index];
        if (const auto sign = remark.find(" = "); sign != std::string::npos) {
            entry["tag"] = text_of(remark.substr(0, sign));
            entry["remarkText"] = text_of(remark);
        } else if (const auto times = remark.find(" × "); times != std::string::npos) {
            entry["number"] = text_of(remark.substr(times + std::string_view(" × ").size()));
        }
        const auto& place = plan_.wings->places[index];
        if (place.part == WingPart::member && place.in_wing) {
            entry["tags"] = place.x < 0 ? "left" : "right";
        }
    }

    Json lines_of_name(std::size_t index) const {
        const auto& node = selection_.nodes[index];
        std::string text;
        if (plan_.wings) {
            Fold none;
            none.tags.resize(index + 1);
            none.remarks.resize(index + 1);
            text = box_text(node, none, index, plan_.wings->places[index].part, plan_.options.longest_name);
        } else {
            const auto name = shortened(node.name.empty() ? node.key : node.name, plan_.options.longest_name);
            text = display_width(name) <= name_line * 5 / 4 ? name : in_lines(name, name_line);
        }
        auto list = Json::array();
        for (const auto line : lines_of(text)) {
            list.push_back(plain_text(line));
        }
        return list;
    }

    double letters(std::size_t index) const {
        const auto scale = plan_.options.style.page.letters / 11;
        if (plan_.wings) {
            return scale * letters_of(plan_.wings->places[index].part);
        }
        const bool focus = selection_.nodes[index].focus && !plan_.numbers.size;
        return scale * (focus ? 18 : is_tall(index, plan_) ? 13 : is_small(plan_) ? 12 : 11);
    }

    Json ties_of() {
        std::vector<bool> folded(bundles_.edges.size(), false);
        for (std::size_t i = 0; plan_.wings && i < folded.size(); ++i) {
            folded[i] = layout_.lines[i].empty();
        }
        auto list = Json::array();
        for (std::size_t i = 0; i < bundles_.edges.size(); ++i) {
            const auto& edge = bundles_.selection.edges[i];
            Json entry = {{"tail", edge.tail},
                          {"head", edge.head},
                          {"type", type_of(edge)},
                          {"directed", edge.directed},
                          {"edges", Json::array()}};
            if (folded[i]) {
                entry["fold"] = true;
            }
            if (is_bent(layout_.lines[i])) {
                entry["line"] = line_of(layout_.lines[i]);
            }
            for (const auto index : bundles_.edges[i]) {
                entry["edges"].push_back(edge_of(selection_.edges[index]));
            }
            list.push_back(std::move(entry));
        }
        return list;
    }

    std::size_t type_of(const SelectedEdge& edge) {
        const auto index = types_.index_of(edge.type);
        directed_.resize(types_.names().size(), false);
        directed_[index] = directed_[index] || edge.directed;
        return index;
    }

    /// A straight line is drawn anew from box to box, and need not be told.
    static bool is_bent(const std::vector<Point>& line) {
        if (line.size() < 4) {
            return false;
        }
        const auto& a = line.front();
        const auto& b = line.back();
        const auto length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
        return std::any_of(line.begin(), line.end(), [&](const Point& p) {
            return std::abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / length > 1.5;
        });
    }

    Json line_of(const std::vector<Point>& line) const {
        auto numbers = Json::array();
        for (const auto& point : line) {
            numbers.push_back(rounded(point.x));
            numbers.push_back(rounded(layout_.height - point.y));
        }
        return numbers;
    }

    Json edge_of(const SelectedEdge& edge) const {
        auto spells = spells_of(edge.spells);
        if (edge.spells.empty()) {
            spells.push_back(spell_of({"", "", !edge.uncertain, edge.carried, edge.disputed, edge.undated}));
        }
        Json entry = {{"modality", text_of(edge.modality)},
                      {"spells", std::move(spells)},
                      {"sources", edge.sources},
                      {"facts", facts_of(edge.facts)}};
        if (!edge.caption.empty()) {
            entry["caption"] = text_of(edge.caption);
        }
        if (const auto& range = plan_.numbers.width) {
            entry["width"] = rounded(line_width_of(range->of(edge.numbers).value_or(0), *range));
        } else if (edge.amount && std::isfinite(*edge.amount)) {
            entry["amount"] = *edge.amount;
            entry["unit"] = text_of(edge.unit);
        }
        for (const auto& name : edge.folded) {
            entry["folded"].push_back(text_of(name));
        }
        return entry;
    }

    Json labels() {
        auto list = Json::array();
        for (const auto& name : labels_.names()) {
            SelectedNode plain;
            plain.label = name;
            const auto look = node_looks_.index_of(described(look_of(plain, plan_.options.style)));
            list.push_back({{"name", text_of(name)}, {"look", look}});
        }
        return list;
    }

    /// Each type with its look under every combination of the marks that a day may bring.
    Json types() {
        auto list = Json::array();
        for (std::size_t i = 0; i < types_.names().size(); ++i) {
            SelectedEdge edge;
            edge.type = types_.names()[i];
            auto looks = Json::array();
            for (unsigned marks = 0; marks < mark_combinations; ++marks) {
                edge.carried = (marks & 1U) != 0;
                edge.modality = (marks & 2U) != 0 ? "planned" : "actual";
                edge.disputed = (marks & 4U) != 0;
                edge.uncertain = (marks & 8U) != 0;
                edge.undated = (marks & 16U) != 0;
                looks.push_back(line_looks_.index_of(described(look_of(edge, plan_.options.style))));
            }
            list.push_back(
                {{"words", text_of(in_words(edge.type))}, {"directed", bool{directed_[i]}}, {"looks", looks}});
        }
        return list;
    }

    static Json described(const NodeLook& look) {
        return {{"shape", look.shape},   {"fill", look.fill},   {"line", look.line},      {"text", look.text},
                {"border", look.border}, {"width", look.width}, {"rounded", look.rounded}};
    }

    static Json described(const EdgeLook& look) {
        return {{"colour", look.colour}, {"form", look.form},   {"head", look.head},
                {"tail", look.tail},     {"width", look.width}, {"doubled", look.doubled}};
    }

    Json page_look() const {
        const auto& page = plan_.options.style.page;
        return {{"background", page.background}, {"text", page.text}, {"faint", page.faint}, {"font", page.font}};
    }

    Json sources() const {
        auto list = Json::array();
        for (const auto& source : selection_.sources) {
            list.push_back({{"title", text_of(source.title.empty() ? source.key : source.title)},
                            {"publisher", text_of(source.publisher)},
                            {"published", text_of(source.published)},
                            {"url", escape_url(source.url)}});
        }
        return list;
    }

    const Selection& selection_;
    const Bundled& bundles_;
    const Layout& layout_;
    const DiagramPlan plan_;
    Names labels_;
    Names types_;
    Shared node_looks_;
    Shared line_looks_;
    std::vector<bool> directed_;
};

void check_sources(const Selection& selection) {
    const auto check = [&](const std::vector<std::size_t>& sources) {
        if (std::any_of(sources.begin(), sources.end(), [&](auto s) { return s >= selection.sources.size(); })) {
            throw Error("cannot draw: a fact cites a source that is not in the selection");
        }
    };
    for (const auto& node : selection.nodes) {
        for (const auto& fact : node.facts) {
            check(fact.sources);
        }
    }
    for (const auto& edge : selection.edges) {
        check(edge.sources);
        for (const auto& fact : edge.facts) {
            check(fact.sources);
        }
    }
}

}  // namespace

Bundled bundled(const Selection& selection) {
    Bundled result;
    result.selection = selection;
    result.selection.edges.clear();
    std::map<std::tuple<std::size_t, std::size_t, std::string_view, bool>, std::size_t> places;
    for (std::size_t i = 0; i < selection.edges.size(); ++i) {
        const auto& edge = selection.edges[i];
        const bool swap = !edge.directed && edge.head < edge.tail;
        const auto tail = swap ? edge.head : edge.tail;
        const auto head = swap ? edge.tail : edge.head;
        const auto [at, fresh] =
            places.try_emplace({tail, head, edge.type, edge.directed}, result.selection.edges.size());
        if (fresh) {
            SelectedEdge one;
            one.tail = tail;
            one.head = head;
            one.type = edge.type;
            one.directed = edge.directed;
            one.numbers = edge.numbers;
            result.selection.edges.push_back(std::move(one));
            result.edges.emplace_back();
        }
        result.edges[at->second].push_back(i);
    }
    return result;
}

std::string page_data(const Selection& selection, const Bundled& bundles, const Layout& layout,
                      const DrawOptions& options) {
    check_sources(selection);
    const auto json =
        Document(selection, bundles, layout, options).write().dump(-1, ' ', true, Json::error_handler_t::replace);
    std::string escaped;
    escaped.reserve(json.size());
    for (const char letter : json) {
        if (letter == '<') {
            escaped += "\\u003c";
        } else {
            escaped += letter;
        }
    }
    return escaped;
}

std::string plain_text(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (point.value == '\n' || point.value == '\t') {
            plain += ' ';
        } else if (!is_control(point.value)) {
            append_utf8(plain, point.value);
        }
        at = point.end;
    }
    return plain;
}

}  // namespace entente
