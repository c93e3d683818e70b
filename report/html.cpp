#include "report/html.hpp"

#include "export/text.hpp"

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

}  // namespace entente
