// A plane of four quarters with numbered points, and shares from period to period as small columns.
// Places are percentages of the width, so that a picture fits every screen.
#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "report/escape.h"
#include "report/figure_parts.h"
#include "report/phrasing.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

constexpr int kPlaneHeight = 340;
constexpr double kTop = 26;
constexpr double kPlot = 280;
constexpr double kEdge = 6;  ///< per cent left free at both sides, so that no point is cut

double across(double x) { return kEdge + (100 - 2 * kEdge) * x; }
double down(double y) { return kTop + 18 + (kPlot - 36) * (1 - y); }

std::string quarters(const Plane& plane) {
  std::string out = fmt::format(
      "<rect x=\"0\" y=\"{0}\" width=\"50%\" height=\"{1}\" class=\"best\"/>\n"
      "<rect x=\"0\" y=\"{0}\" width=\"100%\" height=\"{2}\" class=\"frame\"/>\n"
      "<line x1=\"50%\" x2=\"50%\" y1=\"{0}\" y2=\"{3}\" class=\"grid\"/>\n"
      "<line x1=\"0\" x2=\"100%\" y1=\"{4}\" y2=\"{4}\" class=\"grid\"/>\n",
      kTop, kPlot / 2, kPlot, kTop + kPlot, kTop + kPlot / 2);
  const auto name = [&](std::size_t i, const char* x, double y, const char* dress) {
    out += fmt::format("<text x=\"{}\" y=\"{}\" class=\"quarter{}\">{}</text>\n", x, y, dress,
                       html(plane.quarters.at(i)));
  };
  name(0, "1.5%", kTop + 18, "");
  name(1, "98.5%", kTop + 18, " end");
  name(2, "1.5%", kTop + kPlot - 9, "");
  name(3, "98.5%", kTop + kPlot - 9, " end");
  return out;
}

std::string axes(const Plane& plane) {
  return fmt::format(
      "<text x=\"0\" y=\"14\" class=\"tick\">↑ {}</text>\n"
      "<text x=\"100%\" y=\"{}\" class=\"tick end\">{} →</text>\n",
      html(plane.y), kTop + kPlot + 20, html(plane.x));
}

/// Points at one place share a mark: `1, 4`.
std::string marks(const Plane& plane) {
  std::map<std::pair<double, double>, std::vector<std::string>> places;
  for (std::size_t i = 0; i < plane.points.size(); ++i) {
    places[{plane.points[i].x, plane.points[i].y}].push_back(std::to_string(i + 1));
  }
  std::string out;
  for (const auto& [place, names] : places) {
    const double x = across(place.first);
    const double y = down(place.second);
    out += fmt::format(
        "<circle cx=\"{:.1f}%\" cy=\"{:.1f}\" r=\"{}\" class=\"mark\"/>"
        "<text x=\"{:.1f}%\" y=\"{:.1f}\" class=\"middle inside\">{}</text>\n",
        x, y, names.size() > 1 ? 17 : 13, x, y + 4.5, text::join(names, ","));
  }
  return out;
}

std::string list_of(const Plane& plane) {
  std::string out = "<ol class=\"points\">\n";
  for (const PlanePoint& point : plane.points) {
    out += point.place.empty() ? fmt::format("<li>{}</li>\n", html(point.label))
                               : fmt::format("<li><a href=\"#{}\">{}</a></li>\n", html(point.place),
                                             html(point.label));
  }
  return out + "</ol>\n";
}

// ---- Periods

constexpr int kPeriodRow = 84;
constexpr double kColumn = 40;         ///< px of a column that means everybody
constexpr std::size_t kValuesFit = 8;  ///< more columns than that are too narrow for figures
constexpr std::size_t kNamesFit = 4;
constexpr double kWidest = 11;  ///< per cent of the width; few columns stand apart
constexpr int kLabelColumns = 40;

/// Every so many periods one is named, the first always.
std::size_t name_step(std::size_t periods) { return (periods + kNamesFit - 1) / kNamesFit; }

std::string columns(const PeriodRow& row, int top) {
  const double step = 100.0 / static_cast<double>(std::max<std::size_t>(1, row.shares.size()));
  std::string out = fmt::format("<text x=\"0\" y=\"{}\" class=\"name\">{}</text>\n", top + 14,
                                html(text::elide(row.label, kLabelColumns)));
  const double floor = top + 22 + kColumn;
  const double width = std::min(step * 0.86, kWidest);
  for (std::size_t i = 0; i < row.shares.size(); ++i) {
    const double left = step * static_cast<double>(i);
    const auto& share = row.shares[i];
    const double height = share ? std::max(1.0, kColumn * *share) : 0;
    if (share) {
      out += fmt::format(
          "<rect x=\"{:.2f}%\" y=\"{:.1f}\" width=\"{:.2f}%\" height=\"{:.1f}\" class=\"s0\"/>",
          left, floor - height, width, height);
    }
    if (row.shares.size() > kValuesFit && share) continue;
    out += fmt::format("<text x=\"{:.2f}%\" y=\"{:.1f}\" class=\"tick middle\">{}</text>\n",
                       left + width / 2, floor + 14,
                       share ? fmt::format("{:.0f}", 100 * *share) : "–");
  }
  return out +
         fmt::format("<line x1=\"0\" x2=\"100%\" y1=\"{0:.1f}\" y2=\"{0:.1f}\" class=\"grid\"/>\n",
                     floor);
}

}  // namespace

std::string picture(const Figure& figure, const Plane& plane) {
  return open_svg(figure, kPlaneHeight) + quarters(plane) + axes(plane) + marks(plane) +
         "</svg>\n" + list_of(plane);
}

Table numbers(const Plane& plane) {
  Table table{"", {{"Insight"}, {plane.x, true}, {plane.y, true}}, {}};
  for (const PlanePoint& point : plane.points) {
    std::vector<std::string> row{point.label};
    row.insert(row.end(), point.numbers.begin(), point.numbers.end());
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string picture(const Figure& figure, const Periods& periods) {
  const int height = static_cast<int>(periods.rows.size()) * kPeriodRow + 22;
  std::string out = open_svg(figure, height);
  for (std::size_t i = 0; i < periods.rows.size(); ++i) {
    out += columns(periods.rows[i], static_cast<int>(i) * kPeriodRow);
  }
  const double step = 100.0 / static_cast<double>(std::max<std::size_t>(1, periods.names.size()));
  for (std::size_t i = 0; i < periods.names.size(); i += name_step(periods.names.size())) {
    out += fmt::format("<text x=\"{:.2f}%\" y=\"{}\" class=\"tick\">{}</text>\n",
                       step * static_cast<double>(i), height - 4, html(periods.names[i]));
  }
  return out +
         "</svg>\n<p class=\"note\">Per cent of those interviewed in each; in brackets how "
         "many that were.</p>\n";
}

Table numbers(const Periods& periods) {
  Table table{"", {{""}}, {}};
  for (const std::string& name : periods.names) table.columns.push_back({name, true});
  for (const PeriodRow& row : periods.rows) {
    std::vector<std::string> cells{row.label};
    for (const auto& share : row.shares) cells.push_back(share ? percent(*share) : "–");
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace uxi::report
