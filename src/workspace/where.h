// `--where` on commands that work on a study's highlights: a query held against one highlight, with
// all that the study knows of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "coding/anchor.h"
#include "query/query.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// `query` with each code that is another's alias standing for that one as well.
[[nodiscard]] query::Query with_codes_of_aliases(query::Query query, const Codebook& codebook);

/// A query and a study. `data` must outlive it.
class Where {
 public:
  Where(query::Query query, const StudyData& data);

  /// The query holds for this highlight by itself: its words, its codes, its coder, and the themes
  /// and research questions that it stands under.
  [[nodiscard]] bool holds(const TagFile& tags, const Highlight& highlight,
                           const Transcript& transcript, const coding::Anchored& anchored) const;
  /// The query holds for a turn of a transcript, with the codes, themes and questions of all
  /// highlights in it.
  [[nodiscard]] bool holds(const Transcript& transcript, const Turn& turn) const;
  /// The same for a highlight, its words looked up; false where they are lost.
  [[nodiscard]] bool holds(const TagFile& tags, const Highlight& highlight) const;

 private:
  struct Known {
    std::set<std::string> codes;
    std::set<std::string> themes;
    std::set<std::string> questions;
    bool has_memo = false;
  };
  /// The query against words of a session, by somebody in a role.
  [[nodiscard]] bool matches(const Transcript& transcript, const Turn* turn, std::string_view words,
                             std::string_view coder, const Known& known) const;
  void add_known(const TagFile& tags, const Highlight& highlight, Known& known) const;
  void add_member(std::string_view ref, bool is_theme, const std::string& name);

  query::Query query_;
  const StudyData& data_;
  struct Groups {
    std::set<std::string> themes;
    std::set<std::string> questions;
  };
  std::map<std::string, Groups, std::less<>> groups_;  ///< by `P01/h7c1f09ab33e0`
};

}  // namespace uxi::workspace
