#include "loaders/json_elements.hpp"

#include "loaders/json_text.hpp"

#include <fmt/format.h>

namespace entente {

namespace {

using nlohmann::json;

constexpr std::size_t kElementDepth = 2;  ///< the whole and a list lie around an element
constexpr std::size_t kValueWeight = 16;

}  // namespace

void JsonElements::weigh(std::size_t bytes) {
    weight_ += bytes + kValueWeight;
    if (weight_ > kHeaviestJson) {
        sinks_.fail(fmt::format("expected elements of at most {} MiB, found a larger one", kHeaviestJson >> 20U));
    }
}

json* JsonElements::add(json value) {
    json& parent = *open_.back();
    if (parent.is_array()) {
        parent.push_back(std::move(value));
        return &parent.back();
    }
    json& member = parent[name_];
    member = std::move(value);
    return &member;
}

bool JsonElements::string(std::string& text) {
    if (!open_.empty()) {
        weigh(text.size());
    }
    return value(json(std::move(text)));
}

bool JsonElements::value(json value) {
    sinks_.token();
    if (!open_.empty()) {
        weigh(0);
        add(std::move(value));
    } else if (depth_ == 0) {
        sinks_.fail("expected an object that holds a graph, found a single value");
    } else if (depth_ == 1) {
        sinks_.flag(name_, value);
    } else if (in_list_ && depth_ == kElementDepth) {
        sinks_.element(list_, value, sinks_.line());
    }
    return true;
}

bool JsonElements::key(std::string& name) {
    sinks_.token();
    if (!open_.empty()) {
        weigh(name.size());
    }
    if (depth_ == 1 || !open_.empty()) {
        name_ = std::move(name);
    }
    return true;
}

bool JsonElements::open(json container) {
    sinks_.token();
    const bool list = container.is_array();
    if (depth_ >= kDeepestJson) {
        sinks_.fail(fmt::format("expected JSON at most {} deep, found a deeper value", kDeepestJson));
    }
    if (depth_ == 0 && list) {
        sinks_.fail("expected an object that holds a graph, found a list");
    }
    if (!open_.empty()) {
        weigh(0);
        open_.push_back(add(std::move(container)));
    } else if (depth_ == 1) {
        in_list_ = list;
        list_ = name_;
    } else if (in_list_ && depth_ == kElementDepth) {
        element_ = std::move(container);
        open_ = {&element_};
        line_ = sinks_.line();
        weight_ = 0;
    }
    ++depth_;
    return true;
}

bool JsonElements::close() {
    sinks_.token();
    --depth_;
    if (!open_.empty()) {
        open_.pop_back();
        if (open_.empty()) {
            sinks_.element(list_, element_, line_);
            element_ = nullptr;
        }
    }
    return true;
}

bool JsonElements::parse_error(std::size_t, const std::string&, const json::exception& error) {
    sinks_.fail(fmt::format("expected JSON, found what is none: {}", reason_of(error)));
    return false;
}

}  // namespace entente
