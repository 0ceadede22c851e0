// The file grammar of WebVTT: "collect a WebVTT block" over lines instead of characters. What
// differs from the standard is marked in the values (`loose`, `orphan`), so that a caller can go by
// the letter.
#include <algorithm>

#include "ingest/clock.h"
#include "ingest/lines.h"
#include "ingest/webvtt.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::string_view kSignature = "WEBVTT";

std::string_view without_bom(std::string_view text) {
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  return text;
}

/// `NOTE`, `NOTE x`, `STYLE`: a block that holds no speech.
bool opens_with(std::string_view block, std::string_view word) {
  if (!block.starts_with(word)) return false;
  block.remove_prefix(word.size());
  return block.empty() || block.front() == ' ' || block.front() == '\t' || block.front() == '\n';
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class BlockReader {
 public:
  BlockReader(const SourceFile& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics), lines_(split_lines(source.text())) {}

  VttFile read() {
    file_.signature = has_vtt_signature(source_.text());
    if (file_.signature) {
      ++at_;
      if (at_ < lines_.size() && !line(at_).empty()) read_block(true);
    }
    while (at_ < lines_.size()) {
      if (line(at_).empty()) {
        ++at_;
      } else {
        read_block(false);
      }
    }
    return std::move(file_);
  }

 private:
  std::string_view line(std::size_t index) const {
    const std::string_view text = source_.slice(lines_[index]);
    return index == 0 ? without_bom(text) : text;
  }

  /// One block: lines up to a blank line, or up to a time line that belongs to the next.
  void read_block(bool in_header) {
    const std::size_t first = at_;
    bool seen_arrow = false;
    std::optional<VttCue> cue;
    std::string buffer;
    for (; at_ < lines_.size() && !line(at_).empty(); ++at_) {
      const std::string_view text = line(at_);
      if (text::contains(text, "-->")) {
        const bool may_open = at_ == first || (at_ == first + 1 && !seen_arrow);
        if (in_header || !may_open) break;
        seen_arrow = true;
        cue = open_cue(at_, buffer);
        if (cue) buffer.clear();
      } else {
        if (!buffer.empty()) buffer += '\n';
        buffer += text;
      }
    }
    const std::size_t end = at_ == 0 ? 0 : lines_[at_ - 1].end;
    if (cue) {
      cue->payload = std::move(buffer);
      cue->span = {lines_[first].begin, end};
      file_.cues.push_back(std::move(*cue));
      last_was_cue_ = true;
    } else if (!in_header && !seen_arrow) {
      keep_orphan(buffer, {lines_[first].begin, end});
    } else {
      last_was_cue_ = false;
    }
  }

  std::optional<VttCue> open_cue(std::size_t index, const std::string& id) {
    std::optional<Timing> timing = strict_timing(line(index));
    const bool loose = !timing;
    if (loose) timing = loose_timing(line(index));
    if (!timing) {
      diagnostics_.report(source_, lines_[index], Severity::warning, "ingest/broken-cue",
                          "this time line cannot be read; the words below it are left out",
                          "write `00:01:02.000 --> 00:01:05.000`");
      return std::nullopt;
    }
    return VttCue{.id = id,
                  .start = timing->start,
                  .end = timing->end,
                  .settings = std::string(text::trim(timing->rest)),
                  .payload = {},
                  .orphan = {},
                  .loose = loose};
  }

  /// A block with no time behind a cue is the rest of the cue, cut off by a blank line.
  void keep_orphan(const std::string& block, Span span) {
    if (opens_with(block, "NOTE")) {
      file_.confidence_notes |= block.starts_with("NOTE Confidence");
      return;
    }
    if (!last_was_cue_ || opens_with(block, "STYLE") || opens_with(block, "REGION") ||
        is_number(block) || is_blank(block)) {
      return;
    }
    std::string& orphan = file_.cues.back().orphan;
    if (!orphan.empty()) orphan += '\n';
    orphan += block;
    if (orphans_++ > 0) return;
    diagnostics_.report(source_, span, Severity::warning, "ingest/blank-line-in-cue",
                        "text without a time behind a caption; read as the rest of the caption",
                        "said once for this file");
  }

  const SourceFile& source_;
  Diagnostics& diagnostics_;
  std::vector<Span> lines_;
  std::size_t at_ = 0;
  std::size_t orphans_ = 0;
  bool last_was_cue_ = false;
  VttFile file_;
};

}  // namespace

bool has_vtt_signature(std::string_view text) {
  text = without_bom(text);
  if (!text.starts_with(kSignature)) return false;
  text.remove_prefix(kSignature.size());
  return text.empty() || text::contains(" \t\r\n", text.substr(0, 1));
}

VttFile read_vtt_blocks(const SourceFile& source, Diagnostics& diagnostics) {
  return BlockReader(source, diagnostics).read();
}

}  // namespace uxi::ingest
