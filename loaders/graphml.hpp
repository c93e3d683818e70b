#pragma once

#include "loaders/graph_sink.hpp"
#include "loaders/graphml_values.hpp"
#include "loaders/xml_reader.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace entente {

/// What is made of a GraphML document as it streams by.
///
/// Nested graphs, hyperedges and ports, which the model has no words for, throw Error with their line; what programs
/// keep in data without a name is passed over, but for the labels that yEd writes. What one element can take of memory
/// is bounded: keys, what they say by default, and an element with all of its data.
class GraphmlListener : public XmlListener {
public:
    struct Hooks {
        std::function<void(const ForeignNode&)> node;
        std::function<void(const ForeignEdge&)> edge;

        /// Records of a full export, of the graph, a node or an edge.
        std::function<void(const std::string& lines, std::int64_t line)> records;
        std::function<void(std::int64_t line, const RowRejected&)> reject;
        std::function<bool(std::uint64_t consumed)> goes_on;
    };

    GraphmlListener(std::string file, Hooks hooks) : file_(std::move(file)), hooks_(std::move(hooks)) {}

    void begin(std::string_view name, const std::vector<Attribute>& attributes, std::int64_t line) override;
    void end(std::string_view name, std::string_view text, std::int64_t line) override;
    bool wants_text() const override { return wants_text_; }
    bool goes_on(std::uint64_t consumed) override { return hooks_.goes_on(consumed); }

    /// Whether an element has begun whose records, or keys, tell that this is a full export.
    bool is_record() const { return is_record_; }

private:
    enum class Element : std::uint8_t { none, node, edge };

    [[noreturn]] void fail(std::int64_t line, const std::string& words) const;
    void begin_top(std::string_view name, const std::vector<Attribute>& attributes, std::int64_t line);
    void begin_key(const std::vector<Attribute>& attributes, std::int64_t line);
    void begin_element(std::string_view name, const std::vector<Attribute>& attributes, std::int64_t line);
    void begin_data(const std::vector<Attribute>& attributes, std::int64_t line);
    void end_data(std::string_view text, std::int64_t line);
    void end_element(std::int64_t line);
    void end_key(std::int64_t line);
    void weigh(std::string_view text, std::int64_t line);
    void add_defaults(std::string_view target, std::vector<ForeignProperty>& properties) const;
    std::vector<ForeignProperty>& properties();

    std::string file_;
    Hooks hooks_;
    std::vector<std::string> open_;  ///< names of the elements around
    std::map<std::string, GraphmlKey, std::less<>> keys_;
    std::vector<const GraphmlKey*> defaults_;  ///< keys that say what an element without them has
    std::size_t key_weight_ = 0;
    std::size_t default_weight_ = 0;
    std::size_t weight_ = 0;           ///< of the element that is read
    GraphmlKey declared_;              ///< the key that is read
    const GraphmlKey* key_ = nullptr;  ///< of the data that is read
    bool directed_ = true;
    bool graph_seen_ = false;
    bool is_record_ = false;
    bool wants_text_ = false;
    Element element_ = Element::none;
    ForeignNode node_;
    ForeignEdge edge_;
    bool has_records_ = false;
    bool wrong_ = false;  ///< the element has been rejected
};

}  // namespace entente
