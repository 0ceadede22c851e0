// Prose: what a person wrote in sentences. A sentence is the least that can go, for what is left of
// one seldom hides who was meant.
#include <algorithm>

#include "format/markdown.h"
#include "text/strings.h"
#include "workspace/forget/cleaning.h"

namespace uxi::workspace {
namespace {

constexpr std::string_view kRemoved = "[removed]";

/// Where the words of a line begin: behind list marks, heading marks and white space.
std::size_t mark_end(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t");
  if (at == std::string_view::npos) return line.size();
  const std::size_t begin = at;
  while (at < line.size() &&
         (line[at] == '#' || line[at] == '-' || line[at] == '*' || line[at] == '+' ||
          (line[at] >= '0' && line[at] <= '9') || line[at] == '.' || line[at] == ')')) {
    ++at;
  }
  const bool mark = at > begin && at < line.size() && line[at] == ' ' && at - begin <= 6;
  return mark ? at + 1 : begin;
}

bool is_blank(std::string_view line) { return text::trim(line).empty(); }
bool is_quote(std::string_view line) { return text::trim(line).starts_with('>'); }
bool is_table(std::string_view line) { return text::trim(line).starts_with('|'); }

/// One file, line by line into blocks.
class Prose {
 public:
  Prose(const Traces& traces, std::string_view study, bool only_quotes)
      : traces_(traces), study_(study), only_quotes_(only_quotes) {}

  std::string clean(std::string_view body) {
    std::vector<std::string_view> lines = text::split(body, '\n');
    std::size_t at = 0;
    std::string out;
    while (at < lines.size()) {
      std::size_t end = at + 1;
      const auto same = [&](auto is) {
        while (end < lines.size() && is(lines[end])) ++end;
      };
      const bool quote = is_quote(lines[at]);
      const bool plain = !quote && !is_blank(lines[at]) && !is_table(lines[at]);
      if (quote) same(is_quote);
      if (plain) same([&](std::string_view line) { return goes_on(line); });
      const char* first = lines[at].data();
      const std::string_view last = lines[end - 1];
      const std::string_view block(first,
                                   static_cast<std::size_t>(last.data() - first) + last.size());
      const bool ends_line = end < lines.size();
      add(block, quote, plain, ends_line, out);
      at = end;
    }
    return out;
  }
  [[nodiscard]] std::size_t pieces() const { return pieces_; }

 private:
  /// A line that belongs to the paragraph or item above.
  static bool goes_on(std::string_view line) {
    const std::size_t words = line.find_first_not_of(" \t");
    return !is_blank(line) && !is_quote(line) && !is_table(line) && mark_end(line) == words;
  }

  void add(std::string_view block, bool quote, bool plain, bool ends_line, std::string& out) {
    const std::string_view end = ends_line ? "\n" : "";
    if (plain && only_quotes_) {
      out += block;
    } else if (plain) {
      out += without_sentences(block, traces_, study_, pieces_);
    } else if (quote && has_trace(block)) {
      ++pieces_;
      out += "> ";
      out += kRemoved;
    } else if (!quote && is_table(block) && !only_quotes_ && has_trace(block)) {
      ++pieces_;
      return;  // the row goes with its line
    } else {
      out += block;
    }
    out += end;
  }

  [[nodiscard]] bool has_trace(std::string_view block) const {
    return !traces_.all(block, study_).empty();
  }

  const Traces& traces_;
  std::string_view study_;
  bool only_quotes_;
  std::size_t pieces_ = 0;
};

Cleaned clean_body(const SourceFile& source, const Traces& traces, std::string_view study,
                   bool only_quotes) {
  const std::string_view text = source.text();
  const auto front = format::markdown::front_matter(text);
  Prose prose(traces, study, only_quotes);
  Cleaned cleaned;
  cleaned.text = std::string(text.substr(0, front.body)) + prose.clean(text.substr(front.body));
  cleaned.pieces = prose.pieces();
  return cleaned;
}

}  // namespace

std::string without_sentences(std::string_view block, const Traces& traces, std::string_view study,
                              std::size_t& pieces) {
  const std::vector<Trace> found = traces.all(block, study);
  if (found.empty()) return std::string(block);
  const std::size_t mark = mark_end(block);
  std::string out(block.substr(0, mark));
  std::size_t done = mark;
  bool removed_last = false;
  for (Span sentence : text::sentences(block.substr(mark))) {
    sentence = {sentence.begin + mark, sentence.end + mark};
    const bool goes = std::ranges::any_of(found, [&](const Trace& trace) {
      return trace.span.begin < sentence.end && trace.span.end > sentence.begin;
    });
    if (!goes || !removed_last) out += block.substr(done, sentence.begin - done);
    if (!goes) out += block.substr(sentence.begin, sentence.size());
    if (goes && !removed_last) out += kRemoved;
    if (goes) ++pieces;
    removed_last = goes;
    done = sentence.end;
  }
  return out += block.substr(done);
}

Cleaned clean_markdown(const SourceFile& source, const Traces& traces, std::string_view study) {
  Cleaned cleaned = clean_body(source, traces, study, false);
  const auto front = format::markdown::front_matter(source.text());
  if (!front.yaml) return cleaned;
  const SourceFile yaml(source.path(),
                        std::string(source.text().substr(front.yaml->begin, front.yaml->size())));
  const Cleaned head = clean_yaml(yaml, traces, study);
  cleaned.pieces += head.pieces;
  cleaned.text->replace(front.yaml->begin, front.yaml->size(), head.text.value_or(""));
  return cleaned;
}

Cleaned clean_notes(const SourceFile& source, const Traces& traces, std::string_view study) {
  return clean_body(source, traces, study, true);
}

Cleaned clean_literal(const SourceFile& source, const Traces& traces) {
  std::vector<Trace> found = traces.literal(source.text());
  std::ranges::sort(found, {}, [](const Trace& trace) { return trace.span.begin; });
  Cleaned cleaned;
  std::string out;
  std::size_t done = 0;
  for (const Trace& trace : found) {
    if (trace.span.begin < done) continue;
    out += source.text().substr(done, trace.span.begin - done);
    out += trace.replacement;
    done = trace.span.end;
    ++cleaned.pieces;
  }
  cleaned.text = out += source.text().substr(done);
  return cleaned;
}

}  // namespace uxi::workspace
