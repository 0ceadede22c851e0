#include "workspace/personal.h"

#include <algorithm>
#include <set>

#include "format/csv.h"
#include "ingest/redact/placeholders.h"
#include "io/path.h"
#include "workspace/contacts.h"

namespace uxi::workspace {
namespace {

using Row = std::vector<std::string>;

/// Rows below the header, each as long as the header. `syntax` where the header is another one.
Result<std::vector<Row>> read_rows(const Workspace& workspace, std::string_view path,
                                   const Row& header) {
  UXI_TRY(const auto source, workspace.read_if_there(path));
  std::vector<Row> rows;
  if (!source) return rows;
  Diagnostics findings;
  const format::csv::Table table = format::csv::parse(*source, findings);
  for (const format::csv::Row& row : table.rows) {
    Row cells;
    for (const format::csv::Cell& cell : row.cells) cells.push_back(cell.text);
    cells.resize(header.size());
    rows.push_back(std::move(cells));
  }
  if (findings.has_errors() || rows.empty() || rows.front() != header) {
    std::string columns;
    for (const std::string& name : header) columns += (columns.empty() ? "" : ",") + name;
    return fail_at(ErrorKind::syntax, source->path(), "the first row must be `" + columns + "`");
  }
  rows.erase(rows.begin());
  return rows;
}

std::string write_rows(const Row& header, const std::vector<Row>& rows) {
  std::string out = format::csv::write_row(header);
  for (const Row& row : rows) out += format::csv::write_row(row);
  return out;
}

const Row kKeyHeader = {"study", "placeholder", "kind", "text"};
const Row kOwnHeader = {"text", "kind"};

}  // namespace

Result<Personal> read_personal(const Workspace& workspace, const Settings& settings,
                               std::string_view study) {
  Personal personal;
  personal.knows_people = io::exists(workspace.files(), workspace.path(kPrivate));
  personal.options.allow = settings.redact.allow;
  personal.options.kinds = settings.redact.kinds;
  personal.options.placeholders = settings.redact.placeholders;
  UXI_TRY(const auto contacts, read_contacts(workspace));
  for (const Contact& contact : contacts) {
    if (contact.study != study) continue;
    if (!contact.name.empty()) personal.options.names.push_back(contact.name);
    if (!contact.email.empty()) personal.options.listed.push_back({contact.email, "email"});
    if (!contact.phone.empty()) personal.options.listed.push_back({contact.phone, "phone"});
  }
  UXI_TRY(const auto own, read_rows(workspace, kOwnList, kOwnHeader));
  for (const Row& row : own) {
    if (row[1] == kKeep) {
      personal.options.allow.push_back(row[0]);
    } else {
      personal.options.listed.push_back({row[0], row[1].empty() ? "name" : row[1]});
    }
  }
  UXI_TRY(personal.key, read_key(workspace, study));
  return personal;
}

Result<std::vector<ingest::KeyEntry>> read_key(const Workspace& workspace, std::string_view study) {
  UXI_TRY(const auto rows, read_rows(workspace, kRedactionKey, kKeyHeader));
  std::vector<ingest::KeyEntry> key;
  for (const Row& row : rows) {
    if (row[0] == study) key.push_back({row[1], row[2], row[3]});
  }
  return key;
}

Result<std::vector<std::string>> used_placeholders(const Workspace& workspace,
                                                   std::string_view study) {
  constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 20U;
  std::set<std::string> used;
  for (const std::string_view inside : {"/transcripts", "/notes", "/feedback"}) {
    const std::string folder = "studies/" + std::string(study) + std::string(inside);
    UXI_TRY(const auto names, workspace.names(folder, ".md"));
    for (const std::string& name : names) {
      const auto bytes = workspace.files().read(workspace.path(io::join(folder, name)), kMostBytes);
      if (!bytes) continue;  // said by whoever reads it for its words
      used.merge(ingest::placeholders_in(*bytes));
    }
  }
  return std::vector<std::string>(used.begin(), used.end());
}

Result<void> put_key(const Workspace& workspace, std::string_view study,
                     const std::vector<ingest::KeyEntry>& key, Changes& changes) {
  UXI_TRY(auto rows, read_rows(workspace, kRedactionKey, kKeyHeader));
  std::erase_if(rows, [&](const Row& row) { return row[0] == study; });
  for (const ingest::KeyEntry& entry : key) {
    rows.push_back({std::string(study), entry.placeholder, entry.kind, entry.text});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a[0] < b[0]; });
  if (rows.empty()) return {};
  return changes.put(workspace, kRedactionKey, write_rows(kKeyHeader, rows));
}

Result<void> put_own(const Workspace& workspace, const std::vector<ingest::ListedText>& rows,
                     Changes& changes) {
  UXI_TRY(auto all, read_rows(workspace, kOwnList, kOwnHeader));
  for (const ingest::ListedText& row : rows) {
    std::erase_if(all, [&](const Row& old) { return old[0] == row.text; });
    all.push_back({row.text, row.kind});
  }
  return changes.put(workspace, kOwnList, write_rows(kOwnHeader, all));
}

}  // namespace uxi::workspace
