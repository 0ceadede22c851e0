// Labels of speakers in text: `Ana:`, `**Interviewer 1**:`, `[SPEAKER_01]:`. What may be one, which
// are the same, and which of a file's candidates are people.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace uxi::ingest {

/// One label for comparing: case, spaces, brackets, closing colons, `(Guest)` and `(she/her)` do
/// not count: `Interviewer 1 :` and `interviewer1` are the same.
[[nodiscard]] std::string fold_label(std::string_view label);

/// The label as a person would write it: marks round it, closing colon, pronouns in brackets
/// and needless space taken off.
[[nodiscard]] std::string tidy_label(std::string_view label);

struct Labelled {
  std::string_view label;
  std::string_view rest;  ///< behind the colon and the space that follows
};
/// `Name: words` at the front of `text`, if `Name` may be a label: 60 code points at most, 8 words
/// at most, no sentence, no address, no clock time. A full-width colon counts too.
[[nodiscard]] std::optional<Labelled> split_label(std::string_view text);

/// `split_label` for many lines: whether a spelling may be a label is found out once.
class LabelSplitter {
 public:
  [[nodiscard]] std::optional<Labelled> split(std::string_view text);
  [[nodiscard]] bool may_be(std::string_view label);

 private:
  std::map<std::string, bool, std::less<>> judged_;
};

/// The same test for a label that stands otherwise than in front of a colon.
[[nodiscard]] bool may_be_label(std::string_view label);

/// `Break`, `Jingle`: labels of things that are no speech.
[[nodiscard]] bool is_no_person(std::string_view folded_label);

/// `[Music]`, `(laughs)`, a note sign: the whole is a sound, and nobody's words.
[[nodiscard]] bool is_sound(std::string_view text);

/// Counts candidates over a file and then says which are speakers. A file has speakers where two
/// labels stand twice each, or one four times; seen once, a label counts only where most of the
/// text is labelled.
class LabelCensus {
 public:
  LabelCensus() = default;
  LabelCensus(const LabelCensus&) = delete;
  LabelCensus& operator=(const LabelCensus&) = delete;
  LabelCensus(LabelCensus&&) = default;
  LabelCensus& operator=(LabelCensus&&) = default;
  ~LabelCensus() = default;

  void add(std::string_view label);
  /// A stretch that might have had a label and has none.
  void add_bare() { ++bare_; }
  /// The file has speakers.
  [[nodiscard]] bool any() const;
  [[nodiscard]] bool accepts(std::string_view label) const;
  /// How often a label of this spelling or a like one was added.
  [[nodiscard]] std::size_t count_of(std::string_view label) const;
  [[nodiscard]] std::size_t distinct() const { return counts_.size(); }

 private:
  std::map<std::string, std::size_t> counts_;  ///< by folded label
  /// Rows of `counts_` by label as it was written: folding each of thousands is slow.
  std::map<std::string, std::size_t*, std::less<>> spellings_;
  std::size_t labelled_ = 0;
  std::size_t bare_ = 0;
};

}  // namespace uxi::ingest
