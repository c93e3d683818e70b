#include "queries/level.hpp"

#include <numeric>

namespace entente {

Level first_level(const Network& network, const ArcRows& both_ways) {
    Level level;
    const double ways = network.directed() ? 1 : 2;
    for (Vertex vertex = 0; vertex < network.size(); ++vertex) {
        for (auto arc = both_ways.first[vertex]; arc < both_ways.first[vertex + 1]; ++arc) {
            if (const auto strength = both_ways.strength(arc); strength > 0) {
                level.ends.push_back(both_ways.ends[arc]);
                level.pulls.push_back(ways * strength);
            }
        }
        level.first.push_back(level.ends.size());
        const auto sum = [&](const ArcRows& rows) {
            double strength = network.loops.empty() ? 0 : network.loops[vertex];
            for (auto arc = rows.first[vertex]; arc < rows.first[vertex + 1]; ++arc) {
                strength += rows.strength(arc);
            }
            return strength;
        };
        level.sent.push_back(sum(network.out));
        level.received.push_back(sum(network.incoming()));
        level.total += level.sent.back();
    }
    return level;
}

Level merged(const Level& level, const Labels& parts, std::size_t count) {
    std::vector<std::vector<Vertex>> members(count);
    for (Vertex node = 0; node < level.size(); ++node) {
        members[parts[node]].push_back(node);
    }
    Level made;
    made.total = level.total;
    std::vector<double> pulls(count);
    std::vector<Vertex> heard;
    for (std::size_t part = 0; part < count; ++part) {
        Flow whole;
        for (const auto node : members[part]) {
            whole += flow(level, node);
            for (auto arc = level.first[node]; arc < level.first[node + 1]; ++arc) {
                const auto end = parts[level.ends[arc]];
                if (end == part) {
                    continue;
                }
                if (pulls[end] == 0) {
                    heard.push_back(end);
                }
                pulls[end] += level.pulls[arc];
            }
        }
        for (const auto end : heard) {
            made.ends.push_back(end);
            made.pulls.push_back(pulls[end]);
            pulls[end] = 0;
        }
        heard.clear();
        made.first.push_back(made.ends.size());
        made.sent.push_back(whole.sent);
        made.received.push_back(whole.received);
    }
    return made;
}

Labels alone(std::size_t size) {
    Labels labels(size);
    std::iota(labels.begin(), labels.end(), 0U);
    return labels;
}

std::size_t renumber(Labels& labels) {
    constexpr auto kNew = static_cast<Vertex>(-1);
    Labels number(labels.size(), kNew);
    Vertex count = 0;
    for (auto& label : labels) {
        if (number[label] == kNew) {
            number[label] = count++;
        }
        label = number[label];
    }
    return count;
}

}  // namespace entente
