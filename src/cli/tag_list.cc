#include "cli/tag_list.h"

#include <algorithm>

#include "cli/blind.h"
#include "cli/usable.h"
#include "coding/anchor.h"
#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"
#include "workspace/study_parts.h"

namespace uxi::cli {
namespace {

/// One highlight with what is needed to print it.
struct Row {
  std::string session;
  std::string coder;
  const Highlight* highlight;
  coding::Anchored anchored;
};

std::string_view state_name(coding::AnchorState state) {
  switch (state) {
    case coding::AnchorState::exact: return "exact";
    case coding::AnchorState::moved: return "moved";
    case coding::AnchorState::changed: return "changed";
    case coding::AnchorState::lost: return "lost";
  }
  return "lost";
}

std::string codes_of(const Highlight& highlight, std::string_view separator) {
  std::vector<std::string> codes;
  for (const Text& code : highlight.codes) codes.push_back(code.value);
  return text::join(codes, separator);
}

/// The code that a path or an alias stands for.
std::string_view meant(const Codebook& codebook, const std::string& path) {
  const Code* code = codebook.find(path);
  return code == nullptr ? std::string_view(path) : std::string_view(code->path.value);
}

bool wanted(const TagListOptions& options, const Codebook& codebook, const TagFile& tags,
            const Highlight& highlight) {
  const bool session = options.sessions.empty() ||
                       std::ranges::find(options.sessions, tags.session) != options.sessions.end();
  const bool code =
      options.code.empty() || std::ranges::any_of(highlight.codes, [&](const Text& path) {
        return code_is_within(path.value, options.code) ||
               code_is_within(meant(codebook, path.value), meant(codebook, options.code));
      });
  return session && code;
}

/// There are words of it, or highlights whose words are gone.
Result<void> need_session(const workspace::StudyData& data, const std::string& session) {
  const auto is_of = [&](const auto& tags) { return tags.value.session == session; };
  if (std::ranges::any_of(data.tags, is_of)) return {};
  UXI_TRY(const Transcript* found, data.need_transcript(session));
  (void)found;
  return {};
}

std::vector<Row> rows_of(const workspace::StudyData& data, const TagListOptions& options) {
  std::vector<Row> rows;
  for (const auto& tags : data.tags) {
    const Transcript* transcript = data.transcript(tags.value.session);
    for (const Highlight& highlight : tags.value.highlights) {
      if (!wanted(options, data.codebook, tags.value, highlight)) continue;
      rows.push_back({tags.value.session, tags.value.coder, &highlight,
                      transcript == nullptr ? coding::Anchored{}
                                            : coding::find_anchor(*transcript, highlight)});
    }
  }
  return rows;
}

/// The words as they are now; what was written down where they are lost.
std::string words_of(const Row& row) {
  return row.anchored.state == coding::AnchorState::lost ? row.highlight->quote
                                                         : row.anchored.quote;
}

std::string ref_of(const Row& row) {
  const bool lost = row.anchored.state == coding::AnchorState::lost;
  return to_string(TurnRef{{{}, row.session},
                           lost ? row.highlight->first_turn : row.anchored.first_turn,
                           lost ? row.highlight->last_turn : row.anchored.last_turn});
}

std::string as_text(const std::vector<Row>& rows, const Style& style) {
  std::string out;
  for (const Row& row : rows) {
    std::string head =
        row.session + "/" + row.highlight->id + "  " + ref_of(row) + "  " + row.coder;
    int width = text::display_width(head);
    if (row.anchored.state != coding::AnchorState::exact) {
      width += 2 + static_cast<int>(state_name(row.anchored.state).size());
      head += "  " +
              style(row.anchored.state == coding::AnchorState::lost ? Mark::error : Mark::warning,
                    state_name(row.anchored.state));
    }
    const std::string codes = text::printable(codes_of(*row.highlight, " "));
    const bool fits = width + 2 + text::display_width(codes) <= 80;
    out += style(Mark::strong, head) + (fits ? "  " + codes : "\n    " + text::wrap(codes, 76, 4)) +
           "\n";
    out += "    " + text::wrap(text::printable(text::squeeze(words_of(row))), 76, 4) + "\n";
    if (!row.highlight->memo.empty()) {
      out += "    " +
             style(Mark::dim, "memo: " + text::wrap(text::printable(row.highlight->memo), 70, 10)) +
             "\n";
    }
  }
  return out;
}

std::string as_csv(const std::vector<Row>& rows) {
  std::string out = format::csv::write_row(
      {"session", "highlight", "ref", "coder", "state", "codes", "quote", "memo"});
  for (const Row& row : rows) {
    out +=
        format::csv::write_row({row.session, row.highlight->id, ref_of(row), row.coder,
                                std::string(state_name(row.anchored.state)),
                                codes_of(*row.highlight, "|"), words_of(row), row.highlight->memo},
                               true);
  }
  return out;
}

std::string as_json(const std::vector<Row>& rows) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("highlights").begin_array();
  for (const Row& row : rows) {
    json.begin_object()
        .field("session", row.session)
        .field("id", row.highlight->id)
        .field("ref", ref_of(row));
    json.field("coder", row.coder)
        .field("state", state_name(row.anchored.state))
        .key("codes")
        .begin_array();
    for (const Text& code : row.highlight->codes) json.value(code.value);
    json.end_array().field("quote", words_of(row)).field("memo", row.highlight->memo).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace

void declare_tag_list(Flags& flags, TagListOptions& options) {
  flags.arguments("SESSION", options.sessions, "only these: P01, or billing/P01");
  flags.option("--code", "CODE", options.code, "only this code and what is below it");
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how they are printed");
  flags.example("uxi tag list P01 --code pain");
}

Result<ExitStatus> run_tag_list(const TagListOptions& asked, Context& context) {
  TagListOptions options = asked;
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, study_of_sessions(context, workspace, options.sessions));
  UXI_TRY(auto data, workspace::load_study(workspace, study));
  for (const std::string& session : options.sessions) {
    UXI_TRY_VOID(workspace::need_usable(data, session, context.today()));
    UXI_TRY_VOID(need_session(data, session));
  }
  note_withheld(context, workspace::withhold(data, context.today()));
  UXI_TRY_VOID(workspace::need_plan_and_codebook(data));
  UXI_TRY(const Blind blind, Blind::of(context, data.study.value));
  hide_codes(blind, data);
  if (!options.code.empty()) UXI_TRY_VOID(need_code(data, options.code));
  const std::vector<Row> rows = rows_of(data, options);
  if (options.format == "json") {
    context.print(as_json(rows));
  } else if (options.format == "csv") {
    context.print(as_csv(rows));
  } else {
    context.page(as_text(rows, context.out_style()));
    context.note(text::counted(rows.size(), "highlight"));
  }
  return ExitStatus::done;
}

}  // namespace uxi::cli
