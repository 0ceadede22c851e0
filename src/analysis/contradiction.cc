// Words are read clause by clause: a negation turns round the next word of its clause that says
// something, up to a few words on ("did not really help"). What only fills ("just", "thing") is no
// word both are about.
#include "analysis/contradiction.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "analysis/document.h"
#include "base/embedded.h"
#include "text/strings.h"
#include "uxi/error.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kScope = 4;  ///< words that a negation reaches
constexpr std::size_t kLongClause = 40;
constexpr double kLeastScore = 0.6;
constexpr std::size_t kListed = 3;

/// An end of a scale.
struct Pole {
  std::size_t scale = 0;
  bool left = true;
};
struct Poles {
  std::map<std::string, Pole> by_stem;
  std::set<std::string> negations;  ///< folded words
};

Poles read_poles(const WordRules& rules) {
  Poles poles;
  const std::string_view list = embedded_file("words/poles.txt").value_or("");
  std::size_t scale = 0;
  for (std::string_view line : text::split(list, '\n')) {
    line = text::trim(line);
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("not:")) {
      for (const auto word : text::split(text::trim(line.substr(4)), ' ')) {
        poles.negations.insert(std::string(word));
      }
      continue;
    }
    bool left = true;
    for (const auto word : text::split(line, ' ')) {
      if (word == "|") left = false;
      if (word != "|" && !word.empty()) {
        poles.by_stem.try_emplace(stem_key(word, rules), Pole{scale, left});
      }
    }
    ++scale;
  }
  return poles;
}

/// What a quote says of one word or scale: plainly, turned round, or (of no use) both.
struct Said {
  bool plain = false;
  bool turned = false;
  std::string word = {};  ///< as it was said
};

struct Statement {
  std::map<std::string, Said> words;   ///< by stem
  std::map<std::size_t, Said> scales;  ///< plain: the left end
};

class Reader {
 public:
  Reader(const WordRules& rules, const Poles& poles) : rules_(rules), poles_(poles) {}

  Statement read(std::string_view text) const {
    Statement out;
    std::size_t reach = 0;
    std::size_t before = 0;
    for (const Token& token : tokenize(text)) {
      if (ends_clause(text.substr(before, token.span.begin - before))) reach = 0;
      before = token.span.end;
      if (is_negation(token.folded)) {
        reach = kScope;
        // `never` is an end of a scale as well.
        put_scale(token, false, out);
        continue;
      }
      const bool turned = reach > 0;
      if (turned) --reach;
      if (put_scale(token, turned, out) || put_word(token, turned, out)) reach = 0;
    }
    return out;
  }

 private:
  static bool ends_clause(std::string_view between) {
    return between.find_first_of(".,;:!?()\n") != std::string_view::npos ||
           between.size() > kLongClause;
  }
  [[nodiscard]] bool is_negation(const std::string& folded) const {
    return folded.ends_with("n't") || poles_.negations.contains(folded);
  }
  static void note(Said& said, bool turned, const std::string& word) {
    (turned ? said.turned : said.plain) = true;
    if (said.word.empty()) said.word = word;
  }
  bool put_scale(const Token& token, bool turned, Statement& out) const {
    const auto pole = poles_.by_stem.find(stem_key(token.folded, rules_));
    if (pole == poles_.by_stem.end()) return false;
    note(out.scales[pole->second.scale], turned == pole->second.left,
         (turned ? "not " : "") + token.folded);
    return true;
  }
  bool put_word(const Token& token, bool turned, Statement& out) const {
    if (rules_.is_stop(token.folded)) return false;
    note(out.words[stem_key(token.folded, rules_)], turned, token.folded);
    return true;
  }

  const WordRules& rules_;
  const Poles& poles_;
};

bool one_sided(const Said& said) { return said.plain != said.turned; }
bool opposite(const Said& a, const Said& b) {
  return one_sided(a) && one_sided(b) && a.plain != b.plain;
}

/// In how many statements each stem stands.
std::map<std::string, std::size_t> counts_of(const std::vector<Statement>& statements) {
  std::map<std::string, std::size_t> counts;
  for (const Statement& statement : statements) {
    for (const auto& [stem, said] : statement.words) ++counts[stem];
  }
  return counts;
}

class Weigher {
 public:
  explicit Weigher(const std::vector<Statement>& statements)
      : all_(static_cast<double>(statements.size())), counts_(counts_of(statements)) {}

  /// How like they are in what they are about, and what of it is opposite; nothing where that is no
  /// contradiction.
  [[nodiscard]] std::optional<Opposition> weigh(const Statement& a, const Statement& b) const {
    Opposition out;
    std::vector<std::pair<double, std::string>> shared;
    double common = 0;
    for (const auto& [stem, said] : a.words) {
      const auto other = b.words.find(stem);
      if (other == b.words.end()) continue;
      common += idf(stem) * idf(stem);
      if (opposite(said, other->second)) {
        const bool first_turned = said.turned;
        out.opposites.push_back(first_turned ? "not " + said.word + " / " + other->second.word
                                             : said.word + " / not " + other->second.word);
      }
      shared.emplace_back(-idf(stem), said.word);
    }
    const std::size_t turned_words = out.opposites.size();
    for (const auto& [scale, said] : a.scales) {
      const auto other = b.scales.find(scale);
      if (other == b.scales.end() || !opposite(said, other->second)) continue;
      out.opposites.push_back(said.word + " / " + other->second.word);
    }
    // A word said and denied is its own topic, and needs another beside it; a scale needs one.
    const bool enough = out.opposites.size() > turned_words ? !shared.empty() : shared.size() >= 2;
    if (out.opposites.empty() || !enough) return std::nullopt;
    std::ranges::sort(shared);
    for (std::size_t i = 0; i < shared.size() && i < kListed; ++i) {
      out.shared.push_back(shared[i].second);
    }
    out.score = common / std::sqrt(norm(a) * norm(b)) + 0.5 * double(out.opposites.size());
    if (out.opposites.size() > kListed) out.opposites.resize(kListed);
    return out;
  }

 private:
  [[nodiscard]] double idf(const std::string& stem) const {
    return 1 + std::log(all_ / static_cast<double>(counts_.at(stem)));
  }
  [[nodiscard]] double norm(const Statement& statement) const {
    double sum = 0;
    for (const auto& [stem, said] : statement.words) sum += idf(stem) * idf(stem);
    return sum;
  }

  double all_;
  std::map<std::string, std::size_t> counts_;
};

/// The best pairs, none of which shares a quote with a better one.
std::vector<Opposition> pick(std::vector<Opposition> found, std::size_t most) {
  std::ranges::sort(found, [](const Opposition& a, const Opposition& b) {
    return a.score != b.score ? a.score > b.score
                              : std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  std::vector<Opposition> out;
  std::set<std::size_t> taken;
  for (Opposition& one : found) {
    if (out.size() == most) break;
    if (taken.contains(one.first) || taken.contains(one.second)) continue;
    taken.insert({one.first, one.second});
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

std::vector<Opposition> oppositions(const ClusterInput& input,
                                    const std::vector<std::size_t>& members,
                                    const ClusterOptions& options, std::size_t most) {
  if (options.language != "en") return {};
  const WordRules rules(options.language, options.stop_words);
  const Poles poles = read_poles(rules);
  const Reader reader(rules, poles);
  std::vector<Statement> statements;
  for (const std::size_t member : members) {
    statements.push_back(reader.read(input.items[member].text));
  }
  const Weigher weigher(statements);
  std::vector<Opposition> found;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      const std::string& one = input.items[members[i]].participant;
      if (!one.empty() && one == input.items[members[j]].participant) continue;
      auto pair = weigher.weigh(statements[i], statements[j]);
      if (!pair || pair->score < kLeastScore) continue;
      pair->first = members[i];
      pair->second = members[j];
      found.push_back(*std::move(pair));
    }
  }
  return pick(std::move(found), most);
}

}  // namespace uxi::analysis
