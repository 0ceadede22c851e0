#include "cli/cluster_exec.h"

#include <cmath>
#include <map>

#include "cli/outside_program.h"
#include "format/json.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

using format::json::Value;

std::string question(const std::vector<std::string>& refs, const std::vector<std::string>& texts,
                     const std::vector<bool>& allowed) {
  std::string out = "{\"version\": 1, \"ask\": \"vectors\"}\n";
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (!allowed[i]) continue;
    format::json::Writer line;
    line.begin_object().field("ref", refs[i]).field("text", texts[i]).end_object();
    out += on_one_line(line.text());
  }
  return out;
}

tl::unexpected<Error> wrong_line(std::size_t number, std::string what) {
  return fail(ErrorKind::syntax,
              "line " + std::to_string(number) + " of the program's answer " + std::move(what),
              "it writes one a line: {\"ref\": \"P01#12\", \"vector\": [0.1, ...]}");
}

/// The numbers of a vector; nothing where one is no finite number or they are not `length` (0:
/// any).
std::vector<float> numbers_of(const Value* vector, std::size_t length) {
  std::vector<float> out;
  if (vector == nullptr || vector->kind != Value::Kind::array) return out;
  if (length != 0 && vector->items.size() != length) return out;
  for (const Value& item : vector->items) {
    if (item.kind != Value::Kind::number || !std::isfinite(item.number)) return {};
    out.push_back(static_cast<float>(item.number));
  }
  return out;
}

}  // namespace

Result<std::vector<std::vector<float>>> vectors_by_program(Context& context,
                                                           const std::vector<std::string>& program,
                                                           const std::vector<std::string>& refs,
                                                           const std::vector<std::string>& texts,
                                                           const std::vector<bool>& allowed) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < refs.size(); ++i) places[refs[i]].push_back(i);
  UXI_TRY(const std::string answer, ask_program(context, program, question(refs, texts, allowed)));
  std::vector<std::vector<float>> out(refs.size());
  std::size_t length = 0;
  std::size_t number = 0;
  for (const std::string_view line : text::split(answer, '\n')) {
    ++number;
    if (text::trim(line).empty()) continue;
    const auto value = format::json::parse(line);
    const Value* ref = value ? value->find("ref") : nullptr;
    if (ref == nullptr || !places.contains(ref->string)) {
      return wrong_line(number, "names nothing that was asked about");
    }
    std::vector<float> numbers = numbers_of(value->find("vector"), length);
    if (numbers.empty()) {
      return wrong_line(number, length == 0
                                    ? "has no vector of numbers"
                                    : "has no vector of " + std::to_string(length) + " numbers");
    }
    length = numbers.size();
    for (const std::size_t place : places[ref->string]) out[place] = numbers;
  }
  std::size_t without = 0;
  for (const auto& one : out) {
    if (one.empty()) ++without;
  }
  if (without > 0)
    context.note(text::counted(without, "text") + " without a vector: by words alone");
  return out;
}

}  // namespace uxi::cli
