// HTML: one file that loads nothing and runs nothing, made to be read and printed.
#include <fmt/core.h>
#include <set>

#include "base/embedded.h"
#include "base/sha256.h"
#include "format/fill.h"
#include "report/escape.h"
#include "report/figure_svg.h"
#include "report/phrasing.h"
#include "report/render.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

std::string wrap(std::string text, std::string_view tag) {
  return fmt::format("<{}>{}</{}>", tag, text, tag);
}

std::string inline_html(const Inline& runs) {
  std::string out;
  for (const Run& run : runs) {
    std::string words = text::replace_all(html(run.text), "\n", "<br>");
    if (run.code) words = wrap(std::move(words), "code");
    if (run.emphasis) words = wrap(std::move(words), "em");
    if (run.strong) words = wrap(std::move(words), "strong");
    if (run.strike) words = wrap(std::move(words), "s");
    if (!run.link.empty()) {
      words =
          fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", html(run.link), words);
    }
    out += words;
  }
  return out;
}

/// A choice among `values`, which are shown as they are; empty where there is nothing to choose.
std::string select(std::string_view name, std::string_view label, std::string_view all,
                   const std::vector<std::pair<std::string, std::string>>& values) {
  if (values.size() < 2) return {};
  std::string out =
      fmt::format("<label>{} <select name=\"{}\"><option value=\"\">{}</option>", label, name, all);
  for (const auto& [value, shown] : values)
    out += fmt::format("<option value=\"{}\">{}</option>", html(value), html(shown));
  return out + "</select></label>\n";
}

/// Shown by the script alone: who reads without one sees every quote.
std::string filter_form(const Group& evidence) {
  std::vector<std::pair<std::string, std::string>> themes;
  std::set<std::pair<std::string, std::string>> segments;
  std::set<std::pair<std::string, std::string>> people;
  for (const Block& block : evidence.blocks) {
    const auto* theme = std::get_if<Group>(&block.value);
    if (theme == nullptr) continue;
    for (const Block& inner : theme->blocks) {
      if (const auto* heading = std::get_if<Heading>(&inner.value))
        themes.emplace_back(theme->id, words_of(heading->text));
      const auto* quote = std::get_if<Quote>(&inner.value);
      if (quote == nullptr) continue;
      if (!quote->segment.empty()) segments.emplace(quote->segment, quote->segment);
      if (!quote->person.empty()) people.emplace(quote->person, quote->person);
    }
  }
  const std::string choices =
      select("theme", "Theme", "All themes", themes) +
      select("segment", "Segment", "All segments", {segments.begin(), segments.end()}) +
      select("person", "Participant", "Everybody", {people.begin(), people.end()});
  if (choices.empty()) return {};
  return "<form class=\"filter\" aria-label=\"Filter the quotes\" hidden>\n" + choices +
         "<output aria-live=\"polite\"></output>\n</form>\n";
}

class Writer {
 public:
  std::string write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) visit(block);
    return std::move(out_);
  }

  void operator()(const Heading& heading) {
    out_ += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", heading.level, html(heading.id),
                        inline_html(heading.text));
  }

  void operator()(const Paragraph& paragraph) {
    constexpr std::string_view kDress[] = {"", " class=\"lead\"", " class=\"note\"",
                                           " class=\"label\""};
    out_ += fmt::format("<p{}>{}</p>\n", kDress[static_cast<std::size_t>(paragraph.tone)],
                        inline_html(paragraph.text));
  }

  void operator()(const List& list) {
    std::vector<std::string_view> open;  // the lists we are in, outermost first
    for (const ListItem& item : list.items) {
      const std::size_t depth = static_cast<std::size_t>(std::max(1, item.depth));
      const std::string_view tag = item.ordered ? "ol" : "ul";
      while (open.size() > depth) close(open);
      if (open.size() == depth && open.back() != tag) close(open);
      if (open.size() == depth) out_ += "</li>\n";
      while (open.size() < depth) {
        out_ += fmt::format("<{}>\n", tag);
        open.push_back(tag);
        if (open.size() < depth) out_ += "<li>";
      }
      out_ += "<li>" + inline_html(item.text);
    }
    while (!open.empty()) close(open);
  }

  void operator()(const Preformatted& block) {
    out_ += "<pre tabindex=\"0\"><code>" + html(block.text) + "</code></pre>\n";
  }

  void operator()(const Quote& quote) {
    out_ += fmt::format("<figure class=\"quote{}\" id=\"{}\"{}>\n<blockquote>\n",
                        quote.against ? " against" : "", html(quote.id), filtered_by(quote));
    for (const QuoteLine& line : quote.lines) {
      const bool asked = line.role == Role::interviewer;
      out_ += fmt::format(
          "<p{}>{}</p>\n", asked ? " class=\"asked\"" : "",
          (asked ? "<span class=\"role\">Interviewer:</span> " : "") + html(line.words));
    }
    out_ += "</blockquote>\n<figcaption>" + html(quote.who);
    if (!quote.reference.empty()) {
      out_ += fmt::format(" <cite>{}</cite>", html(quote.reference));
      if (quote.time) out_ += fmt::format(" <time>{}</time>", to_clock(*quote.time));
    }
    if (!quote.codes.empty())
      out_ += fmt::format(" <span class=\"codes\">{}</span>", html(text::join(quote.codes, ", ")));
    out_ +=
        fmt::format(" <a class=\"permalink\" href=\"#{}\" aria-label=\"Link to this quote\">#</a>",
                    html(quote.id));
    out_ += "</figcaption>\n</figure>\n";
  }

  void operator()(const Aside& aside) {
    out_ += "<blockquote class=\"aside\">\n";
    for (const Inline& paragraph : aside.paragraphs)
      out_ += "<p>" + inline_html(paragraph) + "</p>\n";
    out_ += "</blockquote>\n";
  }

  void operator()(const Facts& facts) {
    if (facts.items.empty()) return;
    out_ += "<dl>\n";
    for (const auto& [label, value] : facts.items) {
      out_ += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", html(label), inline_html(value));
    }
    out_ += "</dl>\n";
  }

  void operator()(const Table& table) { out_ += to_html(table); }
  void operator()(const Matrix& matrix) { out_ += to_html(matrix); }
  void operator()(const Figure& figure) { out_ += to_html(figure); }

  void operator()(const Group& group) {
    constexpr std::string_view kDress[] = {"decision", "insight", "theme", "evidence"};
    out_ += fmt::format("<section class=\"{}\" id=\"{}\">\n",
                        kDress[static_cast<std::size_t>(group.kind)], html(group.id));
    Writer inner;
    inner.evidence_ = evidence_ || group.kind == GroupKind::evidence;
    if (group.kind != GroupKind::evidence || group.blocks.empty()) {
      out_ += inner.write(group.blocks);
    } else {
      inner.visit(group.blocks.front());  // its heading
      inner.out_ += filter_form(group);
      out_ += inner.write({group.blocks.begin() + 1, group.blocks.end()});
    }
    out_ += "</section>\n";
  }

 private:
  void visit(const Block& block) {
    std::visit([this](const auto& value) { (*this)(value); }, block.value);
  }

  /// What the filter of the quotes asks for; the theme is that of the section.
  std::string filtered_by(const Quote& quote) const {
    if (!evidence_) return {};
    std::string out;
    if (!quote.segment.empty()) out += fmt::format(" data-segment=\"{}\"", html(quote.segment));
    if (!quote.person.empty()) out += fmt::format(" data-person=\"{}\"", html(quote.person));
    return out;
  }

  void close(std::vector<std::string_view>& open) {
    out_ += fmt::format("</li>\n</{}>\n", open.back());
    open.pop_back();
  }

  std::string out_;
  bool evidence_ = false;  ///< in the section whose quotes can be filtered
};

void collect_contents(const std::vector<Block>& blocks, std::string& out) {
  for (const Block& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block.value); heading && heading->level == 2) {
      out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", html(heading->id),
                         html(words_of(heading->text)));
    }
    if (const auto* group = std::get_if<Group>(&block.value)) collect_contents(group->blocks, out);
  }
}

/// A style sheet must not end its element; line ends as browsers read them, for its hash.
std::string safe_style(std::string_view style) {
  return text::replace_all(text::replace_all(style, "\r", ""), "</", "<\\/");
}

bool has_filter(std::string_view body) {
  return body.find("<form class=\"filter\"") != std::string_view::npos;
}

std::string_view kind_words(ReportKind kind) {
  switch (kind) {
    case ReportKind::summary: return "Summary";
    case ReportKind::full: return "Report";
    case ReportKind::session: return "Session";
    case ReportKind::topline: return "Topline";
    case ReportKind::codebook: return "Codebook";
  }
  return "";
}

std::string_view audience_words(ShareConsent audience) {
  switch (audience) {
    case ShareConsent::team: return "For the team only";
    case ShareConsent::company: return "For the company";
    case ShareConsent::everyone: return "";
  }
  return "";
}

}  // namespace

HtmlTemplates built_in_templates() {
  return {embedded_file("reports/page.html").value_or(""),
          embedded_file("reports/style.css").value_or("")};
}

Result<std::string> to_html(const Document& document, const HtmlTemplates& templates) {
  std::string contents;
  if (document.contents) collect_contents(document.blocks, contents);
  format::FillValue values;
  const auto text = [&](std::string name, std::string value) {
    // An empty text would still open a section of its name.
    values.set("has_" + name, format::FillValue::of(!value.empty()));
    values.set(std::move(name), format::FillValue::of(std::move(value)));
  };
  text("language", clean(document.language));
  text("title", clean(document.title));
  text("subtitle", clean(document.subtitle));
  text("study", clean(document.study));
  text("kind", std::string(kind_words(document.kind)));
  values.set("full", format::FillValue::of(document.contents));
  text("date", long_date(document.date));
  text("iso_date", to_string(document.date));
  text("audience", std::string(audience_words(document.audience)));
  text("left_out", clean(document.left_out));
  std::string style = safe_style(templates.style);
  std::string body = Writer().write(document.blocks);
  const std::string script(has_filter(body) ? embedded_file("reports/filter.js").value_or("") : "");
  text("style_hash", sha256_base64(style));
  text("script_hash", script.empty() ? std::string() : sha256_base64(script));
  text("style", std::move(style));
  text("script", script);
  text("made_from", document.made_from);
  text("contents", std::move(contents));
  text("body", std::move(body));
  return format::fill(templates.page, values, format::FillEscape::html);
}

}  // namespace uxi::report
