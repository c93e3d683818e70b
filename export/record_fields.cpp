#include "export/record_fields.hpp"

namespace entente {

std::string_view record_word(Source::Kind kind) {
    switch (kind) {
        case Source::Kind::report:
            return "report";
        case Source::Kind::register_:
            return "register";
        case Source::Kind::live_register:
            return "register-live";
    }
    return "report";
}

std::string_view record_word(Coverage::Side side) {
    switch (side) {
        case Coverage::Side::either:
            return "either";
        case Coverage::Side::tail:
            return "tail";
        case Coverage::Side::head:
            return "head";
    }
    return "either";
}

}  // namespace entente
