#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include <nlohmann/json.hpp>

namespace entente {

/// How many bytes an element, or a text anywhere in the file, may have.
constexpr std::size_t kHeaviestJson = std::size_t{16} << 20U;

/// Takes a JSON object whose lists hold the elements of a graph, as it is parsed, and keeps one element at a time.
///
/// Of {"nodes": [{..}, ..], "directed": true, "graph": {..}} each object of a list goes to `element`, with the name of
/// the list; what is neither list nor object to `flag`; objects are passed over. A handler for nlohmann's sax_parse.
class JsonElements {
public:
    struct Sinks {
        std::function<void(const std::string& list, nlohmann::json& element, std::int64_t line)> element;
        std::function<void(const std::string& name, const nlohmann::json& value)> flag;
        std::function<std::int64_t()> line;
        std::function<void()> token;  ///< called behind each: how long one may be is for the bytes' owner to bound
        std::function<void(const std::string& words)> fail;  ///< does not return
    };
    explicit JsonElements(Sinks sinks) : sinks_(std::move(sinks)) {}

    bool null() { return value(nullptr); }
    bool boolean(bool flag) { return value(flag); }
    bool number_integer(std::int64_t number) { return value(number); }
    bool number_unsigned(std::uint64_t number) { return value(number); }
    bool number_float(double number, const std::string&) { return value(number); }
    bool string(std::string& text);
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(nlohmann::json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(nlohmann::json::array()); }
    bool end_array() { return close(); }
    bool key(std::string& name);
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error);

private:
    bool value(nlohmann::json value);
    bool open(nlohmann::json container);
    bool close();
    nlohmann::json* add(nlohmann::json value);
    void weigh(std::size_t bytes);

    Sinks sinks_;
    std::size_t depth_ = 0;  ///< of what is open
    bool in_list_ = false;   ///< of elements
    std::string list_;       ///< the member of the whole that is read
    std::string name_;       ///< of the member that comes next
    nlohmann::json element_;
    std::vector<nlohmann::json*> open_;  ///< inside the element
    std::int64_t line_ = 0;
    std::size_t weight_ = 0;  ///< of the element, in bytes
};

}  // namespace entente
