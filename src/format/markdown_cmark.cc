#include "format/markdown_cmark.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cstddef>
#include <cstring>
#include <memory>
#include <mutex>
#include <vector>

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

/// Memory in blocks of fixed sizes, cut one behind the other from big chunks. A block that is given
/// back serves the next of its size; clear() takes all at once, and keeps the chunks.
class Store {
 public:
  [[nodiscard]] void* take(std::size_t size) {
    const std::size_t list = list_of(size);
    if (Block* const free = free_[list]) {
      free_[list] = free->next;
      return free;
    }
    const std::size_t whole = sizeof(Head) + size_of(list);
    if (left_ < whole) next_chunk(whole);
    auto* const head = new (at_) Head{list};
    at_ += whole;
    left_ -= whole;
    return head + 1;
  }

  void give_back(void* memory) {
    if (memory == nullptr) return;
    const std::size_t list = list_at(memory);
    free_[list] = new (memory) Block{free_[list]};
  }

  [[nodiscard]] void* resize(void* memory, std::size_t size) {
    if (memory == nullptr) return take(size);
    const std::size_t room = size_of(list_at(memory));
    if (size <= room) return memory;
    void* const more = take(size);
    std::memcpy(more, memory, room);
    give_back(memory);
    return more;
  }

  void clear() {
    free_ = {};
    wide_.clear();
    used_ = 0;
    left_ = 0;
    if (chunks_.size() > kKept) chunks_.resize(kKept);
  }

 private:
  /// In front of each block; as wide as what any type must stand at.
  struct alignas(std::max_align_t) Head {
    std::size_t list = 0;
  };
  /// What a free block holds.
  struct Block {
    Block* next = nullptr;
  };
  static constexpr std::size_t kStep = sizeof(Head);
  static constexpr std::size_t kSmall = 64;  ///< lists of blocks of a step, two steps, ...
  static constexpr std::size_t kChunk = std::size_t{64} << 10U;
  static constexpr std::size_t kKept = 16;  ///< chunks that are not given back

  /// Lists behind the small ones hold blocks of twice the size each.
  static std::size_t list_of(std::size_t size) {
    const std::size_t steps = std::max<std::size_t>((size + kStep - 1) / kStep, 1);
    if (steps <= kSmall) return steps - 1;
    return kSmall + static_cast<std::size_t>(std::bit_width((steps - 1) / kSmall)) - 1;
  }
  static std::size_t size_of(std::size_t list) {
    return list < kSmall ? (list + 1) * kStep : kStep * kSmall << (list - kSmall + 1);
  }
  static std::size_t list_at(const void* memory) {
    return (static_cast<const Head*>(memory) - 1)->list;
  }

  /// A block that is wider than a chunk has one of its own.
  void next_chunk(std::size_t whole) {
    if (whole > kChunk) {
      wide_.push_back(std::make_unique_for_overwrite<std::byte[]>(whole));
      at_ = wide_.back().get();
      left_ = whole;
      return;
    }
    if (used_ == chunks_.size()) {
      chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(kChunk));
    }
    at_ = chunks_[used_++].get();
    left_ = kChunk;
  }

  std::byte* at_ = nullptr;
  std::size_t left_ = 0;  ///< bytes from `at_` on
  std::size_t used_ = 0;  ///< chunks
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::vector<std::unique_ptr<std::byte[]>> wide_;
  std::array<Block*, kSmall + 64> free_ = {};
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
