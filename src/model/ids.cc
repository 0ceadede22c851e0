// Checks of ids: their form, and that each stands once.
#include "model/ids.h"

#include <fmt/core.h>

namespace uxi {

bool check_id(const Reading& reading, const Text& id, const IdForm& form) {
  if (id.span.empty()) return false;
  if (form.is_valid(id.value)) return true;
  reading.error(id.span, "id", fmt::format("`{}` is not {}", id.value, form.what),
                fmt::format("it is {}", form.form));
  return false;
}

bool UniqueIds::add(const Text& id) {
  if (id.span.empty()) return false;
  const auto [earlier, is_new] = seen_.emplace(id.value, id.span);
  if (is_new) return true;
  reading_.again(id.span, earlier->second, "doubled-id",
                 fmt::format("{} `{}` is used twice", noun_, id.value));
  return false;
}

}  // namespace uxi
