#include "report/closed_svg.hpp"

#include "export/formats.hpp"
#include "graph/error.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <type_traits>

namespace entente {

namespace {

std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](auto one) { return text.starts_with(one); });
}

std::string_view without(std::string_view text, std::string_view leading) {
    return text.substr(std::min(text.find_first_not_of(leading), text.size()));
}

/// A raster picture within the file, told by the bytes of it: an SVG that calls itself a PNG is drawn as SVG.
bool is_embedded_raster(std::string_view url) {
    constexpr std::array<std::string_view, 4> beginnings = {"iVBORw0KGgo", "/9j/", "R0lGOD", "UklGR"};
    constexpr std::string_view kBase64 = ";base64,";
    const auto at = url.find(kBase64);
    return url.starts_with("data:image/") && at != std::string_view::npos &&
           begins_with_any(without(url.substr(at + kBase64.size()), " \t\r\n"), beginnings);
}

/// Style sheets and values: url() leads to an element of the file, or holds a font.
bool is_closed_style(std::string_view style) {
    constexpr std::array<std::string_view, 3> beginnings = {"#", "data:font/", "data:application/"};
    const std::string text = lower_case(style);
    for (auto at = text.find("url("); at != std::string::npos; at = text.find("url(", at + 1)) {
        if (!begins_with_any(without(std::string_view(text).substr(at + 4), " \t\r\n\"'"), beginnings)) return false;
    }
    return text.find("@import") == std::string::npos;
}

class Check {
public:
    Check() : parser_(XML_ParserCreate(nullptr)) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const XML_Char* name, const XML_Char** pairs) {
                static_cast<Check*>(self)->begin(local(name), pairs);
            },
            [](void* self, const XML_Char* name) { static_cast<Check*>(self)->end(local(name)); });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int size) {
            auto& check = *static_cast<Check*>(self);
            if (check.in_style_) check.style_.append(text, static_cast<std::size_t>(size));
        });
        XML_SetProcessingInstructionHandler(parser_.get(), [](void* self, const XML_Char* name, const XML_Char*) {
            if (std::string_view(name) == "xml-stylesheet") static_cast<Check*>(self)->refuse("a style sheet");
        });
    }

    void run(std::string_view bytes) {
        if (XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), 1) == XML_STATUS_OK) return;
        if (!refused_.empty()) throw Error(fmt::format("names {}, which is outside of it", escape_terminal(refused_)));
        throw Error(fmt::format("is no SVG: {} in line {}", XML_ErrorString(XML_GetErrorCode(parser_.get())),
                                XML_GetCurrentLineNumber(parser_.get())));
    }

private:
    void begin(std::string_view element, const XML_Char** pairs) {
        in_style_ = element == "style";
        for (; *pairs != nullptr; pairs += 2) {
            const std::string_view name = pairs[0];
            const std::string_view value = without(pairs[1], " \t\r\n");
            const bool leads = local(name) == "href" && element != "a";
            const bool hides = name == "style" && value.find('\\') != std::string_view::npos;
            if (name == "xml:base" || hides || !is_closed_style(value) ||
                (leads && !value.empty() && value[0] != '#' && !is_embedded_raster(value)))
                refuse(fmt::format("'{}'", value.substr(0, 100)));
        }
    }

    void end(std::string_view element) {
        if (element != "style") return;
        if (style_.find('\\') != std::string::npos || !is_closed_style(style_)) refuse("something in its style sheet");
        style_.clear();
        in_style_ = false;
    }

    void refuse(std::string what) {
        if (refused_.empty()) refused_ = std::move(what);
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
    bool in_style_ = false;
    std::string style_;
    std::string refused_;
};

}  // namespace

void require_closed_svg(std::string_view bytes) { Check().run(bytes); }

bool is_raster(std::string_view bytes) {
    using namespace std::string_view_literals;
    constexpr std::array<std::string_view, 3> beginnings = {"\x89PNG\r\n\x1a\n"sv, "\xFF\xD8\xFF"sv, "GIF8"sv};
    const bool webp = bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP");
    return webp || begins_with_any(bytes, beginnings);
}

}  // namespace entente
