// A code's row counts how often each code meets it, with its own uses on the diagonal, so that two
// codes that always meet are alike even where they meet nothing else.
#include "analysis/code_groups.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/describe.h"
#include "analysis/partition.h"
#include "text/strings.h"

namespace uxi::analysis {
namespace {

/// Cosines under this are chance: one shared turn of many.
constexpr double kLeastAlike = 0.1;
constexpr std::size_t kNamed = 2;

using Row = std::vector<double>;

struct Company {
  std::vector<std::string> codes;
  std::vector<Row> rows;
  std::vector<std::size_t> uses;  ///< highlights
  std::vector<std::set<std::string>> people;
};

std::size_t place_of(const std::vector<std::string>& codes, const std::string& code) {
  return static_cast<std::size_t>(std::ranges::lower_bound(codes, code) - codes.begin());
}

bool overlap(const CountedQuote& a, const CountedQuote& b) {
  return a.session == b.session && a.first <= b.last && b.first <= a.last;
}

void meet(Company& company, const CountedQuote& a, const CountedQuote& b) {
  for (const std::string& code : a.codes) {
    Row& row = company.rows[place_of(company.codes, code)];
    for (const std::string& other : b.codes) row[place_of(company.codes, other)] += 1;
  }
}

Company company_of(std::vector<CountedQuote> quotes) {
  Company company;
  std::set<std::string> codes;
  for (const CountedQuote& quote : quotes) codes.insert(quote.codes.begin(), quote.codes.end());
  company.codes.assign(codes.begin(), codes.end());
  company.rows.assign(codes.size(), Row(codes.size(), 0));
  company.uses.assign(codes.size(), 0);
  company.people.resize(codes.size());
  std::ranges::sort(quotes, {}, [](const CountedQuote& quote) {
    return std::tuple(quote.session, quote.first, quote.last);
  });
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    for (const std::string& code : quotes[i].codes) {
      ++company.uses[place_of(company.codes, code)];
      company.people[place_of(company.codes, code)].insert(quotes[i].participant);
    }
    meet(company, quotes[i], quotes[i]);
    // Sorted by where they begin: once one begins behind the end of this, so do all further ones.
    for (std::size_t j = i + 1; j < quotes.size() && overlap(quotes[i], quotes[j]); ++j) {
      meet(company, quotes[i], quotes[j]);
      meet(company, quotes[j], quotes[i]);
    }
  }
  return company;
}

double cosine(const Row& a, const Row& b) {
  double dot = 0;
  double of_a = 0;
  double of_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    dot += a[i] * b[i];
    of_a += a[i] * a[i];
    of_b += b[i] * b[i];
  }
  return dot > 0 ? dot / std::sqrt(of_a * of_b) : 0;
}

Graph graph_of(const Company& company) {
  Graph graph(company.codes.size());
  for (std::size_t i = 0; i < company.codes.size(); ++i) {
    for (std::size_t j = 0; j < company.codes.size(); ++j) {
      if (i == j) continue;
      const double alike = cosine(company.rows[i], company.rows[j]);
      if (alike >= kLeastAlike) graph[i].push_back({j, alike});
    }
  }
  return graph;
}

Cluster describe(const Company& company, std::vector<std::size_t> members) {
  Cluster out;
  std::set<std::string> people;
  for (const std::size_t member : members) {
    people.insert(company.people[member].begin(), company.people[member].end());
  }
  out.participants = people.size();
  out.members = members;
  std::ranges::stable_sort(members, std::ranges::greater(),
                           [&](std::size_t member) { return company.uses[member]; });
  for (const std::size_t member : members) out.keywords.push_back(company.codes[member]);
  const std::size_t named = std::min(kNamed, out.keywords.size());
  out.name =
      text::join({out.keywords.begin(), out.keywords.begin() + std::ptrdiff_t(named)}, " / ");
  return out;
}

}  // namespace

CodeGroups group_codes(const std::vector<CountedQuote>& quotes, Granularity granularity) {
  const Company company = company_of(quotes);
  CodeGroups out{.codes = company.codes, .groups = {}};
  for (auto& members : members_of(louvain(graph_of(company), resolution_of(granularity)))) {
    if (members.size() == 1) {
      out.groups.unplaced.push_back(members.front());
    } else {
      out.groups.clusters.push_back(describe(company, std::move(members)));
    }
  }
  std::ranges::sort(out.groups.unplaced);
  put_in_order(out.groups.clusters, "");
  return out;
}

}  // namespace uxi::analysis
