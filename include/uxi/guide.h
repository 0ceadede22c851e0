// guide.md: an interview guide as people write it, read into sections and what is asked in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/offsets.h"
#include "uxi/source.h"

namespace uxi {

enum class GuideMode { interview, usability, contextual, structured };
enum class SectionKind { intro, consent, warm_up, core, task, wrap_up, notes };
/// `asked` of the participant are question, probe, prompt ("Walk me through ...") and task.
enum class ItemKind { question, probe, prompt, task, consent, statement, note };

[[nodiscard]] std::string_view to_string(SectionKind kind);  ///< `warm-up`
[[nodiscard]] std::string_view to_string(ItemKind kind);
[[nodiscard]] bool is_asked(ItemKind kind);

/// One sentence, or a run of them of one kind, as the participant hears it (or nobody does: a
/// note).
struct GuideItem {
  ItemKind kind = ItemKind::note;
  std::string text;     ///< plain words, white space squeezed only at line breaks
  Span span = {};       ///< in the file
  Offsets source = {};  ///< of each byte of `text`
  int depth = 0;        ///< list nesting, 0 outside lists
  int block = 0;        ///< running number of the list item or paragraph it stands in
  std::vector<std::string> serves = {};  ///< `{rq1, a1}`
  std::string id = {};                   ///< `{#late-fee}`
  std::string condition = {};            ///< of what is asked or said: when, or of whom, `If NO`
  bool struck = false;                   ///< struck through in the file; then it is a note

  [[nodiscard]] Span to_source(Span range) const;
};

struct GuideSection {
  std::string heading;
  SectionKind kind = SectionKind::core;
  std::optional<double> minutes;  ///< `(5 min)` in the heading
  unsigned line = 0;
  int level = 0;  ///< of the heading; 0 for what stands before the first
  std::vector<GuideItem> items;
};

/// `<!-- uxi-disable RULE[, RULE] -- reason -->`
struct GuideWaiver {
  std::vector<std::string> rules;
  std::string reason;
  Span span = {};
  Span covers = {};  ///< the question it silences rules for
};

struct Guide {
  GuideMode mode = GuideMode::interview;
  bool mode_stated = false;       ///< by front matter
  std::optional<double> minutes;  ///< front matter, or said in the text
  std::string study;
  std::vector<std::string> segments;
  std::vector<GuideSection> sections;
  std::vector<GuideWaiver> waivers;
};

}  // namespace uxi
