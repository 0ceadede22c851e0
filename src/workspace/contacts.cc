#include "workspace/contacts.h"

#include <algorithm>
#include <array>
#include <map>

#include "format/csv.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/first_error.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kContacts = "private/contacts.csv";
constexpr std::string_view kMessages = "private/messages.csv";
constexpr std::string_view kSources = "private/sources.csv";

/// Rows as name and value; the first row names the columns.
using Rows = std::vector<std::map<std::string, std::string, std::less<>>>;

Result<Rows> read_rows(const Workspace& workspace, std::string_view path) {
  UXI_TRY(const auto source, workspace.read_if_there(path));
  Rows rows;
  if (!source) return rows;
  Diagnostics findings;
  const format::csv::Table table = format::csv::parse(*source, findings);
  if (findings.has_errors()) {
    return tl::make_unexpected(as_error(findings.items().front()));
  }
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    auto& row = rows.emplace_back();
    for (std::size_t c = 0; c < table.rows[r].cells.size() && c < table.rows[0].cells.size(); ++c) {
      row[table.rows[0].cells[c].text] = table.rows[r].cells[c].text;
    }
  }
  if (table.rows.empty() || !std::ranges::any_of(table.rows[0].cells, [](const auto& cell) {
        return cell.text == "id" || cell.text == "session";
      })) {
    return fail_at(ErrorKind::syntax, source->path(),
                   "the first row must name the columns, `id` among them");
  }
  return rows;
}

std::string value(const Rows::value_type& row, std::string_view name) {
  const auto found = row.find(name);
  return found == row.end() ? std::string() : found->second;
}

}  // namespace

Result<std::vector<Contact>> read_contacts(const Workspace& workspace) {
  UXI_TRY(const Rows rows, read_rows(workspace, kContacts));
  std::vector<Contact> contacts;
  for (const auto& row : rows) {
    const std::string id = value(row, "id");
    const std::size_t slash = id.find('/');
    if (slash == std::string::npos) continue;
    contacts.push_back({id.substr(0, slash), id.substr(slash + 1), value(row, "name"),
                        value(row, row.contains("email") ? "email" : "e-mail"), value(row, "zone"),
                        value(row, "language"), value(row, "phone"),
                        text::lower(value(row, "consent")) != "no"});
  }
  return contacts;
}

Result<std::optional<std::vector<SentMessage>>> read_messages(const Workspace& workspace) {
  UXI_TRY(const auto there, workspace.read_if_there(kMessages));
  if (!there) return std::optional<std::vector<SentMessage>>();
  UXI_TRY(const Rows rows, read_rows(workspace, kMessages));
  std::vector<SentMessage> messages;
  for (const auto& row : rows) {
    const std::string id = value(row, "id");
    const std::size_t slash = id.find('/');
    if (slash == std::string::npos) continue;
    messages.push_back({id.substr(0, slash), id.substr(slash + 1), value(row, "kind")});
  }
  return std::optional(std::move(messages));
}

std::string original_path(std::string_view study, std::string_view session,
                          std::string_view original_name) {
  return "private/transcripts/" + std::string(study) + "/" + std::string(session) +
         io::extension(original_name);
}

bool is_own_private_file(std::string_view inside) {
  constexpr std::string_view kFolder = "private/";
  if (!inside.starts_with(kFolder)) return false;
  const std::string_view name = inside.substr(kFolder.size());
  constexpr std::array<std::string_view, 6> kTables = {"contacts.csv",      "messages.csv",
                                                       "notes.csv",         "redact.csv",
                                                       "redaction-key.csv", "sources.csv"};
  if (std::ranges::find(kTables, name) != kTables.end()) return true;
  const bool answers = name.starts_with("answers-") && name.ends_with(".csv") &&
                       name.find('/') == std::string_view::npos;
  return answers || name.starts_with("transcripts/") || name.starts_with("calendar/");
}

Result<std::string> with_sources(
    const Workspace& workspace, std::string_view study,
    const std::vector<std::pair<std::string, std::string>>& originals) {
  UXI_TRY(const Rows rows, read_rows(workspace, kSources));
  std::map<std::string, std::vector<std::string>> by_session;
  for (const auto& row : rows) {
    by_session[value(row, "session")] = {value(row, "session"), value(row, "original"),
                                         value(row, "kept")};
  }
  for (const auto& [session, name] : originals) {
    const std::string id = std::string(study) + "/" + session;
    by_session[id] = {id, io::file_name(name), original_path(study, session, name)};
  }
  std::string out = format::csv::write_row({"session", "original", "kept"});
  for (const auto& [name, row] : by_session) out += format::csv::write_row(row);
  return out;
}

Result<std::string> kept_original(const Workspace& workspace, std::string_view study,
                                  std::string_view session) {
  UXI_TRY(const Rows rows, read_rows(workspace, kSources));
  const std::string id = std::string(study) + "/" + std::string(session);
  for (const auto& row : rows) {
    if (value(row, "session") == id) return value(row, "kept");
  }
  return std::string();
}

}  // namespace uxi::workspace
