// Messages to the participants of a study: who is due for which, and what each says.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "format/mail.h"
#include "model/contact_log.h"
#include "recruit/message.h"
#include "uxi/diagnostic.h"
#include "workspace/changes.h"
#include "workspace/schedule.h"

namespace uxi::workspace {

/// One template, the workspace's own where there is one.
struct TemplateFile {
  std::string kind;
  std::string language;
  bool own = false;
  recruit::MessageTemplate value;
};

/// Templates and date words by language, those of the workspace (templates/messages/LANGUAGE/)
/// before those that ship. Their findings go to `diagnostics`.
struct MessageTemplates {
  std::vector<TemplateFile> files;  ///< by language and kind
  std::map<std::string, recruit::DateWords> words;

  [[nodiscard]] const TemplateFile* find(std::string_view kind, std::string_view language) const;
};
[[nodiscard]] Result<MessageTemplates> read_message_templates(const Workspace& workspace,
                                                              Diagnostics& diagnostics);

struct Draft {
  std::string session;  ///< `P07`, or `P07-2` where it is about that one
  std::string language;
  std::string time = {};  ///< `told_time`
  format::Mail mail;
  recruit::FieldValues fields;
};
struct NotWritten {
  std::string session;
  std::string reason;
};
struct Drafts {
  std::string kind;
  std::vector<Draft> drafts;
  std::vector<NotWritten> left_out;
};

struct DraftRequest {
  std::string kind;
  std::vector<std::string> sessions = {};  ///< none: everybody who is due for it
  std::string language = {};               ///< for all; else each person's, the plan's, English
  Date today;
};

/// Messages of one kind. Nobody is written to who has withdrawn, asked not to be, has no address,
/// or was asked too lately for the plan; `left_out` says so of those named, and of those who are
/// due. `not_found` for somebody who is not in the roster, `syntax` where a template, the schedule
/// or the sender is wrong.
[[nodiscard]] Result<Drafts> draft_messages(const Workspace& workspace, const std::string& study,
                                            const DraftRequest& request,
                                            const ZoneBook::Load& load);

/// The start of the session that a message of this kind tells somebody, as it stands in
/// schedule.yaml; empty where it tells none.
[[nodiscard]] std::string told_time(const ScheduleData& data, std::string_view kind,
                                    const std::string& session);

/// The log of contacts with these entries; who was invited becomes `invited`.
[[nodiscard]] Result<Changes> log_messages(const Workspace& workspace,
                                           const std::vector<ContactEntry>& entries);

}  // namespace uxi::workspace
