#include "calendar/ics_tree.h"

#include <algorithm>
#include <fmt/format.h>

namespace uxi::calendar {
namespace {

/// Builds the tree line by line. The open parts are kept apart and put into their parents when
/// they end, so that no pointer goes stale.
class Builder {
 public:
  Builder(const SourceFile& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  /// False where reading cannot go on.
  bool take(IcsLine line) {
    if (line.name == "BEGIN") {
      if (open_.size() > kDeepestIcsPart) {
        error(line.span, "ics/limit",
              fmt::format("parts are nested deeper than {}", kDeepestIcsPart));
        return false;
      }
      open_.push_back({.name = line.value, .span = line.span});
    } else if (line.name == "END") {
      if (open_.size() < 2 || open_.back().name != line.value) {
        error(line.span, "ics/syntax", fmt::format("`END:{}` ends nothing", line.value));
        return false;
      }
      close();
    } else if (line.name.empty()) {
      error(line.span, "ics/syntax", "this is no line of a calendar: `NAME:value` is wanted");
      return false;
    } else {
      open_.back().lines.push_back(std::move(line));
    }
    return true;
  }

  IcsPart finish(bool whole) {
    if (whole && open_.size() > 1) {
      error(open_.back().span, "ics/syntax", fmt::format("`{}` has no end", open_.back().name));
    }
    while (open_.size() > 1) close();
    return std::move(open_.front());
  }

  void error(Span span, std::string rule, std::string message) {
    diagnostics_.report(source_, span, Severity::error, std::move(rule), std::move(message));
  }

 private:
  void close() {
    IcsPart done = std::move(open_.back());
    open_.pop_back();
    open_.back().parts.push_back(std::move(done));
  }

  const SourceFile& source_;
  Diagnostics& diagnostics_;
  std::vector<IcsPart> open_ = std::vector<IcsPart>(1);
};

}  // namespace

const IcsLine* IcsPart::find(std::string_view wanted) const {
  const auto found = std::ranges::find(lines, wanted, &IcsLine::name);
  return found == lines.end() ? nullptr : &*found;
}

IcsPart read_ics_tree(const SourceFile& source, Diagnostics& diagnostics) {
  Builder builder(source, diagnostics);
  const std::string_view text = source.text();
  if (text.size() > kMostIcsBytes) {
    builder.error({}, "ics/limit", "a calendar file has at most 16 MB");
    return builder.finish(false);
  }
  std::size_t offset = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
  std::size_t lines = 0;
  bool whole = true;
  while (auto line = next_ics_line(text, offset)) {
    if (++lines > kMostIcsLines) {
      builder.error(line->span, "ics/limit",
                    fmt::format("a calendar file has at most {} lines", kMostIcsLines));
      whole = false;
      break;
    }
    if (!builder.take(*std::move(line))) {
      whole = false;
      break;
    }
  }
  IcsPart root = builder.finish(whole);
  const bool any = std::ranges::find(root.parts, "VCALENDAR", &IcsPart::name) != root.parts.end();
  if (whole && !any) builder.error({}, "ics/syntax", "there is no calendar in this file");
  return root;
}

}  // namespace uxi::calendar
