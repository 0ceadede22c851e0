#include "cli/cluster_tables.h"

#include <map>

#include "format/csv.h"
#include "report/escape.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::string words_of(const GroupedItems& items, std::size_t item) {
  return item < items.texts.size() ? text::squeeze(items.texts[item]) : std::string();
}
std::string person_of(const GroupedItems& items, std::size_t item) {
  return item < items.people.size() ? items.people[item] : std::string();
}

std::string names_of(const GroupedItems& items, const std::vector<std::size_t>& members) {
  std::vector<std::string> names;
  for (const std::size_t member : members) names.push_back(items.labels[member]);
  return text::join(names, ", ");
}

std::string counts_of(const analysis::Cluster& cluster, const GroupedItems& items) {
  std::string out = text::counted(cluster.members.size(), items.noun);
  if (!items.people.empty()) out += ", " + text::counted(cluster.participants, "participant");
  return out;
}

/// Letters that end a DOT string or begin an escape.
std::string dot_string(const std::string& words) {
  std::string out = "\"";
  for (const char c : text::printable(words)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

void put_group(const analysis::Cluster& cluster, const std::string& parent,
               const GroupedItems& items, std::string& out) {
  const std::string id = dot_string("group " + cluster.id);
  out += "  " + id + " [shape=box, label=" +
         dot_string(cluster.name + " (" + std::to_string(cluster.members.size()) + ")") + "];\n";
  if (!parent.empty()) out += "  " + parent + " -> " + id + ";\n";
  for (const analysis::Cluster& part : cluster.subclusters) put_group(part, id, items, out);
  if (!cluster.subclusters.empty()) return;
  for (const std::size_t member : cluster.members) {
    out += "  " + id + " -> " + dot_string(items.labels[member]) + ";\n";
  }
}

}  // namespace

std::string clustering_markdown(const analysis::Clustering& clustering, const GroupedItems& items) {
  std::string out;
  for (const analysis::Cluster& cluster : clustering.clusters) {
    if (!out.empty()) out += "\n";
    out += "## " + report::markdown_words(cluster.name) + "\n\n" + counts_of(cluster, items) + "\n";
    for (const std::size_t quote : cluster.quotes) {
      const std::string words = words_of(items, quote);
      if (words.empty()) continue;
      out += "\n> " + report::markdown_words(words) + " (" + items.labels[quote] + ")\n";
    }
    for (const analysis::Cluster& part : cluster.subclusters) {
      out += "\n### " + report::markdown_words(part.name) + "\n\n" + names_of(items, part.members) +
             "\n";
    }
    if (cluster.subclusters.empty()) out += "\n" + names_of(items, cluster.members) + "\n";
  }
  if (clustering.unplaced.empty()) return out;
  return out + (out.empty() ? "" : "\n") + "## Unplaced\n\n" +
         names_of(items, clustering.unplaced) + "\n";
}

std::string clustering_csv(const analysis::Clustering& clustering, const GroupedItems& items) {
  std::string out =
      format::csv::write_row({"group", "name", "part", items.noun, "participant", "words"});
  const auto put = [&](const std::string& group, const std::string& name, const std::string& part,
                       std::size_t item) {
    out += format::csv::write_row(
        {group, name, part, items.labels[item], person_of(items, item), words_of(items, item)},
        true);
  };
  for (const analysis::Cluster& cluster : clustering.clusters) {
    std::map<std::size_t, std::string> parts;
    for (const analysis::Cluster& part : cluster.subclusters) {
      for (const std::size_t member : part.members) parts[member] = part.id;
    }
    for (const std::size_t member : cluster.members) {
      put(cluster.id, cluster.name, parts[member], member);
    }
  }
  for (const std::size_t item : clustering.unplaced) put("", "", "", item);
  return out;
}

std::string clustering_dot(const analysis::Clustering& clustering, const GroupedItems& items) {
  std::string out = "digraph themes {\n  rankdir=LR;\n";
  for (const analysis::Cluster& cluster : clustering.clusters) put_group(cluster, "", items, out);
  for (const std::size_t item : clustering.unplaced) {
    out += "  " + dot_string(items.labels[item]) + ";\n";
  }
  return out + "}\n";
}

}  // namespace uxi::cli
