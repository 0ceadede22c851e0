// `uxi tag suggest --train LABELLED.tsv --lines FILE`: the plumbing, without a workspace.
#include <algorithm>
#include <set>

#include "analysis/suggest.h"
#include "cli/input.h"
#include "cli/tag_suggest.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "workspace/guides.h"

namespace uxi::cli {
namespace {

constexpr int kTop = 3;

Result<SourceFile> read_lines(Context& context, const std::string& path) {
  if (path != "-") return workspace::read_text_file(context.files(), path);
  UXI_TRY(std::string bytes, read_stdin(context));
  return workspace::as_text_file("stdin", std::move(bytes));
}

unsigned count_lines(const SourceFile& source) {
  return source.text().empty() ? 0 : source.line_count();
}

std::string_view line_of(const SourceFile& source, unsigned number) {
  std::string_view line = source.line(number);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Result<std::vector<analysis::CodedQuote>> read_labelled(const SourceFile& source) {
  std::vector<analysis::CodedQuote> quotes;
  for (unsigned number = 1; number <= count_lines(source); ++number) {
    const std::string_view line = line_of(source, number);
    if (text::trim(line).empty()) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0) {
      Error error{.kind = ErrorKind::syntax,
                  .message = "there is no code with a tab behind it",
                  .path = source.path(),
                  .line = number,
                  .hint = "write lines as CODE<TAB>TEXT"};
      return tl::make_unexpected(std::move(error));
    }
    quotes.push_back(
        {.text = std::string(line.substr(tab + 1)), .codes = {std::string(line.substr(0, tab))}});
  }
  if (quotes.empty()) {
    return fail_at(ErrorKind::syntax, source.path(), "there is nothing to learn from",
                   "write lines as CODE<TAB>TEXT");
  }
  return quotes;
}

/// What a code is called says what it is for: `lost_card`, `pain/late-refund`.
std::vector<analysis::CodeWords> names_of(const std::vector<analysis::CodedQuote>& quotes) {
  std::set<std::string> codes;
  for (const analysis::CodedQuote& quote : quotes) codes.insert(quote.codes.front());
  std::vector<analysis::CodeWords> names;
  for (const std::string& code : codes) {
    names.push_back({.code = code, .words = code});
    std::ranges::replace_if(
        names.back().words, [](char c) { return c == '_' || c == '/' || c == '-'; }, ' ');
  }
  return names;
}

std::string as_json(const std::vector<std::vector<analysis::Suggestion>>& found) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("lines").begin_array();
  for (std::size_t i = 0; i < found.size(); ++i) {
    json.begin_object().field("line", std::uint64_t{i + 1}).key("codes").begin_array();
    for (const analysis::Suggestion& one : found[i]) {
      json.begin_object().field("code", one.code).field("score", one.score);
      json.key("words").begin_array();
      for (const std::string& word : one.words) json.value(word);
      json.end_array().end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string as_text(const SourceFile& lines,
                    const std::vector<std::vector<analysis::Suggestion>>& found) {
  std::string out;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string line(line_of(lines, static_cast<unsigned>(i + 1)));
    out += std::to_string(i + 1) + ": " + text::elide(text::printable(line), 70) + "\n";
    for (const analysis::Suggestion& one : found[i]) {
      const int percent = static_cast<int>(one.score * 100 + 0.5);
      out += "    " + std::to_string(percent) + "%  " + text::printable(one.code);
      if (!one.words.empty()) out += "  (" + text::printable(text::join(one.words, ", ")) + ")";
      out += '\n';
    }
  }
  return out;
}

}  // namespace

Result<ExitStatus> suggest_for_lines(const TagSuggestOptions& options, Context& context) {
  if (!options.train || !options.lines) {
    return fail(ErrorKind::usage, "`--train` and `--lines` go together",
                "uxi tag suggest --train LABELLED.tsv --lines FILE");
  }
  if (options.accept || options.evaluate || options.exec || !options.refs.empty()) {
    return fail(ErrorKind::usage, "`--lines` stands alone: nothing of a study is looked at");
  }
  UXI_TRY(const SourceFile labelled, read_lines(context, *options.train));
  UXI_TRY(auto quotes, read_labelled(labelled));
  UXI_TRY(const SourceFile lines, read_lines(context, *options.lines));
  const auto names = names_of(quotes);
  const analysis::Suggester suggester(std::move(quotes), names);
  const auto most = static_cast<std::size_t>(options.top.value_or(kTop));
  std::vector<std::vector<analysis::Suggestion>> found;
  for (unsigned number = 1; number <= count_lines(lines); ++number) {
    if (context.env().interrupted()) return fail(ErrorKind::interrupted, "interrupted");
    found.push_back(suggester.suggest(line_of(lines, number), most));
  }
  context.print(options.format == "json" ? as_json(found) : as_text(lines, found));
  return ExitStatus::done;
}

}  // namespace uxi::cli
