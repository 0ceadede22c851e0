#include "workspace/session_check.h"

#include <algorithm>

#include "speech/read_guide.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/lint.h"
#include "uxi/reference.h"
#include "workspace/used_guide.h"

namespace uxi::workspace {
namespace {

bool says_no(const std::string& value) {
  const std::string folded = text::fold_case(value);
  return folded.empty() || folded == "no" || folded == "null" || folded == "false" ||
         folded == "open" || folded == "owed";
}

/// The checklist's value of one of `keys`; empty where it has none.
std::string ticked(const Session* record, std::initializer_list<std::string_view> keys) {
  if (record == nullptr) return {};
  for (const auto& [key, value] : record->checklist) {
    if (std::ranges::find(keys, key.value) != keys.end()) return value.value;
  }
  return {};
}

/// One list in the making.
class Checklist {
 public:
  Checklist(const Workspace& workspace, const StudyData& data, const std::string& session,
            Date today)
      : workspace_(workspace),
        data_(data),
        study_(data.study.value),
        id_(session),
        record_(data.session(session)),
        today_(today) {
    if (data.roster) person_ = data.roster->value.find(participant_of(session));
  }

  Result<std::vector<ChecklistItem>> run() {
    check_record();
    check_person();
    check_team();
    check_consent();
    check_recording();
    check_place();
    UXI_TRY_VOID(check_guide());
    check_access();
    check_incentive();
    return std::move(items_);
  }

 private:
  void ready(std::string id, std::string says) {
    items_.push_back({.id = std::move(id), .ready = true, .says = std::move(says)});
  }
  void missing(std::string id, Severity severity, std::string says, std::string hint = {}) {
    items_.push_back({std::move(id), false, severity, std::move(says), std::move(hint)});
  }
  [[nodiscard]] std::string record_path() const { return "sessions/" + id_ + ".yaml"; }

  void check_record() {
    if (record_ == nullptr) {
      return missing("record", Severity::error, "there is no " + record_path(),
                     "write one: participant, date, moderator, consent");
    }
    const std::string path = workspace_.display(data_.folder + "/" + record_path());
    if (std::ranges::any_of(data_.diagnostics.items(), [&](const Diagnostic& finding) {
          return finding.path == path && finding.severity == Severity::error;
        })) {
      return missing("record", Severity::error, record_path() + " has errors",
                     "`uxi check` shows them");
    }
    const SessionState state = record_->state.value;
    if (state == SessionState::cancelled || state == SessionState::withdrawn ||
        state == SessionState::no_show) {
      return missing("record", Severity::error,
                     record_path() + " says `" + std::string(to_string(state)) + "`");
    }
    if (!record_->date) {
      return missing("record", Severity::warning, "no date", "`date:` in " + record_path());
    }
    ready("record", std::string(to_string(state)) + ", " + to_string(record_->date->value));
  }

  void check_person() {
    const std::string who = participant_of(id_);
    if (person_ == nullptr) {
      return missing("participant", Severity::warning, who + " is not in participants.csv");
    }
    const std::string segment = data_.segment_of(id_);
    if (segment.empty() || find_segment(study_, segment) == nullptr) {
      return missing(
          "participant", Severity::warning,
          segment.empty() ? who + " has no segment" : "the plan has no segment `" + segment + "`");
    }
    ready("participant", who + ", " + segment);
  }

  void check_team() {
    std::string moderator = record_ == nullptr ? std::string() : record_->moderator.value;
    if (moderator.empty()) moderator = study_.team.moderator.value;
    if (moderator.empty()) {
      missing("moderator", Severity::warning, "nobody is named to moderate",
              "`moderator:` in " + record_path());
    } else {
      ready("moderator", moderator);
    }
    const std::string& note_taker = study_.team.note_taker.value;
    if (note_taker.empty()) {
      missing("note-taker", Severity::suggestion, "nobody takes notes; going solo is fine");
    } else {
      ready("note-taker", note_taker);
    }
  }

  void check_consent() {
    if (record_ == nullptr || !record_->consent) {
      return missing("consent", Severity::error, "no consent is on record",
                     "`consent:` in " + record_path());
    }
    const Consent& consent = *record_->consent;
    if (consent.withdrawn) {
      return missing("consent", Severity::error,
                     "consent was withdrawn on " + to_string(*consent.withdrawn));
    }
    if (!consent.given) {
      return missing("consent", Severity::error, "consent has no date: `given`",
                     "ask for it, and write down the day");
    }
    if (consent.keep_until && *consent.keep_until < today_) {
      return missing("consent", Severity::error,
                     "consent ran out on " + to_string(*consent.keep_until));
    }
    const std::string wanted = study_.consent ? study_.consent->form.value : std::string();
    if (!wanted.empty() && consent.form.value != wanted) {
      return missing(
          "consent", Severity::warning,
          "consent is to form `" + consent.form.value + "`, the plan has `" + wanted + "`");
    }
    ready("consent", "given " + to_string(*consent.given) + ", quotes " +
                         std::string(to_string(consent.quote)));
  }

  void check_recording() {
    const bool required = study_.consent && study_.consent->record.value == "required";
    const bool agreed = record_ != nullptr && record_->consent && record_->consent->record;
    if (!agreed) {
      if (!required) return ready("recording", "not agreed to: take notes");
      return missing("recording", Severity::error,
                     "the plan requires a recording, and consent does not allow one");
    }
    const std::string tick = ticked(record_, {"recording", "recorder"});
    if (says_no(tick)) {
      return missing("recording", Severity::warning, "the recording is not ticked off",
                     "`checklist: {recording: yes}` once it is set up");
    }
    ready("recording", tick);
  }

  void check_place() {
    const std::string tick = ticked(record_, {"room", "link", "place"});
    if (!says_no(tick)) return ready("place", tick);
    missing("place", Severity::suggestion, "no room or link is noted",
            "`checklist: {link: sent}` or `{room: 2.14}`");
  }

  Result<void> check_guide() {
    const std::string file = guide_file_of(data_, id_);
    UXI_TRY(const auto source, workspace_.read_if_there(data_.folder + "/" + file));
    if (!source) {
      missing("guide", Severity::warning, "there is no " + file);
      return {};
    }
    Diagnostics findings;
    UXI_TRY(const Guide guide, speech::read_guide(*source, findings));
    Diagnostics of_settings;
    UXI_TRY(const Settings settings, workspace_.settings(of_settings));
    findings.append(lint::lint_guide(*source, guide, &study_, settings.lint.options));
    const std::size_t errors = findings.count(Severity::error);
    if (errors > 0) {
      missing("guide", Severity::warning, file + " has " + text::counted(errors, "error"),
              "`uxi guide lint` shows them");
    } else {
      ready("guide", file);
    }
    return {};
  }

  void check_access() {
    const std::string needs = person_ == nullptr ? std::string() : person_->access_needs;
    const std::string tick = ticked(record_, {"access_needs", "access"});
    if (needs.empty()) return ready("access", tick.empty() ? "no needs are known" : tick);
    if (says_no(tick)) {
      return missing("access", Severity::warning, "not ticked off: " + needs,
                     "`checklist: {access_needs: \"...\"}` says how they are met");
    }
    ready("access", tick);
  }

  void check_incentive() {
    const std::string amount =
        person_ != nullptr && !person_->incentive_amount.empty() ? person_->incentive_amount : "";
    if (!study_.incentive && amount.empty()) return ready("incentive", "none is planned");
    const std::string tick = ticked(record_, {"incentive"});
    const std::string state = person_ == nullptr ? std::string() : person_->incentive_state;
    if (says_no(tick) && state != "paid" && state != "ready") {
      return missing("incentive", Severity::warning, "the incentive is not ready",
                     "`checklist: {incentive: ready}`");
    }
    ready("incentive", says_no(tick) ? state : tick);
  }

  const Workspace& workspace_;
  const StudyData& data_;
  const Study& study_;
  const std::string& id_;
  const Session* record_;
  const Participant* person_ = nullptr;
  Date today_;
  std::vector<ChecklistItem> items_;
};

}  // namespace

Result<std::vector<ChecklistItem>> session_checklist(const Workspace& workspace,
                                                     const StudyData& data,
                                                     const std::string& session, Date today) {
  return Checklist(workspace, data, session, today).run();
}

}  // namespace uxi::workspace
