#include "cli/screen_json.h"

namespace uxi::cli {

void write_bounds(format::json::Writer& json, const recruit::Screened& screened) {
  json.key("segments").begin_array();
  for (std::size_t i = 0; i < screened.targets.size(); ++i) {
    json.begin_object().field("segment", screened.targets[i].segment).key("target");
    if (screened.targets[i].people) {
      json.value(*screened.targets[i].people);
    } else {
      json.null();
    }
    json.field("in", screened.selected.by_target[i])
        .field("pool", screened.pool.by_target[i])
        .end_object();
  }
  json.end_array().key("quotas").begin_array();
  for (std::size_t i = 0; i < screened.limits.size(); ++i) {
    const recruit::Limit& limit = screened.limits[i];
    json.begin_object()
        .field("attribute", limit.attribute)
        .field("value", limit.value)
        .field("bound", limit.at_least ? "at_least" : "at_most")
        .field("amount", limit.amount)
        .field("people", recruit::people_of(limit, screened.selected.selected))
        .field("in", screened.selected.by_limit[i])
        .field("pool", screened.pool.by_limit[i])
        .field("missing", recruit::missing(limit, screened.selected, i))
        .end_object();
  }
  json.end_array().key("short").begin_array();
  for (const recruit::Shortage& shortage : screened.shortages) {
    json.begin_object()
        .field("what", shortage.what)
        .field("wanted", shortage.wanted)
        .field("in", shortage.got)
        .field("missing", shortage.wanted - shortage.got)
        .field("why", shortage.why)
        .end_object();
  }
  json.end_array();
}

}  // namespace uxi::cli
