// Dependencies, record and outputs of a report.
#include "cli/report_files.h"

#include <algorithm>
#include <functional>
#include <map>

#include "format/json.h"
#include "io/path.h"
#include "text/strings.h"
#include "uxi/hash.h"

namespace uxi::cli {
namespace {

constexpr std::string_view kFolders[] = {"sessions", "transcripts", "notes",   "tags",
                                         "themes",   "insights",    "feedback"};
constexpr std::string_view kFiles[] = {"study.yaml", "screener.yaml", "participants.csv",
                                       "codebook.yaml", "report.md"};

/// Kept in a study, and no part of what a report is made from.
constexpr std::string_view kOtherFolders[] = {"debriefs"};
constexpr std::string_view kOtherFiles[] = {"incentives.csv", "schedule.yaml", "reports/uxi.lock"};
constexpr std::string_view kWorkspaceFiles[] = {"uxi.yaml", "codebook.yaml", ".gitignore",
                                                ".gitattributes", "private/contacts.csv"};
constexpr std::string_view kWorkspaceFolders[] = {"templates/", ".uxi/", ".git/"};

/// Whether a path inside the workspace is one that its layout knows, but for what is generated.
bool is_kept(std::string_view path) {
  const auto is_path = [&](std::string_view one) { return path == one; };
  const auto holds_path = [&](std::string_view folder) { return path.starts_with(folder); };
  if (std::ranges::any_of(kWorkspaceFiles, is_path)) return true;
  if (std::ranges::any_of(kWorkspaceFolders, holds_path)) return true;
  constexpr std::string_view kStudies = "studies/";
  const std::size_t slash = path.find('/', kStudies.size());
  if (!path.starts_with(kStudies) || slash == std::string_view::npos) return false;
  path.remove_prefix(slash + 1);
  const bool guide = path.starts_with("guide") && path.ends_with(".md");
  if (guide || std::ranges::any_of(kFiles, is_path) || std::ranges::any_of(kOtherFiles, is_path))
    return true;
  const std::string_view folder = path.substr(0, path.find('/'));
  const auto is_folder = [&](std::string_view one) { return folder == one && folder != path; };
  return std::ranges::any_of(kFolders, is_folder) || std::ranges::any_of(kOtherFolders, is_folder);
}

void tidy(std::vector<std::string>& paths) {
  std::ranges::sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
}

/// As make and ninja both read it.
std::string quoted(const std::string& path) {
  std::string out = text::replace_all(path, "\\ ", "\\\\ ");
  out = text::replace_all(text::replace_all(out, "$", "$$"), " ", "\\ ");
  return text::replace_all(out, "#", "\\#");
}

/// The path itself where it is there, else the nearest folder above it that is.
std::string nearest(const workspace::Workspace& workspace, std::string path) {
  while (!path.empty() && !io::exists(workspace.files(), workspace.path(path)))
    path = io::parent(path);
  return path;
}

// ---- reports/uxi.lock

using format::json::Value;

/// What reports/uxi.lock says: of each report a few words, of each digest the files behind it.
struct Lock {
  std::map<std::string, std::map<std::string, std::string>> reports;
  std::map<std::string, std::map<std::string, std::string>> inputs;
};

std::map<std::string, std::map<std::string, std::string>> read_table(const Value* table) {
  std::map<std::string, std::map<std::string, std::string>> out;
  if (table == nullptr) return out;
  for (const auto& [name, fields] : table->fields) {
    auto& row = out[name];
    for (const auto& [key, value] : fields.fields) row[key] = value.string;
  }
  return out;
}

/// What cannot be read was written by nobody: the file is derived, and begun anew.
Lock read_lock(io::FileSystem& files, const std::string& path) {
  const auto bytes = files.read(path);
  if (!bytes) return {};
  const auto value = format::json::parse(*bytes);
  if (!value) return {};
  return {read_table(value->find("reports")), read_table(value->find("inputs"))};
}

void write_table(format::json::Writer& json, std::string_view name,
                 const std::map<std::string, std::map<std::string, std::string>>& table) {
  json.key(name).begin_object();
  for (const auto& [key, row] : table) {
    json.key(key).begin_object();
    for (const auto& [field, value] : row) json.field(field, value);
    json.end_object();
  }
  json.end_object();
}

/// Reports that are gone, and lists that none of them was made from, are left out.
std::string lock_text(Lock lock, const std::function<bool(const std::string&)>& is_there) {
  std::erase_if(lock.reports, [&](const auto& entry) { return !is_there(entry.first); });
  std::erase_if(lock.inputs, [&](const auto& entry) {
    return std::ranges::none_of(lock.reports, [&](const auto& report) {
      const auto made_from = report.second.find("made_from");
      return made_from != report.second.end() && made_from->second == entry.first;
    });
  });
  format::json::Writer json;
  json.begin_object().field("version", 1);
  write_table(json, "reports", lock.reports);
  write_table(json, "inputs", lock.inputs);
  json.end_object();
  return json.text();
}

}  // namespace

Result<ReportSources> ReportSources::of(const workspace::Workspace& workspace,
                                        const workspace::StudyData& data,
                                        const std::vector<std::string>& others) {
  ReportSources sources;
  const auto add = [&](const SourceFile& source) {
    const auto path = workspace.inside(source.path());
    if (path) sources.files_.push_back({*path, content_hash(source.text())});
  };
  const auto add_all = [&](const auto& list) {
    for (const auto& loaded : list) add(loaded.source);
  };
  add(data.study.source);
  add_all(data.codebook_files);
  add_all(data.sessions);
  add_all(data.transcripts);
  add_all(data.tags);
  add_all(data.themes);
  add_all(data.insights);
  if (data.roster) add(data.roster->source);
  if (data.screener) add(data.screener->source);
  std::vector<std::string> looked_for = others;
  looked_for.insert(looked_for.end(), {"uxi.yaml", data.folder + "/report.md"});
  for (const std::string& path : looked_for) {
    UXI_TRY(const auto source, workspace.read_if_there(path));
    if (source) add(*source);
  }
  std::ranges::sort(sources.files_);
  sources.files_.erase(std::unique(sources.files_.begin(), sources.files_.end()),
                       sources.files_.end());
  for (const std::string_view folder : kFolders)
    sources.watched_.push_back(io::join(data.folder, folder));
  for (const std::string_view file : kFiles)
    sources.watched_.push_back(io::join(data.folder, file));
  sources.watched_.emplace_back("codebook.yaml");
  sources.watched_.insert(sources.watched_.end(), others.begin(), others.end());
  return sources;
}

std::string ReportSources::digest() const {
  std::string list;
  for (const ReportSource& file : files_) list += file.path + '\t' + file.hash + '\n';
  return content_hash(list);
}

std::string ReportSources::depfile(const workspace::Workspace& workspace,
                                   const std::string& output) const {
  std::string root;  // where the output is named from the root of all, so are these
  if (output.starts_with('/')) {
    const std::string above = workspace.root().empty() ? "." : workspace.root();
    root = workspace.files().real_path(above).value_or("");
  }
  const auto shown = [&](const std::string& path) {
    std::string name = root.empty() ? workspace.display(path) : io::normalised(root + "/" + path);
    return name.empty() ? std::string(".") : name;
  };
  std::vector<std::string> paths;
  for (const ReportSource& file : files_) paths.push_back(shown(file.path));
  for (const std::string& path : watched_) paths.push_back(shown(nearest(workspace, path)));
  tidy(paths);
  std::string out = quoted(output) + ":";
  for (const std::string& path : paths) out += " \\\n  " + quoted(path);
  out += "\n";
  for (const std::string& path : paths) out += "\n" + quoted(path) + ":\n";
  return out;
}

Result<void> check_output(const workspace::Workspace& workspace, const std::string& output) {
  const auto inside = workspace.inside(output);
  if (!inside || !is_kept(io::normalised(*inside))) return {};
  return fail(ErrorKind::usage, "`" + output + "` is a file that the workspace keeps",
              "write into a folder of its own, such as reports/");
}

Result<void> write_output(Context& context, const std::string& path, const std::string& bytes,
                          bool restat) {
  const auto old = context.files().read(path);
  if (old && *old == bytes) return restat ? Result<void>() : context.files().touch(path);
  if (const std::string folder = io::parent(path); !folder.empty()) {
    UXI_TRY_VOID(context.files().make_folders(folder));
  }
  UXI_TRY_VOID(io::replace_file(context.files(), path, bytes));
  return context.files().touch(path);
}

Result<void> note_in_lock(Context& context, const workspace::Workspace& workspace,
                          const workspace::StudyData& data, const ReportSources& sources,
                          const std::string& output, const report::Document& document) {
  const auto inside = workspace.inside(output);
  if (!inside) return {};
  const std::string folder = data.folder + "/reports";
  const std::string path = workspace.path(folder + "/uxi.lock");
  io::Journal journal = workspace.journal();
  UXI_TRY(const auto held, journal.lock());
  context.note_settled(journal);
  Lock lock = read_lock(context.files(), path);
  auto& entry = lock.reports[*inside];
  entry = {{"kind", std::string(to_string(document.kind))},
           {"audience", std::string(to_string(document.audience))},
           {"date", to_string(document.date)},
           {"made_from", sources.digest()}};
  auto& inputs = lock.inputs[sources.digest()];
  inputs.clear();
  for (const ReportSource& file : sources.files()) inputs[file.path] = file.hash;
  const std::string text = lock_text(std::move(lock), [&](const std::string& report) {
    return report == *inside || io::exists(context.files(), workspace.path(report));
  });
  const auto old = context.files().read(path);
  if (old && *old == text) return {};
  UXI_TRY_VOID(context.files().make_folders(workspace.path(folder)));
  return io::replace_file(context.files(), path, text);
}

}  // namespace uxi::cli
