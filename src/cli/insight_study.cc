#include "cli/insight_study.h"

#include <algorithm>

#include "cli/report_input.h"
#include "cli/usable.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::cli {

report::ReportInput InsightStudy::input(Date today) const {
  report::ReportInput input = report_input(data, nullptr);
  input.today = today;
  return input;
}

std::string InsightStudy::file_of(std::string_view id) const {
  return data.folder + "/insights/" + std::string(id) + ".md";
}

Result<InsightStudy> load_insight_study(Context& context) {
  UXI_TRY(auto workspace, context.workspace());
  UXI_TRY(const std::string study, context.study_name(workspace));
  UXI_TRY(auto data, load_usable(context, workspace, study));
  return InsightStudy{std::move(workspace), std::move(data)};
}

Result<const workspace::Loaded<Insight>*> find_insight(const workspace::StudyData& data,
                                                       const std::string& id) {
  std::vector<std::string> ids;
  for (const auto& loaded : data.insights) {
    if (loaded.value.id == id) return &loaded;
    ids.push_back(loaded.value.id);
  }
  const std::string near = text::did_you_mean(id, ids);
  return fail(ErrorKind::not_found, "there is no insight `" + id + "`",
              near.empty() ? "`uxi insight list` shows them" : near);
}

std::string reach_text(const report::Population& people, const std::vector<Text>& highlights) {
  const auto who = people.behind(highlights);
  const auto counts = people.by_segment(who);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const report::SegmentPeople& segment = people.segments()[i];
    if (segment.id.empty() || segment.people.empty()) continue;
    parts.push_back(segment.id + " " + std::to_string(counts[i]) + " of " +
                    std::to_string(segment.people.size()));
  }
  const std::string all = people.of_all(who);
  return parts.size() < 2 ? all : all + ": " + text::join(parts, ", ");
}

Result<std::vector<std::string>> known_highlights(const workspace::StudyData& data,
                                                  const std::vector<std::string>& words) {
  std::vector<std::string> refs;
  for (const std::string& word : words) {
    UXI_TRY(const HighlightRef ref, parse_highlight_ref(word));
    const bool known = std::ranges::any_of(data.tags, [&](const auto& tags) {
      return tags.value.session == ref.session.session &&
             std::ranges::find(tags.value.highlights, ref.id, &Highlight::id) !=
                 tags.value.highlights.end();
    });
    if (!known) {
      return fail(ErrorKind::not_found, "there is no highlight `" + word + "`",
                  "`uxi tag list " + ref.session.session + "` shows them");
    }
    refs.push_back(ref.session.session + "/" + ref.id);
  }
  return refs;
}

Result<void> known_questions(const Study& study, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const ResearchQuestion& question : study.questions) known.push_back(question.id.value);
  for (const std::string& id : ids) {
    if (std::ranges::find(known, id) != known.end()) continue;
    return fail(ErrorKind::usage, "the plan has no question `" + id + "`",
                text::did_you_mean(id, known));
  }
  return {};
}

Result<std::vector<std::pair<std::string, std::string>>> known_assumptions(
    const Study& study, const std::vector<std::string>& words) {
  std::vector<std::string> known;
  for (const Assumption& assumption : study.assumptions) known.push_back(assumption.id.value);
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    const std::string id = word.substr(0, equals);
    const std::string verdict = equals == std::string::npos ? "" : word.substr(equals + 1);
    if (std::ranges::find(known, id) == known.end()) {
      return fail(ErrorKind::usage, "the plan has no assumption `" + id + "`",
                  text::did_you_mean(id, known));
    }
    if (verdict != "supports" && verdict != "contradicts") {
      return fail(ErrorKind::usage, "`" + word + "` does not say what becomes of `" + id + "`",
                  "write " + id + "=supports or " + id + "=contradicts");
    }
    out.emplace_back(id, verdict);
  }
  return out;
}

}  // namespace uxi::cli
