#include "loaders/xml_reader.hpp"

#include "graph/error.hpp"
#include "loaders/reader.hpp"

#include <exception>

#include <expat.h>
#include <fmt/format.h>

namespace entente {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{256} << 10U;
constexpr std::size_t kLongest = std::size_t{16} << 20U;
constexpr std::size_t kDeepest = 64;

/// What expat calls back; it is C, so what is thrown waits until it has returned.
struct Parser {
    XML_Parser handle;
    XmlListener& listener;
    std::exception_ptr thrown = nullptr;
    std::string refused = {};
    std::size_t depth = 0;
    bool keeps_text = false;
    std::string text = {};
    std::vector<XmlListener::Attribute> attributes = {};

    std::int64_t line() const { return static_cast<std::int64_t>(XML_GetCurrentLineNumber(handle)); }

    void refuse(std::string words) {
        refused = std::move(words);
        XML_StopParser(handle, XML_FALSE);
    }

    template <typename Call>
    void guarded(Call call) {
        if (thrown || !refused.empty()) {
            return;
        }
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(handle, XML_FALSE);
        }
    }
};

Parser& parser_of(void* data) { return *static_cast<Parser*>(data); }

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

void on_begin(void* data, const XML_Char* name, const XML_Char** attributes) {
    Parser& parser = parser_of(data);
    if (++parser.depth > kDeepest) {
        parser.refuse(fmt::format("expected elements at most {} deep, found a deeper one", kDeepest));
        return;
    }
    parser.guarded([&] {
        parser.attributes.clear();
        for (; *attributes != nullptr; attributes += 2) {
            parser.attributes.push_back({local_name(attributes[0]), attributes[1]});
        }
        parser.text.clear();
        parser.listener.begin(local_name(name), parser.attributes, parser.line());
        parser.keeps_text = parser.listener.wants_text();
    });
}

void on_end(void* data, const XML_Char* name) {
    Parser& parser = parser_of(data);
    --parser.depth;
    parser.guarded([&] {
        parser.listener.end(local_name(name), parser.text, parser.line());
        parser.keeps_text = parser.listener.wants_text();
        parser.text.clear();
    });
}

void on_text(void* data, const XML_Char* text, int length) {
    Parser& parser = parser_of(data);
    if (!parser.keeps_text) {
        return;
    }
    if (parser.text.size() + static_cast<std::size_t>(length) > kLongest) {
        parser.refuse(fmt::format("expected an element of at most {} MiB, found a longer one", kLongest >> 20U));
        return;
    }
    parser.guarded([&] { parser.text.append(text, static_cast<std::size_t>(length)); });
}

void on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    parser_of(data).refuse("expected no document type declaration (<!DOCTYPE>), found one");
}

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

void check(Parser& parser, XML_Status status, const std::filesystem::path& path) {
    if (parser.thrown) {
        std::rethrow_exception(parser.thrown);
    }
    if (!parser.refused.empty()) {
        throw Error(fmt::format("{}:{}: {}", path.string(), parser.line(), parser.refused));
    }
    if (status == XML_STATUS_ERROR) {
        throw Error(fmt::format("{}:{}: expected well-formed XML, found: {}", path.string(), parser.line(),
                                XML_ErrorString(XML_GetErrorCode(parser.handle))));
    }
}

}  // namespace

void read_xml(const std::filesystem::path& path, XmlListener& listener) {
    Reader reader(path);
    const std::unique_ptr<XML_ParserStruct, FreeParser> handle(XML_ParserCreate(nullptr));
    if (!handle) {
        throw std::bad_alloc();
    }
    Parser parser{handle.get(), listener};
    XML_SetUserData(handle.get(), &parser);
    XML_SetElementHandler(handle.get(), on_begin, on_end);
    XML_SetCharacterDataHandler(handle.get(), on_text);
    XML_SetStartDoctypeDeclHandler(handle.get(), on_doctype);
    std::string block(kBlockBytes, '\0');
    std::uint64_t given = 0;
    for (;;) {
        const std::size_t size = reader.read(block);
        given += size;
        check(parser, XML_Parse(handle.get(), block.data(), static_cast<int>(size), size == 0 ? 1 : 0), path);
        if (size == 0 || !listener.goes_on(reader.consumed())) {
            return;
        }
        const auto parsed = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(handle.get()));
        if (given > parsed + kLongest) {
            throw Error(fmt::format("{}:{}: expected a tag of at most {} MiB, found a longer one", path.string(),
                                    parser.line(), kLongest >> 20U));
        }
    }
}

}  // namespace entente
