#include "coding/sheet_apply.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "coding/anchor.h"
#include "coding/code_names.h"
#include "coding/placing.h"
#include "coding/tag_file.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::coding {
namespace {

const Highlight* find(const std::vector<Highlight>& highlights, std::string_view id) {
  const auto found = std::ranges::find(highlights, id, &Highlight::id);
  return found == highlights.end() ? nullptr : &*found;
}

bool same(const Highlight& a, const Highlight& b) {
  return write_highlight(a) == write_highlight(b);
}

/// The turn under which a sheet shows a highlight; 0 for the lost.
int shown_under(const Transcript& transcript, const Highlight& highlight) {
  const Anchored anchored = find_anchor(transcript, highlight);
  return anchored.state == AnchorState::lost ? 0 : anchored.first_turn;
}

class Resolver {
 public:
  Resolver(const SourceFile& source, const Transcript& transcript, const Codebook& codebook,
           const std::vector<Highlight>& base, Diagnostics& diagnostics)
      : source_(source),
        transcript_(transcript),
        codebook_(codebook),
        base_(base),
        diagnostics_(diagnostics) {}

  void add(const SheetMark& mark) {
    const Highlight* old = nullptr;
    if (!mark.line.id.empty()) {
      old = find(base_, mark.line.id);
      if (old == nullptr) {
        return wrong(mark, "id", "you have no highlight `" + mark.line.id + "` here",
                     "take `{" + mark.line.id + "}` out to make a new one");
      }
    }
    const CodeLine before = old == nullptr ? CodeLine{} : line_of(transcript_, *old);
    const bool stays = old != nullptr && mark.turn == shown_under(transcript_, *old);
    if (stays && before == mark.line) {
      answer_.highlights.push_back(*old);
      return;
    }
    const auto codes = codes_of(mark, old);
    if (!codes) return;
    const bool same_place = stays && before.words == mark.line.words &&
                            before.nth == mark.line.nth && before.first == mark.line.first &&
                            before.last == mark.line.last;
    Highlight highlight;
    if (same_place) {
      highlight = *old;
    } else {
      auto placed = place(mark);
      if (!placed) return wrong(mark, "words", placed.error().message, placed.error().hint);
      highlight = *std::move(placed);
      if (old != nullptr) {
        highlight.id = old->id;
        highlight.added = old->added;
        highlight.by = old->by;
      }
    }
    highlight.codes = *codes;
    if (before.memo != mark.line.memo || old == nullptr) highlight.memo = mark.line.memo;
    put(std::move(highlight));
  }

  SheetAnswer take() { return std::move(answer_); }

 private:
  Result<Highlight> place(const SheetMark& mark) const {
    const CodeLine& line = mark.line;
    if (mark.turn == 0 && line.first == 0) {
      return fail(ErrorKind::not_found, "these codes stand under no turn",
                  "put the line under the turn it is for");
    }
    if (line.words.empty()) {
      const int first = line.first > 0 ? line.first : mark.turn;
      return make_highlight(transcript_, first, line.first > 0 ? line.last : first, {});
    }
    if (line.first > 0) {
      return place_words(transcript_, line.first, line.last, line.words, line.nth);
    }
    auto placed = place_words(transcript_, mark.turn, mark.turn, line.words, line.nth);
    if (!placed && placed.error().kind == ErrorKind::conflict) {
      placed.error().hint = "quote a few more words around them, or write @2 for the second";
    }
    return placed;
  }

  std::optional<std::vector<Text>> codes_of(const SheetMark& mark, const Highlight* old) {
    std::vector<Text> codes;
    for (const std::string& written : mark.line.codes) {
      const auto path = code_of(mark, written, old);
      if (!path) return std::nullopt;
      if (std::ranges::find(codes, *path, &Text::value) == codes.end())
        codes.push_back({*path, {}});
    }
    return codes;
  }

  std::optional<std::string> code_of(const SheetMark& mark, std::string written,
                                     const Highlight* old) {
    // What a highlight has it may keep, whatever became of the code.
    const bool had =
        old != nullptr && std::ranges::find(old->codes, written, &Text::value) != old->codes.end();
    if (had) return written;
    const bool is_new = written.ends_with('!');
    if (is_new) written.pop_back();
    const Code* code = code_meant(codebook_, written);
    if (code != nullptr && !code->retired) return code->path.value;
    if (code != nullptr) {
      wrong(mark, "code", "the code `" + code->path.value + "` is retired", "take another");
      return std::nullopt;
    }
    if (answer_.new_codes.contains(written)) return written;
    if (is_new && is_code_path(written)) {
      answer_.new_codes.insert(written);
      return written;
    }
    std::string hint = is_new ? "use lower-case words with hyphens, and `/` between levels"
                              : did_you_mean_codes(codebook_, written);
    if (hint.empty()) hint = "`+" + written + "!` puts it there";
    wrong(mark, "code", "the codebook has no code `" + written + "`", std::move(hint));
    return std::nullopt;
  }

  /// Two lines for the same words make one highlight.
  void put(Highlight highlight) {
    const auto twin = std::ranges::find_if(answer_.highlights, [&](const Highlight& other) {
      return (highlight.id.empty() || other.id.empty()) &&
             at_same_place({other}, highlight) != nullptr;
    });
    if (twin == answer_.highlights.end()) {
      answer_.highlights.push_back(std::move(highlight));
      return;
    }
    if (twin->id.empty()) {
      twin->id = highlight.id;
      twin->added = highlight.added;
    }
    add_to(*twin, highlight);
  }

  void wrong(const SheetMark& mark, const char* rule, std::string message, std::string hint) {
    diagnostics_.report(source_, mark.span, Severity::error, std::string("sheet/") + rule,
                        std::move(message), std::move(hint));
  }

  const SourceFile& source_;
  const Transcript& transcript_;
  const Codebook& codebook_;
  const std::vector<Highlight>& base_;
  Diagnostics& diagnostics_;
  SheetAnswer answer_;
};

}  // namespace

SheetAnswer resolve_sheet(const SourceFile& source, const Sheet& sheet,
                          const Transcript& transcript, const Codebook& codebook,
                          const std::vector<Highlight>& base, Diagnostics& diagnostics) {
  Resolver resolver(source, transcript, codebook, base, diagnostics);
  for (const SheetMark& mark : sheet.marks) resolver.add(mark);
  return resolver.take();
}

Joined join_edits(const std::vector<Highlight>& base, const std::vector<Highlight>& now,
                  std::vector<Highlight> mine) {
  Joined joined;
  for (const Highlight& theirs : now) {
    const Highlight* before = find(base, theirs.id);
    const Highlight* wanted = find(mine, theirs.id);
    const bool left_alone = wanted != nullptr && before != nullptr && same(*wanted, *before);
    if (before == nullptr || left_alone || (wanted != nullptr && same(*wanted, theirs))) {
      joined.highlights.push_back(theirs);
    } else if (!same(theirs, *before)) {
      joined.clashes.push_back(theirs.id);
    } else if (wanted != nullptr) {
      joined.highlights.push_back(*wanted);
    }
  }
  for (Highlight& wanted : mine) {
    const Highlight* before = wanted.id.empty() ? nullptr : find(base, wanted.id);
    if (before != nullptr) {
      const bool taken_out = find(now, wanted.id) == nullptr;
      if (taken_out && !same(wanted, *before)) joined.clashes.push_back(wanted.id);
    } else if (const Highlight* twin = at_same_place(joined.highlights, wanted)) {
      add_to(joined.highlights[static_cast<std::size_t>(twin - joined.highlights.data())], wanted);
    } else {
      joined.highlights.push_back(std::move(wanted));
    }
  }
  return joined;
}

std::vector<Highlight> with_seen(std::vector<Highlight> base, const std::vector<Highlight>& now,
                                 const std::vector<std::string>& clashes) {
  for (const std::string& id : clashes) {
    std::erase_if(base, [&](const Highlight& one) { return one.id == id; });
    if (const Highlight* theirs = find(now, id)) base.push_back(*theirs);
  }
  return base;
}

void report_clashes(const SourceFile& source, const Sheet& sheet, const Transcript& transcript,
                    const std::vector<Highlight>& now, const std::vector<std::string>& clashes,
                    Diagnostics& diagnostics) {
  for (const std::string& id : clashes) {
    const std::size_t end = source.text().size();
    Span span{end, end};
    bool in_sheet = false;
    for (const SheetMark& mark : sheet.marks) {
      if (mark.line.id != id) continue;
      span = mark.span;
      in_sheet = true;
    }
    const Highlight* theirs = find(now, id);
    if (theirs == nullptr) {
      diagnostics.report(source, span, Severity::error, "sheet/meanwhile",
                         "`" + id + "` was taken out of the tag file meanwhile",
                         "take the line out, or only `{" + id + "}` to keep it as a new highlight");
      continue;
    }
    CodeLine line = line_of(transcript, *theirs);
    line.id.clear();
    diagnostics.report(
        source, span, Severity::error, "sheet/meanwhile",
        "`" + id + "` was changed in the tag file meanwhile, to " + write_code_line(line),
        in_sheet ? "save once more, and your line wins" : "save once more to take it out");
  }
}

}  // namespace uxi::coding
