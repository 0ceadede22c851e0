// HTML: one file that loads nothing and runs nothing, made to be read and printed.
#include <fmt/core.h>

#include "base/embedded.h"
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

class Writer {
 public:
  std::string write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      std::visit([this](const auto& value) { (*this)(value); }, block.value);
    }
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
    out_ += fmt::format("<figure class=\"quote{}\" id=\"{}\">\n<blockquote>\n",
                        quote.against ? " against" : "", html(quote.id));
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
  void operator()(const Figure& figure) { out_ += to_html(figure); }

  void operator()(const Group& group) {
    constexpr std::string_view kDress[] = {"decision", "insight", "theme"};
    out_ += fmt::format("<section class=\"{}\" id=\"{}\">\n",
                        kDress[static_cast<std::size_t>(group.kind)], html(group.id));
    Writer inner;
    out_ += inner.write(group.blocks) + "</section>\n";
  }

 private:
  void close(std::vector<std::string_view>& open) {
    out_ += fmt::format("</li>\n</{}>\n", open.back());
    open.pop_back();
  }

  std::string out_;
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

/// A style sheet must not end its element.
std::string safe_style(std::string_view style) { return text::replace_all(style, "</", "<\\/"); }

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
  text("kind", document.kind == ReportKind::full ? "Report" : "Summary");
  values.set("full", format::FillValue::of(document.kind == ReportKind::full));
  text("date", long_date(document.date));
  text("iso_date", to_string(document.date));
  text("audience", std::string(audience_words(document.audience)));
  text("left_out", clean(document.left_out));
  text("style", safe_style(templates.style));
  text("contents", std::move(contents));
  text("body", Writer().write(document.blocks));
  return format::fill(templates.page, values, format::FillEscape::html);
}

}  // namespace uxi::report
