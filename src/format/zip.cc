// ZIP through minizip, with the archive's bytes in memory instead of a file.
#include "format/zip.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <minizip/ioapi.h>
#include <minizip/unzip.h>

namespace uxi::format::zip {
namespace {

struct Memory {
  std::string_view bytes;
  std::size_t at = 0;
};

// What minizip asks of a file. `opaque` is the Memory that `open_archive` was given.
voidpf open_memory(voidpf opaque, const void*, int) { return opaque; }

uLong read_memory(voidpf, voidpf stream, void* out, uLong size) {
  Memory& memory = *static_cast<Memory*>(stream);
  const std::size_t n = std::min<std::size_t>(size, memory.bytes.size() - memory.at);
  std::memcpy(out, memory.bytes.data() + memory.at, n);
  memory.at += n;
  return static_cast<uLong>(n);
}

uLong write_memory(voidpf, voidpf, const void*, uLong) { return 0; }

ZPOS64_T tell_memory(voidpf, voidpf stream) { return static_cast<Memory*>(stream)->at; }

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  Memory& memory = *static_cast<Memory*>(stream);
  const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                           : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                              : 0;
  if (offset > memory.bytes.size() - from) return -1;
  memory.at = from + offset;
  return 0;
}

int close_memory(voidpf, voidpf) { return 0; }
int no_error(voidpf, voidpf) { return 0; }

struct Close {
  void operator()(void* archive) const { unzClose(archive); }
};
using Archive = std::unique_ptr<void, Close>;

Error damaged() {
  return {.kind = ErrorKind::syntax, .message = "this archive is damaged", .hint = "get it again"};
}

Archive open_archive(Memory& memory) {
  zlib_filefunc64_def functions{.zopen64_file = open_memory,
                                .zread_file = read_memory,
                                .zwrite_file = write_memory,
                                .ztell64_file = tell_memory,
                                .zseek64_file = seek_memory,
                                .zclose_file = close_memory,
                                .zerror_file = no_error,
                                .opaque = &memory};
  return Archive(unzOpen2_64("", &functions));
}

/// The name of the member that is current; longer ones than any document has are cut.
std::string current_name(unzFile archive, unz_file_info64& info) {
  std::array<char, 512> name{};
  if (unzGetCurrentFileInfo64(archive, &info, name.data(), name.size() - 1, nullptr, 0, nullptr,
                              0) != UNZ_OK) {
    return {};
  }
  return name.data();
}

Result<std::string> read_current(unzFile archive, const std::string& name) {
  std::string out;
  std::string part(std::size_t{64} << 10U, '\0');
  while (true) {
    const int n = unzReadCurrentFile(archive, part.data(), static_cast<unsigned>(part.size()));
    if (n < 0) return tl::make_unexpected(damaged());
    if (n == 0) break;
    out.append(part.data(), static_cast<std::size_t>(n));
    if (out.size() > kMaxMember) {
      return fail(ErrorKind::limit, "`" + name + "` in this archive is larger than " +
                                        std::to_string(kMaxMember >> 20U) + " MiB when unpacked");
    }
  }
  return out;
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<std::vector<std::string>> list(std::string_view bytes) {
  Memory memory{bytes};
  const Archive archive = open_archive(memory);
  if (!archive) return tl::make_unexpected(damaged());
  std::vector<std::string> names;
  for (int status = unzGoToFirstFile(archive.get()); status == UNZ_OK;
       status = unzGoToNextFile(archive.get())) {
    if (names.size() == kMaxMembers) {
      return fail(ErrorKind::limit,
                  "more than " + std::to_string(kMaxMembers) + " files in this archive");
    }
    unz_file_info64 info{};
    names.push_back(current_name(archive.get(), info));
  }
  return names;
}

Result<std::string> read(std::string_view bytes, const std::string& name) {
  Memory memory{bytes};
  const Archive archive = open_archive(memory);
  if (!archive) return tl::make_unexpected(damaged());
  constexpr int kCaseMatters = 1;
  if (unzLocateFile(archive.get(), name.c_str(), kCaseMatters) != UNZ_OK) {
    return fail(ErrorKind::not_found, "there is no `" + name + "` in this archive");
  }
  unz_file_info64 info{};
  current_name(archive.get(), info);
  constexpr unsigned kEncrypted = 1;
  constexpr unsigned kDeflated = 8;
  if ((info.flag & kEncrypted) != 0) {
    return fail(ErrorKind::unsupported, "this archive is protected by a password",
                "save it without one");
  }
  if (info.compression_method != 0 && info.compression_method != kDeflated) {
    return fail(ErrorKind::unsupported, "this archive is packed in a way that is not read",
                "save it again with the program that made it");
  }
  if (unzOpenCurrentFile(archive.get()) != UNZ_OK) return tl::make_unexpected(damaged());
  Result<std::string> content = read_current(archive.get(), name);
  if (unzCloseCurrentFile(archive.get()) == UNZ_CRCERROR && content) {
    return tl::make_unexpected(damaged());
  }
  return content;
}

}  // namespace uxi::format::zip
