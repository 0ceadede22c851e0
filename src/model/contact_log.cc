// Reads and adds to the log of contacts, and says when the plan lets somebody be asked again.
#include "model/contact_log.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>

#include "model/forms.h"
#include "model/records.h"
#include "text/strings.h"

namespace uxi {
namespace {

/// Answers to what people did, or owed to them: they come however often.
constexpr auto kNoRequests = std::to_array<std::string_view>(
    {"confirm", "remind", "reschedul", "cancel", "thank", "reject", "paid", "called-us"});

const std::vector<std::string_view>& columns() {
  static const std::vector<std::string_view> names{"id",      "kind",    "when",
                                                   "channel", "session", "time"};
  return names;
}

std::optional<ContactEntry> read_entry(const Reading& reading, const RecordTable& table,
                                       std::size_t i) {
  const Text id = table.at(i, "id");
  const std::size_t slash = id.value.find('/');
  const bool has_form = slash != std::string::npos && is_slug(id.value.substr(0, slash)) &&
                        is_participant_id(id.value.substr(slash + 1));
  if (!has_form) {
    reading.error(id.span, "id", fmt::format("`id` must be as `billing/P01`, not `{}`", id.value));
    return std::nullopt;
  }
  ContactEntry entry{.study = id.value.substr(0, slash),
                     .participant = id.value.substr(slash + 1),
                     .kind = table.at(i, "kind").value,
                     .when = {},
                     .channel = table.at(i, "channel").value,
                     .session = table.at(i, "session").value,
                     .time = table.at(i, "time").value,
                     .span = table.span(i)};
  if (entry.session.empty()) entry.session = entry.participant;
  constexpr std::size_t kDay = 10;  // bytes of `2026-03-14`
  const Text when = table.at(i, "when");
  const std::string_view time =
      std::string_view(when.value).substr(std::min(kDay, when.value.size()));
  if (time.empty() || time.front() == 'T' || time.front() == ' ') {
    entry.when = parse_date(std::string_view(when.value).substr(0, kDay));
  }
  if (entry.when || when.value.empty()) return entry;
  reading.error(when.span, "when",
                fmt::format("`when` must be a day as `2026-03-14`, not `{}`", when.value));
  return std::nullopt;
}

}  // namespace

bool is_request(std::string_view kind) {
  return std::ranges::none_of(kNoRequests,
                              [&](std::string_view begin) { return kind.starts_with(begin); });
}

std::vector<ContactEntry> read_contact_log(const SourceFile& source, Diagnostics& diagnostics) {
  std::vector<ContactEntry> out;
  const Reading reading{source, diagnostics, "contact"};
  const RecordTable table(reading, {"id", "kind"});
  if (!table.is_whole()) return out;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (auto entry = read_entry(reading, table, i)) out.push_back(*std::move(entry));
  }
  return out;
}

std::string with_contacts(std::string_view text, const std::vector<ContactEntry>& entries) {
  std::vector<NewRecord> records;
  for (const ContactEntry& entry : entries) {
    records.push_back({{"id", entry.study + "/" + entry.participant},
                       {"kind", entry.kind},
                       {"when", entry.when ? to_string(*entry.when) : std::string()},
                       {"channel", entry.channel},
                       {"session", entry.session == entry.participant ? "" : entry.session},
                       {"time", entry.time}});
  }
  return with_records(text, columns(), records);
}

std::optional<TooSoon> too_soon(const std::vector<ContactEntry>& about_person, const Study& study,
                                std::string_view kind, Date today) {
  if (!is_request(kind)) return std::nullopt;
  const ContactEntry* last = nullptr;
  int in_study = 0;
  for (const ContactEntry& entry : about_person) {
    if (!is_request(entry.kind)) continue;
    const bool is_same = entry.study == study.name && entry.kind == kind && entry.when == today;
    if (is_same) return std::nullopt;
    if (entry.study == study.name) ++in_study;
    if (entry.when && (last == nullptr || *entry.when > *last->when)) last = &entry;
  }
  const ContactPolicy& policy = study.contact;
  if (policy.at_most && in_study >= policy.at_most->value) {
    return TooSoon{{},
                   fmt::format("asked {} already, and the plan allows no more",
                               text::counted(static_cast<std::size_t>(in_study), "time"))};
  }
  if (!policy.days_apart || last == nullptr) return std::nullopt;
  const Date free = date_from_days(days_since_epoch(*last->when) + policy.days_apart->value);
  if (today >= free) return std::nullopt;
  const std::string where = last->study == study.name ? "" : " in " + last->study;
  return TooSoon{
      free, fmt::format("asked on {}{} ({}), and the plan wants {} between", to_string(*last->when),
                        where, last->kind,
                        text::counted(static_cast<std::size_t>(policy.days_apart->value), "day"))};
}

}  // namespace uxi
