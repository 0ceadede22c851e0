#include "cli/insight_new.h"

#include <algorithm>
#include <map>

#include "cli/insight_study.h"
#include "cli/search_query.h"
#include "cli/writing.h"
#include "format/yaml.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"
#include "workspace/where.h"

namespace uxi::cli {
namespace {

Result<const Theme*> find_theme(const workspace::StudyData& data, const std::string& id) {
  std::vector<std::string> ids;
  for (const auto& loaded : data.themes) {
    if (loaded.value.id == id) return &loaded.value;
    ids.push_back(loaded.value.id);
  }
  return fail(ErrorKind::not_found, "there is no theme `" + id + "`", text::did_you_mean(id, ids));
}

/// Highlights that a query holds for, in order of sessions and turns.
void add_matching(const workspace::StudyData& data, query::Query query,
                  std::vector<std::string>& refs) {
  const workspace::Where where(std::move(query), data);
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      if (!where.holds(tags.value, highlight)) continue;
      refs.push_back(tags.value.session + "/" + highlight.id);
    }
  }
}

query::Query code_query(const std::string& code) {
  query::Query query{.kind = query::Query::Kind::field};
  query.test = {.field = query::Field::code, .value = code};
  return query;
}

/// The first of each participant, then the second of each: a report quotes from the top.
std::vector<std::string> in_turns(const std::vector<std::string>& refs) {
  std::vector<std::string> out;
  std::map<std::string, std::size_t> times;
  std::vector<std::vector<std::string>> rounds;
  for (const std::string& ref : refs) {
    const std::size_t round = times[participant_of(ref.substr(0, ref.find('/')))]++;
    if (round == rounds.size()) rounds.emplace_back();
    rounds[round].push_back(ref);
  }
  for (const auto& round : rounds) out.insert(out.end(), round.begin(), round.end());
  return out;
}

/// Everything named, once each; what is against is not for.
Result<std::vector<std::string>> evidence_of(const workspace::StudyData& data,
                                             const InsightNewOptions& options,
                                             const std::optional<query::Query>& where,
                                             const std::vector<std::string>& against) {
  UXI_TRY(std::vector<std::string> refs, known_highlights(data, options.evidence));
  if (!options.theme.empty()) {
    UXI_TRY(const Theme* theme, find_theme(data, options.theme));
    for (const Text& member : theme->members) {
      if (known_highlights(data, {member.value})) refs.push_back(member.value);
    }
  }
  if (!options.code.empty()) {
    if (!is_code_path(options.code)) {
      return fail(ErrorKind::usage, "`" + options.code + "` is no code");
    }
    const std::size_t before = refs.size();
    add_matching(data, workspace::with_codes_of_aliases(code_query(options.code), data.codebook),
                 refs);
    if (refs.size() == before)
      return fail(ErrorKind::not_found, "no highlight has the code `" + options.code + "`");
  }
  if (where) {
    const std::size_t before = refs.size();
    add_matching(data, *where, refs);
    if (refs.size() == before)
      return fail(ErrorKind::not_found, "no highlight fits `" + query::to_string(*where) + "`");
  }
  std::ranges::sort(refs);
  refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
  std::erase_if(refs, [&](const std::string& ref) {
    return std::ranges::find(against, ref) != against.end();
  });
  return in_turns(refs);
}

std::string list_of(std::string_view key, const std::vector<std::string>& items,
                    std::string_view remark) {
  std::string out(key);
  if (items.empty()) return out + ": []" + std::string(remark) + "\n";
  out += ":\n";
  for (const std::string& item : items) out += "  - " + item + "\n";
  return out;
}

struct Filled {
  std::string id;
  std::string statement;
  std::vector<std::string> evidence = {};
  std::vector<std::string> against = {};
  std::vector<std::pair<std::string, std::string>> assumptions = {};
};

std::string insight_text(const InsightNewOptions& options, const Filled& filled) {
  std::vector<std::string> verdicts;
  for (const auto& [id, verdict] : filled.assumptions) verdicts.push_back(id + ": " + verdict);
  std::string out =
      "---\nstatement: " + format::yaml::write_scalar(filled.statement, false, true) + "\n";
  out += "kind: " + options.kind + "\nquestions: [" + text::join(options.questions, ", ") + "]\n";
  out += "assumptions: {" + text::join(verdicts, ", ") + "}\n";
  out += list_of("evidence", filled.evidence, "");
  out += list_of("against", filled.against,
                 "                # highlights that say otherwise: look for them");
  out +=
      "customer_importance: null  # 1-5\n"
      "team_value: null           # 1-5\n"
      "effort: null               # 1-5\n"
      "recommendation: null\n"
      "decision: null\n"
      "owner: null\n"
      "due: null\n"
      "kpi: null                  # name, before, target, after\n"
      "audience: []\n"
      "state: draft\n"
      "---\n\n";
  return out;
}

Result<Filled> fill(const InsightStudy& study, const InsightNewOptions& options,
                    const std::optional<query::Query>& where) {
  Filled filled{.id = options.id.empty() ? options.theme : options.id,
                .statement = options.statement};
  if (filled.id.empty()) {
    return fail(ErrorKind::usage, "an insight needs a name",
                "uxi insight new double-charge --theme charged-twice");
  }
  if (!is_slug(filled.id)) {
    return fail(ErrorKind::usage, "`" + filled.id + "` is no name for an insight",
                "use lower-case letters, digits and hyphens");
  }
  const std::string path = study.file_of(filled.id);
  if (io::exists(study.workspace.files(), study.workspace.path(path))) {
    return fail_at(ErrorKind::conflict, study.workspace.display(path),
                   "there is an insight of that name already",
                   "`uxi insight edit " + filled.id + "` changes it");
  }
  const Study& plan = study.data.study.value;
  UXI_TRY_VOID(known_questions(plan, options.questions));
  UXI_TRY(filled.assumptions, known_assumptions(plan, options.assumptions));
  UXI_TRY(filled.against, known_highlights(study.data, options.against));
  UXI_TRY(filled.evidence, evidence_of(study.data, options, where, filled.against));
  if (filled.statement.empty() && !options.theme.empty()) {
    UXI_TRY(const Theme* theme, find_theme(study.data, options.theme));
    filled.statement = theme->name.value;
  }
  return filled;
}

std::vector<Text> as_texts(const std::vector<std::string>& words) {
  std::vector<Text> texts;
  for (const std::string& word : words) texts.push_back({word, {}});
  return texts;
}

}  // namespace

void declare_insight_new(Flags& flags, InsightNewOptions& options) {
  flags.argument("ID", options.id,
                 "its file's name: lower-case words with hyphens; the theme's by default", false);
  flags.option("--statement", "TEXT", options.statement, "the finding in a sentence");
  flags.choice("--kind", {"finding", "need", "symptom", "opportunity"}, options.kind,
               "finding by default");
  flags.option("--theme", "ID", options.theme, "take the highlights of this theme as evidence");
  flags.option("--code", "CODE", options.code, "take the highlights with this code as evidence");
  flags.option("--where", "QUERY", options.where,
               "take the highlights that fit as evidence, as in `uxi search`");
  flags.option("--evidence", "REF", options.evidence,
               "a highlight, P01/h7c1f09ab33e0; may be repeated");
  flags.option("--against", "REF", options.against,
               "a highlight that says otherwise; may be repeated");
  flags.option("--question", "ID", options.questions,
               "a research question that it answers; may be repeated");
  flags.option("--assumption", "ID=VERDICT", options.assumptions,
               "what becomes of an assumption, a1=contradicts; may be repeated");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Quotes of different participants come first in the evidence, so that a report that shows "
      "three hears three people. `uxi insight edit` fills in the rest, `uxi insight check` says "
      "what is missing.");
  flags.example("uxi insight new double-charge --theme charged-twice");
  flags.example("uxi insight new late-fee --where 'code:pain/fee -segment:churned'");
}

Result<ExitStatus> run_insight_new(const InsightNewOptions& options, Context& context) {
  UXI_TRY(const auto workspace, context.workspace());
  std::optional<query::Query> where;
  if (options.where) {
    UXI_TRY(where, read_query(context, workspace, *options.where));
    if (!where) return ExitStatus::failed;
  }
  std::string path;
  std::string reach;
  const auto plan = [&]() -> Result<workspace::Changes> {
    UXI_TRY(const InsightStudy study, load_insight_study(context));
    UXI_TRY(const Filled filled, fill(study, options, where));
    const report::ReportInput input = study.input(context.today());
    const report::Quotes quotes(input);
    const report::Population people(input, quotes);
    path = study.file_of(filled.id);
    reach = text::counted(filled.evidence.size(), "highlight") + " of " +
            reach_text(people, as_texts(filled.evidence));
    workspace::Changes changes;
    UXI_TRY_VOID(changes.put(workspace, path, insight_text(options, filled)));
    return changes;
  };
  UXI_TRY_VOID(write_changes(context, workspace, "insight new", options.dry_run, plan));
  if (!options.dry_run) context.print("wrote " + workspace.display(path) + "\n");
  context.note("evidence: " + reach);
  return ExitStatus::done;
}

}  // namespace uxi::cli
