// How cmark-gfm is set up and run, so that several threads may read Markdown, and the memory of its
// trees.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct cmark_node;
struct cmark_parser;

namespace uxi::format::markdown {

/// Tables and strikethrough.
void attach_tables_and_strikethrough(cmark_parser* parser);
/// Addresses that stand by themselves.
void attach_addresses(cmark_parser* parser);
/// The tree of what the parser was fed. One thread at a time.
[[nodiscard]] cmark_node* finish(cmark_parser* parser);

/// The words of a block in which nothing could be a mark: a Tree gives them no nodes. Lines have no
/// blanks in front; those behind them, and line ends behind the last, are no words. Nothing where
/// the block's nodes tell.
[[nodiscard]] std::optional<std::string_view> plain_words(cmark_node* block);
/// Those words are the bytes of the file: what looks like a mark among them is none.
[[nodiscard]] bool is_verbatim(cmark_node* block);

/// A tree with tables and strikethrough and places. A thread can have one at a time: all of its
/// memory comes from the thread's store, and goes back there at once.
class Tree {
 public:
  /// `definitions` of links are read behind the text; they leave no node.
  Tree(std::string_view text, const std::string& definitions);
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  Tree(Tree&&) = delete;
  Tree& operator=(Tree&&) = delete;
  ~Tree();

  [[nodiscard]] cmark_node* root() const { return root_; }

 private:
  cmark_node* root_ = nullptr;
};

}  // namespace uxi::format::markdown
