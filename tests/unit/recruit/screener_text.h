// The screener that the tests of this room share.
#pragma once

#include <doctest/doctest.h>
#include <string>

#include "support/source.h"
#include "uxi/screener.h"

namespace uxi::recruit {

inline constexpr const char* kScreener = R"(
questions:
  - {id: role, ask: "What is your role?", type: single, attribute: yes, options: [Owner, Accountant, Other]}
  - {id: invoices, ask: "How many invoices did your team pay last month?", type: number}
  - {id: did, ask: "Which of these did you do in the last 6 months?", type: multi, options: [Signed up, "Cancelled, or paused", Neither]}
  - {id: country, ask: "Where do you work?", type: single, attribute: yes, options: [Germany, France]}
  - {id: tool, ask: "What do you use for it?", type: text}
disqualify:
  - {when: {role: {is: Other}}, because: "We need people who pay invoices"}
segments:
  - {segment: churned, when: {all: [{did: {in: ["Cancelled, or paused"]}}, {invoices: {gte: 5}}]}}
  - {segment: new-admin, when: {invoices: {between: [1, 4]}}}
quotas:
  - {attribute: country, at_least: {France: 1}}
  - {attribute: role, at_most: {Owner: 1}}
)";

/// Reads a screener that has no faults.
inline Screener read_good_screener(const std::string& yaml) {
  Diagnostics findings;
  Screener screener = read_screener(test::source(yaml, "screener.yaml"), findings);
  for (const Diagnostic& finding : findings.items()) FAIL_CHECK(to_string(finding));
  return screener;
}

/// Findings, one a line.
inline std::string said(const Diagnostics& findings) {
  std::string out;
  for (const Diagnostic& finding : findings.items()) out += to_string(finding) + "\n";
  return out;
}

}  // namespace uxi::recruit
