// Attribution by rule: nearest name in the sentence, contrast words and words of saying as closed
// lists in the languages that guides are written in.
#include "report/attribution.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::report {
namespace {

constexpr std::size_t kMostBeside = 240;  // bytes
constexpr std::size_t kNear = 400;       // bytes of a sentence that are looked at for what it means
constexpr std::size_t kMostBetween = 5;  // words between a quote and the name behind it

constexpr auto kDashes = std::to_array<std::string_view>({"—", "–", "--", "―", "- ", "~"});
constexpr auto kSaying = std::to_array<std::string_view>(
    {"said",      "says",      "say",      "told",      "tells",   "explained",  "explains",
     "added",     "adds",      "recalled", "recalls",   "noted",   "notes",      "replied",
     "replies",   "answered",  "answers",  "reported",  "reports", "remembered", "remembers",
     "according", "as",        "by",       "from",      "wrote",   "writes",     "complained",
     "complains", "admitted",  "admits",   "concluded", "put",     "puts",       "was",
     "described", "describes", "called",   "calls",     "felt",    "feels",      "thinks",
     "thought",   "mentioned", "mentions", "stated",    "states",  "sighed",     "laughed",
     "shared",    "shares",    "warned",   "warns",     "sagte",   "sagt",       "erklärte",
     "meinte",    "meint",     "so",       "laut",      "dit",     "explique",   "selon",
     "dijo",      "dice",      "según"});
constexpr auto kContrast = std::to_array<std::string_view>(
    {"unlike", "like", "not", "than", "except", "besides", "without", "contrary", "against",
     "anders", "außer", "contrairement", "sauf", "excepto"});
constexpr auto kOthers = std::to_array<std::string_view>(
    {"another",  "other",     "others", "else",        "someone",   "somebody", "different",
     "second",   "third",     "fourth", "colleague",   "most",      "several",  "many",
     "everyone", "everybody", "nobody", "interviewer", "moderator", "we",       "andere",
     "anderer",  "autre",     "otro",   "otra"});
constexpr auto kAskers = std::to_array<std::string_view>(
    {"we", "i", "interviewer", "moderator", "researcher", "facilitator", "our", "guide"});
constexpr auto kAsking = std::to_array<std::string_view>(
    {"asked", "ask", "asks", "asking", "question", "questions", "prompt", "prompted", "probed"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool has_one_of(const std::vector<text::Word>& words, const std::array<std::string_view, N>& list) {
  return std::any_of(words.begin(), words.end(),
                     [&](const text::Word& word) { return is_one_of(list, word.folded); });
}

/// `(P01#12)` or `— an office manager (P01)` right behind a quote that ends at `from`.
Span beside_at(std::string_view text, std::size_t from, std::size_t until) {
  const std::string_view behind = text.substr(0, until).substr(0, from + kMostBeside);
  const std::size_t start = behind.find_first_not_of(" \t\r\n.,;:*_", from);
  if (start == std::string_view::npos) return {from, from};
  const std::string_view rest = behind.substr(start);
  if (rest.front() == '(' || rest.front() == '[') {
    const std::size_t close = rest.find(rest.front() == '(' ? ')' : ']');
    return {start, close == std::string_view::npos ? behind.size() : start + close + 1};
  }
  if (!starts_with_dash(rest)) return {from, from};
  return {start, start + std::min(rest.find('\n'), rest.size())};
}

/// Where sentences begin; what stands in quotation marks ends one only where a new one begins
/// behind it.
std::vector<std::size_t> sentence_starts(std::string_view text, const std::vector<Quoted>& quotes) {
  std::vector<std::size_t> starts{0};
  auto quote = quotes.begin();
  for (std::size_t at = 0; at < text.size(); ++at) {
    while (quote != quotes.end() && quote->next <= at) ++quote;
    if (quote != quotes.end() && at >= quote->begin && at + 1 < quote->end) {
      at = quote->end - 2;
      continue;
    }
    if (std::string_view(".!?").find(text[at]) == std::string_view::npos && text[at] != '\n')
      continue;
    std::size_t next = at + 1;
    while (next < text.size() && text[next] != ' ' && text[next] != '\n' && next < at + 8) ++next;
    const std::size_t word = text.find_first_not_of(" \n", next);
    if (word == std::string_view::npos || word == next) continue;
    const bool goes_on = text[word] >= 'a' && text[word] <= 'z';
    if (!goes_on) starts.push_back(word);
  }
  return starts;
}

class Paragraph {
 public:
  Paragraph(std::string_view text, const std::vector<Quoted>& quotes, const Names& names)
      : text_(text), starts_(sentence_starts(text, quotes)), names_(names) {
    for (std::size_t i = 0; i < quotes.size(); ++i) {
      const std::size_t until = i + 1 < quotes.size() ? quotes[i + 1].open : text.size();
      quotes_.push_back({quotes[i], beside_at(text, quotes[i].next, until)});
    }
    for (Mention& mention : mentions_in(text, names)) {
      if (is_quoted(mention.span)) continue;
      note(mention);
      if (!is_beside(mention.span)) free_.push_back(std::move(mention));
    }
  }

  std::vector<Attributed> attribute() {
    std::size_t used_until = 0;  // a name behind a quote is not meant for the next one
    for (std::size_t i = 0; i < quotes_.size(); ++i) {
      Attributed& one = quotes_[i];
      one.claim = claim_in(text_.substr(one.beside.begin, one.beside.size()), names_);
      one.explicitly = !one.claim.empty();
      if (one.explicitly) {
        if (const auto other = contradicted(i, used_until)) one.claim = *other;
        continue;
      }
      const std::size_t from = std::max(sentence_of(one.quoted.open), end_before(i));
      if (asks({from, one.quoted.open})) {
        one.claim.role = Role::interviewer;
        continue;
      }
      const Span in_front{std::max(from, used_until), one.quoted.open};
      if (auto claim = last_in(in_front)) {
        one.claim = *claim;
        one.explicitly = speaks({in_front.begin, in_front.end});
      } else if (const auto behind = behind_of(i)) {
        one.claim = behind->claim;
        one.explicitly = true;
        used_until = behind->span.end;
      } else if (auto used = last_in({from, one.quoted.open})) {
        one.claim = *used;
      } else if (!speaks_of_others({sentence_of(one.quoted.open), one.quoted.open},
                                   one.quoted.open)) {
        one.claim = only_one();
      }
    }
    return std::move(quotes_);
  }

  /// Names of the last sentence, else the only one.
  Claim introduction() {
    if (auto claim = last_in({starts_.back(), text_.size()})) return *claim;
    return speaks_of_others({starts_.back(), text_.size()}, text_.size()) ? Claim{} : only_one();
  }

 private:
  /// The quotation that begins at or before `at`, or null.
  const Attributed* quote_at(std::size_t at) const {
    const auto behind =
        std::partition_point(quotes_.begin(), quotes_.end(),
                             [&](const Attributed& one) { return one.quoted.open <= at; });
    return behind == quotes_.begin() ? nullptr : &*std::prev(behind);
  }
  bool is_quoted(Span span) const {
    const Attributed* one = quote_at(span.begin);
    return one != nullptr && span.begin < one->quoted.end;
  }
  bool is_beside(Span span) const {
    const Attributed* one = quote_at(span.begin);
    return one != nullptr && span.begin >= one->beside.begin && span.begin < one->beside.end;
  }
  std::vector<Mention>::const_iterator first_free(std::size_t from) const {
    return std::partition_point(free_.begin(), free_.end(),
                                [&](const Mention& mention) { return mention.span.begin < from; });
  }
  std::size_t sentence_of(std::size_t at) const {
    return *std::prev(std::upper_bound(starts_.begin(), starts_.end(), at));
  }
  std::size_t sentence_end(std::size_t at) const {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
    return next == starts_.end() ? text_.size() : *next;
  }
  std::size_t end_before(std::size_t i) const {
    if (i == 0) return 0;
    return std::max(quotes_[i - 1].quoted.next, quotes_[i - 1].beside.end);
  }
  std::vector<text::Word> words(Span span) const {
    if (span.end <= span.begin) return {};
    span.begin = std::max(span.begin, span.end - std::min(span.end, 2 * kNear));
    return text::words(text_.substr(span.begin, span.size()));
  }
  bool speaks_of_others(Span span, std::size_t quote) const {
    span.begin = std::max(span.begin, quote - std::min(quote, kNear));
    span.end = std::min(span.end, quote + kNear);
    return has_one_of(words(span), kOthers);
  }
  bool speaks(Span span) const {
    if (text::trim(text_.substr(span.begin, span.size())).ends_with(':')) return true;
    const auto list = words(span);
    return list.size() <= 6 && has_one_of(list, kSaying);
  }

  /// `P06 said “…” (P05#3)`: who is said to speak, where that is not who stands beside it.
  std::optional<Claim> contradicted(std::size_t i, std::size_t used_until) const {
    const Attributed& one = quotes_[i];
    const std::size_t from = std::max({sentence_of(one.quoted.open), end_before(i), used_until});
    auto claim = last_in({from, one.quoted.open});
    if (!claim || !claim->names_place() || !one.claim.names_place()) return std::nullopt;
    if (!speaks({from, one.quoted.open}) || share_person(*claim, one.claim)) return std::nullopt;
    return claim;
  }

  /// `we asked:` right in front.
  bool asks(Span span) const {
    auto list = words(span);
    if (list.size() > 6) list.erase(list.begin(), list.end() - 6);
    const bool names_somebody = last_in(span).has_value();
    if (list.size() == 1 && !names_somebody) {
      return list[0].folded == "interviewer" || list[0].folded == "moderator";
    }
    if (names_somebody) return false;
    return interviewer_says(list) ||
           (has_one_of(list, kAskers) && has_one_of(list, kAsking) && is_last_asking(list));
  }
  /// `the interviewer told us`; but not `one told the interviewer`.
  static bool interviewer_says(const std::vector<text::Word>& list) {
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      if (list[i].folded != "interviewer" && list[i].folded != "moderator") continue;
      return is_one_of(kSaying, list[i + 1].folded);
    }
    return false;
  }
  /// Nothing but small words behind the asking: `when asked, she said` asks nothing here.
  static bool is_last_asking(const std::vector<text::Word>& list) {
    std::size_t behind = 0;
    for (auto word = list.rbegin(); word != list.rend(); ++word, ++behind) {
      if (is_one_of(kAsking, word->folded)) return behind <= 2;
      if (is_one_of(kSaying, word->folded) && word->folded != "was") return false;
    }
    return false;
  }

  bool is_contrast(const Mention& mention) const {
    const std::size_t from = mention.span.begin - std::min<std::size_t>(24, mention.span.begin);
    const auto list = words({from, mention.span.begin});
    return !list.empty() && is_one_of(kContrast, list.back().folded);
  }

  /// Names joined by `and` or a comma count as one.
  bool joined(const Mention& a, const Mention& b) const {
    const std::string between =
        text::fold_case(text::squeeze(text_.substr(a.span.end, b.span.begin - a.span.end)));
    return between == "," || between == "and" || between == ", and" || between == "&" ||
           between == "or" || between == "und" || between == "et" || between == "y" ||
           between == "/";
  }

  std::optional<Claim> last_in(Span span) const {
    const Mention* last = nullptr;
    Claim claim;
    for (auto at = first_free(span.begin); at != free_.end() && at->span.end <= span.end; ++at) {
      const Mention& mention = *at;
      if (is_contrast(mention)) continue;
      if (last == nullptr || !joined(*last, mention)) claim = {};
      claim.add(mention.claim);
      last = &mention;
    }
    return last == nullptr ? std::nullopt : std::optional(std::move(claim));
  }

  std::optional<Mention> behind_of(std::size_t i) const {
    const std::size_t from = quotes_[i].quoted.next;
    std::size_t until = sentence_end(from);
    if (i + 1 < quotes_.size()) until = std::min(until, quotes_[i + 1].quoted.open);
    const auto mention = first_free(from);
    if (mention == free_.end() || mention->span.end > until) return std::nullopt;
    const auto list = words({from, std::min(mention->span.begin, from + kNear)});
    const bool said = !list.empty() && is_one_of(kSaying, list.front().folded);
    const bool bare =
        list.empty() && text_.substr(from, mention->span.begin - from).find_first_of(".,;:") ==
                            std::string_view::npos;
    if (list.size() > kMostBetween || (!said && !bare) || is_contrast(*mention))
      return std::nullopt;
    return *mention;
  }

  /// The session that the paragraph names, where it names one only.
  void note(const Mention& mention) {
    if (!mention.claim.names_place() || is_contrast(mention)) return;
    const SessionRef& session = mention.claim.turns.empty() ? mention.claim.sessions.front()
                                                            : mention.claim.turns.front().session;
    if (!only_) only_ = session;
    if (*only_ != session) several_ = true;
  }
  Claim only_one() const { return only_ && !several_ ? Claim{.sessions = {*only_}} : Claim{}; }

  std::string_view text_;
  std::vector<std::size_t> starts_;
  const Names& names_;
  std::vector<Attributed> quotes_;
  std::vector<Mention> free_;
  std::optional<SessionRef> only_;
  bool several_ = false;
};

}  // namespace

bool starts_with_dash(std::string_view text) {
  text = text::trim(text.substr(0, 24));
  return std::any_of(kDashes.begin(), kDashes.end(),
                     [&](std::string_view dash) { return text.starts_with(dash); });
}

std::vector<Attributed> attribute(std::string_view text, const std::vector<Quoted>& quotes,
                                  const Names& names) {
  return Paragraph(text, quotes, names).attribute();
}

Claim introduction(std::string_view text, const Names& names) {
  return Paragraph(text, {}, names).introduction();
}

}  // namespace uxi::report
