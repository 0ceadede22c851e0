// Reading a guide: Markdown blocks in order, headings as sections, each line read where it stands.
#include "speech/read_guide.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "format/markdown.h"
#include "speech/front_matter.h"
#include "speech/guide_shape.h"
#include "speech/heading_line.h"
#include "speech/line.h"
#include "speech/mark.h"
#include "speech/markup.h"
#include "speech/minutes.h"
#include "speech/opener.h"
#include "speech/own_line.h"
#include "speech/phrase.h"
#include "speech/piece.h"
#include "speech/section.h"
#include "speech/table_column.h"
#include "text/byte_set.h"
#include "text/strings.h"

namespace uxi::speech {
namespace {

using format::markdown::Block;
using format::markdown::BlockKind;
using format::markdown::Document;
using format::markdown::PlainText;

/// So many questions asked: the interview has begun.
constexpr int kBegun = 3;

/// Above that of a line in bold or a plain one.
constexpr int kNumberedHeading = 2;

constexpr std::size_t kBetweenStops = 256;  ///< blocks that are read without asking

/// Items whose words are handed on. They weigh ten times what the items do, and guides are shorter.
constexpr std::size_t kMostKept = 512;

class Reader {
 public:
  Reader(const SourceFile& source, Guide& guide, GuideWords* words,
         const std::function<bool()>& stop)
      : source_(source), guide_(guide), words_(words), stop_(stop) {
    guide_.sections.push_back({});
  }

  /// Blocks give up their words once they are read: those of a long guide weigh more than it does.
  void read(Document document) {
    const auto is_heading = [](const Block& b) { return b.kind == BlockKind::heading; };
    read_tight_headings(source_, document.blocks);
    bare_ = std::ranges::none_of(document.blocks, is_heading);
    name_headings(source_, document.blocks);
    split_heading_lines(source_, document.blocks);
    count_questions(document);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      if (stop_ && i % kBetweenStops == 0 && stop_()) break;
      Block& block = document.blocks[i];
      if (block.kind == BlockKind::code) code_.push_back(block.span);
      if (block.kind == BlockKind::html)
        fold_asks_ = spoken_questions(document, i + 1, true) >= wanted_questions();
      const int level = heading_level(document.blocks, i);
      if (level > 0) {
        open_section(block, level, spoken_questions(document, i + 1),
                     std::span<const Block>(document.blocks).subspan(i + 1));
      } else {
        read_block(block);
      }
      block.text = {};
      block.cells = {};
    }
    for (GuideSection& section : guide_.sections) give_back_slack(section.items);
    drop_unquoted();
    drop_agendas(guide_, summed_);
    guide_.waivers = find_waivers(source_, code_);
    place_waivers(source_, guide_);
  }

 private:
  /// Half of what a long section has grown to may be empty.
  static void give_back_slack(std::vector<GuideItem>& items) {
    constexpr std::size_t kMuch = 256;
    if (items.capacity() - items.size() > kMuch) items.shrink_to_fit();
  }

  struct Open {
    int level = 0;
    std::optional<SectionKind> kind;
    bool plan_part = false;  ///< it is notes by its heading only
    bool title = false;      ///< the guide's own, above all others
    bool screens = false;    ///< "Screener", or below it
  };
  struct Parent {
    int depth = 0;
    bool asked = false;
    bool agrees = false;  ///< it is about consent or logistics
  };
  /// Headings of one level.
  struct Titles {
    int questions = 0;
    int to_participant = 0;
  };
  /// A line such as "Watch for:" or "Probes" decides about the list behind it.
  struct Opener {
    int depth = -1;
    bool probes = false;
    bool boxes = false;  ///< its items so far have boxes to tick
    int quotes = 0;      ///< how deep in block quotes it stands
    bool warns = false;  ///< "Do not ask:" about the next line too, if that is in no list
  };
  /// A question that could be an observer's where the guide puts speech in quotation marks.
  struct Doubt {
    std::size_t section = 0;
    std::size_t item = 0;
    bool in_markup = false;  ///< its words are no part of the tally
  };

  /// 1 to 6 of a heading, 7 of a line in bold, 8 of a plain one that stands for a heading; else 0.
  [[nodiscard]] int heading_level(const std::vector<Block>& blocks, std::size_t at) const {
    const Block& block = blocks[at];
    if (block.kind == BlockKind::heading) return block.level;
    if (numbers_section(blocks, at)) return kNumberedHeading;
    if (block.kind != BlockKind::paragraph || block.depth > 0 || block.quote_depth > 0) return 0;
    const bool opens_list = at + 1 < blocks.size() && blocks[at + 1].kind == BlockKind::item;
    return line_heading_level(block.text, bare_, opens_list);
  }

  /// "1. Objectives" in a guide without headings: a numbered line alone, with text behind it.
  [[nodiscard]] bool numbers_section(const std::vector<Block>& blocks, std::size_t at) const {
    const Block& block = blocks[at];
    if (!bare_ || block.kind != BlockKind::item || !block.ordered || block.depth != 1) return false;
    if (at + 1 >= blocks.size() || blocks[at + 1].kind != BlockKind::paragraph) return false;
    if (blocks[at + 1].depth > 0) return false;
    const std::string_view line = text::trim(block.text.text);
    if (line.empty() || line.back() == '.' || line.back() == '?') return false;
    return line_heading_level(block.text, bare_, true) > 0 ||
           section_kind(tokenize(line), 2).has_value();
  }

  static bool asks_participant(std::string_view words) {
    return text::contains(words, "?") &&
           (text::contains(words, " you") || words.starts_with("You"));
  }

  void count_questions(const Document& document) {
    for (const Block& block : document.blocks) {
      if (block.kind != BlockKind::heading || block.level >= static_cast<int>(titles_.size()))
        continue;
      Titles& titles = titles_[static_cast<std::size_t>(block.level)];
      if (text::contains(block.text.text, "?")) ++titles.questions;
      if (asks_participant(block.text.text)) ++titles.to_participant;
    }
  }

  /// The questions of the guide are headings of this level.
  [[nodiscard]] bool asks_in_headings(const Block& block, int level) const {
    constexpr int kSome = 3;
    if (block.kind != BlockKind::heading || level >= static_cast<int>(titles_.size())) return false;
    const Titles& titles = titles_[static_cast<std::size_t>(level)];
    return titles.to_participant >= kSome && titles.to_participant * 2 >= titles.questions;
  }

  void read_block(Block& block) {
    switch (block.kind) {
      case BlockKind::table_row: return read_row(block);
      case BlockKind::paragraph:
      case BlockKind::item:
      case BlockKind::quote: return read_words(block, std::move(block.text));
      case BlockKind::code: return read_indented(block);
      case BlockKind::html: return read_markup(block);
      default: break;
    }
  }

  /// How many questions to a participant show that a part of a plan is one of the guide: where
  /// the guide has begun, or only the title speaks of a plan, one does.
  [[nodiscard]] int wanted_questions() const {
    const bool titled = headings_.size() == 1 && headings_.front().title;
    return titled || quoted_ + unquoted_ >= kBegun ? 1 : 2;
  }

  /// Blocks between `from` and the next heading, or tags, that ask with "you" in them; two will do.
  [[nodiscard]] int spoken_questions(const Document& document, std::size_t from,
                                     bool to_tags = false) const {
    int questions = 0;
    for (std::size_t i = from; i < document.blocks.size() && questions < 2; ++i) {
      const Block& block = document.blocks[i];
      if (block.kind == BlockKind::heading || numbers_section(document.blocks, i)) break;
      if (to_tags && block.kind == BlockKind::html) break;
      const std::string_view words = block.text.text;
      if (asks_participant(words)) ++questions;
    }
    return questions;
  }

  /// `asked` blocks under the heading ask the participant; `below` are those behind it.
  void open_section(Block& block, int level, int asked, std::span<const Block> below) {
    opener_ = {};
    line_asks_ = false;
    observer_depth_ = task_depth_ = spoken_depth_ = -1;
    parents_.clear();
    while (!headings_.empty() && headings_.back().level >= level) headings_.pop_back();
    std::string heading = text::squeeze(block.text.text);
    const Sentence words = tokenize(heading);
    const auto own = section_kind(words, level);
    const bool plan_part = is_plan_part(words);
    const bool spoken = asked >= wanted_questions();
    const bool part = own && *own != SectionKind::notes && *own != SectionKind::task;
    // Only there it tells, and it takes a look at every line.
    const bool below_notes = !headings_.empty() && headings_.back().kind == SectionKind::notes;
    const bool greets = part && below_notes && greets_below(below);
    auto kind = heading_kind(words, own, plan_part, spoken, greets);
    const bool screens =
        (level > 1 && names_screener(words)) || (!headings_.empty() && headings_.back().screens);
    if (screens && asked > 0 && own != SectionKind::task) kind = SectionKind::warm_up;
    const bool inherits = !own && !headings_.empty() && headings_.back().plan_part;
    const bool title = level == 1 && guide_.sections.size() == 1;
    const Open open{level, kind, inherits || plan_part || names_aims(words), title, screens};
    GuideSection section{.heading = {},
                         .kind = open.kind.value_or(SectionKind::core),
                         .minutes = minutes_in(words),
                         .line = source_.position(block.span.begin).line,
                         .level = level,
                         .items = {}};
    headings_.push_back(open);
    guide_.sections.push_back(std::move(section));
    const bool asks = asks_in_headings(block, level);
    task_list_ = lists_tasks(words);
    asked_here_ = 0;
    read_heading(std::move(block.text), words, asks);
    heading_block_ = blocks_;
    if (level == 1 && !guide_.mode_stated && names_usability(words)) {
      guide_.mode = GuideMode::usability;
    }
    guide_.sections.back().heading = std::move(heading);
  }

  /// Whether read_heading keeps anything of a heading with these words; sure where it does not.
  static bool could_say(const Sentence& heading, bool finished) {
    if (finished && text::contains(heading.text, ":")) return true;  // it could be a task's label
    static constexpr text::ByteSet kJoins("._");
    return std::ranges::any_of(heading.tokens, [](const Token& token) {
      // A piece could be cut inside the words that these join.
      const bool joined = kJoins.find(token.folded, 0) < token.folded.size();
      return joined || token.is(WordClass::first_person) || token.is(WordClass::second_person);
    });
  }

  /// "Task 1: Tell me why" is asked, and the name of its section as well.
  void read_heading(PlainText words, const Sentence& heading, bool asks) {
    const std::string_view line = text::trim(words.text);
    const bool finished = !line.empty() && (line.back() == '.' || line.back() == '?');
    asks = asks && finished;
    if (!asks && !could_say(heading, finished)) return keep({}, 0);
    if (is_asked_back(heading)) return keep({}, 0);
    std::vector<LineItem> items =
        read_line(std::move(words), {.section = guide_.sections.back().kind, .said = asks});
    std::erase_if(items, [finished, asks](const LineItem& part) {
      // "Task 2: Your bills" is but a name.
      const bool names = part.item.kind == ItemKind::task && !finished &&
                         tokenize(part.item.text, 1).word(0) == "your";
      if (names) return true;
      const bool said = part.addressed || asks || (part.labelled_task && finished);
      return !said || !(is_asked(part.item.kind) || part.item.kind == ItemKind::consent);
    });
    keep(std::move(items), 0);
  }

  /// A heading that does not tell belongs to what it stands under. `part` where it names a part of
  /// the session, and speaks to the participant.
  [[nodiscard]] std::optional<SectionKind> heading_kind(const Sentence& heading,
                                                        std::optional<SectionKind> own,
                                                        bool plan_part, bool spoken,
                                                        bool part) const {
    auto above = headings_.empty() ? std::nullopt : headings_.back().kind;
    if (above == SectionKind::intro && quoted_ + unquoted_ >= kBegun) above = std::nullopt;
    if (spoken && (plan_part || is_beside_session(heading))) own = std::nullopt;
    if (above == SectionKind::notes) {
      const Open& parent = headings_.back();
      const bool frees =
          spoken || part || (parent.title && (is_one_task(heading) || names_tasks(heading)));
      if (frees && (parent.plan_part || parent.title)) above = std::nullopt;
    }
    const bool guide = opens_guide(heading);
    if (guide && own == SectionKind::notes) return std::nullopt;
    if (above == SectionKind::notes) return guide ? own : above;
    return own ? own : above;
  }

  /// "Scenarios and tasks", and not "Test rooms".
  static bool names_tasks(const Sentence& heading) {
    static constexpr std::string_view kPattern[] = {"(tasks|scenarios)"};
    static const PhraseSet set(kPattern);
    return set.matches(heading) && section_kind(heading, 2) == SectionKind::task;
  }

  /// Of a table the columns are asked whose heading says so; where none does, whoever is spoken to
  /// in the others.
  void read_row(Block& block) {
    if (block.header) {
      columns_ = columns_of(block.cells);
      sums_ = !guide_.sections.back().minutes.has_value();
      return;
    }
    const bool told = has_column(Column::asked);
    for (std::size_t i = 0; i < block.cells.size() && i < columns_.size(); ++i) {
      if (columns_[i] == Column::asked) read_words(block, std::move(block.cells[i]));
      if (columns_[i] == Column::scene) read_scene(std::move(block.cells[i]));
      if (columns_[i] == Column::probed) read_probes(std::move(block.cells[i]));
      if (columns_[i] == Column::timed) add_minutes(block.cells[i].text);
      if (told || columns_[i] != Column::unsure) continue;
      auto items = read_line(std::move(block.cells[i]),
                             {.section = guide_.sections.back().kind, .unsure_column = true});
      std::erase_if(items, [](const LineItem& line) {
        return !is_asked(line.item.kind) && line.item.kind != ItemKind::consent;
      });
      keep(std::move(items), 0);
    }
  }

  [[nodiscard]] bool has_column(Column kind) const {
    return std::ranges::find(columns_, kind) != columns_.end();
  }

  void read_probes(PlainText cell) {
    keep(read_line(std::move(cell), {.section = guide_.sections.back().kind,
                                     .label = Label::probe,
                                     .below_question = true}),
         0);
  }

  /// Of a task's scene what speaks to the participant; a name for it is nobody's words.
  void read_scene(PlainText cell) {
    auto items =
        read_line(std::move(cell), {.section = guide_.sections.back().kind, .label = Label::task});
    std::erase_if(items, [](const LineItem& line) {
      return !is_asked(line.item.kind) &&
             (line.item.kind != ItemKind::statement || !line.addressed);
    });
    keep(std::move(items), 0);
  }

  /// A section whose heading names no time has that of its table's rows.
  void add_minutes(std::string_view cell) {
    const auto minutes = sums_ ? row_minutes(cell) : std::nullopt;
    GuideSection& section = guide_.sections.back();
    if (!minutes) return;
    if (!section.minutes) summed_.push_back(guide_.sections.size() - 1);
    section.minutes = section.minutes.value_or(0) + *minutes;
  }

  /// No blank line stands between the last block and this one.
  [[nodiscard]] bool joins_last(const Block& block) const {
    const std::size_t from = std::min(last_end_, block.span.begin);
    const std::string_view gap = source_.text().substr(from, block.span.begin - from);
    return !text::contains(gap, "\n\n") && !text::contains(gap, "\n\r\n");
  }

  void read_markup(const Block& html) {
    if (text::contains(html.text.text, "</details>")) {
      opener_ = {};
      observer_depth_ = spoken_depth_ = -1;
    }
    in_markup_ = true;
    for (MarkupPart& part : cut_markup(html.text, table_)) {
      if (!part.cells.empty()) {
        in_markup_ = false;  // its columns tell
        Block row{.span = html.span,
                  .quote_depth = html.quote_depth,
                  .cells = std::move(part.cells),
                  .header = part.header};
        read_row(row);
        in_markup_ = true;
        continue;
      }
      Block block{.span = {part.words.source.front(), part.words.source_end.back()},
                  .level = part.heading,
                  .depth = part.depth,
                  .quote_depth = html.quote_depth};
      if (part.heading == 0) {
        names_fold_ = part.summary && fold_asks_;
        read_words(block, std::move(part.words));
        continue;
      }
      block.text = std::move(part.words);
      open_section(block, part.heading, 0, {});
    }
    in_markup_ = false;
  }

  /// A list that an editor indented too far: Markdown takes it for code.
  void read_indented(Block& block) {
    const std::string_view line = text::trim(block.text.text);
    if (is_prose(line) && !is_fenced(source_, block))
      return read_words(block, std::move(block.text));
    const bool numbered = !line.empty() && line.front() >= '0' && line.front() <= '9';
    if (!is_fenced(source_, block) &&
        (numbered || line.starts_with("- ") || line.starts_with("* "))) {
      read_words(block, std::move(block.text));
    }
  }

  void read_words(const Block& block, PlainText words) {
    const std::string_view line = text::trim(words.text);
    if (line.empty()) return;
    GuideSection& section = guide_.sections.back();
    if (!section.minutes && section.level > 0 && section.items.empty()) {
      section.minutes = minutes_alone(line);
    }
    const int depth = block.depth;
    const bool cited = (block.quote_depth > opener_.quotes && !opener_.probes) || opener_.warns;
    opener_.warns = false;
    if (opener_.depth >= 0 && depth <= opener_.depth && !cited) opener_ = {};
    if (opener_.boxes && !block.checked && depth > 0) opener_ = {};
    if (opener_.depth >= 0 && block.checked) opener_.boxes = true;
    open_list(line, words, depth);
    if (opener_.depth == depth && !cited) opener_.quotes = block.quote_depth;
    alert_ = block.quote_depth > 0 && (line.starts_with("[!") || (alert_ && joins_last(block)));
    last_end_ = block.span.end;
    while (!parents_.empty() && parents_.back().depth >= std::max(depth, 1)) parents_.pop_back();
    if (depth < observer_depth_) observer_depth_ = -1;
    if (depth < spoken_depth_) spoken_depth_ = -1;

    const bool in_list = opener_.depth >= 0;
    const bool probes = in_list && opener_.probes;
    const bool said = std::exchange(announced_, false) && depth == 0;
    announced_ = depth == 0 && (announces_task(line) ||
                                (section.kind == SectionKind::task && announces_words(line)));
    const Place place{.section = place_kind(section),
                      .label = said     ? Label::task
                               : probes ? Label::probe
                                        : Label::none,
                      .in_list = depth > 0,
                      .below_question = depth > 0 && !parents_.empty() && parents_.back().asked,
                      .after_question = depth == 0 && is_below_asking_heading(),
                      .behind_asked = block.cells.empty() && !in_markup_ &&
                                      !section.items.empty() && is_asked(section.items.back().kind),
                      .after_observer = depth > 0 && depth == observer_depth_,
                      .after_spoken = depth > 0 && depth == spoken_depth_,
                      .beside_task = depth > 0 && depth == task_depth_,
                      .in_notes = (in_list && !opener_.probes) || alert_,
                      .in_checklist = block.checked.has_value(),
                      .under_asked = depth > 0 && line_asks_,
                      .said = said,
                      .in_task_list = task_list_ && depth > 0};
    std::vector<LineItem> items = read_line(std::move(words), place);
    const bool asks =
        std::ranges::any_of(items, [](const LineItem& l) { return is_asked(l.item.kind); });
    const bool agrees = !asks && is_consent(items);
    if (depth > 0 && !parents_.empty() && parents_.back().agrees) settle(items);
    if (depth > 0) parents_.push_back({depth, asks, agrees});
    if (depth == 0) line_asks_ = asks;
    if (depth > 0 && !items.empty() && items.front().observer) observer_depth_ = depth;
    if (asks) observer_depth_ = -1;
    if (depth > 0 && speaks(items)) spoken_depth_ = depth;
    task_depth_ = depth > 0 && has_task(items) ? depth : std::min(task_depth_, depth);
    keep(std::move(items), depth, block.quote_depth > 0);
  }

  /// An introduction that has asked several things is one no more.
  [[nodiscard]] SectionKind place_kind(const GuideSection& section) const {
    const bool begun = section.kind == SectionKind::intro && asked_here_ >= kBegun;
    return begun ? SectionKind::core : section.kind;
  }

  /// Nothing stands between the question of the heading and this.
  [[nodiscard]] bool is_below_asking_heading() const {
    const auto& items = guide_.sections.back().items;
    return blocks_ == heading_block_ && !items.empty() && is_asked(items.back().kind);
  }

  void open_list(std::string_view line, const PlainText& words, int depth) {
    using format::markdown::Style;
    const Span all{0, words.text.size()};
    line = without_tag(line);
    const bool dressed = words.all(all, Style::strong) || words.all(all, Style::emphasis);
    if (opens_watch_list(line)) {
      if (in_markup_ && names_fold_) return;
      opener_ = {depth, false, false};
      opener_.warns = depth == 0 && line.ends_with(':') && warns(line);
    } else if (lone_label(line, dressed) == Label::probe) {
      opener_ = {depth, true, false};
    }
  }

  /// `cited` where they stand in a block quote: speech needs no quotation marks there.
  void keep(std::vector<LineItem> items, int depth, bool cited = false) {
    GuideSection& section = guide_.sections.back();
    const std::size_t at = guide_.sections.size() - 1;
    for (LineItem& line : items) {
      if (depth == 0 && !cited && names_what_follows(line)) line.item.kind = ItemKind::note;
      if (!section.items.empty() && starts_breath(section.items.back(), line.item, depth > 0)) {
        ++blocks_;
      }
      const bool quoted = line.quoted || cited;
      const bool plain = line.item.kind == ItemKind::question && !quoted && !line.addressed;
      if (is_asked(line.item.kind)) {
        ++asked_here_;
        const bool weighs = line.item.kind != ItemKind::task && !in_markup_;
        if (quoted || weighs) ++(quoted ? quoted_ : unquoted_);
        const bool sure = !quoted && !plain && !in_markup_;
        if (sure && (plain_.empty() || plain_.back() != at)) plain_.push_back(at);
      }
      const bool left = in_markup_ && !quoted && is_asked(line.item.kind);
      if (plain || left) doubts_.push_back({at, section.items.size(), left});
      line.item.depth = depth;
      line.item.block = blocks_;
      section.items.push_back(std::move(line.item));
      if (words_ != nullptr && words_->size() < kMostKept) {
        words_->push_back(std::move(line.words));
      }
    }
    ++blocks_;
  }

  /// Both are asked and each has lines to itself: they stand in one paragraph for want of marks of
  /// a list, and are not said in one breath.
  [[nodiscard]] bool starts_breath(const GuideItem& last, const GuideItem& next,
                                   bool listed) const {
    if (last.block != blocks_ || !is_asked(last.kind) || !is_asked(next.kind)) return false;
    return stand_apart(source_, last.span, next.span, listed);
  }

  /// Where nearly all speech stands in quotation marks, a question without them that speaks to
  /// nobody is the observer's, but for sections that speak to the participant without them.
  void drop_unquoted() {
    const auto plain = static_cast<int>(
        std::ranges::count_if(doubts_, [](const Doubt& doubt) { return !doubt.in_markup; }));
    if (quoted_ < 4 || unquoted_ - plain > quoted_ / 3) return;
    for (const Doubt& doubt : doubts_) {
      if (std::ranges::binary_search(plain_, doubt.section)) continue;
      guide_.sections[doubt.section].items[doubt.item].kind = ItemKind::note;
    }
  }

  const SourceFile& source_;
  Guide& guide_;
  GuideWords* words_;  ///< wanted by who asked; may be null
  const std::function<bool()>& stop_;
  std::array<Titles, 7> titles_ = {};  ///< by level
  std::vector<Open> headings_;
  std::vector<Parent> parents_;
  std::vector<Column> columns_;
  std::vector<std::size_t> summed_;  ///< sections whose minutes are those of a table's rows
  bool sums_ = false;                ///< the rows of the table give the section its minutes
  std::vector<Doubt> doubts_;
  std::vector<std::size_t> plain_;  ///< sections that ask in plain words, in order
  std::vector<Span> code_;
  MarkupTable table_ = {};
  bool fold_asks_ = false;   ///< between the tags read last and the next the participant is asked
  bool names_fold_ = false;  ///< the line names such a part that is folded away
  bool in_markup_ = false;   ///< whose questions do not tell how the guide marks its speech
  Opener opener_;
  int task_depth_ = -1;      ///< of the list whose last item was a task
  int spoken_depth_ = -1;    ///< of the list that has spoken to the participant
  int observer_depth_ = -1;  ///< of the list whose last item was an observer's question
  bool line_asks_ = false;   ///< the last line outside of lists is asked
  bool task_list_ = false;   ///< the heading is "Tasks" or the like
  bool announced_ = false;   ///< the last line is "Prompt:" or the like, among tasks
  int heading_block_ = -1;   ///< the first behind the heading
  int asked_here_ = 0;       ///< in the section
  int quoted_ = 0;           ///< questions in quotation marks
  int unquoted_ = 0;
  int blocks_ = 0;
  std::size_t last_end_ = 0;  ///< of the last block with words
  bool alert_ = false;        ///< in a block quote that begins with `[!NOTE]` or the like
  bool bare_ = false;         ///< the guide has no headings of Markdown's
};

Result<Guide> read(const SourceFile& source, Diagnostics& diagnostics, GuideWords* words,
                   const std::function<bool()>& stop = {}) {
  UXI_TRY(Document document, format::markdown::parse(source));
  Guide guide;
  read_front_matter(source, document.front, diagnostics, guide);
  Reader(source, guide, words, stop).read(std::move(document));
  refine_sections(guide);
  if (!guide.minutes) guide.minutes = stated_minutes(guide);
  drop_plan_times(guide);
  if (guide.sections.front().items.empty()) guide.sections.erase(guide.sections.begin());
  return guide;
}

}  // namespace

Result<Guide> read_guide(const SourceFile& source, Diagnostics& diagnostics) {
  return read(source, diagnostics, nullptr);
}

Result<Guide> read_guide(const SourceFile& source, Diagnostics& diagnostics, GuideWords& words,
                         const std::function<bool()>& stop) {
  words.clear();
  return read(source, diagnostics, &words, stop);
}

}  // namespace uxi::speech
