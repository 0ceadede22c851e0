#include "report/figure_svg.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>

#include "report/escape.h"
#include "report/figure_parts.h"
#include "report/phrasing.h"
#include "text/utf8.h"

namespace uxi::report {

std::string open_svg(const Figure& figure, int height) {
  return fmt::format(
      "<svg role=\"img\" width=\"100%\" height=\"{0}\" aria-labelledby=\"{1}-title {1}-desc\">\n"
      "<title id=\"{1}-title\">{2}</title>\n<desc id=\"{1}-desc\">{3}</desc>\n",
      height, html(figure.id), html(figure.caption), html(figure.description));
}

namespace {

constexpr int kRow = 46;  // px a bar with its label takes
// A longer label is cut in the picture; the table has all of it. On a narrow page it is cut sooner.
constexpr int kLabelColumns = 80;
constexpr int kNarrowColumns = 40;
constexpr int kSeriesColours = 6;

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

/// Where a label is long it is there twice, and the style shows the one for which there is room; a
/// style that knows nothing of it shows the long one.
std::string bar_label(const std::string& label, int y) {
  const std::string wide = text::elide(label, kLabelColumns);
  const std::string narrow = text::elide(label, kNarrowColumns);
  const auto text = [y](std::string_view dress, std::string_view rest, const std::string& words) {
    return fmt::format("<text x=\"0\" y=\"{}\" class=\"{}\"{}>{}</text>", y, dress, rest,
                       html(words));
  };
  if (wide == narrow) return text("name", "", wide);
  return text("name wide", "", wide) + text("name narrow", " display=\"none\"", narrow);
}

std::string bar_row(const Bar& bar, std::size_t row, double most) {
  const int top = static_cast<int>(row) * kRow;
  std::string out = fmt::format(
      "{}<text x=\"100%\" y=\"{}\" class=\"value\">{}</text>\n"
      "<rect x=\"0\" y=\"{}\" width=\"100%\" height=\"10\" rx=\"2\" class=\"track\"/>\n",
      bar_label(bar.label, top + 15), top + 15,
      bar.shown.empty() ? short_number(sum(bar.values)) : html(bar.shown), top + 23);
  double from = 0;
  for (std::size_t i = 0; i < bar.values.size(); ++i) {
    if (bar.values[i] <= 0) continue;
    out += fmt::format(
        "<rect x=\"{:.2f}%\" y=\"{}\" width=\"{:.2f}%\" height=\"10\" class=\"s{}\"/>\n",
        100 * from / most, top + 23, 100 * bar.values[i] / most, i % kSeriesColours);
    from += bar.values[i];
  }
  return out;
}

std::string legend(const std::vector<std::string>& series) {
  if (series.size() < 2) return {};
  std::string out = "<ul class=\"legend\">";
  for (std::size_t i = 0; i < series.size(); ++i) {
    out += fmt::format("<li><span class=\"key s{}\"></span>{}</li>", i % kSeriesColours,
                       html(series[i]));
  }
  return out + "</ul>\n";
}

std::string picture(const Figure& figure, const Bars& bars) {
  const double most = bars.most > 0 ? bars.most : 1;
  std::string out = open_svg(figure, static_cast<int>(bars.bars.size()) * kRow);
  for (std::size_t i = 0; i < bars.bars.size(); ++i) out += bar_row(bars.bars[i], i, most);
  return legend(bars.series) + out + "</svg>\n";
}

Table numbers(const Bars& bars) {
  Table table{"", {{""}}, {}};
  for (const std::string& name : bars.series) table.columns.push_back({name, true});
  for (const Bar& bar : bars.bars) {
    std::vector<std::string> row{bar.label};
    for (const double value : bar.values)
      row.push_back(bars.shares ? percent(value) : short_number(value));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// ---- Curves
// --------------------------------------------------------------------------------------

constexpr int kCurveHeight = 240;
constexpr int kPlotTop = 14;
constexpr int kPlotHeight = 190;
constexpr double kLeft = 7;  // per cent of the width: the numbers of the y axis
constexpr double kRight = 97;

/// The next 1, 2 or 5 times a power of ten, so that about four lines divide the scale.
double step_for(double most) {
  const double rough = most / 4;
  const double power = std::pow(10, std::floor(std::log10(std::max(rough, 1e-9))));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (rough <= factor * power) return std::max(1.0, factor * power);
  }
  return std::max(1.0, 10 * power);
}

struct Plot {
  double most = 1;
  std::size_t points = 1;
  double x(std::size_t i) const {
    return points < 2 ? (kLeft + kRight) / 2
                      : kLeft + (kRight - kLeft) * static_cast<double>(i) /
                                    static_cast<double>(points - 1);
  }
  double y(double value) const { return kPlotTop + kPlotHeight * (1 - value / most); }
};

std::string grid(const Plot& plot, double step) {
  std::string out;
  for (double at = 0; at <= plot.most + step / 2; at += step) {
    out += fmt::format(
        "<line x1=\"{0}%\" x2=\"{1}%\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" class=\"grid\"/>"
        "<text x=\"{3}%\" y=\"{4:.1f}\" class=\"tick end\">{5}</text>\n",
        kLeft, kRight, plot.y(at), kLeft - 1.5, plot.y(at) + 4, short_number(at));
  }
  return out;
}

/// One straight piece a step: lines know percentages, paths do not.
template <class Value>
std::string line(const Plot& plot, const Curve& curve, std::string_view dress, Value value) {
  std::string out;
  for (std::size_t i = 1; i < curve.points.size(); ++i) {
    out += fmt::format(
        "<line x1=\"{:.2f}%\" y1=\"{:.1f}\" x2=\"{:.2f}%\" y2=\"{:.1f}\" class=\"{}\"/>\n",
        plot.x(i - 1), plot.y(value(curve.points[i - 1])), plot.x(i),
        plot.y(value(curve.points[i])), dress);
  }
  return out;
}

std::string picture(const Figure& figure, const Curve& curve) {
  double most = 1;
  for (const CurvePoint& point : curve.points) most = std::max({most, point.value, point.expected});
  const double step = step_for(most);
  const Plot plot{std::ceil(most / step) * step, curve.points.size()};
  std::string out = open_svg(figure, kCurveHeight) + grid(plot, step);
  out += line(plot, curve, "expected", [](const CurvePoint& p) { return p.expected; });
  out += line(plot, curve, "curve", [](const CurvePoint& p) { return p.value; });
  const std::size_t every = std::max<std::size_t>(1, (curve.points.size() + 11) / 12);
  for (std::size_t i = 0; i < curve.points.size(); ++i) {
    out += fmt::format("<circle cx=\"{:.2f}%\" cy=\"{:.1f}\" r=\"3.5\" class=\"dot\"/>\n",
                       plot.x(i), plot.y(curve.points[i].value));
    if (i % every != 0 && i + 1 != curve.points.size()) continue;
    out += fmt::format("<text x=\"{:.2f}%\" y=\"{}\" class=\"tick middle\">{}</text>\n", plot.x(i),
                       kPlotTop + kPlotHeight + 18, html(curve.points[i].label));
  }
  out += fmt::format("<text x=\"{}%\" y=\"{}\" class=\"tick middle\">{}</text>\n",
                     (kLeft + kRight) / 2, kPlotTop + kPlotHeight + 35, html(curve.x));
  return "<ul class=\"legend\"><li><span class=\"key s0\"></span>" + html(curve.y) +
         "</li><li><span class=\"key dashed\"></span>Mean of all orders</li></ul>\n" + out +
         "</svg>\n";
}

Table numbers(const Curve& curve) {
  Table table{"", {{curve.x}, {curve.y, true}, {"Mean of all orders", true}}, {}};
  for (const CurvePoint& point : curve.points) {
    table.rows.push_back({point.label, short_number(point.value), short_number(point.expected)});
  }
  return table;
}

}  // namespace

std::string to_html(const Table& table) {
  const std::string label = table.caption.empty() ? "Table" : table.caption;
  std::string out = fmt::format(
      "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n",
      html(label));
  if (!table.caption.empty()) out += fmt::format("<caption>{}</caption>\n", html(table.caption));
  out += "<thead><tr>";
  for (const Column& column : table.columns) {
    const std::string_view dress = column.number ? " class=\"number\"" : "";
    out += column.name.empty()
               ? "<td></td>"
               : fmt::format("<th scope=\"col\"{}>{}</th>", dress, html(column.name));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool number = i < table.columns.size() && table.columns[i].number;
      out += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", html(row[i]))
                    : fmt::format("<td{}>{}</td>", number ? " class=\"number\"" : "", html(row[i]));
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n";
  if (!table.note.empty()) out += fmt::format("<p class=\"note\">{}</p>\n", html(table.note));
  return out;
}

std::string to_html(const Matrix& matrix) {
  std::string out = fmt::format(
      "<div class=\"table matrix\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\">\n<table>\n"
      "<caption>{0}</caption>\n<thead><tr><td></td>",
      html(matrix.caption));
  for (const std::string& column : matrix.columns)
    out += fmt::format("<th scope=\"col\">{}</th>", html(column));
  out += "</tr></thead>\n<tbody>\n";
  for (const MatrixRow& row : matrix.rows) {
    out += fmt::format("<tr><th scope=\"row\">{}", html(row.label));
    if (!row.note.empty()) out += fmt::format(" <span>{}</span>", html(row.note));
    out += "</th>";
    for (const MatrixCell& cell : row.cells) {
      out += cell.place.empty() ? fmt::format("<td>{}</td>", html(cell.words))
                                : fmt::format("<td><a href=\"#{}\">{}</a></td>", html(cell.place),
                                              html(cell.words));
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n";
  if (!matrix.note.empty()) out += fmt::format("<p class=\"note\">{}</p>\n", html(matrix.note));
  return out;
}

std::string to_html(const Figure& figure) {
  std::string out = fmt::format("<figure class=\"chart\" id=\"{}\">\n<figcaption>{}</figcaption>\n",
                                html(figure.id), html(figure.caption));
  std::visit(
      [&](const auto& data) {
        out += picture(figure, data);
        Table table = numbers(data);
        table.caption = figure.caption;
        out += "<details><summary>The numbers</summary>\n" + to_html(table) + "</details>\n";
      },
      figure.data);
  return out + "</figure>\n";
}

}  // namespace uxi::report
