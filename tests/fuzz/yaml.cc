// Any bytes as YAML: no crash, every place inside the file, and each scalar's bytes read alone give
// the same scalar.
#include "format/yaml.h"

#include <cstdint>
#include <string>

#include "format/edit.h"
#include "uxi/error.h"

namespace {

using uxi::Diagnostics;
using uxi::SourceFile;
using uxi::format::yaml::Entry;
using uxi::format::yaml::Kind;
using uxi::format::yaml::Node;

namespace yaml = uxi::format::yaml;

Node read(const std::string& text) {
  Diagnostics ignored;
  return yaml::parse(SourceFile("alone", text), ignored);
}

/// An indentation indicator counts from the parent, which is not there when the bytes stand alone.
bool has_indicator(const std::string& bytes) {
  return bytes.substr(0, bytes.find('\n')).find_first_of("123456789") != std::string::npos;
}

void check_scalar(const SourceFile& source, const Node& node) {
  const std::string bytes(source.slice(node.span));
  const bool block = bytes[0] == '|' || bytes[0] == '>';
  if (!node.quoted && bytes.find('\n') == std::string::npos) UXI_CHECK(bytes == node.scalar);
  if (node.quoted && !block) {
    const Node again = read("[\n " + bytes + "\n]");
    UXI_CHECK(again.items.size() == 1 && again.items[0].scalar == node.scalar);
  }
  if (block && !has_indicator(bytes)) {
    // The blanks that end a file count as the library likes.
    const std::string rest(source.text().substr(node.span.end));
    const bool last = rest.find_first_not_of(" \r\n") == std::string::npos;
    UXI_CHECK(read(bytes + (last ? rest : "\n")).scalar == node.scalar);
  }
  const Node written = read(yaml::write_scalar(node.scalar, false));
  UXI_CHECK(written.kind == Kind::scalar && written.scalar == node.scalar);
}

/// `scalars` bounds the work: what aliases stand for can be large.
void check(const SourceFile& source, const Node& node, int& scalars) {
  UXI_CHECK(node.span.begin <= node.span.end && node.span.end <= source.text().size());
  const bool written = !node.span.empty() && source.text()[node.span.begin] != '*';
  if (node.kind == Kind::scalar && written && --scalars > 0) check_scalar(source, node);
  for (const Node& item : node.items) check(source, item, scalars);
  for (const Entry& entry : node.entries) {
    check(source, entry.key, scalars);
    check(source, entry.value, scalars);
  }
}

void check_edit(const SourceFile& source, const Node& root) {
  const auto edit = root.kind == Kind::sequence ? yaml::add_item(source, root, "added")
                                                : yaml::set_key(source, root, "added", "x");
  UXI_CHECK(uxi::format::apply_edits(source.text(), {edit}).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceFile source("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  const Node root = yaml::parse(source, diagnostics);
  int scalars = 50;
  check(source, root, scalars);
  if (root.kind != Kind::scalar && diagnostics.empty()) check_edit(source, root);
  return 0;
}
