#include "report/figure_claim.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <optional>
#include <set>

#include "report/verify.h"
#include "text/pattern.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr std::string_view kNumber =
    "[0-9]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|none|all";
constexpr auto kWords =
    std::to_array<std::string_view>({"no", "one", "two", "three", "four", "five", "six", "seven",
                                     "eight", "nine", "ten", "eleven", "twelve"});

std::optional<std::size_t> number_of(const std::string& word) {
  if (word == "none") return 0;
  if (word[0] >= '0' && word[0] <= '9') return std::stoul(word);
  const auto at = std::find(kWords.begin(), kWords.end(), word);
  if (at == kWords.end()) return std::nullopt;
  return static_cast<std::size_t>(at - kWords.begin());
}

/// What a name in brackets stands for.
struct Counted {
  std::set<std::string> people;
  std::size_t highlights = 0;
  std::set<std::string> sessions;
};

enum class Unit { participants, highlights, sessions };

Unit unit_of(const std::string& word) {
  if (word.starts_with("highlight") || word.starts_with("quote") || word.starts_with("mention")) {
    return Unit::highlights;
  }
  return word.starts_with("session") || word.starts_with("interview") ? Unit::sessions
                                                                      : Unit::participants;
}

class Figures {
 public:
  Figures(const ReportInput& input) : input_(input), quotes_(input), people_(input, quotes_) {}

  /// Nothing where the study has no such name.
  std::optional<Counted> counted(const std::string& name) const {
    const std::size_t gap = name.find_first_of(" :");
    const std::string kind = gap == std::string::npos ? "" : name.substr(0, gap);
    const std::string id =
        gap == std::string::npos ? name : std::string(text::trim(name.substr(gap + 1)));
    if (kind == "theme" || kind.empty()) {
      for (const Theme* theme : input_.themes) {
        if (theme->id == id) return behind(theme->members);
      }
    }
    if (kind == "insight" || kind.empty()) {
      for (const InsightFile& file : input_.insights) {
        if (file.value->id == id) return behind(file.value->evidence);
      }
    }
    if (kind == "code" || kind.empty()) return with_code(id);
    return std::nullopt;
  }

  std::string found(const Counted& counted, Unit unit, bool of_all) const {
    const std::size_t n = unit == Unit::participants ? counted.people.size()
                          : unit == Unit::highlights ? counted.highlights
                                                     : counted.sessions.size();
    const char* noun = unit == Unit::participants ? "participant"
                       : unit == Unit::highlights ? "highlight"
                                                  : "session";
    if (!of_all) return text::counted(n, noun);
    return fmt::format("{} of {}", n, text::counted(whole(unit), noun));
  }
  static std::size_t number(const Counted& counted, Unit unit) {
    if (unit == Unit::highlights) return counted.highlights;
    return unit == Unit::participants ? counted.people.size() : counted.sessions.size();
  }
  std::size_t whole(Unit unit) const {
    if (unit == Unit::highlights) return quotes_.all().size();
    return unit == Unit::participants ? people_.size() : people_.held();
  }

 private:
  Counted behind(const std::vector<Text>& names) const {
    Counted out;
    out.people = people_.behind(names);
    for (const Text& name : names) {
      const auto ref = parse_highlight_ref(name.value);
      const TaggedHighlight* tagged = ref ? quotes_.find(*ref) : nullptr;
      if (tagged != nullptr) add(*tagged, out);
    }
    return out;
  }

  std::optional<Counted> with_code(const std::string& name) const {
    if (input_.codebook == nullptr || !is_code_path(name)) return std::nullopt;
    const Code* known = input_.codebook->find(name);
    const std::string path = known ? known->path.value : name;
    const auto& codes = input_.codebook->codes;
    const bool there = std::any_of(codes.begin(), codes.end(), [&](const Code& code) {
      return code_is_within(code.path.value, path);
    });
    if (!there) return std::nullopt;
    Counted out;
    out.people = people_.with_code(path);
    for (const TaggedHighlight& tagged : quotes_.all()) {
      const auto& own = tagged.highlight->codes;
      const bool has = std::any_of(own.begin(), own.end(), [&](const Text& code) {
        const Code* meant = input_.codebook->find(code.value);
        return code_is_within(meant ? meant->path.value : code.value, path);
      });
      if (has) add(tagged, out);
    }
    return out;
  }

  void add(const TaggedHighlight& tagged, Counted& out) const {
    if (!people_.counts(tagged.file->session)) return;
    ++out.highlights;
    out.sessions.insert(tagged.file->session);
  }

  const ReportInput& input_;
  Quotes quotes_;
  Population people_;
};

std::string group(const std::string& text, const text::PatternMatch& match, std::size_t number) {
  const auto& span = match.groups[number - 1];
  return span ? text.substr(span->begin, span->size()) : std::string();
}

}  // namespace

Result<std::vector<FigureClaim>> check_figures(const SourceFile& report, const ReportInput& input) {
  std::vector<FigureClaim> claims;
  UXI_TRY(const auto blocks, blocks_of(report));
  UXI_TRY(
      const auto pattern,
      text::Pattern::compile(fmt::format(
          R"(\b(({})(?: (?:out )?of (?:the |all )?({}))?(?: ([a-z]+))?) ?[(\[]`?((?:code|theme|insight)?[ :]?[a-z0-9][a-z0-9/-]*)`?[)\]])",
          kNumber, kNumber)));
  const Figures figures(input);
  for (const TextBlock& block : blocks) {
    for (const text::PatternMatch& match : pattern.find_all(block.text)) {
      const std::string name = group(block.text, match, 5);
      const std::string noun = text::lower(group(block.text, match, 4));
      const std::string all = text::lower(group(block.text, match, 3));
      const auto counted = figures.counted(name);
      if (!counted || !match.groups[0]) continue;
      const Unit unit = unit_of(noun);
      FigureClaim claim{.span = block.to_source(match.groups[0]->begin, match.groups[0]->end),
                        .claimed = group(block.text, match, 1),
                        .of = name,
                        .found = figures.found(*counted, unit, !all.empty())};
      const std::string some = text::lower(group(block.text, match, 2));
      const std::size_t whole = figures.whole(unit);
      const auto n = some == "all" ? std::optional(whole) : number_of(some);
      const auto m = all.empty() || all == "all" ? std::optional(whole) : number_of(all);
      claim.right = n == Figures::number(*counted, unit) && m == whole;
      claims.push_back(std::move(claim));
    }
  }
  return claims;
}

void report_figures(const SourceFile& report, const std::vector<FigureClaim>& claims,
                    Diagnostics& diagnostics) {
  for (const FigureClaim& claim : claims) {
    if (claim.right) continue;
    diagnostics.report(report, claim.span, Severity::error, "figure/wrong",
                       fmt::format("`{}` is not what the study has", claim.claimed),
                       fmt::format("`{}` is {}", claim.of, claim.found));
  }
}

}  // namespace uxi::report
