// Messages for people, for programs, as a table for mail merge, and as mail.
#pragma once

#include <string>

#include "cli/style.h"
#include "uxi/error.h"
#include "workspace/messages.h"

namespace uxi::cli {

/// What would be sent, word for word, and who is left out.
[[nodiscard]] std::string drafts_text(const workspace::Drafts& drafts, const Style& style);
/// The document of uxi-json(5).
[[nodiscard]] std::string drafts_json(const workspace::Drafts& drafts, const std::string& study);
/// A row a person: address, subject, text, and each public field.
[[nodiscard]] std::string drafts_csv(const workspace::Drafts& drafts);
[[nodiscard]] std::string drafts_mbox(const workspace::Drafts& drafts);

[[nodiscard]] std::string templates_text(const workspace::MessageTemplates& templates);
[[nodiscard]] std::string templates_json(const workspace::MessageTemplates& templates);

}  // namespace uxi::cli
