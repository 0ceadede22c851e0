// How cmark-gfm is set up and run, so that several threads may read Markdown.
#pragma once

struct cmark_node;
struct cmark_parser;

namespace uxi::format::markdown {

/// Tables and strikethrough.
void attach_tables_and_strikethrough(cmark_parser* parser);
/// Addresses that stand by themselves.
void attach_addresses(cmark_parser* parser);
/// The tree of what the parser was fed. One thread at a time.
[[nodiscard]] cmark_node* finish(cmark_parser* parser);

}  // namespace uxi::format::markdown
