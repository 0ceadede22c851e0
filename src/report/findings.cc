#include "report/findings.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "text/strings.h"

namespace uxi::report {

using FindingFormatMaker = FindingFormat (*)();

#include "finding_formats.inc"

std::span<const FindingFormat> finding_formats() {
  static const std::vector<FindingFormat> kFormats = [] {
    std::vector<FindingFormat> formats;
    for (const FindingFormatMaker make : kFindingFormatMakers) formats.push_back(make());
    return formats;
  }();
  return kFormats;
}

std::string FindingFormat::render(const Findings& findings) const {
  std::string all;
  print(findings, [&all](std::string_view part) { all += part; });
  return all;
}

const FindingFormat* find_finding_format(std::string_view name) {
  const auto formats = finding_formats();
  const auto found = std::ranges::find(formats, name, &FindingFormat::name);
  return found == formats.end() ? nullptr : &*found;
}

UnreadFile unread_file(std::string path, const Error& error) {
  UnreadFile file{.path = std::move(path), .reason = error.message};
  if (!error.hint.empty()) file.reason += "; " + error.hint;
  // It may be another file that stood in the way.
  if (!error.path.empty() && error.path != file.path) file.reason = error.path + " " + file.reason;
  return file;
}

std::size_t count(const Findings& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::ranges::count(findings.list, severity, &Diagnostic::severity));
}

std::string summary(const Findings& findings) {
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    const std::size_t n = count(findings, severity);
    if (n == 0) continue;
    if (!out.empty()) out += ", ";
    out += text::counted(n, to_string(severity));
  }
  if (out.empty()) out = "nothing found";
  out += " in " + text::counted(findings.files.size(), "file");
  if (!findings.unread.empty()) out += ", " + std::to_string(findings.unread.size()) + " not read";
  if (findings.left_out > 0) out += ", " + std::to_string(findings.left_out) + " left out";
  return out;
}

std::vector<FileFindings> by_file(const Findings& findings) {
  std::map<std::string_view, FileFindings> files;
  for (const std::string& path : findings.files) files[path].path = path;
  for (const UnreadFile& file : findings.unread) {
    files[file.path].path = file.path;
    files[file.path].unread = file.reason;
  }
  for (const Diagnostic& finding : findings.list) {
    files[finding.path].path = finding.path;
    files[finding.path].list.push_back(&finding);
  }
  std::vector<FileFindings> out;
  for (auto& [path, file] : files) out.push_back(std::move(file));
  return out;
}

namespace {

/// The file that the finding's fix is about; null where it has none, or the text is not at hand.
const SourceFile* source_of_fix(const Findings& findings, const Diagnostic& finding) {
  if (!finding.fix) return nullptr;
  const auto source = std::ranges::find_if(
      findings.sources, [&](const SourceFile* each) { return each->path() == finding.path; });
  return source == findings.sources.end() ? nullptr : *source;
}

PlacedEdit place(const SourceFile& file, const Edit& edit) {
  return {.begin = file.position(edit.span.begin),
          .end = file.position(edit.span.end),
          .begin_columns = file.columns(edit.span.begin),
          .end_columns = file.columns(edit.span.end),
          .text = edit.text};
}

}  // namespace

std::vector<PlacedEdit> placed_edits(const Findings& findings, const Diagnostic& finding) {
  const SourceFile* file = source_of_fix(findings, finding);
  std::vector<PlacedEdit> placed;
  if (file == nullptr) return placed;
  for (const Edit& edit : finding.fix->edits) placed.push_back(place(*file, edit));
  return placed;
}

std::optional<PlacedEdit> joined_edit(const Findings& findings, const Diagnostic& finding) {
  const SourceFile* file = source_of_fix(findings, finding);
  if (file == nullptr || finding.fix->edits.empty()) return std::nullopt;
  Edit joined = finding.fix->edits.front();
  for (const Edit& edit : std::span(finding.fix->edits).subspan(1)) {
    joined.text += std::string(file->slice({joined.span.end, edit.span.begin})) + edit.text;
    joined.span.end = edit.span.end;
  }
  return place(*file, joined);
}

std::string path_from_root(const Findings& findings, std::string_view path) {
  if (path.starts_with('/')) {
    const bool inside = !findings.root.empty() && path.starts_with(findings.root) &&
                        path.substr(findings.root.size()).starts_with('/');
    return std::string(inside ? path.substr(findings.root.size() + 1) : path);
  }
  std::vector<std::string> parts;
  const std::string whole = findings.below_root + "/" + std::string(path);
  for (const std::string_view part : text::split(whole, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else {
      parts.emplace_back(part);
    }
  }
  return text::join(parts, "/");
}

std::string whole_message(const Diagnostic& finding) {
  if (finding.suggestion.empty()) return finding.message;
  return finding.message + "; " + finding.suggestion;
}

}  // namespace uxi::report
