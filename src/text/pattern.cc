// The wall around RE2: linear time in the text, bounded memory, nothing printed.
#include "text/pattern.h"

#include <re2/re2.h>

#include "text/utf8.h"

namespace uxi::text {
namespace {

/// RE2 gives a sixth of its budget to the compiled program and the rest to what it learns on the
/// way, so this is the promised 1 MiB.
constexpr std::int64_t kMemory = std::int64_t{6} << 20;
constexpr std::size_t kMaxExpression = std::size_t{64} << 10;

/// What RE2 leaves out so that no pattern can hang it.
std::string hint_of(RE2::ErrorCode code) {
  switch (code) {
    case RE2::ErrorBadEscape: return "there are no back-references";
    case RE2::ErrorBadPerlOp: return "nothing can be looked for ahead or behind";
    case RE2::ErrorRepeatSize: return "repeat 1000 times at most, those inside counted too";
    case RE2::ErrorPatternTooLarge: return "repeat less often";
    default: return {};
  }
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct Pattern::Impl {
  Impl(std::string_view expression, const RE2::Options& options)
      : regexp(piece(expression), options) {}
  RE2 regexp;
};

Pattern::Pattern(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view expression, Options options) {
  if (expression.size() > kMaxExpression) {
    return fail(ErrorKind::syntax, "pattern is longer than 64 KiB");
  }
  RE2::Options settings(RE2::Quiet);
  settings.set_case_sensitive(!options.ignore_case);
  settings.set_max_mem(kMemory);
  auto impl = std::make_unique<Impl>(expression, settings);
  if (!impl->regexp.ok()) {
    return fail(ErrorKind::syntax,
                "pattern `" + printable(expression) + "` is wrong: " + impl->regexp.error(),
                hint_of(impl->regexp.error_code()));
  }
  return Pattern(std::move(impl));
}

std::optional<PatternMatch> Pattern::find(std::string_view text, std::size_t from) const {
  if (from > text.size()) return std::nullopt;
  // An empty view may have no address, and RE2 tells a group without part by that.
  if (text.data() == nullptr) text = "";
  const int count = impl_->regexp.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(count));
  if (!impl_->regexp.Match(piece(text), from, text.size(), RE2::UNANCHORED, parts.data(), count)) {
    return std::nullopt;
  }
  const auto span = [&text](const re2::StringPiece& part) {
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    return Span{begin, begin + part.size()};
  };
  PatternMatch match{.whole = span(parts[0]), .groups = {}};
  match.groups.reserve(parts.size() - 1);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    match.groups.push_back(parts[i].data() == nullptr ? std::nullopt
                                                      : std::optional(span(parts[i])));
  }
  return match;
}

bool Pattern::matches(std::string_view text) const {
  return RE2::PartialMatch(piece(text), impl_->regexp);
}

bool Pattern::matches_whole(std::string_view text) const {
  return RE2::FullMatch(piece(text), impl_->regexp);
}

std::vector<PatternMatch> Pattern::find_all(std::string_view text) const {
  std::vector<PatternMatch> all;
  std::size_t from = 0;
  while (auto match = find(text, from)) {
    from = match->whole.end;
    // Past an empty match by one character, or it would be found for ever.
    if (match->whole.empty()) {
      if (from >= text.size()) {
        all.push_back(*std::move(match));
        break;
      }
      next_code_point(text, from);
    }
    all.push_back(*std::move(match));
  }
  return all;
}

const std::string& Pattern::expression() const { return impl_->regexp.pattern(); }

}  // namespace uxi::text
