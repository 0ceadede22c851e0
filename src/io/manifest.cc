// Writing and reading the manifest of a change set.
#include "io/manifest.h"

#include <charconv>
#include <fmt/core.h>

#include "uxi/hash.h"

namespace uxi::io {
namespace {

constexpr std::string_view kTitle = "uxi change set 1\n";
constexpr std::size_t kHashLength = 21;  // `xxh3:` and sixteen digits

std::string to_text(const std::optional<ContentMark>& mark) {
  return mark ? fmt::format("{}:{}", mark->size, mark->hash) : "-";
}

/// Takes things off the front of a text; once one is not there, all that follow fail too.
class Reader {
 public:
  explicit Reader(std::string_view text) : left_(text) {}

  [[nodiscard]] bool failed() const { return failed_; }

  /// Whether `word` stands here; then it is taken.
  bool accept(std::string_view word) {
    if (failed_ || !left_.starts_with(word)) return false;
    left_.remove_prefix(word.size());
    return true;
  }

  void expect(std::string_view word) { failed_ = !accept(word); }

  std::uint64_t number() {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    failed_ = failed_ || error != std::errc{};
    if (!failed_) left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    return value;
  }

  std::string bytes(std::uint64_t length) {
    failed_ = failed_ || length > left_.size();
    if (failed_) return {};
    std::string out(left_.substr(0, length));
    left_.remove_prefix(length);
    return out;
  }

  /// `12\ntwelve bytes\n`
  std::string counted() {
    const std::uint64_t length = number();
    expect("\n");
    std::string out = bytes(length);
    expect("\n");
    return out;
  }

  std::optional<ContentMark> mark() {
    if (accept("-")) return std::nullopt;
    ContentMark mark{.size = number()};
    expect(":");
    mark.hash = bytes(kHashLength);
    return mark;
  }

  ManifestFile file() {
    const std::uint64_t length = number();
    expect(" ");
    ManifestFile file{.before = mark()};
    expect(" ");
    file.after = mark();
    expect("\n");
    file.path = bytes(length);
    expect("\n");
    return file;
  }

 private:
  std::string_view left_;
  bool failed_ = false;
};

}  // namespace

ContentMark mark_of(std::string_view bytes) { return {bytes.size(), content_hash(bytes)}; }

std::string to_text(const Manifest& manifest) {
  std::string out(kTitle);
  out += fmt::format("keep {}\n", manifest.keep == Keep::undo ? "undo" : "nothing");
  out += fmt::format("command {}\n{}\n", manifest.command.size(), manifest.command);
  for (const ManifestFile& file : manifest.files) {
    out += fmt::format("file {} {} {}\n{}\n", file.path.size(), to_text(file.before),
                       to_text(file.after), file.path);
  }
  for (const std::string& folder : manifest.new_folders) {
    out += fmt::format("folder {}\n{}\n", folder.size(), folder);
  }
  return out + fmt::format("end {}\n", content_hash(out));
}

Result<Manifest> parse_manifest(std::string_view text) {
  Reader reader(text);
  Manifest manifest;
  reader.expect(kTitle);
  reader.expect("keep ");
  manifest.keep = reader.accept("nothing") ? Keep::nothing : Keep::undo;
  if (manifest.keep == Keep::undo) reader.expect("undo");
  reader.expect("\ncommand ");
  manifest.command = reader.counted();
  while (reader.accept("file ")) manifest.files.push_back(reader.file());
  while (reader.accept("folder ")) manifest.new_folders.push_back(reader.counted());
  // What is left is the hash. Writing the same again checks that too, and everything that was
  // skipped.
  if (reader.failed() || to_text(manifest) != text) return fail(ErrorKind::syntax, "is damaged");
  return manifest;
}

}  // namespace uxi::io
