#include "report/references.hpp"

#include "export/cell_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace entente {

namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// The id at the beginning, without the full stop or colon that ends a sentence behind it.
std::string_view id_at(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() &&
           (is_letter_or_digit(text[end]) || std::string_view(":-_.").find(text[end]) != std::string_view::npos))
        ++end;
    while (end > 0 && !is_letter_or_digit(text[end - 1])) --end;
    return text.substr(0, end);
}

bool looks_like_target(std::string_view id) {
    constexpr std::array<std::string_view, 4> prefixes = {"fig:", "tbl:", "fig-", "tbl-"};
    for (auto prefix : prefixes) {
        if (id.starts_with(prefix)) return true;
    }
    return false;
}

/// The date-parts of "2024-07-10", "2024-07" or "2024"; nothing of what is no single day, month or year.
Cell date_parts(const std::string& published) {
    Cell::List parts;
    std::string_view rest = published;
    while (!rest.empty()) {
        std::int64_t number = 0;
        auto [next, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (error != std::errc{}) return {};
        parts.emplace_back(number);
        rest.remove_prefix(static_cast<std::size_t>(next - rest.data()));
        if (!rest.empty() && rest.front() != '-') return {};
        rest.remove_prefix(rest.empty() ? 0 : 1);
    }
    if (parts.empty() || parts.size() > 3) return {};
    return Cell::Map{{"date-parts", Cell::List{Cell(std::move(parts))}}};
}

Cell csl(const Reference& reference) {
    Cell::Map item{{"id", reference.key}, {"type", "document"}, {"title", reference.title}};
    auto add = [&](const char* key, Cell value) {
        const auto* text = std::get_if<std::string>(&value.content);
        if (!value.is_null() && (text == nullptr || !text->empty())) item.push_back({key, std::move(value)});
    };
    if (!reference.author.empty()) add("author", Cell::List{Cell::Map{{"literal", reference.author}}});
    add("publisher", reference.publisher);
    add("issued", date_parts(reference.published));
    add("URL", reference.url);
    return item;
}

}  // namespace

std::optional<FoundTarget> find_target(std::string_view text, const Targets& targets, std::size_t from) {
    for (auto at = text.find('@', from); at != std::string_view::npos; at = text.find('@', at + 1)) {
        if (at > 0 && is_letter_or_digit(text[at - 1])) continue;
        const auto id = id_at(text.substr(at + 1));
        if (id.empty() || (!looks_like_target(id) && targets.find(id) == targets.end())) continue;
        const auto end = at + 1 + id.size();
        const bool bracketed = at > 0 && text[at - 1] == '[' && end < text.size() && text[end] == ']';
        return FoundTarget{std::string(id), bracketed ? at - 1 : at, bracketed ? end + 1 : end};
    }
    return {};
}

std::string words(const Reference& reference) {
    std::string text;
    auto add = [&](const std::string& part) {
        if (part.empty()) return;
        text += fmt::format("{}{}", text.empty() ? "" : " ", part);
        if (!text.ends_with('.')) text += '.';
    };
    add(reference.author);
    add(reference.title.empty() ? reference.key : reference.title);
    std::string publisher = reference.publisher;
    if (!reference.published.empty())
        publisher += fmt::format("{}{}", publisher.empty() ? "" : ", ", reference.published);
    add(publisher);
    return text;
}

std::string csl_json(const std::vector<Reference>& references) {
    Cell::List items;
    for (const Reference& reference : references) items.push_back(csl(reference));
    std::string text;
    append_json(text, items, 2);
    return text + "\n";
}

}  // namespace entente
