#include "cli/cluster_explain.h"

#include <algorithm>
#include <fmt/format.h>

#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kThemesShown = 3;
constexpr std::size_t kNotesShown = 3;
/// Under this share of pairs that stay together a theme is called weak.
constexpr double kWeak = 0.5;

/// The theme that `item` is in.
std::optional<std::size_t> theme_of(const workspace::Wall& wall, std::size_t item) {
  for (std::size_t t = 0; t < wall.accepted.size(); ++t) {
    const auto& members = wall.accepted[t].members;
    if (std::ranges::find(members, item) != members.end()) return t;
  }
  return std::nullopt;
}

std::string short_words(const std::string& text) {
  return text::elide(text::printable(text::squeeze(text)), 60);
}

void fit_json(format::json::Writer& json, std::string_view key, const std::string& value,
              const analysis::Fit& fit) {
  json.begin_object().field(key, value).field("score", fit.score).key("words").begin_array();
  for (const std::string& word : fit.words) json.value(word);
  json.end_array().end_object();
}

}  // namespace

Result<Explanation> explain_note(const workspace::Wall& wall, std::size_t item,
                                 const std::vector<std::string>& stop_words) {
  analysis::ClusterOptions how;
  how.stop_words = stop_words;
  Explanation out{.item = item, .theme = theme_of(wall, item)};
  UXI_TRY(out.themes, analysis::explain(wall.input, wall.accepted, item, how));
  // Every other note as a theme of its own.
  std::vector<analysis::ExistingTheme> others;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < wall.notes.size(); ++i) {
    if (i == item) continue;
    others.push_back({.id = wall.notes[i].ref, .members = {i}});
    places.push_back(i);
  }
  UXI_TRY(out.near, analysis::explain(wall.input, others, item, how));
  if (out.near.size() > kNotesShown) out.near.resize(kNotesShown);
  std::erase_if(out.near, [](const analysis::Fit& fit) { return fit.score <= 0; });
  for (analysis::Fit& fit : out.near) fit.theme = places[fit.theme];
  return out;
}

std::string explanation_text(const Explanation& explained, const workspace::Wall& wall,
                             const Style& style) {
  const workspace::Note& note = wall.notes[explained.item];
  std::string out =
      style(Mark::strong, note.turn) + "  " +
      text::wrap(text::printable(text::squeeze(wall.input.items[explained.item].text)), 76, 2) +
      "\n";
  out += explained.theme ? "in " + text::printable(wall.accepted_names[*explained.theme]) + "\n"
                         : "in no theme\n";
  out += "themes that it fits\n";
  for (std::size_t i = 0; i < explained.themes.size() && i < kThemesShown; ++i) {
    const analysis::Fit& fit = explained.themes[i];
    const std::string words = fit.words.empty() ? "no words shared" : text::join(fit.words, ", ");
    out += fmt::format("  {:.2f}  {}\n        by: {}\n", fit.score,
                       text::elide(text::printable(wall.accepted_names[fit.theme]), 70),
                       text::elide(text::printable(words), 66));
  }
  if (explained.themes.empty()) out += "  there is no theme yet; `uxi cluster run --save`\n";
  out += "most like it\n";
  for (const analysis::Fit& fit : explained.near) {
    const auto theme = theme_of(wall, fit.theme);
    out += fmt::format("  {:.2f}  {}  {}\n        in {}\n", fit.score, wall.notes[fit.theme].turn,
                       short_words(wall.input.items[fit.theme].text),
                       theme ? text::elide(text::printable(wall.accepted_names[*theme]), 66)
                             : std::string("no theme"));
  }
  if (explained.near.empty()) out += "  nothing else shares its words\n";
  return out;
}

std::string explanation_json(const Explanation& explained, const workspace::Wall& wall) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("highlight", wall.notes[explained.item].ref);
  json.key("theme");
  if (explained.theme) {
    json.value(wall.accepted[*explained.theme].id);
  } else {
    json.null();
  }
  json.key("themes").begin_array();
  for (const analysis::Fit& fit : explained.themes) {
    fit_json(json, "id", wall.accepted[fit.theme].id, fit);
  }
  json.end_array().key("near").begin_array();
  for (const analysis::Fit& fit : explained.near) {
    fit_json(json, "highlight", wall.notes[fit.theme].ref, fit);
  }
  json.end_array().end_object();
  return json.text();
}

std::string stability_text(const analysis::Clustering& clustering,
                           const analysis::Stability& stability, const Style& style) {
  std::string out =
      fmt::format("{} left out, one at a time; agreement with the whole {:.2f} (adjusted Rand)\n",
                  text::counted(stability.runs, "participant"), stability.agreement);
  for (std::size_t i = 0; i < clustering.clusters.size(); ++i) {
    const double kept = stability.kept_together[i];
    out += fmt::format("  {:>3.0f} %  {}{}\n", 100 * kept,
                       kept < kWeak ? style(Mark::warning, "weak") + "  " : "",
                       text::elide(text::printable(clustering.clusters[i].name), 64));
  }
  return out + "The share is of pairs of highlights that stay in one group.\n";
}

std::string stability_json(const analysis::Clustering& clustering,
                           const analysis::Stability& stability) {
  format::json::Writer json;
  json.begin_object().field("version", 1).field("runs", std::uint64_t{stability.runs});
  json.field("agreement", stability.agreement).key("clusters").begin_array();
  for (std::size_t i = 0; i < clustering.clusters.size(); ++i) {
    json.begin_object().field("id", clustering.clusters[i].id);
    json.field("name", clustering.clusters[i].name);
    json.field("kept_together", stability.kept_together[i]);
    json.field("weak", stability.kept_together[i] < kWeak).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace uxi::cli
