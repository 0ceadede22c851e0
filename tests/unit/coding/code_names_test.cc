#include "coding/code_names.h"

#include <doctest/doctest.h>

#include "support/source.h"

namespace uxi::coding {
namespace {

Codebook codebook() {
  Diagnostics findings;
  return read_codebook(SourceFile("codebook.yaml",
                                  "codes:\n"
                                  "  pain/billing: {name: Billing}\n"
                                  "  pain/billing/double-charge: {name: Charged twice, "
                                  "aliases: [billed-twice]}\n"
                                  "  surprise: {name: Surprise}\n"
                                  "  old/way: {name: Old way, retired: yes}\n"
                                  "  need/trust: {name: Trust}\n"
                                  "  fear/trust: {name: Trust}\n"),
                       findings);
}

std::string paths(const std::vector<const Code*>& codes) {
  std::string out;
  for (const Code* code : codes) out += (out.empty() ? "" : " ") + code->path.value;
  return out;
}

}  // namespace

TEST_CASE("code names: a code is known by path, alias, name and other tools' paths") {
  const Codebook book = codebook();
  const std::pair<const char*, const char*> meant[] = {
      {"pain/billing", "pain/billing"},
      {"billed-twice", "pain/billing/double-charge"},
      {"charged TWICE", "pain/billing/double-charge"},
      {"Pain \\ Billing \\ Double charge", "pain/billing/double-charge"},
      {"Pain > Billing", "pain/billing"},
      {" Pain::Billing ", "pain/billing"},
      {"pain.billing", "pain/billing"}};
  for (const auto& one : meant) {
    CAPTURE(one.first);
    const Code* code = code_meant(book, one.first);
    REQUIRE(code != nullptr);
    CHECK(code->path.value == one.second);
  }
  CHECK(code_meant(book, "trust") == nullptr);  // two codes have that name
  CHECK(code_meant(book, "pain") == nullptr);
  CHECK(code_meant(book, "") == nullptr);
}

TEST_CASE("code names: type-ahead ranks whole names, beginnings, parts, letters") {
  const Codebook book = codebook();
  CHECK(paths(type_ahead(book, "", 3)) == "pain/billing pain/billing/double-charge surprise");
  CHECK(paths(type_ahead(book, "bil", 9)) == "pain/billing pain/billing/double-charge");
  CHECK(paths(type_ahead(book, "dbl", 9)) == "pain/billing/double-charge");
  CHECK(paths(type_ahead(book, "trust", 9)) == "need/trust fear/trust");
  CHECK(paths(type_ahead(book, "way", 9)).empty());
  CHECK(paths(type_ahead(book, "zzz", 9)).empty());
}

TEST_CASE("code names: an unknown code has its nearest named") {
  const Codebook book = codebook();
  CHECK(did_you_mean_codes(book, "pain/biling") == "did you mean `pain/billing`?");
  CHECK(did_you_mean_codes(book, "double-charge") == "did you mean `pain/billing/double-charge`?");
  CHECK(did_you_mean_codes(book, "supprise") == "did you mean `surprise`?");
  CHECK(did_you_mean_codes(book, "xyz").empty());
}

}  // namespace uxi::coding
