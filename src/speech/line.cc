#include "speech/line.h"

#include <algorithm>
#include <utility>

#include "speech/form.h"
#include "speech/mark.h"
#include "speech/phrase.h"
#include "speech/piece.h"
#include "speech/vocabulary.h"
#include "text/byte_set.h"
#include "text/either_case.h"
#include "text/strings.h"

namespace uxi::speech {
namespace {

using format::markdown::PlainText;

constexpr text::ByteSet kLineEnds("\r\n");

/// The words of `range` as an item: line ends become one space.
GuideItem make_item(const PlainText& words, Span range, ItemKind kind) {
  GuideItem item{.kind = kind};
  item.span = words.to_source(range);
  const std::string_view all = std::string_view(words.text).substr(0, range.end);
  const std::string_view part = all.substr(std::min(range.begin, range.end));
  if (part.find('\n') == part.npos && part.find('\r') == part.npos) {
    item.text = part;
    item.source = words.source.slice({all.size() - part.size(), all.size()});
    return item;
  }
  item.text.reserve(range.size());
  for (std::size_t i = range.begin; i < range.end;) {
    const std::size_t end = kLineEnds.find(all, i);
    item.text += all.substr(i, end - i);
    item.source.append(words.source.slice({i, end}));
    i = end + 1;
    if (end == range.end || item.text.empty() || item.text.back() == ' ') continue;
    item.text += ' ';
    item.source.push_back(words.source[end]);
  }
  return item;
}

/// Behind a label a quotation mark opens what is to be said; the one that closes it goes as well.
Piece strip_quote(std::string_view all, Piece piece) {
  struct Pair {
    std::string_view opens;
    std::string_view closes;
  };
  static constexpr Pair kPairs[] = {{"\"", "\""}, {"“", "”"}, {"«", "»"}};
  for (const Pair& pair : kPairs) {
    const std::string_view body = all.substr(piece.range.begin, piece.range.size());
    if (!body.starts_with(pair.opens)) continue;
    const std::size_t close = body.find(pair.closes, pair.opens.size());
    if (close != body.npos && close + pair.closes.size() == body.size()) {
      piece.range.end -= pair.closes.size();
    }
    break;
  }
  for (const std::string_view quote : {"\"", "“", "‘", "«"}) {
    if (!all.substr(piece.range.begin).starts_with(quote)) continue;
    piece.range.begin += quote.size();
    piece.dress = Dress::quoted;
  }
  return piece;
}

/// "Use the chat to ask the observers to leave", "Turn on the recording": behind a condition it is
/// the moderator who does it.
bool is_done_by_moderator(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ [please] "
      "(admit|use|turn|switch|start|stop|pause|resume|begin|end|post|write|send|drop|ask|tell|"
      "let|remind|invite|remove|mute|share|hit|press|click|open|close|confirm|make sure|check|note|"
      "introduce|explain|thank|move) ..8 "
      "(participant|participants|interviewee|interviewees|respondent|respondents|observer|"
      "observers|"
      "notetaker|note-taker|them|they|their|him|her|transcription|transcript|captions|recording|"
      "recorder|slack|zoom|teams|chat|channel)",
      "^ (do not|don't|never) (accept|argue|correct|defend|explain|help|interrupt|press|push)"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && !addresses_participant(sentence) && !names_moderator(sentence) &&
         set.matches(sentence);
}

/// Statements and notes that follow one another in a block are one item.
bool runs_on(const LineItem& last, const LineItem& next) {
  const ItemKind kind = next.item.kind;
  return last.item.kind == kind && last.item.struck == next.item.struck &&
         last.item.condition == next.item.condition &&
         (kind == ItemKind::statement || kind == ItemKind::note);
}

/// Labels that say no more than that a question stands behind them, or that the moderator speaks:
/// "Q3", "Main question", "Interviewer", "Say".
bool says_nothing(const Sentence& label) {
  static constexpr std::string_view kPattern[] = {
      "^ [and|then] (ask|say|read|next|then|also|finally|first|start|script|dialogue|prompt|"
      "intro|introduction|opening|opener|closing|close|end|icebreaker|ice-breaker|warm-up|warmup|"
      "wrap-up|transition|main|core|primary|key) "
      "[them|participant|participants|aloud|out|loud] [:|-] $",
      "^ [the] (interviewer|moderator|facilitator|researcher|host|speaker|tester|i|m|mod|int) "
      "[says|asks] [:|-] $",
      "^ ..3 (question|questions|q) [#] [_] [:|-] $"};
  static const PhraseSet set(kPattern);
  const std::string_view first = label.word(0);
  const bool number = first.size() > 1 && first.front() == 'q' &&
                      first.find_first_not_of("0123456789.", 1) == std::string_view::npos;
  return number || set.matches(label);
}

/// "If no", "For managers only": what stands behind it is said in that case alone.
bool is_condition(const Sentence& label) {
  static constexpr std::string_view kPattern[] = {
      "^ [and|but|or] (if|when|unless|once|until|in case|otherwise|else)", "^ for _ ..4 only $"};
  static const PhraseSet set(kPattern);
  return set.matches(label);
}

/// A label as a moderator must hear it before she asks: "If NO", "For managers only", "Managers",
/// "Show the bill"; empty where it says nothing to her. `label` has its colon.
std::string condition_in(std::string_view label, Label kind) {
  static constexpr std::string_view kPattern[] = {
      "^ [and|but|or] "
      "(if|when|unless|once|until|after|before|during|for|in case|otherwise|else|yes|no|only)",
      "only (:|-|$)"};
  static const PhraseSet set(kPattern);
  label.remove_prefix(std::min(label.find_first_not_of(" ([*_"), label.size()));
  const Sentence words = tokenize(label);
  const bool told = set.matches(words) || (kind == Label::neutral && !says_nothing(words));
  if (!told) return {};
  // "[If they pay cash]:" has lost the bracket at its front.
  const auto is_torn = [&](std::size_t end) {
    if (end == 0 || (label[end - 1] != ']' && label[end - 1] != ')')) return false;
    return label.substr(0, end).find(label[end - 1] == ']' ? '[' : '(') == std::string_view::npos;
  };
  while (true) {
    std::size_t end = label.find_last_not_of(" \n\t:-*_") + 1;
    if (is_torn(end)) --end;
    const bool dash = label.substr(0, end).ends_with("–") || label.substr(0, end).ends_with("—");
    label = label.substr(0, dash ? end - 3 : end);
    if (!dash) return text::squeeze(label);
  }
}

void join(LineItem& last, LineItem next) {
  constexpr std::size_t kLongest = 4096;  // bytes; what is longer is seldom, and cut again
  if (last.words && next.words && last.item.text.size() < kLongest) {
    append(last.words->sentence, next.words->sentence, last.item.text.size() + 1);
  } else {
    last.words.reset();
  }
  last.item.text += ' ';
  last.item.source.push_back(last.item.source.back());
  last.item.text += next.item.text;
  last.item.source.append(next.item.source);
  last.item.span.end = next.item.span.end;
  last.range.end = next.range.end;
}

/// A mark belongs to the questions between the mark before it and itself; an id to the first of
/// them.
void attach(const std::vector<Mark>& marks, std::vector<LineItem>& items) {
  std::size_t from = 0;
  for (const Mark& mark : marks) {
    bool first = true;
    for (LineItem& line : items) {
      if (line.range.begin < from || line.range.end > mark.at || !is_asked(line.item.kind))
        continue;
      line.item.serves.insert(line.item.serves.end(), mark.serves.begin(), mark.serves.end());
      if (first && !mark.id.empty()) line.item.id = mark.id;
      first = false;
    }
    from = mark.serves.empty() ? from : mark.at;
  }
}

class LineReader {
 public:
  LineReader(const PlainText& words, Place place)
      : words_(words), place_(place), struck_(words.dressed(format::markdown::Style::strike)) {}

  std::vector<LineItem> read() {
    // "❌ `Is it good?` → ✅ `How was it?`": advice on asking.
    if (text::contains(words_.text, "\u274C")) place_.label = Label::note;
    const std::vector<Piece> pieces = cut_pieces(words_);
    items_.reserve(pieces.size());
    scene_.reserve(pieces.size());
    for (const Piece piece : pieces) read_piece(piece);
    join_tag();
    bool asked_behind = false;
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) carry_out(i);
    for (std::size_t i = items_.size(); i-- > 0;) asked_behind = set_scene(i, asked_behind);
    join_runs();
    return std::move(items_);
  }

 private:
  /// "**[Internal] Prompts for later**": a line in bold begins with a tag, and nothing of it is
  /// asked.
  void join_tag() {
    constexpr std::size_t kTagWords = 3;
    if (items_.size() != 2 || (!words_.text.starts_with('[') && !words_.text.starts_with('(')))
      return;
    if (!words_.all({0, words_.text.size()}, format::markdown::Style::strong)) return;
    const LineItem& tag = items_.front();
    const LineItem& rest = items_.back();
    const auto told = [](const LineItem& line) {
      return line.item.kind == ItemKind::note || line.item.kind == ItemKind::statement;
    };
    if (tag.range.begin != 1 || !told(tag) || !told(rest) || rest.addressed || rest.quoted ||
        tokenize(tag.item.text).word_count() > kTagWords) {
      return;
    }
    const Span range{0, rest.range.end};
    items_.clear();
    items_.push_back({.item = make_item(words_, range, ItemKind::note), .range = range});
    scene_ = {false};
  }

  /// Most lines have nothing to join, and their items stay where they are.
  void join_runs() {
    std::size_t kept = 0;
    bool joined = false;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (kept > 0 && runs_on(items_[kept - 1], items_[i])) {
        join(items_[kept - 1], std::move(items_[i]));
        joined = true;
        continue;
      }
      if (std::exchange(joined, false)) look_again(items_[kept - 1]);
      if (kept < i) items_[kept] = std::move(items_[i]);
      ++kept;
    }
    if (joined) look_again(items_[kept - 1]);
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(kept), items_.end());
  }

  /// The clause and the form of what was joined.
  static void look_again(LineItem& line) {
    if (!line.words) return;
    Sentence& sentence = line.words->sentence;
    sentence.text = line.item.text;
    find_clause(sentence);
    line.words->form = classify(sentence);
  }

  void read_piece(Piece piece) {
    const std::string_view all = words_.text;
    place_.dress = piece.dress;
    LabelPrefix prefix = label_prefix(all.substr(piece.range.begin, piece.range.size()));
    if (prefix.label == Label::note) {
      if (const std::size_t end = link_end(piece, prefix.size); end > 0) {
        return read_behind_link(piece, end);
      }
    }
    if (prefix.label == Label::note && sets_scene(piece, prefix.size)) prefix.label = Label::task;
    if (prefix.size > 0 && !prefix.spoken)
      condition_ = condition_in(all.substr(piece.range.begin, prefix.size), prefix.label);
    // "Option 1: What do you see?" below "Prompts" is one of them.
    const bool below_probes = place_.label == Label::probe && prefix.label == Label::neutral;
    if (prefix.label != Label::none && !below_probes) {
      place_.label = prefix.label;
      place_.round_probe = prefix.label == Label::probe && piece.dress == Dress::aside &&
                           opens_round(all, piece.range.begin);
    }
    if (prefix.size > 0 && prefix.size >= piece.range.size()) {
      items_.push_back(
          {.item = make_item(words_, piece.range, ItemKind::note), .range = piece.range});
      scene_.push_back(false);
      return;
    }
    if (prefix.label == Label::neutral && is_direction(piece, prefix.size)) {
      place_.label = Label::note;
    }
    if (prefix.label == Label::neutral && is_answer(piece)) place_.label = Label::note;
    if (place_.label != Label::note) piece.range.begin += prefix.size;
    if (prefix.size > 0 && place_.label != Label::note) piece = strip_quote(all, piece);
    place_.dress = piece.dress = dress_of(piece);
    decide(piece, prefix);
    const Label label = place_.label;
    if (label != Label::note && label != Label::probe && label != Label::task) {
      place_.label = Label::none;
    }
  }

  /// "Context: Imagine that you ..." among tasks: the scene is the participant's.
  [[nodiscard]] bool sets_scene(Piece piece, std::size_t label) const {
    if (place_.section != SectionKind::task || label >= piece.range.size()) return false;
    const std::string_view text =
        std::string_view(words_.text).substr(piece.range.begin, piece.range.size());
    static constexpr std::string_view kPattern[] = {
        "^ [the] (context|background|setup|set-up|situation) ..1 $"};
    static const PhraseSet set(kPattern);
    if (!set.matches(tokenize(text.substr(0, label)))) return false;
    const Sentence rest = tokenize(text.substr(label));
    return addresses_participant(rest) && (is_task_instruction(rest) || could_set_scene(rest));
  }

  /// "Link: [the page](...) Imagine you ...": what names a place goes as far as the link; where
  /// there is none behind "Link:", what speaks to the participant is no part of it. Byte of the
  /// text where that begins, or where the place ends; 0 where the label is of another kind.
  [[nodiscard]] std::size_t link_end(Piece piece, std::size_t label) const {
    const std::string_view all = words_.text;
    const std::size_t words = piece.range.begin + label;
    const std::string_view name = all.substr(piece.range.begin, label);
    if (!text::has_letters(name, "link") && !text::has_letters(name, "url")) return 0;
    static constexpr std::string_view kPattern[] = {"^ ..3 (link|links|url|urls) ..2 $",
                                                    "^ (link|links|url|urls) , if ..6 $"};
    static const PhraseSet set(kPattern);
    const std::size_t colon = name.rfind(':');
    if (colon == std::string_view::npos || !set.matches(tokenize(name.substr(0, colon)))) return 0;
    const std::size_t place = end_of_place({words, piece.range.end});
    if (place > words) return place;
    const Sentence rest = tokenize(all.substr(words, piece.range.end - words));
    const bool spoken = rest.asks || addresses_participant(rest) || is_task_instruction(rest);
    return spoken ? words : 0;
  }

  /// Where an address or the words of a link near the front of `range` end; its begin where there
  /// is none.
  [[nodiscard]] std::size_t end_of_place(Span range) const {
    constexpr std::size_t kReach = 24;  // bytes; "mobile", "desktop:" may stand in front
    const std::string_view body = std::string_view(words_.text).substr(range.begin, range.size());
    for (const format::markdown::StyledRange& styled : words_.styles) {
      const bool link = styled.style == format::markdown::Style::link;
      if (link && styled.range.begin >= range.begin && styled.range.begin < range.begin + kReach &&
          styled.range.end <= range.end) {
        return styled.range.end;
      }
    }
    const std::size_t http = body.substr(0, kReach).find("http");
    if (http != std::string_view::npos) {
      return range.begin + std::min(body.find_first_of(" \n", http), body.size());
    }
    const std::size_t open = body.substr(0, kReach).find('[');
    const std::size_t close = open == body.npos ? body.npos : body.find(']', open);
    return close == body.npos ? range.begin : range.begin + close + 1;
  }

  /// The label and the place are a note; what stands behind them is judged for itself.
  void read_behind_link(Piece piece, std::size_t end) {
    place_.label = Label::none;
    condition_.clear();
    Span front{piece.range.begin, std::min(end, piece.range.end)};
    while (front.size() > 0 && words_.text[front.end - 1] == ' ') --front.end;
    items_.push_back({.item = make_item(words_, front, ItemKind::note), .range = front});
    scene_.push_back(false);
    const std::string_view rest =
        std::string_view(words_.text).substr(front.end, piece.range.end - front.end);
    const std::size_t next = rest.find_first_not_of(" \n\t.,;-)");
    if (next == std::string_view::npos) return;
    piece.range.begin = front.end + next;
    constexpr int kMostLinks = 8;  // in a sentence
    if (links_++ < kMostLinks) {
      read_piece(piece);
    } else {
      decide(piece, {});
    }
    --links_;
  }

  /// The bracket right before byte `at`, or there, is a round one.
  static bool opens_round(std::string_view text, std::size_t at) {
    constexpr std::size_t kReach = 4;  // bytes; marks of emphasis may stand between
    const std::size_t from = at - std::min(at, kReach);
    const std::string_view near = text.substr(from, at - from + 1);
    const std::size_t open = near.find_last_of("([");
    return open != std::string_view::npos && near[open] == '(';
  }

  /// "P: I don't know, what do you think?": the participant's turn in a script.
  [[nodiscard]] bool is_answer(Piece piece) const {
    static constexpr std::string_view kPattern[] = {"^ p : ..6 (i|i'm|i'd|i've|i'll|my)"};
    static const PhraseSet set(kPattern);
    constexpr std::size_t kTokens = 9;  // that the pattern can take
    return set.matches(tokenize(
        std::string_view(words_.text).substr(piece.range.begin, piece.range.size()), kTokens));
  }

  /// An undertone such as "(Rotate the order: has she seen B first?)" is one to its end.
  [[nodiscard]] bool is_direction(Piece piece, std::size_t label_size) const {
    if (piece.dress != Dress::italic && piece.dress != Dress::aside) return false;
    Sentence label = tokenize(std::string_view(words_.text).substr(piece.range.begin, label_size));
    find_clause(label);
    return is_stage_direction(label, Form::none);
  }

  /// What stands between an opening quotation mark and the next closing one is said.
  Dress dress_of(const Piece& piece) {
    const bool inside = in_quotes_ && piece.dress == Dress::plain;
    const std::string_view behind = std::string_view(words_.text).substr(piece.range.end);
    const std::size_t at = behind.find_first_not_of(" \n*_");
    const std::string_view next = at == std::string_view::npos ? behind : behind.substr(at);
    const bool closes = next.starts_with('"') || next.starts_with("”") || next.starts_with("»");
    in_quotes_ = (inside || piece.dress == Dress::quoted) && !closes && !next.empty();
    return inside ? Dress::quoted : piece.dress;
  }

  [[nodiscard]] bool is_struck(Span range) const {
    const auto behind = std::ranges::upper_bound(struck_, range.begin, {}, &Span::begin);
    const bool starts = behind != struck_.begin();
    return range.begin >= range.end || (starts && std::prev(behind)->end >= range.end);
  }

  /// "Do we need a filter? (Yes, probably)": the team has answered its own question.
  [[nodiscard]] bool is_answered(const Sentence& aside, Dress dress) const {
    static constexpr std::string_view kPattern[] = {
        "^ [_] (yes|no|yeah|nope) "
        "(,|-|;|:|.|but|because|since|we|it|not|probably|maybe|definitely)",
        "^ [_] (probably|possibly|maybe|likely|perhaps|definitely|unlikely) [not|so|yes|no] (,|$)"};
    static const PhraseSet set(kPattern);
    // With a full stop behind its bracket it is no aside.
    if ((dress != Dress::aside && !aside.text.starts_with('(')) || aside.asks || items_.empty())
      return false;
    const LineItem& last = items_.back();
    return is_asked(last.item.kind) && !last.addressed && !last.quoted && set.matches(aside);
  }

  /// "(Red, green, blue)?" behind a question: what it is about.
  [[nodiscard]] bool lists_answers(const Sentence& sentence) const {
    return place_.after_question && sentence.text.starts_with('(') &&
           sentence.text.ends_with(")?") && classify(sentence) != Form::wh &&
           sentence.text.find_last_of("(") == 0 &&
           sentence.text.find(',') != std::string_view::npos && !addresses_participant(sentence);
  }

  /// "Do not pitch. Once they know it, they are polite.": why, told to the moderator as well.
  [[nodiscard]] bool goes_on_directing(const Sentence& sentence, Dress dress) const {
    if (!directed_ || dress != Dress::plain || sentence.asks || names_moderator(sentence)) {
      return false;
    }
    static constexpr std::string_view kPattern[] = {"(they|they're|they'll|them|their)"};
    static const PhraseSet set(kPattern);
    return set.matches(sentence);
  }

  /// `label` stands in front of the piece; a note keeps it, and so does all where it is spoken.
  void decide(Piece piece, LabelPrefix label) {
    Sentence sentence =
        tokenize(std::string_view(words_.text).substr(piece.range.begin, piece.range.size()));
    find_clause(sentence);
    if (is_answered(sentence, piece.dress)) items_.back().item.kind = ItemKind::note;
    const Form form = classify(sentence);
    const bool struck = is_struck(piece.range);
    ItemKind kind = struck ? ItemKind::note : item_kind(sentence, form, place_);
    if (is_asked(kind) && lists_answers(sentence)) kind = ItemKind::note;
    if (kind == ItemKind::statement && goes_on_directing(sentence, piece.dress)) {
      kind = ItemKind::note;
    }
    const bool conditional = !condition_.empty() && is_condition(tokenize(condition_));
    if (kind == ItemKind::statement && conditional && piece.dress != Dress::quoted &&
        is_done_by_moderator(sentence)) {
      kind = ItemKind::note;
    }
    const auto speaks = [](const Token& t) {
      return t.is(WordClass::second_person) || t.is(WordClass::first_person);
    };
    const bool unquoted_note = kind == ItemKind::note && piece.dress != Dress::quoted;
    if (place_.label != Label::note && (label.spoken || unquoted_note)) {
      piece.range.begin -= label.size;
    }
    items_.push_back(
        {.item = make_item(words_, piece.range, kind),
         .range = piece.range,
         .quoted = piece.dress == Dress::quoted,
         .addressed = std::ranges::any_of(sentence.tokens, speaks),
         .labelled_task = place_.label == Label::task,
         .closed = form == Form::polar || form == Form::choice,
         .observer = kind == ItemKind::note && sentence.asks && !place_.below_question &&
                     (names_participant(sentence) || is_about_participant(sentence, place_))});
    // It holds for all that is asked, and a condition for all that is said, in one go.
    if (!is_asked(kind) && !conditional) condition_.clear();
    if (kind != ItemKind::note) items_.back().item.condition = condition_;
    items_.back().item.struck = struck;
    scene_.push_back(kind == ItemKind::statement && could_set_scene(sentence));
    place_.after_question = is_asked(kind) || (place_.after_question && kind != ItemKind::note);
    place_.after_task =
        kind == ItemKind::task || (place_.after_task && kind == ItemKind::statement);
    directed_ = kind == ItemKind::note && piece.dress == Dress::plain &&
                piece.range.end < words_.text.size() &&
                (directed_ || is_stage_direction(sentence, form));
    place_.after_direction = kind == ItemKind::note && piece.dress == Dress::italic;
    if (kind == ItemKind::note && forbids(sentence)) place_.label = Label::note;
    keep_words(label.spoken ? with_front(piece.range, sentence) : std::move(sentence), form);
  }

  /// The words of `range`, which end with `rest`; its clause is that of the whole.
  [[nodiscard]] Sentence with_front(Span range, const Sentence& rest) const {
    Sentence whole = tokenize(std::string_view(words_.text).substr(range.begin, range.size()));
    const std::size_t front =
        whole.tokens.size() - std::min(whole.tokens.size(), rest.tokens.size());
    whole.clause = front + rest.clause;
    return whole;
  }

  /// For who looks at the item next. Line ends that became one space may have moved the words.
  void keep_words(Sentence sentence, Form form) {
    LineItem& last = items_.back();
    if (last.item.text.size() != sentence.text.size()) return;
    last.words = ItemWords{std::move(sentence), form};
  }

  /// "Your boss wants a report. Set it up.": behind the scene of a task stands what is to be done.
  void carry_out(std::size_t scene) {
    constexpr std::size_t kWords = 12;
    LineItem& next = items_[scene + 1];
    if (!scene_[scene] || place_.section != SectionKind::task ||
        next.quoted != items_[scene].quoted)
      return;
    const Sentence sentence = tokenize(next.item.text);
    if (next.item.kind != ItemKind::statement || next.addressed || sentence.asks) return;
    const std::string_view first = sentence.word(0);
    const bool subject = is_subject_pronoun(first) || is_auxiliary(first) || first == "the" ||
                         first == "a" || first == "an" || first.ends_with("ing");
    if (!subject && sentence.word_count() <= kWords) next.item.kind = ItemKind::task;
  }

  /// "You have lost your card. What would you do?": the first sentence is a part of the task.
  bool set_scene(std::size_t at, bool asked_behind) {
    LineItem& line = items_[at];
    const bool concept_only = line.item.kind == ItemKind::task && !asked_behind &&
                              !line.labelled_task && place_.section != SectionKind::task;
    if (concept_only && describes_concept(tokenize(line.item.text))) {
      line.item.kind = ItemKind::statement;
    }
    const bool task = line.labelled_task || (place_.section == SectionKind::task && asked_behind);
    if (task && scene_[at]) line.item.kind = ItemKind::task;
    return asked_behind || is_asked(line.item.kind);
  }

  const PlainText& words_;
  Place place_;
  std::vector<Span> struck_;  ///< what is struck through
  std::string condition_ = {};
  int links_ = 0;          ///< whose labels the piece has behind it
  bool directed_ = false;  ///< behind what the moderator is told to do
  bool in_quotes_ = false;
  std::vector<LineItem> items_;
  std::vector<bool> scene_;  ///< by item: it could set the scene of a task
};

}  // namespace

std::vector<LineItem> read_line(PlainText words, Place place) {
  const std::vector<Mark> marks = take_marks(words);
  std::vector<LineItem> items = LineReader(words, place).read();
  attach(marks, items);
  return items;
}

bool is_consent(const std::vector<LineItem>& items) {
  return std::ranges::any_of(
      items, [](const LineItem& line) { return line.item.kind == ItemKind::consent; });
}

void settle(std::vector<LineItem>& items) {
  for (LineItem& line : items) {
    if (line.closed && is_asked(line.item.kind)) line.item.kind = ItemKind::consent;
  }
}

bool speaks(const std::vector<LineItem>& items) {
  return std::ranges::any_of(
      items, [](const LineItem& line) { return line.addressed && is_asked(line.item.kind); });
}

bool has_task(const std::vector<LineItem>& items) {
  return std::ranges::any_of(items,
                             [](const LineItem& line) { return line.item.kind == ItemKind::task; });
}

bool names_what_follows(const LineItem& line) {
  constexpr std::size_t kWords = 3;
  constexpr std::size_t kBytes = 40;
  const GuideItem& item = line.item;
  if (item.kind != ItemKind::statement || line.quoted || line.addressed) return false;
  if (item.text.size() > kBytes) return false;
  static constexpr std::string_view kSaid[] = {
      "(hi|hello|hey|welcome|thanks|thank|great|okay|ok|perfect|goodbye|bye|sorry|good)"};
  static const PhraseSet said(kSaid);
  const Sentence words = tokenize(item.text);
  return words.end == words.tokens.size() && words.word_count() <= kWords && !said.matches(words);
}

}  // namespace uxi::speech
