// uxi agree: how far coders agree, on where and on what.
#include "cli/agree_output.h"
#include "cli/agree_resolve.h"
#include "cli/findings.h"
#include "cli/usable.h"
#include "cli/writing.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

constexpr int kDraws = 1000;
constexpr std::size_t kMaxCells = 3'000'000;  ///< units times codes

void declare(Flags& flags, AgreeOptions& options) {
  flags.arguments("SESSION", options.sessions, "only these; every session by default");
  flags.choice("--unit", {"turn", "sentence", "character"}, options.unit,
               "what is looked at (turn by default)");
  flags.option("--coders", "NAME,...", options.coders, "only these; everybody by default");
  flags.option("--code", "CODE", options.code, "only this code and what is below it");
  flags.option("--level", "N", options.level, "cut codes to N levels", 1);
  flags.toggle("--all", options.all,
               "take sessions that are not marked as done by whoever tagged in them");
  flags.option("--units", "FILE", options.units_file,
               "a table instead of a study: units in rows, coders in columns, empty for missing, "
               "`|` between codes; `-` for stdin");
  flags.option("--bootstrap", "N", options.draws,
               "how often units are drawn again for an interval (1000 by default); 0 for none", 0);
  flags.option("--seed", "N", options.seed, "of the drawing (1 by default)", 0);
  flags.toggle("--disagreements", options.disagreements, "list where coders differ, for --resolve");
  flags.option("--resolve", "FILE", options.resolve,
               "take an edited list back: the tags of all coders follow; `-` for stdin");
  declare_dry_run(flags, options.dry_run);
  flags.choice("--format", {"text", "json", "csv"}, options.format, "how it is printed");
  flags.describe(
      "Cohen's and Fleiss' kappa and Krippendorff's alpha, over all codes and for each, with where "
      "coders saw something and what they saw there kept apart. Counts sessions that two coders "
      "marked as done.");
  flags.example("uxi agree");
  flags.example("uxi agree P01 P02 --coders ana,ben --unit sentence");
  flags.example("uxi agree --units ratings.csv --format json");
  flags.example("uxi agree --disagreements > differ.txt");
  flags.example("uxi agree --resolve differ.txt");
}

Result<void> check(const AgreeOptions& options) {
  if (options.units_file && !options.sessions.empty())
    return fail(ErrorKind::usage, "--units goes with no session");
  const bool listed = options.disagreements || options.resolve;
  if (listed && (options.units_file || options.code || options.level)) {
    return fail(ErrorKind::usage,
                "--disagreements and --resolve go with neither --units, --code nor --level",
                "they are about all codes of the study");
  }
  if (options.disagreements && options.resolve)
    return fail(ErrorKind::usage, "--disagreements and --resolve are two steps");
  if (options.dry_run && !options.resolve)
    return fail(ErrorKind::usage, "--dry-run is for --resolve", "measuring changes nothing");
  return {};
}

coding::Draws draws_of(const AgreeOptions& options) {
  const auto seed = static_cast<std::uint64_t>(options.seed.value_or(1));
  return {options.draws.value_or(kDraws), [seed] { return io::seeded_random(seed); }};
}

Result<ExitStatus> print(Context& context, const AgreeOptions& options, const AgreeInput& input) {
  const std::size_t codes = coding::codes_given(input.ratings).size();
  if (codes * input.ratings.units.size() > kMaxCells) {
    return fail(ErrorKind::limit,
                text::counted(input.ratings.units.size(), "unit") + " by " +
                    text::counted(codes, "code") + " are more than can be compared",
                "`--code` and `--level` make them fewer");
  }
  const coding::Draws draws = draws_of(options);
  AgreeOutput output{options, input, coding::measure_agreement(input.ratings, draws), {}};
  if (!input.study.empty()) {
    output.by_characters =
        coding::krippendorff_alpha(coding::about_place(input.characters), coding::Distance::nominal,
                                   {draws.draws, draws.make_random()});
  }
  if (options.format == "json") {
    context.print(agree_json(output));
  } else if (options.format == "csv") {
    context.print(agree_csv(output));
  } else {
    context.page(agree_text(output, context.env().terminal.width, context.out_style()));
  }
  return ExitStatus::done;
}

Result<ExitStatus> run(const AgreeOptions& asked, Context& context) {
  AgreeOptions options = asked;
  UXI_TRY_VOID(check(options));
  if (options.units_file) {
    UXI_TRY(const AgreeInput input, agree_input_of_table(context, options));
    return print(context, options, input);
  }
  if (options.resolve) return resolve_disagreements(context, options);
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string study, study_of_sessions(context, workspace, options.sessions));
  UXI_TRY(const auto data, load_usable(context, workspace, study));
  UXI_TRY_VOID(stop_on_errors(context, data.diagnostics));
  if (data.study.value.approach.value == Approach::reflexive) {
    return fail(ErrorKind::unsupported,
                "`" + study +
                    "` is analysed reflexively: its codes are made by who reads, so "
                    "that there is nothing to agree on (Braun & Clarke 2021)",
                "`analysis` in study.yaml says so");
  }
  UXI_TRY(const AgreeInput input, agree_input_of_study(data, options));
  if (!input.left_out.empty()) {
    context.note("left out, because two coders have not marked it as done: " +
                 text::join(input.left_out, ", "));
  }
  if (input.lost > 0) {
    context.note(text::counted(input.lost, "highlight") +
                 " left out: the words are not in the transcript");
  }
  if (options.disagreements) {
    context.print(disagreement_list(input));
    return ExitStatus::done;
  }
  return print(context, options, input);
}

}  // namespace

Command agree_command() {
  return {.name = "agree",
          .summary = "how far coders agree",
          .stage = Stage::make_sense,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
