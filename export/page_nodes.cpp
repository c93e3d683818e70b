#include "export/page_nodes.hpp"

#include "export/diagram_attributes.hpp"
#include "export/diagram_words.hpp"
#include "export/text.hpp"

namespace entente::page {
namespace {

constexpr std::size_t name_line = 26;  // letters; a name in its box is shorter than elsewhere

}  // namespace

Json Nodes::write() {
    auto list = Json::array();
    for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
        const auto& node = selection_.nodes[i];
        const auto& box = layout_.nodes[i];
        Json entry = {{"key", text_of(node.key)},
                      {"name", text_of(node.name.empty() ? node.key : node.name)},
                      {"label", labels_.index_of(node.label)},
                      {"look", looks_.index_of(described(node_look(node, plan_)))},
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
void Nodes::add_folded(Json& entry, std::size_t index) const {
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

Json Nodes::lines_of_name(std::size_t index) const {
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

double Nodes::letters(std::size_t index) const {
    const auto scale = plan_.options.style.page.letters / 11;
    if (plan_.wings) {
        return scale * letters_of(plan_.wings->places[index].part);
    }
    const bool focus = selection_.nodes[index].focus && !plan_.numbers.size;
    return scale * (focus ? 18 : is_tall(index, plan_) ? 13 : is_small(plan_) ? 12 : 11);
}

Json Nodes::labels() {
    auto list = Json::array();
    for (const auto& name : labels_.names()) {
        SelectedNode plain;
        plain.label = name;
        const auto look = looks_.index_of(described(look_of(plain, plan_.options.style)));
        list.push_back({{"name", text_of(name)}, {"look", look}});
    }
    return list;
}

}  // namespace entente::page
