// The events of one YAML document as a flat list: what yaml-cpp says, before places and findings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uxi::format::yaml {

enum class EventKind : std::uint8_t { null, scalar, alias, sequence, mapping, end };

struct Event {
  EventKind kind = EventKind::null;
  bool tag = false;        ///< a `!tag` may stand in front of the value
  bool anchor = false;     ///< an `&anchor` stands in front of the value
  bool flow = false;       ///< a collection in brackets
  std::size_t offset = 0;  ///< first byte, of the tag or anchor where there is one
  std::size_t target = 0;  ///< of an alias: index of the event that begins what it names
  std::string text = {};   ///< of a scalar, decoded
};

struct Fault {
  bool limit = false;  ///< `yaml/limit`, else `yaml/syntax`
  std::size_t offset = 0;
  std::string message;
};

struct EventList {
  std::vector<Event> events;  ///< of the first document; empty where there is none
  std::optional<Fault> fault;
  std::optional<std::size_t> second_document;  ///< where it begins
};

/// `text` is UTF-8 without a byte order mark or control characters. Aliases are counted as what
/// they stand for, so that following them later stays within kMaxNodes and kMaxDepth.
[[nodiscard]] EventList read_events(std::string_view text);

}  // namespace uxi::format::yaml
