#include "report/passage.h"

#include <algorithm>
#include <array>
#include <optional>

#include "report/attribution.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::report {
namespace {

constexpr std::size_t kLongestLabel = 48;  // bytes of `Interviewer:` and the like
constexpr std::size_t kMostCells =
    32;  // of a row, to either side, that may say whose words they are
constexpr std::size_t kMostTailWords = 15;  // of a line that goes on with who spoke it

/// What a block quote begins with that is a box for the reader's attention and no quotation.
constexpr auto kCallouts = std::to_array<std::string_view>(
    {"note",      "tip",         "important",      "warning",         "caution",    "info",
     "summary",   "tl;dr",       "recommendation", "recommendations", "insight",    "key insight",
     "finding",   "key finding", "takeaway",       "key takeaway",    "decision",   "action",
     "next step", "limitation",  "limitations",    "method",          "hypothesis", "assumption",
     "hinweis",   "fazit",       "empfehlung"});
constexpr auto kAskers =
    std::to_array<std::string_view>({"interviewer", "moderator", "i", "q", "researcher"});
constexpr auto kAnswerers =
    std::to_array<std::string_view>({"participant", "interviewee", "p", "a", "customer", "user"});

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// `Interviewer:` in front of words.
struct Label {
  std::size_t end = 0;  ///< behind the colon; 0 where there is none
  Claim claim = {};
};

Label label_of(std::string_view text, const Names& names) {
  const std::size_t colon = text.substr(0, kLongestLabel).find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view words = text::trim(text.substr(0, colon));
  const std::string folded = text::fold_case(words);
  if (is_one_of(kAskers, folded)) return {colon + 1, {.role = Role::interviewer}};
  if (is_one_of(kAnswerers, folded)) return {colon + 1, {.role = Role::participant}};
  const auto mentions = mentions_in(words, names);
  if (mentions.empty() || mentions.front().span.begin > 0) return {};
  if (text::count_words(words.substr(mentions.back().span.end)) > 4) return {};  // a sentence
  Label label{colon + 1, {}};
  for (const Mention& mention : mentions) label.claim.add(mention.claim);
  return label;
}

/// `[!NOTE]`, `Key insight: …`; what names somebody is a quotation all the same.
bool is_callout(std::string_view text, const Names& names) {
  text = text::trim(text);
  if (!mentions_in(text, names).empty() && quoted_in(text).empty()) return false;
  if (text.starts_with("[!")) return true;
  const std::size_t colon = text.substr(0, kLongestLabel).find(':');
  return colon != std::string_view::npos &&
         is_one_of(kCallouts, text::fold_case(text::trim(text.substr(0, colon))));
}

/// Where a line begins that says who spoke: `— an office manager`.
std::size_t attribution_in(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (starts_with_dash(text.substr(at + 1))) return at;
  }
  return text.size();
}

/// Where ` — an office manager, P03` begins that ends a line; its size where it names nobody.
std::size_t signature_in(std::string_view line, const Names& names) {
  for (const std::string_view dash : {"—", "–", "―", " -- ", " - "}) {
    const std::size_t at = line.rfind(dash);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view tail = line.substr(at + dash.size());
    if (text::count_words(tail) <= kMostTailWords && !claim_in(tail, names).empty()) return at;
  }
  return line.size();
}

class Reader {
 public:
  Reader(const std::vector<TextBlock>& blocks, std::size_t least_words, const Names& names)
      : blocks_(blocks), least_words_(least_words), names_(names) {}

  std::vector<Passage> read() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const TextBlock& block = blocks_[i];
      const bool inside = block.quote > 0 && block.quote == last_quote_;
      if ((block.attribution && last_quote_ > 0) || (inside && starts_with_dash(block.text))) {
        sign(block.text);
      } else if (block.quote > 0) {
        if (!inside) open_quote(i);
        if (callout_)
          add_quoted(block, i);
        else
          add_paragraph(block);
      } else {
        close_quote();
        if (block.heading > 0) heading_ = only_session(block.text);
        add_quoted(block, i);
      }
    }
    close_quote();
    return std::move(out_);
  }

 private:
  // ---- Block quotes
  // ------------------------------------------------------------------------------

  void open_quote(std::size_t i) {
    close_quote();
    last_quote_ = blocks_[i].quote;
    unsigned_from_ = out_.size();
    callout_ = is_callout(blocks_[i].text, names_);
    introduced_ = heading_;
    const bool below = i > 0 && blocks_[i - 1].quote == 0 && blocks_[i - 1].heading == 0 &&
                       blocks_[i - 1].row == 0;
    if (!below) return;
    const Claim claim = introduction(blocks_[i - 1].text, names_);
    if (!claim.empty()) introduced_ = claim;
  }

  /// Whoever has not been named so far is named by what stands above.
  void close_quote() {
    for (; last_quote_ > 0 && unsigned_from_ < out_.size(); ++unsigned_from_) {
      if (out_[unsigned_from_].quote == last_quote_ && out_[unsigned_from_].claim.empty()) {
        out_[unsigned_from_].claim = introduced_;
      }
    }
    last_quote_ = 0;
  }

  void sign(std::string_view who) {
    const Claim claim = claim_in(who, names_);
    for (; unsigned_from_ < out_.size(); ++unsigned_from_) {
      Passage& passage = out_[unsigned_from_];
      passage.claim.add(claim);
      passage.referenced = passage.referenced || !claim.turns.empty();
      passage.beside += passage.beside.empty() ? std::string(who) : " " + std::string(who);
      if (passage.claim.empty()) passage.claim = introduced_;
    }
  }

  void add_paragraph(const TextBlock& block) {
    const std::string_view text = block.text;
    const std::size_t lead = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::size_t end = attribution_in(text);
    const Label label = label_of(text.substr(lead, end - lead), names_);
    add_lines(block, lead + label.end, end, label.claim);
    if (end < text.size()) sign(text.substr(end));
  }

  /// The paragraph's lines `[begin, end)`, with what stands behind their words if anything does.
  void add_lines(const TextBlock& block, std::size_t begin, std::size_t end, const Claim& label) {
    const std::string_view lines =
        text::trim(std::string_view(block.text).substr(begin, end - begin));
    if (lines.empty()) return;
    const auto from = static_cast<std::size_t>(lines.data() - block.text.data());
    const std::size_t tail = tail_of(lines);
    Passage passage = cut(block, from, from + tail);
    if (passage.words.empty()) {  // a reference on a line of its own is for the words above it
      if (!out_.empty() && out_.back().quote == block.quote) add_beside(out_.back(), lines);
      return;
    }
    passage.claim = label;
    add_beside(passage, lines.substr(tail));
    add_footnotes(passage, block, from, block.text.size() + 1);
    note_session(passage, block, from + tail, from + lines.size());
    out_.push_back(std::move(passage));
  }

  /// Where the words end: before a reference, a signature on the same line, or what stands behind
  /// the closing mark of a quotation that is all of the paragraph.
  std::size_t tail_of(std::string_view lines) const {
    const auto quotes = quoted_in(lines);
    if (quotes.size() == 1 && quotes[0].open == 0 && quotes[0].next < lines.size()) {
      const std::string_view rest = lines.substr(quotes[0].next);
      const bool says_who = starts_with_dash(rest) || !claim_in(rest, names_).empty();
      if (says_who && text::count_words(rest) <= kMostTailWords) return quotes[0].next;
    }
    const std::size_t reference = reference_at_end(lines);
    return reference < lines.size() ? reference : signature_in(lines, names_);
  }

  void add_beside(Passage& passage, std::string_view beside) const {
    if (beside.empty()) return;
    const Claim claim = claim_in(beside, names_);
    passage.claim.add(claim);
    passage.referenced = passage.referenced || !claim.turns.empty();
    passage.beside += beside;
  }

  // ---- Quotation marks
  // ------------------------------------------------------------------------------

  void add_quoted(const TextBlock& block, std::size_t number) {
    const auto first = static_cast<std::ptrdiff_t>(out_.size());
    const auto quotes = quoted_in(block.text);
    if (!quotes.empty()) {
      for (Attributed& one : attribute(block.text, quotes, names_)) add_one(one, block, number);
    }
    const auto italics = italics_of(block, quotes);
    if (italics.empty() || block.heading > 0) return;
    auto all = quotes;
    all.insert(all.end(), italics.begin(), italics.end());
    std::sort(all.begin(), all.end(),
              [](const Quoted& a, const Quoted& b) { return a.open < b.open; });
    for (Attributed& one : attribute(block.text, all, names_)) {
      const bool slanted = std::any_of(italics.begin(), italics.end(), [&](const Quoted& each) {
        return each.open == one.quoted.open;
      });
      const std::size_t words = text::count_words(
          std::string_view(block.text).substr(one.quoted.begin, one.quoted.end - one.quoted.begin));
      if (slanted && one.explicitly && words >= least_words_) add_one(one, block, number);
    }
    std::stable_sort(out_.begin() + first, out_.end(), [](const Passage& a, const Passage& b) {
      return a.span.begin < b.span.begin;
    });
  }

  /// Stretches in italics that hold no quotation and stand in none.
  static std::vector<Quoted> italics_of(const TextBlock& block, const std::vector<Quoted>& quotes) {
    std::vector<Quoted> out;
    std::size_t behind = 0;
    for (const Span& span : block.italics) {
      const bool meets = std::any_of(quotes.begin(), quotes.end(), [&](const Quoted& quote) {
        return quote.open < span.end && span.begin < quote.next;
      });
      if (meets || span.begin < behind) continue;
      out.push_back({span.begin, span.begin, span.end, span.end});
      behind = span.end;
    }
    return out;
  }

  void add_one(Attributed& one, const TextBlock& block, std::size_t number) {
    const auto [open, begin, end, next] = one.quoted;
    const std::size_t words =
        text::count_words(std::string_view(block.text).substr(begin, end - begin));
    Passage passage = cut(block, begin, end);
    passage.closed_at = block.to_source(open, next).end;
    passage.claim = std::move(one.claim);
    passage.referenced = one.explicitly && !passage.claim.turns.empty();
    passage.beside = block.text.substr(one.beside.begin, one.beside.size());
    const bool noted = add_footnotes(passage, block, begin, next + 2);
    if (words == 0 || (words < least_words_ && !one.explicitly && !noted)) return;
    if (passage.claim.empty()) {
      passage.claim = block.row > 0 ? row_of(number) : heading_;
    } else if (const Claim named = named_in_row(number); named.names_place()) {
      if (passage.claim.names_place() && !share_person(named, passage.claim)) {
        passage.claim = named;
      }
    }
    note_session(passage, block, one.beside.begin, one.beside.end);
    out_.push_back(std::move(passage));
  }

  /// Numbers `[first, end)` of the cells of the row that stand near.
  std::pair<std::size_t, std::size_t> cells_near(std::size_t number) const {
    const std::size_t row = blocks_[number].row;
    if (row == 0) return {number, number};
    const std::size_t least = number - std::min(number, kMostCells);
    const std::size_t most = std::min(blocks_.size(), number + kMostCells);
    std::size_t first = number;
    std::size_t end = number + 1;
    while (first > least && blocks_[first - 1].row == row) --first;
    while (end < most && blocks_[end].row == row) ++end;
    return {first, end};
  }

  /// Whom the other cells of the row name.
  Claim row_of(std::size_t number) const {
    Claim claim;
    const auto [first, end] = cells_near(number);
    for (std::size_t i = first; i < end; ++i) {
      if (i != number) claim.add(claim_in(blocks_[i].text, names_));
    }
    claim.role.reset();
    return claim.empty() ? heading_ : claim;
  }

  /// The session that is all of another cell of the row.
  Claim named_in_row(std::size_t number) const {
    Claim claim;
    const auto [first, end] = cells_near(number);
    for (std::size_t i = first; i < end; ++i) {
      if (i == number) continue;
      const auto mentions = mentions_in(blocks_[i].text, names_);
      const bool whole =
          mentions.size() == 1 && mentions[0].span.size() == text::trim(blocks_[i].text).size();
      if (whole) claim.add(mentions[0].claim);
    }
    return claim;
  }

  // ---- Both
  // ---------------------------------------------------------------------------------------------

  /// Bytes `[begin, end)` of a block, without white space at the ends.
  static Passage cut(const TextBlock& block, std::size_t begin, std::size_t end) {
    const std::string_view words =
        text::trim(std::string_view(block.text).substr(begin, end - begin));
    Passage passage{.words = std::string(words), .quote = block.quote};
    if (words.empty()) return passage;
    const auto first = static_cast<std::size_t>(words.data() - block.text.data());
    passage.span = block.to_source(first, first + words.size());
    passage.closed_at = passage.span.end;
    return passage;
  }

  /// References of footnotes whose marks stand in `[begin, end)` of the block.
  bool add_footnotes(Passage& passage, const TextBlock& block, std::size_t begin,
                     std::size_t end) const {
    bool any = false;
    for (const auto& [at, reference] : block.footnotes) {
      if (at < begin || at > end) continue;
      const bool names = !claim_in(reference, names_).empty();
      if (names) add_beside(passage, " " + reference);
      any = any || names;
    }
    return any;
  }

  /// A lone session beside the words, for a reference to take its place.
  void note_session(Passage& passage, const TextBlock& block, std::size_t begin,
                    std::size_t end) const {
    const std::string_view beside = std::string_view(block.text).substr(begin, end - begin);
    const auto mentions = mentions_in(beside, names_);
    if (mentions.size() != 1 || mentions[0].claim.sessions.size() != 1) return;
    const Span span = mentions[0].span;
    passage.session_beside = block.to_source(begin + span.begin, begin + span.end);
  }

  Claim only_session(std::string_view heading) const {
    const auto mentions = mentions_in(heading, names_);
    return mentions.size() == 1 && mentions[0].claim.names_place() ? mentions[0].claim : Claim{};
  }

  const std::vector<TextBlock>& blocks_;
  std::size_t least_words_;
  const Names& names_;
  std::vector<Passage> out_;
  std::size_t last_quote_ = 0;
  std::size_t unsigned_from_ = 0;  ///< paragraphs of the quote that nobody has signed yet
  bool callout_ = false;
  Claim introduced_;  ///< by what stands in front of the block quote
  Claim heading_;     ///< the only session that the heading above names
};

}  // namespace

Span TextBlock::to_source(std::size_t begin, std::size_t end) const {
  if (begin >= end || end > source.size()) return {};
  return {source[begin], source_end.empty() ? source[end - 1] + 1 : source_end[end - 1]};
}

std::vector<Passage> passages_of(const std::vector<TextBlock>& blocks, std::size_t least_words,
                                 const Names& names) {
  return Reader(blocks, least_words, names).read();
}

}  // namespace uxi::report
