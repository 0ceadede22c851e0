#include "workspace/redaction.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "coding/anchor.h"
#include "coding/tag_file.h"
#include "ingest/redact/finder.h"
#include "ingest/redact/placeholders.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/personal_files.h"

namespace uxi::workspace {
namespace {

using ingest::Finder;
using ingest::KeyEntry;
using ingest::Placeholders;

constexpr int kMostRounds = 8;  // of a search that goes on with what it found

bool is_allowed(const ingest::RedactOptions& options, std::string_view text) {
  return std::ranges::any_of(options.allow, [&](const std::string& word) {
    return text::fold_search(word) == text::fold_search(text);
  });
}

/// What the key holds is personal data wherever it stands.
void add_key(const Personal& personal, ingest::RedactOptions& options) {
  for (const KeyEntry& entry : personal.key) {
    if (entry.text.empty()) continue;  // of somebody who was forgotten
    if (is_allowed(options, entry.text)) continue;
    if (entry.kind == "name") {
      options.names.push_back(entry.text);
    } else {
      options.listed.push_back({entry.text, entry.kind});
    }
  }
}

/// In what people said a town of the key may be another word: `nice`, `reading`.
ingest::RedactOptions with_key_but_places(Personal personal) {
  std::erase_if(personal.key, [](const KeyEntry& entry) { return entry.kind == "place"; });
  add_key(personal, personal.options);
  return personal.options;
}

/// Everything but places; names only where they are known.
ingest::RedactOptions strict(ingest::RedactOptions options) {
  options.guess_names = false;
  if (options.kinds.empty()) {
    for (const std::string_view kind : ingest::redaction_kinds()) options.kinds.emplace_back(kind);
  }
  std::erase(options.kinds, "place");
  return options;
}

/// One search for each kind of file of a study.
class Searches {
 public:
  Searches(const StudyData& data, const Personal& personal, const std::vector<StudyFile>& files,
           Depth depth)
      : doubtful_(depth == Depth::doubtful) {
    ingest::RedactOptions options = with_key_but_places(personal);
    transcripts_ = Finder(depth == Depth::known ? strict(options) : options);
    options = personal.options;
    add_key(personal, options);
    const Team& team = data.study.value.team;
    for (const Text* name : {&team.moderator, &team.note_taker}) {
      if (!name->value.empty()) options.allow.push_back(name->value);
    }
    prose_ = Finder(depth == Depth::known ? strict(options) : options);
    for (const StudyFile& file : files) learn(file);
    transcripts_.settle();
    prose_.settle();
    other_ = Finder(strict(options));
  }
  [[nodiscard]] std::vector<PersonalFind> in(const StudyFile& file) const {
    const Finder& finder = file.kind == FileKind::transcript ? transcripts_
                           : file.kind == FileKind::other    ? other_
                                                             : prose_;
    return find_in_file(file,
                        [&](std::string_view words) { return finder.find(words, doubtful_); });
  }

 private:
  void learn(const StudyFile& file) {
    if (file.kind == FileKind::prose) prose_.learn(prose_.examine(file.source.text()));
    if (file.kind != FileKind::transcript) return;
    const Transcript transcript = transcript_in(file);
    for (const Turn& turn : transcript.turns) {
      const ingest::Examined examined = transcripts_.examine(turn.words);
      transcripts_.learn(examined);
      prose_.learn(examined);  // who was spoken of is written of
    }
  }

  Finder transcripts_;
  Finder prose_;
  Finder other_;
  bool doubtful_;
};

/// A person is called by what is known of them anywhere in the files.
void number_those_with_sense(const std::vector<PersonalFile>& files, Placeholders& key) {
  for (const PersonalFile& file : files) {
    for (const PersonalFind& find : file.finds) {
      const std::string label = find.replacement.substr(1, find.replacement.size() - 2);
      if (find.kind == "name" && label != find.kind) {
        static_cast<void>(key.of(find.kind, label, find.text));
      }
    }
  }
}

void number_finds(std::vector<PersonalFile>& files, Placeholders& key) {
  number_those_with_sense(files, key);
  for (PersonalFile& file : files) {
    for (PersonalFind& find : file.finds) {
      const std::string label = find.replacement.substr(1, find.replacement.size() - 2);
      find.replacement = key.of(find.kind, label, find.text);
    }
  }
}

/// `redacted: {email: 1, name: 2}` with `finds` added to it, in the front matter.
std::string with_counts(std::string text, const std::vector<PersonalFind>& finds,
                        const Transcript& before) {
  std::map<std::string, int> counts(before.redacted.begin(), before.redacted.end());
  for (const PersonalFind& find : finds) ++counts[find.kind];
  std::string line = "redacted: {";
  for (const auto& [kind, n] : counts) {
    line += (line.ends_with('{') ? "" : ", ") + kind + ": " + std::to_string(n);
  }
  line += "}\n";
  const std::size_t end = text.find("\n---", 3);
  if (!text.starts_with("---") || end == std::string::npos) return text;
  const std::size_t old = text.find("\nredacted:");
  if (old != std::string::npos && old < end) {
    text.replace(old + 1, text.find('\n', old + 1) - old, line);
  } else {
    text.insert(end + 1, line);
  }
  return text;
}

/// The bytes from `begin` to `end` with the placeholders of what begins there, each cut at
/// `end`.
std::string spliced(const PersonalFile& file, std::size_t begin, std::size_t end,
                    std::string_view mark) {
  std::vector<ingest::Redaction> edits;
  for (const PersonalFind& find : file.finds) {
    if (find.span.begin < begin || find.span.begin >= end) continue;
    edits.push_back({find.kind,
                     {find.span.begin - begin, std::min(find.span.end, end) - begin},
                     std::string(mark) + find.replacement});
  }
  return ingest::redacted(std::string_view(file.source.text()).substr(begin, end - begin), edits);
}

/// `text` with the hash of `after`'s words, where `before` has the words that were taken in: what
/// is taken out later is no correction by hand.
std::string with_words_hash(std::string text, const Transcript& before, const Transcript& after) {
  if (before.source_words.empty() || before.source_words != ingest::words_hash(before)) return text;
  const std::size_t key = text.find("words:");
  const std::size_t old = text.find(before.source_words, key);
  if (key == std::string::npos || old == std::string::npos || old > text.find("\n---", 3)) {
    return text;
  }
  return text.replace(old, before.source_words.size(), ingest::words_hash(after));
}

/// A transcript's file with the placeholders in; they are escaped as the writer does.
StudyFile redacted_transcript(const StudyFile& old, const PersonalFile& file,
                              const Transcript& before) {
  StudyFile fresh = old;
  if (file.finds.empty()) return fresh;
  std::string text =
      with_counts(spliced(file, 0, file.source.text().size(), "\\"), file.finds, before);
  fresh.source = SourceFile(file.source.path(), text);
  fresh.source = SourceFile(file.source.path(),
                            with_words_hash(std::move(text), before, transcript_in(fresh)));
  return fresh;
}

/// In YAML a plain value must not begin with `[`: such a line's value goes between quotation marks.
std::string quote_yaml_value(std::string_view line) {
  const std::size_t value = line.find(": [") != std::string_view::npos   ? line.find(": [") + 2
                            : line.find("- [") != std::string_view::npos ? line.find("- [") + 2
                                                                         : std::string_view::npos;
  if (value == std::string_view::npos) return std::string(line);
  std::string quoted = "\"";
  for (const char c : line.substr(value)) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return std::string(line.substr(0, value)) + quoted + "\"";
}

/// Prose with the placeholders in; front matter and YAML stay YAML.
std::string redacted_prose(const PersonalFile& file) {
  const std::string_view text = file.source.text();
  std::size_t front = file.path.ends_with(".yaml") ? text.size() : 0;
  if (text.starts_with("---\n")) front = std::min(text.find("\n---", 3), text.size());
  std::string out;
  std::size_t at = 0;
  while (at < front) {
    const std::size_t end = std::min(text.find('\n', at), front);
    const std::string line = spliced(file, at, end, "");
    out += line == text.substr(at, end - at) ? line : quote_yaml_value(line);
    if (end < text.size()) out += text[end];
    at = end + 1;
  }
  return at < text.size() ? out + spliced(file, at, text.size(), "") : out;
}

/// Where a place in a turn's old words stands in its new ones; inside a placeholder its end or
/// begin.
std::size_t moved(std::size_t at, const std::vector<std::pair<Span, std::size_t>>& taken_out,
                  bool is_end) {
  std::size_t shift = 0;
  for (const auto& [span, size] : taken_out) {
    if (span.end <= at) {
      shift += size - span.size();
    } else if (span.begin < at) {
      return span.begin + shift + (is_end ? size : 0);
    }
  }
  return at + shift;
}

/// What was taken out of each turn, in its words.
std::map<int, std::vector<std::pair<Span, std::size_t>>> by_turn(const Transcript& before,
                                                                 const PersonalFile& file) {
  std::map<int, std::vector<std::pair<Span, std::size_t>>> out;
  for (const Turn& turn : before.turns) {
    for (const PersonalFind& find : file.finds) {
      const auto begin = std::ranges::find(turn.word_source, find.span.begin);
      const auto last = std::ranges::find(turn.word_source, find.span.end - 1);
      if (begin == turn.word_source.end() || last == turn.word_source.end()) continue;
      out[turn.id].push_back({{static_cast<std::size_t>(begin - turn.word_source.begin()),
                               static_cast<std::size_t>(last - turn.word_source.begin()) + 1},
                              find.replacement.size()});
    }
  }
  return out;
}

/// Runs the search over a text of a record and puts numbered placeholders in.
using Clean = std::function<std::string(std::string_view)>;

/// One highlight, as it should be now.
Highlight follow(const Highlight& old, const Transcript& before, const Transcript& after,
                 const std::map<int, std::vector<std::pair<Span, std::size_t>>>& taken_out,
                 const Clean& clean, std::vector<std::string>& lost) {
  coding::Anchored anchored = coding::find_anchor(before, old);
  Highlight fresh = old;
  if (anchored.state == coding::AnchorState::lost) {
    lost.push_back(old.id);
    for (std::string* words : {&fresh.quote, &fresh.before, &fresh.after}) *words = clean(*words);
  } else {
    const auto turn = taken_out.find(anchored.first_turn);
    if (turn != taken_out.end()) {
      anchored.words = {moved(anchored.words.begin, turn->second, false),
                        moved(anchored.words.end, turn->second, true)};
    }
    if (after.find(anchored.first_turn) != nullptr && after.find(anchored.last_turn) != nullptr) {
      fresh = coding::refreshed(after, old, anchored);
    }
  }
  fresh.memo = clean(fresh.memo);
  return fresh;
}

bool same(const Highlight& a, const Highlight& b) {
  return a.first_turn == b.first_turn && a.quote == b.quote && a.at == b.at &&
         a.before == b.before && a.after == b.after && a.hash == b.hash && a.memo == b.memo;
}

/// Tag files of one transcript.
Result<void> follow_tags(const StudyData& data, const Transcript& before, const Transcript& after,
                         const PersonalFile& file, const Clean& clean, Redacting& out) {
  const auto taken_out = by_turn(before, file);
  for (const auto& tags : data.tags) {
    if (tags.value.session != before.session) continue;
    std::vector<Highlight> changed;
    for (const Highlight& highlight : tags.value.highlights) {
      Highlight fresh = follow(highlight, before, after, taken_out, clean, out.lost);
      if (!same(fresh, highlight)) changed.push_back(std::move(fresh));
    }
    if (changed.empty()) continue;
    out.highlights += changed.size();
    UXI_TRY(std::string text, coding::with_refreshed(tags.source, tags.value, changed));
    out.changes.replace(
        data.folder + "/tags/" + tags.value.session + "." + tags.value.coder + ".yaml",
        tags.source.text(), std::move(text));
  }
  return {};
}

/// Writes the transcripts with their placeholders, and the tags behind them; `sources` are those of
/// `out.files`.
Result<void> replace_in_transcripts(const StudyData& data,
                                    const std::vector<const StudyFile*>& sources,
                                    const Clean& clean, Redacting& out) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const PersonalFile& file = out.files[i];
    const Transcript before = transcript_in(*sources[i]);
    const StudyFile fresh = redacted_transcript(*sources[i], file, before);
    UXI_TRY_VOID(follow_tags(data, before, transcript_in(fresh), file, clean, out));
    if (!file.finds.empty()) {
      out.changes.replace(file.path, file.source.text(), std::string(fresh.source.text()));
    }
  }
  return {};
}

bool is_meant(const StudyFile& file, const std::set<std::string>& sessions) {
  return sessions.empty() || file.session.empty() || sessions.contains(file.session);
}

/// What quotes the transcripts: known texts everywhere, and in prose of the sessions all else.
Finder follower(const StudyData& data, const Personal& personal, const Placeholders& key) {
  Personal now = personal;
  now.key = key.entries();
  ingest::RedactOptions options = now.options;
  add_key(now, options);
  const Team& team = data.study.value.team;
  for (const Text* name : {&team.moderator, &team.note_taker}) {
    if (!name->value.empty()) options.allow.push_back(name->value);
  }
  return Finder(options);
}

/// What one search over the files finds, with the numbered placeholders.
struct Swept {
  std::vector<PersonalFile> transcripts;
  std::vector<const StudyFile*> sources;  ///< of the transcripts
  std::vector<PersonalFile> prose;        ///< those that hold something
};

Swept sweep(const StudyData& data, const Personal& personal, const std::vector<StudyFile>& files,
            const std::set<std::string>& sessions, Placeholders& key) {
  Swept out;
  const Searches searches(data, personal, files, Depth::guessed);
  for (const StudyFile& file : files) {
    if (file.kind != FileKind::transcript || !is_meant(file, sessions)) continue;
    out.transcripts.push_back({file.path, file.source, searches.in(file), {}});
    out.sources.push_back(&file);
  }
  number_finds(out.transcripts, key);
  const Finder finder = follower(data, personal, key);
  const auto search = [&](std::string_view words) { return finder.find(words); };
  for (const StudyFile& file : files) {
    if (file.kind != FileKind::prose || !is_meant(file, sessions)) continue;
    PersonalFile found{file.path, file.source, find_in_file(file, search), {}};
    if (!found.finds.empty()) out.prose.push_back(std::move(found));
  }
  number_finds(out.prose, key);
  return out;
}

std::string cleaned(const Finder& finder, Placeholders& key, std::string_view words) {
  std::vector<ingest::Redaction> found = finder.find(words);
  for (ingest::Redaction& one : found) {
    one.replacement = key.of(one.kind, one.replacement.substr(1, one.replacement.size() - 2),
                             words.substr(one.span.begin, one.span.size()));
  }
  return ingest::redacted(words, found);
}

}  // namespace

Result<CleanProse> clean_prose(const Workspace& workspace, const StudyData& data,
                               std::string_view text, Changes& changes) {
  Diagnostics findings;
  UXI_TRY(const Settings settings, workspace.settings(findings));
  UXI_TRY(const Personal personal, read_personal(workspace, settings, data.name));
  Placeholders key(personal.key);
  UXI_TRY(const auto used, used_placeholders(workspace, data.name));
  for (const std::string& placeholder : used) key.keep_free(placeholder);
  const Finder finder = follower(data, personal, key);
  CleanProse clean{.text = {}, .pieces = finder.find(text).size()};
  clean.text = cleaned(finder, key, text);
  if (key.entries() != personal.key) {
    UXI_TRY_VOID(put_key(workspace, data.name, key.entries(), changes));
  }
  return clean;
}

Result<std::vector<PersonalFile>> find_personal(const Workspace& workspace, const StudyData& data,
                                                const Personal& personal,
                                                const std::set<std::string>& sessions,
                                                Depth depth) {
  UXI_TRY(const auto files, study_files(workspace, data));
  const Searches searches(data, personal, files, depth);
  std::vector<PersonalFile> out;
  for (const StudyFile& file : files) {
    if (!sessions.empty() && !sessions.contains(file.session)) continue;
    PersonalFile found{file.path, file.source, searches.in(file), file.unread};
    out.push_back(std::move(found));
  }
  return out;
}

void report_unread(const std::vector<PersonalFile>& files, Diagnostics& diagnostics) {
  std::set<std::string> known;
  for (const Diagnostic& finding : diagnostics.items()) {
    if (finding.rule == kNoText) known.insert(finding.path);
  }
  for (const PersonalFile& file : files) {
    if (file.unread.empty() || known.contains(file.source.path())) continue;
    diagnostics.report(file.source, {}, Severity::error, std::string(kNoText),
                       "this cannot be checked for personal data: " + file.unread,
                       "save it as UTF-8, or keep it in private/");
  }
}

Result<std::vector<std::string>> files_named_after_people(const Workspace& workspace,
                                                          const StudyData& data,
                                                          const Personal& personal) {
  UXI_TRY(const auto files, study_files(workspace, data));
  std::vector<std::string> found;
  for (const StudyFile& file : files) {
    std::string path = " " + text::fold_search(file.path) + " ";
    std::ranges::replace_if(
        path, [](char c) { return c == '-' || c == '_' || c == '.' || c == '/'; }, ' ');
    const bool named = std::ranges::any_of(personal.options.names, [&](const std::string& name) {
      std::string plain = text::fold_search(name);
      std::ranges::replace(plain, '-', ' ');
      return text::contains(path, " " + plain + " ");
    });
    if (named) found.push_back(file.path);
  }
  return found;
}

Result<Redacting> plan_redaction(const Workspace& workspace, const StudyData& data,
                                 const Personal& personal, const std::set<std::string>& sessions) {
  UXI_TRY(const auto files, study_files(workspace, data));
  Placeholders key(personal.key);
  for (const StudyFile& file : files) {
    for (const std::string& placeholder : ingest::placeholders_in(file.source.text())) {
      key.keep_free(placeholder);
    }
  }
  // What is found in one place is looked for in all others, until there is nothing new.
  Personal now = personal;
  Swept swept = sweep(data, now, files, sessions, key);
  for (int round = 1; round < kMostRounds && key.entries() != now.key; ++round) {
    now.key = key.entries();
    swept = sweep(data, now, files, sessions, key);
  }
  Redacting out;
  out.files = std::move(swept.transcripts);
  const Finder finder = follower(data, personal, key);
  const Clean clean = [&](std::string_view words) { return cleaned(finder, key, words); };
  UXI_TRY_VOID(replace_in_transcripts(data, swept.sources, clean, out));
  for (const StudyFile& file : files) {
    if (file.unread.empty() || !is_meant(file, sessions)) continue;
    out.unread.emplace_back(file.source.path(), file.unread);
  }
  for (PersonalFile& file : swept.prose) {
    out.changes.replace(file.path, file.source.text(), redacted_prose(file));
    out.files.push_back(std::move(file));
  }
  for (const PersonalFile& file : out.files) {
    for (const PersonalFind& find : file.finds) out.texts.insert(find.text);
  }
  if (key.entries() != personal.key) {
    UXI_TRY_VOID(put_key(workspace, data.name, key.entries(), out.changes));
  }
  return out;
}

Result<Redacting> plan_taking_out(const Workspace& workspace, const StudyData& data,
                                  const Finder& finder,
                                  const std::function<bool(std::string_view session)>& is_meant,
                                  Placeholders& key) {
  UXI_TRY(const auto files, study_files(workspace, data));
  Redacting out;
  std::vector<const StudyFile*> sources;
  for (const StudyFile& file : files) {
    for (const std::string& placeholder : ingest::placeholders_in(file.source.text())) {
      key.keep_free(placeholder);
    }
    if (file.kind != FileKind::transcript || !is_meant(file.session)) continue;
    out.files.push_back(
        {file.path,
         file.source,
         find_in_file(file, [&](std::string_view words) { return finder.find(words); }),
         {}});
    sources.push_back(&file);
  }
  number_finds(out.files, key);
  const Clean clean = [&](std::string_view words) { return cleaned(finder, key, words); };
  UXI_TRY_VOID(replace_in_transcripts(data, sources, clean, out));
  return out;
}

}  // namespace uxi::workspace
