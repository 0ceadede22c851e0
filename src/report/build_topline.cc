// Two short pages: what is heard so far, while interviews go on; and the codebook for who reads the
// codes without having made them.
#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "report/build.h"
#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

constexpr std::size_t kCodesHeard = 8;
constexpr std::size_t kCodesQuoted = 5;
constexpr std::size_t kSurprises = 4;

/// The first quote of each of `most` people with a code of which `wanted` holds.
template <class Wanted>
Blocks quotes_with(Draft& draft, std::size_t most, Wanted wanted) {
  std::set<std::string> heard;
  Blocks quotes;
  for (const TaggedHighlight& tagged : draft.quotes.all()) {
    if (quotes.size() == most) break;
    const auto& codes = tagged.highlight->codes;
    if (std::none_of(codes.begin(), codes.end(), [&](const Text& c) { return wanted(c.value); }))
      continue;
    const ProvedQuote& proved =
        draft.quotes.prove({{"", tagged.file->session}, tagged.highlight->id});
    draft.left_out.add(proved);
    if (!proved.proved() || !heard.insert(proved.participant).second) continue;
    quotes.push_back({draft.dress(proved, false)});
  }
  return quotes;
}

const Code* find_code(const Draft& draft, const std::string& path) {
  return draft.input.codebook ? draft.input.codebook->find(path) : nullptr;
}

/// Paths of codes that are findings, those of most people first.
std::vector<std::string> codes_by_people(const Draft& draft) {
  std::vector<std::string> paths;
  for (const auto& [path, people] : draft.people.codes()) {
    const Code* code = find_code(draft, path);
    if (code == nullptr || !code->marker) paths.push_back(path);
  }
  const auto& codes = draft.people.codes();
  std::stable_sort(paths.begin(), paths.end(), [&](const std::string& a, const std::string& b) {
    return codes.at(a).size() > codes.at(b).size();
  });
  return paths;
}

Block field_table(const Draft& draft) {
  Table table{"Who has been heard", {{"Segment"}, {"Took part", true}, {"Wanted", true}}, {}};
  for (const SegmentPeople& segment : draft.people.segments()) {
    table.rows.push_back({segment.id.empty() ? "no segment" : segment.id,
                          std::to_string(segment.people.size()),
                          segment.target > 0 ? std::to_string(segment.target) : ""});
  }
  return {std::move(table)};
}

void add_heard(Draft& draft, Blocks& blocks) {
  const std::vector<std::string> paths = codes_by_people(draft);
  if (paths.empty()) return;
  blocks.push_back(draft.heading(2, "What we keep hearing"));
  blocks.push_back(codes_figure(draft, kCodesHeard));
  for (std::size_t i = 0; i < paths.size() && i < kCodesQuoted; ++i) {
    Group group{GroupKind::theme, draft.unique_id("code-" + slug(paths[i])), {}};
    group.blocks.push_back(draft.heading(3, draft.name_of_code(paths[i])));
    group.blocks.push_back(paragraph(
        "Heard from " + draft.people.of_all(draft.people.codes().at(paths[i])) + ".", Tone::note));
    append(group.blocks, quotes_with(draft, 1, [&](const std::string& code) {
             const Code* known = find_code(draft, code);
             return (known ? known->path.value : code) == paths[i];
           }));
    blocks.push_back({std::move(group)});
  }
}

void add_surprises(Draft& draft, Blocks& blocks) {
  Blocks quotes = quotes_with(draft, kSurprises, [&](const std::string& code) {
    const Code* known = find_code(draft, code);
    return known != nullptr && known->marker;
  });
  if (quotes.empty()) return;
  blocks.push_back(draft.heading(2, "What we marked"));
  append(blocks, std::move(quotes));
}

Facts facts_of(const Draft& draft, const Code& code) {
  Facts facts;
  const auto add = [&](const char* label, std::string value) {
    if (!value.empty()) facts.items.emplace_back(label, plain(std::move(value)));
  };
  add("Use when", code.use_when.value);
  add("Not when", code.not_when.value);
  std::vector<std::string> aliases;
  for (const Text& alias : code.aliases) aliases.push_back(alias.value);
  add("Also called", listed(aliases));
  add("Since", code.since ? long_date(*code.since) : "");
  if (!code.marker) add("Heard from", draft.people.of_all(draft.people.with_code(code.path.value)));
  return facts;
}

void add_code(Draft& draft, const Code& code, Blocks& blocks) {
  Group group{GroupKind::theme, draft.unique_id("code-" + slug(code.path.value)), {}};
  group.blocks.push_back(draft.heading(3, title_or_id(code.name, code.path.value)));
  Inline path{{.text = code.path.value, .code = true}};
  if (code.marker) path.push_back({.text = " · a marker, not a finding"});
  if (code.retired) path.push_back({.text = " · retired"});
  group.blocks.push_back({Paragraph{std::move(path), Tone::note}});
  group.blocks.push_back({facts_of(draft, code)});
  append(group.blocks, quotes_with(draft, 1, [&](const std::string& name) {
           return find_code(draft, name) == &code;
         }));
  blocks.push_back({std::move(group)});
}

}  // namespace

Document build_topline(const ReportInput& input) {
  Draft draft(input);
  Document document = start_document(input, ReportKind::topline);
  document.subtitle = people_sentence(draft);
  Blocks& blocks = document.blocks;
  blocks.push_back(
      paragraph("An early look, made while the study goes on: what is heard so far, not "
                "what it means.",
                Tone::lead));
  blocks.push_back(field_table(draft));
  add_heard(draft, blocks);
  add_surprises(draft, blocks);
  append(blocks, certainty_section(draft, false));
  append(blocks, limits_section(draft));
  document.left_out = draft.left_out.sentence();
  return document;
}

Document build_codebook(const ReportInput& input) {
  Draft draft(input);
  Document document = start_document(input, ReportKind::codebook);
  document.contents = true;
  std::vector<const Code*> codes;
  if (input.codebook != nullptr) {
    for (const Code& code : input.codebook->codes) codes.push_back(&code);
  }
  std::stable_sort(codes.begin(), codes.end(),
                   [](const Code* a, const Code* b) { return a->path.value < b->path.value; });
  document.subtitle =
      text::counted(codes.size(), "code") + ", what each is for, and one quote of it.";
  std::string family;
  for (const Code* code : codes) {
    const std::string& path = code->path.value;
    const std::string top = path.substr(0, path.find('/'));
    if (top != family || document.blocks.empty()) document.blocks.push_back(draft.heading(2, top));
    family = top;
    add_code(draft, *code, document.blocks);
  }
  document.left_out = draft.left_out.sentence();
  return document;
}

}  // namespace uxi::report
