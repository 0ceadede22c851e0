#include "workspace/consent.h"

#include <doctest/doctest.h>

namespace uxi::workspace {
namespace {

constexpr Date kToday{2026, 6, 1};

/// A study with P01 usable, P02 withdrawn, P03 run out, P04 without a record; P02 with notes.
StudyData some_study() {
  StudyData data;
  data.name = "billing";
  for (const std::string id : {"P01", "P02", "P03"}) {
    Session session{.id = id};
    session.consent = Consent{.record = true, .quote = QuoteConsent::anonymous};
    if (id == "P02") session.consent->withdrawn = Date{2026, 5, 1};
    if (id == "P03") session.consent->keep_until = Date{2026, 5, 31};
    data.sessions.push_back({SourceFile(id + ".yaml", ""), std::move(session)});
  }
  for (const std::string name : {"P01", "P02", "P03", "P04", "P02.ben"}) {
    Transcript transcript;
    transcript.session = name;
    data.transcripts.push_back({SourceFile(name + ".md", ""), std::move(transcript)});
    TagFile tags;
    tags.session = name;
    data.tags.push_back({SourceFile(name + ".ana.yaml", ""), std::move(tags)});
  }
  return data;
}

}  // namespace

TEST_CASE("consent: what may not be used goes with its notes and tags") {
  StudyData data = some_study();
  CHECK(withhold(data, kToday) ==
        std::vector<Withheld>{{"P02", "consent was withdrawn on 2026-05-01"},
                              {"P03", "consent ran out on 2026-05-31"}});
  std::string left;
  for (const auto& one : data.sessions) left += one.value.id + " ";
  for (const auto& one : data.transcripts) left += one.value.session + " ";
  for (const auto& one : data.tags) left += one.value.session + " ";
  CHECK(left == "P01 P01 P04 P01 P04 ");
  CHECK(withhold(data, kToday).empty());
}

TEST_CASE("consent: a session is refused by name, its notes too") {
  const StudyData data = some_study();
  CHECK(need_usable(data, "P01", kToday));
  CHECK(need_usable(data, "P04", kToday));
  CHECK(need_usable(data, "P03", Date{2026, 5, 31}));
  CHECK_FALSE(need_usable(data, "P03", kToday));
  const auto refused = need_usable(data, "P02.ben", kToday);
  REQUIRE_FALSE(refused);
  CHECK(refused.error() ==
        Error{.kind = ErrorKind::denied,
              .message = "the words of `P02` may not be used: consent was withdrawn on 2026-05-01",
              .hint = "`uxi forget billing/P02` removes what is left of them"});
}

}  // namespace uxi::workspace
