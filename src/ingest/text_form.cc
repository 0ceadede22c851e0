// Weighs the forms of lines against each other over a whole text.
#include "ingest/text_form.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ingest/clock.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

// A text with fewer labels a paragraph has words with colons, and no speakers.
constexpr std::size_t kRarestLabels = 16;

LineContext context_of(const TextLine& line) {
  return {line.text, line.after_blank, line.before_text};
}

TextForm weigh(const LineForm& form, std::span<const TextLine> lines) {
  TextForm weighed{.form = &form};
  std::vector<std::string_view> labels;
  bool owed = false;  // the paragraph below a label that stands alone is that speaker's
  for (const TextLine& line : lines) {
    if ((line.heading && !form.headings) || is_tool_line(line.text)) continue;
    const auto head = line.heading == form.headings ? form.match(context_of(line)) : std::nullopt;
    if (head && !head->label.empty()) {
      weighed.census.add(head->label);
      labels.push_back(head->label);
    } else if (head) {
      ++weighed.lines;
    } else if (line.after_blank && !owed) {
      weighed.census.add_bare();
    }
    owed = head && head->rest.empty();
  }
  if (!form.labelled) return weighed;
  if (!weighed.census.any()) return {};
  std::size_t labelled = 0;
  for (const std::string_view label : labels) {
    if (weighed.census.accepts(label)) ++labelled;
  }
  weighed.lines += labelled;
  if (form.all_match && labelled * 10 < weighed.lines) return {};
  return weighed;
}

std::optional<LineHead> match_pattern(const text::Pattern& pattern, std::string_view line) {
  const auto found = pattern.find(line);
  if (!found || found->whole.begin != 0) return std::nullopt;
  LineHead head{
      .label = {}, .start = {}, .end = {}, .rest = text::trim(line.substr(found->whole.end))};
  bool labelled = false;
  for (const auto& group : found->groups) {
    if (!group) continue;
    std::string_view text = line.substr(group->begin, group->size());
    std::string_view clock_text = text::trim(text);
    const auto clock = take_loose_clock(clock_text);
    if (clock && clock_text.empty()) {
      head.start = clock;
    } else if (!labelled) {
      head.label = text::trim(text);
      labelled = true;
    } else {
      head.rest = text::trim(text);
    }
  }
  return head;
}

}  // namespace

bool TextForm::labelled() const {
  return pattern != nullptr || (form != nullptr && form->labelled);
}

std::optional<LineHead> TextForm::match(const TextLine& line) const {
  if (pattern != nullptr) {
    return line.heading ? std::nullopt : match_pattern(*pattern, line.text);
  }
  if (form == nullptr || line.heading != form->headings) return std::nullopt;
  return form->match(context_of(line));
}

TextForm find_form(std::span<const TextLine> lines) {
  const auto paragraphs =
      static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const TextLine& line) {
        return line.after_blank && !line.heading;
      }));
  TextForm best;
  for (const LineForm& form : line_forms()) {
    if (!form.labelled && best.form != nullptr && best.form->labelled) continue;
    TextForm weighed = weigh(form, lines);
    const bool few = weighed.lines < 2 || (!form.labelled && weighed.lines * 2 < lines.size()) ||
                     (form.dialect == "name-lines" && weighed.lines * 10 < lines.size()) ||
                     weighed.lines * kRarestLabels < paragraphs;
    if (!few && weighed.lines > best.lines) best = std::move(weighed);
  }
  return best;
}

TextForm form_of_pattern(const text::Pattern& pattern, std::span<const TextLine> lines) {
  TextForm form{.pattern = &pattern};
  for (const TextLine& line : lines) {
    const auto head = match_pattern(pattern, line.text);
    if (head && !head->label.empty()) form.census.add(head->label);
    if (head) ++form.lines;
  }
  return form;
}

}  // namespace uxi::ingest
