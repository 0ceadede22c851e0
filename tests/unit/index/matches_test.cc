// The index and `query::matches` are two readings of one language: random queries over random
// turns must find the same.
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <set>

#include "support/index_workspace.h"
#include "text/strings.h"

namespace uxi::index {
namespace {

/// A highlight as it is written and as it is held against queries.
struct Mark {
  std::string id;
  std::string coder;
  std::size_t first = 0;
  std::size_t last = 0;
  std::vector<std::string> codes;
  bool has_memo = false;
};

struct Talk {
  std::string study, session, segment, language;
  std::optional<Date> date;
  std::vector<std::pair<std::string, std::string>> turns;  ///< speaker and words
  std::vector<Mark> marks;
};

struct World {
  std::vector<Talk> talks;
  std::map<std::string, std::set<std::string>> themes;  ///< of `a/P01/h...`
  std::map<std::string, std::set<std::string>> questions;
};

const std::vector<std::string> kWords = {
    "charge",     "charged",      "charging", "refund", "refunds",     "late",    "later",
    "well-known", "don’t",        "Café",     "cafe",   "1,000",       "3.5",     "no",
    "No!",        "请求",         "naïve",    "don't",  "—",           "“quote”", "x",
    "Straße",     "e-mail",       "AT&T",     "½",      "O’Brien’s",   "…",       "東京都民",
    "京都",       "iPhone手機が", "Häuser",   "haus",   "facturación", "factura", "ねがい"};

const std::vector<std::string> kQuotable = {"charge", "refunds",    "well-known", "don’t", "Café",
                                            "1,000",  "3.5",        "—",          "AT&T",  "no",
                                            "京都",   "iPhone手機", "Häusern"};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  World world() {
    World world;
    for (const char* study : {"a", "b"}) {
      for (const char* session : {"P01", "P02", "P10"}) world.talks.push_back(talk(study, session));
    }
    for (const Talk& talk : world.talks) {
      for (const Mark& mark : talk.marks) {
        const std::string ref = talk.study + "/" + talk.session + "/" + mark.id;
        if (chance(3)) world.themes[ref].insert(one_of({"t1", "t2"}));
        if (chance(3)) world.questions[ref].insert(one_of({"rq1", "rq2"}));
      }
    }
    return world;
  }

  std::string query(int depth = 3) {
    switch (depth == 0 ? 0 : pick(5)) {
      case 1: return query(depth - 1) + " " + query(depth - 1);
      case 2: return "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
      case 3: return "-(" + query(depth - 1) + ")";
      default: return leaf();
    }
  }

 private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  bool chance(std::size_t one_in) { return pick(one_in) == 0; }
  std::string one_of(const std::vector<std::string>& list) { return list[pick(list.size())]; }

  std::string words(std::size_t most) {
    std::vector<std::string> all;
    for (std::size_t n = 1 + pick(most); n > 0; --n) all.push_back(one_of(kWords));
    return text::join(all, " ");
  }

  std::string leaf() {
    switch (pick(16)) {
      case 0: return "\"" + one_of(kQuotable) + " no " + one_of(kQuotable) + "\"";
      case 1:
        return one_of({"char*", "ref*", "l*", "caf*", "1*", "don*", "stra*", "请*", "häu*", "京*"});
      case 2:
        return "NEAR(charge " + one_of({"refund", "late", "no", "charging", "京都", "手", "haus"}) +
               ", " + std::to_string(pick(4)) + ")";
      case 3: return "code:" + one_of({"pain", "pain/late", "pain/*", "joy", "pai", "delay"});
      case 4: return "speaker:" + one_of({"interviewer", "participant", "observer", "unknown"});
      case 5: return "segment:" + one_of({"admin", "GONE", "none"});
      case 6: return "session:" + one_of({"P01", "p02", "P1"});
      case 7: return "study:" + one_of({"a", "B", "c"});
      case 8: return "date:" + one_of({"2026-03", "2026-04-02..", "..2026-03-31"});
      case 9: return "coder:" + one_of({"ana", "Ben", "nobody"});
      case 10: return "theme:" + one_of({"t1", "T2", "t3"});
      case 11: return "question:" + one_of({"rq1", "rq2"});
      case 12: return one_of({"has:memo", "is:tagged", "is:untagged", "participant:P10"});
      default: {
        const std::string word = one_of(
            {"charge", "refund",      "late",     "known",   "cafe",   "1,000",      "3.5",
             "no",     "don't",       "naive",    "strasse", "quote",  "mail",       "x",
             "t",      "都",          "京都",     "東京都",  "iphone", "iphone手機", "häuser",
             "haus",   "facturacion", "facturas", "ねが",    "か"});
        return word;
      }
    }
  }

  Talk talk(const std::string& study, const std::string& session) {
    Talk talk{.study = study, .session = session, .segment = one_of({"admin", "gone", ""})};
    talk.language = one_of({"", "", "en", "de", "es", "ja"});
    if (!chance(4))
      talk.date = Date{2026, static_cast<std::uint8_t>(3 + pick(2)),
                       static_cast<std::uint8_t>(1 + pick(4))};
    for (std::size_t n = 2 + pick(8); n > 0; --n)
      talk.turns.emplace_back(one_of({"I", "P", "O", "X"}), words(9));
    for (std::size_t n = pick(6); n > 0; --n) {
      const std::size_t first = pick(talk.turns.size());
      Mark mark{.id = "h11111111111" + std::to_string(n),
                .coder = one_of({"ana", "ben", "cem"}),
                .first = first,
                .last = std::min(first + pick(3), talk.turns.size() - 1),
                .has_memo = chance(3)};
      mark.codes.push_back(one_of({"pain", "pain/late", "joy", "pain/late/again"}));
      if (chance(2)) mark.codes.push_back("surprise");
      talk.marks.push_back(std::move(mark));
    }
    return talk;
  }

  std::mt19937 random_;
};

// ---- As files -----------------------------------------------------------------------------------

void put_talk(const test::TestWorkspace& workspace, const Talk& talk) {
  const std::string folder = "studies/" + talk.study;
  std::string text = "---\n";
  if (!talk.language.empty()) text += "language: " + talk.language + "\n";
  text += "speakers: {I: interviewer, P: participant, O: observer}\n---\n\n";
  for (std::size_t i = 0; i < talk.turns.size(); ++i) {
    text += "**" + talk.turns[i].first + "** so: " + talk.turns[i].second + " ^" +
            std::to_string(i + 1) + "\n\n";
  }
  workspace.put(folder + "/transcripts/" + talk.session + ".md", text);
  std::string record = "participant: " + talk.session + "\n";
  if (!talk.segment.empty()) record += "segment: " + talk.segment + "\n";
  if (talk.date) record += "date: " + to_string(*talk.date) + "\n";
  workspace.put(folder + "/sessions/" + talk.session + ".yaml", record);
  std::map<std::string, std::string> tags;
  for (const Mark& mark : talk.marks) {
    tags[mark.coder] += "- {id: " + mark.id + ", turn: " + std::to_string(mark.first + 1) + "-" +
                        std::to_string(mark.last + 1) + ", codes: [" +
                        text::join(mark.codes, ", ") + "]" + (mark.has_memo ? ", memo: why" : "") +
                        "}\n";
  }
  for (const auto& [coder, lines] : tags)
    workspace.put(folder + "/tags/" + talk.session + "." + coder + ".yaml", lines);
}

void put_world(const test::TestWorkspace& workspace, const World& world) {
  workspace.put("studies/a/study.yaml", "title: A\n");
  workspace.put("studies/b/study.yaml", "title: B\n");
  for (const Talk& talk : world.talks) put_talk(workspace, talk);
  const auto study_of = [](const std::string& ref) { return ref.substr(0, 1); };
  std::map<std::string, std::string> files;
  for (const auto& [ref, themes] : world.themes) {
    for (const std::string& theme : themes) {
      std::string& file = files["studies/" + study_of(ref) + "/themes/" + theme + ".yaml"];
      if (file.empty()) file = "name: T\nmembers:\n";
      file += "  - " + ref.substr(2) + "\n";
    }
  }
  int insight = 0;
  for (const auto& [ref, questions] : world.questions) {
    const std::vector<std::string> list(questions.begin(), questions.end());
    files["studies/" + study_of(ref) + "/insights/i" + std::to_string(++insight) + ".md"] =
        "---\nstatement: S\nquestions: [" + text::join(list, ", ") + "]\nevidence: [" +
        ref.substr(2) + "]\n---\n";
  }
  for (const auto& [path, text] : files) workspace.put(path, text);
}

/// Whole turns are meant: no words have to be found.
std::optional<Place> whole_turns(const Transcript&, const Highlight& highlight) {
  return Place{highlight.first_turn, highlight.last_turn, {}};
}

// ---- By `matches` -------------------------------------------------------------------------------

bool names_coder(const query::Query& query) {
  if (query.kind == query::Query::Kind::field) return query.test.field == query::Field::coder;
  return std::ranges::any_of(query.parts, names_coder);
}

/// A turn as `marks` leave it.
bool holds(const query::Query& query, const World& world, const Talk& talk, std::size_t turn,
           const std::vector<const Mark*>& marks, const std::string& coder) {
  static const std::map<std::string, std::string> kRoles = {
      {"I", "interviewer"}, {"P", "participant"}, {"O", "observer"}, {"X", "unknown"}};
  std::set<std::string> codes, themes, questions;
  bool has_memo = false;
  for (const Mark* mark : marks) {
    codes.insert(mark->codes.begin(), mark->codes.end());
    has_memo = has_memo || mark->has_memo;
    const std::string ref = talk.study + "/" + talk.session + "/" + mark->id;
    if (const auto of = world.themes.find(ref); of != world.themes.end())
      themes.insert(of->second.begin(), of->second.end());
    if (const auto of = world.questions.find(ref); of != world.questions.end())
      questions.insert(of->second.begin(), of->second.end());
  }
  const auto list = [](const std::set<std::string>& set) {
    return std::vector<std::string>(set.begin(), set.end());
  };
  const auto code_list = list(codes), theme_list = list(themes), question_list = list(questions);
  const std::string words = "so: " + talk.turns[turn].second;
  return query::matches(query, {.text = words,
                                .speaker_role = kRoles.at(talk.turns[turn].first),
                                .segment = talk.segment,
                                .participant = talk.session,
                                .session = talk.session,
                                .study = talk.study,
                                .coder = coder,
                                .codes = code_list,
                                .themes = theme_list,
                                .questions = question_list,
                                .date = talk.date,
                                .has_memo = has_memo,
                                .language = talk.language});
}

bool turn_holds(const query::Query& query, const World& world, const Talk& talk, std::size_t turn) {
  std::vector<const Mark*> all;
  std::map<std::string, std::vector<const Mark*>> by_coder;
  for (const Mark& mark : talk.marks) {
    if (turn < mark.first || turn > mark.last) continue;
    all.push_back(&mark);
    by_coder[mark.coder].push_back(&mark);
  }
  if (!names_coder(query) || all.empty()) return holds(query, world, talk, turn, all, "");
  return std::ranges::any_of(by_coder, [&](const auto& coder) {
    return holds(query, world, talk, turn, coder.second, coder.first);
  });
}

std::vector<std::string> found_by_matches(const query::Query& query, const World& world) {
  std::vector<std::string> refs;
  for (const Talk& talk : world.talks) {
    for (std::size_t turn = 0; turn < talk.turns.size(); ++turn) {
      if (turn_holds(query, world, talk, turn))
        refs.push_back(talk.study + "/" + talk.session + "#" + std::to_string(turn + 1));
    }
  }
  return refs;
}

}  // namespace

TEST_CASE("index: queries find what `query::matches` holds for") {
  std::size_t found_something = 0;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    Maker maker(seed);
    const World world = maker.world();
    const test::TestWorkspace workspace;
    put_world(workspace, world);
    Sources sources = workspace.sources();
    sources.find_place = whole_turns;
    Index index = test::fresh_index(sources);
    for (int i = 0; i < 250; ++i) {
      const std::string text = maker.query();
      const auto query = query::parse_query(text);
      REQUIRE_MESSAGE(query.has_value(), text);
      CAPTURE(seed);
      CAPTURE(text);
      const auto wanted = found_by_matches(*query, world);
      if (!wanted.empty()) ++found_something;
      REQUIRE(test::found_by(index, text) == wanted);
      auto ranked = index.search(*query, {.order = Order::rank});
      REQUIRE(ranked.has_value());
      auto refs = test::refs(*ranked);
      auto sorted = wanted;
      std::ranges::sort(refs);
      std::ranges::sort(sorted);
      REQUIRE(refs == sorted);
    }
  }
  CHECK(found_something > 1000);
}

}  // namespace uxi::index
