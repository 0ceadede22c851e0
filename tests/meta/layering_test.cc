// Holds every #include to the table in src/README.md: which room may see which, and which room is
// the wall around which library.
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <sstream>

#include "meta/tree.h"
#include "text/strings.h"

namespace uxi::meta {
namespace {

struct Room {
  int level = 0;
  std::set<std::string> may_include;
  std::set<std::string> wall;
};

std::set<std::string> words(std::string_view cell) {
  std::set<std::string> out;
  std::istringstream stream{std::string(cell)};
  for (std::string word; stream >> word;) {
    if (word != "-") out.insert(word);
  }
  return out;
}

std::string unquoted(std::string_view cell) { return text::replace_all(text::trim(cell), "`", ""); }

struct House {
  std::map<std::string, Room> rooms;
  std::map<std::string, std::string> public_headers;  ///< header, room
};

House read_house() {
  House house;
  const std::string map = read(top() / "src/README.md");
  for (const std::string_view line : text::split(map, '\n')) {
    const auto cells = text::split(line, '|');
    if (cells.size() == 7 && !unquoted(cells[1]).empty() &&
        std::isdigit(unquoted(cells[1])[0]) != 0) {
      house.rooms[unquoted(cells[2])] = {.level = std::stoi(unquoted(cells[1])),
                                         .may_include = words(cells[4]),
                                         .wall = words(cells[5])};
    } else if (cells.size() == 4 && cells[1].find(".h") != std::string_view::npos) {
      for (const std::string& header : words(cells[1]))
        house.public_headers[header] = unquoted(cells[2]);
    }
  }
  return house;
}

/// The room that `"x/y.h"` belongs to; empty for generated tables.
std::string room_of_include(const std::string& include, const House& house) {
  const std::size_t slash = include.find('/');
  if (slash == std::string::npos) return {};
  const std::string folder = include.substr(0, slash);
  if (folder != "uxi") return folder;
  const auto found = house.public_headers.find(include.substr(slash + 1));
  return found == house.public_headers.end() ? "(no row for " + include + ")" : found->second;
}

std::string room_of_file(const std::string& path, const House& house) {
  if (path.starts_with("include/")) return room_of_include(path.substr(8), house);
  return path.substr(4, path.find('/', 4) - 4);
}

struct Include {
  std::string path;
  bool quoted = false;
};

std::vector<Include> includes_of(const std::string& path) {
  std::vector<Include> found;
  const std::string text = read(top() / path);
  for (const std::string_view line : text::split(text, '\n')) {
    if (!line.starts_with("#include ") || line.size() < 12) continue;
    const char close = line[9] == '"' ? '"' : '>';
    found.push_back({std::string(line.substr(10, line.find(close, 10) - 10)), line[9] == '"'});
  }
  return found;
}

}  // namespace

TEST_CASE("layering: the table has every room, and every room of it a lower level") {
  const House house = read_house();
  REQUIRE(house.rooms.size() >= 12);
  for (const auto& row : house.rooms) {
    const auto& name = row.first;
    const auto& room = row.second;
    CAPTURE(name);
    CHECK(std::filesystem::is_directory(top() / "src" / name));
    for (const std::string& other : room.may_include) {
      if (other == "all") continue;
      CAPTURE(other);
      REQUIRE(house.rooms.contains(other));
      CHECK(house.rooms.at(other).level < room.level);
    }
  }
}

TEST_CASE("layering: rooms include only what their row allows") {
  const House house = read_house();
  std::vector<std::string> paths = files_below("src", {".h", ".cc"});
  const auto headers = files_below("include", {".h"});
  paths.insert(paths.end(), headers.begin(), headers.end());
  for (const std::string& path : paths) {
    const std::string room = room_of_file(path, house);
    CAPTURE(path);
    REQUIRE_MESSAGE(house.rooms.contains(room), path << " is in no room of src/README.md");
    for (const Include& include : includes_of(path)) {
      if (!include.quoted) continue;
      const std::string other = room_of_include(include.path, house);
      const auto& allowed = house.rooms.at(room).may_include;
      CHECK_MESSAGE(
          (other.empty() || other == room || allowed.contains("all") || allowed.contains(other)),
          path << " includes " << include.path);
    }
  }
}

TEST_CASE("layering: libraries are met behind their walls only, and not in headers") {
  const House house = read_house();
  for (const std::string& path : files_below("src", {".h", ".cc"})) {
    const std::string room = room_of_file(path, house);
    for (const Include& include : includes_of(path)) {
      for (const auto& [owner, row] : house.rooms) {
        for (const std::string& library : row.wall) {
          if (include.quoted || !include.path.starts_with(library)) continue;
          CHECK_MESSAGE(owner == room, path << " includes <" << include.path << ">");
          CHECK_MESSAGE((path.ends_with(".cc") || owner == "base" || owner == "io"),
                        path << " shows <" << include.path << "> to others");
        }
      }
    }
  }
}

TEST_CASE("layering: public headers show the standard library and tl::expected only") {
  for (const std::string& path : files_below("include", {".h"})) {
    for (const Include& include : includes_of(path)) {
      const bool ours = include.quoted && include.path.starts_with("uxi/");
      const bool standard =
          !include.quoted && include.path.find_first_of("/.") == std::string::npos;
      CHECK_MESSAGE((ours || standard || include.path == "tl/expected.hpp"),
                    path << " includes " << include.path);
    }
  }
}

}  // namespace uxi::meta
