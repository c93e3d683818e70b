#include "report/pandoc_filter.hpp"

#include "graph/error.hpp"
#include "report/pandoc_pieces.hpp"
#include "report/weaver.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

using pandoc::Json;

constexpr std::size_t kLargest = std::size_t{64} << 20U;
constexpr int kDeepest = 400;

Json parse(std::string_view text) {
    if (text.size() > kLargest) throw Error(fmt::format("pandoc's tree is larger than {} bytes", kLargest));
    const auto shallow = [](int depth, Json::parse_event_t, Json&) {
        if (depth > kDeepest) throw Error(fmt::format("pandoc's tree is deeper than {}", kDeepest));
        return true;
    };
    Json tree = Json::parse(text, shallow, false);
    if (!tree.is_object() || !tree.contains("pandoc-api-version") || !tree.contains("meta") || !tree.contains("blocks"))
        throw Error("standard input holds no pandoc document: run this by pandoc --filter entente-pandoc");
    return tree;
}

/// The tag of an element, or nothing.
std::string_view tag_of(const Json& json) {
    if (!json.is_object()) return "";
    const auto tag = json.find("t");
    return tag == json.end() || !tag->is_string() ? "" : std::string_view(tag->get_ref<const std::string&>());
}

/// The words of metadata or inlines.
std::string words_of(const Json& json) {
    const auto tag = tag_of(json);
    if (tag == "Space" || tag == "SoftBreak") return " ";
    if (json.is_string()) return json.get<std::string>();
    if (json.is_boolean()) return json.get<bool>() ? "true" : "false";
    std::string text;
    if (json.is_object() && json.contains("c")) return words_of(json["c"]);
    if (json.is_array()) {
        for (const Json& one : json) text += words_of(one);
    }
    return text;
}

std::string meta(const Json& tree, const char* key) {
    const Json& map = tree["meta"];
    return map.is_object() && map.contains(key) ? words_of(map[key]) : "";
}

bool is_yes(const std::string& word) { return word == "true" || word == "yes"; }

Info info_of(const Json& attributes) {
    Info info;
    info.id = attributes.at(0).get<std::string>();
    info.classes = attributes.at(1).get<std::vector<std::string>>();
    for (const Json& pair : attributes.at(2))
        info.values.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    return info;
}

class Filter {
public:
    Filter(Weaver& weaver, pandoc::Setting setting) : weaver_(weaver), setting_(std::move(setting)) {}

    /// Puts answers in the place of code, in the order of the document.
    void weave(Json& json) {
        replace(json, [&](const Json& element) -> std::optional<Json> {
            const auto tag = tag_of(element);
            if (tag == "CodeBlock") return block(element["c"]);
            if (tag == "Code") return in_line(element["c"]);
            return {};
        });
    }

    /// Puts links in the place of what names a figure or a table.
    void link(Json& json) {
        replace(json, [&](const Json& element) -> std::optional<Json> {
            const auto tag = tag_of(element);
            if (tag == "Str") return text(element["c"].get_ref<const std::string&>());
            if (tag != "Cite") return {};
            const Json& citations = element["c"].at(0);
            if (citations.size() != 1) return {};
            return cited(citations[0].at("citationId").get_ref<const std::string&>());
        });
    }

private:
    /// Of every list, the elements for which the call gives others. The depth is bounded by parse().
    template <typename Call>
    static void replace(Json& json, const Call& call) {
        if (json.is_object()) {
            for (auto& [key, value] : json.items()) replace(value, call);
        }
        if (!json.is_array()) return;
        Json result = Json::array();
        for (Json& one : json) {
            if (auto others = call(one)) {
                for (Json& other : *others) result.push_back(std::move(other));
            } else {
                replace(one, call);
                result.push_back(std::move(one));
            }
        }
        json = std::move(result);
    }

    std::optional<Json> block(const Json& content) {
        Request request;
        try {
            const auto asked = block_request(info_of(content.at(0)), content.at(1).get_ref<const std::string&>());
            if (!asked) return {};
            request = *asked;
        } catch (const Error& error) {
            return pandoc::blocks(weaver_.fail(request, error.what()), setting_);
        }
        return pandoc::blocks(weaver_.weave(request), setting_);
    }

    std::optional<Json> in_line(const Json& content) {
        Request request;
        request.place = Request::Place::in_line;
        try {
            const auto asked = inline_request(content.at(1).get_ref<const std::string&>());
            if (!asked) return {};
            request = *asked;
        } catch (const Error& error) {
            return pandoc::inlines(weaver_.fail(request, error.what()));
        }
        return pandoc::inlines(weaver_.weave(request));
    }

    /// Ids that look like those of figures but are not ours are left to other filters.
    std::optional<Json> cited(const std::string& id) const {
        const auto found = weaver_.targets().find(id);
        if (found == weaver_.targets().end()) return {};
        return Json::array({pandoc::link({id, found->second})});
    }

    std::optional<Json> text(const std::string& text) const {
        const auto found = find_target(text, weaver_.targets(), 0);
        if (!found) return {};
        const auto target = weaver_.targets().find(found->id);
        if (target == weaver_.targets().end()) return {};
        Json result = pandoc::inlines(text.substr(0, found->begin));
        result.push_back(pandoc::link({found->id, target->second}));
        for (Json& rest : pandoc::inlines(text.substr(found->end))) result.push_back(std::move(rest));
        return result;
    }

    Weaver& weaver_;
    pandoc::Setting setting_;
};

}  // namespace

std::string filter_pandoc(std::string_view text, std::string_view format, const ReportQuestion& question,
                          const Context& context, std::vector<std::string>& failures) try {
    Json tree = parse(text);
    FrontMatter front;
    front.database = meta(tree, "database");
    front.as_of = meta(tree, "as-of");
    front.known_on = meta(tree, "known-on");
    front.style = meta(tree, "style");
    front.cite = is_yes(meta(tree, "cite"));
    WeaveOptions options;
    options.document = question.document;
    options.version = question.version;
    options.context = context;
    options.keep_going = is_yes(meta(tree, "keep-going"));
    const pandoc::Setting setting{tree["pandoc-api-version"].get<std::vector<int>>(), std::string(format)};
    options.picture = pandoc::picture_suffix(setting);
    const Ground ground = ground_of(front, options);
    Weaver weaver(ground.setting);
    Filter filter(weaver, setting);
    filter.weave(tree["blocks"]);
    filter.link(tree["blocks"]);
    for (Json& block : pandoc::ending(weaver.references(), ground.colophon)) tree["blocks"].push_back(std::move(block));
    failures = weaver.failures();
    return tree.dump(-1, ' ', true, Json::error_handler_t::replace);
} catch (const Json::exception& error) {
    throw Error(fmt::format("pandoc's tree is not as expected: {}", error.what()));
}

}  // namespace entente
