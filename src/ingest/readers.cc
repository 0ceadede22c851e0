// The table of readers: one for each file of src/ingest/reader/.
#include <algorithm>

#include "ingest/reader.h"

namespace uxi::ingest {

using ReaderMaker = Reader (*)();

#include "readers.inc"

const std::vector<Reader>& readers() {
  static const std::vector<Reader> kReaders = [] {
    std::vector<Reader> made;
    for (const ReaderMaker make : kReaderMakers) made.push_back(make());
    std::sort(made.begin(), made.end(),
              [](const Reader& a, const Reader& b) { return a.name < b.name; });
    return made;
  }();
  return kReaders;
}

bool has_extension(std::string_view name, std::string_view extension) {
  if (name.size() <= extension.size()) return false;
  const std::string_view tail = name.substr(name.size() - extension.size());
  if (name[name.size() - extension.size() - 1] != '.') return false;
  return std::equal(tail.begin(), tail.end(), extension.begin(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

}  // namespace uxi::ingest
