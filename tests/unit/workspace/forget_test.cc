#include "workspace/forget/forget.h"

#include <doctest/doctest.h>
#include <map>
#include <random>
#include <set>

#include "io/path.h"
#include "support/failing_files.h"
#include "text/strings.h"

namespace uxi::workspace {
namespace {

/// A made-up word that nothing else has in it.
std::string odd_word(std::mt19937& random) {
  static const std::vector<std::string> kParts{"zor", "vex", "mul", "qui",
                                               "tab", "nox", "rif", "gol"};
  std::string word;
  for (int i = 0; i < 3; ++i) word += kParts[random() % kParts.size()];
  return word;
}

std::string odd_words(std::mt19937& random, std::size_t count) {
  std::string words;
  for (std::size_t i = 0; i < count; ++i) words += (i == 0 ? "" : " ") + odd_word(random);
  return words;
}

/// A workspace with P07 in as many places as chance has it, and what must be nowhere afterwards.
struct Random {
  std::unique_ptr<io::FileSystem> files = io::memory_files();
  std::vector<std::string> needles;

  explicit Random(unsigned seed) : random_(seed) {
    std::string first = odd_word(random_);
    std::string last = odd_word(random_);
    first[0] = 'Z';
    last[0] = 'V';
    name_ = first + " " + last;
    mail_ = odd_word(random_) + "@example.org";
    phone_ = "+49 30 " + std::to_string(1000000 + random_() % 8999999);
    needles = {name_, mail_, phone_, "P07/h", "P07#", "billing/P07"};
    put("uxi.yaml", "{}\n");
    put("studies/billing/study.yaml", "title: Bills\nteam: {moderator: ana}\n");
    write_words();
    write_private();
    write_prose();
    write_history();
  }

 private:
  void put(const std::string& path, const std::string& text) {
    REQUIRE(files->make_folders(io::parent(path)));
    REQUIRE(files->write(path, text));
  }
  bool chance() { return random_() % 2 == 0; }

  void write_words() {
    std::string transcript =
        "---\nuxi: transcript/1\nsession: P07\nkind: verbatim\nspeakers: {I: interviewer, P: "
        "participant}\n---\n\n**I** What happened then? ^1\n";
    for (int turn = 2; turn < 6; ++turn) {
      said_.push_back(odd_words(random_, 3 + random_() % 9));
      needles.push_back(said_.back());
      transcript += "\n**P** " + said_.back() + ". ^" + std::to_string(turn) + "\n";
    }
    put("studies/billing/transcripts/P07.md", transcript);
    put("studies/billing/sessions/P07.yaml", "participant: P07\nstate: held\n");
    put("studies/billing/tags/P07.ana.yaml",
        "- {id: h7c1f09ab33e0, turn: 2, quote: \"" + said_[0] + "\", at: 0, codes: [pain]}\n");
    put("studies/billing/transcripts/P02.md",
        "---\nuxi: transcript/1\nsession: P02\nkind: verbatim\nspeakers: {P: participant}\n---\n\n"
        "**P** I know " +
            name_ + " from work. ^1\n\n> As P07 says: " + said_[1] + "\n");
    put("studies/billing/tags/P02.ana.yaml",
        "- {id: h11aa02cd94f1, turn: 1, quote: \"I know " + name_ +
            " from\", at: 0, before: \"\", "
            "after: \" work.\", codes: [pain], memo: \"Unlike P07, who said " +
            said_[2] + "\"}\n");
    put("studies/billing/participants.csv",
        "id,segment,status,descriptor\nP02,a,held,\nP07,b,held,\"" + odd_word(random_) + "\"\n");
  }

  void write_private() {
    put("private/contacts.csv",
        "id,name,email,phone\nbilling/P02,Ben Adler,ben@example.org,\n"
        "billing/P07," +
            name_ + "," + mail_ + "," + phone_ + "\n");
    if (chance()) put("private/messages.csv", "id,kind,when\nbilling/P07,invite,2026-03-01\n");
    if (chance()) put("private/answers.csv", "name,mail\n\"" + name_ + "\"," + mail_ + "\n");
    if (chance())
      put("private/mail/out.mbox", "From a\nTo: " + mail_ + "\n\nHello\nFrom b\nTo: x\n");
    if (chance()) put("private/zoom P07.mp4", std::string("\0\1\2", 3) + name_);
    if (chance()) {
      put("private/redaction-key.csv", "study,placeholder,kind,text\nbilling,name-1,name,\"" +
                                           name_ + "\"\nbilling,name-2,name,Carla Ruiz\n");
    }
    if (chance()) {
      put("studies/billing/team.ics",
          "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:P07@uxi\nATTENDEE:mailto:" + mail_ +
              "\nEND:VEVENT\nEND:VCALENDAR\n");
    }
    if (chance()) put(".uxi/debrief-billing-P07.md", "She is " + name_ + ".\n");
  }

  void write_prose() {
    const std::string said = said_[random_() % said_.size()];
    std::string body = "# Notes\n\nNobody knew. As P07#3 has it, " + said + ". That is all.\n\n";
    if (chance()) body += "> " + said + "\n> — P07#2\n\n";
    if (chance()) body += "- first\n- " + name_ + " was late\n- last\n\n";
    if (chance()) body += "| who | says |\n| --- | --- |\n| P07 | " + said + " |\n| P02 | no |\n";
    put("studies/billing/report.md", body);
    put("studies/billing/insights/one.md",
        "---\nstatement: Late\nevidence: [P07/h7c1f09ab33e0, P02/h11aa02cd94f1]\n---\n" + body);
    put("studies/billing/themes/late.yaml",
        "name: Late\nstate: accepted\nmembers:\n  - P07/h7c1f09ab33e0\n  - P02/h11aa02cd94f1\n");
    if (chance()) put("studies/billing/reports/full.html", "<p>" + said + "</p>");
    if (chance()) put("studies/billing/reports/uxi.lock", "studies/billing/transcripts/P07.md\n");
    if (chance()) {
      put("studies/billing/schedule.yaml",
          "slots:\n  - {id: s1, participant: P07}\n  - {id: s2, participant: P02}\nnotes: Call " +
              name_ + " first\n");
    }
    if (chance()) put("elsewhere.txt", "Call " + name_ + " or write to " + mail_ + ".\nDone.\n");
  }

  /// Two changes that can be taken back, one of them with the person in it.
  void write_history() {
    io::Journal journal(*files, "");
    const auto lock = journal.lock();
    REQUIRE(journal.commit("tag rm", {{.path = "studies/billing/tags/P07.ben.yaml",
                                       .after = "- {memo: \"" + said_[0] + "\"}\n"}}));
    REQUIRE(journal.commit("tag rm", {{.path = "studies/billing/tags/P07.ben.yaml",
                                       .before = "- {memo: \"" + said_[0] + "\"}\n"}}));
    REQUIRE(journal.commit("codebook add", {{.path = "codebook.yaml", .after = "codes: {}\n"}}));
  }

  std::mt19937 random_;
  std::string name_, mail_, phone_;
  std::vector<std::string> said_;
};

void collect(io::FileSystem& files, const std::string& folder,
             std::map<std::string, std::string>& all) {
  const auto entries = files.list(folder);
  REQUIRE(entries);
  for (const io::FolderEntry& entry : *entries) {
    const std::string path = io::join(folder, entry.name);
    if (entry.kind == io::FileKind::folder) {
      collect(files, path, all);
    } else {
      all[path] = files.read(path).value();
    }
  }
}

Result<void> forget(io::FileSystem& files) {
  UXI_TRY(const auto workspace, Workspace::find(files));
  io::Journal journal = workspace.journal();
  UXI_TRY(const auto lock, journal.lock());
  UXI_TRY(const auto studies, load_studies(workspace));
  Going going;
  UXI_TRY(going.leavers, leavers_of(workspace, studies, "billing", "P07"));
  UXI_TRY(const auto plan, plan_forget(workspace, studies, std::move(going), {}));
  if (!plan.left.empty())
    return fail(ErrorKind::io, plan.left.front().path + ": " + plan.left.front().why);
  return carry_out(workspace, plan, journal, "forget", [] { return false; });
}

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// `PATH holds NEEDLE` for all that is left.
std::string remains(io::FileSystem& files, const std::vector<std::string>& needles) {
  std::map<std::string, std::string> all;
  collect(files, "", all);
  std::string found;
  for (const auto& [path, bytes] : all) {
    const std::string text = lowered(path + "\n" + bytes);
    for (const std::string& needle : needles) {
      if (text::contains(text, lowered(needle))) found += path + " holds " + needle + "\n";
    }
  }
  return found;
}

}  // namespace

TEST_CASE("forget: of a person in a random workspace no byte string remains") {
  for (unsigned seed = 1; seed <= 80; ++seed) {
    Random world(seed);
    CAPTURE(seed);
    REQUIRE_FALSE(remains(*world.files, world.needles).empty());
    const auto done = forget(*world.files);
    REQUIRE_MESSAGE(done, to_string(done.error()));
    CHECK(remains(*world.files, world.needles) == "");
    CHECK(text::contains(world.files->read("studies/billing/participants.csv").value(),
                         "P07,,forgotten,\n"));
    CHECK(text::contains(world.files->read("studies/billing/transcripts/P02.md").value(),
                         "I know \\[name"));
    CHECK(text::contains(world.files->read("studies/billing/themes/late.yaml").value(),
                         "P02/h11aa02cd94f1"));
    CHECK(forget(*world.files));  // again: nothing more to do
  }
}

TEST_CASE("forget: killed before any change, it goes on when it is run again") {
  for (int at = 1;; ++at) {
    Random world(7);
    CAPTURE(at);
    test::FailingFiles files(*world.files, {.at = at, .mode = test::FailureMode::die_before});
    bool killed = false;
    try {
      const auto done = forget(files);
      REQUIRE(done);
    } catch (const test::Killed&) {
      killed = true;
    }
    const auto again = forget(*world.files);
    REQUIRE_MESSAGE(again, to_string(again.error()));
    CHECK(remains(*world.files, world.needles) == "");
    if (!killed) break;
  }
}

}  // namespace uxi::workspace
