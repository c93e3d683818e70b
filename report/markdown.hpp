#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

// The one place that knows who parses Markdown. Not installed.
namespace entente {

/// GitHub-flavoured Markdown with footnotes, as a tree.
class Markdown {
public:
    /// `lines_before` stand before the text in its file. Throws Error, beginning with the line, where the text is
    /// longer than 1 MiB, or nested deeper than 100.
    Markdown(std::string_view text, std::size_t lines_before);

    cmark_node* root() const { return root_.get(); }

    enum class Html { dropped, kept };

    /// The tree as it is now. Dangerous links (javascript: and the like) are emptied unless HTML is kept.
    std::string html(Html html) const;
    std::string latex() const;
    std::string common_mark() const;

    /// LaTeX of the children of a node alone; they are taken out of the tree.
    std::string latex_of_children(cmark_node* parent) const;

    /// Calls for each node, in order, until all are visited; below one only where the call says so. A node that is not
    /// descended into may be replaced or freed.
    enum class Then { descend, pass };
    void each(const std::function<Then(cmark_node*)>& visit) const;

private:
    struct ParserEnd {
        void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    };
    struct NodeEnd {
        void operator()(cmark_node* node) const { cmark_node_free(node); }
    };
    std::unique_ptr<cmark_parser, ParserEnd> parser_;
    std::unique_ptr<cmark_node, NodeEnd> root_;
};

/// Text of a node that has some: code, text, HTML, the info of a fence. Empty where it has none.
std::string literal_of(cmark_node* node);
std::string info_of(cmark_node* node);

/// The line of the nearest block around a node, from 1.
std::size_t line_of(cmark_node* node);

/// Puts a node that is written as it stands in the place of another, which is freed.
cmark_node* replace_raw(cmark_node* node, cmark_node_type type, const std::string& text);

}  // namespace entente
