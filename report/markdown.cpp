#include "report/markdown.hpp"

#include "graph/error.hpp"

#include <cmark-gfm-core-extensions.h>
#include <fmt/format.h>

#include <cstdlib>
#include <vector>

namespace entente {

namespace {

constexpr int kOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;
constexpr std::size_t kLongest = std::size_t{1} << 20U;
constexpr std::size_t kDeepest = 100;

std::string taken(char* text) {
    std::string result(text);
    std::free(text);
    return result;
}

void require_shallow(cmark_node* root, std::size_t lines_before) {
    std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(cmark_iter_new(root), cmark_iter_free);
    std::size_t depth = 0;
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (cmark_node_first_child(node) == nullptr) continue;
        depth += event == CMARK_EVENT_ENTER ? 1 : -1;
        if (depth > kDeepest)
            throw Error(fmt::format("{}: lists, quotes and emphasis stand in one another more than {} deep",
                                    line_of(node) + lines_before, kDeepest));
    }
}

}  // namespace

Markdown::Markdown(std::string_view text, std::size_t lines_before) {
    if (text.size() > kLongest)
        throw Error(fmt::format("1: the document has {} bytes, at most {} are taken", text.size(), kLongest));
    cmark_gfm_core_extensions_ensure_registered();
    parser_.reset(cmark_parser_new(kOptions));
    for (const auto* name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser_.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser_.get(), text.data(), text.size());
    root_.reset(cmark_parser_finish(parser_.get()));
    require_shallow(root(), lines_before);
    cmark_consolidate_text_nodes(root());
}

std::string Markdown::html(Html html) const {
    return taken(cmark_render_html(root(), kOptions | (html == Html::kept ? CMARK_OPT_UNSAFE : 0),
                                   cmark_parser_get_syntax_extensions(parser_.get())));
}

std::string Markdown::latex() const { return taken(cmark_render_latex(root(), kOptions, 0)); }

std::string Markdown::common_mark() const { return taken(cmark_render_commonmark(root(), kOptions, 0)); }

std::string Markdown::latex_of_children(cmark_node* parent) const {
    const std::unique_ptr<cmark_node, NodeEnd> part(cmark_node_new(CMARK_NODE_DOCUMENT));
    while (cmark_node* child = cmark_node_first_child(parent)) {
        cmark_node_unlink(child);
        cmark_node_append_child(part.get(), child);
    }
    std::string text = taken(cmark_render_latex(part.get(), kOptions, 0));
    text.erase(text.find_last_not_of('\n') + 1);
    return text;
}

void Markdown::each(const std::function<Then(cmark_node*)>& visit) const {
    std::vector<cmark_node*> open = {root()};
    while (!open.empty()) {
        cmark_node* node = open.back();
        open.pop_back();
        if (cmark_node* next = node == root() ? nullptr : cmark_node_next(node)) open.push_back(next);
        if (visit(node) == Then::pass) continue;
        if (cmark_node* child = cmark_node_first_child(node)) open.push_back(child);
    }
}

std::string literal_of(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? "" : text;
}

std::string info_of(cmark_node* node) {
    const char* text = cmark_node_get_fence_info(node);
    return text == nullptr ? "" : text;
}

std::size_t line_of(cmark_node* node) {
    while (node != nullptr && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    return node == nullptr ? 0 : static_cast<std::size_t>(cmark_node_get_start_line(node));
}

cmark_node* replace_raw(cmark_node* node, cmark_node_type type, const std::string& text) {
    cmark_node* raw = cmark_node_new(type);
    cmark_node_set_on_enter(raw, text.c_str());
    if (cmark_node_replace(node, raw) == 0) {
        cmark_node_free(raw);
        throw Error("cmark does not take a piece in the place of a block");
    }
    cmark_node_free(node);
    return raw;
}

}  // namespace entente
