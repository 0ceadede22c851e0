// The pooled curve as SVG: what was heard after each interview, what any order would have given,
// and between which totals 95 % of orders lie; below, the new codes of each interview.
#include <algorithm>
#include <fmt/format.h>

#include "cli/saturation_text.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 400;
constexpr double kLeft = 56;
constexpr double kRight = 16;
constexpr double kTop = 44;
constexpr double kBottom = 56;

std::string xml(std::string_view text) {
  std::string out = text::printable(text);
  out = text::replace_all(out, "&", "&amp;");
  out = text::replace_all(out, "<", "&lt;");
  return text::replace_all(out, "\"", "&quot;");
}

/// Places on the paper.
struct Scale {
  std::size_t interviews = 1;
  double most = 1;
  [[nodiscard]] double x(std::size_t at) const {  // from 1
    return kLeft + (kWidth - kLeft - kRight) * (static_cast<double>(at) - 0.5) /
                       static_cast<double>(interviews);
  }
  [[nodiscard]] double y(double value) const {
    return kHeight - kBottom - (kHeight - kTop - kBottom) * value / most;
  }
};

/// A step that gives at most six lines: 1, 2 or 5 times a power of ten.
double step_of(double most) {
  double step = 1;
  for (const double factor : {2.0, 2.5, 2.0}) {
    if (most / step <= 6) return step;
    step *= factor;
  }
  return most / step <= 6 ? step : 10 * step_of(most / 10);
}

std::string grid(const Scale& scale) {
  std::string out;
  const double step = step_of(scale.most);
  for (double value = 0; value <= scale.most; value += step) {
    out += fmt::format(
        "<path class=\"g\" d=\"M{:.1f} {:.1f}H{:.1f}\"/>"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{:.0f}</text>\n",
        kLeft, scale.y(value), kWidth - kRight, kLeft - 8, scale.y(value) + 4, value);
  }
  return out;
}

std::string labels(const analysis::Cohort& cohort, const Scale& scale) {
  std::string out;
  const std::size_t every = std::max<std::size_t>(1, (cohort.points.size() + 11) / 12);
  for (std::size_t i = 0; i < cohort.points.size(); i += every) {
    out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
                       scale.x(i + 1), kHeight - kBottom + 20,
                       xml(text::elide(cohort.points[i].id, 8)));
  }
  return out;
}

std::string line(const analysis::Cohort& cohort, const Scale& scale, std::string_view kind,
                 double (*value)(const analysis::SaturationPoint&)) {
  std::string out;
  for (std::size_t i = 0; i < cohort.points.size(); ++i) {
    out += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", scale.x(i + 1),
                       scale.y(value(cohort.points[i])));
  }
  return fmt::format("<path class=\"{}\" d=\"{}\"/>\n", kind, out);
}

std::string band(const analysis::Cohort& cohort, const Scale& scale) {
  std::string out;
  for (std::size_t i = 0; i < cohort.points.size(); ++i) {
    out += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", scale.x(i + 1),
                       scale.y(cohort.points[i].band.high));
  }
  for (std::size_t i = cohort.points.size(); i-- > 0;) {
    out += fmt::format("L{:.1f} {:.1f}", scale.x(i + 1), scale.y(cohort.points[i].band.low));
  }
  return fmt::format("<path class=\"b\" d=\"{}Z\"/>\n", out);
}

std::string bars(const analysis::Cohort& cohort, const Scale& scale) {
  const double width = std::min(28.0, 0.5 * (scale.x(2) - scale.x(1)));
  std::string out;
  for (std::size_t i = 0; i < cohort.points.size(); ++i) {
    const double top = scale.y(static_cast<double>(cohort.points[i].fresh));
    out += fmt::format(
        "<rect class=\"n\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
        scale.x(i + 1) - width / 2, top, width, scale.y(0) - top);
  }
  return out;
}

/// The verdict, with what it hides.
std::string verdict(const analysis::Saturation& result) {
  std::string out(to_string(result.pooled.verdict));
  if (!result.hidden.empty()) {
    out += " together, but not " + text::join(result.hidden, ", ");
  }
  return out;
}

std::string in_words(const analysis::Saturation& result) {
  const analysis::Cohort& cohort = result.pooled;
  std::vector<std::string> totals;
  for (const auto& point : cohort.points) totals.push_back(std::to_string(point.total));
  return fmt::format(
      "Codes heard after each interview: {}. Coverage {:.2f}; Chao2 estimates {:.1f} "
      "codes in all; {}.",
      text::join(totals, ", "), cohort.coverage, cohort.chao2.value, verdict(result));
}

constexpr std::string_view kStyle = R"(<style>
svg{background:#fff;font:12px system-ui,sans-serif}text{fill:#444}.t{font-size:15px;font-weight:600;fill:#111}
.g{stroke:#e2e2e2}.b{fill:#2563eb;fill-opacity:.13}.n{fill:#d97706}.c{fill:none;stroke:#1d4ed8;stroke-width:2.5}
.e{fill:none;stroke:#555;stroke-dasharray:5 4}
@media (prefers-color-scheme:dark){svg{background:#16181d}text{fill:#b8bcc4}.t{fill:#f2f2f2}.g{stroke:#33373f}
.b{fill:#7aa7ff;fill-opacity:.2}.n{fill:#f0a93b}.c{stroke:#8ab4ff}.e{stroke:#a5a5a5}}
</style>
)";

std::string legend() {
  return fmt::format(
      "<path class=\"c\" d=\"M56 {0}h24\"/><text x=\"86\" y=\"{1}\">heard so far</text>\n"
      "<rect class=\"n\" x=\"180\" y=\"{2}\" width=\"12\" height=\"10\"/>"
      "<text x=\"198\" y=\"{1}\">new</text>\n"
      "<path class=\"e\" d=\"M246 {0}h24\"/><text x=\"276\" y=\"{1}\">in any order</text>\n"
      "<rect class=\"b\" x=\"366\" y=\"{2}\" width=\"24\" height=\"10\"/>"
      "<text x=\"396\" y=\"{1}\">95 % of orders</text>\n",
      kHeight - 14, kHeight - 10, kHeight - 19);
}

}  // namespace

std::string saturation_svg(const analysis::Saturation& result) {
  const analysis::Cohort& cohort = result.pooled;
  double most = 1;
  for (const auto& point : cohort.points) {
    most = std::max({most, static_cast<double>(point.total), point.band.high});
  }
  const Scale scale{.interviews = std::max<std::size_t>(cohort.points.size(), 1), .most = most};
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "aria-labelledby=\"title description\">\n<title id=\"title\">New codes, interview by "
      "interview</title>\n<desc id=\"description\">{2}</desc>\n",
      kWidth, kHeight, xml(in_words(result)));
  out += kStyle;
  out += fmt::format("<text class=\"t\" x=\"{}\" y=\"24\">{}, {}: {}</text>\n", kLeft,
                     text::counted(cohort.interviews, "interview"),
                     text::counted(cohort.codes, "code"), xml(verdict(result)));
  out += grid(scale) + band(cohort, scale) + bars(cohort, scale);
  out += line(cohort, scale, "e", [](const auto& point) { return point.expected; });
  out +=
      line(cohort, scale, "c", [](const auto& point) { return static_cast<double>(point.total); });
  return out + labels(cohort, scale) + legend() + "</svg>\n";
}

}  // namespace uxi::cli
