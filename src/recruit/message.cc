#include "recruit/message.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "format/fill.h"
#include "format/markdown.h"
#include "format/markdown_html.h"
#include "model/fields.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::recruit {
namespace {

constexpr auto kKinds = std::to_array<MessageKind>({
    {"invite", "asks somebody to take part", false},
    {"confirm", "says when the session is", true},
    {"remind", "in the morning of the session", true},
    {"reschedule", "says that the session is at another time", true},
    {"cancel", "says that the session is off", false},
    {"thank", "after the session", false},
    {"follow-up", "asks for more thoughts, some time later", false},
    {"reject", "says that there is no place", false},
});

constexpr auto kFields = std::to_array<PublicField>({
    {"name", "their name"},
    {"first_name", "the first word of it"},
    {"about", "the plan's `public`"},
    {"minutes", "how long the session is"},
    {"incentive", "amount and form, as `60 EUR (gift card)`"},
    {"when", "day, time and zone of the session, by their clock"},
    {"date", "the day"},
    {"time", "the time"},
    {"zone", "the zone"},
    {"where", "the schedule's `where`"},
    {"title", "the schedule's `title`"},
    {"sender", "the name in `messages.from`"},
    {"reply_to", "the address that answers go to"},
    {"organisation", "`messages.organisation`"},
});

std::vector<std::string> field_names() {
  std::vector<std::string> out;
  for (const PublicField& field : kFields) out.emplace_back(field.name);
  return out;
}

/// `{{#when}}`: `kind` is `#`, `^`, `/`, or blank for a field.
struct Tag {
  char kind = ' ';
  std::string name;
  Span span;
};

class Scanner {
 public:
  Scanner(const Reading& reading, MessageTemplate& out) : reading_(reading), out_(out) {}

  /// Looks at the tags of one part of the file.
  void scan(Span part) {
    const std::string_view text = reading_.source.text().substr(0, part.end);
    for (std::size_t at = text.find("{{", part.begin); at != std::string_view::npos;
         at = text.find("{{", at)) {
      const std::size_t close = text.find("}}", at);
      if (close == std::string_view::npos) {
        reading_.error({at, at + 2}, "tag", "`{{` is not closed", "`}}` closes it");
        return;
      }
      take(read_tag(text, {at, close + 2}));
      at = close + 2;
    }
    for (const Tag& tag : open_) {
      reading_.error(tag.span, "tag", fmt::format("`{}` is not closed", tag.name),
                     fmt::format("`{{{{/{}}}}}` closes it", tag.name));
    }
    open_.clear();
  }

 private:
  static Tag read_tag(std::string_view text, Span span) {
    std::string_view inside = text::trim(text.substr(span.begin + 2, span.end - span.begin - 4));
    Tag tag{' ', {}, span};
    if (!inside.empty() && std::string_view("#^/>=&!{").find(inside.front()) != inside.npos) {
      tag.kind = inside.front();
      inside = text::trim(inside.substr(1));
    }
    tag.name = std::string(inside);
    return tag;
  }

  void take(const Tag& tag) {
    switch (tag.kind) {
      case '#':
      case '^':
        if (check_name(tag)) open_.push_back(tag);
        return;
      case '/': close(tag); return;
      case ' ':
        if (check_name(tag)) require(tag.name);
        return;
      default:
        reading_.error(tag.span, "tag",
                       fmt::format("`{}` is not known here", reading_.source.slice(tag.span)),
                       "a message has `{{field}}`, `{{#field}}...{{/field}}` where there is one, "
                       "and `{{^field}}...{{/field}}` where there is none");
    }
  }

  bool check_name(const Tag& tag) {
    const std::vector<std::string> names = field_names();
    if (std::ranges::find(names, tag.name) != names.end()) return true;
    const std::string near = text::did_you_mean(tag.name, names);
    reading_.error(tag.span, "unknown-field",
                   fmt::format("`{}` is not a public field, and messages have no others",
                               text::elide(tag.name, 40)),
                   (near.empty() ? "" : near + " ") + "there is " + text::join(names, ", "));
    return false;
  }

  void close(const Tag& tag) {
    if (!open_.empty() && open_.back().name == tag.name) {
      open_.pop_back();
    } else {
      reading_.error(tag.span, "tag", fmt::format("`{}` closes nothing", tag.name));
    }
  }

  /// A field in a section of its own is there whenever it is shown.
  void require(const std::string& name) {
    const bool is_guarded = std::ranges::any_of(
        open_, [&](const Tag& tag) { return tag.kind == '#' && tag.name == name; });
    const bool is_known = std::ranges::find(out_.required, name) != out_.required.end();
    if (!is_guarded && !is_known && open_.empty()) out_.required.push_back(name);
  }

  const Reading& reading_;
  MessageTemplate& out_;
  std::vector<Tag> open_;
};

/// A value on one line.
std::string one_line(std::string_view value) {
  return text::squeeze(text::printable(text::squeeze(value)));
}

/// What stands for field number `index` while Markdown is read, so that no value is taken for
/// marks: two characters for private use (U+E000 and on) that no template has.
std::string stand_in(std::size_t index) {
  std::string out;
  text::append_code_point(out, 0xE000);
  text::append_code_point(out, static_cast<char32_t>(0xE001 + index));
  return out;
}

format::FillValue fill_values(const FieldValues& values, bool as_stand_ins) {
  format::FillValue out;
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const std::string name(kFields[i].name);
    const auto found = values.find(name);
    if (found == values.end() || text::trim(found->second).empty()) {
      out.set(name, format::FillValue::of(false));
    } else {
      out.set(name, format::FillValue::of(as_stand_ins ? stand_in(i) : one_line(found->second)));
    }
  }
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out = text::replace_all(text, "&", "&amp;");
  out = text::replace_all(out, "<", "&lt;");
  out = text::replace_all(out, ">", "&gt;");
  return text::replace_all(out, "\"", "&quot;");
}

/// The same text as part of an address: `%EE%80%80...`.
std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

/// `html` with values for what stands for them. A web address becomes a link, and is the only
/// value that can be where a link leads.
std::string with_values(std::string html, const FieldValues& values) {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    const auto found = values.find(kFields[i].name);
    const std::string value =
        escape_html(one_line(found == values.end() ? std::string() : found->second));
    const bool is_address = (value.starts_with("https://") || value.starts_with("http://")) &&
                            value.find(' ') == std::string::npos;
    html = text::replace_all(html, percent_encoded(stand_in(i)), is_address ? value : "");
    html = text::replace_all(html, stand_in(i),
                             is_address ? fmt::format("<a href=\"{0}\">{0}</a>", value) : value);
  }
  return html;
}

/// Lines that only sections stood on leave more than one blank line behind.
std::string tidy(std::string text) {
  while (text::contains(text, "\n\n\n")) text = text::replace_all(text, "\n\n\n", "\n\n");
  return std::string(text::trim(text)) + "\n";
}

constexpr std::string_view kHtmlHead =
    "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n"
    "<body style=\"font-family: sans-serif; line-height: 1.5; max-width: 40em\">\n";

}  // namespace

std::span<const MessageKind> message_kinds() { return kKinds; }

const MessageKind* find_message_kind(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name, &MessageKind::name);
  return found == kKinds.end() ? nullptr : &*found;
}

std::span<const PublicField> public_fields() { return kFields; }

MessageTemplate read_message_template(SourceFile source, Diagnostics& diagnostics) {
  MessageTemplate out;
  const Reading reading{source, diagnostics, "message"};
  const auto front = format::markdown::front_matter(source.text());
  if (const auto tree = parse_front_matter(reading, front.yaml)) {
    Fields fields(reading, *tree, "the front matter");
    const Text subject = fields.required_text("subject");
    out.subject = text::squeeze(subject.value);
    Scanner(reading, out).scan(subject.span);
  }
  Scanner(reading, out).scan({front.body, source.text().size()});
  out.body = std::string(source.text().substr(front.body));
  if (text::trim(out.body).empty()) reading.error({}, "missing", "the message has no text");
  out.source = std::move(source);
  return out;
}

Result<FilledMessage> fill_message(const MessageTemplate& from, const FieldValues& values) {
  for (const std::string& name : from.required) {
    const auto found = values.find(name);
    if (found == values.end() || text::trim(found->second).empty())
      return fail(ErrorKind::not_found, fmt::format("`{}` is not known", name));
  }
  const format::FillValue plain = fill_values(values, false);
  FilledMessage out;
  UXI_TRY(out.subject, format::fill(from.subject, plain, format::FillEscape::none));
  out.subject = text::squeeze(out.subject);
  // Marks of strong words are for HTML; those of a value stay.
  const std::string unmarked = text::replace_all(from.body, "**", "");
  UXI_TRY(const std::string text, format::fill(unmarked, plain, format::FillEscape::none));
  out.text = tidy(text);
  UXI_TRY(const std::string marked,
          format::fill(from.body, fill_values(values, true), format::FillEscape::none));
  out.html = std::string(kHtmlHead) + with_values(format::markdown::to_html(tidy(marked)), values) +
             "</body></html>\n";
  return out;
}

DateWords read_date_words(const SourceFile& source, Diagnostics& diagnostics) {
  DateWords out;
  const Reading reading{source, diagnostics, "message"};
  const auto tree = parse_tree(reading);
  if (!tree) return out;
  Fields fields(reading, *tree);
  const auto list = [&](std::string_view key, std::size_t size) {
    std::vector<std::string> words;
    for (const Text& word : fields.texts(key)) words.push_back(word.value);
    if (words.size() != size) {
      reading.error(fields.place(), "words", fmt::format("`{}` must be {} words", key, size));
      words.resize(size);
    }
    return words;
  };
  out.months = list("months", 12);
  out.weekdays = list("weekdays", 7);
  out.date = fields.required_text("date").value;
  return out;
}

std::string say_date(const DateWords& words, Date date, int weekday) {
  std::string out = words.date;
  const auto put = [&](std::string_view name, const std::string& value) {
    out = text::replace_all(out, fmt::format("{{{{{}}}}}", name), value);
  };
  put("weekday", words.weekdays.at(static_cast<std::size_t>(weekday)));
  put("day", std::to_string(date.day));
  put("month", words.months.at(date.month - 1U));
  put("year", std::to_string(date.year));
  return out;
}

}  // namespace uxi::recruit
