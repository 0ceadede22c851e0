// Writes local headers, the central directory and its end (APPNOTE.TXT 4.3).
#include "support/zip_writer.h"

namespace uxi::test {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i, value >>= 8U) out += static_cast<char>(value & 0xFFU);
}

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

/// What the local header and the directory's row have in common.
void put_fields(std::string& out, const std::string& name, const std::string& content) {
  put(out, 20, 2);  // version needed
  put(out, 0, 2);   // flags
  put(out, 0, 2);   // stored
  put(out, 0x21, 4);
  put(out, crc_of(content), 4);
  put(out, content.size(), 4);
  put(out, content.size(), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);
}

}  // namespace

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  std::string directory;
  for (const auto& [name, content] : members) {
    const std::size_t offset = out.size();
    out += "PK\x03\x04";
    put_fields(out, name, content);
    out += name + content;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    put_fields(directory, name, content);
    put(directory, 0, 10);
    put(directory, offset, 4);
    directory += name;
  }
  const std::size_t begin = out.size();
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, members.size(), 2);
  put(out, members.size(), 2);
  put(out, directory.size(), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

std::string docx_of(std::string_view body) {
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml", "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>" +
                                           std::string(body) + "</w:body></w:document>"}});
}

}  // namespace uxi::test
