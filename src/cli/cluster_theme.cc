#include "cli/cluster_theme.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kPairs = 3;
constexpr std::size_t kOdd = 2;
constexpr std::size_t kCodes = 5;

/// Segments in the plan's order, then others, then none; each with its people.
std::vector<ThemeVoices> voices_of(const workspace::StudyData& data,
                                   const std::set<std::string>& saying) {
  std::map<std::string, std::set<std::string>> people;
  for (const auto& loaded : data.transcripts) {
    if (loaded.value.kind == TranscriptKind::feedback) continue;
    const std::string session = loaded.value.session.substr(0, loaded.value.session.find('.'));
    people[data.segment_of(session)].insert(participant_of(session));
  }
  std::vector<std::string> order;
  for (const Segment& segment : data.study.value.segments) order.push_back(segment.id.value);
  for (const auto& [segment, who] : people) {
    if (!segment.empty() && std::ranges::find(order, segment) == order.end()) {
      order.push_back(segment);
    }
  }
  order.emplace_back();
  std::vector<ThemeVoices> out;
  for (const std::string& segment : order) {
    const auto& who = people[segment];
    if (who.empty()) continue;
    const auto said =
        std::ranges::count_if(who, [&](const auto& one) { return saying.contains(one); });
    out.push_back({segment, static_cast<std::size_t>(said), who.size()});
  }
  return out;
}

std::vector<std::pair<std::string, std::size_t>> codes_of(const workspace::Wall& wall,
                                                          const std::vector<std::size_t>& members) {
  std::map<std::string, std::size_t> counts;
  for (const std::size_t member : members) {
    const auto& codes = wall.input.items[member].codes;
    for (const std::string& code : std::set<std::string>(codes.begin(), codes.end()))
      ++counts[code];
  }
  std::vector<std::pair<std::string, std::size_t>> out(counts.begin(), counts.end());
  std::ranges::stable_sort(out, std::ranges::greater(), [](const auto& one) { return one.second; });
  if (out.size() > kCodes) out.resize(kCodes);
  return out;
}

/// Research questions of insights that have one of these highlights on either side.
std::vector<std::string> questions_of(const workspace::StudyData& data, const workspace::Wall& wall,
                                      const std::vector<std::size_t>& members) {
  std::set<std::string> refs;
  for (const std::size_t member : members) refs.insert(wall.notes[member].ref);
  std::set<std::string> questions;
  for (const auto& insight : data.insights) {
    bool quotes = false;
    for (const auto* list : {&insight.value.evidence, &insight.value.against}) {
      for (const Text& ref : *list) {
        const auto parsed = parse_highlight_ref(ref.value);
        quotes = quotes || (parsed && refs.contains(parsed->session.session + "/" + parsed->id));
      }
    }
    if (!quotes) continue;
    for (const Text& question : insight.value.questions) questions.insert(question.value);
  }
  return {questions.begin(), questions.end()};
}

std::string quote(const workspace::Wall& wall, std::size_t item, const Style& style) {
  return "    " + text::wrap(text::printable(text::squeeze(wall.input.items[item].text)), 72, 4) +
         "  " + style(Mark::dim, wall.notes[item].turn) + "\n";
}

std::string against_text(const ThemeAccount& account, const workspace::Wall& wall,
                         const Style& style) {
  if (account.against.empty()) return {};
  std::string out = "may stand against each other (read them)\n";
  for (const analysis::Opposition& pair : account.against) {
    out += "  " + text::elide(text::printable(text::join(pair.opposites, ", ")), 40) + ", on " +
           text::elide(text::printable(text::join(pair.shared, ", ")), 30) + "\n" +
           quote(wall, pair.first, style) + quote(wall, pair.second, style);
  }
  return out;
}

std::string odd_text(const ThemeAccount& account, const workspace::Wall& wall, const Style& style) {
  if (account.odd.empty()) return {};
  std::string out = "least like the rest\n";
  for (const analysis::OddMember& odd : account.odd) {
    out += fmt::format("  {:.2f}", odd.score);
    if (odd.other) {
      out += fmt::format("; {:.2f} in {}", odd.other_score,
                         text::elide(text::printable(wall.accepted_names[*odd.other]), 60));
    }
    out += "\n" + quote(wall, odd.item, style);
  }
  return out;
}

void strings(format::json::Writer& json, std::string_view key,
             const std::vector<std::string>& list) {
  json.key(key).begin_array();
  for (const std::string& one : list) json.value(one);
  json.end_array();
}

void people_json(format::json::Writer& json, const ThemeAccount& account) {
  json.field("participants", std::uint64_t{account.people});
  json.field("of", std::uint64_t{account.all_people}).key("segments").begin_array();
  for (const ThemeVoices& voices : account.voices) {
    json.begin_object().field("id", voices.segment);
    json.field("participants", std::uint64_t{voices.people});
    json.field("of", std::uint64_t{voices.all}).end_object();
  }
  json.end_array().key("codes").begin_array();
  for (const auto& [code, highlights] : account.codes) {
    json.begin_object().field("code", code).field("highlights", std::uint64_t{highlights});
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Result<ThemeAccount> account_for(const workspace::StudyData& data, const workspace::Wall& wall,
                                 std::size_t theme, const std::vector<std::string>& stop_words) {
  analysis::ClusterOptions how;
  how.stop_words = stop_words;
  ThemeAccount out;
  out.theme = theme;
  const auto& members = wall.accepted[theme].members;
  UXI_TRY(auto described, analysis::describe(wall.input, wall.accepted, how));
  out.words = std::move(described[theme]);
  std::set<std::string> saying;
  for (const std::size_t member : members) saying.insert(wall.input.items[member].participant);
  out.voices = voices_of(data, saying);
  out.people = saying.size();
  for (const ThemeVoices& voices : out.voices) out.all_people += voices.all;
  out.codes = codes_of(wall, members);
  out.questions = questions_of(data, wall, members);
  out.against = analysis::oppositions(wall.input, members, how, kPairs);
  UXI_TRY(out.odd, analysis::odd_members(wall.input, wall.accepted, theme, kOdd, how));
  return out;
}

std::string account_text(const ThemeAccount& account, const workspace::Wall& wall,
                         const Style& style) {
  const auto& members = wall.accepted[account.theme].members;
  std::string out = style(Mark::strong, text::printable(wall.accepted_names[account.theme])) +
                    "  " + wall.accepted[account.theme].id + "\n";
  out += fmt::format("  {} by {} of {}\n", text::counted(members.size(), "highlight"),
                     account.people, text::counted(account.all_people, "participant"));
  for (const ThemeVoices& voices : account.voices) {
    out += fmt::format("    {}: {} of {}\n", voices.segment.empty() ? "no segment" : voices.segment,
                       voices.people, voices.all);
  }
  std::vector<std::string> codes;
  for (const auto& [code, highlights] : account.codes) {
    codes.push_back(code + " (" + std::to_string(highlights) + ")");
  }
  if (!codes.empty()) out += "  codes: " + text::wrap(text::join(codes, ", "), 70, 9) + "\n";
  out +=
      "  words: " + text::wrap(text::printable(text::join(account.words.keywords, ", ")), 70, 9) +
      "\n";
  if (!account.questions.empty()) {
    out += "  research questions: " + text::join(account.questions, ", ") + "\n";
  }
  out += "typical\n";
  for (const std::size_t item : account.words.quotes) out += quote(wall, item, style);
  return out + against_text(account, wall, style) + odd_text(account, wall, style);
}

std::string account_json(const ThemeAccount& account, const workspace::Wall& wall) {
  const auto ref = [&](std::size_t item) -> const std::string& { return wall.notes[item].ref; };
  format::json::Writer json;
  json.begin_object().field("version", 1).field("theme", wall.accepted[account.theme].id);
  json.field("name", wall.accepted_names[account.theme]);
  json.field("highlights", std::uint64_t{wall.accepted[account.theme].members.size()});
  people_json(json, account);
  strings(json, "keywords", account.words.keywords);
  strings(json, "questions", account.questions);
  json.key("quotes").begin_array();
  for (const std::size_t item : account.words.quotes) json.value(ref(item));
  json.end_array().key("against").begin_array();
  for (const analysis::Opposition& pair : account.against) {
    json.begin_object().field("first", ref(pair.first)).field("second", ref(pair.second));
    json.field("score", pair.score);
    strings(json, "opposites", pair.opposites);
    strings(json, "shared", pair.shared);
    json.end_object();
  }
  json.end_array().key("odd").begin_array();
  for (const analysis::OddMember& odd : account.odd) {
    json.begin_object().field("highlight", ref(odd.item)).field("score", odd.score).key("other");
    if (odd.other) {
      json.value(wall.accepted[*odd.other].id);
    } else {
      json.null();
    }
    json.field("other_score", odd.other_score).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace uxi::cli
