#include "lint/rule_file.h"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <optional>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "format/yaml.h"
#include "lint/check.h"
#include "model/fields.h"
#include "model/reading.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

using format::yaml::Kind;
using format::yaml::Node;

constexpr auto kSeverityNames = std::to_array<Named<Severity>>({
    {"error", Severity::error},
    {"warning", Severity::warning},
    {"suggestion", Severity::suggestion},
});
constexpr auto kConfidenceNames = std::to_array<Named<Confidence>>({
    {"high", Confidence::high},
    {"medium", Confidence::medium},
    {"low", Confidence::low},
});
constexpr auto kItemNames = std::to_array<Named<ItemKind>>({
    {"question", ItemKind::question},
    {"probe", ItemKind::probe},
    {"prompt", ItemKind::prompt},
    {"task", ItemKind::task},
    {"consent", ItemKind::consent},
    {"statement", ItemKind::statement},
});
constexpr auto kSectionNames = std::to_array<Named<SectionKind>>({
    {"intro", SectionKind::intro},
    {"consent", SectionKind::consent},
    {"warm-up", SectionKind::warm_up},
    {"core", SectionKind::core},
    {"task", SectionKind::task},
    {"wrap-up", SectionKind::wrap_up},
});
constexpr auto kModeNames = std::to_array<Named<GuideMode>>({
    {"interview", GuideMode::interview},
    {"usability", GuideMode::usability},
    {"contextual", GuideMode::contextual},
    {"structured", GuideMode::structured},
});

constexpr auto kTargetNames = std::to_array<Named<Target>>({
    {"guide", Target::guide},
    {"plan", Target::plan},
    {"screener", Target::screener},
});

constexpr auto kPurposeNames = std::to_array<Named<Purpose>>({
    {"generative", Purpose::generative},
    {"exploratory", Purpose::exploratory},
    {"evaluative", Purpose::evaluative},
    {"contextual", Purpose::contextual},
    {"continuous", Purpose::continuous},
    {"jtbd", Purpose::jtbd},
    {"churn", Purpose::churn},
    {"usability", Purpose::usability},
});

constexpr std::uint16_t kAll = 0xffff;
constexpr std::uint16_t kAsked =
    bit(ItemKind::question) | bit(ItemKind::probe) | bit(ItemKind::prompt) | bit(ItemKind::task);

/// A rule and the memory its views look into.
struct OwnedRule {
  RuleInfo info;
  Rule rule;
  std::deque<std::string> texts;
  std::deque<speech::OwnedPhrase> owned_phrases;
  std::deque<std::vector<std::string_view>> text_lists;
  std::deque<std::vector<speech::Phrase>> phrase_lists;
  std::deque<std::vector<text::Pattern>> pattern_lists;
  std::deque<std::vector<RuleExample>> examples;
  std::vector<Param> params;
  std::deque<std::vector<RewriteStep>> steps;
  std::vector<Rewrite> rewrites;

  std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }
  std::span<const std::string_view> keep(const std::vector<Text>& list) {
    auto& kept = text_lists.emplace_back();
    for (const Text& text : list) kept.push_back(keep(text.value));
    return kept;
  }
};

std::string_view squeezed(OwnedRule& owned, const Text& text) {
  return owned.keep(text::squeeze(text.value));
}

class RuleReader {
 public:
  RuleReader(const Reading& reading, const speech::OwnedPhrase::Lists& lists, OwnedRule& owned)
      : reading_(reading), lists_(lists), owned_(owned) {}

  void read(const Node& tree, std::string_view id) {
    Fields fields(reading_, tree, "the rule");
    RuleInfo& info = owned_.info;
    const Text own_id = fields.text("id");
    if (!own_id.span.empty() && own_id.value != id) {
      reading_.error(
          own_id.span, "id",
          fmt::format("id `{}` differs from the path, which says `{}`", own_id.value, id));
    }
    info.id = owned_.keep(std::string(id));
    info.family = owned_.keep(fields.required_text("family").value);
    info.title = owned_.keep(fields.required_text("title").value);
    info.severity = fields.choice("severity", kSeverityNames, Severity::warning).value;
    info.severity_of_probes =
        fields.choice("severity_of_probes", kSeverityNames, info.severity).value;
    info.on = fields.yes_no("on", true);
    info.confidence = fields.choice("confidence", kConfidenceNames, Confidence::medium).value;
    info.message = squeezed(owned_, fields.required_text("message"));
    info.suggestion = squeezed(owned_, fields.text("suggestion"));
    info.why = owned_.keep(std::string(text::trim(fields.required_text("why").value)));
    info.source = squeezed(owned_, fields.text("source"));
    info.see = owned_.keep(fields.texts("see"));
    owned_.rule.yields_to = owned_.keep(fields.texts("yields_to"));
    read_applies(fields);
    read_check(fields);
    owned_.rule.mild = compile(fields.texts("mild"));
    owned_.rule.mild_if = compile(fields.texts("mild_if"));
    owned_.rule.mild_unless = compile(fields.texts("mild_unless"));
    owned_.rule.mild_purposes = mask(fields, "mild_purposes", kPurposeNames, 0);
    read_rewrites(fields);
    info.good = read_examples(fields, "good");
    info.bad = read_examples(fields, "bad");
  }

 private:
  template <class Names>
  std::uint16_t mask(Fields& fields, std::string_view key, const Names& names,
                     std::uint16_t otherwise) {
    const std::vector<Text> words = fields.texts(key);
    if (words.empty()) return otherwise;
    std::uint16_t bits = 0;
    for (const Text& word : words) {
      const auto value = value_of(names, word.value);
      if (value) {
        bits = static_cast<std::uint16_t>(bits | bit(*value));
        continue;
      }
      std::vector<std::string> known;
      for (const auto& named : names) known.emplace_back(named.name);
      unknown(word, key, known);
    }
    return bits;
  }

  std::uint16_t contexts(Fields& fields, std::string_view key) {
    std::uint16_t bits = 0;
    std::vector<std::string> known;
    for (const ContextName& context : context_names()) known.emplace_back(context.name);
    for (const Text& word : fields.texts(key)) {
      const auto found = std::ranges::find(context_names(), word.value, &ContextName::name);
      if (found == context_names().end()) {
        unknown(word, key, known);
      } else {
        bits = static_cast<std::uint16_t>(bits | static_cast<std::uint16_t>(found->value));
      }
    }
    return bits;
  }

  void unknown(const Text& word, std::string_view key,
               const std::vector<std::string>& known) const {
    reading_.error(word.span, "value",
                   fmt::format("`{}` is none of what `{}` may hold", word.value, key),
                   text::did_you_mean(word.value, known));
  }

  std::uint16_t texts(Fields& fields, std::uint16_t otherwise) {
    std::uint16_t bits = 0;
    std::vector<std::string> known;
    for (const TextName& text : text_names()) known.emplace_back(text.name);
    for (const Text& word : fields.texts("texts")) {
      const auto found = std::ranges::find(text_names(), word.value, &TextName::name);
      if (found == text_names().end()) {
        unknown(word, "texts", known);
      } else {
        bits = static_cast<std::uint16_t>(bits | bit(found->value));
      }
    }
    return bits == 0 ? otherwise : bits;
  }

  void read_applies(Fields& fields) {
    Applies& where = owned_.rule.applies;
    where = {.targets = mask(fields, "lints", kTargetNames, bit(Target::guide)),
             .texts = bit(TextKind::question) | bit(TextKind::ask),
             .items = kAsked,
             .sections = kAll,
             .modes = kAll,
             .purposes = kAll,
             .when = 0,
             .except = 0};
    std::vector<std::string> targets;
    name_bits(targets, kTargetNames, where.targets);
    owned_.info.lints = owned_.keep(text::join(targets, ", "));
    fields.mapping("applies", [&](Fields& inner) {
      where.texts = texts(inner, where.texts);
      where.items = mask(inner, "items", kItemNames, kAsked);
      where.sections = mask(inner, "sections", kSectionNames, kAll);
      where.modes = mask(inner, "modes", kModeNames, kAll);
      where.purposes = mask(inner, "purposes", kPurposeNames, kAll);
      where.when = contexts(inner, "when");
      where.except = contexts(inner, "except");
    });
    owned_.info.applies = owned_.keep(in_words(where));
  }

  template <class Names>
  static void name_bits(std::vector<std::string>& out, const Names& names, std::uint16_t bits) {
    for (const auto& named : names) {
      if ((bits & bit(named.value)) != 0) out.emplace_back(named.name);
    }
  }

  /// ``question, probe``; ``question, probe; in screeners ask``; ``in plans question``
  static std::string places_in_words(const Applies& where) {
    const auto has = [&](Target target) { return (where.targets & bit(target)) != 0; };
    std::vector<std::string> places;
    if (has(Target::guide)) {
      std::vector<std::string> items;
      name_bits(items, kItemNames, where.items);
      places.push_back(text::join(items, ", "));
    }
    const auto add_texts = [&](Target target, std::string_view front, bool of_screener) {
      std::vector<std::string> names;
      for (const TextName& text : text_names()) {
        const bool fits = (text.value >= TextKind::ask) == of_screener;
        if (fits && (where.texts & bit(text.value)) != 0) names.emplace_back(text.name);
      }
      if (has(target)) places.push_back(fmt::format("{} {}", front, text::join(names, ", ")));
    };
    add_texts(Target::plan, "in plans", false);
    add_texts(Target::screener, "in screeners", true);
    return text::join(places, "; ");
  }

  static std::string in_words(const Applies& where) {
    std::string words = places_in_words(where);
    const auto add = [&](std::string_view front, const std::vector<std::string>& names) {
      if (!names.empty()) words += fmt::format("; {} {}", front, text::join(names, ", "));
    };
    std::vector<std::string> sections;
    if (where.sections != kAll) name_bits(sections, kSectionNames, where.sections);
    std::vector<std::string> modes;
    if (where.modes != kAll) name_bits(modes, kModeNames, where.modes);
    std::vector<std::string> purposes;
    if (where.purposes != kAll) name_bits(purposes, kPurposeNames, where.purposes);
    std::vector<std::string> except;
    for (const ContextName& context : context_names()) {
      if ((where.except & static_cast<std::uint16_t>(context.value)) != 0)
        except.emplace_back(context.name);
    }
    add("sections", sections);
    add("modes", modes);
    add("studies", purposes);
    add("not", except);
    return words;
  }

  void read_check(Fields& fields) {
    const Text name = fields.required_text("check");
    owned_.info.check = owned_.keep(name.value);
    const CheckKind* kind = find_check(name.value);
    if (kind == nullptr) {
      std::vector<std::string> known;
      for (const CheckKind& each : check_kinds()) known.emplace_back(each.name);
      if (!name.span.empty()) unknown(name, "check", known);
      (void)fields.find("with");  // what may stand there depends on the check
      return;
    }
    bool seen = false;
    fields.mapping("with", [&](Fields& inner) {
      seen = true;
      for (const ParamSpec& spec : kind->params) read_param(spec, inner);
    });
    for (const ParamSpec& spec : kind->params) {
      if (spec.required && !seen)
        reading_.error(name.span, "missing", fmt::format("`with` lacks `{}`", spec.name));
    }
    owned_.rule.params = owned_.params;
  }

  void read_param(const ParamSpec& spec, Fields& inner) {
    if (spec.required && inner.require(spec.name) == nullptr) return;
    if (inner.find(spec.name) == nullptr) return;
    Param param{.name = spec.name, .texts = {}, .phrases = {}};
    switch (spec.type) {
      case ParamType::phrases: param.phrases = compile(inner.texts(spec.name)); break;
      case ParamType::patterns: param.patterns = &expressions(inner.texts(spec.name)); break;
      case ParamType::forms: param.texts = forms(inner.texts(spec.name)); break;
      case ParamType::texts: param.texts = owned_.keep(inner.texts(spec.name)); break;
      case ParamType::number:
        if (const auto number = inner.number(spec.name, {spec.least, 1e6}))
          param.number = number->value;
        break;
      case ParamType::flag: param.number = inner.yes_no(spec.name, false) ? 1 : 0; break;
    }
    owned_.params.push_back(param);
  }

  std::span<const speech::Phrase> compile(const std::vector<Text>& patterns) {
    auto& kept = owned_.phrase_lists.emplace_back();
    for (const Text& pattern : patterns) {
      auto phrase = speech::OwnedPhrase::compile(pattern.value, lists_);
      if (!phrase) {
        reading_.error(pattern.span, "pattern", phrase.error().message);
        continue;
      }
      kept.push_back(owned_.owned_phrases.emplace_back(*std::move(phrase)).view());
    }
    return kept;
  }

  void read_rewrites(Fields& fields) {
    const Node* list = fields.find("rewrite");
    if (list == nullptr) return;
    for (const Node& item : list->items) {
      Fields inner(reading_, item, "each rewrite");
      const bool safe = inner.yes_no("safe", false);
      auto& steps = owned_.steps.emplace_back();
      for (const Text& change : inner.texts("change")) steps.push_back(read_step(change));
      owned_.rewrites.push_back({safe, steps});
    }
    owned_.rule.rewrites = owned_.rewrites;
  }

  /// Points at `{names}` that a rewrite would leave in a person's guide.
  void check_places(const Text& change, std::string_view put) {
    static constexpr auto kPlaces = std::to_array<std::string_view>(
        {"{}", "{rest}", "{scale}", "{others}", "{moved}", "{split}"});
    for (std::size_t at = put.find('{'); at != std::string_view::npos; at = put.find('{', at + 1)) {
      const std::string_view place = put.substr(at, put.find('}', at) - at + 1);
      if (std::ranges::find(kPlaces, place) != kPlaces.end()) continue;
      reading_.error(change.span, "rewrite",
                     "`" + std::string(place) + "` stands for nothing in a rewrite",
                     "there are " + text::join({kPlaces.begin(), kPlaces.end()}, ", "));
    }
  }

  /// ``pattern => text``
  RewriteStep read_step(const Text& change) {
    constexpr std::string_view kArrow = "=>";
    const std::string_view text = change.value;
    const std::size_t arrow = text.find(kArrow);
    RewriteStep step;
    step.changes = arrow != std::string_view::npos;
    if (step.changes) {
      step.put = owned_.keep(std::string(text::trim(text.substr(arrow + kArrow.size()))));
    }
    check_places(change, step.put);
    const std::string where(text::trim(text.substr(0, arrow)));
    if (where == "match" || where == "$") {
      step.place = where == "$" ? RewritePlace::end : RewritePlace::match;
      if (where == "$") step.put = owned_.keep(" " + std::string(step.put));
      return step;
    }
    const auto phrases = compile({{where, change.span}});
    if (!phrases.empty()) step.phrase = phrases.front();
    return step;
  }

  const std::vector<text::Pattern>& expressions(const std::vector<Text>& written) {
    auto& kept = owned_.pattern_lists.emplace_back();
    for (const Text& expression : written) {
      auto pattern = text::Pattern::compile(expression.value);
      if (pattern) {
        kept.push_back(*std::move(pattern));
      } else {
        reading_.error(expression.span, "pattern", pattern.error().message, pattern.error().hint);
      }
    }
    return kept;
  }

  std::span<const std::string_view> forms(const std::vector<Text>& names) {
    for (const Text& name : names) {
      speech::Form form = speech::Form::none;
      if (!speech::parse_form(name.value, form)) unknown(name, "forms", {});
    }
    return owned_.keep(names);
  }

  /// The text that a rule judges: of one that looks at guides among others a guide.
  [[nodiscard]] RuleExample example_of(std::string_view text) const {
    const auto targets = owned_.rule.applies.targets;
    if ((targets & bit(Target::guide)) != 0) return {text, {}, {}};
    if ((targets & bit(Target::plan)) != 0) return {{}, text, {}};
    return {{}, {}, text};
  }

  /// Each is a text, or a mapping of `guide` or `screener` and `study`.
  std::span<const RuleExample> read_examples(Fields& fields, std::string_view key) {
    auto& kept = owned_.examples.emplace_back();
    const Node* list = fields.require(key);
    if (list == nullptr) return {};
    for (const Node& item : list->items) {
      if (item.kind == Kind::scalar) {
        kept.push_back(example_of(owned_.keep(item.scalar)));
      } else {
        Fields inner(reading_, item, "each example");
        const bool of_screener = inner.find("screener") != nullptr;
        const std::string_view text =
            owned_.keep(inner.required_text(of_screener ? "screener" : "guide").value);
        const std::string_view study = owned_.keep(inner.text("study").value);
        kept.push_back(of_screener ? RuleExample{{}, study, text} : RuleExample{text, study, {}});
      }
    }
    if (kept.empty())
      reading_.error(list->span, "missing", fmt::format("`{}` needs an example", key));
    return kept;
  }

  const Reading& reading_;
  const speech::OwnedPhrase::Lists& lists_;
  OwnedRule& owned_;
};

}  // namespace

std::shared_ptr<const Rule> read_rule(const SourceFile& source, std::string_view id,
                                      const speech::OwnedPhrase::Lists& lists,
                                      Diagnostics& diagnostics) {
  const Reading reading{source, diagnostics, "rule"};
  const std::size_t errors = diagnostics.count(Severity::error);
  const auto tree = parse_tree(reading);
  if (!tree) return nullptr;
  auto owned = std::make_shared<OwnedRule>();
  RuleReader(reading, lists, *owned).read(*tree, id);
  if (diagnostics.count(Severity::error) > errors) return nullptr;
  owned->rule.info = &owned->info;
  return {owned, &owned->rule};
}

speech::OwnedPhrase::Lists builtin_word_lists() {
  return [](std::string_view name) -> std::optional<std::vector<std::string>> {
    const auto text = embedded_file(fmt::format("words/{}.txt", name));
    if (!text) return std::nullopt;
    return parse_word_list(*text);
  };
}

std::vector<std::string> parse_word_list(std::string_view text) {
  std::vector<std::string> entries;
  for (const std::string_view line : text::split(text, '\n')) {
    const std::string_view entry = text::trim(line.substr(0, line.find('#')));
    if (!entry.empty()) entries.push_back(text::squeeze(entry));
  }
  return entries;
}

std::string unmark_example(std::string_view text, std::vector<Span>& marked) {
  constexpr std::string_view kOpen = "⟦";
  constexpr std::string_view kClose = "⟧";
  std::string plain;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(kOpen)) {
      begin = plain.size();
      at += kOpen.size();
    } else if (rest.starts_with(kClose)) {
      marked.push_back({begin, plain.size()});
      at += kClose.size();
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

}  // namespace uxi::lint
