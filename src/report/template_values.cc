// A report as named values, made inert for the place where they are to stand.
#include "report/template_values.h"

#include <functional>

#include "report/escape.h"
#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

using format::FillValue;

/// LaTeX's ten special characters, and what its fonts take for ligatures of quotation marks.
std::string latex(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    switch (c) {
      case '\\': out += "\\textbackslash{}"; break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '<': out += "\\textless{}"; break;
      case '>': out += "\\textgreater{}"; break;
      case '"': out += "\\textquotedbl{}"; break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        out += '\\';
        out += c;
        break;
      case '\n': out += ' '; break;
      default: out += c;
    }
  }
  return out;
}

/// A whole cell, quoted; what a spreadsheet would run has a `'` in front.
std::string csv_cell(std::string_view text) {
  std::string cell = text::squeeze(clean(text));
  if (!cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos)
    cell.insert(0, "'");
  return "\"" + text::replace_all(cell, "\"", "\"\"") + "\"";
}

class Values {
 public:
  Values(const ReportInput& input, TemplateForm form) : draft_(input), form_(form) {}

  FillValue all() {
    const Study& study = *draft_.input.study;
    FillValue values;
    set(values, "study", study.name);
    set(values, "title", title_or_id(study.title, study.name));
    set(values, "date", long_date(draft_.input.today));
    set(values, "iso_date", to_string(draft_.input.today));
    set(values, "audience", std::string(to_string(draft_.input.audience)));
    set(values, "people", people_sentence(draft_));
    set(values, "participants", std::to_string(draft_.people.size()));
    set(values, "success", success_sentence(draft_));
    set(values, "saturation", saturation_sentence(draft_.input));
    list(values, "segments", segments());
    list(values, "questions", questions());
    list(values, "insights", insights());
    list(values, "themes", themes());
    list(values, "codes", codes());
    list(values, "quotes", all_quotes());
    set(values, "left_out", left_out());
    return values;
  }

  std::string left_out() const { return draft_.left_out.sentence(); }

 private:
  std::string inert(std::string_view text) const {
    switch (form_) {
      case TemplateForm::markdown: return markdown_words(text);
      case TemplateForm::html: return html(text);
      case TemplateForm::csv: return csv_cell(text);
      case TemplateForm::latex: return latex(text);
      case TemplateForm::text: return clean(text);
    }
    return {};
  }

  /// With `has_NAME`, for a text that is empty would open a section all the same.
  void set(FillValue& into, const std::string& name, std::string_view text) const {
    into.set("has_" + name, FillValue::of(!text.empty()));
    into.set(name, FillValue::of(inert(text)));
  }

  static void list(FillValue& into, const std::string& name, std::vector<FillValue> items) {
    into.set("has_" + name, FillValue::of(!items.empty()));
    into.set(name, FillValue::list(std::move(items)));
  }

  FillValue quote(const ProvedQuote& proved, bool against) {
    const Quote dressed = draft_.dress_with_codes(proved);
    std::vector<std::string> words;
    for (const QuoteLine& line : dressed.lines) {
      if (line.role == Role::participant) words.push_back(line.words);
    }
    FillValue value;
    set(value, "words", text::join(words, " … "));
    set(value, "who", dressed.who);
    set(value, "segment", dressed.segment);
    set(value, "reference", dressed.reference);
    set(value, "time", dressed.time ? to_clock(*dressed.time) : std::string());
    set(value, "codes", text::join(dressed.codes, ", "));
    value.set("against", FillValue::of(against));
    return value;
  }

  std::vector<FillValue> quotes_of(const std::vector<HighlightRef>& refs, bool against) {
    std::vector<FillValue> quotes;
    for (const HighlightRef& ref : refs) {
      const ProvedQuote& proved = draft_.quotes.prove(ref);
      draft_.left_out.add(proved);
      if (proved.proved()) quotes.push_back(quote(proved, against));
    }
    return quotes;
  }

  static std::vector<HighlightRef> refs_in(const std::vector<Text>& names) {
    std::vector<HighlightRef> refs;
    for (const Text& name : names) {
      if (auto ref = parse_highlight_ref(name.value)) refs.push_back(*std::move(ref));
    }
    return refs;
  }

  std::vector<FillValue> all_quotes() {
    std::vector<HighlightRef> refs;
    for (const TaggedHighlight& tagged : draft_.quotes.all())
      refs.push_back({{"", tagged.file->session}, tagged.highlight->id});
    return quotes_of(refs, false);
  }

  std::vector<FillValue> segments() const {
    std::vector<FillValue> items;
    for (const SegmentPeople& segment : draft_.people.segments()) {
      FillValue item;
      set(item, "id", segment.id);
      set(item, "who", segment.who);
      set(item, "took_part", std::to_string(segment.people.size()));
      set(item, "wanted", segment.target > 0 ? std::to_string(segment.target) : "");
      items.push_back(std::move(item));
    }
    return items;
  }

  std::vector<FillValue> questions() const {
    std::vector<FillValue> items;
    for (const ResearchQuestion& question : draft_.input.study->questions) {
      FillValue item;
      set(item, "id", question.id.value);
      set(item, "text", question.text.value);
      set(item, "decision", question.decision.value);
      items.push_back(std::move(item));
    }
    return items;
  }

  FillValue insight_value(const RankedInsight& ranked) {
    const Insight& insight = *ranked.file.value;
    FillValue item;
    set(item, "id", insight.id);
    set(item, "statement", title_or_id(insight.statement, insight.id));
    set(item, "kind", insight.kind.value);
    set(item, "heard_from", draft_.people.of_all(draft_.people.behind(insight.evidence)));
    set(item, "score", ranked.score ? short_number(*ranked.score) : "");
    set(item, "recommendation", insight.recommendation.value);
    set(item, "decision", insight.decision.value);
    set(item, "owner", insight.owner.value);
    set(item, "due", insight.due ? long_date(*insight.due) : "");
    const Kpi kpi = insight.kpi.value_or(Kpi{});
    set(item, "kpi", kpi.name);
    set(item, "before", kpi.before);
    set(item, "target", kpi.target);
    set(item, "after", kpi.after);
    list(item, "quotes", quotes_of(refs_in(insight.evidence), false));
    list(item, "against", quotes_of(refs_in(insight.against), true));
    return item;
  }

  std::vector<FillValue> insights() {
    std::vector<FillValue> items;
    for (const RankedInsight& ranked : ranked_insights(draft_.input))
      items.push_back(insight_value(ranked));
    return items;
  }

  std::vector<FillValue> themes() {
    std::vector<FillValue> items;
    for (const Theme* theme : top_themes(draft_)) {
      FillValue item;
      set(item, "id", theme->id);
      set(item, "name", title_or_id(theme->name, theme->id));
      set(item, "heard_from", draft_.people.of_all(draft_.people.behind(theme->members)));
      list(item, "quotes", quotes_of(members_of(draft_.input, *theme), false));
      items.push_back(std::move(item));
    }
    return items;
  }

  std::vector<FillValue> codes() const {
    std::vector<FillValue> items;
    for (const auto& [path, people] : draft_.people.codes()) {
      FillValue item;
      set(item, "code", path);
      set(item, "name", draft_.name_of_code(path));
      set(item, "participants", std::to_string(people.size()));
      items.push_back(std::move(item));
    }
    return items;
  }

  Draft draft_;
  TemplateForm form_;
};

}  // namespace

std::optional<TemplateForm> template_form(std::string_view ending) {
  if (ending == "md") return TemplateForm::markdown;
  if (ending == "html") return TemplateForm::html;
  if (ending == "csv") return TemplateForm::csv;
  if (ending == "tex") return TemplateForm::latex;
  if (ending == "txt") return TemplateForm::text;
  return std::nullopt;
}

TemplateValues template_values(const ReportInput& input, TemplateForm form) {
  Values values(input, form);
  FillValue all = values.all();
  return {std::move(all), values.left_out()};
}

}  // namespace uxi::report
