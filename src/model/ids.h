// Ids that may stand once in a file.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/reading.h"
#include "uxi/located.h"

namespace uxi {

/// What an id of some kind looks like, for the check and for the message.
struct IdForm {
  std::string_view what;  ///< `a question id`
  bool (*is_valid)(std::string_view);
  std::string_view form;  ///< `lower-case words with hyphens, as `late-fee``
};

/// Reports an id of the wrong form as `KIND/id`; true where it is right. An empty place says that
/// there is no id, which somebody else reports.
bool check_id(const Reading& reading, const Text& id, const IdForm& form);

/// Remembers ids and reports one that stood there before as `KIND/doubled-id`.
class UniqueIds {
 public:
  /// `noun` is what messages call them.
  explicit UniqueIds(const Reading& reading, std::string_view noun = "id")
      : reading_(reading), noun_(noun) {}
  /// True where `id` is new.
  bool add(const Text& id);

 private:
  const Reading& reading_;
  std::string_view noun_;
  std::map<std::string, Span, std::less<>> seen_;
};

}  // namespace uxi
