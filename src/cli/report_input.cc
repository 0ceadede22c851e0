#include "cli/report_input.h"

namespace uxi::cli {
namespace {

template <class T>
std::vector<const T*> values_of(const std::vector<workspace::Loaded<T>>& loaded) {
  std::vector<const T*> values;
  for (const auto& one : loaded) values.push_back(&one.value);
  return values;
}

}  // namespace

std::vector<report::InsightFile> insight_files(const workspace::StudyData& data) {
  std::vector<report::InsightFile> files;
  for (const auto& loaded : data.insights) files.push_back({&loaded.value, &loaded.source});
  return files;
}

std::vector<const Transcript*> transcripts_of(const workspace::StudyData& data) {
  return values_of(data.transcripts);
}

std::vector<const Session*> sessions_of(const workspace::StudyData& data) {
  return values_of(data.sessions);
}

report::ReportInput report_input(const workspace::StudyData& data,
                                 const analysis::Saturation* saturation) {
  report::ReportInput input;
  input.study = &data.study.value;
  input.codebook = &data.codebook;
  if (data.roster) input.roster = &data.roster->value;
  input.sessions = sessions_of(data);
  input.transcripts = transcripts_of(data);
  input.tags = values_of(data.tags);
  input.themes = values_of(data.themes);
  input.insights = insight_files(data);
  input.saturation = saturation;
  return input;
}

}  // namespace uxi::cli
