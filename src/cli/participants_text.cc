#include "cli/participants_text.h"

#include <algorithm>
#include <fmt/core.h>

#include "cli/table.h"
#include "format/csv.h"
#include "format/json.h"
#include "model/participant_status.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {

using recruit::PersonRow;

namespace {

constexpr int kWidth = 80;

/// `50 EUR owed`, `50 EUR paid`; of a roster without a ledger what stands in it.
std::string incentive_text(const PersonRow& row) {
  std::vector<std::string> parts;
  for (const auto& [currency, totals] : row.accounts) {
    const bool open = totals.open() > 0;
    const std::int64_t cents = open ? totals.open() : totals.paid;
    const std::string_view word = open ? "owed" : totals.paid > 0 ? "paid" : "waived";
    parts.push_back(to_string(Money{open || totals.paid > 0 ? cents : totals.waived, currency}) +
                    " " + std::string(word));
  }
  if (!parts.empty()) return text::join(parts, ", ");
  const Participant& person = *row.person;
  if (person.incentive_state.empty()) return "";
  return text::squeeze(person.incentive_amount + " " + person.incentive_state);
}

std::string date_text(const std::optional<Date>& date) {
  return date ? uxi::to_string(*date) : std::string();
}

std::string totals_text(const IncentiveAccounts& accounts, const Style& style) {
  if (accounts.empty()) return "";
  std::string out = "\n" + style(Mark::strong, "incentives") + "\n";
  for (const auto& [currency, totals] : accounts) {
    out += fmt::format("  {}  owed {}, paid {}", currency, cents_text(totals.owed),
                       cents_text(totals.paid));
    if (totals.waived != 0) out += ", waived " + cents_text(totals.waived);
    out += ", open " + cents_text(totals.open()) + "\n";
  }
  return out;
}

/// What those listed come to.
IncentiveAccounts totals_of(const std::vector<PersonRow>& rows) {
  IncentiveAccounts out;
  for (const PersonRow& row : rows) {
    for (const auto& [currency, totals] : row.accounts) {
      IncentiveTotals& sum = out[currency];
      sum.owed += totals.owed;
      sum.paid += totals.paid;
      sum.waived += totals.waived;
    }
  }
  return out;
}

void write_totals(format::json::Writer& json, const IncentiveAccounts& accounts) {
  json.begin_array();
  for (const auto& [currency, totals] : accounts) {
    json.begin_object()
        .field("currency", currency)
        .field("owed", cents_text(totals.owed))
        .field("paid", cents_text(totals.paid))
        .field("waived", cents_text(totals.waived))
        .field("open", cents_text(totals.open()))
        .end_object();
  }
  json.end_array();
}

void write_date(format::json::Writer& json, std::string_view name,
                const std::optional<Date>& date) {
  json.key(name);
  if (date) {
    json.value(uxi::to_string(*date));
  } else {
    json.null();
  }
}

void write_person(format::json::Writer& json, const PersonRow& row) {
  const Participant& person = *row.person;
  json.begin_object()
      .field("id", person.id)
      .field("segment", person.segment)
      .field("status", person.status)
      .field("source", person.source)
      .field("descriptor", person.descriptor)
      .field("access_needs", person.access_needs);
  json.field("incentive_amount", person.incentive_amount)
      .field("incentive_state", person.incentive_state);
  json.key("attributes").begin_object();
  for (const auto& [name, value] : person.attributes) json.field(name, value);
  json.end_object().key("incentives");
  write_totals(json, row.accounts);
  json.key("sessions").begin_array();
  for (const Session* session : row.sessions) {
    json.begin_object().field("id", session->id).field("state", to_string(session->state.value));
    write_date(json, "date",
               session->date ? std::optional(session->date->value) : std::optional<Date>());
    json.end_object();
  }
  json.end_array().field("requests", std::uint64_t{row.requests});
  write_date(json, "last_contact", row.last_contact);
  json.field("may_be_asked", !row.not_yet);
  write_date(json, "ask_from", row.not_yet ? row.not_yet->until : std::optional<Date>());
  json.end_object();
}

/// How many have each status, in the order in which people go through them.
std::vector<std::pair<std::string, std::size_t>> counts_of(const std::vector<PersonRow>& rows) {
  std::vector<std::pair<std::string, std::size_t>> out;
  for (std::string& name : participant_status_names()) out.emplace_back(std::move(name), 0);
  for (const PersonRow& row : rows) {
    const std::string& status = row.person->status;
    auto found = std::ranges::find(out, status, &std::pair<std::string, std::size_t>::first);
    if (found == out.end()) found = out.insert(out.end(), {status, 0});
    ++found->second;
  }
  std::erase_if(out, [](const auto& one) { return one.second == 0; });
  return out;
}

}  // namespace

std::string people_summary(const std::vector<PersonRow>& rows) {
  std::vector<std::string> parts;
  for (const auto& [status, people] : counts_of(rows)) {
    parts.push_back(fmt::format("{} {}", people, status.empty() ? "without a status" : status));
  }
  const std::string all = text::counted(rows.size(), "person", "people");
  return parts.empty() ? all : all + ": " + text::printable(text::join(parts, ", "));
}

std::string people_text(const workspace::PeopleFiles& /*files*/, const std::vector<PersonRow>& rows,
                        const Style& style) {
  if (rows.empty()) return "";
  Table table{.head = {"id", "segment", "status", "incentive", "last contact", "asked"},
              .rows = {},
              .names = 5};
  for (const PersonRow& row : rows) {
    const Participant& person = *row.person;
    table.rows.push_back({person.id, person.segment, person.status, incentive_text(row),
                          date_text(row.last_contact), std::to_string(row.requests)});
  }
  std::string out = table_text(table, kWidth, style);
  std::string later;
  for (const PersonRow& row : rows) {
    if (!row.not_yet) continue;
    const std::string line =
        row.person->id + ": " +
        (row.not_yet->until ? "not before " + uxi::to_string(*row.not_yet->until) : "not again") +
        "; " + row.not_yet->reason;
    later += "  " + text::wrap(text::printable(line), kWidth - 4, 4) + "\n";
  }
  if (!later.empty()) out += "\n" + style(Mark::strong, "to be asked later") + "\n" + later;
  return out + totals_text(totals_of(rows), style);
}

std::string people_json(const workspace::PeopleFiles& files, const std::vector<PersonRow>& rows) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("study", files.facts.study.name);
  json.key("participants").begin_array();
  for (const PersonRow& row : rows) write_person(json, row);
  json.end_array().key("incentives");
  write_totals(json, totals_of(rows));
  json.key("summary").begin_object();
  for (const auto& [status, people] : counts_of(rows)) {
    json.field(status, std::uint64_t{people});
  }
  json.end_object().end_object();
  return json.text();
}

std::string people_csv(const workspace::PeopleFiles& files, const std::vector<PersonRow>& rows) {
  std::vector<std::string> cells{"id",         "segment",      "status",    "source",
                                 "descriptor", "access_needs", "incentive", "sessions",
                                 "requests",   "last_contact", "ask_from"};
  const std::vector<std::string>& attributes = files.facts.roster.attribute_names;
  cells.insert(cells.end(), attributes.begin(), attributes.end());
  std::string out = format::csv::write_row(cells, true);
  for (const PersonRow& row : rows) {
    const Participant& person = *row.person;
    std::vector<std::string> sessions;
    for (const Session* session : row.sessions) sessions.push_back(session->id);
    cells = {person.id,
             person.segment,
             person.status,
             person.source,
             person.descriptor,
             person.access_needs,
             incentive_text(row),
             text::join(sessions, " "),
             std::to_string(row.requests),
             date_text(row.last_contact),
             row.not_yet ? (row.not_yet->until ? date_text(row.not_yet->until) : "never") : ""};
    for (const auto& [name, value] : person.attributes) cells.push_back(value);
    out += format::csv::write_row(cells, true);
  }
  return out;
}

std::string notes_text(const workspace::PeopleFiles& files, const std::string& participant,
                       const Style& style) {
  std::string out;
  for (const ContactEntry& entry : files.facts.contacts) {
    if (entry.study != files.facts.study.name || entry.participant != participant) continue;
    const std::string day = entry.when ? uxi::to_string(*entry.when) : std::string("some day  ");
    out += style(Mark::dim, day) + "  " + text::printable(entry.kind) +
           (entry.channel.empty() ? "" : " by " + text::printable(entry.channel)) + "\n";
  }
  for (const workspace::PersonNote& note : files.written) {
    if (note.participant != participant) continue;
    const std::string head = note.when + (note.who.empty() ? "" : "  " + note.who);
    out += style(Mark::dim, text::printable(head)) + "\n  " +
           text::wrap(text::printable(note.note), kWidth - 2, 2) + "\n";
  }
  return out;
}

}  // namespace uxi::cli
