#include "workspace/where.h"

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

bool Where::holds(const TagFile& tags, const Highlight& highlight, const Transcript& transcript,
                  const coding::Anchored& anchored) const {
  const std::vector<std::string> codes = codes_of(highlight, data_.codebook);
  const std::string segment = data_.segment_of(tags.session);
  const Session* session = data_.session(tags.session);
  const std::string participant = session != nullptr && !session->participant.value.empty()
                                      ? session->participant.value
                                      : participant_of(tags.session);
  const Turn* turn = transcript.find(anchored.first_turn);
  const auto groups = groups_.find(tags.session + "/" + highlight.id);
  std::vector<std::string> themes;
  std::vector<std::string> questions;
  if (groups != groups_.end()) {
    themes.assign(groups->second.themes.begin(), groups->second.themes.end());
    questions.assign(groups->second.questions.begin(), groups->second.questions.end());
  }
  query::Subject subject{.text = anchored.quote,
                         .speaker_role = to_string(
                             turn == nullptr ? Role::unknown : transcript.role_of(turn->speaker)),
                         .segment = segment,
                         .participant = participant,
                         .session = tags.session,
                         .study = data_.name,
                         .coder = tags.coder,
                         .codes = codes,
                         .themes = themes,
                         .questions = questions};
  if (session != nullptr && session->date) subject.date = session->date->value;
  subject.has_memo = !highlight.memo.empty();
  return query::matches(query_, subject);
}

bool Where::holds(const TagFile& tags, const Highlight& highlight) const {
  const Transcript* transcript = data_.transcript(tags.session);
  if (transcript == nullptr) return false;
  const coding::Anchored anchored = coding::find_anchor(*transcript, highlight);
  return anchored.state != coding::AnchorState::lost &&
         holds(tags, highlight, *transcript, anchored);
}

}  // namespace uxi::workspace
