#include "format/markdown_cmark.h"

#include <array>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cstddef>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <utility>
#include <vector>

#include "format/markdown_limits.h"
#include "text/byte_set.h"

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

/// Memory of a tree: what is given back serves the next of its size, and all goes at once. The room
/// that most guides need is kept from one tree to the next. Small blocks have lists of their own,
/// in front of the library's pools.
class Store {
 public:
  [[nodiscard]] void* take(std::size_t size) {
    // Whole heads, as pools align a block of any other size to less.
    const std::size_t heads = size / sizeof(Head) + 2;
    if (heads < kSmall && free_[heads] != nullptr) {
      return std::exchange(free_[heads], *static_cast<void**>(free_[heads]));
    }
    const std::size_t whole = heads * sizeof(Head);
    void* const memory = heads < kSmall ? chunks_.allocate(whole, alignof(Head))
                                        : pools_.allocate(whole, alignof(Head));
    return new (memory) Head{heads} + 1;
  }

  void give_back(void* memory) {
    if (memory == nullptr) return;
    Head* const head = static_cast<Head*>(memory) - 1;
    const std::size_t heads = head->heads;
    if (heads >= kSmall) return pools_.deallocate(head, heads * sizeof(Head), alignof(Head));
    new (memory) void*(std::exchange(free_[heads], memory));
  }

  [[nodiscard]] void* resize(void* memory, std::size_t size) {
    if (memory == nullptr) return take(size);
    const std::size_t room = ((static_cast<const Head*>(memory) - 1)->heads - 1) * sizeof(Head);
    if (size <= room) return memory;
    void* const more = take(size);
    std::memcpy(more, memory, room);
    give_back(memory);
    return more;
  }

  void clear() {
    free_ = {};
    pools_.release();
    chunks_.release();
  }

 private:
  /// In front of each block, for who gives it back does not say how much it is; as wide as what any
  /// type must stand at.
  struct alignas(std::max_align_t) Head {
    std::size_t heads = 0;  ///< this one and the block, which takes up whole ones
  };
  static constexpr std::size_t kSmall = 64;  ///< heads
  static constexpr std::size_t kKept = std::size_t{512} << 10U;

  std::unique_ptr<std::byte[]> kept_ = std::make_unique_for_overwrite<std::byte[]>(kKept);
  std::pmr::monotonic_buffer_resource chunks_{kept_.get(), kKept};
  std::pmr::unsynchronized_pool_resource pools_{&chunks_};
  std::array<void*, kSmall> free_ = {};  ///< by heads, the first block; in each stands the next
};

/// cmark-gfm hands its allocator no word of whose memory it wants, so it is the thread's.
Store& store() {
  static thread_local Store store;
  return store;
}

cmark_mem* store_memory() {
  static cmark_mem memory{
      .calloc = [](std::size_t count, std::size_t size) -> void* {
        void* const block = store().take(count * size);
        return std::memset(block, 0, count * size);
      },
      .realloc = [](void* block, std::size_t size) { return store().resize(block, size); },
      .free = [](void* block) { store().give_back(block); },
  };
  return &memory;
}

/// No byte of `words` means anything to cmark-gfm's reader of words with the extensions above; line
/// ends do, but where a word is right behind. `!` and `]` mean nothing without `[`.
bool is_plain(std::string_view words) {
  static constexpr text::ByteSet kTelling("\\`&_*[<~\n\r\v\f");
  for (std::size_t at = kTelling.find(words, 0); at < words.size();
       at = kTelling.find(words, at + 1)) {
    const bool blank = at + 1 < words.size() && (words[at + 1] == ' ' || words[at + 1] == '\t');
    if (words[at] != '\n' || blank) return false;
  }
  return true;
}

std::string_view content_of(const cmark_node* node) {
  return {reinterpret_cast<const char*>(node->content.ptr),
          static_cast<std::size_t>(node->content.size)};
}

/// What stands in `user_data` of a block whose marks are none.
void* verbatim() {
  static char mark = 0;
  return &mark;
}

/// Plain words of most blocks are spared cmark-gfm's reader of words, which takes as long as the
/// rest of it: their blocks look like HTML to it.
class PlainBlocks {
 public:
  /// Those that are at their end; at most one with words is not yet.
  explicit PlainBlocks(cmark_node* root) {
    for (cmark_node* node = root; node != nullptr; node = behind(node)) {
      const bool open = (node->flags & CMARK_NODE__OPEN) != 0;
      if (open || !holds_words(node) || node->content.size == 0) continue;
      const bool plain = is_plain(content_of(node));
      if (!plain && !is_too_dense(content_of(node))) continue;
      blocks_.push_back({node, std::exchange(node->type, CMARK_NODE_HTML_BLOCK), plain});
    }
  }

  /// Makes them again what they are.
  void give_back() {
    for (const Block& block : blocks_) {
      block.node->type = block.type;
      block.node->user_data = block.plain ? block.node : verbatim();
    }
  }

 private:
  static bool holds_words(cmark_node* node) {
    return node->type == CMARK_NODE_PARAGRAPH || node->type == CMARK_NODE_HEADING ||
           (node->extension != nullptr &&
            std::string_view(cmark_node_get_type_string(node)) == "table_cell");
  }

  /// The next in reading order.
  static cmark_node* behind(cmark_node* node) {
    if (node->first_child != nullptr) return node->first_child;
    while (node != nullptr && node->next == nullptr) node = node->parent;
    return node != nullptr ? node->next : nullptr;
  }

  struct Block {
    cmark_node* node;
    std::uint16_t type;
    bool plain;
  };
  std::vector<Block> blocks_;
};

/// Closes the last paragraph where it is long, so that it is spared the reader of words where that
/// can be; else it is read when the parser is finished.
void close_long(cmark_parser* parser, std::string_view text) {
  constexpr std::size_t kLeast = 500;  // bytes; what is shorter is read soon, and never too dense
  if (text.size() < kLeast) return;
  if (text.back() != '\n' && text.back() != '\r') cmark_parser_feed(parser, "\n", 1);
  const cmark_node* last = parser->root;
  while (last->last_child != nullptr) last = last->last_child;
  const bool open = (last->flags & CMARK_NODE__OPEN) != 0 && last->type == CMARK_NODE_PARAGRAPH;
  if (open && content_of(last).size() > kLeast) cmark_parser_feed(parser, "\n", 1);
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

std::optional<std::string_view> plain_words(cmark_node* block) {
  if (block->user_data == nullptr) return std::nullopt;
  return content_of(block);
}

bool is_verbatim(cmark_node* block) { return block->user_data == verbatim(); }

Tree::Tree(std::string_view text, const std::string& definitions) {
  cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, store_memory());
  const bool strikes = text.find('~') != text.npos || definitions.find('~') != text.npos;
  if (!wastes_cells(text)) cmark_parser_attach_syntax_extension(parser, extensions().table);
  if (strikes) cmark_parser_attach_syntax_extension(parser, extensions().strikethrough);
  cmark_parser_feed(parser, text.data(), text.size());
  close_long(parser, text);
  if (!definitions.empty()) {
    cmark_parser_feed(parser, "\n\n", 2);
    cmark_parser_feed(parser, definitions.data(), definitions.size());
  }
  PlainBlocks plain(parser->root);
  // Tables have no marks of their own: then nothing is written that another thread looks at.
  root_ = strikes ? finish(parser) : cmark_parser_finish(parser);
  plain.give_back();
}

/// Neither the parser nor a node owns anything else.
Tree::~Tree() { store().clear(); }

}  // namespace uxi::format::markdown
