// A look at tags only as far as a guide's words need it: names decide whether they begin a block, a
// list, or nothing (HTML, sections 13.2.5 and 15.3). Character references are the few that editors
// write by themselves.
#include "speech/markup.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace uxi::speech {
namespace {

using format::markdown::PlainText;

constexpr std::string_view kBlocks[] = {
    "p",  "div", "table", "thead", "tbody", "tr",         "td",      "th",      "li",
    "ul", "ol",  "br",    "dl",    "dt",    "dd",         "details", "summary", "section",
    "h1", "h2",  "h3",    "h4",    "h5",    "blockquote", "article", "h6",      "hr"};

struct Reference {
  std::string_view name;
  std::string_view text;
};
constexpr auto kReferences = std::to_array<Reference>({{"&amp;", "&"},
                                                       {"&lt;", "<"},
                                                       {"&gt;", ">"},
                                                       {"&quot;", "\""},
                                                       {"&apos;", "'"},
                                                       {"&#39;", "'"},
                                                       {"&nbsp;", " "},
                                                       {"&lsquo;", "‘"},
                                                       {"&rsquo;", "’"},
                                                       {"&ldquo;", "“"},
                                                       {"&rdquo;", "”"},
                                                       {"&ndash;", "–"},
                                                       {"&mdash;", "—"},
                                                       {"&hellip;", "…"}});

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class MarkupCutter {
 public:
  explicit MarkupCutter(const PlainText& html) : html_(html), text_(html.text) {}

  std::vector<MarkupPart> cut() {
    while (at_ < text_.size()) {
      if (text_[at_] == '<' && skip_tag()) continue;
      if (text_[at_] == '&' && take_reference()) continue;
      take(at_, at_ + 1, text_.substr(at_, 1));
      ++at_;
    }
    flush();
    return std::move(parts_);
  }

 private:
  /// False where no tag or comment begins here.
  bool skip_tag() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return skip_behind("-->");
    const bool closes = rest.starts_with("</");
    const std::size_t begin = closes ? 2 : 1;
    std::size_t end = begin;
    while (end < rest.size() &&
           (is_letter(rest[end]) || (end > begin && rest[end] >= '1' && rest[end] <= '6'))) {
      ++end;
    }
    if (end == begin) return false;
    std::string name(rest.substr(begin, end - begin));
    for (char& c : name) c = static_cast<char>(is_letter(c) ? c | 0x20 : c);
    if (!closes && (name == "script" || name == "style")) return skip_behind("</" + name);
    if (std::ranges::find(kBlocks, name) != std::ranges::end(kBlocks)) enter(name, closes);
    return skip_behind(">");
  }

  bool skip_behind(std::string_view mark) {
    const std::size_t found = text_.find(mark, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + mark.size();
    return true;
  }

  void enter(std::string_view name, bool closes) {
    flush();
    if (name == "ul" || name == "ol") depth_ = std::max(depth_ + (closes ? -1 : 1), 0);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      heading_ = closes ? 0 : name[1] - '0';
    }
  }

  bool take_reference() {
    const std::string_view rest = text_.substr(at_);
    const auto found = std::ranges::find_if(
        kReferences, [&](const Reference& each) { return rest.starts_with(each.name); });
    if (found == kReferences.end()) return false;
    take(at_, at_ + found->name.size(), found->text);
    at_ += found->name.size();
    return true;
  }

  /// Words that stand at `[begin, end)` of the HTML.
  void take(std::size_t begin, std::size_t end, std::string_view words) {
    for (char c : words) {
      if (is_blank(c)) {
        if (part_.text.empty() || part_.text.back() == ' ') continue;
        c = ' ';
      }
      part_.text += c;
      part_.source.push_back(html_.source[begin]);
      part_.source_end.push_back(html_.source_end[end - 1]);
    }
  }

  void flush() {
    if (!part_.text.empty() && part_.text.back() == ' ') {
      part_.text.pop_back();
      part_.source.pop_back();
      part_.source_end.pop_back();
    }
    if (!part_.text.empty()) {
      parts_.push_back({.words = std::move(part_), .depth = depth_, .heading = heading_});
    }
    part_ = {};
  }

  const PlainText& html_;
  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int heading_ = 0;
  PlainText part_;
  std::vector<MarkupPart> parts_;
};

}  // namespace

std::vector<MarkupPart> cut_markup(const PlainText& html) { return MarkupCutter(html).cut(); }

}  // namespace uxi::speech
