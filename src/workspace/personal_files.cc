#include "workspace/personal_files.h"

#include <algorithm>
#include <array>

#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::workspace {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 20U;
constexpr int kMostDepth = 6;
constexpr std::size_t kContext = 32;  // code points of words round a find

bool is_text_name(std::string_view name) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {".md", ".yaml", ".yml", ".csv", ".tsv", ".txt", ".json", ".html", ".lock"});
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

FileKind kind_of(std::string_view inside_study) {
  for (const std::string_view folder : {"transcripts/", "notes/", "feedback/"}) {
    if (!inside_study.starts_with(folder)) continue;
    return inside_study.ends_with(".md") ? FileKind::transcript : FileKind::other;
  }
  if (inside_study.starts_with("tags/")) return FileKind::tags;
  for (const std::string_view folder : {"debriefs/", "insights/", "themes/"}) {
    if (inside_study.starts_with(folder)) return FileKind::prose;
  }
  return inside_study == "report.md" ? FileKind::prose : FileKind::other;
}

/// `P01` of `transcripts/P01.md`, `notes/P01.ben.md`, `tags/P01.ana.yaml`, `debriefs/P01.md`.
std::string session_of(std::string_view inside_study) {
  for (const std::string_view folder : {"transcripts/", "notes/", "tags/", "debriefs/"}) {
    if (!inside_study.starts_with(folder)) continue;
    const std::string_view name = inside_study.substr(folder.size());
    return std::string(name.substr(0, name.find('.')));
  }
  return {};
}

Result<void> walk(const Workspace& workspace, const std::string& study, const std::string& folder,
                  int depth, std::vector<StudyFile>& found) {
  UXI_TRY(const auto entries, workspace.files().list(workspace.path(folder)));
  for (const io::FolderEntry& entry : entries) {
    const std::string path = folder + "/" + entry.name;
    if (entry.name.starts_with('.')) continue;
    if (entry.kind == io::FileKind::folder) {
      if (depth < kMostDepth) UXI_TRY_VOID(walk(workspace, study, path, depth + 1, found));
      continue;
    }
    if (entry.kind != io::FileKind::file || !is_text_name(entry.name)) continue;
    auto bytes = workspace.files().read(workspace.path(path), kMostBytes);
    const std::string_view inside = std::string_view(path).substr(study.size() + 1);
    StudyFile file{path, FileKind::other, session_of(inside),
                   SourceFile(workspace.display(path), "")};
    if (!bytes && bytes.error().kind != ErrorKind::limit) return pass_on(std::move(bytes));
    if (!bytes) {
      file.unread = "it is over 16 MiB";
    } else if (text::find_invalid_utf8(*bytes) || bytes->find('\0') != std::string::npos) {
      file.unread = "it is no UTF-8 text";
    } else {
      file.kind = kind_of(inside);
      file.source = SourceFile(workspace.display(path), *std::move(bytes));
    }
    found.push_back(std::move(file));
  }
  return {};
}

/// One stretch of words, and the byte of the file that each of its bytes comes from.
struct Stretch {
  std::string words;
  std::vector<std::size_t> source;
};

Stretch raw(std::string_view text, std::size_t begin, std::size_t end) {
  Stretch stretch{std::string(text.substr(begin, end - begin)), {}};
  for (std::size_t at = begin; at < end; ++at) stretch.source.push_back(at);
  return stretch;
}

/// Words of turns, and the block quotes between them.
std::vector<Stretch> transcript_stretches(const StudyFile& file) {
  std::vector<Stretch> stretches;
  for (const Turn& turn : transcript_in(file).turns) {
    stretches.push_back({turn.words, turn.word_source});
  }
  const std::string_view text = file.source.text();
  std::size_t at = 0;
  for (const std::string_view line : text::split(text, '\n')) {
    if (line.starts_with('>')) stretches.push_back(raw(text, at, at + line.size()));
    at += line.size() + 1;
  }
  return stretches;
}

/// Of a tag file the words between quotation marks; ids, codes and hashes are nobody's.
std::vector<Stretch> tag_stretches(const StudyFile& file) {
  std::vector<Stretch> stretches;
  const std::string_view text = file.source.text();
  std::size_t at = 0;
  while ((at = text.find('"', at)) != std::string_view::npos) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '"')
      end += text[end] == '\\' ? std::size_t{2} : std::size_t{1};
    end = std::min(end, text.size());
    stretches.push_back(raw(text, at + 1, end));
    at = end + 1;
  }
  return stretches;
}

std::string tail(std::string_view text) {
  // Four bytes make any code point; the front may be cut through one.
  if (text.size() > kContext * 4) text.remove_prefix(text.size() - kContext * 4);
  while (!text.empty() && (static_cast<unsigned char>(text[0]) & 0xC0U) == 0x80U) {
    text.remove_prefix(1);
  }
  const std::size_t n = text::count_code_points(text);
  return std::string(n <= kContext ? text : text.substr(text::byte_offset(text, n - kContext)));
}

void add_finds(const Stretch& stretch, std::vector<ingest::Redaction> redactions,
               std::vector<PersonalFind>& out) {
  const std::string_view words = stretch.words;
  for (ingest::Redaction& one : redactions) {
    const std::string_view behind = words.substr(one.span.end);
    out.push_back({.span = {stretch.source[one.span.begin], stretch.source[one.span.end - 1] + 1},
                   .kind = std::move(one.kind),
                   .text = std::string(words.substr(one.span.begin, one.span.size())),
                   .replacement = std::move(one.replacement),
                   .before = tail(words.substr(0, one.span.begin)),
                   .after = std::string(behind.substr(
                       0, text::byte_offset(behind.substr(0, kContext * 4), kContext))),
                   .doubtful = one.doubtful});
  }
}

}  // namespace

Result<std::vector<StudyFile>> study_files(const Workspace& workspace, const StudyData& data) {
  std::vector<StudyFile> found;
  UXI_TRY_VOID(walk(workspace, data.folder, data.folder, 0, found));
  std::ranges::sort(found, {}, &StudyFile::path);
  return found;
}

Transcript transcript_in(const StudyFile& file) {
  Diagnostics unread;
  return read_transcript(file.source, io::stem(file.path), unread);
}

std::vector<PersonalFind> find_in_file(
    const StudyFile& file,
    const std::function<std::vector<ingest::Redaction>(std::string_view)>& search) {
  std::vector<Stretch> stretches;
  switch (file.kind) {
    case FileKind::transcript: stretches = transcript_stretches(file); break;
    case FileKind::tags: stretches = tag_stretches(file); break;
    default: stretches.push_back(raw(file.source.text(), 0, file.source.text().size()));
  }
  std::vector<PersonalFind> finds;
  for (const Stretch& stretch : stretches) add_finds(stretch, search(stretch.words), finds);
  std::ranges::stable_sort(finds, {}, [](const PersonalFind& find) { return find.span.begin; });
  return finds;
}

}  // namespace uxi::workspace
