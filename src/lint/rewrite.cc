#include "lint/rewrite.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <vector>

#include "base/embedded.h"
#include "lint/list_item.h"
#include "speech/vocabulary.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

/// A change of the line's plain text.
struct Change {
  Span span;  ///< bytes of the item's text
  std::string put;
};

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

std::string with_first(std::string text, bool upper) {
  if (text.empty()) return text;
  const auto c = static_cast<unsigned char>(text.front());
  text.front() = static_cast<char>(upper ? std::toupper(c) : std::tolower(c));
  return text;
}

/// A sentence starts with a capital, but "I" and names of letters keep theirs anywhere.
std::string inside_sentence(std::string_view words) {
  std::string text(words);
  const bool shouted = text.size() > 1 && is_upper(text[0]) && is_upper(text[1]);
  if (text.starts_with("I ") || text.starts_with("I'") || shouted) return text;
  return with_first(std::move(text), false);
}

/// "Isn't" asks for the same as "is", without saying what it hopes for.
std::string without_not(std::string text) {
  const std::size_t space = text.find(' ');
  const std::size_t at = text.find("n't");
  if (at == std::string::npos || at > space) return text;
  const std::string_view front = std::string_view(text).substr(0, at);
  if (front == "wo") return "will" + text.substr(at + 3);
  if (front == "ca") return "can" + text.substr(at + 3);
  return text.erase(at, 3);
}

/// "Walk me through it" asks without a question mark.
bool is_request(std::string_view words) {
  constexpr std::array<std::string_view, 4> kRequests = {"tell me ", "walk me ", "talk me ",
                                                         "describe "};
  const std::string plain = with_first(std::string(words), false);
  return std::ranges::any_of(kRequests,
                             [&](std::string_view start) { return plain.starts_with(start); });
}

/// One line while it is rewritten.
class Rewriting {
 public:
  explicit Rewriting(const Hit& hit)
      : hit_(hit), sentence_(hit.line->sentence), text_(hit.line->item->text) {}

  bool add(const RewriteStep& step) {
    if (step.place == RewritePlace::end) {
      if (sentence_.end == 0 || lists_answers()) return false;
      const std::size_t at = end_of_words();
      const bool stuck = step.put.starts_with(" ,");
      changes_.push_back({{at, at}, with_moved(step.put.substr(stuck ? 1 : 0))});
      return true;
    }
    std::optional<speech::PhraseMatch> match = hit_.words;
    if (step.place == RewritePlace::phrase) match = speech::find(step.phrase, sentence_);
    if (!match || match->first >= match->last) return false;
    return !step.changes || add(*match, step.put);
  }

  /// False where two changes overlap.
  bool settle() {
    const bool asks =
        std::ranges::any_of(changes_, [](const Change& change) { return is_request(change.put); });
    if (asks) end_as_request();
    std::ranges::sort(changes_, {}, [](const Change& change) { return change.span; });
    for (std::size_t i = 1; i < changes_.size(); ++i) {
      if (changes_[i].span.begin < changes_[i - 1].span.end) return false;
    }
    return !changes_.empty();
  }

  [[nodiscard]] std::string text() const {
    std::string out;
    std::size_t at = 0;
    for (const Change& change : changes_) {
      out += text_.substr(at, change.span.begin - at) + change.put;
      at = change.span.end;
    }
    return out + text_.substr(at);
  }

  /// The changes as edits of the file; nothing where markup stands between the words.
  [[nodiscard]] std::optional<std::vector<Edit>> edits(const SourceFile& source) const {
    std::vector<Edit> edits;
    for (const Change& change : changes_) {
      const auto span = in_file(change.span, source);
      if (!span) return std::nullopt;
      edits.push_back({*span, change.put});
    }
    return edits;
  }

 private:
  /// Behind the last word and what closes around it: "... the export (as CSV)|?"
  [[nodiscard]] std::size_t end_of_words() const {
    std::size_t at = sentence_.tokens[sentence_.end - 1].span.end;
    while (at < text_.size() && (text_[at] == ')' || text_[at] == ']')) ++at;
    return at;
  }

  /// "... in the app: search, home page, or something else?" has no end where words could go.
  [[nodiscard]] bool lists_answers() const {
    constexpr std::array<std::string_view, 4> kMarks = {"\u2014", " \u2013 ", " - ", ": "};
    return std::ranges::any_of(kMarks,
                               [&](std::string_view mark) { return text::contains(text_, mark); });
  }

  void end_as_request() {
    const std::size_t at = end_of_words();
    if (at >= text_.size() || text_[at] != '?') return;
    const bool doubled = at + 1 < text_.size() && text_[at + 1] == '.';  // "... and why?."
    changes_.push_back({{at, doubled ? at + 2 : at + 1}, "."});
  }

  bool add(const speech::PhraseMatch& match, std::string_view put) {
    Span span = sentence_.bytes(match.first, match.last);
    const std::string words = text_.substr(span.begin, span.size());
    if (changes_.empty()) moved_ = moved_of(words);
    const bool leads = put.starts_with("{}");
    const bool closes = put.starts_with('?') || put.starts_with(',') || put.starts_with('.');
    while (closes && span.begin > 0 &&
           (text_[span.begin - 1] == ' ' || text_[span.begin - 1] == ',')) {
      --span.begin;
    }
    const Span last = sentence_.bytes(match.last - 1, match.last);
    std::string out = with_moved(put);
    if (text::contains(put, "{scale}")) {
      const std::string scale = both_ends(sentence_.word(match.last - 1));
      if (scale.empty()) return false;
      out = text::replace_all(out, "{scale}", scale);
    }
    const std::string others(
        text::trim(std::string_view(text_).substr(span.begin, last.begin - span.begin)));
    out = text::replace_all(out, "{others}", without_not(inside_sentence(others)));
    if (text::contains(put, "{rest}")) {
      const std::size_t end = sentence_.tokens[sentence_.end - 1].span.end;
      const std::string rest(text::trim(std::string_view(text_).substr(span.end, end - span.end)));
      if (rest.empty()) return false;
      out = text::replace_all(out, "{rest}", rest);
      span.end = end;
    }
    out = text::replace_all(out, "{}", leads ? words : inside_sentence(words));
    if (!leads && is_upper(text_[span.begin])) out = with_first(std::move(out), true);
    changes_.push_back(tidy(span, std::move(out)));
    return true;
  }

  /// No comma in front of the end, no second space where words went, no small letter in front.
  [[nodiscard]] Change tidy(Span span, std::string put) const {
    const char next = span.end < text_.size() ? text_[span.end] : '?';
    const bool closes = next == '?' || next == '.' || next == ',';
    if (put.ends_with(',') && closes) put.pop_back();
    if (!put.empty()) return {span, std::move(put)};
    const bool first = span.begin == 0;
    if (span.end < text_.size() && text_[span.end] == ',') ++span.end;
    if (span.end < text_.size() && text_[span.end] == ' ') {
      ++span.end;
      if (first && span.end < text_.size()) {
        put = with_first(text_.substr(span.end, 1), true);
        ++span.end;
      }
    } else if (span.begin > 0 && text_[span.begin - 1] == ' ') {
      --span.begin;
      if (closes && span.begin > 0 && text_[span.begin - 1] == ',') --span.begin;
    }
    return {span, std::move(put)};
  }

  [[nodiscard]] std::optional<Span> in_file(Span span, const SourceFile& source) const {
    const GuideItem& item = *hit_.line->item;
    if (span.empty()) {
      if (span.begin == 0 || span.begin > item.source.size()) return std::nullopt;
      const std::size_t at = item.source[span.begin - 1] + 1;
      return Span{at, at};
    }
    if (span.end > item.source.size()) return std::nullopt;
    const Span there{item.source[span.begin], item.source[span.end - 1] + 1};
    if (source.slice(there) != std::string_view(text_).substr(span.begin, span.size())) {
      return std::nullopt;
    }
    return there;
  }

  /// "Do you have any" -> "do you have", "Was there a" -> "was there"
  static std::string moved_of(std::string_view words) {
    for (const std::string_view last : {" any", " an", " a"}) {
      if (!words.ends_with(last)) continue;
      words.remove_suffix(last.size());
      break;
    }
    return inside_sentence(words);
  }
  [[nodiscard]] std::string with_moved(std::string_view put) const {
    return text::replace_all(put, "{moved}", moved_);
  }

  const Hit& hit_;
  const speech::Sentence& sentence_;
  const std::string& text_;
  std::vector<Change> changes_;
  std::string moved_;  ///< words that the first change took
};

constexpr std::string_view kSplit = "{split}";

/// "How do you choose?{split}what makes you stay?" as two lines, the second with a capital.
std::string split_lines(const std::string& text) {
  const std::size_t at = text.find(kSplit);
  if (at == std::string::npos) return text;
  const std::string rest(text::trim(std::string_view(text).substr(at + kSplit.size())));
  return text.substr(0, at) + "\n" + with_first(rest, true);
}

/// How the second of two questions starts: in a list with bullets as the first does, in one with
/// numbers as a probe below it, so that no number changes. Nothing outside of lists.
std::optional<std::string> second_start(const SourceFile& source, std::size_t offset) {
  const unsigned number = source.position(offset).line;
  const auto marker = marker_of(source.line(number));
  if (!marker) return std::nullopt;
  if (marker->bullet.empty()) return start_below(source, *marker, number);
  return std::string(source.line(number).substr(0, marker->length));
}

/// A second question in a list gets a line of its own; elsewhere a person must place it. The words
/// behind the split start the new line with a capital.
bool place_splits(std::vector<Edit>& edits, const SourceFile& source) {
  for (Edit& edit : edits) {
    const std::size_t at = edit.text.find(kSplit);
    if (at == std::string::npos) continue;
    const auto start = second_start(source, edit.span.begin);
    if (!start) return false;
    std::string behind = edit.text.substr(at + kSplit.size());
    if (behind.empty()) {
      while (source.slice({edit.span.end, edit.span.end + 1}) == " ") ++edit.span.end;
      behind = source.slice({edit.span.end, edit.span.end + 1});
      edit.span.end += behind.size();
    }
    edit.text =
        edit.text.substr(0, at) + std::string(line_end(source)) + *start + with_first(behind, true);
  }
  return true;
}

std::optional<Proposal> try_one(const Rewrite& rewrite, const Hit& hit, const SourceFile& source) {
  Rewriting rewriting(hit);
  if (!std::ranges::all_of(rewrite.steps,
                           [&](const RewriteStep& step) { return rewriting.add(step); })) {
    return std::nullopt;
  }
  Proposal proposal;
  if (!rewriting.settle()) return proposal;  // it fits, and there is nothing to propose
  proposal.text = split_lines(rewriting.text());
  auto edits = rewriting.edits(source);
  if (edits && place_splits(*edits, source)) {
    proposal.fix = Fix{.safe = rewrite.safe, .edits = *std::move(edits)};
  }
  return proposal;
}

}  // namespace

std::optional<Proposal> propose(const Rule& rule, const Hit& hit, const SourceFile& source) {
  if (hit.line == nullptr) return std::nullopt;
  for (const Rewrite& rewrite : rule.rewrites) {
    auto proposal = try_one(rewrite, hit, source);
    if (!proposal) continue;
    if (proposal->text.empty()) return std::nullopt;
    return proposal;
  }
  return std::nullopt;
}

std::string both_ends(std::string_view word) {
  const std::string_view list = embedded_file("words/opposite.txt").value_or("");
  const std::string key = fmt::format("\n{} ", word);  // a comment stands in front of the first
  const std::size_t line = list.find(key);
  if (word.empty() || line == std::string_view::npos) return {};
  const std::string_view rest = list.substr(line + key.size());
  const std::string_view other = rest.substr(0, rest.find('\n'));
  return other == "-" ? fmt::format("{}, if at all,", word) : fmt::format("{} or {}", word, other);
}

}  // namespace uxi::lint
