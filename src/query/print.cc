// The canonical text of a query: one space between parts, brackets only where they are needed, `-`
// for NOT, days written out.
#include "query/field.h"
#include "query/query.h"
#include "text/strings.h"

namespace uxi::query {
namespace {

std::string print_test(const FieldTest& test) {
  const bool own = test.field == Field::own;
  std::string out = (own ? test.name : std::string(to_string(test.field))) + ':';
  if (test.field != Field::date) return out + quote_value(test.value, test.only_below ? "/*" : "");
  if (test.from) out += uxi::to_string(*test.from);
  if (test.from == test.through) return out;
  out += "..";
  if (test.through) out += uxi::to_string(*test.through);
  return out;
}

/// In brackets where `query` would not hold together as a part of `parent`.
std::string print_part(const Query& query, Query::Kind parent) {
  const bool loose = query.kind == Query::Kind::any ||
                     (query.kind == Query::Kind::all && parent == Query::Kind::negation);
  return loose ? '(' + to_string(query) + ')' : to_string(query);
}

std::string print_parts(const Query& query, std::string_view between) {
  std::string out;
  for (const Query& part : query.parts) {
    if (!out.empty()) out += between;
    out += print_part(part, query.kind);
  }
  return out;
}

}  // namespace

std::string to_string(const Query& query) {
  switch (query.kind) {
    case Query::Kind::all: return print_parts(query, " ");
    case Query::Kind::any: return print_parts(query, " OR ");
    case Query::Kind::negation: return '-' + print_part(query.parts.front(), query.kind);
    case Query::Kind::word: return query.words.front();
    case Query::Kind::phrase: return '"' + text::join(query.words, " ") + '"';
    case Query::Kind::prefix: return query.words.front() + '*';
    case Query::Kind::near:
      return "NEAR(" + text::join(query.words, " ") + ", " + std::to_string(query.distance) + ')';
    case Query::Kind::field: return print_test(query.test);
  }
  return {};
}

}  // namespace uxi::query
