#include "export/diagram_parts.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace entente {
namespace {

constexpr std::size_t most_nodes = 160;
constexpr double most_lines = 2.0;  // a node, that do not end at the focus

/// Works out the parts, step by step.
class Casting {
public:
    Casting(const Selection& selection, const std::vector<DrawnTie>& ties, const Fold& fold)
        : selection_(selection), ties_(ties), fold_(fold) {
        cast_.neighbours.resize(selection.nodes.size());
        cast_.partner.assign(selection.nodes.size(), no_partner);
        cast_.part.assign(selection.nodes.size(), WingPart::member);
    }

    std::optional<Cast> run() {
        if (selection_.nodes.size() > most_nodes || !find_focus()) {
            return std::nullopt;
        }
        find_neighbours();
        find_links();
        find_parts();
        if (stray_lines() > most_lines * static_cast<double>(selection_.nodes.size())) {
            return std::nullopt;
        }
        return std::move(cast_);
    }

private:
    const SelectedNode& node(std::size_t index) const { return selection_.nodes[index]; }

    bool find_focus() {
        std::size_t count = 0;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            if (node(i).focus) {
                cast_.focus = i;
                ++count;
            }
        }
        return count == 1;
    }

    void find_neighbours() {
        for (std::size_t i = 0; i < ties_.size(); ++i) {
            const auto& edge = *ties_[i].edge;
            if (!fold_.is_folded[i] && edge.tail != edge.head) {
                cast_.neighbours[edge.tail].insert(edge.head);
                cast_.neighbours[edge.head].insert(edge.tail);
            }
        }
    }

    /// A link ties the focus to one other node, and that one is no link itself: the less tied of the two is the link.
    void find_links() {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            if (cast_.neighbours[i].size() == 2 && cast_.neighbours[i].contains(cast_.focus) &&
                fold_.remarks[i].empty()) {
                order.push_back(i);
            }
        }
        std::set<std::size_t> partners;
        for (const auto i : order) {
            const auto other = *cast_.neighbours[i].begin() == cast_.focus ? *cast_.neighbours[i].rbegin()
                                                                           : *cast_.neighbours[i].begin();
            const bool weaker = node(i).label != node(other).label &&
                                (cast_.neighbours[other].size() != 2 || node(i).label < node(other).label);
            if (weaker && cast_.partner[other] == no_partner && !partners.contains(i)) {
                cast_.partner[i] = other;
                partners.insert(other);
            }
        }
    }

    std::string member_label() const {
        std::map<std::string, std::size_t> among_partners;
        std::map<std::string, std::size_t> among_all;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            if (cast_.partner[i] != no_partner) {
                ++among_partners[node(cast_.partner[i]).label];
            } else if (i != cast_.focus) {
                ++among_all[node(i).label];
            }
        }
        const auto& counts = among_partners.empty() ? among_all : among_partners;
        const auto most = std::max_element(counts.begin(), counts.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == counts.end() ? "" : most->first;
    }

    void find_parts() {
        const auto label = member_label();
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            cast_.part[i] = i == cast_.focus                 ? WingPart::focus
                            : cast_.partner[i] != no_partner ? WingPart::link
                            : node(i).label == label         ? WingPart::member
                                                             : WingPart::band;
        }
    }

    double stray_lines() const {
        double count = 0;
        for (std::size_t i = 0; i < selection_.nodes.size(); ++i) {
            count += static_cast<double>(
                i == cast_.focus || cast_.partner[i] != no_partner ? 0 : cast_.neighbours[i].size());
        }
        return count / 2;
    }

    const Selection& selection_;
    const std::vector<DrawnTie>& ties_;
    const Fold& fold_;
    Cast cast_;
};

}  // namespace

std::optional<Cast> cast_of(const Selection& selection, const std::vector<DrawnTie>& ties, const Fold& fold) {
    return Casting(selection, ties, fold).run();
}

}  // namespace entente
