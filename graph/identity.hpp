#pragma once

#include <span>
#include <string>
#include <string_view>

namespace entente {

/// What tells apart the edges of one type between the same two ends.
struct IdentityParts {
    std::span<const std::string> identifying =
        {};                        ///< canonical values, in the order in which the type names the properties
    std::string_view own = {};     ///< own id; empty for types of identity single
    std::string_view source = {};  ///< key of the source to which the own id is scoped; empty: it is shared
};

/// The text in which a file keeps an edge's identity: the values, then for types of identity many the own id and its
/// source, parted by bars; a bar or a backslash within a part is preceded by a backslash. Nothing makes the empty text.
std::string edge_identity(const IdentityParts& parts);

/// An own id for an edge that has none: of its content and of its place among equals, so that the same rows in any
/// order give the same edges, and equal rows stay apart.
///
/// `content` is whatever tells the row from others, with its source; `occurrence` counts equal ones from 1.
std::string own_id(std::string_view content, std::size_t occurrence);

}  // namespace entente
