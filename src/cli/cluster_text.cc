#include "cli/cluster_text.h"

#include <fmt/format.h>
#include <functional>

#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kQuotes = 3;

std::string label_of(const std::vector<std::string>& labels, std::size_t item) {
  return item < labels.size() ? labels[item] : "line " + std::to_string(item + 1);
}

std::string quote_line(const analysis::ClusterInput& input, const std::vector<std::string>& labels,
                       std::size_t item, const Style& style) {
  const std::string label = label_of(labels, item);
  const std::string words = text::printable(text::squeeze(input.items[item].text));
  return "    " + text::wrap(words, 72, 4) + "  " + style(Mark::dim, label) + "\n";
}

void cluster_json(format::json::Writer& json, const analysis::Cluster& cluster,
                  const std::function<void(std::size_t)>& member) {
  json.begin_object()
      .field("id", cluster.id)
      .field("name", cluster.name)
      .key("keywords")
      .begin_array();
  for (const std::string& word : cluster.keywords) json.value(word);
  json.end_array()
      .field("participants", std::uint64_t{cluster.participants})
      .key("members")
      .begin_array();
  for (const std::size_t item : cluster.members) member(item);
  json.end_array().key("quotes").begin_array();
  for (const std::size_t item : cluster.quotes) member(item);
  json.end_array().key("clusters").begin_array();
  for (const analysis::Cluster& sub : cluster.subclusters) cluster_json(json, sub, member);
  json.end_array().end_object();
}

void clustering_json(format::json::Writer& json, const analysis::Clustering& clustering,
                     const std::function<void(std::size_t)>& member) {
  json.key("clusters").begin_array();
  for (const analysis::Cluster& cluster : clustering.clusters) cluster_json(json, cluster, member);
  json.end_array().key("unplaced").begin_array();
  for (const std::size_t item : clustering.unplaced) member(item);
  json.end_array();
}

std::vector<std::string> labels_of(const workspace::Wall& wall) {
  std::vector<std::string> labels;
  for (const workspace::Note& note : wall.notes) labels.push_back(note.turn);
  return labels;
}

}  // namespace

std::string clustering_text(const analysis::Clustering& clustering,
                            const analysis::ClusterInput& input,
                            const std::vector<std::string>& labels, const Style& style,
                            std::string_view noun) {
  std::string out;
  // Rows of feedback are nobody's in particular.
  const bool people = !labels.empty() && noun != "answer";
  for (const analysis::Cluster& cluster : clustering.clusters) {
    out += style(Mark::strong, cluster.id + "  " + text::printable(cluster.name)) + "  (" +
           text::counted(cluster.members.size(), noun);
    if (people) out += ", " + text::counted(cluster.participants, "participant");
    out += ")\n";
    for (const analysis::Cluster& sub : cluster.subclusters) {
      out += fmt::format("  {}  {} ({})\n", sub.id, text::printable(sub.name), sub.members.size());
    }
    if (cluster.quotes.empty()) {  // codes say it all themselves
      out += "    " + text::wrap(text::join(cluster.keywords, ", "), 72, 4) + "\n";
    }
    for (std::size_t i = 0; i < cluster.quotes.size() && i < kQuotes; ++i) {
      out += quote_line(input, labels, cluster.quotes[i], style);
    }
  }
  if (!clustering.unplaced.empty()) {
    out += style(Mark::strong, "unplaced") + "  (" +
           text::counted(clustering.unplaced.size(), noun) + ")\n";
    for (const std::size_t item : clustering.unplaced)
      out += quote_line(input, labels, item, style);
  }
  return out;
}

std::string lines_json(const analysis::Clustering& clustering) {
  format::json::Writer json;
  json.begin_object().field("version", 1);
  clustering_json(json, clustering, [&](std::size_t item) { json.value(std::uint64_t{item + 1}); });
  json.end_object();
  return json.text();
}

std::string named_json(const analysis::Clustering& clustering,
                       const std::vector<std::string>& labels) {
  format::json::Writer json;
  json.begin_object().field("version", 1);
  clustering_json(json, clustering, [&](std::size_t item) { json.value(labels[item]); });
  json.end_object();
  return json.text();
}

std::string wall_text(const analysis::Placement& placement, const workspace::Wall& wall,
                      const Style& style) {
  std::string out;
  for (const analysis::Fit& fit : placement.fits) {
    out += fmt::format("fits {}  {} ({:.2f}: {})\n",
                       style(Mark::strong, text::printable(wall.accepted_names[fit.theme])),
                       wall.notes[fit.item].turn, fit.score, text::join(fit.words, ", "));
  }
  return out + clustering_text(placement.rest, wall.input, labels_of(wall), style);
}

std::string wall_json(const analysis::Placement& placement, const workspace::Wall& wall) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("fits").begin_array();
  for (const analysis::Fit& fit : placement.fits) {
    json.begin_object()
        .field("highlight", wall.notes[fit.item].ref)
        .field("theme", wall.accepted[fit.theme].id);
    json.field("score", fit.score).key("words").begin_array();
    for (const std::string& word : fit.words) json.value(word);
    json.end_array().end_object();
  }
  json.end_array();
  clustering_json(json, placement.rest,
                  [&](std::size_t item) { json.value(wall.notes[item].ref); });
  json.end_object();
  return json.text();
}

}  // namespace uxi::cli
