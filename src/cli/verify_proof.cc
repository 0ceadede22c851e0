#include "cli/verify_proof.h"

#include <algorithm>

#include "cli/findings.h"
#include "format/markdown.h"
#include "io/path.h"
#include "text/strings.h"
#include "uxi/ingest.h"
#include "workspace/guides.h"
#include "workspace/personal.h"

namespace uxi::cli {
namespace {

/// Lines of guides: a report quotes what was to be asked.
Result<void> add_guide_words(const workspace::Workspace& workspace,
                             const workspace::StudyData& data, std::vector<std::string>& words) {
  for (const std::string& folder : {data.folder, data.folder + "/guides"}) {
    UXI_TRY(const auto names, workspace.names(folder, ".md"));
    for (const std::string& name : names) {
      if (!name.starts_with("guide")) continue;
      UXI_TRY(const auto guide, workspace.read_if_there(folder + "/" + name));
      if (!guide) continue;
      const auto document = format::markdown::parse(*guide);
      if (!document) continue;
      for (const auto& block : document->blocks) words.push_back(block.text.text);
    }
  }
  return {};
}

/// Titles, questions, names of codes and themes, statements.
void add_own_words(const workspace::StudyData& data, std::vector<std::string>& words) {
  const Study& study = data.study.value;
  words.insert(words.end(), {study.title.value, study.public_text.value, study.summary.value});
  for (const ResearchQuestion& question : study.questions) {
    words.insert(words.end(), {question.text.value, question.decision.value});
  }
  for (const Assumption& assumption : study.assumptions) {
    words.insert(words.end(), {assumption.text.value, assumption.wrong_if.value});
  }
  for (const Segment& segment : study.segments) words.push_back(segment.who.value);
  for (const Code& code : data.codebook.codes) {
    words.insert(words.end(), {code.name.value, code.use_when.value, code.not_when.value});
  }
  for (const auto& theme : data.themes) words.push_back(theme.value.name.value);
  for (const auto& insight : data.insights) {
    words.insert(words.end(), {insight.value.statement.value, insight.value.recommendation.value});
  }
}

void add_records(const workspace::StudyData& data, std::vector<report::Record>& records) {
  for (const auto& transcript : data.transcripts) {
    const std::string& session = transcript.value.session;
    records.push_back(
        {&transcript.value, data.session(session.substr(0, session.find('.'))), data.name});
  }
}

/// The kind of the first piece of personal data in words, as `uxi redact` would find it.
std::string personal_kind(std::string_view words, const std::vector<ingest::RedactOptions>& known) {
  for (const ingest::RedactOptions& options : known) {
    for (const ingest::Redaction& one : ingest::find_personal_data(words, options)) {
      if (!one.doubtful) return one.kind;
    }
  }
  return {};
}

/// Where an export does not tell who answers, whoever is not known to ask does.
void take_strangers_for_participants(Transcript& transcript) {
  const auto answers = [](const auto& speaker) { return speaker.second == Role::participant; };
  if (std::ranges::any_of(transcript.speakers, answers)) return;
  for (auto& [label, role] : transcript.speakers) {
    if (role == Role::unknown) role = Role::participant;
  }
}

Result<Transcript> read_any_transcript(Context& context, const std::string& path) {
  UXI_TRY(std::string bytes, context.files().read(path));
  const std::string session = io::stem(path);
  if (bytes.substr(0, 512).find("uxi: transcript/") == std::string::npos &&
      !bytes.starts_with("---")) {
    UXI_TRY(auto read, ingest::ingest(bytes, path, {.session = session, .redact = false}));
    number_turns(read.transcript);
    take_strangers_for_participants(read.transcript);
    return std::move(read.transcript);
  }
  UXI_TRY(const SourceFile source, workspace::as_text_file(path, std::move(bytes)));
  Diagnostics findings;
  Transcript transcript = read_transcript(source, session, findings);
  UXI_TRY_VOID(stop_on_errors(context, findings));
  return transcript;
}

}  // namespace

void add_study(const workspace::StudyData& data, report::Evidence& evidence) {
  add_records(data, evidence.records);
  add_own_words(data, evidence.own_words);
  if (data.roster) evidence.rosters.emplace_back(&data.roster->value, data.name);
}

Result<std::string> study_of_report(Context& context, const workspace::Workspace& workspace,
                                    const std::string& path) {
  UXI_TRY(const auto studies, workspace.studies());
  if (!context.shared().study) {
    const std::string inside = workspace.inside(path).value_or("");
    for (const std::string& study : studies) {
      if (inside.starts_with("studies/" + study + "/")) return study;
    }
    if (!workspace.study_here() && studies.size() > 1) return std::string();
  }
  return context.study_name(workspace);
}

Result<Proof> proof_of_studies(const workspace::Workspace& workspace, const std::string& study) {
  Proof proof;
  std::vector<std::string> names{study};
  if (study.empty()) {
    UXI_TRY(names, workspace.studies());
  }
  Diagnostics findings;
  UXI_TRY(const auto settings, workspace.settings(findings));
  std::vector<ingest::RedactOptions> known;
  for (const std::string& name : names) {
    UXI_TRY(auto data, workspace::load_study(workspace, name));
    proof.studies.push_back(std::make_unique<workspace::StudyData>(std::move(data)));
    const workspace::StudyData& loaded = *proof.studies.back();
    add_study(loaded, proof.evidence);
    UXI_TRY_VOID(add_guide_words(workspace, loaded, proof.evidence.own_words));
    if (!loaded.study.value.redact) continue;
    UXI_TRY(auto personal, workspace::read_personal(workspace, settings, name));
    if (!personal.knows_people) proof.names_unchecked = true;
    known.push_back(std::move(personal.options));
  }
  proof.evidence.personal = [known = std::move(known)](std::string_view words) {
    return personal_kind(words, known);
  };
  return proof;
}

Result<Proof> proof_of_files(Context& context, const std::vector<std::string>& paths) {
  Proof proof;
  for (const std::string& path : paths) {
    UXI_TRY(auto transcript, read_any_transcript(context, path));
    proof.transcripts.push_back(std::make_unique<Transcript>(std::move(transcript)));
    proof.evidence.records.push_back({proof.transcripts.back().get()});
  }
  return proof;
}

}  // namespace uxi::cli
