// A finding about a person's file: what a lint, a check or a reader has to say about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/source.h"

namespace uxi {

/// How sure the field is that something is wrong; ordered, so that `>=` means "at least as bad".
enum class Severity { suggestion, warning, error };

[[nodiscard]] std::string_view to_string(Severity severity);

/// Replace the bytes of `span` (empty: insert before `span.begin`) by `text`.
struct Edit {
  Span span = {};
  std::string text = {};

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// A change to the file that mends a finding.
struct Fix {
  bool safe = false;             ///< what is asked stays the same; others want a person's eye first
  std::vector<Edit> edits = {};  ///< of the finding's file, in order, not overlapping

  friend bool operator==(const Fix&, const Fix&) = default;
};

/// Another place of the finding's file that its message speaks of.
struct RelatedPlace {
  std::string message = {};  ///< what stands there
  Span span = {};
  Position begin = {};
  Position end = {};
  Columns begin_columns = {};
  Columns end_columns = {};

  friend bool operator==(const RelatedPlace&, const RelatedPlace&) = default;
};
[[nodiscard]] RelatedPlace related_place(const SourceFile& source, Span span, std::string message);

/// One finding. It carries its own line of text, so that it can be printed without the file.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string rule;  ///< `wording/closed-yes-no`, `yaml/syntax`, `tag/unknown-code`
  std::string family =
      {};  ///< group of rules of one kind (`closed`, `leading`); empty where there is none
  std::string path = {};
  Span span = {};               ///< bytes in the file
  Position begin = {};          ///< of `span.begin`
  Position end = {};            ///< of `span.end`, exclusive
  Columns begin_columns = {};   ///< of `span.begin`, in other units
  Columns end_columns = {};     ///< of `span.end`
  std::string message;          ///< lower-case start, names in backticks, no full stop
  std::string suggestion = {};  ///< what to do instead; may be empty
  std::string excerpt = {};     ///< the words found fault with, cut after 2000 bytes
  std::string subject =
      {};  ///< the sentence it is about, however its line moves; empty where it is about the file
  std::string line_text =
      {};  ///< the line `begin` stands on, for the caret; empty where it is over 2000 bytes
  std::optional<Fix> fix = {};             ///< nothing where only a person can mend it
  std::vector<RelatedPlace> related = {};  ///< where the message names another line

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Makes a finding about `span` of `source`: fills in path, positions, excerpt and line.
[[nodiscard]] Diagnostic diagnose(const SourceFile& source, Span span, Severity severity,
                                  std::string rule, std::string message,
                                  std::string suggestion = {});

/// Collects findings; never stops the work.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
  void append(std::vector<Diagnostic> more);
  /// Shorthand for `add(diagnose(...))`.
  void report(const SourceFile& source, Span span, Severity severity, std::string rule,
              std::string message, std::string suggestion = {});

  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }
  /// Orders by path, offset, rule and message, so that output never depends on the order of work.
  void sort();

 private:
  std::vector<Diagnostic> items_;
};

/// ``path:line:col: error: message; suggestion [rule]``, without a final newline.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

}  // namespace uxi
