#include "lint/rule.h"

#include <algorithm>

namespace uxi::lint {
namespace {

constexpr ContextName kContexts[] = {
    {"probe", Context::probe},       {"confirm", Context::confirm},
    {"filtered", Context::filtered}, {"opened", Context::opened},
    {"fact", Context::fact},         {"catch-all", Context::catch_all},
    {"task", Context::task},         {"before-question", Context::before_question},
    {"balanced", Context::balanced}, {"follow-up", Context::follow_up},
    {"scaled", Context::scaled},     {"named", Context::named},
};

constexpr TextName kTexts[] = {
    {"title", TextKind::title},
    {"summary", TextKind::summary},
    {"public", TextKind::public_text},
    {"question", TextKind::question},
    {"decision", TextKind::decision},
    {"assumption", TextKind::assumption},
    {"wrong-if", TextKind::wrong_if},
    {"who", TextKind::who},
    {"ask", TextKind::ask},
    {"option", TextKind::option},
    {"because", TextKind::because},
};

const Param* param(std::span<const Param> params, std::string_view name) {
  const auto found = std::ranges::find(params, name, &Param::name);
  return found == params.end() ? nullptr : &*found;
}

}  // namespace

std::span<const ContextName> context_names() { return kContexts; }
std::span<const TextName> text_names() { return kTexts; }

std::string_view to_string(Target target) {
  switch (target) {
    case Target::guide: return "guide";
    case Target::plan: return "plan";
    case Target::screener: return "screener";
  }
  return "guide";
}

Target RuleExample::target() const {
  if (!screener.empty()) return Target::screener;
  return guide.empty() ? Target::plan : Target::guide;
}

std::string_view RuleExample::text() const {
  switch (target()) {
    case Target::guide: return guide;
    case Target::plan: return study;
    case Target::screener: return screener;
  }
  return guide;
}

std::span<const speech::Phrase> Rule::phrases(std::string_view name) const {
  const Param* found = param(params, name);
  return found != nullptr ? found->phrases : std::span<const speech::Phrase>();
}

std::span<const std::string_view> Rule::texts(std::string_view name) const {
  const Param* found = param(params, name);
  return found != nullptr ? found->texts : std::span<const std::string_view>();
}

std::span<const text::Pattern> Rule::patterns(std::string_view name) const {
  const Param* found = param(params, name);
  if (found == nullptr || found->patterns == nullptr) return {};
  return *found->patterns;
}

double Rule::number(std::string_view name, double otherwise) const {
  const Param* found = param(params, name);
  return found != nullptr ? found->number : otherwise;
}

std::span<const RuleInfo> rules() { return builtin_rules().infos; }

const RuleInfo* find_rule(std::string_view id) {
  const auto all = rules();
  const auto found = std::ranges::lower_bound(all, id, {}, &RuleInfo::id);
  return found != all.end() && found->id == id ? &*found : nullptr;
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::low: return "low";
    case Confidence::medium: return "medium";
    case Confidence::high: return "high";
  }
  return "low";
}

}  // namespace uxi::lint
