// Addresses on the web that lead to one person: profiles, user ids, tokens, invitations. A page
// that everybody sees is left alone.
#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/redact/candidate.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::string_view kEnds = " \t\r\n<>\"'`[]{}|\\^";

/// The whole address round byte `at`; closing marks of the sentence are left out.
Span extent(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && kEnds.find(text[begin - 1]) == std::string_view::npos &&
         text[begin - 1] != '(') {
    --begin;
  }
  std::size_t end = std::min(text.find_first_of(kEnds, at), text.size());
  while (end > at && std::string_view(".,;:!?)*_").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return {begin, end};
}

bool all_of(std::string_view text, bool (*test)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

bool is_hexadecimal(char c) {
  c = ascii_lower(c);
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f');
}

/// A name for one thing among many: a number, a hash, a UUID.
bool is_identifier(std::string_view part) {
  const auto digits = std::count_if(part.begin(), part.end(), is_ascii_digit);
  if (part.size() >= 3 && all_of(part, is_ascii_digit)) return true;
  if (part.size() >= 12 && digits >= 3 && part.find('.') == std::string_view::npos &&
      std::count(part.begin(), part.end(), '-') != 2) {
    return all_of(part, [](char c) { return is_hexadecimal(c) || c == '-'; }) || part.size() >= 20;
  }
  return false;
}

struct Site {
  std::string_view host;  ///< its end
  std::string_view path;  ///< in front of the person; `/` where the person comes first
};
constexpr std::array<Site, 24> kSites = {{
    {"linkedin.com", "/in/"},
    {"linkedin.com", "/pub/"},
    {"github.com", "/"},
    {"gitlab.com", "/"},
    {"twitter.com", "/"},
    {"x.com", "/"},
    {"facebook.com", "/"},
    {"fb.com", "/"},
    {"instagram.com", "/"},
    {"tiktok.com", "/@"},
    {"t.me", "/"},
    {"wa.me", "/"},
    {"medium.com", "/@"},
    {"youtube.com", "/@"},
    {"youtube.com", "/user/"},
    {"reddit.com", "/u/"},
    {"reddit.com", "/user/"},
    {"calendly.com", "/"},
    {"xing.com", "/profile/"},
    {"pinterest.com", "/"},
    {"paypal.me", "/"},
    {"snapchat.com", "/add/"},
    {"keybase.io", "/"},
    {"venmo.com", "/"},
}};
/// First parts of paths on those sites that are no people.
constexpr std::array<std::string_view, 40> kNoPerson = {
    "about",    "ads",      "apps",   "blog",     "business", "careers", "company",     "contact",
    "customer", "docs",     "events", "explore",  "features", "groups",  "hashtag",     "help",
    "home",     "i",        "intent", "jobs",     "legal",    "login",   "marketplace", "news",
    "orgs",     "pages",    "pin",    "policies", "pricing",  "privacy", "reel",        "search",
    "security", "settings", "share",  "signup",   "status",   "terms",   "topics",      "watch"};

bool is_profile(std::string_view host, std::string_view path) {
  return std::any_of(kSites.begin(), kSites.end(), [&](const Site& site) {
    const bool there =
        host == site.host || (host.size() > site.host.size() && host.ends_with(site.host) &&
                              host[host.size() - site.host.size() - 1] == '.');
    if (!there || !path.starts_with(site.path) || path.size() <= site.path.size()) return false;
    std::string_view rest = path.substr(site.path.size());
    if (rest.ends_with('/')) rest.remove_suffix(1);
    if (rest.empty()) return false;
    if (site.path != "/") return true;
    // A repository or a post stands deeper.
    return rest.find('/') == std::string_view::npos &&
           std::find(kNoPerson.begin(), kNoPerson.end(), rest) == kNoPerson.end();
  });
}

/// `/users/123`, `/u/ana`, `/~ana`, `/j/987654321`: a part that says whose the next is.
bool has_person_in_path(std::string_view path) {
  static constexpr auto kOwners = std::to_array<std::string_view>(
      {"account",    "accounts",    "client",      "clients",  "contact", "contacts", "customer",
       "customers",  "employee",    "employees",   "invite",   "j",       "member",   "members",
       "meet",       "meetup-join", "patient",     "patients", "people",  "person",   "profile",
       "profiles",   "reset",       "u",           "user",     "users",   "my",       "author",
       "magic-link", "verify",      "unsubscribe", "w"});
  const auto parts = text::split(path, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].starts_with('~') && parts[i].size() > 1) return true;
    if (parts[i].starts_with('@') && parts[i].size() > 1) return true;
    if (i + 1 == parts.size() || parts[i + 1].empty()) continue;
    const auto* owner = std::find(kOwners.begin(), kOwners.end(), parts[i]);
    if (owner == kOwners.end()) continue;
    const std::string_view next = parts[i + 1];
    static constexpr auto kPages = std::to_array<std::string_view>(
        {"login", "settings", "new", "signup", "sign-up", "list", "search", "guide", "stories",
         "edit", "index.html", "reviews", "faq", "help", "password", "success", "logout"});
    if (std::find(kPages.begin(), kPages.end(), next) == kPages.end()) return true;
  }
  return false;
}

/// `user=ana`, `token=8f3...`, an address or a long code as any value.
bool has_person_in_query(std::string_view query) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"token",   "auth",  "key",      "pwd",       "pass",     "secret",       "sig",
       "session", "sid",   "user",     "uid",       "uuid",     "guid",         "mail",
       "account", "acct",  "customer", "client_id", "member",   "profile",      "login",
       "invite",  "phone", "name",     "patient",   "employee", "contact",      "jwt",
       "code",    "hash",  "person",   "ssn",       "dob",      "ticket_holder"});
  static constexpr auto kHarmless = std::to_array<std::string_view>(
      {"utm_", "keyword", "keys", "countrycode", "country_code", "promocode", "codec", "filename",
       "hostname", "langcode", "currency_code", "zipcode", "colorcode"});
  std::string parameters = ascii_lower(query);
  std::replace(parameters.begin(), parameters.end(), ';', '&');
  for (const std::string_view pair : text::split(parameters, '&')) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view name = pair.substr(0, equals);
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    if (value.find('@') != std::string_view::npos || value.find("%40") != std::string_view::npos)
      return true;
    const auto is_in = [&](std::string_view part) { return text::contains(name, part); };
    if (std::any_of(kHarmless.begin(), kHarmless.end(), is_in) || value.empty()) continue;
    if (std::any_of(kNames.begin(), kNames.end(), is_in)) return true;
    if (value.size() >= 20 && is_identifier(value)) return true;
  }
  return false;
}

bool leads_to_person(std::string_view address) {
  const std::size_t slashes = address.find("://");
  std::string_view rest = slashes == std::string_view::npos ? address : address.substr(slashes + 3);
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  if (rest.substr(0, host_end).find('@') != std::string_view::npos) return true;
  std::string host = ascii_lower(rest.substr(0, host_end));
  rest.remove_prefix(host_end);
  const std::size_t path_end = std::min(rest.find_first_of("?#"), rest.size());
  const std::string_view path = rest.substr(0, path_end);
  if (is_profile(host, path) || has_person_in_path(path)) return true;
  if (host == "meet.google.com" && path.size() > 8) return true;
  return path_end < rest.size() && has_person_in_query(rest.substr(path_end + 1));
}

/// Token `i` is where a web address can be told by: its scheme, `www`, or what ends its host.
bool marks_address(const Scan& scan, std::size_t i) {
  if (i + 1 >= scan.size()) return false;
  const std::string_view gap = scan.gap(i + 1);
  if (gap.starts_with("://")) return true;
  if (scan.is(i, "www") && gap == ".") return true;
  return (gap.starts_with("/") || gap.starts_with("?")) && scan[i].is(Class::top_level) && i > 0 &&
         scan.gap(i) == ".";
}

}  // namespace

void find_urls(const Scan& scan, Candidates& out) {
  std::size_t behind = 0;
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (scan[i].begin < behind || !marks_address(scan, i)) continue;
    const Span span = extent(scan.text(), scan[i].end);
    behind = span.end;
    if (leads_to_person(scan.text().substr(span.begin, span.size()))) {
      out.push_back({span, Kind::url, weight::kProved + 5});
    }
  }
}

}  // namespace uxi::ingest
