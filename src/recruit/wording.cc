#include "recruit/wording.h"

#include <vector>

#include "text/strings.h"

namespace uxi::recruit {
namespace {

std::string quoted(const std::vector<Text>& values) {
  std::vector<std::string> out;
  out.reserve(values.size());
  for (const Text& value : values) out.push_back("`" + value.value + "`");
  return text::join(out, ", ");
}

std::string comparison_in_words(const Condition& condition) {
  const std::vector<Text>& values = condition.values;
  switch (condition.comparison) {
    case Comparison::is: return "is " + quoted(values);
    case Comparison::in: return (values.size() == 1 ? "has " : "has one of ") + quoted(values);
    case Comparison::not_in:
      return (values.size() == 1 ? "is not " : "is none of ") + quoted(values);
    case Comparison::gte: return "is at least " + values.front().value;
    case Comparison::lte: return "is at most " + values.front().value;
    case Comparison::between: return "is " + values.front().value + " to " + values.back().value;
    case Comparison::matches: return "matches " + quoted(values);
  }
  return {};
}

std::string group_in_words(const Condition& condition, std::string_view joint) {
  std::vector<std::string> parts;
  for (const Condition& part : condition.parts) {
    const bool nested = part.kind != Condition::Kind::answer && part.parts.size() > 1;
    parts.push_back(nested ? "(" + in_words(part) + ")" : in_words(part));
  }
  return text::join(parts, joint);
}

}  // namespace

std::string in_words(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::all: return group_in_words(condition, " and ");
    case Condition::Kind::any: return group_in_words(condition, " or ");
    case Condition::Kind::none:
      return condition.parts.size() == 1 ? "not " + group_in_words(condition, " or ")
                                         : "not (" + group_in_words(condition, " or ") + ")";
    case Condition::Kind::answer:
      return "`" + condition.question.value + "` " + comparison_in_words(condition);
  }
  return {};
}

}  // namespace uxi::recruit
