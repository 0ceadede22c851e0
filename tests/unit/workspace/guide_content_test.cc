// What makes a text an interview guide where its name leaves it open.
#include "workspace/guide_content.h"

#include <doctest/doctest.h>

#include "speech/read_guide.h"
#include "workspace/guides.h"

namespace uxi::workspace {
namespace {

struct Row {
  const char* text;
  bool slight;  ///< is it one where it is called like a guide
  bool strong;  ///< and where it is called like a script
};

constexpr Row kRows[] = {
    {"- Do you pay?\n", true, false},
    {"", false, false},
    {"Press the button, then wait for the light. Hold it until the light is green again.\n", false,
     false},
    // What readers ask for themselves.
    {"# How do I stop it?\n\nPress the button.\n\n# Where is my data?\n\nIn a folder.\n", false,
     false},
    // A manual's tasks.
    {"1. Open the page.\n2. Choose a name.\n3. Press the button.\n4. Close the page.\n", false,
     false},
    // The same as a test with a participant.
    {"Are you happy for me to record this?\n\n## Task 1\n\nBook a room for two nights in May.\n\n"
     "## Task 2\n\nCancel the room.\n",
     true, false},
    // The front matter says so.
    {"---\nmode: usability\n---\nOpen the page.\n", true, true},
    // Little else than questions to somebody.
    {"# Ask\n\n- Where did you go?\n- How did you choose it?\n- What did you pay?\n- Who went with "
     "you?\n- What did you miss?\n- When did you get home?\n- Whom did you tell?\n- How did you "
     "feel?\n",
     true, true},
    // An opening has more to say than to ask.
    {"# Welcome\n\nThanks for coming. We want to learn how people find their way in this town, and "
     "there are no right or wrong answers today.\n\n- Are you happy for me to record this?\n- "
     "Where "
     "did you come from?\n",
     true, false},
    // A plan's questions are the team's.
    {"# Research questions\n\n- Who pays late?\n- Why do they wait?\n- What does it cost?\n", false,
     false},
    {"# Welcome\n\nThanks for coming.\n\n# The trip\n\n- Where did you go?\n- How did you choose "
     "it?\n- What did you pay?\n- Who went with you?\n- What would you do again?\n",
     true, true},
};

Guide read(const char* text) {
  Diagnostics ignored;
  const SourceFile source("a.md", text);
  return *speech::read_guide(source, ignored);
}

TEST_CASE("workspace: a text called like a guide is one where somebody is asked something") {
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const Guide guide = read(row.text);
    CHECK(is_interview_guide(guide, GuideDoubt::none));
    CHECK(is_interview_guide(guide, GuideDoubt::slight) == row.slight);
    CHECK(is_interview_guide(guide, GuideDoubt::strong) == row.strong);
  }
}

TEST_CASE("workspace: one file is found once, by whatever names") {
  const auto files = io::memory_files();
  REQUIRE(files->make_folders("/d", 0755));
  REQUIRE(files->write("/d/x.md", "- Who?\n", {}));
  const std::string absolute = *files->real_path("d/x.md");
  const auto paths = guide_paths(*files, {"./d/x.md", absolute, "d/x.md", "d/*.md"}, {});
  REQUIRE(paths);
  CHECK(*paths == std::vector<std::string>{"d/x.md"});
}

}  // namespace
}  // namespace uxi::workspace
