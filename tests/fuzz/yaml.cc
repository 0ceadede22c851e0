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

struct Budget {
  int scalars = 50;
};

void check(const SourceFile& source, const Node& node, Budget& budget) {
  UXI_CHECK(node.span.begin <= node.span.end && node.span.end <= source.text().size());
  const std::string bytes(source.slice(node.span));
  const bool flow_or_alias = bytes.starts_with('*');
  // An indentation indicator counts from the parent, which is not there when the bytes stand alone.
  const bool block = bytes.starts_with('|') || bytes.starts_with('>');
  if (node.kind == Kind::scalar && !bytes.empty() && !flow_or_alias && !block &&
      --budget.scalars > 0) {
    Diagnostics ignored;
    const SourceFile alone("alone", "[\n " + bytes + "\n]");
    const Node again = uxi::format::yaml::parse(alone, ignored);
    if (node.quoted && again.items.size() == 1) {
      UXI_CHECK(again.items[0].scalar == node.scalar || bytes.find('\n') != bytes.npos);
    }
    const SourceFile written("written", uxi::format::yaml::write_scalar(node.scalar, false));
    const Node read = uxi::format::yaml::parse(written, ignored);
    UXI_CHECK(read.kind == Kind::scalar && read.scalar == node.scalar);
  }
  for (const Node& item : node.items) check(source, item, budget);
  for (const Entry& entry : node.entries) {
    check(source, entry.key, budget);
    check(source, entry.value, budget);
  }
}

void check_edit(const SourceFile& source, const Node& root) {
  const auto edit = root.kind == Kind::sequence
                        ? uxi::format::yaml::add_item(source, root, "added")
                        : uxi::format::yaml::set_key(source, root, "added", "x");
  UXI_CHECK(uxi::format::apply_edits(source.text(), {edit}).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceFile source("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  const Node root = uxi::format::yaml::parse(source, diagnostics);
  Budget budget;
  check(source, root, budget);
  if (root.kind != Kind::scalar && diagnostics.empty()) check_edit(source, root);
  return 0;
}
