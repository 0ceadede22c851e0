// The example of every file in uxi-workspace(5) is read as the program reads such a file, without a
// finding: no key of the page is wrong, and none is unknown.
#include <doctest/doctest.h>
#include <functional>

#include "calendar/schedule_file.h"
#include "meta/tree.h"
#include "speech/read_guide.h"
#include "text/strings.h"
#include "uxi/codebook.h"
#include "uxi/screener.h"
#include "uxi/session.h"
#include "uxi/study.h"
#include "uxi/theme.h"
#include "uxi/transcript.h"
#include "workspace/settings.h"

namespace uxi::meta {
namespace {

/// Text of a man page as people see it, as far as these examples go.
std::string shown(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> kEscapes[] = {
      {"\\-", "-"}, {"\\(aq", "'"}, {"\\(ga", "`"}, {"\\(ha", "^"}, {"\\e", "\\"}};
  for (const auto& [escape, meaning] : kEscapes) text = text::replace_all(text, escape, meaning);
  return text;
}

/// The first example of the section `name`.
std::string example(const std::string& page, const std::string& name) {
  const std::size_t section = page.find("\n.SH " + name + "\n");
  REQUIRE_MESSAGE(section != std::string::npos, "no section " << name);
  const std::size_t begin = page.find("\n.EX\n", section) + 5;
  const std::size_t end = page.find(".EE\n", begin);
  REQUIRE_MESSAGE(page.find("\n.SH ", section + 1) > end, "no example in " << name);
  return shown(page.substr(begin, end - begin));
}

using Read = std::function<void(const SourceFile&, Diagnostics&)>;

const std::vector<std::pair<std::string, Read>>& readers() {
  static const std::vector<std::pair<std::string, Read>> kReaders = {
      {"uxi.yaml", [](auto& file, auto& found) { (void)workspace::read_settings(file, found); }},
      {"study.yaml", [](auto& file, auto& found) { (void)read_study(file, "billing", found); }},
      {"screener.yaml", [](auto& file, auto& found) { (void)read_screener(file, found); }},
      {"schedule.yaml",
       [](auto& file, auto& found) { (void)calendar::read_schedule(file, found); }},
      {"sessions/P01.yaml",
       [](auto& file, auto& found) { (void)read_session(file, "P01", found); }},
      {"guide.md", [](auto& file, auto& found) { (void)speech::read_guide(file, found); }},
      {"transcripts/P01.md",
       [](auto& file, auto& found) { (void)read_transcript(file, "P01", found); }},
      {"tags/P01.ana.yaml",
       [](auto& file, auto& found) { (void)read_tags(file, "P01", "ana", found); }},
      {"codebook.yaml", [](auto& file, auto& found) { (void)read_codebook(file, found); }},
      {"themes/charged-twice.yaml",
       [](auto& file, auto& found) { (void)read_theme(file, "charged-twice", found); }},
      {"insights/double-charge.md",
       [](auto& file, auto& found) { (void)read_insight(file, "double-charge", found); }},
  };
  return kReaders;
}

}  // namespace

TEST_CASE("man pages: the examples of uxi-workspace(5) are read without a finding") {
  const std::string page = read(top() / "man/uxi-workspace.5");
  for (const auto& [name, read_as] : readers()) {
    const SourceFile file(name, example(page, text::replace_all(name, "-", "\\-")));
    Diagnostics found;
    read_as(file, found);
    for (const Diagnostic& finding : found.items()) {
      FAIL_CHECK(name << ":" << finding.begin.line << ": " << finding.message);
    }
  }
}

}  // namespace uxi::meta
