#include "export/diagram_looks.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <iterator>

namespace entente {
namespace {

struct NamedNodeLook {
    std::string_view name;
    NodeLook look;
};

struct NamedEdgeLook {
    std::string_view name;
    EdgeLook look;
};

// Tints and lines after Okabe and Ito's palette, which people with any common colour blindness can tell apart.
constexpr NamedNodeLook labels[] = {
    {"Country", {"box", "#DCEAF7", "#2F6690", "■"}},       {"Organisation", {"box", "#D5EFE5", "#1B7F5C", "▣"}},
    {"Coalition", {"hexagon", "#FCE8CC", "#B4670B", "⬢"}}, {"Agreement", {"note", "#FBF7DD", "#8A7A12", "▤"}},
    {"Provision", {"tab", "#F4F1EA", "#7D7461", "▥"}},     {"Topic", {"parallelogram", "#EBE3F5", "#6B4C9A", "▰"}},
    {"Group", {"folder", "#E6E6E6", "#555555", "◫"}},      {"Meeting", {"octagon", "#F9DFE9", "#A3376B", "◆"}},
    {"Person", {"oval", "#FFFFFF", "#444444", "○"}},
};

constexpr NamedEdgeLook types[] = {
    {"MEMBER_OF", {"#7C8894", "normal", "▶"}}, {"ASPIRES_TO", {"#56B4E9", "vee", "➤"}},
    {"PARTY_TO", {"#0072B2", "normal", "▶"}},  {"NEGOTIATES", {"#E69F00", "vee", "➤"}},
    {"IMPLEMENTS", {"#B8860B", "empty", "▷"}}, {"SUPPORTS", {"#009E73", "normal", "▶"}},
    {"ENDORSES", {"#117733", "diamond", "◆"}}, {"OPPOSES", {"#D55E00", "tee", "┫"}},
    {"SIGNED", {"#882255", "dot", "●"}},       {"ATTENDED", {"#AA4499", "dot", "●"}},
    {"REPRESENTS", {"#666666", "box", "■"}},   {"CONTAINS", {"#8C8C8C", "diamond", "◆"}},
    {"CONCERNS", {"#CC79A7", "vee", "➤"}},
};

constexpr std::string_view other_shapes[] = {"box", "ellipse", "hexagon", "octagon", "component", "house", "cds"};
constexpr std::string_view other_signs[] = {"■", "●", "⬢", "◆", "▤", "▲", "▶"};
constexpr std::array<std::array<std::string_view, 2>, 6> other_tints = {{{"#DCEAF7", "#2F6690"},
                                                                         {"#D5EFE5", "#1B7F5C"},
                                                                         {"#FCE8CC", "#B4670B"},
                                                                         {"#EBE3F5", "#6B4C9A"},
                                                                         {"#F9DFE9", "#A3376B"},
                                                                         {"#FBF7DD", "#8A7A12"}}};
constexpr std::string_view other_colours[] = {"#0072B2", "#009E73", "#D55E00", "#CC79A7",
                                              "#B8860B", "#56B4E9", "#7C8894", "#882255"};

/// FNV-1a: the same on every machine, unlike std::hash.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    }
    return hash ^ (hash >> 32);
}

}  // namespace

NodeLook look_of_label(std::string_view label) {
    const auto* const found =
        std::find_if(std::begin(labels), std::end(labels), [&](const auto& row) { return row.name == label; });
    if (found != std::end(labels)) {
        return found->look;
    }
    const auto hash = hash_of(label);
    const auto shape = hash % std::size(other_shapes);
    const auto& tint = other_tints[(hash / 16) % other_tints.size()];
    return {other_shapes[shape], tint[0], tint[1], other_signs[shape]};
}

EdgeLook look_of_type(std::string_view type) {
    const auto* const found =
        std::find_if(std::begin(types), std::end(types), [&](const auto& row) { return row.name == type; });
    if (found != std::end(types)) {
        return found->look;
    }
    return {other_colours[hash_of(type) % std::size(other_colours)], "normal", "▶"};
}

std::string in_words(std::string_view name) {
    const bool shouted =
        std::none_of(name.begin(), name.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
    std::string words;
    for (const char letter : name) {
        const bool upper = shouted && letter >= 'A' && letter <= 'Z';
        words += letter == '_' ? ' ' : upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return words;
}

}  // namespace entente
