#include "format/mail.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/hash.h"

namespace uxi::format {
namespace {

constexpr std::size_t kLongestLine = 76;         // of quoted-printable, `=` at the end included
constexpr std::size_t kLongestHeaderLine = 78;   // that should be kept to
constexpr std::size_t kLongestEncodedWord = 75;  // that must be
constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_ascii_printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// Without anything that could end a line.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    const bool is_break = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    if (is_break) {
      out += ' ';
    } else {
      text::append_code_point(out, c);
    }
  }
  return text::squeeze(out);
}

void append_hex(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '=';
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

/// RFC 2047's Q encoding, words of at most 75 characters, never split inside a character.
std::string encoded_words(std::string_view text) {
  constexpr std::string_view kOpen = "=?UTF-8?Q?";
  std::string out;
  std::string word;
  const auto close = [&] {
    if (!out.empty()) out += "\r\n ";
    out += std::string(kOpen) + word + "?=";
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    (void)text::next_code_point(text, end);
    std::string piece;
    for (const char c : text.substr(at, end - at)) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain) {
        piece += c;
      } else if (c == ' ') {
        piece += '_';
      } else {
        append_hex(piece, c);
      }
    }
    if (kOpen.size() + word.size() + piece.size() + 2 > kLongestEncodedWord - 10) close();
    word += piece;
    at = end;
  }
  close();
  return out;
}

/// A header whose value is free text, folded at spaces.
std::string text_header(std::string_view name, std::string_view value) {
  const std::string line = one_line(value);
  std::string out = std::string(name) + ":";
  if (!is_ascii_printable(line) || text::contains(line, "=?")) {
    return out + " " + encoded_words(line) + "\r\n";
  }
  std::size_t used = out.size();
  for (const std::string_view word : text::split(line, ' ')) {
    if (used + 1 + word.size() > kLongestHeaderLine && used > 1) {
      out += "\r\n";
      used = 0;
    }
    out += " " + std::string(word);
    used += 1 + word.size();
  }
  return out + "\r\n";
}

std::string mailbox_header(std::string_view name, const Mailbox& box) {
  UXI_CHECK(is_mail_address(box.address));
  const std::string shown = one_line(box.name);
  if (shown.empty()) return fmt::format("{}: {}\r\n", name, box.address);
  if (!is_ascii_printable(shown) || text::contains(shown, "=?"))
    return fmt::format("{}: {}\r\n <{}>\r\n", name, encoded_words(shown), box.address);
  std::string quoted;
  for (const char c : shown) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  const std::string line = fmt::format("{}: \"{}\"", name, quoted);
  const bool fits = line.size() + box.address.size() + 3 <= kLongestHeaderLine;
  return fmt::format("{}{} <{}>\r\n", line, fits ? "" : "\r\n", box.address);
}

/// Quoted-printable (RFC 2045, 6.7), line ends as CRLF. `From ` at a line's begin and a lone dot
/// are hidden from mbox files and mail servers.
std::string quoted_printable(std::string_view text) {
  std::string out;
  for (const std::string_view line : text::split(text, '\n')) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      const bool is_last = i + 1 == line.size();
      const bool is_blank = c == ' ' || c == '\t';
      const bool hides = i == 0 && (line.starts_with("From ") || line == ".");
      const bool plain = ((c > 0x20 && c < 0x7f && c != '=') || (is_blank && !is_last)) && !hides;
      if (used + (plain ? 1 : 3) > kLongestLine - 1) {
        out += "=\r\n";
        used = 0;
      }
      if (plain) {
        out += c;
      } else {
        append_hex(out, c);
      }
      used += plain ? 1 : 3;
    }
    out += "\r\n";
  }
  return out;
}

std::string part(std::string_view type, std::string_view text) {
  return fmt::format(
      "Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
      type, quoted_printable(text));
}

std::string date_text(Date date) {
  constexpr std::array<std::string_view, 7> kDays = {"Thu", "Fri", "Sat", "Sun",
                                                     "Mon", "Tue", "Wed"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::int64_t days = days_since_epoch(date);
  return fmt::format("{}, {} {} {:04}", kDays[static_cast<std::size_t>((days % 7 + 7) % 7)],
                     date.day, kMonths[date.month - 1U], date.year);
}

}  // namespace

std::string write_mail(const Mail& mail) {
  // The same message has the same id wherever it is written.
  const std::string id = fmt::format(
      "{:016x}", hash64(fmt::format("{}\n{}\n{}\n{}\n{}", mail.from.address, mail.to.address,
                                    mail.subject, to_string(mail.date), mail.text)));
  // `=_` cannot stand in quoted-printable text.
  const std::string boundary = "=_uxi_" + id;
  const std::string domain = mail.from.address.substr(mail.from.address.rfind('@') + 1);
  std::string out = mailbox_header("From", mail.from);
  if (mail.reply_to) out += mailbox_header("Reply-To", {{}, *mail.reply_to});
  out += mailbox_header("To", mail.to);
  out += text_header("Subject", mail.subject);
  out += fmt::format("Date: {} 00:00:00 +0000\r\nMessage-ID: <{}.uxi@{}>\r\n", date_text(mail.date),
                     id, domain);
  if (!mail.language.empty()) out += text_header("Content-Language", mail.language);
  out += fmt::format(
      "MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"{}\"\r\n\r\n",
      boundary);
  out += fmt::format("--{}\r\n{}", boundary, part("text/plain", mail.text));
  out += fmt::format("--{}\r\n{}", boundary, part("text/html", mail.html));
  if (!mail.calendar.empty()) {
    const std::string type = "text/calendar; method=" + mail.calendar_method;
    out += fmt::format("--{}\r\n{}", boundary,
                       part(type, text::replace_all(mail.calendar, "\r\n", "\n")));
  }
  return out + fmt::format("--{}--\r\n", boundary);
}

std::string mbox_entry(std::string_view mail, Date date) {
  // The classic form of a date: `Tue Mar 10 00:00:00 2026`.
  const std::string day = date_text(date);
  std::string out = fmt::format("From uxi@localhost {} {} {:>2} 00:00:00 {:04}\n", day.substr(0, 3),
                                day.substr(day.size() - 8, 3), date.day, date.year);
  const std::string text = text::replace_all(mail, "\r\n", "\n");
  for (const std::string_view line : text::split(text::trim(text), '\n')) {
    const std::size_t quotes = line.find_first_not_of('>');
    if (quotes != std::string_view::npos && line.substr(quotes).starts_with("From ")) out += '>';
    out += std::string(line) + "\n";
  }
  return out + "\n";
}

}  // namespace uxi::format
