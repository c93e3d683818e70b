#include "verbs/select_steps.hpp"
#include "verbs/select_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {

namespace {

/// Words of `status` and `role` that say that somebody belongs only in part, or not.
constexpr std::array<std::string_view, 5> kBeside = {"associate", "observer", "partner", "candidate", "guest"};

/// The word by which a tie says that its member stands beside; empty if it is a full one.
std::string standing(const Snapshot& snapshot, EdgeIndex edge) {
    for (std::string_view name : {"status", "role"}) {
        const Value* value = value_of(snapshot, edge, name);
        std::string word = value == nullptr ? "" : to_string(*value);
        if (std::count(kBeside.begin(), kBeside.end(), word) > 0) return word;
    }
    return "";
}

/// Counts in words: "4 observer, 1 partner".
std::string words(const std::map<std::string, std::size_t>& counts) {
    std::string words;
    for (const auto& [word, count] : counts) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, word);
    return words;
}

}  // namespace

Boxed take_boxes(Sketch& sketch, const Snapshot& snapshot, const BoxOptions& options) {
    Boxed boxed{options.nodes, {}, {}};
    if (options.nodes.empty()) return boxed;
    auto keep = members_of(sketch, snapshot);
    std::map<std::string, std::size_t> beside;
    std::map<std::string, std::size_t> other;
    auto box_of = [&](NodeIndex node) {
        return static_cast<std::size_t>(std::find(options.nodes.begin(), options.nodes.end(), node) -
                                        options.nodes.begin());
    };
    for (const SketchTie& tie : sketch.ties) {
        for (auto [node, member] : {std::pair(tie.head, tie.tail), std::pair(tie.tail, tie.head)}) {
            std::size_t box = box_of(node);
            if (box == options.nodes.size() || box_of(member) < options.nodes.size()) continue;
            if (snapshot.type(tie.edge) != options.type) {
                ++other[snapshot.schema().at(snapshot.type(tie.edge)).name];
            } else if (std::string word = standing(snapshot, tie.edge); !word.empty()) {
                ++beside[word];
            } else {
                auto& boxes = boxed.members[member];
                if (std::count(boxes.begin(), boxes.end(), box) == 0) boxes.push_back(box);
                boxed.ties.emplace_back(member, tie.edge);
            }
        }
    }
    for (auto& [member, boxes] : boxed.members) std::sort(boxes.begin(), boxes.end());
    for (NodeIndex node : options.nodes) keep[raw(node)] = false;
    keep_only(sketch, keep);
    if (!beside.empty())
        sketch.notes.push_back(fmt::format("Not in the boxes, for want of full standing: {}.", words(beside)));
    if (!other.empty())
        sketch.notes.push_back(fmt::format("Left out, as other ties of what is a box: {}.", words(other)));
    return boxed;
}

}  // namespace entente
