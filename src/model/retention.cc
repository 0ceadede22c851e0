#include "model/retention.h"

#include "model/reading.h"

namespace uxi {
namespace {

std::optional<Date> day(const std::optional<Located<Date>>& date) {
  return date ? std::optional(date->value) : std::nullopt;
}

}  // namespace

RetentionPolicy read_retention(Fields& fields) {
  RetentionPolicy policy;
  policy.recordings = day(fields.date("recordings"));
  policy.originals = day(fields.date("originals"));
  policy.contacts = day(fields.date("contacts"));
  policy.transcripts = day(fields.date("transcripts"));
  return policy;
}

RetentionPolicy retention_of(const SourceFile& study) {
  Diagnostics told_already;
  const Reading reading{study, told_already, "study"};
  RetentionPolicy policy;
  const auto tree = parse_tree(reading);
  if (!tree) return policy;
  Fields fields(reading, *tree);
  fields.mapping("retention", [&](Fields& f) { policy = read_retention(f); });
  return policy;
}

}  // namespace uxi
