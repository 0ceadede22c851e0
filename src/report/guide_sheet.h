// A guide on paper: the moderator's sheet with a clock, and the note-taker's form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "uxi/error.h"
#include "uxi/guide.h"

namespace uxi::report {

/// A question with its probes, words to say, or a remark.
struct SheetLine {
  ItemKind kind = ItemKind::statement;
  std::string text;
  int number = 0;  ///< of questions, prompts and tasks, through the guide; 0 of others
  std::vector<std::string> serves;
  std::vector<std::string> probes;
};

struct SheetSection {
  std::string heading;  ///< without its time
  /// Minutes from the session's start; nothing behind a part whose length is not known.
  std::optional<double> starts;
  std::optional<double> minutes;  ///< its own
  bool estimated = false;         ///< by the questions in it, as the guide gives no time
  bool aside = false;             ///< not of the session itself: a checklist, what to watch for
  std::vector<SheetLine> lines;
};

struct Sheet {
  std::string title;
  std::optional<double> minutes;
  int questions = 0;
  std::vector<SheetSection> sections;
};

/// Parts of a research plan that stand in the same file (goals, schedule) are left out. Sections
/// without a time share what the session's length leaves, by what is asked in them. `name` is the
/// title where the guide has none.
[[nodiscard]] Sheet make_sheet(const Guide& guide, std::string name);

/// `1:05`, `0:30` of a half minute's place: hours and minutes.
[[nodiscard]] std::string sheet_clock(double minutes);

enum class SheetKind { moderator, notes };
[[nodiscard]] std::string sheet_markdown(const Sheet& sheet, SheetKind kind);
/// A page of its own that prints well. `syntax` where the workspace's template is wrong.
[[nodiscard]] Result<std::string> sheet_html(const Sheet& sheet, SheetKind kind);

}  // namespace uxi::report
