#include "format/mailbox.h"

#include <algorithm>

#include "text/strings.h"

namespace uxi::format {
namespace {

constexpr std::size_t kLongestAddress = 254;
constexpr std::size_t kLongestLocal = 64;
constexpr std::size_t kLongestLabel = 63;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Parts between dots, none empty, each of characters that `fits`.
template <class Fits>
bool is_dotted(std::string_view text, std::size_t longest, Fits fits) {
  return std::ranges::all_of(text::split(text, '.'), [&](std::string_view part) {
    return !part.empty() && part.size() <= longest && std::ranges::all_of(part, fits);
  });
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || text.size() > kLongestAddress || at > kLongestLocal)
    return false;
  const auto in_local = [](char c) {
    return is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  };
  const auto in_domain = [](char c) { return is_alphanumeric(c) || c == '-'; };
  return is_dotted(text.substr(0, at), kLongestLocal, in_local) &&
         is_dotted(text.substr(at + 1), kLongestLabel, in_domain);
}

Result<Mailbox> parse_mailbox(std::string_view text) {
  Mailbox out;
  const std::string_view trimmed = text::trim(text);
  const std::size_t angle = trimmed.rfind('<');
  if (angle == std::string_view::npos) {
    out.address = std::string(trimmed);
  } else {
    std::string_view name = text::trim(trimmed.substr(0, angle));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
      name = name.substr(1, name.size() - 2);
    out.name = text::squeeze(name);
    const std::string_view rest = trimmed.substr(angle + 1);
    if (rest.ends_with('>')) out.address = std::string(text::trim(rest.substr(0, rest.size() - 1)));
  }
  if (!is_mail_address(out.address)) {
    return fail(ErrorKind::syntax, "this is no e-mail address",
                "write it as `ana@example.org` or `Ana Ruiz <ana@example.org>`");
  }
  return out;
}

}  // namespace uxi::format
