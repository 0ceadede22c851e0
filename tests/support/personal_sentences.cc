// Values are made as the offices and networks that give them out say, check digits included; the
// words round them are as people say them in interviews.
#include "support/personal_sentences.h"

#include <algorithm>
#include <array>

namespace uxi::test {
namespace {

/// splitmix64 (Steele, Lea & Flood 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % n);
  }
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
  }
  template <class List>
  std::string of(const List& list) {
    return std::string(list[below(std::size(list))]);
  }
  /// `#` a digit, `^` one from 1, `|` one from 2, anything else itself.
  std::string filled(std::string_view form) {
    std::string out;
    for (const char c : form) {
      out += c == '#'   ? static_cast<char>('0' + between(0, 9))
             : c == '^' ? static_cast<char>('0' + between(1, 9))
             : c == '|' ? static_cast<char>('0' + between(2, 9))
                        : c;
    }
    return out;
  }

 private:
  std::uint64_t state_;
};

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

int digit(char c) { return c - '0'; }

std::string with_luhn(std::string digits) {
  for (char last = '0'; last <= '9'; ++last) {
    int sum = digit(last);
    for (std::size_t i = 0; i < digits.size(); ++i) {
      int n = digit(digits[digits.size() - 1 - i]) * (i % 2 == 0 ? 2 : 1);
      sum += n / 10 + n % 10;
    }
    if (sum % 10 == 0) return digits + last;
  }
  return digits;
}

unsigned modulo(std::string_view digits, unsigned by) {
  unsigned rest = 0;
  for (const char c : digits) rest = (rest * 10 + static_cast<unsigned>(digit(c))) % by;
  return rest;
}

std::string grouped(std::string_view text, std::initializer_list<std::size_t> sizes,
                    std::string_view gap) {
  std::string out;
  for (const std::size_t size : sizes) {
    if (!out.empty()) out += gap;
    out += text.substr(0, size);
    text.remove_prefix(std::min(size, text.size()));
  }
  return out + std::string(text);
}

// ---- values of each kind

std::string card(Dice& dice) {
  static constexpr std::array<std::string_view, 6> kForms = {"4##############", "52#############",
                                                             "2221###########", "37############",
                                                             "6011###########", "4##############"};
  const std::string digits = with_luhn(dice.filled(dice.of(kForms)));
  const std::array<std::string_view, 3> gaps = {" ", "-", ""};
  const std::string gap = dice.of(gaps);
  return digits.size() == 15 ? grouped(digits, {4, 6, 5}, gap) : grouped(digits, {4, 4, 4, 4}, gap);
}

std::string iban(Dice& dice) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kForms = {{
      {"DE", "##################"},
      {"FR", "#######################"},
      {"ES", "####################"},
      {"GB", "NWBK##############"},
      {"NL", "ABNA##########"},
      {"PL", "########################"},
  }};
  const auto& [country, form] = kForms[dice.below(kForms.size())];
  const std::string account = dice.filled(form);
  std::string number;
  for (const char c : account + std::string(country) + "00") {
    number += c >= 'A' && c <= 'Z' ? std::to_string(c - 'A' + 10) : std::string(1, c);
  }
  const std::string code =
      std::string(country) + two(98 - static_cast<int>(modulo(number, 97))) + account;
  if (dice.below(3) == 0) return code;
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i)
    out += (i > 0 && i % 4 == 0 ? " " : "") + std::string(1, code[i]);
  return out;
}

/// Words and a number; `[` and `]` enclose what is marked.
std::string other_national_id(Dice& dice, const std::string& birth) {
  const std::string day_first = birth.substr(4) + birth.substr(2, 2) + birth.substr(0, 2);
  switch (dice.below(7)) {
    case 0: {
      const std::string n = dice.filled("#########");
      const auto check = [](const std::string& d) {
        int sum = 0;
        for (std::size_t i = 0; i < d.size(); ++i)
          sum += digit(d[i]) * static_cast<int>(d.size() + 1 - i);
        const int rest = 11 - sum % 11;
        return d + std::to_string(rest > 9 ? 0 : rest);
      };
      const std::string all = check(check(n));
      return "meu CPF [" + all.substr(0, 3) + "." + all.substr(3, 3) + "." + all.substr(6, 3) +
             "-" + all.substr(9) + "]";
    }
    case 1: {
      const std::string n = birth + dice.filled("####");
      constexpr std::array<int, 10> kWeights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
      int sum = 0;
      for (std::size_t i = 0; i < 10; ++i) sum += digit(n[i]) * kWeights[i];
      return "they asked for my PESEL, [" + n + std::to_string((10 - sum % 10) % 10) + "]";
    }
    case 2:
      return "mitt personnummer \xC3\xA4r [" + birth + "-" +
             with_luhn(birth + dice.filled("###")).substr(6) + "]";
    case 3: return "mit CPR-nummer er [" + day_first + "-" + dice.filled("####") + "]";
    case 4: {
      std::string n;
      do n = dice.filled("^########");
      while ([&] {
        int sum = -digit(n[8]);
        for (std::size_t i = 0; i < 8; ++i) sum += digit(n[i]) * (9 - static_cast<int>(i));
        return sum % 11 != 0;
      }());
      return "mijn BSN is [" + n + "]";
    }
    case 5: return "il mio codice fiscale: [RSSMRA85T10A562S]";
    default: return "my passport number is [" + dice.filled("X#######") + "]";
  }
}

std::string national_id(Dice& dice) {
  const std::string birth =
      two(dice.between(50, 99)) + two(dice.between(1, 12)) + two(dice.between(1, 28));
  switch (dice.below(12)) {
    case 0: return "my social security number is [" + dice.filled("|##-^#-###^") + "]";
    case 1: return "my SSN, that's [" + dice.filled("3## ^# ###^") + "]";
    case 2: {
      const std::array<std::string_view, 4> forms = {"AB ## ## ## C", "JT######A", "CE ## ## ## D",
                                                     "PW######B"};
      return "my National Insurance number is [" + dice.filled(dice.of(forms)) + "]";
    }
    case 3: {
      const std::string n = dice.filled("########");
      return "mi DNI es el [" + n + std::string(1, "TRWAGMYFPDXBNJZSQVHLCKE"[modulo(n, 23)]) + "]";
    }
    case 4: {
      const std::string n =
          "1" + two(dice.between(50, 99)) + two(dice.between(1, 12)) + "75" + dice.filled("######");
      const std::string all = n + two(97 - static_cast<int>(modulo(n, 97)));
      return "mon num\xC3\xA9ro de s\xC3\xA9"
             "cu c'est le [" +
             grouped(all, {1, 2, 2, 2, 3, 3, 2}, " ") + "]";
    }
    default: return other_national_id(dice, birth);
  }
}

std::string phone(Dice& dice) {
  static constexpr std::array<std::string_view, 22> kForms = {
      "(||#) 555-01##",   "|||-555-01##",    "1-800-555-01##",    "+1 ||#-555-01##",
      "+44 20 7946 0###", "020 7946 0###",   "07700 900###",      "+49 30 90#####",
      "030/90#####",      "0151 23######",   "+33 1 99 00 ## ##", "06 39 98 ## ##",
      "+34 612 34 ## ##", "612 34 ## ##",    "+31 6 1234####",    "06-1234####",
      "+46 70 123 ## ##", "+48 512 345 ###", "0412 345 ###",      "+91 98765 4####",
      "|||.555.01##",     "+39 333 123 4###"};
  return dice.filled(dice.of(kForms));
}

std::string spoken_phone(Dice& dice) {
  static constexpr std::array<std::string_view, 10> kDigits = {
      "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  std::string out;
  const int n = dice.between(8, 11);
  for (int i = 0; i < n; ++i) {
    if (i > 0) out += i % 4 == 3 ? ", " : " ";
    out += i > 0 && dice.below(9) == 0 ? "double " + dice.of(kDigits) : dice.of(kDigits);
  }
  return out;
}

std::string address(Dice& dice) {
  const std::string n = std::to_string(dice.between(1, 299));
  static constexpr std::array<std::string_view, 8> kWords = {
      "Maple", "Victoria", "Orchard", "Harbour", "Whitfield", "Larkspur", "Old Mill", "Jefferson"};
  static constexpr std::array<std::string_view, 8> kTypes = {"Street", "Road",  "Avenue", "Lane",
                                                             "Drive",  "Close", "Blvd",   "Court"};
  const std::string english = n + " " + dice.of(kWords) + " " + dice.of(kTypes);
  switch (dice.below(12)) {
    case 0: return english;
    case 1: return english + ", Springfield, IL " + dice.filled("6####");
    case 2: return english + ", Leeds " + dice.filled("LS# |AB");
    case 3: return "Flat 4, " + english;
    case 4:
      return "Lindenstra\xC3\x9F"
             "e " +
             n + ", " + dice.filled("1####") + " Berlin";
    case 5: return "Am Markt " + n;
    case 6: return n + " rue de la Paix, 75002 Paris";
    case 7: return "Calle de Alcal\xC3\xA1 " + n + ", 28014 Madrid";
    case 8: return "Via Garibaldi " + n + ", 20121 Milano";
    case 9: return "Keizersgracht " + n + ", " + dice.filled("10## ") + "AB Amsterdam";
    case 10: return "ul. Prosta " + n + ", 00-838 Warszawa";
    default: return "PO Box " + n;
  }
}

std::string date(Dice& dice) {
  const int day = dice.between(1, 28);
  const int month = dice.between(1, 12);
  const std::string year = std::to_string(dice.between(1948, 2004));
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const std::string name(kMonths[static_cast<std::size_t>(month - 1)]);
  switch (dice.below(7)) {
    case 0: return year + "-" + two(month) + "-" + two(day);
    case 1: return two(day) + "/" + two(month) + "/" + year;
    case 2: return two(day) + "." + two(month) + "." + year;
    case 3: return name + " " + std::to_string(day) + ", " + year;
    case 4: return std::to_string(day) + " " + name + " " + year;
    case 5: return std::to_string(month) + "/" + std::to_string(day) + "/" + year.substr(2);
    default: return name + " " + std::to_string(day) + "th";
  }
}

std::string url(Dice& dice) {
  static constexpr std::array<std::string_view, 14> kForms = {
      "https://www.linkedin.com/in/m-haugland",
      "https://github.com/tborislav",
      "linkedin.com/in/leocadia",
      "https://twitter.com/ailbhe_k",
      "https://www.facebook.com/ikaika.p",
      "https://www.instagram.com/oyelaran/",
      "https://app.example.com/users/######",
      "https://shop.example.org/account/#####/orders",
      "https://example.com/reset?token=a9f8e7d6c5b4#######",
      "https://example.com/login?email=nkechi%40mail.example",
      "https://example.org/~radoslava",
      "https://zoom.us/j/9########?pwd=Zx8#kQ",
      "https://crm.example.net/contacts/8####",
      "https://example.com/track?user_id=8####"};
  return dice.filled(dice.of(kForms));
}

// Names that a list of common ones need not have.
constexpr std::array<std::string_view, 16> kGiven = {
    "Maren", "Oyelaran", "Tiberiu", "Xochitl", "Ailbhe", "Borislav", "Nkechi", "Radoslava",
    "Maria", "James",    "Fatima",  "Wei",     "Ikaika", "Leocadia", "Thomas", "Priya"};
constexpr std::array<std::string_view, 12> kFamily = {
    "Okwuosa", "Brzezicki", "Vandermeer", "Castelnuovo",   "Haugland",  "Smith",
    "Garcia",  "Nguyen",    "O'Brien",    "M\xC3\xBCller", "Lindqvist", "Tanaka"};

std::string mail(Dice& dice) {
  static constexpr std::array<std::string_view, 7> kForms = {
      "maren.haugland@example.com",      "t.borislav@mail.example.org",
      "nkechi_o##@example.co.uk",        "xochitl+study@example.net",
      "ailbhe dot k at example dot com", "leocadia underscore v at mail dot example dot org",
      "oyelaran## at gmail dot com"};
  return dice.filled(dice.of(kForms));
}

std::string network(Dice& dice) {
  if (dice.below(4) == 0) return dice.filled("2001:db8::ff|#:42:83#9");
  return "10" + dice.filled("|") + "." + std::to_string(dice.between(0, 255)) + "." +
         std::to_string(dice.between(0, 255)) + "." + std::to_string(dice.between(1, 254));
}

// ---- sentences

std::string name_sentence(Dice& dice) {
  const std::string given = dice.of(kGiven);
  const std::string whole = given + " " + dice.of(kFamily);
  switch (dice.below(16)) {
    case 0: return "My name is [" + whole + "] and I run the shop.";
    case 1: return "Hi, I'm [" + given + "], I do the books.";
    case 2: return "This is [" + given + "] speaking.";
    case 3: return "Thanks, [" + given + "]. That helps a lot.";
    case 4: return "Then my colleague [" + given + "] took over the account.";
    case 5: return "Ask Mr [" + dice.of(kFamily) + "] about the delay.";
    case 6: return "Dr. [" + dice.of(kFamily) + "] signed it in the end.";
    case 7:
      return "Ich hei\xC3\x9F"
             "e [" +
             whole + "] und arbeite im Einkauf.";
    case 8: return "Je m'appelle [" + given + "], je travaille ici depuis un an.";
    case 9: return "Me llamo [" + whole + "] y soy de aqu\xC3\xAD.";
    case 10: return "Dear [" + given + "], we have got your message.";
    case 11: return "Frau [" + dice.of(kFamily) + "] hat das entschieden.";
    case 12: return "Please call me [" + given + "].";
    case 13: return "My manager, [Maria " + dice.of(kFamily) + "], wants a report each week.";
    case 14: return "Best regards, [" + whole + "]";
    default: return "[" + given + "] here, can you hear me?";
  }
}

std::string listed_sentence(Dice& dice) {
  const std::string& name = roster()[dice.below(roster().size())];
  const std::string given = name.substr(0, name.find(' '));
  switch (dice.below(4)) {
    case 0: return "So [" + given + "] opened the app and it froze.";
    case 1: return "It was [" + name + "] who found the bug.";
    case 2: return "I think [" + given + "]'s team never saw it.";
    default: return "When I told [" + given + "] about it, nothing happened.";
  }
}

std::string place_sentence(Dice& dice) {
  static constexpr std::array<std::string_view, 14> kTowns = {
      "Utrecht", "Chicago",        "Gothenburg", "Nairobi",      "San Francisco",
      "Lyon",    "Krak\xC3\xB3w",  "Osaka",      "Buenos Aires", "Manchester",
      "Toronto", "M\xC3\xBCnchen", "New York",   "Bangalore"};
  static constexpr std::array<std::string_view, 6> kSmall = {
      "Ashbourne", "Clonakilty", "Dinkelsb\xC3\xBChl", "Tarporley", "Yellow Springs", "Gruyeville"};
  switch (dice.below(5)) {
    case 0: return "I live in [" + dice.of(kSmall) + "] with two flatmates.";
    case 1: return "I grew up in [" + dice.of(kSmall) + "], it is small.";
    case 2: return "Our office is in [" + dice.of(kTowns) + "], near the river.";
    case 3: return "I moved to [" + dice.of(kTowns) + "] for the job.";
    default: return "We have a second shop in [" + dice.of(kTowns) + "].";
  }
}

std::string account_sentence(Dice& dice) {
  switch (dice.below(5)) {
    case 0: return "Send it to [" + iban(dice) + "], please.";
    case 1: return "The IBAN is [" + iban(dice) + "].";
    case 2: return "My account number is [" + dice.filled("^#######") + "] at the local bank.";
    case 3: return "It is sort code [" + dice.filled("^#-##-##") + "], if you need it.";
    default: return "Meine Kontonummer ist [" + dice.filled("^######") + "].";
  }
}

std::string phone_sentence(Dice& dice) {
  switch (dice.below(5)) {
    case 0: return "You can reach me on [" + phone(dice) + "] after four.";
    case 1: return "My number is [" + phone(dice) + "].";
    case 2: return "I called [" + phone(dice) + "] and nobody answered.";
    case 3: return "It's [" + spoken_phone(dice) + "], that's my mobile.";
    default: return "Text [" + phone(dice) + "] when you are there.";
  }
}

std::string birth_sentence(Dice& dice) {
  static constexpr std::array<std::string_view, 5> kFronts = {
      "I was born on [", "My date of birth is [", "DOB [", "Ich bin am [", "Her birthday is ["};
  const std::size_t i = dice.below(kFronts.size());
  return std::string(kFronts[i]) + date(dice) + (i == 3 ? "] geboren." : "].");
}

std::string positive(Dice& dice, std::size_t turn, bool& listed) {
  switch (turn % 13) {
    case 0: return name_sentence(dice);
    case 1: listed = true; return listed_sentence(dice);
    case 2: return "Write to [" + mail(dice) + "] and I will send the file.";
    case 3: return phone_sentence(dice);
    case 4: return "I live at [" + address(dice) + "].";
    case 5: return "My profile is at [" + url(dice) + "] if you want to look.";
    case 6: return account_sentence(dice);
    case 7: return "I paid with my card, [" + card(dice) + "], and it was refused.";
    case 8: return "Well, " + national_id(dice) + ", they said.";
    case 9: return birth_sentence(dice);
    case 10: return "My IP address is [" + network(dice) + "], I think.";
    case 11: return place_sentence(dice);
    default: return name_sentence(dice);
  }
}

std::string negative(Dice& dice) {
  static constexpr std::array<std::string_view, 48> kForms = {
      "Order number |||########^ never arrived.",
      "The ticket is #48213, and then #90211.",
      "In 20|#, 19## and 2008 we had about 1,2## users.",
      "We are on version 10.0.190##.35## now.",
      "We upgraded from 2.4.1.0 to version 3.11.2.|.",
      "It cost $||#,###.## in the first year.",
      "The invoice 20|#-00## says 4,15#.50 EUR.",
      "We met at 10:30 in room 12-34#.",
      "ISBN 978-0-306-40615-7 is the book.",
      "Flight LH 4## leaves at 06:45.",
      "It went from 12,3## to 98,7## in 3 months.",
      "The build 20240314.1 broke everything.",
      "See https://example.com/pricing?utm_source=mail for the prices.",
      "The docs are on https://docs.example.com/guide/start.",
      "I use Slack, Figma and Jira every day.",
      "We moved everything from Google Drive to Notion.",
      "On Monday I do payroll, on Friday I do stock.",
      "Will it work in May or in June?",
      "I'm American and my husband is Dutch.",
      "I'm Head of Product here.",
      "I'm sure it was the third one.",
      "This is Outlook, and this is Excel.",
      "Thanks, everyone. See you tomorrow.",
      "Hi there, can you hear me?",
      "The tracking code is 1Z|##^A#0####",
      "Serial number X|#-####-### is on the back.",
      "About 415 555 people came in 2019.",
      "One, two, three, and then it crashed.",
      "I gave it a seven out of ten.",
      "The SKU is 4006381333931.",
      "My card was declined twice.",
      "The case 4111 1111 1111 1112 was closed.",
      "I looked at example dot com first.",
      "We ship on the 14th of March.",
      "The release of 14/03/2020 was bad.",
      "It took 45 minutes down the street.",
      "Chapter 12, page 345, line 6.",
      "Call me when you can.",
      "We use Python 3.11 and Postgres 15.|.",
      "The meeting ID was wrong again.",
      "RFC 2822 and ISO 9001 are standards.",
      "France and Germany have other rules.",
      "The CEO and the CFO both said no.",
      "We hope the grant comes through.",
      "At the dot com boom it was 5 percent.",
      "1920x1080 is too small for me.",
      "The price went from 1 299 to 1 499 euros.",
      "Mark it as done and bill the client."};
  return dice.filled(dice.of(kForms));
}

}  // namespace

const std::vector<std::string>& roster() {
  static const std::vector<std::string> kRoster = {
      "Zdravka Ilieva", "Obiageli Nwosu", "Torvald Eik", "Ma\xC3\xABlle Kerviel", "Hine Paewai"};
  return kRoster;
}

std::vector<PersonalSentence> personal_sentences(std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  static constexpr std::array<std::string_view, 13> kKinds = {
      "name", "name",        "email",         "phone", "address", "url", "account",
      "card", "national-id", "date-of-birth", "ip",    "place",   "name"};
  std::vector<PersonalSentence> sentences;
  std::size_t turn = 0;
  for (std::size_t i = 0; i < count; ++i) {
    PersonalSentence made;
    const bool hard = i % 3 == 2;
    const std::size_t now = turn;
    const std::string marked = hard ? negative(dice) : positive(dice, turn++, made.listed);
    for (const char c : marked) {
      if (c == '[' && !hard) {
        made.marks.push_back({std::string(kKinds[now % kKinds.size()]), {made.text.size(), 0}});
      } else if (c == ']' && !hard) {
        made.marks.back().span.end = made.text.size();
      } else {
        made.text += c;
      }
    }
    sentences.push_back(std::move(made));
  }
  return sentences;
}

}  // namespace uxi::test
