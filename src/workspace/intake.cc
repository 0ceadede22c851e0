// Three transcripts meet when a session is taken in again: what the kept original gives, what a
// person made of that, and what the new file gives.
#include "workspace/intake.h"

#include <algorithm>
#include <cctype>

#include "ingest/redact/standing.h"
#include "io/path.h"
#include "model/transcript_front.h"
#include "text/utf8.h"
#include "uxi/hash.h"
#include "uxi/reference.h"
#include "uxi/session.h"
#include "uxi/study.h"
#include "workspace/consent.h"
#include "workspace/first_error.h"
#include "workspace/personal.h"

namespace uxi::workspace {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `P03` of `2026-03-14 P03 zoom`; empty where the name holds no session, or two.
std::string session_in_name(const std::string& name) {
  std::string found;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool inside = i > 0 && std::isalnum(static_cast<unsigned char>(name[i - 1])) != 0;
    if (name[i] != 'P' || inside) continue;
    std::size_t end = i + 1;
    while (end < name.size() && (is_digit(name[end]) || name[end] == '-')) ++end;
    std::string id = name.substr(i, end - i);
    while (!id.empty() && !is_session_id(id)) id.pop_back();
    if (id.empty()) continue;
    if (!found.empty() && found != id) return {};
    found = std::move(id);
  }
  return found;
}

/// `P8`, `p 08` as the roster writes it: `P08`; empty where it is none of its people.
std::string person_called(const std::vector<std::string>& people, std::string_view label) {
  const auto number = [](std::string_view id) -> int {
    std::size_t at = 1;
    while (at < id.size() && id[at] == ' ') ++at;
    const bool digits =
        at < id.size() && id.size() - at <= 6 &&
        std::all_of(id.begin() + static_cast<std::ptrdiff_t>(at), id.end(), is_digit);
    if (!digits || (id[0] != 'P' && id[0] != 'p')) return -1;
    int n = 0;
    for (; at < id.size(); ++at) n = n * 10 + (id[at] - '0');
    return n;
  };
  const int wanted = label.empty() ? -1 : number(label);
  for (const std::string& id : people) {
    if (wanted >= 0 && number(id) == wanted) return id;
  }
  return {};
}

/// The only person of the study who speaks.
std::string session_of_speakers(const Intake& intake, const ingest::Ingested& result) {
  std::string found;
  for (const ingest::SpeakerInfo& speaker : result.speakers) {
    if (!speaker.label) continue;
    std::string id = person_called(intake.people, *speaker.label);
    for (const Contact& contact : intake.contacts) {
      const bool named = contact.study == intake.study && !contact.name.empty() &&
                         text::fold_search(*speaker.label) == text::fold_search(contact.name);
      if (named) id = contact.participant;
    }
    if (id.empty() || id == found) continue;
    if (!found.empty()) return {};
    found = std::move(id);
  }
  return found;
}

/// The transcript that is there.
struct Standing {
  SourceFile source;
  Transcript transcript;
  bool edited = false;  ///< by a person, or by a program that keeps no record of it
  bool broken = false;
};

Result<std::optional<Standing>> read_standing(const Workspace& workspace, const std::string& path,
                                              const std::string& session) {
  UXI_TRY(auto source, workspace.read_if_there(path));
  if (!source) return std::optional<Standing>();
  Diagnostics findings;
  Standing standing{.source = *std::move(source), .transcript = {}};
  standing.transcript = read_transcript(standing.source, session, findings);
  standing.broken = findings.has_errors();
  standing.edited = standing.transcript.source_words != ingest::words_hash(standing.transcript);
  return std::optional<Standing>(std::move(standing));
}

/// What the file gave that the standing transcript was made of: the file at hand, or the original
/// in private/. Nothing where that is not here.
Result<std::optional<ingest::Ingested>> base_of(const Workspace& workspace, const Intake& intake,
                                                const Standing& standing, const Arrival& arrival,
                                                ingest::Placeholders& key) {
  const std::string& hash = standing.transcript.source_hash;
  if (content_hash(arrival.bytes) == hash) return std::optional(arrival.result);
  UXI_TRY(const std::string kept, kept_original(workspace, intake.study, arrival.target.session));
  if (kept.empty()) return std::optional<ingest::Ingested>();
  const auto bytes = workspace.files().read(workspace.path(kept), ingest::kMaxInputBytes);
  if (!bytes || content_hash(*bytes) != hash) return std::optional<ingest::Ingested>();
  ingest::IngestOptions options = intake.options;
  options.from.clear();
  auto base = ingest::ingest(*bytes, kept, options);
  if (!base) return std::optional<ingest::Ingested>();
  ingest::number_by_key(*base, key);
  ingest::redact_as_before(standing.transcript, *base, key);
  return std::optional(*std::move(base));
}

/// Labels that mean another role from now on, in a transcript that has the old ones.
void rename_voices(const std::vector<std::pair<std::string, std::string>>& changed,
                   const Transcript& fresh, Transcript& old) {
  const auto renamed = [&](std::string& label) {
    const auto found =
        std::ranges::find(changed, label, [](const auto& pair) { return pair.first; });
    if (found != changed.end()) label = found->second;
  };
  for (Turn& turn : old.turns) renamed(turn.speaker);
  for (auto& [label, role] : old.speakers) {
    renamed(label);
    if (const Role now = fresh.role_of(label); now != Role::unknown) role = now;
  }
}

/// Makes of the file's transcript what is to stand, with what a person did to the one before.
Result<void> merge_into(const Workspace& workspace, const Intake& intake, Standing& standing,
                        bool force, ingest::Placeholders& key, Arrival& arrival, TakenIn& taken) {
  const std::string path = standing.source.path();
  if (standing.broken && !force) {
    return fail_at(ErrorKind::conflict, path,
                   "this transcript has faults, so that it cannot be told what was corrected",
                   "`uxi check` shows them; `--force` takes the file as it is");
  }
  ingest::redact_as_before(standing.transcript, arrival.result, key);
  Transcript& fresh = arrival.result.transcript;
  const auto changed = ingest::keep_voices(standing.transcript, arrival.result);
  fresh.source_words = ingest::words_hash(fresh);
  if (!standing.edited || force) {
    fresh = ingest::merge_ids(standing.transcript, std::move(fresh));
    return {};
  }
  UXI_TRY(auto base, base_of(workspace, intake, standing, arrival, key));
  if (!base) {
    return fail_at(
        ErrorKind::conflict, path,
        "this transcript was corrected by hand, and the original that tells how is not in private/",
        "`--force` takes the file as it is; `uxi undo` then brings the corrections back");
  }
  rename_voices(changed, fresh, standing.transcript);
  static_cast<void>(ingest::keep_voices(standing.transcript, *base));
  auto merged = ingest::merge_edits(base->transcript, standing.transcript, std::move(fresh));
  fresh = std::move(merged.transcript);
  taken.kept_edits = merged.kept;
  taken.conflicts = std::move(merged.conflicts);
  return {};
}

/// The tag files of one session.
Result<std::vector<Loaded<TagFile>>> tags_of(const Workspace& workspace, const Intake& intake,
                                             const std::string& session) {
  std::vector<Loaded<TagFile>> tags;
  const std::string folder = intake.folder + "/tags";
  UXI_TRY(const auto names, workspace.names(folder, ".yaml"));
  Diagnostics unread;
  for (const std::string& name : names) {
    const auto parsed = parse_tag_file_name(name);
    if (!parsed || parsed->session != session) continue;
    UXI_TRY(auto source, workspace.read_text(io::join(folder, name), unread));
    if (!source) continue;
    TagFile value = read_tags(*source, parsed->session, parsed->coder, unread);
    tags.push_back({*std::move(source), std::move(value)});
  }
  return tags;
}

/// The original goes to private/, in place of the one before.
Result<void> keep_original(const Workspace& workspace, const Intake& intake, const Arrival& arrival,
                           Changes& changes) {
  const std::string place = original_path(intake.study, arrival.target.session, arrival.path);
  UXI_TRY(const std::string before, kept_original(workspace, intake.study, arrival.target.session));
  if (!before.empty() && before != place) UXI_TRY_VOID(changes.remove(workspace, before));
  return changes.put(workspace, place, arrival.bytes);
}

std::string_view folder_of(TranscriptKind kind) {
  switch (kind) {
    case TranscriptKind::notes: return "/notes/";
    case TranscriptKind::feedback: return "/feedback/";
    case TranscriptKind::verbatim: break;
  }
  return "/transcripts/";
}

/// Of the session, for its notes too: `P01.ben` are notes of P01.
std::string record_path(const Intake& intake, const std::string& session) {
  return intake.folder + "/sessions/" + session.substr(0, session.find('.')) + ".yaml";
}

Result<Target> session_target(const Intake& intake, const std::string& said,
                              const std::string& path, const ingest::Ingested& result) {
  if (!said.empty()) {
    if (!is_session_id(said)) {
      return fail(ErrorKind::usage, "`" + said + "` is no session",
                  "write it like P03, or P03-2 for a second one");
    }
    const std::string named = session_in_name(io::stem(path));
    const bool other = !named.empty() && named != said;
    return Target{said, "as --session says" +
                            (other ? ", though the file's name says " + named : std::string())};
  }
  if (std::string id = session_in_name(io::stem(path)); !id.empty()) {
    return Target{std::move(id), "from the file's name"};
  }
  if (std::string id = session_in_name(io::file_name(io::parent(path))); !id.empty()) {
    return Target{std::move(id), "from the folder's name"};
  }
  if (std::string id = session_of_speakers(intake, result); !id.empty()) {
    const bool listed = std::ranges::any_of(result.speakers, [&](const auto& speaker) {
      return speaker.label && person_called(intake.people, *speaker.label) == id;
    });
    return Target{std::move(id), listed ? "from a speaker in participants.csv"
                                        : "from a speaker's name in private/contacts.csv"};
  }
  return fail_at(ErrorKind::usage, path, "whose session this is cannot be told",
                 "say `--session P03`");
}

/// Nothing is written again of somebody who was forgotten or took back the consent.
Result<void> need_consent(const Workspace& workspace, const Intake& intake,
                          const std::string& session) {
  const std::string person = participant_of(session);
  if (std::ranges::find(intake.forgotten, person) != intake.forgotten.end()) {
    return fail(ErrorKind::denied, "`" + session + "` was forgotten, and is not used again",
                "give the person another handle");
  }
  const std::string id = session.substr(0, session.find('.'));
  UXI_TRY(const auto source, workspace.read_if_there(record_path(intake, session)));
  if (!source) return {};
  Diagnostics findings;
  const Session record = read_session(*source, id, findings);
  return need_usable(intake.study, session, &record, intake.today);
}

}  // namespace

std::string_view to_string(ArrivalState state) {
  switch (state) {
    case ArrivalState::created: return "new";
    case ArrivalState::updated: return "updated";
    case ArrivalState::unchanged: break;
  }
  return "unchanged";
}

Result<Intake> open_intake(const Workspace& workspace, const std::string& study,
                           ingest::IngestOptions how, Date today) {
  Intake intake{.study = study,
                .folder = "studies/" + study,
                .contacts = {},
                .people = {},
                .forgotten = {},
                .used = {},
                .today = today,
                .options = std::move(how)};
  Diagnostics findings;
  UXI_TRY(const Settings settings, workspace.settings(findings));
  // What may stay and what must go is in these two: nobody's words are taken in by a guess.
  UXI_TRY_VOID(stop_on_first_error(findings));
  UXI_TRY(intake.contacts, read_contacts(workspace));
  UXI_TRY(const auto plan, workspace.read(intake.folder + "/study.yaml"));
  const Study read = read_study(plan, study, findings);
  UXI_TRY_VOID(stop_on_broken_yaml(findings, plan.path()));
  UXI_TRY(const auto roster, workspace.read_text(intake.folder + "/participants.csv", findings));
  if (roster) {
    for (const Participant& person : read_roster(*roster, findings).people) {
      intake.people.push_back(person.id);
      if (person.status == "forgotten") intake.forgotten.push_back(person.id);
    }
  }
  ingest::IngestOptions& options = intake.options;
  for (const Text* name : {&read.team.moderator, &read.team.note_taker}) {
    if (!name->value.empty()) options.team.push_back(name->value);
  }
  options.participants = intake.people;
  for (const Contact& contact : intake.contacts) {
    if (contact.study != study || contact.name.empty()) continue;
    options.participants.push_back(contact.name);
  }
  UXI_TRY(Personal personal, read_personal(workspace, settings, study));
  options.redaction = std::move(personal.options);
  options.redact = options.redact && read.redact;
  if (options.redact) {
    UXI_TRY(intake.used, used_placeholders(workspace, study));
  }
  return intake;
}

Result<Target> target_of(const Intake& intake, const std::string& said, const std::string& path,
                         const ingest::Ingested& result) {
  if (result.transcript.kind == TranscriptKind::feedback) {
    return Target{result.transcript.session, "as --feedback says"};
  }
  UXI_TRY(Target target, session_target(intake, said, path, result));
  if (result.transcript.kind != TranscriptKind::notes) return target;
  if (result.author.empty()) {
    return fail_at(ErrorKind::usage, path, "these are notes, and whose cannot be told",
                   "say `--notes ben`, or `author: ben` in the front matter");
  }
  target.session += '.' + result.author;
  if (!parse_turn_ref(target.session + "#1")) {
    return fail_at(ErrorKind::usage, path, "`" + result.author + "` is no name for notes",
                   "write letters, digits and hyphens: `--notes ben`");
  }
  return target;
}

Result<TakenIn> take_in(const Workspace& workspace, const Intake& intake, Arrival& arrival,
                        bool force, ingest::Placeholders& key, Changes& changes) {
  const std::string& session = arrival.target.session;
  Transcript& fresh = arrival.result.transcript;
  if (fresh.kind != TranscriptKind::feedback) {
    UXI_TRY_VOID(need_consent(workspace, intake, session));
  }
  TakenIn taken;
  const std::string path = intake.folder + std::string(folder_of(fresh.kind)) + session + ".md";
  fresh.session = session;
  UXI_TRY(auto standing, read_standing(workspace, path, session));
  if (standing) ingest::adopt_numbers(standing->transcript, arrival.result, key);
  for (const std::string& placeholder : intake.used) key.keep_free(placeholder);
  ingest::number_by_key(arrival.result, key);
  if (standing) {
    UXI_TRY_VOID(merge_into(workspace, intake, *standing, force, key, arrival, taken));
    const std::string text = with_own_front(standing->source.text(), write_transcript(fresh));
    // How a person laid the same words out stays.
    const bool same = write_transcript(fresh) == write_transcript(standing->transcript);
    taken.state = same ? ArrivalState::unchanged : ArrivalState::updated;
    if (!same) UXI_TRY_VOID(changes.put(workspace, path, text));
  } else {
    fresh.source_words = ingest::words_hash(fresh);
    UXI_TRY_VOID(changes.put(workspace, path, write_transcript(fresh)));
  }
  UXI_TRY(const auto tags, tags_of(workspace, intake, session));
  UXI_TRY(taken.highlights, reanchor(intake.folder, tags, fresh, changes));
  UXI_TRY_VOID(keep_original(workspace, intake, arrival, changes));
  taken.has_record = fresh.kind == TranscriptKind::feedback ||
                     io::exists(workspace.files(), workspace.path(record_path(intake, session)));
  return taken;
}

}  // namespace uxi::workspace
