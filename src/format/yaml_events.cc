// Wall around yaml-cpp 0.7: its event parser, its marks and its exceptions stop here.
#include "format/yaml_events.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "format/yaml.h"
#include "text/utf8.h"

namespace uxi::format::yaml {
namespace {

struct StopReading {
  Fault fault;
};
struct SecondDocument {
  std::size_t offset;
};

std::size_t offset_of(const YAML::Mark& mark) {
  return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
}

/// yaml-cpp reads the escapes `\N` and `\_` as the lone bytes 85 and A0, not as U+0085 and U+00A0.
std::string as_utf8(const std::string& text) {
  if (!text::find_invalid_utf8(text)) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(text, at);
    const bool lone = at == begin + 1 && c == 0xFFFD;
    text::append_code_point(out, lone ? static_cast<unsigned char>(text[begin]) : c);
  }
  return out;
}

class Recorder : public YAML::EventHandler {
 public:
  explicit Recorder(std::vector<Event>& events) : events_(events) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (!std::exchange(first_, false)) throw SecondDocument{offset_of(mark)};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add_leaf({.kind = EventKind::null, .tag = true, .offset = offset_of(mark)}, anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    add_leaf(
        {.kind = EventKind::scalar, .tag = true, .offset = offset_of(mark), .text = as_utf8(value)},
        anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::size_t offset = offset_of(mark);
    const Anchored& target = anchors_.at(anchor - 1);
    if (target.nodes == 0) {
      throw StopReading{{.offset = offset, .message = "an alias stands inside the value it names"}};
    }
    check_depth(offset, target.height);
    count(offset, target.nodes, target.height);
    events_.push_back({.kind = EventKind::alias, .offset = offset, .target = target.event});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    begin(EventKind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    begin(EventKind::mapping, mark, tag, anchor, style);
  }
  void OnMapEnd() override { end(); }

 private:
  struct Anchored {
    std::size_t event = 0;
    std::size_t nodes = 0;  ///< 0 until the value is complete
    std::size_t height = 0;
  };
  struct Level {
    YAML::anchor_t anchor = 0;
    std::size_t nodes = 1;
    std::size_t height = 1;
  };

  static void check_limit(bool over, std::size_t offset, const char* message) {
    if (over) throw StopReading{{.limit = true, .offset = offset, .message = message}};
  }

  void check_depth(std::size_t offset, std::size_t height) const {
    check_limit(levels_.size() + height > kMaxDepth, offset, "nested deeper than 64 levels");
  }

  void count(std::size_t offset, std::size_t nodes, std::size_t height) {
    nodes_ += nodes;
    check_limit(nodes_ > kMaxNodes, offset, "more than 2 million values");
    if (levels_.empty()) return;
    levels_.back().nodes += nodes;
    levels_.back().height = std::max(levels_.back().height, height + 1);
  }

  /// yaml-cpp numbers anchors from 1 in the order it meets them.
  void open_anchor(YAML::anchor_t anchor) {
    if (anchor > 0) anchors_.resize(std::max(anchors_.size(), anchor));
    if (anchor > 0) anchors_[anchor - 1].event = events_.size();
  }

  void add_leaf(Event event, YAML::anchor_t anchor) {
    open_anchor(anchor);
    event.anchor = anchor > 0;
    if (anchor > 0) anchors_[anchor - 1].nodes = 1;
    count(event.offset, 1, 0);
    events_.push_back(std::move(event));
  }

  void begin(EventKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
             YAML::EmitterStyle::value style) {
    const std::size_t offset = offset_of(mark);
    open_anchor(anchor);
    check_depth(offset, 1);
    nodes_ += 1;
    levels_.push_back({.anchor = anchor});
    events_.push_back({.kind = kind,
                       .tag = tag != "?",
                       .anchor = anchor > 0,
                       .flow = style == YAML::EmitterStyle::Flow,
                       .offset = offset});
  }

  void end() {
    const Level level = levels_.back();
    levels_.pop_back();
    if (level.anchor > 0) {
      anchors_[level.anchor - 1].nodes = level.nodes;
      anchors_[level.anchor - 1].height = level.height;
    }
    if (!levels_.empty()) {
      levels_.back().nodes += level.nodes;
      levels_.back().height = std::max(levels_.back().height, level.height + 1);
    }
    events_.push_back({.kind = EventKind::end});
  }

  std::vector<Event>& events_;
  std::vector<Anchored> anchors_;
  std::vector<Level> levels_;
  std::size_t nodes_ = 0;
  bool first_ = true;
};

}  // namespace

EventList read_events(std::string_view text) {
  EventList list;
  // With a byte order mark in front, yaml-cpp never guesses at another encoding; its marks do not
  // count it.
  std::istringstream in("\xEF\xBB\xBF" + std::string(text));
  try {
    YAML::Parser parser(in);
    Recorder recorder(list.events);
    if (!parser.HandleNextDocument(recorder)) return list;
    parser.HandleNextDocument(recorder);
  } catch (const SecondDocument& second) {
    list.second_document = second.offset;
  } catch (const StopReading& stop) {
    list.fault = stop.fault;
  } catch (const YAML::Exception& error) {
    list.fault = {.offset = offset_of(error.mark), .message = error.msg};
  } catch (const std::exception& error) {
    list.fault = {.message = error.what()};
  }
  return list;
}

}  // namespace uxi::format::yaml
