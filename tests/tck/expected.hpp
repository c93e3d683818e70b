#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente::tck {

struct Expected;
using ExpectedMap = std::vector<std::pair<std::string, Expected>>;

struct ExpectedNode {
    std::vector<std::string> labels;
    ExpectedMap properties;
};

struct ExpectedEdge {
    std::string type;
    ExpectedMap properties;
};

/// Nodes and what lies between them: one node more than edges.
struct ExpectedPath {
    std::vector<ExpectedNode> nodes;
    std::vector<ExpectedEdge> edges;
    std::vector<bool> forward;  ///< by edge: it points to the right
};

/// A value as feature files write it.
struct Expected {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<Expected>, ExpectedMap,
                 ExpectedNode, ExpectedEdge, ExpectedPath>
        content;
};

/// Reads `null`, `true`, `1`, `-.5e3`, `NaN`, `-Inf`, `'a text'`, `[1, 2]`, `{key: 1}`, `(:A:B {key: 1})`,
/// `[:TYPE {key: 1}]` and `<(:A)-[:T]->()<-[:T]-(:B)>`. In texts `\'` and `\\` are one character. Throws Error.
Expected parse_expected(std::string_view text);

}  // namespace entente::tck
