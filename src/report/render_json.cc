// JSON: the structure, for programs (uxi-json(5)).
#include "format/json.h"
#include "report/escape.h"
#include "report/render.h"

namespace uxi::report {
namespace {

bool dressed(const Run& run) {
  return run.emphasis || run.strong || run.code || run.strike || !run.link.empty();
}

class Structure {
 public:
  std::string write(const Document& document) {
    json_.begin_object().field("version", 1).field("kind", to_string(document.kind));
    text("study", document.study);
    text("title", document.title);
    text("subtitle", document.subtitle);
    json_.field("language", document.language).field("audience", to_string(document.audience));
    json_.field("date", to_string(document.date));
    json_.field("made_from", document.made_from);
    text("left_out", document.left_out);
    blocks(document.blocks);
    json_.end_object();
    return json_.text();
  }

  void operator()(const Heading& heading) {
    json_.field("type", "heading").field("level", heading.level).field("id", heading.id);
    words(heading.text);
  }

  void operator()(const Paragraph& paragraph) {
    json_.field("type", "paragraph").field("tone", tone(paragraph.tone));
    words(paragraph.text);
  }

  void operator()(const List& list) {
    json_.field("type", "list").key("items").begin_array();
    for (const ListItem& item : list.items) {
      json_.begin_object().field("depth", item.depth).field("ordered", item.ordered);
      words(item.text);
      json_.end_object();
    }
    json_.end_array();
  }

  void operator()(const Preformatted& block) {
    json_.field("type", "preformatted");
    text("text", block.text);
  }

  void operator()(const Quote& quote) {
    json_.field("type", "quote").field("id", quote.id).field("against", quote.against);
    json_.key("lines").begin_array();
    for (const QuoteLine& line : quote.lines) {
      json_.begin_object().field("role", to_string(line.role));
      text("words", line.words);
      json_.end_object();
    }
    json_.end_array();
    text("who", quote.who);
    text("segment", quote.segment);
    if (!quote.reference.empty()) json_.field("reference", quote.reference);
    if (quote.time) json_.field("time_ms", quote.time->value);
    if (!quote.codes.empty()) strings("codes", quote.codes);
  }

  void operator()(const Aside& aside) {
    json_.field("type", "aside").key("paragraphs").begin_array();
    for (const Inline& paragraph : aside.paragraphs) {
      json_.begin_object();
      words(paragraph);
      json_.end_object();
    }
    json_.end_array();
  }

  void operator()(const Facts& facts) {
    json_.field("type", "facts").key("items").begin_array();
    for (const auto& [label, value] : facts.items) {
      json_.begin_object();
      text("label", label);
      words(value);
      json_.end_object();
    }
    json_.end_array();
  }

  void operator()(const Table& table) {
    json_.field("type", "table");
    text("caption", table.caption);
    json_.key("columns").begin_array();
    for (const Column& column : table.columns) {
      json_.begin_object();
      text("name", column.name);
      json_.field("number", column.number).end_object();
    }
    json_.end_array().key("rows").begin_array();
    for (const auto& row : table.rows) {
      json_.begin_array();
      for (const std::string& cell : row) json_.value(clean(cell));
      json_.end_array();
    }
    json_.end_array();
    text("note", table.note);
  }

  void operator()(const Figure& figure) {
    json_.field("type", "figure").field("id", figure.id);
    text("caption", figure.caption);
    text("description", figure.description);
    std::visit([this](const auto& data) { (*this)(data); }, figure.data);
  }

  void operator()(const Bars& bars) {
    json_.field("chart", "bars").field("most", bars.most);
    strings("series", bars.series);
    json_.key("bars").begin_array();
    for (const Bar& bar : bars.bars) {
      json_.begin_object();
      text("label", bar.label);
      json_.key("values").begin_array();
      for (const double value : bar.values) json_.value(value);
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void operator()(const Curve& curve) {
    json_.field("chart", "curve").field("x", curve.x).field("y", curve.y);
    json_.key("points").begin_array();
    for (const CurvePoint& point : curve.points) {
      json_.begin_object();
      text("label", point.label);
      json_.field("value", point.value).field("expected", point.expected).end_object();
    }
    json_.end_array();
  }

  void operator()(const Plane& plane) {
    json_.field("chart", "plane").field("x", plane.x).field("y", plane.y);
    json_.key("points").begin_array();
    for (const PlanePoint& point : plane.points) {
      json_.begin_object();
      text("label", point.label);
      json_.field("x", point.x).field("y", point.y);
      strings("numbers", point.numbers);
      json_.end_object();
    }
    json_.end_array();
  }

  void operator()(const Periods& periods) {
    json_.field("chart", "periods");
    strings("periods", periods.names);
    json_.key("rows").begin_array();
    for (const PeriodRow& row : periods.rows) {
      json_.begin_object();
      text("label", row.label);
      json_.key("shares").begin_array();
      for (const auto& share : row.shares) share ? json_.value(*share) : json_.null();
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void operator()(const Matrix& matrix) {
    json_.field("type", "matrix");
    text("caption", matrix.caption);
    strings("columns", matrix.columns);
    json_.key("rows").begin_array();
    for (const MatrixRow& row : matrix.rows) {
      json_.begin_object();
      text("label", row.label);
      text("note", row.note);
      json_.key("cells").begin_array();
      for (const MatrixCell& cell : row.cells) {
        json_.begin_object();
        text("words", cell.words);
        json_.field("place", cell.place).end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array();
    text("note", matrix.note);
  }

  void operator()(const Group& group) {
    json_.field("type", kind(group.kind)).field("id", group.id);
    blocks(group.blocks);
  }

 private:
  static const char* tone(Tone tone) {
    switch (tone) {
      case Tone::body: return "body";
      case Tone::lead: return "lead";
      case Tone::note: return "note";
      case Tone::label: return "label";
    }
    return "";
  }

  static const char* kind(GroupKind kind) {
    switch (kind) {
      case GroupKind::decision: return "decision";
      case GroupKind::insight: return "insight";
      case GroupKind::theme: return "theme";
      case GroupKind::evidence: return "evidence";
    }
    return "";
  }

  void text(std::string_view name, std::string_view value) { json_.field(name, clean(value)); }

  void strings(std::string_view name, const std::vector<std::string>& list) {
    json_.key(name).begin_array();
    for (const std::string& one : list) json_.value(clean(one));
    json_.end_array();
  }

  /// All words as `text`; as `runs` too, where some are dressed.
  void words(const Inline& runs) {
    text("text", words_of(runs));
    bool any = false;
    for (const Run& run : runs) any = any || dressed(run);
    if (!any) return;
    json_.key("runs").begin_array();
    for (const Run& run : runs) {
      json_.begin_object();
      text("text", run.text);
      if (run.emphasis) json_.field("emphasis", true);
      if (run.strong) json_.field("strong", true);
      if (run.code) json_.field("code", true);
      if (run.strike) json_.field("strike", true);
      if (!run.link.empty()) json_.field("link", run.link);
      json_.end_object();
    }
    json_.end_array();
  }

  void blocks(const std::vector<Block>& list) {
    json_.key("blocks").begin_array();
    for (const Block& block : list) {
      json_.begin_object();
      std::visit([this](const auto& value) { (*this)(value); }, block.value);
      json_.end_object();
    }
    json_.end_array();
  }

  format::json::Writer json_;
};

}  // namespace

std::string to_json(const Document& document) { return Structure().write(document); }

}  // namespace uxi::report
