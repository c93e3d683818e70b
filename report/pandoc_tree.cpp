#include "report/pandoc_tree.hpp"

#include "report/html.hpp"

#include <cmark-gfm-core-extensions.h>

#include <string_view>

namespace entente::pandoc {

namespace {

std::string text_of(const char* text) { return text == nullptr ? "" : text; }

/// From cmark's tree, whose depth is bounded.
class Tree {
public:
    Tree(const Woven& woven, const Setting& setting) : woven_(woven), setting_(setting) {
        for (cmark_node* node = cmark_node_first_child(woven.markdown.root()); node != nullptr;
             node = cmark_node_next(node)) {
            if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) notes_.push_back(node);
        }
    }

    Json blocks_below(cmark_node* parent) {
        Json result = Json::array();
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
            append_block(node, result);
        return result;
    }

private:
    Json inlines_below(cmark_node* parent) {
        Json result = Json::array();
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
            append_inline(node, result);
        return result;
    }

    void append_block(cmark_node* node, Json& result) {
        if (const auto piece = woven_.pieces.find(node); piece != woven_.pieces.end()) {
            for (Json& block : blocks(piece->second, setting_)) result.push_back(std::move(block));
            return;
        }
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH) {
            cmark_node* list = cmark_node_parent(cmark_node_parent(node));
            const bool tight = list != nullptr && cmark_node_get_list_tight(list) != 0;
            result.push_back(element(tight ? "Plain" : "Para", inlines_below(node)));
        } else if (type == CMARK_NODE_HEADING) {
            result.push_back(element(
                "Header", Json::array({cmark_node_get_heading_level(node), attributes(), inlines_below(node)})));
        } else if (type == CMARK_NODE_BLOCK_QUOTE) {
            result.push_back(element("BlockQuote", blocks_below(node)));
        } else if (type == CMARK_NODE_LIST) {
            result.push_back(list(node));
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            result.push_back(element("CodeBlock", Json::array({attributes(), literal_of(node)})));
        } else if (type == CMARK_NODE_HTML_BLOCK) {
            result.push_back(element("RawBlock", Json::array({"html", literal_of(node)})));
        } else if (type == CMARK_NODE_THEMATIC_BREAK) {
            result.push_back(element("HorizontalRule"));
        } else if (text_of(cmark_node_get_type_string(node)) == "table") {
            result.push_back(table_below(node));
        }
    }

    Json list(cmark_node* node) {
        Json items = Json::array();
        for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
            Json content = blocks_below(item);
            if (text_of(cmark_node_get_type_string(item)) == "tasklist" && !content.empty()) {
                const std::string first = content[0].at("t");
                if (first != "Plain" && first != "Para")
                    content.insert(content.begin(), element("Plain", Json::array()));
                Json& words = content[0]["c"];
                const bool done = cmark_gfm_extensions_get_tasklist_item_checked(item);
                words.insert(words.begin(), {element("Str", done ? "\u2612" : "\u2610"), element("Space")});
            }
            items.push_back(std::move(content));
        }
        if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) return element("BulletList", items);
        const Json style = Json::array({cmark_node_get_list_start(node), element("Decimal"), element("Period")});
        return element("OrderedList", Json::array({style, items}));
    }

    Json table_below(cmark_node* node) {
        std::vector<std::string> alignments;
        const auto* letters = cmark_gfm_extensions_get_table_alignments(node);
        for (int i = 0; i < cmark_gfm_extensions_get_table_columns(node); ++i) {
            const char letter = static_cast<char>(letters[i]);
            alignments.emplace_back(letter == 'r'   ? "AlignRight"
                                    : letter == 'c' ? "AlignCenter"
                                    : letter == 'l' ? "AlignLeft"
                                                    : "AlignDefault");
        }
        Json head, rows = Json::array();
        for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
            Json cells = Json::array();
            for (cmark_node* one = cmark_node_first_child(row); one != nullptr; one = cmark_node_next(one))
                cells.push_back(cell(inlines_below(one)));
            if (cmark_gfm_extensions_get_table_row_is_header(row) != 0) {
                head = std::move(cells);
            } else {
                rows.push_back(std::move(cells));
            }
        }
        return table("", "", alignments, std::move(head), std::move(rows));
    }

    void append_inline(cmark_node* node, Json& result) {
        if (const auto piece = woven_.pieces.find(node); piece != woven_.pieces.end()) {
            for (Json& part : inlines(piece->second)) result.push_back(std::move(part));
            return;
        }
        if (const auto found = woven_.links.find(node); found != woven_.links.end()) {
            result.push_back(link(found->second));
            return;
        }
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT) {
            for (Json& part : inlines(literal_of(node))) result.push_back(std::move(part));
        } else if (type == CMARK_NODE_CODE) {
            result.push_back(element("Code", Json::array({attributes(), literal_of(node)})));
        } else if (type == CMARK_NODE_HTML_INLINE) {
            result.push_back(element("RawInline", Json::array({"html", literal_of(node)})));
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            result.push_back(element(type == CMARK_NODE_SOFTBREAK ? "SoftBreak" : "LineBreak"));
        } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
            append_note(node, result);
        } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
            result.push_back(link_or_image(node, type));
        } else {
            result.push_back(element(type == CMARK_NODE_STRONG ? "Strong"
                                     : type == CMARK_NODE_EMPH ? "Emph"
                                                               : "Strikeout",
                                     inlines_below(node)));
        }
    }

    /// A picture from the web is linked to: nothing is fetched.
    Json link_or_image(cmark_node* node, cmark_node_type type) {
        if (type == CMARK_NODE_LINK) {
            const Json target = Json::array({text_of(cmark_node_get_url(node)), text_of(cmark_node_get_title(node))});
            return element("Link", Json::array({attributes(), inlines_below(node), target}));
        }
        const AuthorPicture& picture = woven_.pictures.at(node);
        const bool web = picture.file.empty();
        const Json target = Json::array({web ? web_only(picture.url) : embedded(picture), ""});
        return element(web ? "Link" : "Image", Json::array({attributes(), inlines(picture.alt), target}));
    }

    /// A note within a note is left out: it could hold itself.
    void append_note(cmark_node* node, Json& result) {
        const auto index = std::stoul(literal_of(node)) - 1;
        if (in_note_ || index >= notes_.size()) return;
        in_note_ = true;
        result.push_back(element("Note", blocks_below(notes_[index])));
        in_note_ = false;
    }

    const Woven& woven_;
    const Setting& setting_;
    std::vector<cmark_node*> notes_;
    bool in_note_ = false;
};

Json meta_inlines(std::string_view text) { return element("MetaInlines", inlines(text)); }

}  // namespace

Json document(const Woven& woven, const Setting& setting) {
    Json meta = Json::object();
    const FrontMatter& front = woven.front;
    if (!front.title.empty()) meta["title"] = meta_inlines(front.title);
    if (!front.subtitle.empty()) meta["subtitle"] = meta_inlines(front.subtitle);
    Json authors = Json::array();
    for (const std::string& author : front.authors) authors.push_back(meta_inlines(author));
    if (!authors.empty()) meta["author"] = element("MetaList", std::move(authors));
    meta["date"] = meta_inlines("As of " + woven.colophon.as_of);
    meta["lang"] = meta_inlines(front.language);
    Tree tree(woven, setting);
    Json blocks = tree.blocks_below(woven.markdown.root());
    for (Json& block : ending(woven.references, woven.colophon)) blocks.push_back(std::move(block));
    return {{"pandoc-api-version", setting.version}, {"meta", meta}, {"blocks", blocks}};
}

}  // namespace entente::pandoc
