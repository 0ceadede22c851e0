#include "coding/disagreement.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::coding {
namespace {

constexpr int kShown = 70;  // columns of a turn's words

CodeSet joined(const std::vector<MarkedWords>& marks, std::size_t first, std::size_t last) {
  std::set<std::string> codes;
  for (const MarkedWords& mark : marks) {
    if (mark.first >= first && mark.last <= last)
      codes.insert(mark.codes.begin(), mark.codes.end());
  }
  return {codes.begin(), codes.end()};
}

/// Runs of turns that hang together through highlights.
std::vector<std::pair<std::size_t, std::size_t>> runs_of(const MarkedByCoder& marked) {
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  for (const auto& marks : marked) {
    if (!marks) continue;
    for (const MarkedWords& mark : *marks) spans.emplace_back(mark.first, mark.last);
  }
  std::ranges::sort(spans);
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (const auto& span : spans) {
    if (runs.empty() || span.first > runs.back().second) {
      runs.push_back(span);
    } else {
      runs.back().second = std::max(runs.back().second, span.second);
    }
  }
  return runs;
}

/// How far two highlights cover each other: turns, and in one turn bytes.
std::size_t overlap(const MarkedWords& a, const MarkedWords& b) {
  if (a.last < b.first || b.last < a.first) return 0;
  const bool one_turn = a.first == a.last && b.first == b.last;
  if (!one_turn) return 1 + std::min(a.last, b.last) - std::max(a.first, b.first);
  const std::size_t low = std::max(a.words.begin, b.words.begin);
  const std::size_t high = std::min(a.words.end, b.words.end);
  return high > low ? high - low : 0;
}

CodeSet less(const CodeSet& a, const CodeSet& b) {
  CodeSet out;
  std::ranges::set_difference(a, b, std::back_inserter(out));
  return out;
}

CodeSet codes_in(std::string_view text) {
  std::set<std::string> codes;
  for (const std::string_view part : text::split(text, ',')) {
    const std::string_view code = text::trim(part);
    if (!code.empty() && code != "-") codes.emplace(code);
  }
  return {codes.begin(), codes.end()};
}

std::string list_of(const CodeSet& codes) { return codes.empty() ? "-" : text::join(codes, ", "); }

/// Reads the list line by line.
class ListReader {
 public:
  explicit ListReader(const SourceFile& source) : source_(source) {}

  Result<std::vector<Decision>> run() {
    for (number_ = 1; number_ <= source_.line_count(); ++number_) {
      const std::string_view line = source_.line(number_);
      const std::string_view words = text::trim(line);
      if (words.empty() || words.starts_with("#")) continue;
      if (words.starts_with("=>")) {
        UXI_TRY_VOID(decide(text::trim(words.substr(2))));
      } else if (line.front() != ' ' && line.front() != '\t') {
        entry_ = Decision{.ref = std::string(words.substr(0, words.find(' '))), .line = number_};
        if (!parse_turn_ref(entry_.ref)) return no_line();
        open_ = true;
      } else {
        UXI_TRY_VOID(add_given(words));
      }
    }
    return std::move(decisions_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> wrong(std::string message, std::string hint) const {
    return tl::make_unexpected(Error{.kind = ErrorKind::syntax,
                                     .message = std::move(message),
                                     .path = source_.path(),
                                     .line = number_,
                                     .column = 1,
                                     .hint = std::move(hint)});
  }

  [[nodiscard]] tl::unexpected<Error> no_line() const {
    return wrong("this is no line of the list", "`uxi agree --disagreements` writes it anew");
  }

  Result<void> add_given(std::string_view words) {
    const std::size_t colon = words.find(':');
    if (!open_ || colon == words.npos) return no_line();
    entry_.given.emplace_back(text::trim(words.substr(0, colon)),
                              codes_in(words.substr(colon + 1)));
    return {};
  }

  Result<void> decide(std::string_view decision) {
    if (!open_) return wrong("`=>` belongs below a turn", "");
    open_ = false;
    if (decision.empty() || decision == "?") return {};
    const auto coder = std::ranges::find_if(
        entry_.given, [&](const auto& given) { return given.first == decision; });
    if (coder != entry_.given.end()) {
      entry_.codes = coder->second;
    } else if (decision == "all") {
      std::set<std::string> all;
      for (const auto& [name, codes] : entry_.given) all.insert(codes.begin(), codes.end());
      entry_.codes.assign(all.begin(), all.end());
    } else if (decision != "none") {
      entry_.codes = codes_in(decision);
      for (const std::string& code : entry_.codes) {
        if (!is_code_path(code))
          return wrong("`" + code + "` is no code", "write a coder, codes, `all`, `none` or `?`");
      }
    }
    entry_.decided = number_;
    decisions_.push_back(entry_);
    return {};
  }

  const SourceFile& source_;
  unsigned number_ = 0;
  bool open_ = false;  ///< below the line of a turn
  Decision entry_;
  std::vector<Decision> decisions_;
};

}  // namespace

std::vector<Disagreement> disagreements_in(const Transcript& transcript,
                                           const MarkedByCoder& marked) {
  std::vector<Disagreement> out;
  for (const auto& [first, last] : runs_of(marked)) {
    Disagreement found{.session = transcript.session,
                       .first_turn = transcript.turns[first].id,
                       .last_turn = transcript.turns[last].id,
                       .first = first,
                       .last = last,
                       .words = transcript.turns[first].words};
    std::set<CodeSet> different;
    for (const auto& marks : marked) {
      if (marks) {
        found.given.emplace_back(joined(*marks, first, last));
        different.insert(*found.given.back());
      } else {
        found.given.emplace_back(std::nullopt);
      }
    }
    if (different.size() > 1) out.push_back(std::move(found));
  }
  return out;
}

std::string ref_of(const Disagreement& disagreement) {
  return to_string(
      TurnRef{{{}, disagreement.session}, disagreement.first_turn, disagreement.last_turn});
}

std::string write_disagreements(const std::string& study, const std::vector<std::string>& coders,
                                const std::vector<Disagreement>& list) {
  std::string out =
      "# Where " + text::join(coders, ", ") + " differ in " + study +
      ". Behind each `=>` write a coder's\n"
      "# name to take those codes, `all` for the codes of everybody, `none`, or codes;\n"
      "# `?` leaves it for another day. Then: uxi agree --resolve FILE\n";
  for (const Disagreement& each : list) {
    out += "\n" + ref_of(each) + "  \"" + text::elide(text::printable(each.words), kShown) + "\"\n";
    for (std::size_t i = 0; i < coders.size(); ++i) {
      if (each.given[i]) out += "  " + coders[i] + ": " + list_of(*each.given[i]) + "\n";
    }
    out += "  => ?\n";
  }
  return out;
}

Result<std::vector<Decision>> read_decisions(const SourceFile& source) {
  return ListReader(source).run();
}

Recoding recoding_of(const Disagreement& disagreement, const MarkedByCoder& marked,
                     const std::vector<std::string>& coders, std::size_t coder,
                     const CodeSet& codes) {
  Recoding out;
  const auto inside = [&](const MarkedWords& mark) {
    return mark.first >= disagreement.first && mark.last <= disagreement.last;
  };
  const CodeSet& mine = *disagreement.given[coder];
  std::map<std::string, Recoding::Changed> changed;
  const CodeSet gone = less(mine, codes);
  for (const MarkedWords& mark : *marked[coder]) {
    CodeSet lost;
    std::ranges::set_intersection(mark.codes, gone, std::back_inserter(lost));
    if (inside(mark) && !lost.empty()) changed[mark.id] = {mark.id, {}, lost};
  }
  std::map<std::pair<std::string, std::string>, CodeSet> copied;
  for (const std::string& code : less(codes, mine)) {
    const MarkedWords* own = nullptr;
    const MarkedWords* theirs = nullptr;
    std::size_t other_coder = 0;
    std::size_t most = 0;
    for (std::size_t other = 0; other < marked.size(); ++other) {
      if (!marked[other] || other == coder) continue;
      for (const MarkedWords& mark : *marked[other]) {
        const bool has = std::ranges::binary_search(mark.codes, code);
        const bool named = std::ranges::any_of(disagreement.given, [&](const auto& given) {
          return given && std::ranges::binary_search(*given, code);
        });
        if (!inside(mark) || (named && !has)) continue;
        if (theirs == nullptr) {
          theirs = &mark;
          other_coder = other;
        }
        for (const MarkedWords& candidate : *marked[coder]) {
          if (!inside(candidate) || overlap(candidate, mark) <= most) continue;
          most = overlap(candidate, mark);
          own = &candidate;
        }
      }
    }
    if (own != nullptr) {
      changed.try_emplace(own->id, Recoding::Changed{own->id, {}, {}});
      changed[own->id].add.push_back(code);
    } else if (theirs != nullptr) {
      copied[{coders[other_coder], theirs->id}].push_back(code);
    } else {
      const auto any = std::ranges::find_if(*marked[coder], inside);
      if (any == marked[coder]->end()) continue;
      changed.try_emplace(any->id, Recoding::Changed{any->id, {}, {}});
      changed[any->id].add.push_back(code);
    }
  }
  for (auto& [id, change] : changed) out.changed.push_back(std::move(change));
  for (auto& [from, set] : copied) out.copied.push_back({from.first, from.second, std::move(set)});
  return out;
}

}  // namespace uxi::coding
