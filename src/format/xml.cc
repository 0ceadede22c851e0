// XML through pugixml. It builds a tree without recursion, knows no entities but the five of XML,
// and opens no file; the limits here bound the tree's memory, and the walk does not recurse either.
#include "format/xml.h"

#include <algorithm>
#include <pugixml.hpp>

namespace uxi::format::xml {
namespace {

constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata;

Error error_at(std::string_view text, std::size_t offset, ErrorKind kind, std::string message) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t line_start = before.rfind('\n') + 1;
  return {.kind = kind,
          .message = std::move(message),
          .line = static_cast<unsigned>(std::count(before.begin(), before.end(), '\n') + 1),
          .column = static_cast<unsigned>(before.size() - line_start + 1)};
}

Result<void> check_limits(std::string_view text) {
  const auto tags = std::count(text.begin(), text.end(), '<');
  if (static_cast<std::size_t>(tags) > kMaxTags) {
    return fail(ErrorKind::limit, "more than " + std::to_string(kMaxTags) + " tags in this XML");
  }
  const std::size_t entity = text.find("<!ENTITY");
  if (entity != std::string_view::npos &&
      text.rfind("<!DOCTYPE", entity) != std::string_view::npos) {
    return tl::make_unexpected(error_at(text, entity, ErrorKind::syntax,
                                        "this XML declares entities, which are not read"));
  }
  return {};
}

class Walker {
 public:
  explicit Walker(const Walk& visitor) : visitor_(visitor) {}

  Result<void> run(const pugi::xml_node& root) {
    pugi::xml_node at = root.first_child();
    std::size_t depth = 1;
    while (at) {
      if (depth > kMaxDepth) {
        return fail(ErrorKind::limit,
                    "this XML is nested deeper than " + std::to_string(kMaxDepth) + " levels");
      }
      if (enter(at) && at.first_child()) {
        at = at.first_child();
        ++depth;
        continue;
      }
      // Up to the next node that has one behind it.
      while (at && at != root && !at.next_sibling()) {
        at = at.parent();
        --depth;
        if (at && at != root) visitor_.close(at.name());
      }
      if (at == root) return {};
      at = at.next_sibling();
    }
    return {};
  }

 private:
  /// True where the node's children are to be walked.
  bool enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      visitor_.words(node.value());
      return false;
    }
    if (node.type() != pugi::node_element) return false;
    Tag tag{.name = node.name()};
    for (const pugi::xml_attribute attribute : node.attributes()) {
      tag.attributes.emplace_back(attribute.name(), attribute.value());
    }
    if (!visitor_.open(tag)) return false;
    if (!node.first_child()) visitor_.close(node.name());
    return true;
  }

  const Walk& visitor_;
};

}  // namespace

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view Tag::attribute(std::string_view wanted) const {
  for (const auto& [written, value] : attributes) {
    if (written == wanted || local_name(written) == wanted) return value;
  }
  return {};
}

Result<void> walk(std::string_view text, const Walk& visitor) {
  UXI_TRY_VOID(check_limits(text));
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size(), kParse);
  if (!parsed) {
    return tl::make_unexpected(error_at(
        text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)),
        ErrorKind::syntax, "this is not well-formed XML: " + std::string(parsed.description())));
  }
  return Walker(visitor).run(document);
}

}  // namespace uxi::format::xml
