#include "workspace/gathering.h"

#include <algorithm>
#include <set>

#include "coding/anchor.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/words.h"
#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

constexpr std::size_t kFewWords = 3;  ///< fewer are an answer to a question, not a thought

/// Codes of a session's turn, for what a person saw in it is evidence.
std::vector<std::string> codes_at(const StudyData& data, const std::string& session, int turn) {
  std::set<std::string> codes;
  for (const auto& tags : data.tags) {
    if (tags.value.session != session) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      const int last = std::max(highlight.first_turn, highlight.last_turn);
      if (turn < highlight.first_turn || turn > last) continue;
      for (const Text& code : highlight.codes) codes.insert(code.value);
    }
  }
  return {codes.begin(), codes.end()};
}

/// As the codebook has it: an alias is the code that it stands for.
std::string known_name(const Codebook& codebook, const std::string& code) {
  const Code* known = codebook.find(code);
  return known == nullptr ? code : known->path.value;
}

}  // namespace

Gathered participants_turns(const StudyData& data, const Where* where) {
  Gathered out;
  for (const auto& loaded : data.transcripts) {
    const Transcript& transcript = loaded.value;
    if (transcript.kind != TranscriptKind::verbatim) continue;
    for (const Turn& turn : transcript.turns) {
      if (transcript.role_of(turn.speaker) != Role::participant) continue;
      if (text::count_words(turn.words) < kFewWords) continue;
      if (where != nullptr && !where->holds(transcript, turn)) continue;
      out.refs.push_back(to_string(TurnRef{{{}, transcript.session}, turn.id, turn.id}));
      out.input.items.push_back({.text = turn.words,
                                 .participant = participant_of(transcript.session),
                                 .codes = codes_at(data, transcript.session, turn.id)});
    }
  }
  return out;
}

Result<Gathered> feedback_rows(const Workspace& workspace, const StudyData& data,
                               const std::string& name) {
  const std::string folder = data.folder + "/feedback";
  UXI_TRY(auto names, workspace.names(folder, ".md"));
  for (std::string& one : names) one.resize(one.size() - 3);
  if (std::ranges::find(names, name) == names.end()) {
    const std::string near = text::did_you_mean(name, names);
    return fail(ErrorKind::not_found, "`" + data.name + "` has no feedback called `" + name + "`",
                near.empty() ? "`uxi ingest --feedback " + name + " FILE.csv` makes it" : near);
  }
  UXI_TRY(const SourceFile source, workspace.read(folder + "/" + name + ".md"));
  Diagnostics unread;  // `check` says them
  const Transcript feedback = read_transcript(source, name, unread);
  Gathered out;
  for (const Turn& turn : feedback.turns) {
    out.refs.push_back(name + "#" + std::to_string(turn.id));
    out.input.items.push_back({.text = turn.words});
  }
  return out;
}

std::vector<analysis::CountedQuote> coded_quotes(const StudyData& data, const Where* where) {
  std::vector<analysis::CountedQuote> quotes;
  for (const auto& tags : data.tags) {
    const Transcript* transcript = data.transcript(tags.value.session);
    if (transcript == nullptr) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      const coding::Anchored anchored = coding::find_anchor(*transcript, highlight);
      const auto first = transcript->index_of(anchored.first_turn);
      const auto last = transcript->index_of(anchored.last_turn);
      if (anchored.state == coding::AnchorState::lost || !first || !last) continue;
      if (where != nullptr && !where->holds(tags.value, highlight, *transcript, anchored)) continue;
      std::set<std::string> codes;
      for (const Text& code : highlight.codes) codes.insert(known_name(data.codebook, code.value));
      if (codes.empty()) continue;
      quotes.push_back({.participant = participant_of(tags.value.session),
                        .session = tags.value.session,
                        .group = {},
                        .codes = {codes.begin(), codes.end()},
                        .first = *first,
                        .last = *last,
                        .ref = tags.value.session + "/" + highlight.id,
                        .quote = {}});
    }
  }
  return quotes;
}

}  // namespace uxi::workspace
