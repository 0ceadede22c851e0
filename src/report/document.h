// A report as a value: blocks with meaning, for any renderer to dress.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "report/proof.h"

namespace uxi::report {

/// A stretch of text in one dress. `link` is an address that is safe to follow, or empty.
struct Run {
  std::string text;
  bool emphasis = false;
  bool strong = false;
  bool code = false;
  bool strike = false;
  std::string link = {};
  friend bool operator==(const Run&, const Run&) = default;
};
using Inline = std::vector<Run>;

/// One plain run.
[[nodiscard]] Inline plain(std::string text);
/// All text of it, undressed.
[[nodiscard]] std::string words_of(const Inline& text);

/// Levels count from 2 (the title is 1) and never skip one. `id` is unique in the document.
struct Heading {
  int level = 2;
  std::string id;
  Inline text;
};

enum class Tone { body, lead, note, label };
/// `lead` opens a document, `note` is small print, `label` names the quotes that follow.
struct Paragraph {
  Inline text;
  Tone tone = Tone::body;
};

struct ListItem {
  Inline text;
  int depth = 1;
  bool ordered = false;
};
struct List {
  std::vector<ListItem> items;
};

/// Code or an example, as it is.
struct Preformatted {
  std::string text;
};

/// Words of a participant, proved; or, with no lines of known speakers, a passage the researcher
/// quotes.
struct Quote {
  std::string id;  ///< for links to it; says nothing about the person
  std::vector<QuoteLine> lines;
  std::string who = {};  ///< `an office manager, new to the product`
  std::string segment = {};
  std::string reference = {};           ///< `P01#12`; empty beyond the team
  std::optional<Millis> time = {};      ///< nothing beyond the team
  bool against = false;                 ///< it speaks against what it stands under
  std::vector<std::string> codes = {};  ///< names of its codes, where a report shows them
  std::string person = {};              ///< `P07`; empty beyond the team
};

/// A block quote in somebody's prose.
struct Aside {
  std::vector<Inline> paragraphs;
};

/// Label and value: owner, date, target.
struct Facts {
  std::vector<std::pair<std::string, Inline>> items;
};

struct Column {
  std::string name;
  bool number = false;
};
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
  std::string note = {};
};

/// What stands in one cell of a framework matrix: words, and where they stand in the document.
struct MatrixCell {
  std::string words;  ///< of a quote, perhaps cut at its end; empty where nothing was said
  std::string place;  ///< id of the quote; empty where it is not shown
};
struct MatrixRow {
  std::string label;
  std::string note = {};
  std::vector<MatrixCell> cells;
};
/// People (or segments) against themes.
struct Matrix {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<MatrixRow> rows;
  std::string note = {};
};

struct Bar {
  std::string label;
  std::vector<double> values;  ///< one a series, stacked
  std::string shown = {};      ///< what stands at its end; empty: the sum of its values
};
/// Horizontal bars. `most` is where the scale ends.
struct Bars {
  std::vector<std::string> series;
  std::vector<Bar> bars;
  double most = 0;
  bool shares = false;  ///< values are shares of one, shown as per cents
};
struct CurvePoint {
  std::string label;
  double value = 0;
  double expected = 0;
};
/// A line over equal steps, and the one that chance would give.
struct Curve {
  std::string x;
  std::string y;
  std::vector<CurvePoint> points;
};
/// A point of a plane whose axes go from 0 to 1; `number` is what the list beside it calls it.
struct PlanePoint {
  std::string label;
  double x = 0;
  double y = 0;
  std::string place = {};                 ///< id of what it stands for
  std::vector<std::string> numbers = {};  ///< one an axis, for the table
};
/// A plane of four quarters.
struct Plane {
  std::string x;
  std::string y;
  std::array<std::string, 4> quarters;  ///< top left, top right, bottom left, bottom right
  std::vector<PlanePoint> points;
};
struct PeriodRow {
  std::string label;
  std::vector<std::optional<double>> shares;  ///< 0..1; nothing where it was not looked for
};
/// Shares from period to period, a small row of columns for each.
struct Periods {
  std::vector<std::string> names;
  std::vector<PeriodRow> rows;
};
struct Figure {
  std::string id;
  std::string caption;
  std::string description;  ///< the figure in words, for who cannot see it
  std::variant<Bars, Curve, Plane, Periods> data;
};

enum class GroupKind { decision, insight, theme, evidence };
struct Block;
/// Blocks that belong together and are dressed as one.
struct Group {
  GroupKind kind = GroupKind::insight;
  std::string id;
  std::vector<Block> blocks;
};

struct Block {
  std::variant<Heading, Paragraph, List, Preformatted, Quote, Aside, Facts, Table, Matrix, Figure,
               Group>
      value;
};

enum class ReportKind { summary, full, session, topline, codebook };
[[nodiscard]] std::string_view to_string(ReportKind kind);

struct Document {
  ReportKind kind = ReportKind::summary;
  std::string study;  ///< name of its folder
  std::string title;
  std::string subtitle;
  std::string language = "en";
  ShareConsent audience = ShareConsent::team;
  Date date;
  bool contents = false;  ///< long enough for a table of contents
  std::vector<Block> blocks;
  std::string made_from = {};  ///< hash of the hashes of all files it was made from, or empty
  std::string left_out;        ///< what could not be shown, in a sentence; empty where nothing
};

}  // namespace uxi::report
