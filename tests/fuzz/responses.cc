// Any bytes as the answers to a form: everybody gets a verdict, what is written can be read again,
// and screening the same answers once more changes nothing.
#include <cstdint>
#include <string>
#include <utility>

#include "recruit/screen.h"
#include "uxi/error.h"

namespace {

using namespace uxi;

constexpr const char* kScreener = R"(
questions:
  - {id: role, ask: "What is your role?", type: single, attribute: yes, options: [Owner, Cook, Other]}
  - {id: did, ask: "What did you do?", type: multi, attribute: yes, options: [Bought, "Sold, or gave", None]}
  - {id: months, ask: "For how many months?", type: number}
  - {id: tool, ask: "What do you use?", type: text}
columns: {tool: "Tool"}
disqualify:
  - {when: {tool: {matches: "ours$"}}, because: "Works for us"}
segments:
  - {segment: new, when: {months: {between: [0, 3]}}}
  - {segment: old, when: {any: [{months: {gte: 4}}, {did: {in: [Bought]}}, {none: [{role: {is: Owner}}]}]}}
quotas:
  - {attribute: role, at_least: {Cook: 2, Other: 0.2}, at_most: {Owner: 0.5}}
  - {attribute: did, at_most: {Bought: 2}}
)";

Study make_study() {
  Study study{.name = "s"};
  study.segments.push_back({.id = {"new", {}}, .target = {3, {0, 1}}});
  study.segments.push_back({.id = {"old", {}}, .target = {}});  // no target: no end
  return study;
}

recruit::Screened screen(const SourceFile& answers, const Screener& screener, const Study& study,
                         recruit::Screened before) {
  Diagnostics findings;
  recruit::ScreenInput input{.study = study,
                             .screener = screener,
                             .responses = {},
                             .roster = std::move(before.roster),
                             .contacts = std::move(before.contacts),
                             .answers = std::move(before.answers),
                             .seed = {}};
  input.responses.push_back(recruit::read_responses(answers, "answers", screener, findings));
  for (const Diagnostic& finding : findings.items()) {
    UXI_CHECK(finding.span.end <= answers.text().size());
    UXI_CHECK(finding.line_text.empty());
  }
  return recruit::screen(std::move(input));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics none;
  const Screener screener = read_screener({"screener.yaml", kScreener}, none);
  const Study study = make_study();
  UXI_CHECK(none.empty());
  const SourceFile answers("answers.csv", {reinterpret_cast<const char*>(data), size});
  recruit::Screened first = screen(answers, screener, study, {});
  for (const recruit::Verdict& verdict : first.verdicts) {
    UXI_CHECK(!verdict.reason.empty());
    UXI_CHECK((verdict.outcome == recruit::Outcome::in ||
               verdict.outcome == recruit::Outcome::waiting) == !verdict.id.empty());
  }
  Diagnostics findings;
  first.roster = read_roster({"participants.csv", write_roster(first.roster)}, findings);
  first.contacts =
      recruit::read_keyed_table({"contacts.csv", first.contacts.write()}, "private", findings);
  first.answers =
      recruit::read_keyed_table({"answers.csv", first.answers.write()}, "private", findings);
  if (!first.verdicts.empty() && first.changes_anything()) UXI_CHECK(!findings.has_errors());
  UXI_CHECK(!screen(answers, screener, study, std::move(first)).changes_anything());
  return 0;
}
