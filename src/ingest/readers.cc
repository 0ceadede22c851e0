// The table of readers: one for each file of src/ingest/reader/.
#include <algorithm>

#include "ingest/ascii.h"
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
  const std::size_t dot = name.size() - extension.size() - 1;
  return name[dot] == '.' && starts_with_any_case(name.substr(dot + 1), extension);
}

}  // namespace uxi::ingest
