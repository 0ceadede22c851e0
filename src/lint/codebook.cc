#include "lint/codebook.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <optional>
#include <set>

#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::lint {
namespace {

constexpr std::size_t kFewestMeetings = 3;      ///< before "always together" means anything
constexpr std::size_t kFewestParticipants = 3;  ///< before "one participant only" does
constexpr std::size_t kFewestCoded = 20;        ///< highlights, before "too broad" does
constexpr double kBroad = 0.4;                  ///< share of all highlights
constexpr std::size_t kNearLeast = 5;           ///< letters of names that may be near

RuleInfo rule(std::string_view id, std::string_view title, Severity severity,
              std::string_view message, std::string_view why) {
  RuleInfo info{};
  info.id = id;
  info.family = "codebook";
  info.title = title;
  info.severity = severity;
  info.severity_of_probes = severity;
  info.check = "codebook";
  info.applies = "codes of a codebook";
  info.message = message;
  info.why = why;
  return info;
}

const std::array<RuleInfo, 6>& all_rules() {
  static const std::array<RuleInfo, 6> rules = {
      rule("codebook/always-together", "Two codes that always meet", Severity::suggestion,
           "`{code}` and `{other}` always stand together",
           "Two codes that never stand alone say one thing twice; or one is a part of the other."),
      rule("codebook/near-duplicate", "Names that are nearly the same", Severity::warning,
           "`{code}` and `{other}` are nearly the same name",
           "Coders take the first of two that look alike, and counts are split between them."),
      rule("codebook/no-definition", "No definition", Severity::warning,
           "`{code}` does not say when to use it",
           "A second coder gives a code in the same way only where it is written down when."),
      rule("codebook/one-participant", "One participant only", Severity::suggestion,
           "`{code}` stands in the words of {other} only",
           "One person's case is worth keeping, but it is no pattern yet."),
      rule("codebook/too-broad", "Too broad", Severity::suggestion,
           "`{code}` stands on {other} of all highlights",
           "A code that fits nearly everything tells little apart."),
      rule("codebook/unused", "Unused", Severity::suggestion, "no highlight carries `{code}`",
           "Codes that nobody gives make the others harder to find."),
  };
  return rules;
}

bool fits(std::string_view setting, std::string_view id) {
  if (setting == id) return true;
  return setting.ends_with("/*") && id.starts_with(setting.substr(0, setting.size() - 1));
}

/// What the settings make of a rule; nothing where it is off.
std::optional<Severity> severity_of(const RuleInfo& info, const LintOptions& options) {
  std::optional<Severity> severity = info.severity;
  for (const RuleSetting& setting : options.settings) {
    if (fits(setting.rule, info.id)) severity = setting.severity;
  }
  return severity;
}

/// How a code is used.
struct Use {
  std::set<std::size_t> highlights;
  std::set<std::string> participants;
};

/// The last word of a path as letters that may be compared: stems, without hyphens.
std::string plain_name(std::string_view path) {
  std::string out;
  for (const text::Word& word : text::words(text::replace_all(
           path.substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1), "-", " "))) {
    out += text::stem(word.folded);
  }
  return out;
}

bool are_near(const Code& a, const Code& b) {
  const auto near = [](const std::string& one, const std::string& two) {
    if (one.empty() || two.empty()) return false;
    if (one == two) return true;
    const std::size_t length = std::min(text::count_code_points(one), text::count_code_points(two));
    return length >= kNearLeast && text::edit_distance(one, two, 1) <= 1;
  };
  if (near(plain_name(a.path.value), plain_name(b.path.value))) return true;
  return !a.name.value.empty() &&
         text::fold_case(text::trim(a.name.value)) == text::fold_case(text::trim(b.name.value));
}

bool is_below(const Code& a, const Code& b) {
  return a.path.value.starts_with(b.path.value + "/") ||
         b.path.value.starts_with(a.path.value + "/");
}

class Linter {
 public:
  Linter(const SourceFile& source, const Codebook& codebook, const std::vector<CodedWords>& coded,
         const LintOptions& options)
      : source_(source), options_(options), coded_(coded.size()) {
    for (const Code& code : codebook.codes) {
      if (!code.retired) codes_.push_back(&code);
    }
    for (std::size_t i = 0; i < coded.size(); ++i) {
      if (!coded[i].codes.empty()) participants_.insert(coded[i].participant);
      for (const std::string& code : coded[i].codes) {
        uses_[code].highlights.insert(i);
        uses_[code].participants.insert(coded[i].participant);
      }
    }
  }

  std::vector<Diagnostic> run() {
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      const Code& code = *codes_[i];
      check_definition(code);
      if (coded_ > 0) check_use(code);
      for (std::size_t j = 0; j < i; ++j) check_pair(code, *codes_[j]);
    }
    found_.sort();
    return found_.items();
  }

 private:
  void report(std::string_view id, const Code& code, const std::string& other,
              std::string suggestion) {
    const auto info = std::ranges::find(all_rules(), id, &RuleInfo::id);
    const auto severity = severity_of(*info, options_);
    if (!severity) return;
    std::string message = text::replace_all(info->message, "{code}", code.path.value);
    message = text::replace_all(message, "{other}", other);
    Diagnostic finding = diagnose(source_, code.path.span, *severity, std::string(id),
                                  std::move(message), std::move(suggestion));
    finding.family = info->family;
    finding.subject = code.path.value;
    found_.add(std::move(finding));
  }

  [[nodiscard]] const Use& use_of(const Code& code) const {
    static const Use none;
    const auto found = uses_.find(code.path.value);
    return found == uses_.end() ? none : found->second;
  }

  void check_definition(const Code& code) {
    if (code.marker || !text::trim(code.use_when.value).empty()) return;
    report("codebook/no-definition", code, "", "write `use_when`, and `not_when` where it helps");
  }

  /// A level above others is used by what is below it.
  [[nodiscard]] bool has_used_below(const Code& code) const {
    const auto below = uses_.lower_bound(code.path.value + "/");
    return below != uses_.end() && below->first.starts_with(code.path.value + "/");
  }

  void check_use(const Code& code) {
    const Use& use = use_of(code);
    if (use.highlights.empty()) {
      if (!has_used_below(code)) {
        report("codebook/unused", code, "",
               "`uxi codebook retire " + code.path.value + "`, or take it out");
      }
      return;
    }
    if (!code.marker && use.participants.size() == 1 && use.highlights.size() > 1 &&
        participants_.size() >= kFewestParticipants) {
      report("codebook/one-participant", code, "`" + *use.participants.begin() + "`",
             "look for it in the others, or `uxi codebook merge` it");
    }
    const double share = static_cast<double>(use.highlights.size()) / static_cast<double>(coded_);
    if (!code.marker && coded_ >= kFewestCoded && share > kBroad) {
      report("codebook/too-broad", code, fmt::format("{:.0f} %", share * 100),
             "`uxi codebook split " + code.path.value + " --into ...`");
    }
  }

  void check_pair(const Code& code, const Code& earlier) {
    if (are_near(code, earlier) && !is_below(code, earlier)) {
      report("codebook/near-duplicate", code, earlier.path.value,
             "`uxi codebook merge " + code.path.value + " " + earlier.path.value +
                 "`, or name them apart");
    }
    const Use& a = use_of(code);
    const Use& b = use_of(earlier);
    if (a.highlights.size() < kFewestMeetings || a.highlights != b.highlights) return;
    report("codebook/always-together", code, earlier.path.value,
           "`uxi codebook merge " + code.path.value + " " + earlier.path.value + "`");
  }

  const SourceFile& source_;
  const LintOptions& options_;
  std::size_t coded_;
  std::vector<const Code*> codes_;
  std::set<std::string> participants_;
  std::map<std::string, Use> uses_;
  Diagnostics found_;
};

}  // namespace

std::span<const RuleInfo> codebook_rules() { return all_rules(); }

std::vector<Diagnostic> lint_codebook(const SourceFile& source, const Codebook& codebook,
                                      const std::vector<CodedWords>& coded,
                                      const LintOptions& options) {
  return Linter(source, codebook, coded, options).run();
}

}  // namespace uxi::lint
