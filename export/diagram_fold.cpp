#include "export/diagram_fold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "export/diagram_looks.hpp"
#include "export/diagram_scales.hpp"
#include "export/text.hpp"

namespace entente {
namespace {

constexpr std::size_t least_ties = 7;   // of one type, from which a node is a hub
constexpr double most_carriers = 0.8;   // of the nodes of a kind; above, the hub states the number
constexpr std::size_t longest_key = 7;  // letters of a key that serves as tag
constexpr std::size_t longest_tag = 5;  // letters of a tag made of initials

/// The ties of one type at one node, without those that have more to say.
struct Bundle {
    std::size_t hub = 0;
    std::vector<std::size_t> ties;
};

bool is_plain(const DrawnTie& tie, const Selection& selection) {
    const auto& edge = *tie.edge;
    return edge.modality == "actual" && edge.change == SelectedChange::none && !edge.disputed && !tie.amount &&
           edge.tail != edge.head && !selection.nodes[edge.tail].focus && !selection.nodes[edge.head].focus;
}

std::size_t other_end(const DrawnTie& tie, std::size_t node) {
    return tie.edge->tail == node ? tie.edge->head : tie.edge->tail;
}

/// Bundles large enough for a hub, the largest first. Of ties with different words only the most usual are in.
std::vector<Bundle> bundles_of(const Selection& selection, const std::vector<DrawnTie>& ties) {
    std::map<std::tuple<std::size_t, std::string, std::string>, std::vector<std::size_t>> by_words;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        if (is_plain(ties[i], selection)) {
            if (!ties[i].edge->directed) {
                by_words[{ties[i].edge->tail, ties[i].edge->type, ties[i].caption}].push_back(i);
            }
            by_words[{ties[i].edge->head, ties[i].edge->type, ties[i].caption}].push_back(i);
        }
    }
    std::map<std::pair<std::size_t, std::string>, Bundle> largest;
    for (auto& [key, members] : by_words) {
        const auto& [node, type, words] = key;
        auto& bundle = largest[{node, type}];
        if (members.size() >= least_ties && members.size() > bundle.ties.size()) {
            bundle = {node, members};
        }
    }
    std::vector<Bundle> bundles;
    for (auto& entry : largest) {
        if (!entry.second.ties.empty()) {
            bundles.push_back(std::move(entry.second));
        }
    }
    std::stable_sort(bundles.begin(), bundles.end(),
                     [](const Bundle& a, const Bundle& b) { return a.ties.size() > b.ties.size(); });
    return bundles;
}

/// The first letters of the words that begin with a capital, or else of the name.
std::string initials_of(const std::string& name) {
    std::string capitals;
    for (std::size_t i = 0; i < name.size() && capitals.size() < longest_tag; ++i) {
        const bool begins = i == 0 || name[i - 1] == ' ' || name[i - 1] == '-';
        if (begins && name[i] >= 'A' && name[i] <= 'Z') {
            capitals += name[i];
            // A word of capitals is a name of its own: "IT Coalition" is ITC.
            for (; i + 1 < name.size() && name[i + 1] >= 'A' && name[i + 1] <= 'Z' && capitals.size() < longest_tag;
                 ++i) {
                capitals += name[i + 1];
            }
        }
    }
    return capitals.size() >= 2 ? capitals : shortened(name, longest_tag);
}

std::string tag_of(const SelectedNode& node, std::set<std::string>& taken) {
    const bool short_key =
        !node.key.empty() && display_width(node.key) <= longest_key && node.key.find(':') == std::string::npos;
    const auto wanted = short_key ? node.key : initials_of(node.name.empty() ? node.key : node.name);
    auto tag = wanted;
    for (int serial = 2; !taken.insert(tag).second; ++serial) {
        tag = fmt::format("{}{}", wanted, serial);
    }
    return tag;
}

/// How many nodes have the label that most of the others ends have.
std::size_t peers_of(const Bundle& bundle, const Selection& selection, const std::vector<DrawnTie>& ties) {
    std::map<std::string, std::size_t> labels;
    for (const auto tie : bundle.ties) {
        ++labels[selection.nodes[other_end(ties[tie], bundle.hub)].label];
    }
    const auto most = std::max_element(labels.begin(), labels.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return static_cast<std::size_t>(
        std::count_if(selection.nodes.begin(), selection.nodes.end(),
                      [&](const auto& node) { return node.label == most->first && !node.focus; }));
}

bool is_weak(const DrawnTie& tie) { return tie.edge->carried || tie.edge->undated || tie.edge->uncertain; }

bool all_weak(const Bundle& bundle, const std::vector<DrawnTie>& ties) {
    return std::all_of(bundle.ties.begin(), bundle.ties.end(), [&](std::size_t tie) { return is_weak(ties[tie]); });
}

/// Tags handed out: one for each set of carriers, so that the parties of a treaty and the members of its organisation
/// carry one tag where they are the same.
class Tags {
public:
    std::string of(const Bundle& bundle, const Selection& selection, const std::vector<DrawnTie>& ties) {
        std::set<std::pair<std::size_t, bool>> carriers;
        for (const auto tie : bundle.ties) {
            carriers.insert({other_end(ties[tie], bundle.hub), is_weak(ties[tie]) && !all_weak(bundle, ties)});
        }
        const auto [known, fresh] = of_carriers_.try_emplace(carriers);
        is_new = fresh;
        if (fresh) {
            const auto [first, first_at_hub] = of_hub_.try_emplace(bundle.hub);
            if (first_at_hub) {
                first->second = tag_of(selection.nodes[bundle.hub], taken_);
            }
            const auto type = in_words(ties[bundle.ties.front()].edge->type);
            known->second =
                first_at_hub ? first->second : first->second + ":" + shortened(type.substr(0, type.find(' ')), 12);
        }
        return known->second;
    }

    bool is_new = false;  ///< whether the last one had not been handed out before

private:
    std::set<std::string> taken_;
    std::map<std::size_t, std::string> of_hub_;
    std::map<std::set<std::pair<std::size_t, bool>>, std::string> of_carriers_;  // each, and whether in brackets
};

/// Writes a bundle: the tag at its carriers and at the hub. Brackets stand at the hub where they hold of all.
void write_tags(Fold& fold, const Bundle& bundle, const Selection& selection, const std::vector<DrawnTie>& ties,
                Tags& tags) {
    const auto tag = tags.of(bundle, selection, ties);
    const bool weak_hub = all_weak(bundle, ties);
    const auto type = shortened(in_words(ties[bundle.ties.front()].edge->type), 30);
    auto& remark = fold.remarks[bundle.hub];
    remark += (remark.empty() ? "" : "\n") + (weak_hub ? "(" + tag + ")" : tag) + " = " + type;
    fold.example = fold.example.empty() ? tag : fold.example;
    fold.brackets = fold.brackets || weak_hub;
    for (const auto tie : bundle.ties) {
        const auto weak = is_weak(ties[tie]) && !weak_hub;
        fold.brackets = fold.brackets || weak;
        auto& beside = fold.tags[other_end(ties[tie], bundle.hub)];
        if (tags.is_new) {
            beside += (beside.empty() ? "" : " ") + (weak ? "(" + tag + ")" : tag);
        }
    }
}

/// What a tie to the focus says of an amount stands beside the other end.
void write_amounts(Fold& fold, const Selection& selection, const std::vector<DrawnTie>& ties) {
    for (const auto& tie : ties) {
        const auto& edge = *tie.edge;
        if (tie.amount && selection.nodes[edge.tail].focus != selection.nodes[edge.head].focus) {
            auto& beside = fold.tags[selection.nodes[edge.tail].focus ? edge.head : edge.tail];
            beside += (beside.empty() ? "" : "\n") + in_words(edge.type) + " ";
            beside += tie.count == 1
                          ? shortened(tie.caption, 60)
                          : fmt::format("{} times, up to {} {}", tie.count, short_amount(*tie.amount), edge.unit);
        }
    }
}

}  // namespace

Fold fold_of(const Selection& selection, const std::vector<DrawnTie>& ties) {
    const auto nodes = selection.nodes.size();
    Fold fold{std::vector<bool>(ties.size(), false),
              std::vector<std::string>(nodes),
              std::vector<std::string>(nodes),
              {},
              false,
              false};
    Tags tags;
    for (auto& bundle : bundles_of(selection, ties)) {
        std::erase_if(bundle.ties, [&](std::size_t tie) { return fold.is_folded[tie]; });  // at a larger hub
        if (bundle.ties.size() < least_ties) {
            continue;
        }
        for (const auto tie : bundle.ties) {
            fold.is_folded[tie] = true;
        }
        if (static_cast<double>(bundle.ties.size()) <=
            most_carriers * static_cast<double>(peers_of(bundle, selection, ties))) {
            write_tags(fold, bundle, selection, ties, tags);
            continue;
        }
        auto& remark = fold.remarks[bundle.hub];
        remark +=
            (remark.empty() ? "" : "\n") +
            fmt::format("{} × {}", bundle.ties.size(), shortened(in_words(ties[bundle.ties.front()].edge->type), 30));
        fold.numbers = true;
    }
    write_amounts(fold, selection, ties);
    return fold;
}

}  // namespace entente
