#include "format/markdown_cmark.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cstddef>
#include <cstring>
#include <memory>
#include <memory_resource>
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

/// Memory of a tree: what is given back serves the next of its size, and all goes at once. The room
/// that most guides need is kept from one tree to the next.
class Store {
 public:
  [[nodiscard]] void* take(std::size_t size) {
    // Whole heads, as pools align a block of any other size to less.
    const std::size_t whole = (size / sizeof(Head) + 2) * sizeof(Head);
    return new (pools_.allocate(whole, alignof(Head))) Head{whole} + 1;
  }

  void give_back(void* memory) {
    if (memory == nullptr) return;
    Head* const head = static_cast<Head*>(memory) - 1;
    pools_.deallocate(head, head->whole, alignof(Head));
  }

  [[nodiscard]] void* resize(void* memory, std::size_t size) {
    if (memory == nullptr) return take(size);
    const std::size_t room = (static_cast<const Head*>(memory) - 1)->whole - sizeof(Head);
    if (size <= room) return memory;
    void* const more = take(size);
    std::memcpy(more, memory, room);
    give_back(memory);
    return more;
  }

  void clear() {
    pools_.release();
    chunks_.release();
  }

 private:
  /// In front of each block, for who gives it back does not say how much it is; as wide as what any
  /// type must stand at.
  struct alignas(std::max_align_t) Head {
    std::size_t whole = 0;
  };
  static constexpr std::size_t kKept = std::size_t{512} << 10U;

  std::unique_ptr<std::byte[]> kept_ = std::make_unique_for_overwrite<std::byte[]>(kKept);
  std::pmr::monotonic_buffer_resource chunks_{kept_.get(), kKept};
  std::pmr::unsynchronized_pool_resource pools_{&chunks_};
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

Tree::Tree(std::string_view text, const std::string& definitions) {
  cmark_parser* const parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, store_memory());
  attach_tables_and_strikethrough(parser);
  cmark_parser_feed(parser, text.data(), text.size());
  if (!definitions.empty()) {
    cmark_parser_feed(parser, "\n\n", 2);
    cmark_parser_feed(parser, definitions.data(), definitions.size());
  }
  root_ = finish(parser);
}

/// Neither the parser nor a node owns anything else.
Tree::~Tree() { store().clear(); }

}  // namespace uxi::format::markdown
