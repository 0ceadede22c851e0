// Whether every quotation in a report stands word for word in a transcript, whoever wrote the
// report.
#pragma once

#include <string>
#include <string_view>
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
  wrong_place,    ///< the words stand elsewhere than the reference beside them says
  wrong_speaker,  ///< said by the interviewer, an observer or somebody unknown
  notes,          ///< stands in notes, which are not speech
  no_consent,
};
/// `proved`, `not-found`, ...
[[nodiscard]] std::string_view to_string(QuoteVerdict verdict);

/// One quotation and what became of it.
struct QuoteCheck {
  Span span;          ///< in the report
  std::string quote;  ///< its plain words
  QuoteVerdict verdict = QuoteVerdict::not_found;
  std::string reference =
      {};  ///< `P01#12` where the words (or the nearest) stand; empty where nothing is near
  std::string nearest = {};  ///< the words there; of `not_found` only
  std::string why = {};      ///< what is wrong, as a phrase; empty where proved
  /// A word like `not` among those that an ellipsis left out; empty where there is none.
  std::string dropped_negation = {};
  friend bool operator==(const QuoteCheck&, const QuoteCheck&) = default;
};

enum class ReportForm { markdown, html };
/// `html` where the name ends so or the text starts with a tag, else `markdown`.
[[nodiscard]] ReportForm form_of(const SourceFile& report);

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

/// Checks block quotes and passages in “…”, "…" or ‘…’, in the order of the report. Words must be
/// the same, in one turn (paragraphs of a block quote: in turns one behind the other); white space,
/// the shape of quotes and dashes, the case of the first letter and the punctuation at both ends
/// may differ. `…`, `...`, `[...]` and
/// `[anything]` stand for words left out between parts of two words or more. A reference (`P01#12`)
/// or a participant (`P01`) behind the quote, also on its last line, must be right. `limit` over
/// kMaxReportBytes or kMaxQuotations.
[[nodiscard]] Result<std::vector<QuoteCheck>> verify_text(
    const SourceFile& report, const std::vector<const Transcript*>& transcripts,
    const std::vector<const Session*>& sessions, const VerifyOptions& options);

/// Findings for all that is not proved: errors `quote/<verdict>`, warnings
/// `quote/dropped-negation`.
void report_checks(const SourceFile& report, const std::vector<QuoteCheck>& checks,
                   Diagnostics& diagnostics);

}  // namespace uxi::report
