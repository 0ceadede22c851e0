// Names that are used and names that are defined.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "io/path.h"
#include "text/nearest.h"
#include "uxi/reference.h"
#include "workspace/integrity.h"

namespace uxi::workspace {
namespace {

/// Names that are defined; nothing where the file that defines them is broken, for then every name
/// would be unknown.
using Names = std::optional<std::vector<std::string>>;

/// ``unknown code `pain/biling`; did you mean ...`` at a place, where `name` is none of `names`;
/// the hint is `otherwise` where nothing is near.
void need(const SourceFile& source, const Text& name, const Names& names, std::string_view rule,
          std::string_view what, Diagnostics& diagnostics, std::string otherwise = {}) {
  if (name.value.empty() || !names) return;
  if (std::ranges::find(*names, name.value) != names->end()) return;
  std::string hint = text::did_you_mean(name.value, *names);
  if (hint.empty() && names->empty()) hint = "there is none yet";
  if (hint.empty()) hint = std::move(otherwise);
  diagnostics.report(source, name.span, Severity::error, std::string(rule),
                     "unknown " + std::string(what) + " `" + name.value + "`", std::move(hint));
}

template <class List, class Get>
Names names_of(const List& list, Get get) {
  std::vector<std::string> names;
  for (const auto& item : list) names.push_back(get(item));
  return names;
}

/// The names in a list of the plan.
template <class List, class Get>
Names planned(const StudyData& data, const List& list, Get get) {
  return data.is_broken(data.study.source.path()) ? std::nullopt : names_of(list, get);
}

Names segment_names(const StudyData& data) {
  return planned(data, data.study.value.segments, [](const Segment& s) { return s.id.value; });
}

Names code_names(const StudyData& data, const Workspace& workspace) {
  for (const std::string& path : {std::string("codebook.yaml"), data.folder + "/codebook.yaml"}) {
    if (data.is_broken(workspace.display(path))) return std::nullopt;
  }
  return data.codebook.paths();
}

Names highlight_names(const StudyData& data, const Workspace& workspace) {
  std::vector<std::string> names;
  const std::string folder = workspace.display(data.folder + "/tags/");
  for (const Diagnostic& finding : data.diagnostics.items()) {
    if (finding.path.starts_with(folder) && data.is_broken(finding.path)) return std::nullopt;
  }
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      names.push_back(tags.value.session + "/" + highlight.id);
    }
  }
  std::ranges::sort(names);
  return names;
}

/// `billing/P01/h...` of this study counts as `P01/h...`. What is no highlight at all was reported
/// when it was read.
void need_highlight(const SourceFile& source, const Text& ref, const StudyData& data,
                    const Names& names, std::string_view rule, Diagnostics& diagnostics) {
  const auto parsed = parse_highlight_ref(ref.value);
  if (!parsed || !names) return;
  if (!parsed->session.study.empty() && parsed->session.study != data.name) return;
  const std::string name = parsed->session.session + "/" + parsed->id;
  if (std::ranges::binary_search(*names, name)) return;
  diagnostics.report(source, ref.span, Severity::error, std::string(rule),
                     "unknown highlight `" + ref.value + "`", "`uxi tag list` lists them");
}

void check_plan(const StudyData& data, const Workspace& workspace, Diagnostics& diagnostics) {
  const SourceFile& source = data.study.source;
  if (data.study.value.success &&
      data.codebook.find(data.study.value.success->with_code.value) == nullptr) {
    need(source, data.study.value.success->with_code, code_names(data, workspace),
         "study/unknown-code", "code", diagnostics);
  }
  for (const Segment& segment : data.study.value.segments) {
    if (segment.guide.value.empty() ||
        io::exists(workspace.files(), workspace.path(data.folder + "/" + segment.guide.value))) {
      continue;
    }
    diagnostics.report(source, segment.guide.span, Severity::error, "study/no-guide",
                       "there is no guide `" + segment.guide.value + "`",
                       "write it, or name one that is there");
  }
  if (!data.screener) return;
  const Names segments = segment_names(data);
  for (const SegmentRule& rule : data.screener->value.segments) {
    need(data.screener->source, rule.segment, segments, "screener/unknown-segment", "segment",
         diagnostics);
  }
}

/// The roster's segments; a session's own is held against the roster's.
void check_roster(const StudyData& data, Diagnostics& diagnostics) {
  if (!data.roster) return;
  const SourceFile& source = data.roster->source;
  const Names segments = segment_names(data);
  for (const Participant& person : data.roster->value.people) {
    const bool known = person.segment.empty() || !segments ||
                       std::ranges::find(*segments, person.segment) != segments->end();
    // A row has no places of its own: its line is that of its id.
    const std::size_t at = source.text().find("\n" + person.id + ",");
    const std::size_t begin = at == std::string_view::npos ? 0 : at + 1;
    const Span place{begin, begin + person.id.size()};
    if (!known) {
      diagnostics.report(source, place, Severity::error, "roster/unknown-segment",
                         "`" + person.id + "` is of the unknown segment `" + person.segment + "`",
                         text::did_you_mean(person.segment, *segments));
    }
    const Session* session = data.session(person.id);
    if (session == nullptr || session->segment.value.empty() || person.segment.empty()) continue;
    if (session->segment.value != person.segment) {
      diagnostics.report(source, place, Severity::error, "roster/other-segment",
                         "`" + person.id + "` is `" + person.segment + "` here and `" +
                             session->segment.value + "` in its session",
                         "make them agree");
    }
  }
}

void check_sessions(const StudyData& data, Diagnostics& diagnostics) {
  const Names segments = segment_names(data);
  for (const auto& session : data.sessions) {
    need(session.source, session.value.segment, segments, "session/unknown-segment", "segment",
         diagnostics);
    if (!data.roster) continue;
    const Names people =
        names_of(data.roster->value.people, [](const Participant& p) { return p.id; });
    need(session.source, session.value.participant, people, "session/unknown-participant",
         "participant", diagnostics);
  }
}

void check_tags(const StudyData& data, const Workspace& workspace, Diagnostics& diagnostics) {
  const Names codes = code_names(data, workspace);
  std::map<std::string, std::string> first_seen;
  for (const auto& tags : data.tags) {
    const std::string transcript = data.folder + "/transcripts/" + tags.value.session + ".md";
    if (!tags.value.session.empty() && data.transcript(tags.value.session) == nullptr &&
        !data.is_broken(workspace.display(transcript))) {
      diagnostics.report(tags.source, {}, Severity::error, "tag/no-transcript",
                         "there is no transcript of `" + tags.value.session + "`",
                         "`uxi ingest FILE --session " + tags.value.session + "` makes one");
    }
    for (const Highlight& highlight : tags.value.highlights) {
      for (const Text& code : highlight.codes) {
        if (data.codebook.find(code.value) == nullptr) {
          need(tags.source, code, codes, "tag/unknown-code", "code", diagnostics,
               "`uxi codebook add " + code.value + "` defines it; `uxi codebook merge " +
                   code.value + " OTHER` makes it another");
        }
      }
      const auto [place, fresh] = first_seen.try_emplace(highlight.id, tags.source.path());
      if (!fresh && place->second != tags.source.path()) {
        diagnostics.report(tags.source, highlight.span, Severity::error, "tag/doubled-id",
                           "`" + highlight.id + "` stands in " + place->second + " too",
                           "give one of them another id");
      }
    }
  }
}

/// Two highlights of one coder on the very same words: what two branches leave that both tagged
/// them.
void check_same_words(const StudyData& data, Diagnostics& diagnostics) {
  for (const auto& tags : data.tags) {
    std::map<std::tuple<int, int, int, std::string>, std::string> first_seen;
    for (const Highlight& highlight : tags.value.highlights) {
      const auto [place, fresh] = first_seen.try_emplace(
          {highlight.first_turn, highlight.last_turn, highlight.at, highlight.quote}, highlight.id);
      if (fresh || place->second == highlight.id) continue;
      diagnostics.report(tags.source, highlight.span, Severity::warning, "tag/doubled-words",
                         "`" + highlight.id + "` marks the same words as `" + place->second + "`",
                         "give one of them all codes and `uxi tag rm " + tags.value.session + "/" +
                             highlight.id + "`");
    }
  }
}

void check_themes(const StudyData& data, const Names& highlights, Diagnostics& diagnostics) {
  const Names themes = names_of(data.themes, [](const auto& loaded) { return loaded.value.id; });
  std::map<std::string, std::string> theme_of;
  for (const auto& theme : data.themes) {
    need(theme.source, theme.value.parent, themes, "theme/unknown-parent", "theme", diagnostics);
    for (const Text& member : theme.value.members) {
      need_highlight(theme.source, member, data, highlights, "theme/unknown-highlight",
                     diagnostics);
      const auto [place, fresh] = theme_of.try_emplace(member.value, theme.value.id);
      if (fresh || place->second == theme.value.id) continue;
      diagnostics.report(theme.source, member.span, Severity::warning, "theme/doubled-member",
                         "`" + member.value + "` is in `" + place->second + "` too",
                         "leave it in one of them");
    }
  }
}

void check_insights(const StudyData& data, const Names& highlights, Diagnostics& diagnostics) {
  const Names questions = planned(data, data.study.value.questions,
                                  [](const ResearchQuestion& q) { return q.id.value; });
  const Names assumptions =
      planned(data, data.study.value.assumptions, [](const Assumption& a) { return a.id.value; });
  for (const auto& insight : data.insights) {
    for (const Text& id : insight.value.questions) {
      need(insight.source, id, questions, "insight/unknown-question", "research question",
           diagnostics);
    }
    for (const auto& [id, stance] : insight.value.assumptions) {
      need(insight.source, id, assumptions, "insight/unknown-assumption", "assumption",
           diagnostics);
    }
    for (const auto* list : {&insight.value.evidence, &insight.value.against}) {
      for (const Text& ref : *list) {
        need_highlight(insight.source, ref, data, highlights, "insight/unknown-highlight",
                       diagnostics);
      }
    }
  }
}

}  // namespace

void check_references(const StudyData& data, const Workspace& workspace, Diagnostics& diagnostics) {
  const Names highlights = highlight_names(data, workspace);
  check_plan(data, workspace, diagnostics);
  check_sessions(data, diagnostics);
  check_roster(data, diagnostics);
  check_tags(data, workspace, diagnostics);
  check_same_words(data, diagnostics);
  check_themes(data, highlights, diagnostics);
  check_insights(data, highlights, diagnostics);
}

}  // namespace uxi::workspace
