// Who is counted, and how many of them a code, a theme or a list of highlights comes from. People
// are counted, never mentions: who came twice counts once.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/proof.h"

namespace uxi::report {

/// People in one segment; `id` is empty for those in none.
struct SegmentPeople {
  std::string id;
  std::string who;  ///< as the plan describes them
  int target = 0;   ///< 0 where the plan states none
  std::set<std::string> people = {};
};

/// The participants whose sessions were held (and read in full by a coder, once any was).
class Population {
 public:
  Population(const ReportInput& input, const Quotes& quotes);

  /// The plan's segments in its order, others by name behind; those with nobody in them too.
  [[nodiscard]] const std::vector<SegmentPeople>& segments() const { return segments_; }
  [[nodiscard]] std::size_t size() const { return everybody_.size(); }
  [[nodiscard]] bool counts(std::string_view session) const {
    return sessions_.contains(std::string(session));
  }
  /// Sessions held, those of them nobody has read in full, and those planned that did not come
  /// about.
  [[nodiscard]] std::size_t held() const { return held_; }
  [[nodiscard]] std::size_t uncoded() const { return uncoded_; }
  [[nodiscard]] std::size_t missed() const { return missed_; }

  /// People with a highlight of `code` or one below it.
  [[nodiscard]] std::set<std::string> with_code(std::string_view code) const;
  /// People behind some of these highlights.
  [[nodiscard]] std::set<std::string> behind(const std::vector<Text>& highlights) const;
  /// How many of `people` belong to each of `segments()`.
  [[nodiscard]] std::vector<std::size_t> by_segment(const std::set<std::string>& people) const;
  /// `5 of 8 participants`.
  [[nodiscard]] std::string of_all(const std::set<std::string>& people) const;
  /// Codes that were used, sorted, with the people who have exactly that code.
  [[nodiscard]] const std::map<std::string, std::set<std::string>>& codes() const { return codes_; }

 private:
  void place(const Session& session);

  const Quotes& quotes_;
  std::vector<SegmentPeople> segments_;
  std::set<std::string> everybody_;
  std::set<std::string> sessions_;
  std::map<std::string, std::set<std::string>> codes_;
  std::size_t held_ = 0;
  std::size_t uncoded_ = 0;
  std::size_t missed_ = 0;
};

}  // namespace uxi::report
