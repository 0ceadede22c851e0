// Names that are used and names that are defined.
#include <algorithm>
#include <map>
#include <set>

#include "io/path.h"
#include "text/nearest.h"
#include "uxi/reference.h"
#include "workspace/integrity.h"

namespace uxi::workspace {
namespace {

using Names = std::vector<std::string>;

/// ``unknown code `pain/biling`; did you mean ...`` at a place, where `name` is none of `names`.
void need(const SourceFile& source, const Text& name, const Names& names, std::string_view rule,
          std::string_view what, Diagnostics& diagnostics) {
  if (name.value.empty() || std::ranges::find(names, name.value) != names.end()) return;
  std::string hint = text::did_you_mean(name.value, names);
  if (hint.empty() && names.empty()) hint = "there is none yet";
  diagnostics.report(source, name.span, Severity::error, std::string(rule),
                     "unknown " + std::string(what) + " `" + name.value + "`", std::move(hint));
}

template <class List, class Get>
Names names_of(const List& list, Get get) {
  Names names;
  for (const auto& item : list) names.push_back(get(item));
  return names;
}

Names highlight_names(const StudyData& data) {
  Names names;
  for (const auto& tags : data.tags) {
    for (const Highlight& highlight : tags.value.highlights) {
      names.push_back(tags.value.session + "/" + highlight.id);
    }
  }
  std::ranges::sort(names);
  return names;
}

/// `billing/P01/h...` of this study counts as `P01/h...`.
void need_highlight(const SourceFile& source, const Text& ref, const StudyData& data,
                    const Names& names, std::string_view rule, Diagnostics& diagnostics) {
  const auto parsed = parse_highlight_ref(ref.value);
  if (!parsed) {
    diagnostics.report(source, ref.span, Severity::error, std::string(rule),
                       "`" + ref.value + "` is no highlight", "write it like P01/h7c1f09ab33e0");
    return;
  }
  if (!parsed->session.study.empty() && parsed->session.study != data.name) return;
  const std::string name = parsed->session.session + "/" + parsed->id;
  if (std::ranges::binary_search(names, name)) return;
  diagnostics.report(source, ref.span, Severity::error, std::string(rule),
                     "unknown highlight `" + ref.value + "`", "`uxi tag list` lists them");
}

void check_plan(const StudyData& data, const Workspace& workspace, Diagnostics& diagnostics) {
  const SourceFile& source = data.study.source;
  if (data.study.value.success) {
    need(source, data.study.value.success->with_code, data.codebook.paths(), "study/unknown-code",
         "code", diagnostics);
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
  const Names segments =
      names_of(data.study.value.segments, [](const Segment& s) { return s.id.value; });
  for (const SegmentRule& rule : data.screener->value.segments) {
    need(data.screener->source, rule.segment, segments, "screener/unknown-segment", "segment",
         diagnostics);
  }
}

void check_sessions(const StudyData& data, Diagnostics& diagnostics) {
  const Names segments =
      names_of(data.study.value.segments, [](const Segment& s) { return s.id.value; });
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

void check_tags(const StudyData& data, Diagnostics& diagnostics) {
  const Names codes = data.codebook.paths();
  std::map<std::string, std::string> first_seen;
  for (const auto& tags : data.tags) {
    if (!tags.value.session.empty() && data.transcript(tags.value.session) == nullptr) {
      diagnostics.report(tags.source, {}, Severity::error, "tag/no-transcript",
                         "there is no transcript of `" + tags.value.session + "`",
                         "`uxi ingest FILE --session " + tags.value.session + "` makes one");
    }
    for (const Highlight& highlight : tags.value.highlights) {
      for (const Text& code : highlight.codes) {
        if (data.codebook.find(code.value) == nullptr) {
          need(tags.source, code, codes, "tag/unknown-code", "code", diagnostics);
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
  const Names questions =
      names_of(data.study.value.questions, [](const ResearchQuestion& q) { return q.id.value; });
  const Names assumptions =
      names_of(data.study.value.assumptions, [](const Assumption& a) { return a.id.value; });
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
  const Names highlights = highlight_names(data);
  check_plan(data, workspace, diagnostics);
  check_sessions(data, diagnostics);
  check_tags(data, diagnostics);
  check_themes(data, highlights, diagnostics);
  check_insights(data, highlights, diagnostics);
}

}  // namespace uxi::workspace
