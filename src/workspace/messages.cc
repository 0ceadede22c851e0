#include "workspace/messages.h"

#include <algorithm>
#include <fmt/format.h>

#include "model/money.h"
#include "model/participant_status.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/first_error.h"
#include "workspace/message_recipients.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kLog = "private/messages.csv";

using calendar::Booking;
using calendar::BookingState;

/// `Bo` of `Bo Lund` and of `Lund, Bo`.
std::string first_name_of(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos && !text::trim(name.substr(comma + 1)).empty())
    name = text::trim(name.substr(comma + 1));
  return std::string(name.substr(0, name.find(' ')));
}

Result<MessageDesk> open_desk(const Workspace& workspace, const std::string& study, bool needs_time,
                              const ZoneBook::Load& load) {
  MessageDesk out;
  const bool has_schedule =
      io::exists(workspace.files(), workspace.path("studies/" + study + "/schedule.yaml"));
  if (has_schedule || needs_time) {
    UXI_TRY(out.data, load_schedule(workspace, study, load));
    if (out.data->agenda.zone == nullptr) UXI_TRY_VOID(stop_on_first_error(out.data->findings));
  } else {
    UXI_TRY(out.data, load_people_data(workspace, study, load));
  }
  Diagnostics findings;
  UXI_TRY(out.templates, read_message_templates(workspace, findings));
  UXI_TRY(const Settings settings, workspace.settings(findings));
  UXI_TRY(const auto log, workspace.read_if_there(kLog));
  if (log) out.log = read_contact_log(*log, findings);
  UXI_TRY_VOID(stop_on_first_error(findings));
  out.settings = settings.messages;
  if (out.settings.from.value.empty()) {
    return fail_at(ErrorKind::not_found, workspace.display("uxi.yaml"),
                   "nobody is named who writes",
                   "write `messages: {from: \"Ana Ruiz <ana@example.org>\"}` into it");
  }
  UXI_TRY(out.wording, wording_of(workspace, *out.data));
  out.from = out.wording.organizer;
  const std::string& reply_to = out.settings.reply_to.value;
  if (!reply_to.empty() && !format::is_mail_address(reply_to)) {
    return fail_at(ErrorKind::syntax, workspace.display("uxi.yaml"),
                   "`messages.reply_to` is no e-mail address");
  }
  UXI_TRY(out.everybody, read_contacts(workspace));
  return out;
}

class Writer {
 public:
  Writer(const MessageDesk& desk, const DraftRequest& request)
      : desk_(desk),
        data_(*desk.data),
        request_(request),
        kind_(*recruit::find_message_kind(request.kind)),
        recipients_(desk, kind_, request.today) {}

  Result<Drafts> write() {
    Drafts out{.kind = request_.kind};
    UXI_TRY(const auto sessions, recipients_.chosen(request_.sessions));
    for (const std::string& session : sessions) {
      std::string reason = recipients_.why_not(session);
      if (reason.empty()) {
        auto draft = draft_for(session);
        if (draft) {
          out.drafts.push_back(*std::move(draft));
          continue;
        }
        if (draft.error().kind != ErrorKind::not_found) return pass_on(std::move(draft));
        reason = draft.error().message;
        if (!draft.error().hint.empty()) reason += "; " + draft.error().hint;
      }
      out.left_out.push_back({session, std::move(reason)});
    }
    return out;
  }

 private:
  [[nodiscard]] std::string language_of(const std::string& session) const {
    if (!request_.language.empty()) return request_.language;
    const Contact* contact = data_.contact(participant_of(session));
    for (const std::string& language :
         {contact == nullptr ? std::string() : contact->language, data_.plan.language.value}) {
      if (!language.empty() && desk_.templates.find(kind_.name, language) != nullptr)
        return language;
    }
    return "en";
  }

  [[nodiscard]] std::string incentive_of(const std::string& session) const {
    if (!data_.plan.incentive) return {};
    const Incentive& plan = *data_.plan.incentive;
    Money money{cents_of(plan.amount.value), plan.currency.value};
    const std::string& own = recipients_.person(session).incentive_amount;
    if (const auto found = parse_money(own, plan.currency.value)) money = *found;
    if (money.cents == 0) return {};
    std::string out = to_string(money);
    if (!plan.as.value.empty()) out += " (" + plan.as.value + ")";
    return out;
  }

  void add_time(const std::string& session, const recruit::DateWords& words,
                recruit::FieldValues& out) const {
    const Booking* seat = recipients_.booking(session, BookingState::scheduled);
    const auto span = seat == nullptr ? std::nullopt : calendar::span_of(*seat, data_.agenda);
    if (!span) return;
    const TimeZone& zone = recipients_.zone_of(session);
    const LocalTime local = zone.local(span->begin);
    out["date"] = recruit::say_date(words, local.day(), local.weekday());
    out["time"] = to_string(local).substr(11, 5);
    out["zone"] = zone.name();
    out["when"] = fmt::format("{}, {} ({}, UTC{})", out["date"], out["time"], zone.name(),
                              offset_text(zone.era_at(span->begin).offset));
    out["minutes"] = std::to_string((span->end.seconds - span->begin.seconds) / 60);
  }

  [[nodiscard]] recruit::FieldValues fields_of(const std::string& session,
                                               const std::string& language) const {
    const Contact* contact = data_.contact(participant_of(session));
    recruit::FieldValues out;
    out["name"] = text::squeeze(contact->name);
    out["first_name"] = first_name_of(out["name"]);
    out["about"] = data_.plan.public_text.value;
    const int minutes = data_.file.minutes.value_or(data_.plan.method.minutes.value);
    if (minutes > 0) out["minutes"] = std::to_string(minutes);
    out["incentive"] = incentive_of(session);
    out["where"] = desk_.wording.where;
    out["title"] = desk_.wording.title;
    out["sender"] = desk_.from->name.empty() ? desk_.from->address : desk_.from->name;
    out["reply_to"] =
        desk_.settings.reply_to.value.empty() ? desk_.from->address : desk_.settings.reply_to.value;
    out["organisation"] = desk_.settings.organisation.value;
    const auto words = desk_.templates.words.find(language);
    add_time(
        session,
        (words == desk_.templates.words.end() ? desk_.templates.words.find("en") : words)->second,
        out);
    return out;
  }

  /// Where a field that is not known is to be written.
  static std::string where_to_write(std::string_view message) {
    if (message.starts_with("`about`")) return "`public` in study.yaml says it";
    if (message.starts_with("`minutes`")) return "`method: {minutes}` in study.yaml says it";
    if (message.starts_with("`name`") || message.starts_with("`first_name`"))
      return "private/contacts.csv says it";
    return {};
  }

  Result<Draft> draft_for(const std::string& session) const {
    Draft out{.session = session,
              .language = language_of(session),
              .time = told_time(data_, kind_.name, session)};
    const TemplateFile* file = desk_.templates.find(kind_.name, out.language);
    if (file == nullptr) {
      return fail(
          ErrorKind::syntax,
          fmt::format("there is no template `{}` in `{}`", kind_.name, out.language),
          fmt::format("templates/messages/{}/{}.md would be one", out.language, kind_.name));
    }
    out.fields = fields_of(session, out.language);
    auto words = recruit::fill_message(file->value, out.fields);
    if (!words) {
      words.error().hint = where_to_write(words.error().message);
      return pass_on(std::move(words));
    }
    const Contact* contact = data_.contact(participant_of(session));
    out.mail = {.from = *desk_.from,
                .to = {text::squeeze(contact->name), contact->email},
                .subject = words->subject,
                .date = request_.today,
                .language = out.language,
                .text = words->text,
                .html = words->html};
    if (!desk_.settings.reply_to.value.empty()) out.mail.reply_to = desk_.settings.reply_to.value;
    add_calendar(session, out.mail);
    return out;
  }

  /// Messages about a time carry its invitation, its change or its cancellation.
  void add_calendar(const std::string& session, format::Mail& mail) const {
    const bool is_cancel = kind_.name == "cancel";
    if (!is_cancel && kind_.name != "confirm" && kind_.name != "reschedule") return;
    const Booking* seat =
        recipients_.booking(session, is_cancel ? BookingState::cancelled : BookingState::scheduled);
    if (seat == nullptr) return;
    mail.calendar = invitation_file(data_, *seat, desk_.wording).value_or("");
    mail.calendar_method = is_cancel ? "CANCEL" : "REQUEST";
  }

  const MessageDesk& desk_;
  const ScheduleData& data_;
  const DraftRequest& request_;
  const recruit::MessageKind& kind_;
  Recipients recipients_;
};

}  // namespace

Result<Drafts> draft_messages(const Workspace& workspace, const std::string& study,
                              const DraftRequest& request, const ZoneBook::Load& load) {
  const recruit::MessageKind* kind = recruit::find_message_kind(request.kind);
  if (kind == nullptr) {
    std::vector<std::string> names;
    for (const auto& one : recruit::message_kinds()) names.emplace_back(one.name);
    const std::string near = text::did_you_mean(request.kind, names);
    return fail(ErrorKind::usage, "there is no message called `" + request.kind + "`",
                near.empty() ? "there is " + text::join(names, ", ") : near);
  }
  const bool needs_time = kind->needs_time || kind->name == "cancel";
  UXI_TRY(const MessageDesk desk, open_desk(workspace, study, needs_time, load));
  return Writer(desk, request).write();
}

std::string told_time(const ScheduleData& data, std::string_view kind, const std::string& session) {
  if (kind != "confirm" && kind != "reschedule") return {};
  const Booking* seat = data.file.booking(session);
  return seat == nullptr ? std::string() : seat->start.value;
}

Result<Changes> log_messages(const Workspace& workspace, const std::vector<ContactEntry>& entries) {
  Changes out;
  UXI_TRY(const auto log, workspace.read_if_there(kLog));
  const std::string_view before = log ? log->text() : std::string_view();
  UXI_TRY_VOID(out.put(workspace, kLog, with_contacts(before, entries)));
  std::map<std::string, std::vector<std::string>> invited;
  for (const ContactEntry& entry : entries) {
    if (entry.kind == "invite") invited[entry.study].push_back(entry.participant);
  }
  for (const auto& [study, people] : invited) {
    const std::string path = "studies/" + study + "/participants.csv";
    UXI_TRY(const auto source, workspace.read_if_there(path));
    if (!source) continue;
    Diagnostics findings;
    Roster roster = read_roster(*source, findings);
    if (findings.has_errors()) continue;
    bool changed = false;
    for (Participant& person : roster.people) {
      const auto status = parse_participant_status(person.status);
      const bool moves =
          status == ParticipantStatus::shortlisted || status == ParticipantStatus::owner_asked;
      if (!moves || std::ranges::find(people, person.id) == people.end()) continue;
      person.status = to_string(ParticipantStatus::invited);
      changed = true;
    }
    if (changed) UXI_TRY_VOID(out.put(workspace, path, write_roster(roster)));
  }
  return out;
}

}  // namespace uxi::workspace
