#include "format/markdown_cmark.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <mutex>

namespace uxi::format::markdown {
namespace {

struct Extensions {
  cmark_syntax_extension* table = nullptr;
  cmark_syntax_extension* strikethrough = nullptr;
  cmark_syntax_extension* autolink = nullptr;
};

const Extensions& extensions() {
  static const Extensions all = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{.table = cmark_find_syntax_extension("table"),
                      .strikethrough = cmark_find_syntax_extension("strikethrough"),
                      .autolink = cmark_find_syntax_extension("autolink")};
  }();
  return all;
}

}  // namespace

void attach_tables_and_strikethrough(cmark_parser* parser) {
  cmark_parser_attach_syntax_extension(parser, extensions().table);
  cmark_parser_attach_syntax_extension(parser, extensions().strikethrough);
}

void attach_addresses(cmark_parser* parser) {
  cmark_parser_attach_syntax_extension(parser, extensions().autolink);
}

/// cmark-gfm has one table of marks for the whole process. A parser writes those of its extensions
/// before it reads the words, and takes them off behind them: without the lock also from under the
/// parser of another thread, to which `~` would be no mark then.
cmark_node* finish(cmark_parser* parser) {
  static std::mutex marks;
  const std::lock_guard lock(marks);
  return cmark_parser_finish(parser);
}

}  // namespace uxi::format::markdown
