// Changing a codebook file by the bytes that the change is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/refactor.h"
#include "format/yaml.h"
#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::coding {

/// What people may call a code that nobody named: `pain/double-charge` -> `Double charge`.
[[nodiscard]] std::string code_name(std::string_view path);

/// The codebook's text with one more code behind the others. `conflict` where the path or alias is
/// taken, `usage` where it is no code path.
[[nodiscard]] Result<std::string> with_code(const SourceFile& source, const Codebook& known,
                                            const Code& code);

/// A codebook file, changed step by step. What a person wrote in it, comments and the order of
/// codes among it, stays; a step about a code that this file has not does nothing.
class CodebookText {
 public:
  /// `source` was read without errors.
  explicit CodebookText(const SourceFile& source);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool has(std::string_view code) const;

  /// Keys and aliases get their new paths.
  [[nodiscard]] Result<void> move(const std::vector<CodeMove>& moves);
  [[nodiscard]] Result<void> remove(std::string_view code);
  /// One field of a code; `value` is YAML ready to stand there.
  [[nodiscard]] Result<void> set(std::string_view code, std::string_view field,
                                 std::string_view value);
  [[nodiscard]] Result<void> drop(std::string_view code, std::string_view field);
  /// An alias that the code has already is not added again.
  [[nodiscard]] Result<void> add_alias(std::string_view code, std::string_view alias);
  [[nodiscard]] Result<void> remove_alias(std::string_view code, std::string_view alias);

 private:
  [[nodiscard]] const format::yaml::Node* codes() const { return tree_.find("codes"); }
  [[nodiscard]] const format::yaml::Node* record(std::string_view code) const;
  [[nodiscard]] Result<void> apply(std::vector<Edit> edits);

  SourceFile source_;
  std::string text_;
  format::yaml::Node tree_;
};

}  // namespace uxi::coding
