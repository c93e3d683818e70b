#include "export/formats.hpp"
#include "graph/content_hash.hpp"
#include "graph/error.hpp"
#include "report/weaver.hpp"
#include "report/woven.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRequests = 2000;

Day day_of(const std::string& text, std::string_view name) {
    try {
        return parse_day(text);
    } catch (const ParseError& error) {
        throw Error(fmt::format("{}: {}", name, error.what()));
    }
}

fs::path folder_of(const fs::path& document) { return fs::weakly_canonical(fs::absolute(document)).parent_path(); }

fs::path database_of(const FrontMatter& front, const WeaveOptions& options) {
    if (!options.database.empty()) return fs::absolute(options.database);
    if (front.database.empty())
        throw Error("no database: name it in the front matter (database: alliances.db), or with --database");
    const fs::path folder = folder_of(options.document);
    try {
        require_inside(folder, {front.database});
    } catch (const Error&) {
        throw Error(fmt::format("the database '{}' is outside the report's folder; --database takes any",
                                escape_terminal(front.database)));
    }
    return folder / front.database;
}

/// Requests are kept until all are found: a place that refers to a figure may stand before it.
class Weaving {
public:
    Weaving(Woven& woven, Weaver& weaver, std::size_t lines_before)
        : woven_(woven), weaver_(weaver), lines_before_(lines_before) {}

    void run_requests() {
        woven_.markdown.each([&](cmark_node* node) {
            const auto type = cmark_node_get_type(node);
            if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_CODE) weave(node, type);
            return Markdown::Then::descend;
        });
    }

    void link() {
        woven_.markdown.each([&](cmark_node* node) {
            if (cmark_node_get_type(node) == CMARK_NODE_LINK) return Markdown::Then::pass;
            if (cmark_node_get_type(node) == CMARK_NODE_TEXT) {
                link(node);
                return Markdown::Then::pass;
            }
            return Markdown::Then::descend;
        });
    }

    void settle_pictures(const fs::path& folder) {
        woven_.markdown.each([&](cmark_node* node) {
            if (cmark_node_get_type(node) != CMARK_NODE_IMAGE) return Markdown::Then::descend;
            settle_picture(node, folder);
            return Markdown::Then::pass;
        });
    }

private:
    std::size_t line(cmark_node* node) const { return line_of(node) + lines_before_; }

    void weave(cmark_node* node, cmark_node_type type) {
        Request blank;
        blank.line = line(node);
        blank.place = type == CMARK_NODE_CODE ? Request::Place::in_line : Request::Place::block;
        try {
            auto request = type == CMARK_NODE_CODE ? inline_request(literal_of(node))
                                                   : block_request(parse_info(info_of(node)), literal_of(node));
            if (!request) return;
            request->line = blank.line;
            blank = std::move(*request);
        } catch (const Error& error) {
            woven_.pieces.emplace(node, weaver_.fail(blank, error.what()));
            return;
        }
        if (woven_.pieces.size() == kMostRequests)
            throw Error(fmt::format("{}more than {} blocks and values", weaver_.place(blank.line), kMostRequests));
        woven_.pieces.emplace(node, weaver_.weave(blank));
    }

    void link(cmark_node* node) {
        const std::string text = literal_of(node);
        std::string_view rest = text;
        std::size_t searched = 0;
        while (auto found = find_target(rest, weaver_.targets(), searched)) {
            const Target* target = weaver_.target(found->id, line(node));
            if (target == nullptr) {
                searched = found->end;
                continue;
            }
            cmark_node_insert_before(node, text_node(std::string(rest.substr(0, found->begin))));
            cmark_node* placeholder = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
            cmark_node_insert_before(node, placeholder);
            woven_.links.emplace(placeholder, CrossReference{found->id, *target});
            rest.remove_prefix(found->end);
            searched = 0;
        }
        if (rest.size() < text.size()) cmark_node_set_literal(node, std::string(rest).c_str());
    }

    static cmark_node* text_node(const std::string& text) {
        cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(node, text.c_str());
        return node;
    }

    void settle_picture(cmark_node* node, const fs::path& folder) {
        const std::string alt = take_words(node);
        cmark_node_append_child(node, text_node(alt));
        try {
            AuthorPicture picture = author_picture(folder, cmark_node_get_url(node));
            picture.alt = alt;
            woven_.pictures.emplace(node, std::move(picture));
        } catch (const Error& error) {
            const Request where{.place = Request::Place::in_line, .line = line(node)};
            woven_.pieces.emplace(node, weaver_.fail(where, error.what()));
        }
    }

    /// All text below a node, with what values and references in it say; what was there is freed.
    std::string take_words(cmark_node* node) {
        std::string text;
        while (cmark_node* child = cmark_node_first_child(node)) {
            const auto type = cmark_node_get_type(child);
            if (const auto piece = woven_.pieces.extract(child)) {
                text += piece.mapped().words;
            } else if (const auto link = woven_.links.extract(child)) {
                text += link.mapped().target.words();
            } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
                text += ' ';
            } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
                text += literal_of(child);
            } else {
                text += take_words(child);
            }
            cmark_node_free(child);
        }
        return text;
    }

    Woven& woven_;
    Weaver& weaver_;
    std::size_t lines_before_;
};

/// A call whose errors begin with this.
template <typename Call>
auto placed(const std::string& place, Call call) {
    try {
        return call();
    } catch (const Error& error) {
        throw Error(place + error.what());
    }
}

}  // namespace

Ground ground_of(const FrontMatter& front, const WeaveOptions& options) {
    const std::string& known_on = options.known_on.empty() ? front.known_on : options.known_on;
    std::string as_of = options.as_of.empty() ? front.as_of : options.as_of;
    if (as_of.empty()) as_of = known_on.empty() ? options.today : known_on;
    if (as_of.empty())
        throw Error(
            "a report fixes its day, so that it says the same tomorrow: write 'as-of: 2024-07-15' into its front "
            "matter, or give --as-of DAY, or --today DAY");
    Ground ground;
    ground.setting = {options.document,
                      folder_of(options.document),
                      database_of(front, options),
                      options.context,
                      front.style,
                      options.keep_going,
                      options.picture};
    Context& context = ground.setting.context;
    context.today = day_of(as_of, "as-of");
    if (!known_on.empty()) context.known_on = day_of(known_on, "known-on");
    context.cite = front.cite;
    context.reads_only = true;
    const fs::path& database = ground.setting.database;
    ground.colophon = {options.version, database.filename().string(), content_hash(Store::open(database)),
                       to_string(context.today), context.known_on ? to_string(*context.known_on) : ""};
    return ground;
}

Woven weave(std::string_view text, const WeaveOptions& options) {
    const std::string name = options.document.filename().string();
    auto parted = placed(name + ":", [&] { return read_front_matter(text); });
    auto markdown = placed(name + ":", [&] { return Markdown(parted.body, parted.lines_before); });
    Ground ground = placed(name + ": ", [&] { return ground_of(parted.front, options); });
    const fs::path folder = ground.setting.folder;
    Woven woven{std::move(parted.front), std::move(markdown), {}, {}, {}, {}, {}, std::move(ground.colophon)};
    Weaver weaver(std::move(ground.setting));
    Weaving weaving(woven, weaver, parted.lines_before);
    weaving.run_requests();
    weaving.link();
    weaving.settle_pictures(folder);
    woven.references = weaver.references();
    woven.failures = weaver.failures();
    return woven;
}

std::string Colophon::words() const {
    std::string text = fmt::format("Woven by entente {} from {} (SHA-256 of its content: {}), as of {}", version,
                                   database, content, as_of);
    return text + (known_on.empty() ? "." : fmt::format(", known on {}.", known_on));
}

}  // namespace entente
