#include "workspace/where.h"

#include <algorithm>

#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

/// The codes of a highlight as they are written, and what those of them that are aliases stand for.
std::vector<std::string> codes_of(const Highlight& highlight, const Codebook& codebook) {
  std::set<std::string> codes;
  for (const Text& code : highlight.codes) {
    codes.insert(code.value);
    const Code* known = codebook.find(code.value);
    if (known != nullptr) codes.insert(known->path.value);
  }
  return {codes.begin(), codes.end()};
}

}  // namespace

query::Query with_codes_of_aliases(query::Query query, const Codebook& codebook) {
  for (query::Query& part : query.parts) part = with_codes_of_aliases(std::move(part), codebook);
  if (query.kind != query::Query::Kind::field || query.test.field != query::Field::code)
    return query;
  const Code* known = codebook.find(query.test.value);
  if (known == nullptr || known->path.value == query.test.value) return query;
  query::Query meant = query;
  meant.test.value = known->path.value;
  query::Query either{.kind = query::Query::Kind::any};
  either.parts.push_back(std::move(query));
  either.parts.push_back(std::move(meant));
  return either;
}

Where::Where(query::Query query, const StudyData& data)
    : query_(with_codes_of_aliases(std::move(query), data.codebook)), data_(data) {
  for (const auto& theme : data.themes) {
    for (const Text& member : theme.value.members) add_member(member.value, true, theme.value.id);
  }
  for (const auto& insight : data.insights) {
    for (const Text& question : insight.value.questions) {
      for (const auto* list : {&insight.value.evidence, &insight.value.against}) {
        for (const Text& ref : *list) add_member(ref.value, false, question.value);
      }
    }
  }
}

void Where::add_member(std::string_view ref, bool is_theme, const std::string& name) {
  const auto parsed = parse_highlight_ref(ref);
  if (!parsed) return;  // a finding of `check`
  if (!parsed->session.study.empty() && parsed->session.study != data_.name) return;
  Groups& groups = groups_[parsed->session.session + "/" + parsed->id];
  (is_theme ? groups.themes : groups.questions).insert(name);
}

void Where::add_known(const TagFile& tags, const Highlight& highlight, Known& known) const {
  for (std::string& code : codes_of(highlight, data_.codebook)) known.codes.insert(std::move(code));
  known.has_memo = known.has_memo || !highlight.memo.empty();
  const auto groups = groups_.find(tags.session + "/" + highlight.id);
  if (groups == groups_.end()) return;
  known.themes.insert(groups->second.themes.begin(), groups->second.themes.end());
  known.questions.insert(groups->second.questions.begin(), groups->second.questions.end());
}

bool Where::matches(const Transcript& transcript, const Turn* turn, std::string_view words,
                    std::string_view coder, const Known& known) const {
  const std::string segment = data_.segment_of(transcript.session);
  const Session* session = data_.session(transcript.session);
  const std::string participant = session != nullptr && !session->participant.value.empty()
                                      ? session->participant.value
                                      : participant_of(transcript.session);
  const std::vector<std::string> codes(known.codes.begin(), known.codes.end());
  const std::vector<std::string> themes(known.themes.begin(), known.themes.end());
  const std::vector<std::string> questions(known.questions.begin(), known.questions.end());
  query::Subject subject{.text = words,
                         .speaker_role = to_string(
                             turn == nullptr ? Role::unknown : transcript.role_of(turn->speaker)),
                         .segment = segment,
                         .participant = participant,
                         .session = transcript.session,
                         .study = data_.name,
                         .coder = coder,
                         .codes = codes,
                         .themes = themes,
                         .questions = questions};
  if (session != nullptr && session->date) subject.date = session->date->value;
  subject.has_memo = known.has_memo;
  return query::matches(query_, subject);
}

bool Where::holds(const TagFile& tags, const Highlight& highlight, const Transcript& transcript,
                  const coding::Anchored& anchored) const {
  Known known;
  add_known(tags, highlight, known);
  return matches(transcript, transcript.find(anchored.first_turn), anchored.quote, tags.coder,
                 known);
}

bool Where::holds(const Transcript& transcript, const Turn& turn) const {
  Known known;
  for (const auto& tags : data_.tags) {
    if (tags.value.session != transcript.session) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      const int last = std::max(highlight.first_turn, highlight.last_turn);
      if (highlight.first_turn <= turn.id && turn.id <= last)
        add_known(tags.value, highlight, known);
    }
  }
  return matches(transcript, &turn, turn.words, {}, known);
}

bool Where::holds(const TagFile& tags, const Highlight& highlight) const {
  const Transcript* transcript = data_.transcript(tags.session);
  if (transcript == nullptr) return false;
  const coding::Anchored anchored = coding::find_anchor(*transcript, highlight);
  return anchored.state != coding::AnchorState::lost &&
         holds(tags, highlight, *transcript, anchored);
}

}  // namespace uxi::workspace
