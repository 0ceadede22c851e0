#include "report/narrative.h"

#include <algorithm>
#include <fmt/core.h>

#include "format/markdown.h"
#include "report/phrasing.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

constexpr QuoteChoice kEvidence{.most = 3};
constexpr QuoteChoice kAgainst{.most = 2, .against = true};

class Fields {
 public:
  Fields(const SourceFile& source, Draft& draft, Diagnostics& diagnostics)
      : source_(source), draft_(draft), diagnostics_(diagnostics) {}

  Blocks alone(const Field& field, int level) {
    if (field.name == "insight") return insight_alone(field, level);
    if (field.name == "quote") return quote_alone(field);
    if (field.name == "table" && field.argument == "codes by segment") return {codes_table(draft_)};
    if (field.name == "chart" && field.argument == "saturation") return chart(field);
    if (field.name == "section") return section(field);
    Blocks blocks;
    if (Inline text = inside(field); !text.empty()) blocks.push_back({Paragraph{std::move(text)}});
    return blocks;
  }

  Inline inside(const Field& field) {
    if (field.name == "insight") {
      const InsightFile* file = find_insight(field);
      return file ? plain(title_or_id(file->value->statement, file->value->id)) : Inline{};
    }
    if (field.name == "quote") return quote_inside(field);
    if (field.name == "participants") return participants(field);
    if (field.argument.empty()) {
      if (auto text = computed(field.name)) return plain(*std::move(text));
    }
    if (field.name == "section" && find_section(field.argument) != nullptr) {
      error(field, "stands-alone", "a section must be a paragraph of its own");
      return {};
    }
    if (field.name == "table" || field.name == "chart") {
      const bool known = field.argument == "codes by segment" || field.argument == "saturation";
      if (known) {
        error(field, "stands-alone",
              fmt::format("a {} must be a paragraph of its own", field.name));
        return {};
      }
    }
    error(field, "unknown-field", fmt::format("there is no field `{}`", whole(field)),
          "fields are `insight ID`, `quote P01/h...`, `participants with CODE`, `table codes by "
          "segment`, `chart saturation`, `section NAME`, `title`, `date`, `people`, `success` and "
          "`saturation`");
    return {};
  }

 private:
  static std::string whole(const Field& field) {
    return field.argument.empty() ? field.name : field.name + " " + field.argument;
  }

  void error(const Field& field, std::string_view rule, std::string message,
             std::string hint = {}) {
    diagnostics_.report(source_, field.span, Severity::error, fmt::format("report/{}", rule),
                        std::move(message), std::move(hint));
  }

  const InsightFile* find_insight(const Field& field) {
    std::vector<std::string> ids;
    for (const InsightFile& file : draft_.input.insights) {
      if (file.value->id == field.argument) return &file;
      ids.push_back(file.value->id);
    }
    error(field, "unknown-insight", fmt::format("there is no insight `{}`", field.argument),
          text::did_you_mean(field.argument, ids));
    return nullptr;
  }

  static const NamedSection* find_section(std::string_view name) {
    const auto all = named_sections();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const NamedSection& s) { return s.name == name; });
    return at == all.end() ? nullptr : &*at;
  }

  Blocks section(const Field& field) {
    if (const NamedSection* found = find_section(field.argument)) {
      Blocks blocks = found->make(draft_, diagnostics_);
      draft_.sections_used.insert(field.argument);
      return blocks;
    }
    std::vector<std::string> names;
    for (const NamedSection& one : named_sections()) names.emplace_back(one.name);
    std::string hint = text::did_you_mean(field.argument, names);
    if (hint.empty()) hint = "sections are " + listed(names);
    error(field, "unknown-field", fmt::format("there is no section `{}`", field.argument),
          std::move(hint));
    return {};
  }

  /// A sentence or a name that is computed; nothing where no field is called so.
  std::optional<std::string> computed(std::string_view name) const {
    if (name == "title") {
      return title_or_id(draft_.input.study->title, draft_.input.study->name);
    }
    if (name == "date") return long_date(draft_.input.today);
    if (name == "people") return people_sentence(draft_);
    if (name == "success") return success_sentence(draft_);
    if (name == "saturation") return saturation_sentence(draft_.input);
    return std::nullopt;
  }

  Blocks insight_alone(const Field& field, int level) {
    const InsightFile* file = find_insight(field);
    if (file == nullptr) return {};
    return {
        insight_card(draft_, *file, {.level = level, .evidence = kEvidence, .against = kAgainst})};
  }

  /// What to show of a quote. Without consent it is left out and counted; anything else that is
  /// wrong with it is an error, for only she can mend it.
  std::optional<ProvedQuote> prove(const Field& field) {
    const auto ref = parse_highlight_ref(field.argument);
    if (!ref) {
      error(field, "unknown-quote", fmt::format("`{}` is no highlight", field.argument),
            "a highlight is written `P01/h7c1f09ab33e0`");
      return std::nullopt;
    }
    ProvedQuote proved = draft_.quotes.prove(*ref);
    if (proved.state == QuoteState::unknown) {
      error(field, "unknown-quote", fmt::format("there is no highlight `{}`", field.argument));
      return std::nullopt;
    }
    const bool hers_to_mend = !proved.proved() && proved.state != QuoteState::no_consent &&
                              proved.state != QuoteState::filtered;
    if (hers_to_mend) {
      error(field, "unprovable-quote",
            fmt::format("`{}` cannot be quoted: {}", field.argument, proved.why_not));
      return std::nullopt;
    }
    draft_.left_out.add(proved);
    return proved;
  }

  Blocks quote_alone(const Field& field) {
    const auto proved = prove(field);
    if (!proved || !proved->proved()) return {};
    return {Block{draft_.dress(*proved, false)}};
  }

  Inline quote_inside(const Field& field) {
    const auto proved = prove(field);
    if (!proved) return {};
    if (!proved->proved()) return plain("[quote left out: " + proved->why_not + "]");
    std::string words;
    for (const QuoteLine& line : proved->lines) {
      if (line.role != Role::participant) continue;
      if (!words.empty()) words += " … ";
      words += line.words;
    }
    // Her own sentence goes on behind it.
    while (words.ends_with('.') || words.ends_with(',')) words.pop_back();
    return plain("“" + words + "”");
  }

  Inline participants(const Field& field) {
    const std::string_view argument = field.argument;
    if (!argument.starts_with("with ")) {
      error(field, "unknown-field", fmt::format("there is no field `{}`", whole(field)),
            "write `participants with CODE`");
      return {};
    }
    const std::string code(argument.substr(5));
    if (!is_known(code)) {
      error(field, "unknown-code", fmt::format("unknown code `{}`", code),
            draft_.input.codebook ? text::did_you_mean(code, draft_.input.codebook->paths())
                                  : std::string());
      return {};
    }
    return plain(draft_.people.of_all(draft_.people.with_code(canonical(code))));
  }

  std::string canonical(const std::string& code) const {
    const Code* known = draft_.input.codebook ? draft_.input.codebook->find(code) : nullptr;
    return known ? known->path.value : code;
  }

  /// A code of the codebook, or a level above some.
  bool is_known(const std::string& code) const {
    if (draft_.input.codebook == nullptr) return false;
    const auto& codes = draft_.input.codebook->codes;
    return draft_.input.codebook->find(code) != nullptr ||
           std::any_of(codes.begin(), codes.end(),
                       [&](const Code& c) { return code_is_within(c.path.value, code); });
  }

  Blocks chart(const Field& field) {
    if (draft_.input.saturation != nullptr) return {saturation_figure(draft_)};
    error(field, "no-saturation", "saturation was not measured, so there is no chart of it");
    return {};
  }

  const SourceFile& source_;
  Draft& draft_;
  Diagnostics& diagnostics_;
};

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

}  // namespace

Prose fill_narrative(const SourceFile& source, Draft& draft, Diagnostics& diagnostics) {
  Fields fields(source, draft, diagnostics);
  const Filler filler{[&](const Field& field, int level) { return fields.alone(field, level); },
                      [&](const Field& field) { return fields.inside(field); }};
  return read_prose(source, {.level = 2, .take_title = true, .filler = &filler}, draft,
                    diagnostics);
}

void warn_of_handles(const SourceFile& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  const std::size_t body = format::markdown::front_matter(text).body;
  for (std::size_t at = text.find('P', body); at != std::string_view::npos;
       at = text.find('P', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    const bool apart =
        (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
    const bool in_field = end < text.size() && text[end] == '/';
    if (!apart || in_field || !is_participant_id(text.substr(at, end - at))) continue;
    diagnostics.report(source, {at, end}, Severity::warning, "report/names-participant",
                       fmt::format("`{}` would be read beyond the team", text.substr(at, end - at)),
                       "describe the person instead");
  }
}

}  // namespace uxi::report
