// uxi doctor: whether a workspace is set up well: its files, the index, what git ignores and
// merges.
#include <algorithm>
#include <array>

#include "cli/command.h"
#include "cli/git_setup.h"
#include "cli/indexed.h"
#include "cli/style.h"
#include "format/json.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/version.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string format = "text";
};

void declare(Flags& flags, Options& options) {
  flags.choice("--format", {"text", "json"}, options.format, "how it is printed");
  flags.describe(
      "Looks at the workspace as a whole, and changes nothing but the index: can every file be "
      "read, does anything lie where no command looks, is the index sound, does git keep private/ "
      "to itself and merge tags and themes. What files say is for `uxi check`. Exits 1 where "
      "something is wrong; a warning is no error.");
  flags.example("uxi doctor");
}

enum class Health { good, warning, error };
std::string_view name_of(Health health) {
  switch (health) {
    case Health::good: return "ok";
    case Health::warning: return "warning";
    case Health::error: return "error";
  }
  return "";
}

/// What was looked at, and how it is.
struct Sign {
  std::string what;
  Health health = Health::good;
  std::string says;
  std::string hint = {};
};

/// What lies in a study's folder, and the endings of what lies in its folders.
constexpr std::array<std::string_view, 8> kStudyFiles = {
    "study.yaml",    "screener.yaml", "participants.csv", "incentives.csv",
    "schedule.yaml", "codebook.yaml", "report.md",        "lint-baseline.json"};
struct Place {
  std::string_view folder;
  std::string_view ending;
};
constexpr std::array<Place, 9> kPlaces = {{{"sessions", ".yaml"},
                                           {"transcripts", ".md"},
                                           {"notes", ".md"},
                                           {"feedback", ".md"},
                                           {"debriefs", ".md"},
                                           {"tags", ".yaml"},
                                           {"themes", ".yaml"},
                                           {"insights", ".md"},
                                           {"guides", ".md"}}};
constexpr std::size_t kMostNamed = 3;

/// `a, b, c and 4 more`
std::string named(const std::vector<std::string>& all) {
  std::vector<std::string> some(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(kMostNamed, all.size())));
  std::string out = text::join(some, ", ");
  if (all.size() > kMostNamed) out += " and " + std::to_string(all.size() - kMostNamed) + " more";
  return out;
}

class Doctor {
 public:
  Doctor(Context& context, const workspace::Workspace& workspace)
      : context_(context), workspace_(workspace), files_(context.files()) {}

  Result<std::vector<Sign>> examine() {
    signs_.push_back({"uxi", Health::good, "version " + std::string(version())});
    UXI_TRY_VOID(look_at_files());
    UXI_TRY_VOID(look_for_strangers());
    look_at_index();
    look_at_private();
    UXI_TRY_VOID(look_at_git());
    return std::move(signs_);
  }

 private:
  void add(std::string what, Health health, std::string says, std::string hint = {}) {
    signs_.push_back({std::move(what), health, std::move(says), std::move(hint)});
  }

  /// Files of which nothing could be read: no text, broken syntax, over a limit.
  Result<void> look_at_files() {
    Diagnostics findings;
    (void)workspace_.settings(findings);
    UXI_TRY(const auto studies, workspace_.studies());
    std::size_t count = 1;
    std::vector<std::string> broken;
    const auto note = [&](const workspace::StudyData& data) {
      count += data.codebook_files.size() + data.sessions.size() + data.transcripts.size() +
               data.tags.size() + data.themes.size() + data.insights.size() + 1;
      findings.append(data.diagnostics.items());
    };
    for (const std::string& study : studies) {
      UXI_TRY(const auto data, workspace::load_study(workspace_, study));
      note(data);
    }
    findings.sort();
    for (const Diagnostic& finding : findings.items()) {
      const bool unread = finding.rule == workspace::kNoText || finding.rule == "yaml/syntax" ||
                          finding.rule == "yaml/conflict" || finding.rule == "yaml/limit";
      const std::string place = finding.path + ":" + std::to_string(finding.begin.line);
      const bool again = !broken.empty() && broken.back().starts_with(finding.path + ":");
      if (unread && !again) broken.push_back(place);
    }
    if (broken.empty()) {
      add("files", Health::good,
          text::counted(studies.size(), "study", "studies") + ", " + text::counted(count, "file") +
              ", all of them text that can be read");
    } else {
      add("files", Health::error,
          text::counted(broken.size(), "file") + " cannot be read: " + named(broken),
          "`uxi check` says what is wrong");
    }
    return {};
  }

  /// What lies in a study's folder where no command looks for it.
  Result<void> look_for_strangers() {
    std::vector<std::string> strangers;
    UXI_TRY(const auto studies, workspace_.studies());
    for (const std::string& study : studies) {
      const std::string folder = "studies/" + study;
      UXI_TRY(const auto entries, files_.list(workspace_.path(folder)));
      for (const io::FolderEntry& entry : entries) {
        const bool is_folder = entry.kind == io::FileKind::folder;
        if (entry.name.starts_with(".") || (is_folder && entry.name == "reports")) continue;
        const std::string path = folder + "/" + entry.name;
        const auto place = std::ranges::find(kPlaces, entry.name, &Place::folder);
        if (is_folder && place != kPlaces.end()) {
          UXI_TRY_VOID(look_into(path, place->ending, strangers));
        } else if (is_folder || !is_known(entry.name)) {
          strangers.push_back(path);
        }
      }
    }
    if (strangers.empty()) {
      add("unknown files", Health::good, "none");
    } else {
      add("unknown files", Health::warning, "no command reads " + named(strangers),
          "rename them, or put them elsewhere; uxi-workspace(5) says what lies where");
    }
    return {};
  }

  /// Guides may be called as one likes.
  static bool is_known(std::string_view name) {
    return name.ends_with(".md") || std::ranges::find(kStudyFiles, name) != kStudyFiles.end();
  }

  Result<void> look_into(const std::string& folder, std::string_view ending,
                         std::vector<std::string>& strangers) {
    UXI_TRY(const auto entries, files_.list(workspace_.path(folder)));
    for (const io::FolderEntry& entry : entries) {
      if (entry.name.starts_with(".")) continue;
      if (entry.kind == io::FileKind::folder || !entry.name.ends_with(ending)) {
        strangers.push_back(folder + "/" + entry.name);
      }
    }
    return {};
  }

  void look_at_index() {
    auto index = open_index(context_, workspace_);
    if (!index) return add("index", Health::warning, index.error().message, index.error().hint);
    const auto sound = index->is_sound();
    if (!sound || !*sound) {
      return add("index", Health::warning, "it is damaged", "`uxi index --rebuild` makes it anew");
    }
    if (index->path().empty()) {
      return add("index", Health::warning,
                 "there is no place for it, so that every search makes it", "let .uxi/ be written");
    }
    const auto fresh = index->refresh();  // one that is never filled would be made again each time
    if (!fresh) return add("index", Health::warning, fresh.error().message, fresh.error().hint);
    add("index", Health::good, index->path() + ", of " + text::counted(fresh->files, "file"));
  }

  void look_at_private() {
    const auto info = files_.info(workspace_.path("private"));
    constexpr unsigned kOthers = 077;
    if (!info) return add("private/", Health::good, "is not here");
    if ((info->mode & kOthers) != 0) {
      return add("private/", Health::warning, "others on this machine can look into it",
                 "`chmod go= private`");
    }
    add("private/", Health::good, "for its owner alone");
  }

  /// What git says; nothing where it says no, or is not there.
  std::optional<std::string> git(std::vector<std::string> words) {
    constexpr int kTimeMs = 10'000;
    words.insert(words.begin(), "git");
    const auto done = context_.env().run_process(
        {.argv = std::move(words),
         .folder = io::normalised(io::join(context_.env().working_folder, workspace_.root())),
         .time_limit_ms = kTimeMs});
    if (!done || done->exit_status != 0) return std::nullopt;
    return std::string(text::trim(done->out));
  }

  Result<void> look_at_git() {
    if (!git({"rev-parse", "--git-dir"})) {
      add("git", Health::good, "no repository that git knows");
      return {};
    }
    const std::string tracked = git({"ls-files", "--", "private", ".uxi"}).value_or("");
    if (!tracked.empty()) {
      add("git: private/", Health::error,
          "git keeps " + named(text_lines(tracked)) + ", for everybody who gets the repository",
          "`git rm --cached` takes it out of the next commit; history keeps it");
    } else if (!git({"check-ignore", "-q", "private/x"}) ||
               !git({"check-ignore", "-q", ".uxi/x"})) {
      add("git: private/", Health::error, "private/ and .uxi/ are not both ignored",
          "write both into .gitignore");
    } else {
      add("git: private/", Health::good, "ignored");
    }
    UXI_TRY(const auto missing, missing_attributes(context_, workspace_.root()));
    const bool driver = !git({"config", "merge.uxi.driver"}).value_or("").empty();
    const bool attributes = !missing && io::exists(files_, workspace_.path(".gitattributes"));
    if (driver && attributes) {
      add("git: merging", Health::good, "tags, themes and codebooks by `uxi merge-driver`");
    } else if (attributes) {
      add("git: merging", Health::warning,
          "tags and themes line by line: the merge driver is not set up in this clone",
          "`uxi init --git` does that");
    } else {
      add("git: merging", Health::warning, ".gitattributes does not say how tags and themes merge",
          "`uxi init --git` writes it");
    }
    return {};
  }

  static std::vector<std::string> text_lines(const std::string& text) {
    std::vector<std::string> out;
    for (const std::string_view line : text::split(text, '\n')) out.emplace_back(line);
    return out;
  }

  Context& context_;
  const workspace::Workspace& workspace_;
  io::FileSystem& files_;
  std::vector<Sign> signs_;
};

std::string as_text(const std::vector<Sign>& signs, const Style& style) {
  constexpr int kColumn = 16;
  constexpr int kWidth = 80;
  std::string out;
  for (const Sign& sign : signs) {
    std::string left = text::printable(sign.what);
    left += std::string(static_cast<std::size_t>(std::max(1, kColumn - text::display_width(left))),
                        ' ');
    std::string says = sign.health == Health::good ? "" : std::string(name_of(sign.health)) + ": ";
    says += sign.says + (sign.hint.empty() ? "" : "; " + sign.hint);
    const std::string wrapped = text::wrap(text::printable(says), kWidth - kColumn, 0);
    const std::string next = '\n' + std::string(kColumn, ' ');
    const std::string right = text::replace_all(wrapped, "\n", next);
    out += left +
           (sign.health == Health::error     ? style(Mark::error, right)
            : sign.health == Health::warning ? style(Mark::warning, right)
                                             : right) +
           "\n";
  }
  return out;
}

std::string as_json(const std::vector<Sign>& signs) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("program", version()).key("checks").begin_array();
  for (const Sign& sign : signs) {
    json.begin_object().field("what", sign.what).field("health", name_of(sign.health));
    json.field("says", sign.says).field("hint", sign.hint).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const auto signs, Doctor(context, workspace).examine());
  context.page(options.format == "json" ? as_json(signs) : as_text(signs, context.out_style()));
  const bool ill =
      std::ranges::any_of(signs, [](const Sign& sign) { return sign.health == Health::error; });
  return ill ? ExitStatus::no : ExitStatus::done;
}

}  // namespace

Command doctor_command() {
  return {.name = "doctor",
          .summary = "whether the workspace is set up well: files, index, git",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
