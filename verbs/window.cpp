#include "verbs/window.hpp"

#include "verbs/cells.hpp"

#include <algorithm>

namespace entente {

std::string shown_words(const Store& store, const Resolution& resolution, std::string_view property,
                        const Interval& days) {
    std::vector<std::string> texts;
    for (const Piece* piece : shown(store.schema(), resolution, property, days))
        texts.push_back(words(store, piece->value));
    return joined(texts);
}

Cell shown_cell(const Store& store, const Resolution& resolution, std::string_view property, const Interval& days) {
    Cell::List values;
    for (const Piece* piece : shown(store.schema(), resolution, property, days))
        values.push_back(cell(store, piece->value));
    const Property* known = store.schema().property(property);
    if (known != nullptr && (known->many || values.size() > 1)) return values;
    return values.empty() ? Cell() : values.front();
}

std::vector<std::string> shown_labels(const Store& store, const Resolution& resolution, const Interval& days) {
    std::vector<std::string> labels;
    for (const Piece* piece : shown(store.schema(), resolution, "label", days))
        labels.push_back(words(store, piece->value));
    std::sort(labels.begin(), labels.end());
    return labels;
}

}  // namespace entente
