// Reading a guide: Markdown blocks in order, each cut into pieces, each piece decided by where it
// stands.
#include "speech/read_guide.h"

#include <algorithm>
#include <utility>

#include "format/markdown.h"
#include "model/fields.h"
#include "model/reading.h"
#include "speech/asked.h"
#include "speech/form.h"
#include "speech/mark.h"
#include "speech/phrase.h"
#include "speech/piece.h"
#include "speech/section.h"
#include "text/strings.h"

namespace uxi::speech {
namespace {

using format::markdown::Block;
using format::markdown::BlockKind;
using format::markdown::Document;
using format::markdown::PlainText;

constexpr auto kModeNames = std::to_array<Named<GuideMode>>({
    {"interview", GuideMode::interview},
    {"usability", GuideMode::usability},
    {"contextual", GuideMode::contextual},
    {"structured", GuideMode::structured},
});

void read_front_matter(const SourceFile& source, const Document& document, Diagnostics& diagnostics,
                       Guide& guide) {
  const Reading reading{source, diagnostics, "guide"};
  const auto tree = parse_front_matter(reading, document.front.yaml);
  if (!tree) return;
  Fields fields(reading, *tree, "the front matter");
  guide.study = fields.text("study").value;
  if (const auto minutes = fields.number("minutes", {.least = 1, .most = 1440})) {
    guide.minutes = minutes->value;
  }
  const auto mode = fields.choice("mode", kModeNames, GuideMode::interview);
  guide.mode = mode.value;
  guide.mode_stated = !mode.span.empty();
  for (Text& segment : fields.texts("segments")) guide.segments.push_back(std::move(segment.value));
}

/// The words of `range` as an item: line ends become one space.
GuideItem make_item(const PlainText& words, Span range, ItemKind kind) {
  GuideItem item{.kind = kind};
  item.text.reserve(range.size());
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const bool line_end = words.text[i] == '\n' || words.text[i] == '\r';
    if (line_end && (item.text.empty() || item.text.back() == ' ')) continue;
    item.text += line_end ? ' ' : words.text[i];
    item.source.push_back(words.source[i]);
  }
  item.span = words.to_source(range);
  return item;
}

class Reader {
 public:
  Reader(const SourceFile& source, Guide& guide) : source_(source), guide_(guide) {
    guide_.sections.push_back({});
  }

  void read(const Document& document) {
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      const Block& block = document.blocks[i];
      if (block.kind == BlockKind::code) code_.push_back(block.span);
      if (block.kind == BlockKind::heading) {
        open_section(block, speaks_to_participant(document, i + 1));
      } else {
        read_block(block);
      }
    }
    guide_.waivers = find_waivers(source_, code_);
    place_waivers(source_, guide_);
  }

 private:
  struct Open {
    int level = 0;
    std::optional<SectionKind> kind;
    bool plan_part = false;  ///< it is notes by its heading only
  };
  struct Parent {
    int depth = 0;
    bool asked = false;
  };

  void read_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::table_row: return read_row(block);
      case BlockKind::paragraph:
      case BlockKind::item:
      case BlockKind::quote: return read_words(block, block.text);
      default: break;
    }
  }

  /// Two questions with "you" in them stand between block `from` and the next heading.
  static bool speaks_to_participant(const Document& document, std::size_t from) {
    int questions = 0;
    for (std::size_t i = from; i < document.blocks.size() && questions < 2; ++i) {
      const Block& block = document.blocks[i];
      if (block.kind == BlockKind::heading) break;
      const std::string_view words = block.text.text;
      const bool you = text::contains(words, " you") || words.starts_with("You");
      if (you && text::contains(words, "?")) ++questions;
    }
    return questions >= 2;
  }

  void open_section(const Block& block, bool spoken) {
    watch_depth_ = -1;
    parents_.clear();
    while (!headings_.empty() && headings_.back().level >= block.level) headings_.pop_back();
    const std::string heading = text::squeeze(block.text.text);
    const auto kind = heading_kind(heading, block.level, spoken);
    const bool inherits =
        !section_kind(heading, block.level) && !headings_.empty() && headings_.back().plan_part;
    const Open open{block.level, kind, inherits || is_plan_part(heading)};
    GuideSection section{.heading = heading,
                         .kind = open.kind.value_or(SectionKind::core),
                         .minutes = minutes_in(heading),
                         .line = source_.position(block.span.begin).line,
                         .level = block.level,
                         .items = {}};
    headings_.push_back(open);
    guide_.sections.push_back(std::move(section));
    if (block.level == 1 && !guide_.mode_stated && names_usability(heading)) {
      guide_.mode = GuideMode::usability;
    }
  }

  /// A heading that does not tell belongs to what it stands under.
  [[nodiscard]] std::optional<SectionKind> heading_kind(std::string_view heading, int level,
                                                        bool spoken) const {
    auto own = section_kind(heading, level);
    auto above = headings_.empty() ? std::nullopt : headings_.back().kind;
    if (spoken && is_plan_part(heading)) own = std::nullopt;
    if (spoken && above == SectionKind::notes && headings_.back().plan_part) above = std::nullopt;
    const bool guide = opens_guide(heading);
    if (guide && own == SectionKind::notes) return std::nullopt;
    if (above == SectionKind::notes) return guide ? own : above;
    return own ? own : above;
  }

  /// Of a table only the columns are asked whose heading says so.
  void read_row(const Block& block) {
    static constexpr std::string_view kPattern[] = {"(question*|ask|probe*|prompt*|script)"};
    static const PhraseSet asked(kPattern);
    if (block.header) {
      asked_columns_.clear();
      for (const PlainText& cell : block.cells)
        asked_columns_.push_back(asked.matches(tokenize(cell.text)));
      return;
    }
    for (std::size_t i = 0; i < block.cells.size(); ++i) {
      if (i < asked_columns_.size() && asked_columns_[i]) read_words(block, block.cells[i]);
    }
  }

  void read_words(const Block& block, const PlainText& original) {
    PlainText words = original;
    const std::vector<Mark> marks = take_marks(words);
    const std::string_view line = text::trim(words.text);
    if (line.empty()) return;
    if (watch_depth_ >= 0 && block.depth <= watch_depth_) watch_depth_ = -1;
    if (opens_watch_list(line))
      watch_depth_ = block.kind == BlockKind::item ? block.depth : block.depth;
    while (!parents_.empty() && parents_.back().depth >= std::max(block.depth, 1))
      parents_.pop_back();

    Place place{.section = guide_.sections.back().kind,
                .in_list = block.depth > 0,
                .below_question = block.depth > 0 && !parents_.empty() && parents_.back().asked,
                .in_notes = watch_depth_ >= 0,
                .in_checklist = block.checked.has_value()};
    std::vector<Placed> items = read_pieces(words, place, block.depth);
    attach(marks, items);
    const bool asks =
        std::ranges::any_of(items, [](const Placed& p) { return is_asked(p.item.kind); });
    if (block.depth > 0) parents_.push_back({block.depth, asks});
    for (Placed& placed : items) guide_.sections.back().items.push_back(std::move(placed.item));
    ++blocks_;
  }

  struct Placed {
    GuideItem item;
    Span range;  ///< of the block's plain text
  };

  std::vector<Placed> read_pieces(const PlainText& words, Place place, int depth) {
    std::vector<Placed> items;
    const std::string_view all = words.text;
    for (Piece piece : cut_pieces(words)) {
      const std::string_view text = all.substr(piece.range.begin, piece.range.size());
      place.dress = piece.dress;
      const LabelPrefix prefix = label_prefix(text);
      if (prefix.label != Label::none) place.label = prefix.label;
      if (prefix.size > 0 && prefix.size >= text.size()) {
        add({make_item(words, piece.range, ItemKind::note), piece.range}, depth, items);
        continue;
      }
      if (place.label != Label::note) piece.range.begin += prefix.size;
      if (prefix.size > 0 && place.label != Label::note) piece = strip_quote(all, piece, place);
      Sentence sentence = tokenize(all.substr(piece.range.begin, piece.range.size()));
      find_clause(sentence);
      const ItemKind kind = item_kind(sentence, classify(sentence), place);
      add({make_item(words, piece.range, kind), piece.range}, depth, items);
      if (place.label != Label::note && place.label != Label::probe) place.label = Label::none;
    }
    return items;
  }

  /// Behind a label a quotation mark opens what is to be said.
  static Piece strip_quote(std::string_view all, Piece piece, Place& place) {
    for (const std::string_view quote : {"\"", "“", "‘", "«"}) {
      if (!all.substr(piece.range.begin).starts_with(quote)) continue;
      piece.range.begin += quote.size();
      piece.dress = place.dress = Dress::quoted;
    }
    return piece;
  }

  /// Statements and notes that follow one another in a block are one item.
  void add(Placed placed, int depth, std::vector<Placed>& items) const {
    const ItemKind kind = placed.item.kind;
    const bool runs = kind == ItemKind::statement || kind == ItemKind::note;
    if (runs && !items.empty() && items.back().item.kind == kind) {
      GuideItem& last = items.back().item;
      last.text += ' ';
      last.source.push_back(last.source.back());
      last.text += placed.item.text;
      last.source.insert(last.source.end(), placed.item.source.begin(), placed.item.source.end());
      last.span.end = placed.item.span.end;
      items.back().range.end = placed.range.end;
      return;
    }
    placed.item.depth = depth;
    placed.item.block = blocks_;
    items.push_back(std::move(placed));
  }

  /// A mark belongs to the questions between the mark before it and itself; an id to the first of
  /// them.
  static void attach(const std::vector<Mark>& marks, std::vector<Placed>& items) {
    std::size_t from = 0;
    for (const Mark& mark : marks) {
      bool first = true;
      for (Placed& placed : items) {
        if (placed.range.begin < from || placed.range.end > mark.at || !is_asked(placed.item.kind))
          continue;
        placed.item.serves.insert(placed.item.serves.end(), mark.serves.begin(), mark.serves.end());
        if (first && !mark.id.empty()) placed.item.id = mark.id;
        first = false;
      }
      from = mark.serves.empty() ? from : mark.at;
    }
  }

  const SourceFile& source_;
  Guide& guide_;
  std::vector<Open> headings_;
  std::vector<Parent> parents_;
  std::vector<bool> asked_columns_;
  std::vector<Span> code_;
  int watch_depth_ = -1;
  int blocks_ = 0;
};

std::size_t count(const GuideSection& section, ItemKind kind) {
  return static_cast<std::size_t>(std::ranges::count(section.items, kind, &GuideItem::kind));
}

std::size_t count_asked(const GuideSection& section) {
  return static_cast<std::size_t>(std::ranges::count_if(
      section.items, [](const GuideItem& item) { return is_asked(item.kind); }));
}

bool says(const GuideSection& section, const PhraseSet& phrases) {
  return std::ranges::any_of(section.items, [&](const GuideItem& item) {
    return item.kind != ItemKind::note && phrases.matches(tokenize(item.text));
  });
}

/// What headings leave open is decided by what stands under them.
void refine_sections(Guide& guide) {
  static constexpr std::string_view kGreetings[] = {
      "thank* ..3 (joining|meeting|agreeing|taking the time|taking "
      "time|participating|coming|talking)",
      "my name is", "^ (hi|hello|welcome)", "(i'm|i am) ..6 (researcher|designer|team)"};
  static constexpr std::string_view kThanks[] = {
      "(thank|thanks) ..6 (time|feedback|help|participating|input|today|again)"};
  static const PhraseSet greetings(kGreetings);
  static const PhraseSet thanks(kThanks);
  bool begun = false;
  for (GuideSection& section : guide.sections) {
    const bool core = section.kind == SectionKind::core;
    if (core && !begun && count_asked(section) <= 1 &&
        (says(section, greetings) || count(section, ItemKind::consent) > 0)) {
      section.kind = SectionKind::intro;
    } else if (core && begun && count_asked(section) <= 2 && says(section, thanks)) {
      section.kind = SectionKind::wrap_up;
    } else if (core && count(section, ItemKind::task) >= 2) {
      section.kind = SectionKind::task;
    }
    begun = begun || count_asked(section) > 1;
  }
}

/// "This session should take about 30 minutes."
std::optional<double> stated_minutes(const Guide& guide) {
  static constexpr std::string_view kPattern[] = {
      "(session|interview|conversation|test|call|meeting|study|this|it|talk|chat) ..8 "
      "(minutes|minute|hour|hours|min|mins)",
      "_ (minutes|minute|hour|hours) (for|of) ..3 (session|interview|conversation|test|call|your)",
      "(take|takes|last|lasts) ..8 (minutes|minute|hour|hours|min|mins)"};
  static const PhraseSet lasting(kPattern);
  for (const GuideSection& section : guide.sections) {
    if (section.kind == SectionKind::notes) continue;
    for (const GuideItem& item : section.items) {
      if (item.kind != ItemKind::statement) continue;
      const Sentence sentence = tokenize(item.text);
      const auto match = lasting.find(sentence);
      if (!match) continue;
      const Span bytes = sentence.bytes(match->first, match->last);
      if (const auto minutes = minutes_in(item.text.substr(bytes.begin, bytes.size())))
        return minutes;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Guide> read_guide(const SourceFile& source, Diagnostics& diagnostics) {
  UXI_TRY(const Document document, format::markdown::parse(source));
  Guide guide;
  read_front_matter(source, document, diagnostics, guide);
  Reader(source, guide).read(document);
  refine_sections(guide);
  if (!guide.minutes) guide.minutes = stated_minutes(guide);
  if (guide.sections.front().items.empty()) guide.sections.erase(guide.sections.begin());
  return guide;
}

}  // namespace uxi::speech
