#include "workspace/forget/people.h"

#include <algorithm>
#include <set>

#include "format/csv.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/contacts.h"
#include "workspace/personal.h"

namespace uxi::workspace {
namespace {

/// private/contacts.csv as it is: columns by name.
struct ContactRow {
  std::string id;
  std::string same_as;
  std::vector<KnownText> texts;
};

std::string_view kind_of_column(std::string_view column) {
  if (column == "name") return "name";
  if (column == "email" || column == "e-mail") return "email";
  if (column == "phone" || column == "telephone" || column == "mobile") return "phone";
  return {};
}

Result<std::vector<ContactRow>> contact_rows(const Workspace& workspace) {
  UXI_TRY_VOID(read_contacts(workspace));  // for what is wrong with the file
  UXI_TRY(const auto source, workspace.read_if_there("private/contacts.csv"));
  std::vector<ContactRow> rows;
  if (!source) return rows;
  Diagnostics findings;
  const format::csv::Table table = format::csv::parse(*source, findings);
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    ContactRow row;
    const auto& cells = table.rows[r].cells;
    for (std::size_t c = 0; c < cells.size() && c < table.rows[0].cells.size(); ++c) {
      const std::string column = text::lower(text::trim(table.rows[0].cells[c].text));
      const std::string value(text::trim(cells[c].text));
      if (column == "id") row.id = value;
      if (column == "same_as") row.same_as = value;
      const std::string_view kind = kind_of_column(column);
      if (!kind.empty() && value.size() > 2) row.texts.push_back({value, std::string(kind)});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string id_of(const Leaver& leaver) { return leaver.study + "/" + leaver.participant; }

bool is_leaver(const std::vector<Leaver>& leavers, std::string_view id) {
  return std::ranges::any_of(leavers, [&](const Leaver& one) { return id_of(one) == id; });
}

std::set<std::string> people_of(const StudyData& data) {
  std::set<std::string> people;
  const auto add = [&](const std::string& record) {
    const std::string id = participant_of(record.substr(0, record.find('.')));
    if (is_participant_id(id)) people.insert(id);
  };
  if (data.roster) {
    for (const Participant& person : data.roster->value.people) add(person.id);
  }
  for (const auto& one : data.sessions) add(one.value.id);
  for (const auto& one : data.transcripts) add(one.value.session);
  for (const auto& one : data.tags) add(one.value.session);
  return people;
}

std::set<std::string> sessions_of(const StudyData& data, const std::string& participant) {
  std::set<std::string> sessions{participant};
  const auto add = [&](const std::string& record) {
    std::string id = record.substr(0, record.find('.'));
    if (participant_of(id) == participant) sessions.insert(std::move(id));
  };
  for (const auto& one : data.sessions) add(one.value.id);
  for (const auto& one : data.transcripts) add(one.value.session);
  for (const auto& one : data.tags) add(one.value.session);
  return sessions;
}

std::set<std::string> team_of(const Studies& studies) {
  std::set<std::string> names;
  for (const auto& [name, data] : studies) {
    const Team& team = data.study.value.team;
    for (const Text* one : {&team.moderator, &team.note_taker}) names.insert(one->value);
    for (const Text& one : team.observers) names.insert(one.value);
    for (const auto& tags : data.tags) names.insert(tags.value.coder);
    for (const auto& session : data.sessions) names.insert(session.value.moderator.value);
  }
  names.erase("");
  return names;
}

/// What the key of their study has for the placeholders that one of `texts` has.
Result<void> add_key_texts(const Workspace& workspace, const std::vector<Leaver>& leavers,
                           std::vector<KnownText>& texts) {
  for (const Leaver& leaver : leavers) {
    UXI_TRY(const auto key, read_key(workspace, leaver.study));
    std::set<std::string> placeholders;
    for (const ingest::KeyEntry& entry : key) {
      const bool theirs = std::ranges::any_of(texts, [&](const KnownText& one) {
        return text::fold_search(one.text) == text::fold_search(entry.text);
      });
      if (theirs) placeholders.insert(entry.placeholder);
    }
    for (const ingest::KeyEntry& entry : key) {
      const KnownText known{entry.text, entry.kind};
      if (!placeholders.contains(entry.placeholder) || entry.text.empty()) continue;
      if (std::ranges::find(texts, known) == texts.end()) texts.push_back(known);
    }
  }
  return {};
}

}  // namespace

Result<Studies> load_studies(const Workspace& workspace) {
  Studies studies;
  UXI_TRY(const auto names, workspace.studies());
  for (const std::string& name : names) {
    UXI_TRY(auto data, load_study(workspace, name));
    studies.emplace(name, std::move(data));
  }
  return studies;
}

std::string tombstone_record(std::string_view participant) {
  return "participant: " + std::string(participant) + "\nstate: withdrawn\n";
}

bool is_forgotten(const StudyData& data, std::string_view participant) {
  if (data.roster) {
    const Participant* person = data.roster->value.find(participant);
    if (person != nullptr) return person->status == kForgotten;
  }
  return std::ranges::any_of(data.sessions, [&](const auto& one) {
    return one.value.id == participant && one.source.text() == tombstone_record(participant);
  });
}

Result<std::vector<Leaver>> leavers_of(const Workspace& workspace, const Studies& studies,
                                       const std::string& study, const std::string& participant) {
  UXI_TRY(const auto rows, contact_rows(workspace));
  const auto data = studies.find(study);
  if (data == studies.end()) {
    std::vector<std::string> names;
    for (const auto& [name, one] : studies) names.push_back(name);
    return fail(ErrorKind::not_found, "no study `" + study + "`", text::did_you_mean(study, names));
  }
  std::set<std::string> people = people_of(data->second);
  for (const ContactRow& row : rows) {
    if (row.id.starts_with(study + "/")) people.insert(row.id.substr(study.size() + 1));
  }
  if (!people.contains(participant)) {
    std::string hint = text::did_you_mean(participant, {people.begin(), people.end()});
    if (hint.empty()) hint = "`uxi forget` takes a handle of participants.csv, like billing/P07";
    return fail(ErrorKind::not_found, "`" + study + "` has no participant `" + participant + "`",
                std::move(hint));
  }
  std::vector<Leaver> leavers{{study, participant, sessions_of(data->second, participant), true}};
  const auto add = [&](const std::string& id) {
    const std::size_t slash = id.find('/');
    if (slash == std::string::npos || is_leaver(leavers, id)) return;
    const auto other = studies.find(id.substr(0, slash));
    if (other == studies.end()) return;
    std::string person = id.substr(slash + 1);
    auto sessions = sessions_of(other->second, person);
    leavers.push_back({other->first, std::move(person), std::move(sessions), true});
  };
  for (std::size_t known = 0; known < leavers.size(); ++known) {
    const std::string id = id_of(leavers[known]);
    for (const ContactRow& row : rows) {
      if (row.id == id) add(row.same_as);
      if (row.same_as == id) add(row.id);
    }
  }
  return leavers;
}

Result<std::vector<KnownText>> known_texts(const Workspace& workspace, const Studies& studies,
                                           const std::vector<Leaver>& leavers) {
  UXI_TRY(const auto rows, contact_rows(workspace));
  const std::set<std::string> team = team_of(studies);
  std::vector<KnownText> texts;
  for (const ContactRow& row : rows) {
    if (!is_leaver(leavers, row.id)) continue;
    for (const KnownText& one : row.texts) {
      if (std::ranges::find(texts, one) == texts.end()) texts.push_back(one);
    }
  }
  UXI_TRY_VOID(add_key_texts(workspace, leavers, texts));
  std::erase_if(texts, [&](const KnownText& one) {
    return std::ranges::any_of(team, [&](const std::string& name) {
      return text::fold_search(name) == text::fold_search(one.text);
    });
  });
  return texts;
}

Result<std::vector<std::string>> names_of_others(const Workspace& workspace, const Studies& studies,
                                                 const std::vector<Leaver>& leavers) {
  UXI_TRY(const auto rows, contact_rows(workspace));
  const std::set<std::string> team = team_of(studies);
  std::vector<std::string> names(team.begin(), team.end());
  for (const ContactRow& row : rows) {
    if (is_leaver(leavers, row.id)) continue;
    for (const KnownText& one : row.texts) {
      if (one.kind != "name") continue;
      for (const text::Word& word : text::words(one.text)) {
        names.emplace_back(one.text.substr(word.span.begin, word.span.size()));
      }
    }
  }
  return names;
}

}  // namespace uxi::workspace
