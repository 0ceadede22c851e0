#include "cli/code_suggester.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "coding/anchor.h"
#include "text/strings.h"
#include "text/words.h"

namespace uxi::cli {
namespace {

/// A turn of more words is suggested for by its sentences.
constexpr std::size_t kShortTurn = 40;
constexpr std::size_t kShortSentence = 4;

/// Sentences of a turn; short ones go with the one before.
std::vector<Span> pieces_of(const std::string& words) {
  std::vector<Span> pieces;
  if (text::count_words(words) <= kShortTurn) return pieces;
  for (const Span sentence : text::sentences(words)) {
    const std::string_view said = std::string_view(words).substr(sentence.begin, sentence.size());
    if (!pieces.empty() && text::count_words(said) < kShortSentence) {
      pieces.back().end = sentence.end;
    } else {
      pieces.push_back(sentence);
    }
  }
  return pieces;
}

}  // namespace

CodedStudy coded_study(const workspace::StudyData& data) {
  CodedStudy study;
  if (!data.study.value.language.value.empty()) study.language = data.study.value.language.value;
  for (const auto& tags : data.tags) {
    const Transcript* transcript = data.transcript(tags.value.session);
    if (transcript == nullptr) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      const coding::Anchored anchored = coding::find_anchor(*transcript, highlight);
      const bool lost = anchored.state == coding::AnchorState::lost;
      analysis::CodedQuote quote{.text = text::squeeze(lost ? highlight.quote : anchored.quote),
                                 .codes = {},
                                 .interview = tags.value.session};
      for (const Text& code : highlight.codes) {
        const Code* known = data.codebook.find(code.value);
        if (known != nullptr && !known->retired) quote.codes.push_back(known->path.value);
      }
      if (quote.text.empty() || quote.codes.empty()) continue;
      study.quotes.push_back(std::move(quote));
      study.refs.push_back(tags.value.session + "/" + highlight.id);
    }
  }
  for (const Code& code : data.codebook.codes) {
    if (code.retired) continue;
    study.codes.push_back({code.path.value, code.name.value + ". " + code.use_when.value});
  }
  return study;
}

CodeSuggester::CodeSuggester(CodedStudy study)
    : study_(std::move(study)),
      suggester_(study_.quotes, study_.codes, {.language = study_.language}) {}

std::vector<TurnSuggestion> CodeSuggester::suggest(const Turn& turn, std::size_t most) const {
  std::map<std::string, TurnSuggestion> best;
  const auto look = [&](std::string_view words, bool is_piece) {
    for (analysis::Suggestion& one : suggester_.suggest(words, most)) {
      TurnSuggestion& known = best[one.code];
      if (one.likeness < suggester_.threshold() || one.score <= known.score) continue;
      known = {.code = one.code,
               .score = one.score,
               .words = std::move(one.words),
               .quote = is_piece ? std::string(words) : std::string(),
               .example_ref = one.example ? study_.refs[*one.example] : std::string(),
               .example = one.example ? study_.quotes[*one.example].text : std::string(),
               .why = {}};
    }
  };
  const std::vector<Span> pieces = pieces_of(turn.words);
  if (pieces.empty()) look(turn.words, false);
  for (const Span piece : pieces) {
    look(std::string_view(turn.words).substr(piece.begin, piece.size()), true);
  }
  std::vector<TurnSuggestion> result;
  for (auto& one : best) {
    if (one.second.score > 0) result.push_back(std::move(one.second));
  }
  std::ranges::stable_sort(
      result, [](const TurnSuggestion& a, const TurnSuggestion& b) { return a.score > b.score; });
  result.resize(std::min(most, result.size()));
  return result;
}

std::vector<SuggestedTurn> turns_to_code(const workspace::StudyData& data,
                                         const Transcript& transcript, const std::string& coder) {
  std::set<std::size_t> coded;
  for (const auto& tags : data.tags) {
    if (tags.value.session != transcript.session || tags.value.coder != coder) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      const coding::Anchored anchored = coding::find_anchor(transcript, highlight);
      const auto first = transcript.index_of(anchored.first_turn);
      const auto last = transcript.index_of(anchored.last_turn);
      if (anchored.state == coding::AnchorState::lost || !first || !last) continue;
      for (std::size_t i = *first; i <= *last; ++i) coded.insert(i);
    }
  }
  std::vector<SuggestedTurn> turns;
  for (std::size_t i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    if (coded.contains(i) || turn.words.empty()) continue;
    if (transcript.role_of(turn.speaker) == Role::interviewer) continue;
    turns.push_back({transcript.session, &turn, {}});
  }
  return turns;
}

}  // namespace uxi::cli
