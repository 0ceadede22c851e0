// Whether every quotation in a report stands word for word in a transcript, whoever wrote the
// report.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/reference.h"
#include "uxi/session.h"
#include "uxi/source.h"
#include "uxi/transcript.h"

namespace uxi::report {

enum class QuoteVerdict {
  proved,
  not_found,      ///< no turn holds these words
  stitched,       ///< each part or paragraph stands somewhere, but not one behind the other
  wrong_place,    ///< the words stand elsewhere than the names beside them say
  wrong_speaker,  ///< said by the interviewer, an observer, another voice or somebody unknown
  notes,          ///< stands in notes, which are not speech
  no_consent,
  identifying,  ///< holds personal data
};
/// `proved`, `not-found`, ...
[[nodiscard]] std::string_view to_string(QuoteVerdict verdict);

/// One quotation and what became of it.
struct QuoteCheck {
  Span span = {};          ///< in the report
  std::string quote = {};  ///< its plain words
  QuoteVerdict verdict = QuoteVerdict::not_found;
  /// `P01#12` where the words (or the nearest) stand; empty where nothing is near.
  std::string reference = {};
  std::string nearest = {};  ///< the words there, as the transcript writes them
  std::string why = {};      ///< what is wrong, as a phrase; empty where proved
  /// A word like `not` among those that an ellipsis left out; empty where there is none.
  std::string dropped_negation = {};
  bool referenced = false;  ///< a turn is named right beside it
  /// Other turns that would prove it as well.
  std::vector<std::string> elsewhere = {};
  std::size_t closed_at = 0;  ///< in the report: behind the quotation
  Span session_beside = {};   ///< in the report: a session that stands beside it without a turn
  friend bool operator==(const QuoteCheck&, const QuoteCheck&) = default;
};

struct TextBlock;

enum class ReportForm { markdown, html };
/// `html` where the name ends so or the text starts with a tag, else `markdown`.
[[nodiscard]] ReportForm form_of(const SourceFile& report);

/// A transcript, and what else is known of its session. Borrowed.
struct Record {
  const Transcript* transcript = nullptr;
  const Session* session = nullptr;  ///< null: nobody agreed to anything
  std::string_view study = {};       ///< empty where it belongs to none
};

/// What reports are proved against.
struct Evidence {
  std::vector<Record> records = {};
  std::vector<std::pair<const Roster*, std::string>> rosters = {};  ///< and their studies
  /// Titles, questions, names of themes: words of the team's own, which are quoted as such.
  std::vector<std::string> own_words = {};
  /// The kind of personal data that words hold, or an empty one; null: not looked for.
  std::function<std::string(std::string_view)> personal = {};
};

/// Paragraphs, headings, items and cells of a report of either form. `limit` over kMaxReportBytes.
[[nodiscard]] Result<std::vector<TextBlock>> blocks_of(const SourceFile& report);

struct VerifyOptions {
  bool consent = true;  ///< false: words, speaker and place only (`--against`)
  ShareConsent audience = ShareConsent::team;
  Date today = {};
  std::size_t least_words =
      4;  ///< of a passage in quotation marks; block quotes count from one word
};

/// A report larger than this is refused.
inline constexpr std::size_t kMaxReportBytes = std::size_t{4} << 20U;

/// And one with more quotations.
inline constexpr std::size_t kMaxQuotations = 20'000;

/// Checks block quotes and passages in quotation marks, in the order of the report. Words must be
/// the same, in one turn (paragraphs of a block quote: in turns one behind the other); white space,
/// the shape of quotes and dashes, ligatures, the case of the first letter and the punctuation at
/// both ends may differ. `…`, `...` and `[...]` stand for any words left out, `[anything]` for
/// kMostReplaced at most. What names the quote's place, person or voice must be right: `P01#12` or
/// a description behind it, or the name that its sentence gives. A passage of fewer than
/// `least_words` words counts where it names whose it is; the team's own words do not. `limit` over
/// kMaxReportBytes or kMaxQuotations.
[[nodiscard]] Result<std::vector<QuoteCheck>> verify_text(const SourceFile& report,
                                                          const Evidence& evidence,
                                                          const VerifyOptions& options);
/// The same with one study, of which nothing else is known.
[[nodiscard]] Result<std::vector<QuoteCheck>> verify_text(
    const SourceFile& report, const std::vector<const Transcript*>& transcripts,
    const std::vector<const Session*>& sessions, const VerifyOptions& options);

/// Findings for all that is not proved: errors `quote/<verdict>`, warnings
/// `quote/dropped-negation`.
void report_checks(const SourceFile& report, const std::vector<QuoteCheck>& checks,
                   Diagnostics& diagnostics);

}  // namespace uxi::report
