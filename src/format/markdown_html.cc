#include "format/markdown_html.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>

#include "format/markdown.h"
#include "format/markdown_cmark.h"

namespace uxi::format::markdown {

std::string to_html(std::string_view text) {
  if (text.size() > kMaxBytes) return {};
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
  attach_tables_and_strikethrough(parser.get());
  attach_addresses(parser.get());
  cmark_parser_feed(parser.get(), text.data(), text.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(finish(parser.get()),
                                                                     &cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(root.get(), CMARK_OPT_HARDBREAKS,
                        cmark_parser_get_syntax_extensions(parser.get())),
      &std::free);
  return html == nullptr ? std::string() : std::string(html.get());
}

}  // namespace uxi::format::markdown
