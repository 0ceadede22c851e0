#include "cli/reviewer.h"

#include <algorithm>
#include <charconv>

#include "cli/blind.h"
#include "cli/usable.h"
#include "cli/writing.h"
#include "coding/anchor.h"
#include "coding/code_names.h"
#include "coding/placing.h"
#include "coding/sheet.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/study_parts.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kMostSuggestions = 5;

std::string said(const Highlight& highlight) {
  std::string out;
  for (const Text& code : highlight.codes) out += (out.empty() ? "+" : " +") + code.value;
  if (!highlight.quote.empty()) out += " \"" + highlight.quote + "\"";
  return out;
}

}  // namespace

Result<Reviewer> Reviewer::open(Context& context, const workspace::Workspace& workspace,
                                const std::string& session, bool all) {
  Reviewer reviewer(context, workspace);
  UXI_TRY(const SessionRef ref, parse_session_ref(session));
  reviewer.study_ = ref.study;
  reviewer.session_ = ref.session;
  if (ref.study.empty()) {
    UXI_TRY(reviewer.study_, context.study_name(workspace));
  }
  UXI_TRY(reviewer.coder_, context.coder());
  UXI_TRY(auto data, workspace::load_study(workspace, reviewer.study_));
  UXI_TRY_VOID(workspace::need_usable(data, ref.session, context.today()));
  note_withheld(context, workspace::withhold(data, context.today()));
  UXI_TRY_VOID(workspace::need_plan_and_codebook(data));
  UXI_TRY(const Blind blind, Blind::of(context, data.study.value));
  hide_codes(blind, data);
  reviewer.data_ = std::make_unique<workspace::StudyData>(std::move(data));
  UXI_TRY(const Transcript* transcript, reviewer.data_->need_transcript(ref.session));
  for (const Turn& turn : transcript->turns) {
    if (turn.words.empty()) continue;
    if (all || transcript->role_of(turn.speaker) != Role::interviewer) {
      reviewer.turns_.push_back(&turn);
    }
  }
  reviewer.suggester_ = std::make_unique<CodeSuggester>(coded_study(*reviewer.data_));
  const auto kept = context.files().read(workspace.path(reviewer.place_path()));
  int id = 0;
  if (kept) std::from_chars(kept->data(), kept->data() + kept->size(), id);
  const auto place =
      std::ranges::find_if(reviewer.turns_, [&](const Turn* turn) { return turn->id == id; });
  if (id > 0 && place != reviewer.turns_.end()) {
    reviewer.place_ = static_cast<std::size_t>(place - reviewer.turns_.begin());
    reviewer.was_resumed_ = reviewer.place_ > 0;
  }
  UXI_TRY_VOID(reviewer.look());
  return reviewer;
}

std::string Reviewer::place_path() const {
  return ".uxi/tag-review-" + study_ + "-" + session_ + "." + coder_;
}

const Transcript& Reviewer::transcript() const { return *data_->transcript(session_); }

const Turn& Reviewer::turn() const { return *turns_[place_]; }

const Turn* Reviewer::turn_before() const {
  const auto at = transcript().index_of(turn().id);
  return at && *at > 0 ? &transcript().turns[*at - 1] : nullptr;
}

Result<void> Reviewer::look() {
  UXI_TRY(auto study, workspace::StudyParts::open(*workspace_, study_));
  codebook_ = study.codebook();
  UXI_TRY(auto tags, study.tags(session_, coder_));
  own_ = std::move(tags.value.highlights);
  suggestions_.clear();
  if (at_end()) return {};
  suggestions_ = suggester_->suggest(turn(), kMostSuggestions);
  std::erase_if(suggestions_, [&](const TurnSuggestion& one) { return is_coded(one.code); });
  return {};
}

bool Reviewer::is_coded(const std::string& code) const {
  return std::ranges::any_of(own_, [&](const Highlight& highlight) {
    return coding::find_anchor(transcript(), highlight).first_turn == turn().id &&
           std::ranges::find(highlight.codes, code, &Text::value) != highlight.codes.end();
  });
}

std::vector<std::string> Reviewer::highlights() const {
  std::vector<std::string> lines;
  for (const Highlight& highlight : own_) {
    const coding::Anchored anchored = coding::find_anchor(transcript(), highlight);
    if (anchored.state == coding::AnchorState::lost || anchored.first_turn != turn().id) continue;
    coding::CodeLine line = coding::line_of(transcript(), highlight);
    line.id.clear();
    lines.push_back(coding::write_code_line(line));
  }
  return lines;
}

Result<void> Reviewer::go(std::size_t place) {
  place_ = std::min(place, turns_.size());
  UXI_TRY_VOID(look());
  UXI_TRY_VOID(context_->files().make_folders(workspace_->path(".uxi"), 0700));
  const std::string path = workspace_->path(place_path());
  if (!at_end()) return context_->files().write(path, std::to_string(turn().id) + "\n", 0600);
  auto removed = context_->files().remove(path);  // the next time starts at the beginning
  if (!removed && removed.error().kind != ErrorKind::not_found) return removed;
  return {};
}

Result<void> Reviewer::go_to_turn(int id) {
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    if (turns_[i]->id == id) return go(i);
  }
  return fail(ErrorKind::not_found, "turn " + std::to_string(id) + " is not gone through here");
}

Result<std::string> Reviewer::save(Highlight highlight, const std::set<std::string>& new_codes) {
  std::string done;
  Decision decision{.id = {}, .before = {}, .place = place_};
  const auto plan = [&]() -> Result<workspace::Changes> {
    workspace::Tagging tagging(*workspace_, coder_, context_->today(), context_->env().random64);
    UXI_TRY(const auto* now, tagging.highlights(study_, session_));
    if (const Highlight* same = coding::at_same_place(*now, highlight)) decision.before = *same;
    UXI_TRY(const auto added, tagging.add(study_, session_, highlight));
    decision.id = added.highlight.id;
    done = said(added.highlight);
    UXI_TRY(auto changes, tagging.changes());
    UXI_TRY_VOID(workspace::put_new_codes(*workspace_, new_codes, context_->today(), changes));
    return changes;
  };
  UXI_TRY(const bool changed, write_changes(*context_, *workspace_, "tag review", false, plan));
  if (!changed) return done + " was there already";
  decisions_.push_back(std::move(decision));
  UXI_TRY_VOID(look());
  return done;
}

Result<std::string> Reviewer::take(std::size_t suggestion) {
  if (at_end() || suggestion >= suggestions_.size()) {
    return fail(ErrorKind::not_found, "there is no suggestion " + std::to_string(suggestion + 1));
  }
  const TurnSuggestion& one = suggestions_[suggestion];
  Highlight highlight;
  if (one.quote.empty()) {
    UXI_TRY(highlight, coding::make_highlight(transcript(), turn().id, turn().id, {}));
  } else {
    UXI_TRY(highlight, coding::place_words(transcript(), turn().id, turn().id, one.quote));
  }
  highlight.codes.push_back({one.code, {}});
  highlight.by = "suggested";
  return save(std::move(highlight), {});
}

Result<std::string> Reviewer::code_of(std::string written, std::set<std::string>& new_codes) {
  const bool is_new = written.ends_with('!');
  if (is_new) written.pop_back();
  const Code* known = coding::code_meant(codebook_, written);
  if (known != nullptr && !known->retired) return known->path.value;
  if (is_new) {
    if (!is_code_path(written)) {
      return fail(ErrorKind::usage, "`" + written + "` is no code",
                  "use lower-case words with hyphens, and `/` between levels");
    }
    new_codes.insert(written);
    return written;
  }
  const auto near = coding::type_ahead(codebook_, written, 4);
  if (near.size() == 1) return near.front()->path.value;
  if (near.empty()) {
    return fail(ErrorKind::not_found, "the codebook has no code `" + written + "`",
                "`+" + written + "!` puts it there");
  }
  std::vector<std::string> names;
  for (const Code* code : near) names.push_back("+" + code->path.value);
  return fail(ErrorKind::conflict, "which code is `" + written + "`?", text::join(names, ", "));
}

Result<std::string> Reviewer::tag(coding::CodeLine line) {
  if (at_end()) return fail(ErrorKind::not_found, "there is no turn left");
  if (line.codes.empty()) return fail(ErrorKind::usage, "there is no code");
  std::set<std::string> new_codes;
  Highlight highlight;
  if (line.words.empty()) {
    const int first = line.first > 0 ? line.first : turn().id;
    UXI_TRY(highlight,
            coding::make_highlight(transcript(), first, line.first > 0 ? line.last : first, {}));
  } else {
    UXI_TRY(highlight,
            coding::place_words(transcript(), turn().id, turn().id, line.words, line.nth));
  }
  for (const std::string& written : line.codes) {
    UXI_TRY(const std::string code, code_of(written, new_codes));
    const bool twice =
        std::ranges::find(highlight.codes, code, &Text::value) != highlight.codes.end();
    if (!twice) highlight.codes.push_back({code, {}});
  }
  highlight.memo = line.memo;
  return save(std::move(highlight), new_codes);
}

Result<std::string> Reviewer::memo(const std::string& text) {
  if (decisions_.empty()) {
    return fail(ErrorKind::not_found, "nothing was highlighted yet that the memo is of");
  }
  const std::string id = decisions_.back().id;
  const auto found = std::ranges::find(own_, id, &Highlight::id);
  if (found == own_.end()) return fail(ErrorKind::not_found, "`" + id + "` is not there any more");
  Highlight more = *found;
  more.codes.clear();
  more.memo = text;
  return save(std::move(more), {});
}

Result<std::string> Reviewer::undo() {
  if (decisions_.empty()) return fail(ErrorKind::not_found, "there is nothing to take back");
  const Decision decision = decisions_.back();
  const auto plan = [&]() -> Result<workspace::Changes> {
    workspace::Tagging tagging(*workspace_, coder_, context_->today(), context_->env().random64);
    UXI_TRY(auto* now, tagging.highlights(study_, session_));
    const auto there = std::ranges::find(*now, decision.id, &Highlight::id);
    if (there != now->end() && decision.before) *there = *decision.before;
    if (there != now->end() && !decision.before) now->erase(there);
    return tagging.changes();
  };
  UXI_TRY_VOID(write_changes(*context_, *workspace_, "tag review", false, plan));
  decisions_.pop_back();
  UXI_TRY_VOID(go(decision.place));
  return std::string("taken back");
}

}  // namespace uxi::cli
