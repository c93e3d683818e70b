#pragma once

#include <cstdint>
#include <type_traits>

namespace entente {

// Stored ids: handed out by the file, never reused. Nodes and edges share one numbering, that of elements.
enum class ElementId : std::int64_t {};
enum class NodeId : std::int64_t {};
enum class EdgeId : std::int64_t {};
enum class StatementId : std::int64_t {};
enum class SourceId : std::int32_t {};
enum class LoadId : std::int32_t {};
enum class LabelId : std::int32_t {};
enum class TypeId : std::int32_t {};
enum class PropertyId : std::int32_t {};

// A snapshot's dense indices: positions in its arrays, valid in that snapshot and those narrowed from it.
enum class NodeIndex : std::uint32_t {};
enum class EdgeIndex : std::uint32_t {};

template <typename Id>
requires std::is_enum_v<Id>
constexpr auto raw(Id id) { return static_cast<std::underlying_type_t<Id>>(id); }

constexpr ElementId element(NodeId id) { return ElementId{raw(id)}; }
constexpr ElementId element(EdgeId id) { return ElementId{raw(id)}; }

/// What every element can be said to do or not: to exist. Its denial is `exists: none`.
constexpr PropertyId kExists{1};

/// That a node has a label; many-valued, the value is the label's name.
constexpr PropertyId kLabel{2};

}  // namespace entente
