#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Who hears of a document, in its order. What it throws ends the reading and comes out of read_xml().
class XmlListener {
public:
    struct Attribute {
        std::string_view name;
        std::string_view value;
    };

    virtual ~XmlListener() = default;

    /// Names stand without their prefix. The views last as long as the call.
    virtual void begin(std::string_view name, const std::vector<Attribute>& attributes, std::int64_t line) = 0;

    /// The text of the element so far, in one piece; kept only where wants_text() says so at its beginning.
    virtual void end(std::string_view name, std::string_view text, std::int64_t line) = 0;
    virtual bool wants_text() const = 0;

    /// Asked after each block: false ends the reading.
    virtual bool goes_on(std::uint64_t consumed) = 0;
};

/// Reads a document as it streams by.
///
/// Throws Error, with file and line, for what is not well-formed, a document type declaration (so there are no entities
/// of its own), elements more than 64 deep, a tag, or an element's text, of more than 16 MiB. Memory is bounded by
/// those.
void read_xml(const std::filesystem::path& path, XmlListener& listener);

}  // namespace entente
