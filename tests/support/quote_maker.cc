#include "support/quote_maker.h"

#include <algorithm>

#include "format/markdown.h"
#include "text/strings.h"

namespace uxi::test {
namespace {

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Letters and digits alone, lower case, one space between: ` they had charged us `.
std::string plain(std::string_view text) {
  std::string cut(text);
  for (const char* mark : {"“", "”", "‘", "’", "…", "–", "—", "\u00a0", "«", "»", "„"}) {
    cut = text::replace_all(cut, mark, " ");
  }
  std::string out = " ";
  for (const char c : cut) {
    if (is_plain(c)) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

bool has_letters(std::string_view word) { return plain(word).size() > 1; }

/// Words that may open or end a quote: the marks round them are no words of their own.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string one_line = text::squeeze(text);
  for (const std::string_view word : text::split(one_line, ' ')) {
    if (!word.empty()) out.emplace_back(word);
  }
  return out;
}

/// Nothing a report would read as an omission or as its own words.
bool is_simple(std::string_view word) {
  if (word == "–" || word == "—" || word == "-") return true;
  return has_letters(word) && word.find_first_of("[]\"|") == std::string_view::npos &&
         word.find("..") == std::string_view::npos && word.find("…") == std::string_view::npos &&
         word.find("“") == std::string_view::npos && word.find("”") == std::string_view::npos;
}

std::string html_escape(std::string text) {
  text = text::replace_all(text, "&", "&amp;");
  text = text::replace_all(text, "<", "&lt;");
  return text::replace_all(text, ">", "&gt;");
}

/// Each mark of ASCII with a backslash, as careful programs write Markdown.
std::string escape_all(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("!#$%&()*+./:;<=>?@[\\]^_`{|}~-").find(c) != std::string_view::npos) {
      out += '\\';
    }
    out += c;
  }
  return out;
}

}  // namespace

std::size_t QuoteDice::below(std::size_t n) {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<std::size_t>((z ^ (z >> 31U)) % n);
}

QuoteMaker::QuoteMaker(const std::vector<Transcript>& transcripts, std::uint64_t seed)
    : transcripts_(transcripts), dice_(seed) {
  for (std::size_t t = 0; t < transcripts.size(); ++t) {
    plain_.emplace_back();
    for (std::size_t i = 0; i < transcripts[t].turns.size(); ++i) {
      const Turn& turn = transcripts[t].turns[i];
      const Role role = transcripts[t].role_of(turn.speaker);
      const auto words = words_of(turn.words);
      if (role == Role::participant) plain_.back().push_back(plain(turn.words));
      if (words.size() < 8 || !std::all_of(words.begin(), words.end(), is_simple)) continue;
      if (role == Role::participant) answers_.push_back({t, i});
      if (role == Role::interviewer) questions_.push_back({t, i});
    }
  }
}

const std::string& QuoteMaker::session_of(const Said& said) const {
  return transcripts_[said.transcript].session;
}
int QuoteMaker::turn_of(const Said& said) const {
  return transcripts_[said.transcript].turns[said.turn].id;
}

QuoteMaker::Said QuoteMaker::pick(const std::vector<Turns>& from, std::size_t least) {
  const Turns& at = from[dice_.below(from.size())];
  Said said{at.transcript, at.turn, {}, 0};
  const auto all = words_of(transcripts_[at.transcript].turns[at.turn].words);
  const std::size_t size = std::min(all.size(), least + dice_.below(18));
  said.first = dice_.below(all.size() - size + 1);
  said.words.assign(all.begin() + static_cast<std::ptrdiff_t>(said.first),
                    all.begin() + static_cast<std::ptrdiff_t>(said.first + size));
  return said;
}

std::string QuoteMaker::any_word() {
  const Said said = pick(answers_, 6);
  std::string word = plain(said.words[dice_.below(said.words.size())]);
  const std::string inner(text::trim(word));
  return inner.substr(0, inner.find(' '));
}

/// The words stand in this order in a turn of a participant of that session.
bool QuoteMaker::said_by(const std::vector<std::string>& words, const std::string& session) const {
  const std::string wanted = plain(text::join(words, " "));
  for (std::size_t t = 0; t < transcripts_.size(); ++t) {
    if (transcripts_[t].session != session) continue;
    for (const std::string& turn : plain_[t]) {
      if (turn.find(wanted) != std::string::npos) return true;
    }
  }
  return false;
}

bool QuoteMaker::said_together(const std::vector<std::string>& a, const std::vector<std::string>& b,
                               const std::string& session) const {
  for (std::size_t t = 0; t < transcripts_.size(); ++t) {
    if (transcripts_[t].session != session) continue;
    for (const std::string& turn : plain_[t]) {
      const bool both = turn.find(plain(text::join(a, " "))) != std::string::npos &&
                        turn.find(plain(text::join(b, " "))) != std::string::npos;
      if (both) return true;
    }
  }
  return false;
}

/// Words left out, put in and spelled otherwise, as an honest writer does.
std::string QuoteMaker::vary(std::vector<std::string> words, std::string& dress) {
  if (words.size() >= 10 && dice_.one_in(2)) {
    static constexpr std::array<std::string_view, 5> kGaps = {"…", "...", "[...]", "[…]", "(...)"};
    const std::size_t from = 3 + dice_.below(words.size() - 7);
    const std::size_t n = 1 + dice_.below(words.size() - from - 3);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(from + 1),
                words.begin() + static_cast<std::ptrdiff_t>(from + n));
    words[from] = kGaps[dice_.below(kGaps.size())];
    dress += " ellipsis";
  } else if (words.size() >= 6 && dice_.one_in(4)) {
    const std::size_t at = 2 + dice_.below(words.size() - 4);
    words[at] = dice_.one_in(2) ? "[the customer]" : words[at] + " [she means her bank]";
    dress += " brackets";
  }
  std::string out = text::join(words, " ");
  if (dice_.one_in(3)) {
    out = text::replace_all(out, "'", dice_.one_in(2) ? "’" : "ʼ");
    dress += " apostrophes";
  }
  if (dice_.one_in(4)) {
    out = text::replace_all(out, " – ", dice_.one_in(2) ? "—" : " - ");
    out = text::replace_all(out, "—", dice_.one_in(2) ? " – " : "--");
    dress += " dashes";
  }
  if (dice_.one_in(4)) {
    const std::size_t space = out.find(' ', dice_.below(out.size()));
    if (space != std::string::npos) out.replace(space, 1, dice_.one_in(2) ? "\u00a0" : "  ");
    dress += " spaces";
  }
  const bool small = out[0] >= 'a' && out[0] <= 'z' && out.size() > 1 && out[1] >= 'a';
  if (small && dice_.one_in(4)) {
    const char big = static_cast<char>(out[0] - 'a' + 'A');
    out = dice_.one_in(2) ? big + out.substr(1) : "[" + std::string(1, big) + "]" + out.substr(1);
    dress += " capital";
  }
  if (dice_.one_in(6)) out += dice_.one_in(2) ? " …" : "...";
  return out;
}

/// The quote in its place in a report, with who said it.
std::string QuoteMaker::dress(std::string words, const std::string& session, int turn, bool html,
                              std::string& how) {
  const std::string ref = session + "#" + std::to_string(turn);
  const std::string who = dice_.one_in(2) ? ref : session;
  if (html) {
    words = html_escape(std::move(words));
    if (dice_.one_in(2)) words = text::replace_all(words, "'", "&#39;");
    switch (dice_.below(4)) {
      case 0:
        how += " blockquote";
        return "<blockquote><p>" + words + "</p><footer>— " + who + "</footer></blockquote>\n";
      case 1:
        how += " figure";
        return "<figure><blockquote>" + words + "</blockquote><figcaption>" + who +
               "</figcaption></figure>\n";
      case 2: how += " q"; return "<p>" + session + " told us: <q>" + words + "</q></p>\n";
      default:
        how += " inline";
        return "<p>As one said, &ldquo;" + words + "&rdquo; (" + who + ")</p>\n";
    }
  }
  if (dice_.one_in(3)) {
    words = escape_all(words);
    how += " escapes";
  } else {
    words = format::markdown::escape(words);
    words = text::replace_all(words, "\\[", "[");
  }
  switch (dice_.below(8)) {
    case 0: how += " block"; return "> " + words + "\n>\n> — " + who + "\n";
    case 1: how += " block, reference"; return "> " + words + " (" + who + ")\n";
    case 2: how += " block, name"; return session + " put it like this:\n\n> " + words + "\n";
    case 3: how += " inline"; return "One said “" + words + "” (" + who + ").\n";
    case 4: how += " straight"; return session + " said, \"" + words + "\"\n";
    case 5: how += " behind"; return "“" + words + ",” said " + session + ".\n";
    case 6:
      how += " table";
      return "| Who | What |\n|---|---|\n| " + session + " | „" +
             text::replace_all(words, "|", "\\|") + "“ |\n";
    default: how += " list"; return "- **" + session + "**: «" + words + "»\n";
  }
}

MadeQuote QuoteMaker::finish(const std::string& words, const std::string& session, int turn,
                             bool html) {
  MadeQuote made;
  made.words = words;
  made.report = dress(words, session, turn, html, made.dress);
  return made;
}

MadeQuote QuoteMaker::true_quote(bool html) {
  const Said said = pick(answers_, 5);
  MadeQuote made;
  made.words = vary(said.words, made.dress);
  made.report = dress(made.words, session_of(said), turn_of(said), html, made.dress);
  return made;
}

std::optional<MadeQuote> QuoteMaker::false_quote(std::size_t mutation, bool html) {
  Said said = pick(mutation == 4 && !questions_.empty() ? questions_ : answers_, 6);
  std::vector<std::string>& words = said.words;
  std::string session = session_of(said);
  const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
  const std::size_t inside = 1 + dice_.below(words.size() - 2);
  switch (mutation) {
    case 0: words[inside] = any_word(); break;
    case 1: words.erase(at(inside)); break;
    case 2: words.insert(at(inside), dice_.one_in(4) ? "not" : any_word()); break;
    case 3: {
      const std::string moved = words[inside];
      words.erase(at(inside));
      words.insert(at(dice_.below(words.size())), moved);
      break;
    }
    case 4: break;
    case 5: {
      const std::string& other = transcripts_[dice_.below(transcripts_.size())].session;
      if (other == session) return std::nullopt;
      session = other;
      break;
    }
    default: {
      const Said more = pick(answers_, 6);
      if (more.transcript == said.transcript && more.turn == said.turn) return std::nullopt;
      if (mutation == 7) {  // each part may be true by itself: no one turn may have both
        if (said_together(words, more.words, session)) return std::nullopt;
        words.emplace_back("…");
      }
      words.insert(words.end(), more.words.begin(), more.words.end());
      break;
    }
  }
  if (mutation != 7 && said_by(words, session)) return std::nullopt;
  return finish(text::join(words, " "), session, turn_of(said), html);
}

}  // namespace uxi::test
