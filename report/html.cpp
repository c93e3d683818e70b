#include "report/html.hpp"

#include "export/text.hpp"

#include <memory>

namespace entente {

std::string web_only(const std::string& url) { return is_web(url) ? url : "#"; }

std::string inert_json(std::string_view json) {
    std::string text;
    for (char c : json) {
        if (c == '<' || c == '>' || c == '&') {
            text += c == '<' ? "\\u003C" : c == '>' ? "\\u003E" : "\\u0026";
        } else {
            text += c;
        }
    }
    return text;
}

std::string text_below(cmark_node* node) {
    std::string text;
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(cmark_iter_new(node), cmark_iter_free);
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node* one = cmark_iter_get_node(iterator.get());
        const auto type = cmark_node_get_type(one);
        if (event != CMARK_EVENT_ENTER) continue;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) text += literal_of(one);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) text += ' ';
    }
    return text;
}

}  // namespace entente
